import { addFen } from './money.ts';
import type { StockSpan } from './stock-reports.ts';
import { addDays, daysBetween } from './time.ts';

/** What happened to tools in two spans, as it stands in the books: the raw matter of 工具损耗统计 (G-16). */
export interface WearFacts {
  readonly issues: readonly WearIssue[];
  readonly ends: readonly WearEnd[];
  readonly repairs: readonly WearRepair[];
}

/** Given out on a day; loans are no wear and are left out. */
export interface WearIssue {
  readonly on: string;
  readonly itemId: number;
  readonly staffId: number;
  readonly qty: number;
}

/** How a tool's use came to an end, or one left the shop for good. */
export const wearEnds = ['paid', 'free', 'after', 'lost', 'scrapped'] as const;
export type WearEndKind = (typeof wearEnds)[number];
export interface WearEnd {
  readonly on: string;
  readonly itemId: number;
  /** Whose it was; null for what lay in the room. */
  readonly staffId: number | null;
  readonly qty: number;
  readonly kind: WearEndKind;
  /** Day of issue, '' where nobody held it. */
  readonly issuedOn: string;
}

/** Came back from repair on a day. */
export interface WearRepair {
  readonly on: string;
  readonly itemId: number;
  readonly staffId: number | null;
  readonly qty: number;
  readonly sentOn: string;
  readonly costFen: number;
  readonly holderFen: number;
}

/** What wore out in a span. */
export interface WearFigures {
  readonly issued: number;
  /** Exchanged inside the life, paid or free (R-000-81), and after it or without one (R-000-82). */
  readonly paid: number;
  readonly free: number;
  readonly after: number;
  readonly lost: number;
  readonly scrapped: number;
  readonly repairs: number;
  readonly repairFen: number;
  readonly daysAway: number;
  /** Mean life of what was exchanged or lost, in tenths of a month; null where nothing was. */
  readonly reachedTenths: number | null;
}

export interface WearRow extends WearFigures {
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  /** Months that it must live; null for no limit. */
  readonly lifeMonths: number | null;
  /** Exchanged and lost, in this span and in the one before; what was exchanged and then scrapped wore out once. */
  readonly worn: number;
  readonly wornBefore: number;
}

export interface WearPerson extends WearFigures {
  readonly staffId: number;
  readonly name: string;
  readonly worn: number;
  readonly wornBefore: number;
  /** Their shares of repairs. */
  readonly holderFen: number;
}

export interface WearReport {
  readonly span: StockSpan;
  readonly before: StockSpan;
  readonly kinds: readonly WearRow[];
  readonly people: readonly WearPerson[];
  readonly total: WearFigures & { readonly worn: number; readonly wornBefore: number };
}

/** As many days as the span has, right before it; the month before a whole month. */
export function spanBefore({ from, to }: StockSpan): StockSpan {
  const end = addDays(from, -1);
  const isMonth = from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7) && addDays(to, 1).slice(0, 7) !== to.slice(0, 7);
  return { from: isMonth ? `${end.slice(0, 7)}-01` : addDays(from, -(daysBetween(from, to) + 1)), to: end };
}

const daysOfYear = 365.2425;

/** Months between two days as people say it, in tenths. */
function monthTenths(from: string, to: string): number {
  return Math.round((daysBetween(from, to) * 120) / daysOfYear);
}

const isIn =
  ({ from, to }: StockSpan) =>
  ({ on }: { readonly on: string }): boolean =>
    on >= from && on <= to;
const units = (rows: readonly { readonly qty: number }[]): number => rows.reduce((sum, { qty }) => sum + qty, 0);

/** Everything that wore out in a span, of those facts that are about it. */
export function wearOf(
  { issues, ends, repairs }: WearFacts,
  span: StockSpan,
): WearFigures & { readonly worn: number; readonly holderFen: number } {
  const ended = ends.filter(isIn(span));
  const of = (kind: WearEndKind) => units(ended.filter((end) => end.kind === kind));
  const back = repairs.filter(isIn(span));
  const lived = ended.filter(({ issuedOn, kind }) => issuedOn !== '' && kind !== 'scrapped');
  const tenths = lived.reduce((sum, { issuedOn, on, qty }) => sum + monthTenths(issuedOn, on) * qty, 0);
  return {
    issued: units(issues.filter(isIn(span))),
    paid: of('paid'),
    free: of('free'),
    after: of('after'),
    lost: of('lost'),
    scrapped: of('scrapped'),
    repairs: back.length,
    repairFen: addFen(...back.map(({ costFen }) => costFen)),
    daysAway: back.reduce((sum, { sentOn, on }) => sum + daysBetween(sentOn, on), 0),
    reachedTenths: lived.length === 0 ? null : Math.round(tenths / units(lived)),
    worn: units(ended.filter(({ kind }) => kind !== 'scrapped')),
    holderFen: addFen(...back.map(({ holderFen }) => holderFen)),
  };
}

/** Tenths of months as they are written. */
export function lifeText(tenths: number | null): string {
  return tenths === null ? '—' : (tenths / 10).toFixed(1);
}
