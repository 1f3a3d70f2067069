import { compileCalendar, shippedCalendars } from '../../shared/calendar.ts';
import type { CalendarPlan, WeekPlan, WorkingCalendar, WorkWindow } from '../../shared/calendar.ts';
import { officialHolidays } from '../../shared/holidays.ts';

const span = (from: number, to: number): WorkWindow => ({ from: from * 60, to: to * 60 });
const week = (workday: readonly WorkWindow[], sunday: readonly WorkWindow[]): WeekPlan => [
  ...Array.from({ length: 6 }, () => workday),
  sunday,
];
const closedForLunch = [span(8.5, 12), span(13.5, 18)];
const sunday = [span(9, 12), span(13.5, 17)];

/** When the demo shop is open: every day with a lunch break, in the heat of the summer earlier and later, on public holidays not. */
export const shopHours: CalendarPlan = {
  code: 'xiangcheng',
  name: '湘诚营业时间',
  week: week(closedForLunch, sunday),
  seasons: [{ name: '高温季', from: '07-01', to: '08-31', week: week([span(8, 12), span(14.5, 18.5)], sunday) }],
  followsHolidays: true,
  exceptions: [],
};

/** The calendars that the program itself would compile for the demo shop, by their code. */
export function compileHours(zone: string): (code: string) => WorkingCalendar {
  const plans = new Map([...shippedCalendars, shopHours].map((plan) => [plan.code, plan]));
  const compiled = new Map<string, WorkingCalendar>();
  return (code) => {
    const known = compiled.get(code);
    if (known) return known;
    const plan = plans.get(code);
    if (!plan) throw new Error(`the demo shop has no calendar ${code}`);
    const made = compileCalendar(plan, zone, officialHolidays);
    compiled.set(code, made);
    return made;
  };
}
