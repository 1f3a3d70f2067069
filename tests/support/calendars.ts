import { compileCalendar, shippedCalendars } from '../../shared/calendar.ts';
import type { CalendarPlan, DayException, WeekPlan, WorkWindow, WorkingCalendar } from '../../shared/calendar.ts';
import { officialHolidays } from '../../shared/holidays.ts';
import { zonedToEpoch } from '../../shared/time.ts';

export const shanghai = 'Asia/Shanghai';
export const berlin = 'Europe/Berlin';

const nine = [{ from: 540, to: 1080 }];
const none: readonly WorkWindow[] = [];

/** The calendar of the catalogue's worked examples: Monday to Friday 09:00-18:00 without lunch; 2024-03-01 is a Friday. */
export const demoPlan: CalendarPlan = {
  code: 'demo',
  name: '示例',
  week: [nine, nine, nine, nine, nine, none, none],
  seasons: [],
  followsHolidays: false,
  exceptions: [],
};
export const demoCalendar: WorkingCalendar = compileCalendar(demoPlan, shanghai, []);

/** Weeks written as people write them: `'08:30-12:00, 13:30-17:30'` on the first `open` days. */
export function weekOf(open: number, text: string): WeekPlan {
  const windows = text.split(',').map((part) => {
    const [from = 0, to = 0] = part.split('-').map((time) => Number(time.trim().slice(0, 2)) * 60 + Number(time.trim().slice(3)));
    return { from, to };
  });
  return Array.from({ length: 7 }, (_, nth) => (nth < open ? windows : none));
}

export function shipped(code: string, zone = shanghai, holidays: readonly DayException[] = officialHolidays): WorkingCalendar {
  const plan = shippedCalendars.find((one) => one.code === code);
  if (!plan) throw new Error(`No calendar ${code}`);
  return compileCalendar(plan, zone, holidays);
}

/** `'2024-03-01 16:30'` as an instant. */
export function at(text: string, zone = shanghai): number {
  const [y = 0, m = 0, d = 0, h = 0, min = 0] = text.split(/[- :]/).map(Number);
  return zonedToEpoch({ y, m, d, h, min }, zone);
}

export const minute = 60_000;
export const hour = 60 * minute;
