import type { WorkingCalendar } from './calendar.ts';
import { addDays, dayOf, startOfDay, wallClock, zonedToEpoch } from './time.ts';
import type { Day } from './time.ts';
import type { TimerClock, TimerLimit, TimerPolicy } from './timer-policy.ts';
import { addMonths } from './warranty-terms.ts';

export interface ClockSpan {
  readonly from: number;
  readonly to: number;
}

/** The way in which a policy's time runs, over one calendar. */
export interface RunningClock {
  readonly kind: TimerClock;
  readonly calendar: WorkingCalendar;
  /** The instant after so much time of this clock; a negative amount goes back. */
  advance(at: number, ms: number): number;
  /** Time of this clock between two instants; negative when `to` is earlier. */
  between(from: number, to: number): number;
  /** The first instant from `at` on at which it runs. */
  next(at: number): number;
  /** When it runs on a day of the calendar's zone. */
  spansOn(day: Day): readonly ClockSpan[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** So many days without a window in a row, and the calendar is held to have none at all. */
const daysWithout = 1100;

export function clockOf(kind: TimerClock, calendar: WorkingCalendar): RunningClock {
  const { zone } = calendar;
  const whole = (day: Day): ClockSpan => ({ from: startOfDay(day, zone), to: startOfDay(addDays(day, 1), zone) });
  if (kind === 'calendar') {
    const spansOn = (day: Day): readonly ClockSpan[] => [whole(day)];
    return { kind, calendar, advance: (at, ms) => at + ms, between: (from, to) => to - from, next: (at) => at, spansOn };
  }
  const isWorking = kind === 'working';
  const spansOn = (day: Day): readonly ClockSpan[] => (isWorking ? calendar.windowsOn(day) : calendar.isWorkday(day) ? [whole(day)] : []);
  const forward = (at: number, ms: number): number => (isWorking ? calendar.add(at, ms) : calendar.addOnWorkdays(at, ms));
  const counted = (from: number, to: number): number => (isWorking ? calendar.between(from, to) : calendar.betweenOnWorkdays(from, to));
  return {
    kind,
    calendar,
    advance: (at, ms) => (ms < 0 ? back(zone, spansOn, at, -ms) : forward(at, ms)),
    between: (from, to) => (to < from ? -counted(to, from) : counted(from, to)),
    next: (at) => forward(at, 0),
    spansOn,
  };
}

/** When time begins to run. */
export function beginOf({ startsAtOpening }: TimerPolicy, { calendar }: RunningClock, startedAt: number): number {
  return startsAtOpening ? calendar.nextOpen(startedAt) : startedAt;
}

/**
 * Where a limit that starts at `at` ends. Days of the working clock are working days at the same time of day (R-000-10), those of the
 * calendar clock calendar days at the same time of day. Months and years end at the same time of the same day of a later month, or of
 * its last day: a term that starts with a day ends with the last day of a warranty of that length (R-002-17).
 */
export function limitEnd(limit: TimerLimit, clock: RunningClock, at: number): number {
  const { unit, amount } = limit;
  const { kind, calendar } = clock;
  switch (unit) {
    case 'minutes':
      return clock.advance(at, amount * MINUTE);
    case 'hours':
      return clock.advance(at, amount * HOUR);
    case 'days':
      if (kind === 'workdays') return clock.advance(at, amount * DAY);
      if (kind === 'calendar') return sameTimeOn(addDays(dayOf(at, calendar.zone), amount), at, calendar.zone);
      return amount < 0 ? workdaysBefore(calendar, at, -amount) : calendar.addDays(at, amount);
    case 'months':
    case 'years': {
      const later = addMonths(dayOf(at, calendar.zone), unit === 'years' ? amount * 12 : amount);
      return clock.next(sameTimeOn(later, at, calendar.zone));
    }
    case 'workdayEnd':
      return workdayEnd(calendar, at, amount);
    default:
      return unit satisfies never;
  }
}

/** The end of the working day on which work next goes on, or of the one `later` working days after it (R-000-52). */
function workdayEnd(calendar: WorkingCalendar, at: number, later: number): number {
  const open = calendar.nextOpen(at);
  const windows = calendar.windowsOn(dayOf(later === 0 ? open : calendar.addDays(open, later), calendar.zone));
  return windows.at(-1)?.to ?? open;
}

/** So many working days earlier at the same time of day, or at the nearest earlier end of that day's work, or at its first opening. */
function workdaysBefore(calendar: WorkingCalendar, at: number, count: number): number {
  let day = dayOf(at, calendar.zone);
  for (let left = count, closed = 0; left > 0;) {
    day = addDays(day, -1);
    const isWorkday = calendar.isWorkday(day);
    closed = isWorkday ? 0 : closed + 1;
    if (isWorkday) left -= 1;
    if (closed > daysWithout) throw neverOpen();
  }
  const same = sameTimeOn(day, at, calendar.zone);
  const windows = calendar.windowsOn(day);
  if (windows.some(({ from, to }) => from <= same && same <= to)) return same;
  return windows.findLast(({ to }) => to < same)?.to ?? windows[0]?.from ?? same;
}

function back(zone: string, spansOn: RunningClock['spansOn'], at: number, ms: number): number {
  let left = ms;
  let day = dayOf(at, zone);
  for (let closed = 0; closed <= daysWithout; day = addDays(day, -1)) {
    const spans = spansOn(day);
    for (const { from, to } of spans.toReversed()) {
      if (from >= at) continue;
      const end = Math.min(to, at);
      if (left <= end - from) return end - left;
      left -= end - from;
    }
    closed = spans.length > 0 ? 0 : closed + 1;
  }
  throw neverOpen();
}

function neverOpen(): RangeError {
  return new RangeError('The calendar is never open');
}

function sameTimeOn(day: Day, at: number, zone: string): number {
  const { h, min } = wallClock(at, zone);
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
  return zonedToEpoch({ y, m, d, h, min }, zone) + (at % MINUTE);
}
