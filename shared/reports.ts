import { z } from 'zod';
import { day, id, pageInput, searchText } from './fields.ts';
import { requestTypes } from './requests.ts';
import type { RequestState } from './request-lifecycle.ts';
import { addDays, daysBetween, weekdayOf } from './time.ts';
import type { Day } from './time.ts';
import type { TechnicianRef, WorkOrderRow } from './work-orders.ts';

/** Days that one table covers at most. */
export const maxReportDays = 92;

/** Whole days in the shop's zone, both included. */
export const reportSpan = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => to >= from, { error: 'endsBefore', path: ['to'] })
  .refine(({ from, to }) => to < from || daysBetween(from, to) < maxReportDays, { error: 'tooLong', path: ['to'] });
export type ReportSpan = z.output<typeof reportSpan>;

/** Monday to Sunday round a day. */
export function weekOf(one: Day): ReportSpan {
  const monday = addDays(one, 1 - weekdayOf(one));
  return { from: monday, to: addDays(monday, 6) };
}

/** The first to the last day of the month of a day. */
export function monthOf(one: Day): ReportSpan {
  const from = `${one.slice(0, 7)}-01`;
  const next = addDays(from, 31);
  return { from, to: addDays(`${next.slice(0, 7)}-01`, -1) };
}

/** Days as typed become the nearest span that can be asked for; `fallback` stands for what is missing. */
export function askableSpan({ from, to }: { readonly from: string; readonly to: string }, fallback: ReportSpan): ReportSpan {
  const first = day.safeParse(from).data;
  const last = day.safeParse(to).data;
  if (first === undefined && last === undefined) return fallback;
  const begin = first ?? last ?? fallback.from;
  const end = last ?? begin;
  if (end < begin) return { from: end, to: end };
  return { from: daysBetween(begin, end) < maxReportDays ? begin : addDays(end, 1 - maxReportDays), to: end };
}

/**
 * The work of a service worker in a span (G-05, R-001-20). A slip of several workers counts for each of them.
 * `carried + issued - done - voided = open`.
 */
export interface ProgressFigures {
  /** Open when the span began. */
  readonly carried: number;
  readonly issued: number;
  readonly done: number;
  /** Of those done: after the time promised to the customer. */
  readonly doneLate: number;
  readonly voided: number;
  /** Open at the end of the span, or now if it has not ended. */
  readonly open: number;
  /** Of those open: the promised time has passed by then. */
  readonly openLate: number;
}

export interface ProgressRow extends ProgressFigures {
  readonly staffId: number;
  readonly name: string;
}

export interface ProgressReport {
  readonly rows: readonly ProgressRow[];
  /** Of slips, so that one of two workers counts once. */
  readonly total: ProgressFigures;
}

/** What somebody got through (G-02, R-001-19). Times in ms. */
export interface EfficiencyFigures {
  /** Slips handed out in the span and not voided. */
  readonly received: number;
  /** Of those received: finished within the span. */
  readonly finished: number;
  /** Finished within the span, but received before it. */
  readonly finishedEarlier: number;
  /** Mean from handing out to the finish, and on the customer's site, over everything finished in the span; null: nothing was. */
  readonly meanMs: number | null;
  readonly meanSiteMs: number | null;
}

export interface EfficiencyRow extends EfficiencyFigures {
  readonly staffId: number;
  readonly name: string;
  /** Days of the span, up to today, on which visits were planned. */
  readonly plannedDays: number;
  /** Days of the span on which visits were planned and nothing was reported back on the same day. */
  readonly daysWithoutFeedback: readonly Day[];
  /** Nothing was reported today so far, and the shop has not closed yet. */
  readonly isWaitingToday: boolean;
}

export interface EfficiencyReport {
  readonly rows: readonly EfficiencyRow[];
  readonly total: EfficiencyFigures;
}

/** The share of what was received that is finished, in whole percent; null where nothing was received. */
export function finishedPercent({ received, finished }: Pick<EfficiencyFigures, 'received' | 'finished'>): number | null {
  return received === 0 ? null : Math.round((finished * 100) / received);
}

/** Milliseconds as hours with one decimal. */
export function hoursText(ms: number | null): string {
  return ms === null ? '' : (Math.round(ms / 360_000) / 10).toFixed(1);
}

/** The six dated steps of a repair (R-004-37). */
export const repairSteps = ['survey', 'plan', 'prepare', 'repair', 'accept', 'archive'] as const;
export type RepairStep = (typeof repairSteps)[number];

