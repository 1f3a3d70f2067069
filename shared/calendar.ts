import { z } from 'zod';
import { spanClock, workdayAfter } from './calendar-clock.ts';
import { zonedDays } from './calendar-days.ts';
import { day, requiredLine } from './fields.ts';
import { isDay, weekdayOf } from './time.ts';
import type { Day } from './time.ts';

/** Minutes of the day, 0..1440, from < to; 1440 is the end of the day. */
export interface WorkWindow {
  readonly from: number;
  readonly to: number;
}

/** Monday to Sunday, each with its windows in order; empty = closed. */
export type WeekPlan = readonly (readonly WorkWindow[])[];

/** A part of the year with a week of its own. `from` and `to` are `MM-DD`, `to` inclusive; it may run over New Year. */
export interface Season {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly week: WeekPlan;
}

/**
 * A dated exception: the day is off, or on (a make-up workday 调休补班). `windows` of an "on" day, when absent: those of the first open
 * weekday of the season or, if that has none, of the plan (Monday, if open).
 */
export interface DayException {
  readonly day: Day;
  readonly kind: 'off' | 'on';
  readonly name: string;
  readonly windows?: readonly WorkWindow[];
}

export interface CalendarPlan {
  readonly code: string;
  readonly name: string;
  readonly week: WeekPlan;
  readonly seasons: readonly Season[];
  /** Public holidays and make-up workdays apply. */
  readonly followsHolidays: boolean;
  readonly exceptions: readonly DayException[];
}

const minutes = z.number().int().min(0).max(1440);
const workWindow = z
  .strictObject({ from: minutes, to: minutes })
  .refine(({ from, to }) => from < to, { error: 'windowEndsBefore', path: ['to'] });
const workWindows = z
  .array(workWindow)
  .max(8)
  .refine((windows) => windows.every(({ from }, nth) => from >= (windows[nth - 1]?.to ?? 0)), { error: 'windowsOverlap' });
const weekPlan = z.array(workWindows.readonly()).length(7).readonly();
const monthDay = z.string().refine((text) => /^\d\d-\d\d$/.test(text) && isDay(`2024-${text}`), { error: 'notADate' });

/** One day off or on, of the whole shop or of one calendar. */
export const dayException = z
  .strictObject({ day, kind: z.enum(['off', 'on']), name: requiredLine(40), windows: workWindows.min(1).readonly().optional() })
  .refine(({ kind, windows }) => kind === 'on' || windows === undefined, { error: 'windowsOnDayOff', path: ['windows'] });

/** A calendar as people write it. Problems are named by field; one that never opens is refused at `week`. */
export const calendarPlan = z
  .strictObject({
    code: z
      .string()
      .max(40)
      .regex(/^[a-z][a-zA-Z0-9-]*$/),
    name: requiredLine(40),
    week: weekPlan,
    seasons: z
      .array(z.strictObject({ name: requiredLine(40), from: monthDay, to: monthDay, week: weekPlan }))
      .max(12)
      .refine(haveNoDayTwice, { error: 'seasonsOverlap' })
      .readonly(),
    followsHolidays: z.boolean(),
    exceptions: z
      .array(dayException)
      .max(500)
      .superRefine((exceptions, found) => {
        const seen = new Set<Day>();
        for (const [nth, exception] of exceptions.entries()) {
          if (seen.has(exception.day)) found.addIssue({ code: 'custom', message: 'dayTwice', path: [nth, 'day'] });
          seen.add(exception.day);
        }
      })
      .readonly(),
  })
  .refine(({ week, seasons }) => [week, ...seasons.map((season) => season.week)].some(firstOpen), { error: 'neverOpen', path: ['week'] });

/** Working time in one zone; instants are epoch ms. A window's end is outside it. */
export interface WorkingCalendar {
  readonly code: string;
  readonly zone: string;
  windowsOn(day: Day): readonly { readonly from: number; readonly to: number }[];
  exceptionOn(day: Day): DayException | undefined;
  isWorkday(day: Day): boolean;
  isOpen(at: number): boolean;
  /** At itself when open. */
  nextOpen(at: number): number;
  /** The instant after `ms` of working time from `at`, at the latest the end of a window. Zero gives `nextOpen(at)`. */
  add(at: number, ms: number): number;
  /** Working ms between two instants, 0 when `to <= from`. */
  between(from: number, to: number): number;
  /**
   * n working days later at the same time of day: Fri 16:00 + 1 = Mon 16:00. Outside a window it begins at the next opening; when that
   * day's windows do not hold the time of day, it is the nearest earlier end of a window of that day, or its first opening.
   */
  addDays(at: number, n: number): number;
  /** Hours that stand still only on days without work (R-002-23): Fri 16:00 + 24 h = Mon 16:00, + 48 h = Tue 16:00. */
  addOnWorkdays(at: number, ms: number): number;
  betweenOnWorkdays(from: number, to: number): number;
}

