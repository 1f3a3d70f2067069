import type { HolidayRow } from '../../../shared/calendars.ts';
import { officialHolidays } from '../../../shared/holidays.ts';
import type { Day } from '../../../shared/time.ts';
import type { StoredHoliday } from './holidays.repository.ts';

export const firstDay = '1970-01-01';
export const lastDay = '2254-12-31';
const shipped = new Map(officialHolidays.map((one) => [one.day, one]));

export function shippedOn(day: Day) {
  return shipped.get(day);
}

/** The days that hold: the official ones with what the shop says instead. `stored` covers the days from `from` to `to`. */
export function holidaysWith(stored: readonly StoredHoliday[], from: Day = firstDay, to: Day = lastDay): readonly HolidayRow[] {
  const days = new Map<Day, HolidayRow>();
  for (const one of officialHolidays) {
    if (one.day >= from && one.day <= to) days.set(one.day, { ...one, origin: 'shipped', version: 0 });
  }
  for (const { day, kind, name, windows, updatedAt } of stored) {
    if (kind === 'normal') {
      days.delete(day);
      continue;
    }
    const origin = shipped.has(day) ? 'changed' : 'own';
    days.set(day, { day, kind, name, ...(windows.length > 0 && { windows }), origin, version: updatedAt });
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