export const repairSorts = ['oldest', 'promised'] as const;
const repairFilter = {
  type: z.enum(requestTypes).nullable().default(null),
  /** Only requests with a slip of this person. */
  staffId: id.nullable().default(null),
  isLate: z.boolean().default(false),
  isHeld: z.boolean().default(false),
  /** Number, or words of the request. */
  query: searchText.default(''),
};
export const repairListInput = z.strictObject({ ...repairFilter, sort: z.enum(repairSorts).default('oldest'), ...pageInput });
export const repairCountInput = z.strictObject(repairFilter);
export const repairPrintInput = z.strictObject({ ...repairFilter, sort: z.enum(repairSorts).default('oldest') });
export type RepairFilter = z.output<typeof repairCountInput>;
export type RepairSort = (typeof repairSorts)[number];

/** Rows that one printed table holds. */
export const repairPrintLimit = 1000;

/** A line of the repair progress table 维修进度跟踪表 (G-07, F-32, R-004-39). */
export interface RepairRow {
  readonly id: number;
  readonly no: string;
  readonly customerId: number;
  readonly customerName: string;
  readonly productText: string;
  readonly content: string;
  readonly type: string;
  readonly state: RequestState;
  readonly receivedAt: number;
  readonly promisedAt: number;
  readonly isLate: boolean;
  readonly holdReason: string;
  readonly ownerName: string;
  readonly technicians: readonly TechnicianRef[];
  /** When each step was taken; null: not yet. */
  readonly steps: Readonly<Record<RepairStep, number | null>>;
  /** The furthest step that was taken; null: none. */
  readonly lastStep: RepairStep | null;
  readonly lastStepAt: number | null;
}

/** Numbers of the day (G-01, R-000-03, R-000-52). */
export interface DayFigures {
  /** Slips issued on the day, and lines of its log: the same number. */
  readonly slips: number;
  readonly lines: number;
  readonly voided: number;
  readonly returned: number;
  /** Lines neither voided nor returned. */
  readonly out: number;
  /** Numbers of the day that no slip carries, and slips that stand in no line of the log. */
  readonly missing: readonly string[];
}

/** Slips of the day still out at closing time, by technician, with the end-of-day check of the log. */
export interface EveningReport extends DayFigures {
  /** Planned for that day or before it, paper not back; by technician, then by planned time. */
  readonly rows: readonly EveningRow[];
  /** Where the chain over the records stood (F119); null before it began. */
  readonly chain: { readonly seq: number; readonly mark: string; readonly total: number } | null;
}

export interface EveningRow extends WorkOrderRow {
  /** Planned for an earlier day. */
  readonly daysLate: number;
}

/** The share of the papers that are back, in whole percent; null where there is none. */
export function returnedPercent({ lines, voided, returned }: Pick<DayFigures, 'lines' | 'voided' | 'returned'>): number | null {
  return lines === voided ? null : Math.floor((returned * 100) / (lines - voided));
}

/** A slip planned for a day, for the morning's print. */
export interface MorningSlip {
  readonly id: number;
  readonly no: string;
  readonly plannedAt: number;
  readonly customerName: string;
  readonly printCount: number;
  /** The lead; a slip without one stands last. */
  readonly staffId: number | null;
  readonly technician: string;
}

/** Slips that are read for one morning; what is more says so. */
export const morningLimit = 1000;

export interface MorningReport {
  /** By technician, then by planned time. */
  readonly slips: readonly MorningSlip[];
  readonly isMore: boolean;
}

export const reportForms = ['progress', 'efficiency', 'repairs', 'evening'] as const;
export type ReportForm = (typeof reportForms)[number];
/** Notes that a table was printed: it says how people work, and names customers. */
export const recordReportPrintInput = z.strictObject({ form: z.enum(reportForms), from: day, to: day });

/** The filters as parameters of an address, so that the print preview shows what the list shows. */
export function addressOfRepairs(filter: RepairFilter, sort: RepairSort): Readonly<Record<string, string>> {
  const { type, staffId, isLate, isHeld, query } = filter;
  const entries = { form: 'repairs', sort, type, staffId, isLate: isLate || null, isHeld: isHeld || null, query: query || null };
  return Object.fromEntries(Object.entries(entries).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])));
}

/** The filters that an address asks for; what it does not say is not filtered. */
export function repairsOfAddress(read: (name: string) => string | null): RepairFilter & { readonly sort: RepairSort } {
  const staffId = Number(read('staffId'));
  return {
    type: requestTypes.find((one) => one === read('type')) ?? null,
    staffId: Number.isSafeInteger(staffId) && staffId > 0 ? staffId : null,
    isLate: read('isLate') === 'true',
    isHeld: read('isHeld') === 'true',
    query: (read('query') ?? '').slice(0, 60),
    sort: repairSorts.find((one) => one === read('sort')) ?? 'oldest',
  };
}
