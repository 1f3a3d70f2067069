import { daysBetween } from './time.ts';
import type { Day } from './time.ts';
import { assertDay } from './warranty-terms.ts';

/** Anything with days of a warranty: a span, or a stored row with the customer beside it. null = no end. */
export interface Expiring {
  readonly start: Day;
  readonly freeUntil: Day | null;
}

/**
 * The lines whose last free day lies between two days, both included, the soonest first, each with its days left as seen from `from`
 * (0 = it ends that day). For the expiry list of R-002-17, R-002-59, R-002-70, R-002-77, R-002-110 and R-002-114.
 * @throws RangeError when a day is malformed or `to` is before `from`
 */
export function expiringBetween<Line extends Expiring>(
  lines: readonly Line[],
  from: Day,
  to: Day,
): readonly (Line & { readonly daysLeft: number })[] {
  assertDay(from);
  assertDay(to);
  if (to < from) throw new RangeError(`${to} is before ${from}`);
  return lines
    .flatMap((line) => {
      const last = line.freeUntil;
      return last !== null && last >= from && last <= to ? [{ ...line, daysLeft: daysBetween(from, last) }] : [];
    })
    .toSorted((a, b) => a.daysLeft - b.daysLeft);
}

/**
 * The lines in force on a day: who is entitled to a software release that comes out on it (R-002-60).
 * @throws RangeError when the day is malformed
 */
export function inForceOn<Line extends Expiring>(lines: readonly Line[], day: Day): readonly Line[] {
  assertDay(day);
  return lines.filter(({ start, freeUntil }) => start <= day && (freeUntil === null || day <= freeUntil));
}

/**
 * Days from `day` to the last free day: 0 on that day, negative after it, null where there is no end.
 * @throws RangeError when a day is malformed
 */
export function daysLeftOn(freeUntil: Day | null, day: Day): number | null {
  assertDay(day);
  if (freeUntil === null) return null;
  assertDay(freeUntil);
  return daysBetween(day, freeUntil);
}
