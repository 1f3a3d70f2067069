import type { z } from 'zod';
import type { DayException } from '../../../shared/calendar.ts';
import { windowsText } from '../../../shared/calendar-text.ts';
import type {
  HolidayRow,
  HolidayYear,
  HolidaysTaken,
  confirmYearInput,
  exportHolidaysInput,
  holidaysInput,
  importHolidaysInput,
  removeHolidayInput,
  saveHolidayInput,
} from '../../../shared/calendars.ts';
import type { FileOut, Receipt } from '../../../shared/fields.ts';
import { isSame, planHolidays, readHolidays, yearOf } from '../../../shared/holiday-sheet.ts';
import { provisionalYears } from '../../../shared/holidays.ts';
import { exportTexts as english } from '../../../shared/i18n/en/exports.ts';
import { exportTexts as chinese } from '../../../shared/i18n/zh-CN/exports.ts';
import type { Day } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { writeCsv } from '../../platform/spreadsheet/write.ts';
import { readSetting } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { holidaysWith, shippedOn } from './holiday-days.ts';
import { checkedYearsSetting, deleteHolidays, findStoredHolidays, putCheckedYears, putHolidays } from './holidays.repository.ts';

const firstOf = (year: number): Day => `${year}-01-01`;
const lastOf = (year: number): Day => `${year}-12-31`;

/** The days off and make-up days of one year, with how sure they are. */
export async function listHolidays({ db }: Pick<ActorContext, 'db'>, { year }: z.output<typeof holidaysInput>): Promise<HolidayYear> {
  const stored = await findStoredHolidays(db, firstOf(year), lastOf(year));
  const days = holidaysWith(stored, firstOf(year), lastOf(year));
  const isProvisional = provisionalYears.includes(year) && !(await checkedYears(db)).includes(year);
  return { year, days, state: isProvisional ? 'provisional' : days.length === 0 ? 'missing' : 'known', isChanged: stored.length > 0 };
}

/** Adds a day off or on, or changes one. */
export async function saveHoliday(context: ActorContext, { day, version }: z.output<typeof saveHolidayInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const before = await holidayOn(w.tx, day.day);
    if (version === undefined && before) throw new DomainError('codeTaken', { code: day.day, field: 'day' });
    if (version !== undefined) requireVersion(day.day, version, before);
    await setDays(w.tx, [day], context.now);
    await noteHolidays(w, 'holidaySaved', textOf(before), textOf(day));
    return { id: 1, version: 1 };
  });
}

/** The day is an ordinary one again. */
export async function removeHoliday(context: ActorContext, { day, version }: z.output<typeof removeHolidayInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const before = await holidayOn(w.tx, day);
    requireVersion(day, version, before);
    await clearDays(w.tx, [day], context.now);
    await noteHolidays(w, 'holidayRemoved', textOf(before), null);
    return { id: 1, version: 1 };
  });
}

/** The days of a year are as they were shipped again. */
export async function resetHolidays(context: ActorContext, { year }: z.output<typeof confirmYearInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const stored = await findStoredHolidays(w.tx, firstOf(year), lastOf(year));
    await deleteHolidays(
      w.tx,
      stored.map(({ day }) => day),
    );
    const checked = await checkedYears(w.tx);
    if (checked.includes(year))
      await putCheckedYears(
        w.tx,
        checked.filter((one) => one !== year),
      );
    await noteHolidays(w, 'holidaysReset', `${year}: ${stored.length}`, `${year}`);
    return { id: 1, version: 1 };
  });
}

/** Somebody held the days of a provisional year against the notice. */
export async function confirmHolidayYear(context: ActorContext, { year }: z.output<typeof confirmYearInput>): Promise<Receipt> {
  return write(context, async (w) => {
    await markChecked(w.tx, [year]);
    await noteHolidays(w, 'holidaysConfirmed', null, `${year}`);
    return { id: 1, version: 1 };
  });
}

/**
 * Takes a pasted sheet or the JSON of a notice; `replaces` empties only the year that it is about. With bad lines nothing is taken unless `onProblems` is `skip`: then the good ones are.
 * @throws DomainError `importHasErrors`
 */
