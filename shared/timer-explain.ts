import type { DayException, WorkingCalendar } from './calendar.ts';
import type { HoldReason } from './holds.ts';
import { addDays, dayOf, weekdayOf } from './time.ts';
import type { Day } from './time.ts';
import { beginOf, clockOf, limitEnd } from './timer-clock.ts';
import type { ClockSpan, RunningClock } from './timer-clock.ts';
import type { PausePart } from './timer-pauses.ts';
import { movedBy, pauseGroups } from './timer-pauses.ts';
import type { TimerClock, TimerLimit, TimerPolicy } from './timer-policy.ts';
import { agreedOf, countingPauses, dueOf } from './timers.ts';
import type { TimerRun } from './timers.ts';

/** Why nothing counts on a day: weekend, another weekday without work, or a day that the calendar switches off by name. */
export type SkipReason = 'weekend' | 'closed' | 'holiday';

/**
 * One line of the explanation of a due time, in the order of the arithmetic; instants and spans in ms. The milliseconds of `day` and
 * `more` lines add up to that of `sum`.
 */
export type ExplainStep =
  | { readonly key: 'start'; readonly at: number }
  | { readonly key: 'limit'; readonly limit: TimerLimit; readonly clock: TimerClock; readonly calendar: string }
  /** Outside the clock's time: it begins at the next opening. */
  | { readonly key: 'opening'; readonly at: number }
  /** `name` is that of a make-up workday or of another day that the calendar switches on. */
  | { readonly key: 'day'; readonly day: Day; readonly windows: readonly ClockSpan[]; readonly ms: number; readonly name: string }
  /** Days in a row on which nothing counts, for one reason. */
  | { readonly key: 'skipped'; readonly from: Day; readonly to: Day; readonly reason: SkipReason; readonly name: string }
  /** The days that a long explanation does not list one by one. */
  | { readonly key: 'more'; readonly from: Day; readonly to: Day; readonly days: number; readonly ms: number }
  | {
      readonly key: 'pause';
      readonly reason: HoldReason;
      readonly from: number;
      /** null: it still lasts. */
      readonly to: number | null;
      readonly ms: number;
      readonly before: number;
      readonly after: number;
    }
  /** The time agreed with the customer stands in place of `instead`. */
  | { readonly key: 'agreed'; readonly at: number; readonly instead: number }
  | { readonly key: 'sum'; readonly ms: number }
  | { readonly key: 'due'; readonly at: number };

/** More day lines than these are put together in one. */
const daysListed = 40;

/** How the due time of `dueOf` comes about, as lines that a screen puts into words. */
export function explainDue(policy: TimerPolicy, run: TimerRun, calendar: WorkingCalendar, now: number): readonly ExplainStep[] {
  const clock = clockOf(policy.clock, calendar);
  const begunAt = beginOf(policy, clock, run.startedAt);
  const base = limitEnd(policy.limit, clock, begunAt);
  const { dueAt } = dueOf(policy, run, calendar, now);
  const steps: ExplainStep[] = [
    { key: 'start', at: run.startedAt },
    { key: 'limit', limit: policy.limit, clock: policy.clock, calendar: calendar.code },
  ];
  if (agreedOf(policy, run) !== null) return [...steps, { key: 'agreed', at: dueAt, instead: base }, { key: 'due', at: dueAt }];

  const isAhead = base < begunAt;
  const opening = clock.next(begunAt);
  if (!isAhead && opening > run.startedAt) steps.push({ key: 'opening', at: opening });
  const parts = countingPauses(policy, run, clock, now);
  if (policy.clock !== 'calendar') steps.push(...dayLines(clock, isAhead ? base : begunAt, isAhead ? begunAt : dueAt, parts));
  movedBy(pauseGroups(policy.pauses, begunAt, run.pauses, now), clock, base, (part, ms, before, after) => {
    steps.push({ key: 'pause', reason: part.reason, from: part.from, to: part.isOpen ? null : part.to, ms, before, after });
  });
  return [...steps, { key: 'sum', ms: countedMs(clock, begunAt, dueAt, parts) }, { key: 'due', at: dueAt }];
}

function countedMs(clock: RunningClock, startedAt: number, dueAt: number, parts: readonly PausePart[]): number {
  const [from, to] = dueAt < startedAt ? [dueAt, startedAt] : [startedAt, dueAt];
  return parts.reduce((left, part) => left - clock.between(Math.min(part.from, to), Math.min(part.to, to)), clock.between(from, to));
}

/** One line a day, those that do not count in a row together; the middle of a long stretch is one line. */
function dayLines(clock: RunningClock, from: number, to: number, parts: readonly PausePart[]): readonly ExplainStep[] {
  const { calendar } = clock;
  const lines: ExplainStep[] = [];
  const rest: { readonly day: Day; readonly ms: number }[] = [];
  const last = dayOf(Math.max(from, to - 1), calendar.zone);
  for (let day = dayOf(from, calendar.zone); day <= last; day = addDays(day, 1)) {
    const spans = clock.spansOn(day);
    const windows = spans.flatMap((span) => without(cut(span, from, to), parts));
    const ms = windows.reduce((sum, window) => sum + window.to - window.from, 0);
    if (lines.length >= daysListed) {
      if (ms > 0) rest.push({ day, ms });
    } else if (spans.length === 0) {
      addSkipped(lines, day, calendar.exceptionOn(day));
    } else if (ms > 0) {
      const exception = calendar.exceptionOn(day);
      lines.push({ key: 'day', day, windows, ms, name: exception?.kind === 'on' ? exception.name : '' });
    }
  }
  const [first, final] = [rest[0], rest.at(-1)];
  if (!first || !final) return lines;
  return [...lines, { key: 'more', from: first.day, to: final.day, days: rest.length, ms: rest.reduce((sum, { ms }) => sum + ms, 0) }];
}

function addSkipped(lines: ExplainStep[], day: Day, exception: DayException | undefined): void {
  const reason = exception?.kind === 'off' ? 'holiday' : weekdayOf(day) >= 6 ? 'weekend' : 'closed';
  const name = exception?.kind === 'off' ? exception.name : '';
  const previous = lines.at(-1);
  if (previous?.key === 'skipped' && previous.reason === reason && previous.name === name && addDays(previous.to, 1) === day) {
    lines[lines.length - 1] = { ...previous, to: day };
  } else lines.push({ key: 'skipped', from: day, to: day, reason, name });
}

function cut(span: ClockSpan, from: number, to: number): ClockSpan {
  return { from: Math.max(span.from, from), to: Math.min(span.to, to) };
}

/** What is left of a stretch without the pauses. */
function without(span: ClockSpan, parts: readonly PausePart[]): readonly ClockSpan[] {
  let left = span.from < span.to ? [span] : [];
  for (const part of parts) {
    left = left.flatMap(({ from, to }) =>
      part.to <= from || part.from >= to
        ? [{ from, to }]
        : [...(part.from > from ? [{ from, to: part.from }] : []), ...(part.to < to ? [{ from: part.to, to }] : [])],
    );
  }
  return left;
}
