import { z } from 'zod';
import { addDays, isDay } from './time.ts';
import type { Day } from './time.ts';

/** A term that ends: whole years, months or days, from 1 up to a hundred years. */
export const countedTerm = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('years'), count: z.number().int().min(1).max(100) }),
  z.strictObject({ unit: z.literal('months'), count: z.number().int().min(1).max(1200) }),
  z.strictObject({ unit: z.literal('days'), count: z.number().int().min(1).max(36_500) }),
]);
export type CountedTerm = Readonly<z.infer<typeof countedTerm>>;

/**
 * How long a warranty lasts. `lifetime` never ends; where only its beginning costs nothing, `free` says how long, and after that the
 * line's price mode applies while requests are still accepted (R-002-114). `free: null` is free for ever.
 */
export const warrantyTerm = z.discriminatedUnion('unit', [
  ...countedTerm.options,
  z.strictObject({ unit: z.literal('lifetime'), free: countedTerm.nullable() }),
]);
export type WarrantyTerm = Readonly<z.infer<typeof warrantyTerm>>;

/**
 * The last day of a term whose first day is `start`: the day before (start plus term); null for a lifetime. Years and months keep the
 * day of the month, or take the month's end where it does not exist, before the one day is taken off: 2024-03-01 and 1 year is
 * 2025-02-28 (R-002-17), 60 months is 2029-02-28 (R-002-70), and 2024-02-29 and 1 year is 2025-02-27. Never before `start`.
 * @throws RangeError when `start` is no day, the count is not a whole number from 1, or the end lies after the year 9999
 */
export function lastDayOf(start: Day, term: WarrantyTerm): Day | null {
  assertDay(start);
  if (term.unit === 'lifetime') return null;
  if (!Number.isSafeInteger(term.count) || term.count < 1) throw new RangeError(`a term must be a whole number from 1, not ${term.count}`);
  const last = term.unit === 'days' ? addDays(start, term.count - 1) : addDays(addMonths(start, months(term)), -1);
  assertDay(last);
  return last;
}

/** The last day on which nothing is charged: that of the term, or of the free part of a lifetime; null when it is free for ever. */
export function lastFreeDayOf(start: Day, term: WarrantyTerm): Day | null {
  if (term.unit !== 'lifetime') return lastDayOf(start, term);
  return term.free && lastDayOf(start, term.free);
}

/**
 * The day `count` calendar months later, 0 or more; the month's end where the day does not exist: 2024-01-31 and 1 is 2024-02-29.
 * @throws RangeError when `day` is no day, `count` is not a whole number from 0, or the year 9999 is passed
 */
export function addMonths(day: Day, count: number): Day {
  assertDay(day);
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`months must be a whole number from 0, not ${count}`);
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  const date = Math.min(Number(day.slice(8, 10)), daysInMonth(year, month));
  const later = `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
  assertDay(later);
  return later;
}

/** @throws RangeError unless `day` is an existing day, written `YYYY-MM-DD` */
export function assertDay(day: Day): void {
  if (!isDay(day)) throw new RangeError(`"${day}" is not a day written YYYY-MM-DD`);
}

const months = (term: CountedTerm): number => (term.unit === 'years' ? term.count * 12 : term.count);
const pad = (value: number, length: number): string => `${value}`.padStart(length, '0');

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
