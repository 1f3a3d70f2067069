import { z } from 'zod';
import { calendarPlan, dayException } from './calendar.ts';
import type { CalendarPlan, DayException } from './calendar.ts';
import { day, version } from './fields.ts';
import { languages } from './i18n/types.ts';

/** A plan with the version that the person saw; without one it is new, or the first change of a shipped calendar. */
export const saveCalendarInput = z.strictObject({ plan: calendarPlan, version: version.optional() });
export const removeCalendarInput = z.strictObject({ code: z.string().max(40), version });

const year = z.number().int().min(1970).max(2254);
/** The version of a day is the instant of its last change, 0 for a shipped one. */
const dayVersion = z.number().int().min(0);
export const holidaysInput = z.strictObject({ year });
export const saveHolidayInput = z.strictObject({ day: dayException, version: dayVersion.optional() });
export const removeHolidayInput = z.strictObject({ day, version: dayVersion });
export const confirmYearInput = z.strictObject({ year });
export const exportHolidaysInput = z.strictObject({ year, language: z.enum(languages) });
/** `skip`: the good lines are taken; `refuse`: all or none. `replaces`: the years of the sheet have its days and no others. */
export const importHolidaysInput = z.strictObject({
  text: z.string().max(200_000),
  onProblems: z.enum(['refuse', 'skip']).default('refuse'),
  replaces: z.boolean().default(false),
});

export interface CalendarRow {
  readonly plan: CalendarPlan;
  /** As shipped, shipped and changed by the shop, or the shop's own. */
  readonly origin: 'shipped' | 'changed' | 'own';
  /** null while the shop never changed it. */
  readonly version: number | null;
}

export interface HolidayRow extends DayException {
  readonly origin: 'shipped' | 'changed' | 'own';
  readonly version: number;
}

export interface HolidayYear {
  readonly year: number;
  /** In order of the day. */
  readonly days: readonly HolidayRow[];
  /** `provisional`: the days of the law, the notice with the make-up days was not out. `missing`: nobody has entered any. */
  readonly state: 'known' | 'provisional' | 'missing';
  /** The shop changed some of its days, so that resetting does something. */
  readonly isChanged: boolean;
}

export interface HolidaysTaken {
  /** Days that are different now. */
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  /** The year that the sheet is about. */
  readonly year: number;
  readonly years: readonly number[];
}
