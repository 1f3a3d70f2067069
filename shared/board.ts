import { z } from 'zod';
import { day, id, instant } from './fields.ts';
import type { RequestState } from './request-lifecycle.ts';
import type { Urgency } from './requests.ts';
import type { Day } from './time.ts';
import type { WorkOrderState } from './work-order-lifecycle.ts';

/** What a job takes when nobody said how long. */
export const usualMinutes = 60;
/** The board moves by half hours. */
export const slotMinutes = 30;
const MINUTE = 60_000;

export const boardDayInput = z.strictObject({ day });
/** `at`: for when somebody is looked for; null: as soon as possible. */
export const proposalsInput = z.strictObject({ requestId: id, at: instant.nullable().default(null) });

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A planned stretch of time; without an end it takes the usual hour. */
export interface Planned {
  readonly plannedAt: number;
  readonly plannedUntil: number | null;
}

/** The end of a job in epoch ms; a job that ends as it begins takes the usual time too, so that it never hides. */
export function endOf({ plannedAt, plannedUntil }: Planned): number {
  return plannedUntil !== null && plannedUntil > plannedAt ? plannedUntil : plannedAt + usualMinutes * MINUTE;
}

/** Do two jobs want the same time? One may begin when the other ends. */
export function overlaps(one: Planned, other: Planned): boolean {
  return one.plannedAt < endOf(other) && other.plannedAt < endOf(one);
}

/** The half hour that a minute of the day lies in, kept within the day. */
export function toSlot(minute: number): number {
  const slot = Math.floor(minute / slotMinutes) * slotMinutes;
  return Math.min(Math.max(0, slot), 1440 - slotMinutes);
}

/** Minutes of `spans` that lie in `windows`; both in order and without overlap. */
export function minutesWithin(spans: readonly Span[], windows: readonly Span[]): number {
  let sum = 0;
  for (const span of spans) for (const { from, to } of windows) sum += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from));
  return sum;
}

/** What is left of `windows` without `away`. */
export function without(windows: readonly Span[], away: readonly Span[]): readonly Span[] {
  let left = [...windows];
  for (const off of away)
    left = left.flatMap(({ from, to }) =>
      [
        { from, to: Math.min(to, off.from) },
        { from: Math.max(from, off.to), to },
      ].filter((span) => span.from < span.to),
    );
  return left;
}

/** Spans put together where they touch, in order. */
export function united(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && span.from <= last.to) all[all.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else all.push(span);
  }
  return all;
}

/** A technician's day in minutes: what is planned, what can be worked, and the working time that is not planned yet. */
export interface Load {
  readonly planned: number;
  readonly working: number;
  readonly unplanned: number;
  readonly jobs: number;
}

/** All in minutes of the day. Jobs that lie on each other count each; unplanned time is what none of them touches. */
export function loadOf(jobs: readonly Span[], windows: readonly Span[], away: readonly Span[]): Load {
  const working = without(windows, united(away));
  const whole = { from: 0, to: 1440 };
  return {
    planned: minutesWithin(jobs, [whole]),
    working: minutesWithin([whole], working),
    unplanned: minutesWithin([whole], without(working, united(jobs))),
    jobs: jobs.length,
  };
}

/** A request that waits for a technician. */
export interface BoardJob {
  readonly id: number;
  readonly no: string;
  readonly version: number;
  readonly state: RequestState;
  readonly urgency: Urgency;
  readonly customerName: string;
  readonly address: string;
  readonly region: string;
  readonly productText: string;
  readonly serviceWanted: string;
  readonly receivedAt: number;
  readonly promisedAt: number;
  readonly holdReason: string;
  /** Its project is not paid for: repaired at once (R-000-06). */
  readonly isUnpaidProject: boolean;
  /** The visit that the customer was promised before there is a slip (B-09). */
  readonly appointmentAt: number | null;
}

/** A slip on the board: in the row of each of its technicians, the first leads. */
export interface BoardSlip extends Planned {
  readonly id: number;
  readonly no: string;
  readonly version: number;
  readonly requestId: number;
  readonly state: WorkOrderState;
  readonly urgency: Urgency;
  readonly customerName: string;
  readonly address: string;
  readonly work: string;
  readonly promisedAt: number;
  readonly staffIds: readonly number[];
  readonly isConfirmed: boolean;
  readonly holdReason: string;
  readonly isOverlapAllowed: boolean;
}

export interface BoardPerson {
  readonly id: number;
  readonly name: string;
  readonly phone: string;
  readonly skills: string;
  readonly region: string;
  /** Where they work (R-002-75). */
  readonly outletId: number | null;
  readonly outletName: string | null;
  /** Parts of the day on which they are away, in minutes, with the reason. */
  readonly away: readonly (Span & { readonly reason: string })[];
  readonly openSlips: number;
}

export interface BoardDay {
  readonly day: Day;
  /** Working windows of the day in minutes; empty: closed. */
  readonly windows: readonly Span[];
  /** Name of a public holiday or make-up workday, empty: none. */
  readonly dayName: string;
  readonly people: readonly BoardPerson[];
  readonly slips: readonly BoardSlip[];
  readonly waiting: readonly BoardJob[];
  /** There are more waiting than are shown. */
  readonly isMore: boolean;
}

const ranks: Readonly<Record<Urgency, number>> = { urgent: 0, important: 1, general: 2 };

/** R-002-27: urgent and important first; within a class the unpaid projects (R-000-06), then what is due first. */
export function compareWaiting(a: WaitingOrder, b: WaitingOrder): number {
  return (
    ranks[a.urgency] - ranks[b.urgency] ||
    Number(b.isUnpaidProject) - Number(a.isUnpaidProject) ||
    a.promisedAt - b.promisedAt ||
    a.id - b.id
  );
}
type WaitingOrder = Pick<BoardJob, 'id' | 'urgency' | 'isUnpaidProject' | 'promisedAt'>;

/** The hours that the columns show: the working day, wide enough for what is planned outside it. */
export function shownHours(windows: readonly Span[], jobs: readonly Span[]): Span {
  const all = [...windows, ...jobs];
  if (windows.length === 0) all.push({ from: 9 * 60, to: 18 * 60 });
  const from = Math.floor(Math.min(...all.map((span) => span.from)) / 60) * 60;
  const to = Math.ceil(Math.max(...all.map((span) => span.to)) / 60) * 60;
  return { from: Math.max(0, from), to: Math.min(1440, to) };
}
