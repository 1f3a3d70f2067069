import { z } from 'zod';
import { calendarPlan } from '../../../shared/calendar.ts';
import type { CalendarPlan, WeekPlan } from '../../../shared/calendar.ts';
import { readWindows, windowsText } from '../../../shared/calendar-text.ts';
import { day, requiredLine } from '../../../shared/fields.ts';
import { toHalfWidth } from '../../../shared/text.ts';

const problem = (code: string) => `calendars:problem.${code}`;

/** Hours typed in one line. */
export const hours = z.string().transform((text, found) => {
  const read = readWindows(text);
  if ('windows' in read) return [...read.windows];
  found.addIssue({ code: 'custom', message: problem(read.problem) });
  return z.NEVER;
});
/** `05-01`, as people write it. */
const monthDay = z.string().transform((text, found) => {
  const read = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(toHalfWidth(text).trim());
  if (read) return `${read[1]?.padStart(2, '0')}-${read[2]?.padStart(2, '0')}`;
  found.addIssue({ code: 'custom', message: problem('notAMonthDay') });
  return z.NEVER;
});
const name = requiredLine(40);
const typed = z.object({
  name,
  followsHolidays: z.boolean(),
  week: z.array(hours),
  seasons: z.array(z.object({ name, from: monthDay, to: monthDay, week: z.array(hours) })),
  exceptions: z.array(z.object({ day, kind: z.enum(['off', 'on']), name, windows: hours })),
});
export type CalendarValues = z.input<typeof typed>;
export type CalendarOut = Omit<CalendarPlan, 'code'>;

const ownWords: ReadonlySet<string> = new Set([
  'windowsOverlap',
  'windowEndsBefore',
  'windowsOnDayOff',
  'seasonsOverlap',
  'dayTwice',
  'neverOpen',
]);

/** What is typed as a plan; what the plan itself refuses is said at the field that it is typed in. */
export const calendarValues = typed.transform((values, found): CalendarOut => {
  const exceptions = values.exceptions.map(({ day: on, kind, name: reason, windows }) => ({
    day: on,
    kind,
    name: reason,
    ...(kind === 'on' && windows.length > 0 && { windows }),
  }));
  const plan = { ...values, exceptions };
  for (const { path, message } of calendarPlan.safeParse({ code: 'any', ...plan }).error?.issues ?? [])
    found.addIssue({
      code: 'custom',
      message: ownWords.has(message) ? problem(message) : message,
      path: fieldOf(path, values.seasons.length),
    });
  return plan;
});

/** Hours are one field however many stretches they have; what concerns a whole list is said at its first or last field. */
function fieldOf(path: readonly PropertyKey[], seasons: number): PropertyKey[] {
  if (path.length === 1 && path[0] === 'week') return ['week', 0];
  if (path.length === 1 && path[0] === 'seasons') return ['seasons', Math.max(0, seasons - 1), 'from'];
  const at = path.indexOf('week');
  return at < 0 ? path.slice(0, 3) : path.slice(0, at + 2);
}

export function valuesOf({ name: called, week, seasons, followsHolidays, exceptions }: CalendarOut): CalendarValues {
  return {
    name: called,
    followsHolidays,
    week: textsOf(week),
    seasons: seasons.map((season) => ({ ...season, week: textsOf(season.week) })),
    exceptions: exceptions.map(({ windows, ...one }) => ({ ...one, windows: windowsText(windows ?? []) })),
  };
}

function textsOf(week: WeekPlan): string[] {
  return week.map(windowsText);
}