/**
 * A plan as arithmetic. The plan's own exceptions win over `holidays`. Windows of a day are worked out once. RangeError from whatever looks
 * for an opening where none comes within three years, for negative spans, and for instants that the software cannot store.
 */
export function compileCalendar(plan: CalendarPlan, zone: string, holidays: readonly DayException[]): WorkingCalendar {
  const exceptions = new Map<Day, DayException>();
  for (const one of plan.followsHolidays ? holidays : []) exceptions.set(one.day, one);
  for (const one of plan.exceptions) exceptions.set(one.day, one);
  const days = zonedDays(zone, (on) => plannedWindows(plan, on, exceptions.get(on)));
  const work = spanClock(days, ({ windows }) => windows);
  const workdays = spanClock(days, ({ whole }) => whole);
  const windowsOn = (on: Day) => days.of(days.indexOf(on)).windows;

  return {
    code: plan.code,
    zone,
    windowsOn,
    exceptionOn: (on) => exceptions.get(on),
    isWorkday: (on) => windowsOn(on).length > 0,
    isOpen: work.isRunning,
    nextOpen: work.next,
    add: work.add,
    between: work.between,
    addOnWorkdays: workdays.add,
    betweenOnWorkdays: workdays.between,
    addDays(at, n) {
      if (!Number.isInteger(n) || n < 0) throw new RangeError('Working days are counted in whole numbers');
      const start = work.next(at);
      if (n === 0) return start;
      const first = days.at(start);
      const last = workdayAfter(days, first, n);
      const same = days.instantOf(last, days.timeOfDay(start, first));
      if (last.windows.some(({ from, to }) => from <= same && same <= to)) return same;
      return last.windows.findLast(({ to }) => to < same)?.to ?? last.windows[0]?.from ?? same;
    },
  };
}

/** What the plan says of a day, in minutes. */
function plannedWindows(plan: CalendarPlan, on: Day, exception: DayException | undefined): readonly WorkWindow[] {
  if (exception?.kind === 'off') return [];
  const week = plan.seasons.find((season) => holds(season, on.slice(5)))?.week ?? plan.week;
  if (exception) return exception.windows ?? firstOpen(week) ?? firstOpen(plan.week) ?? [];
  return week[weekdayOf(on) - 1] ?? [];
}

function firstOpen(week: WeekPlan): readonly WorkWindow[] | undefined {
  return week.find((windows) => windows.length > 0);
}

function holds({ from, to }: Pick<Season, 'from' | 'to'>, date: string): boolean {
  return from <= to ? from <= date && date <= to : from <= date || date <= to;
}

/** Two stretches of the year have a day in common when one begins within the other. */
function haveNoDayTwice(seasons: readonly Pick<Season, 'from' | 'to'>[]): boolean {
  return seasons.every((one, nth) => seasons.every((other, at) => nth === at || !holds(other, one.from)));
}

const span = (from: number, to: number): WorkWindow => ({ from: Math.round(from * 60), to: Math.round(to * 60) });
const week = (open: number, ...windows: readonly WorkWindow[]): WeekPlan =>
  Array.from({ length: 7 }, (_, nth) => (nth < open ? windows : []));
const shipped = (code: string, name: string, plan: Partial<CalendarPlan> & Pick<CalendarPlan, 'week'>): CalendarPlan => ({
  code,
  name,
  seasons: [],
  followsHolidays: true,
  exceptions: [],
  ...plan,
});

/** There without a row of the shop's own; the screens have their names in both languages. */
export const shippedCalendars: readonly CalendarPlan[] = [
  shipped('office', '办公时间（5×8）', { week: week(5, span(8.5, 12), span(13.5, 17.5)) }),
  shipped('weekdays', '周一至周五 9–18 点', { week: week(5, span(9, 18)) }),
  shipped('alwaysOpen', '全天候（7×24）', { week: week(7, span(0, 24)), followsHolidays: false }),
  shipped('daily0921', '每天 9–21 点', { week: week(7, span(9, 21)), followsHolidays: false }),
  shipped('sixDays', '周一至周六', { week: week(6, span(8.5, 12), span(13, 17.5)) }),
  shipped('seasonal', '夏令作息', {
    week: week(5, span(8.5, 12), span(13.5, 17.5)),
    seasons: [{ name: '夏季', from: '05-01', to: '09-30', week: week(5, span(8, 12), span(14.5, 18)) }],
  }),
];