export async function importHolidays(
  context: ActorContext,
  { text, onProblems, replaces }: z.output<typeof importHolidaysInput>,
): Promise<HolidaysTaken> {
  const sheet = readHolidays(text);
  const { days, problems } = sheet;
  if (days.length === 0 || (problems.length > 0 && onProblems === 'refuse'))
    throw new DomainError('importHasErrors', { count: problems.length, line: problems[0]?.line ?? 1 });
  return write(context, async (w) => {
    const years = [...new Set(days.map(({ day }) => yearOf(day)))];
    const { different, surplus, checked } = planHolidays(sheet, await holidaysOfYears(w.tx, years), replaces);
    await setDays(w.tx, different, context.now);
    await clearDays(w.tx, surplus, context.now);
    await markChecked(w.tx, checked);
    const after = [...different.map((one) => textOf(one)), ...surplus.map((day) => `${day} —`)].join('; ').slice(0, 2000);
    await noteHolidays(w, 'holidaysImported', null, after);
    const changed = different.length + surplus.length;
    return { changed, unchanged: days.length - different.length, refused: problems.length, year: sheet.year ?? years[0] ?? 0, years };
  });
}

/** The days of a year as a sheet that can be read in again. */
export async function exportHolidays({ db }: ActorContext, { year, language }: z.output<typeof exportHolidaysInput>): Promise<FileOut> {
  const { days } = await listHolidays({ db }, { year });
  const { holidays } = language === 'zh-CN' ? chinese : english;
  const columns = (['day', 'kind', 'name', 'windows'] as const).map((column) => ({ header: holidays[column], kind: 'text' as const }));
  const rows = days.map(({ day, kind, name, windows }) => [day, holidays[kind], name, windowsText(windows ?? [])]);
  const file = await writeCsv({ columns, rows });
  return { fileName: `${holidays.fileName}-${year}.csv`, base64: file.toString('base64') };
}

async function holidaysOfYears(tx: Tx, years: readonly number[]): Promise<readonly HolidayRow[]> {
  const all: HolidayRow[] = [];
  for (const year of years) all.push(...(await listHolidays({ db: tx }, { year })).days);
  return all;
}

async function holidayOn(tx: Tx, day: Day): Promise<HolidayRow | undefined> {
  return holidaysWith(await findStoredHolidays(tx, day, day), day, day)[0];
}

function requireVersion(day: Day, version: number, before: HolidayRow | undefined): void {
  if (!before) throw new DomainError('notFound', { what: 'holiday', id: day });
  if (before.version !== version) throw new DomainError('staleVersion', { what: 'holiday', current: before });
}

/** Keeps only what differs from what is shipped, so that a later edition of the program can still correct the rest. */
async function setDays(tx: Tx, days: readonly DayException[], now: number): Promise<void> {
  const asShipped = (one: DayException) => {
    const shipped = shippedOn(one.day);
    return shipped !== undefined && isSame(shipped, one);
  };
  await deleteHolidays(
    tx,
    days.filter(asShipped).map(({ day }) => day),
  );
  await putHolidays(
    tx,
    days.filter((one) => !asShipped(one)),
    now,
  );
}

async function clearDays(tx: Tx, days: readonly Day[], now: number): Promise<void> {
  await deleteHolidays(
    tx,
    days.filter((day) => !shippedOn(day)),
  );
  await putHolidays(
    tx,
    days.filter((day) => shippedOn(day)).map((day) => ({ day, kind: 'normal' as const })),
    now,
  );
}

async function checkedYears(db: Db): Promise<readonly number[]> {
  return readSetting<readonly number[]>(db, checkedYearsSetting, []);
}

async function markChecked(tx: Tx, years: readonly number[]): Promise<void> {
  const checked = await checkedYears(tx);
  const more = years.filter((year) => provisionalYears.includes(year) && !checked.includes(year));
  if (more.length > 0)
    await putCheckedYears(
      tx,
      [...checked, ...more].sort((a, b) => a - b),
    );
}

async function noteHolidays({ record, touch }: Write, kind: string, before: string | null, after: string | null): Promise<void> {
  await record({ subject: 'shop', subjectId: 1, kind, changes: { holidays: [before, after] } });
  touch('calendars');
}

function textOf(one: DayException | undefined): string | null {
  return one ? `${one.day} ${one.kind === 'off' ? '休' : '班'} ${one.name} ${windowsText(one.windows ?? [])}`.trim() : null;
}
