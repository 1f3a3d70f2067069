import { compileCalendar, shippedCalendars } from '../../shared/calendar.ts';
import type { CalendarPlan, WorkingCalendar } from '../../shared/calendar.ts';
import { officialHolidays } from '../../shared/holidays.ts';
import { summary } from './measure.ts';
import type { Measured } from './measure.ts';

const hour = 3_600_000;
const start = Date.UTC(2026, 0, 1);
const compiled = (plan: CalendarPlan) => compileCalendar(plan, 'Asia/Shanghai', officialHolidays);

/** Due times over the shipped calendars with lunch, seasons, holidays and make-up days: from any moment of 2026, half an hour to ten working days. */
export function measureClocks(only: (name: string) => boolean, n: number): readonly Measured[] {
  const calendars = shippedCalendars.map(compiled);
  const results: Measured[] = [];
  if (only('calendar.due')) {
    const due = (i: number) => dueTime(calendars[i % calendars.length], i);
    for (let i = 0; i < 20_000; i++) due(i);
    results.push(summary('calendar.due', timesOf(Math.max(n, 20_000), due), 'goal 20 µs'));
  }
  // The first due time after a change of the calendar, whose days are not worked out yet.
  if (only('calendar.dueFirst')) {
    const fresh = Array.from({ length: n }, (_, i) => shippedCalendars[i % shippedCalendars.length]).flatMap((plan) =>
      plan ? [compiled(plan)] : [],
    );
    results.push(
      summary(
        'calendar.dueFirst',
        timesOf(fresh.length, (i) => dueTime(fresh[i], i)),
      ),
    );
  }
  return results;
}

function dueTime(calendar: WorkingCalendar | undefined, i: number): number {
  const from = start + ((i * 7_919) % (365 * 24 * 60)) * 60_000;
  const kind = i % 4;
  if (!calendar) return from;
  if (kind === 0) return calendar.addDays(from, 1 + (i % 10));
  if (kind === 1) return calendar.addOnWorkdays(from, (1 + (i % 72)) * hour);
  return calendar.add(from, (0.5 + (i % 80)) * hour);
}

function timesOf(count: number, work: (i: number) => number): readonly number[] {
  return Array.from({ length: count }, (_, i) => {
    const started = performance.now();
    work(i);
    return (performance.now() - started) * 1000;
  });
}
