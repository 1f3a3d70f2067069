/** What is wrong with the machine or the data, found by the program itself. */
const findingKinds = ['databaseGone', 'databaseDamaged', 'clockBack', 'diskLow', 'walLarge', 'projections'] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Findings that everybody has to see; the others are for whoever keeps the machine. */
const forAll: ReadonlySet<FindingKind> = new Set(['databaseGone', 'databaseDamaged', 'clockBack']);

export function concernsAll(kind: FindingKind): boolean {
  return forAll.has(kind);
}

export interface Finding {
  readonly kind: FindingKind;
  readonly since: number;
  /** Figures for its text: bytes, instants, counts. */
  readonly details: Readonly<Record<string, number>>;
}

/** Free space is low below 2 GB, or below three times the database: a backup and a compaction must still find room (F07). */
export function lowSpaceLimit(databaseBytes: number): number {
  return Math.max(2_000_000_000, 3 * databaseBytes);
}

/** A write-ahead log of this size says that somebody reads without an end, or that checkpoints fail (F24). */
export const walLimit = 64 * 1024 * 1024;

/** Clocks of a network differ by seconds; more than this before the last entry is a clock that was set back (F28). */
export const clockToleranceMs = 2 * 60_000;

/** How something stands: fine, to be looked at some time, to be acted on now. */
export type Level = 'good' | 'look' | 'act';

/** What a line of the diagnosis page says, `<subject>.<level>`: only what can be. */
const saysCodes = [
  'writes.act',
  'database.good',
  'server.good',
  'check.good',
  'check.look',
  'check.act',
  'wal.good',
  'wal.look',
  'disk.good',
  'disk.look',
  'disk.act',
  'diskUnknown.look',
  'clock.good',
  'clock.act',
  'projections.good',
  'projections.look',
  'projections.act',
  'errors.good',
  'errors.look',
  'sessions.good',
  'jobs.good',
] as const;
export type SaysCode = (typeof saysCodes)[number];

/** What is to be done about it. */
export type TodoCode = 'restart' | 'waitForCheck' | 'shrinkLog' | 'makeRoom' | 'setClock' | 'compare' | 'checkNow' | 'sendBundle';

/** One line of the diagnosis page; its level is the end of `says`. */
export interface DiagnosisLine {
  readonly says: SaysCode;
  readonly values: Readonly<Record<string, string | number>>;
  readonly todo: TodoCode | null;
}

export function levelOf(says: SaysCode): Level {
  return says.slice(says.indexOf('.') + 1) as Level;
}

/** An unexpected failure, as the log has it, without what it was about. */
export interface LoggedError {
  readonly at: number;
  readonly ref: string;
  readonly message: string;
  readonly path: string;
}

/** One derived figure that differs from what it is derived from. */
export interface ProjectionDifference {
  /** Which record, by its number or id; never a name. */
  readonly what: string;
  readonly stored: string;
  readonly computed: string;
}

/** Every figure that is kept beside what it follows from, by the name of its check. */
export const projectionNames = [
  'stock',
  'lots',
  'slipParts',
  'toolPlaces',
  'toolHoldings',
  'toolPurchases',
  'empties',
  'deductionPlans',
  'deductions',
  'reversals',
  'stocktakeLines',
  'requestStates',
  'holds',
  'reopenings',
  'slipStates',
  'slipPrints',
  'timerPauses',
  'timerEnds',
  'requestTexts',
  'addressTexts',
  'customerTerms',
  'ownedTerms',
  'phones',
  'consents',
  'warranties',
] as const;
export type ProjectionName = (typeof projectionNames)[number];

export interface ProjectionResult {
  readonly projection: ProjectionName;
  /** How many stored figures were compared. */
  readonly compared: number;
  readonly differences: readonly ProjectionDifference[];
  /** More than were named. */
  readonly isMore: boolean;
}

export interface Reconciliation {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly results: readonly ProjectionResult[];
}

/** The diagnosis page: how the machine and the data stand, in lines that say what to do. */
export interface DiagnosisView {
  readonly at: number;
  readonly version: string;
  readonly engine: string;
  /** Of this process. */
  readonly startedAt: number;
  readonly lines: readonly DiagnosisLine[];
  /** The newest first. */
  readonly errors: readonly LoggedError[];
  readonly reconciliation: Reconciliation | null;
}
