import type { Span, ZonedDay, ZonedDays } from './calendar-days.ts';

/** A clock that runs in the spans of each day and stands still between them. */
export interface SpanClock {
  isRunning(at: number): boolean;
  next(at: number): number;
  add(at: number, ms: number): number;
  between(from: number, to: number): number;
}

/** So many days without a span in a row, and the calendar is held to have none at all. */
const daysWithout = 1100;

/** The arithmetic of the working clock and of the clock that stands still on days off (R-002-23): only their spans differ. */
export function spanClock(days: ZonedDays, spansOf: (day: ZonedDay) => readonly Span[]): SpanClock {
  function next(at: number): number {
    let day = days.at(at);
    for (let closed = 0; closed <= daysWithout; closed++) {
      for (const { from, to } of spansOf(day)) if (at < to) return Math.max(at, from);
      day = days.of(day.index + 1);
    }
    throw neverOpen();
  }

  return {
    isRunning: (at) => spansOf(days.at(at)).some(({ from, to }) => from <= at && at < to),
    next,
    add(at, ms) {
      if (!(ms >= 0 && ms < Infinity)) throw new RangeError('Working time is finite and not negative');
      if (ms === 0) return next(at);
      let left = ms;
      let day = days.at(at);
      for (let closed = 0; closed <= daysWithout;) {
        const spans = spansOf(day);
        for (const { from, to } of spans) {
          if (to <= at) continue;
          const start = Math.max(from, at);
          if (left <= to - start) return start + left;
          left -= to - start;
        }
        closed = spans.length > 0 ? 0 : closed + 1;
        day = days.of(day.index + 1);
      }
      throw neverOpen();
    },
    between(from, to) {
      if (to <= from) return 0;
      let sum = 0;
      for (let day = days.at(from); day.start < to; day = days.of(day.index + 1)) {
        for (const span of spansOf(day)) sum += Math.max(0, Math.min(to, span.to) - Math.max(from, span.from));
      }
      return sum;
    },
  };
}

/** The day `n` days with windows later. */
export function workdayAfter(days: ZonedDays, from: ZonedDay, n: number): ZonedDay {
  let day = from;
  for (let left = n, closed = 0; left > 0;) {
    day = days.of(day.index + 1);
    const isWorkday = day.windows.length > 0;
    closed = isWorkday ? 0 : closed + 1;
    if (isWorkday) left -= 1;
    if (closed > daysWithout) throw neverOpen();
  }
  return day;
}

function neverOpen(): RangeError {
  return new RangeError('The calendar is never open');
}
