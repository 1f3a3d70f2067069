import { z } from 'zod';
import { dayException } from './calendar.ts';
import type { DayException } from './calendar.ts';
import { readWindows } from './calendar-text.ts';
import type { WindowsProblem } from './calendar-text.ts';
import { readDelimited } from './holiday-lines.ts';
import type { RawHoliday } from './holiday-lines.ts';
import { toHalfWidth } from './text.ts';
import { isDay } from './time.ts';
import type { Day } from './time.ts';

export type HolidayProblemCode =
  | 'unreadable'
  | 'notADate'
  | 'unknownKind'
  | 'noName'
  | 'badName'
  | 'dayTwice'
  | 'noDays'
  | 'tooMany'
  | WindowsProblem;

/** What one line or entry says that cannot be taken; `line` is that of the text, or counts the entries of JSON. */
export interface HolidayProblem {
  readonly line: number;
  readonly text: string;
  readonly code: HolidayProblemCode;
}

export interface HolidaySheet {
  readonly days: readonly DayException[];
  readonly problems: readonly HolidayProblem[];
  readonly isJson: boolean;
  /** The year that it is about; files of a year hold days of its neighbours too. Null: no day was read. */
  readonly year: number | null;
}

const holidayLineLimit = 2000;
const off = /^(off|休|休假|休息|放假|假|假日|节假日|holiday)$/i;
const on = /^(on|班|上班|补班|调休|调休上班|调休补班|工作日|work|workday)$/i;

/**
 * Days off and make-up days from a pasted sheet (day, `休`/`班` or `off`/`on`, name, hours), from the JSON of holiday-cn (a year), of
 * chinese-days, or from a list of days. Each bad line is named and the others are kept.
 */
export function readHolidays(text: string): HolidaySheet {
  const plain = text.replace(/^\uFEFF/, '').trim();
  const isJson = /^[[{]/.test(plain);
  const raw = isJson ? entriesOf(plain) : readDelimited(plain);
  if (raw === undefined) return { days: [], problems: [{ line: 1, text: plain.slice(0, 60), code: 'unreadable' }], isJson, year: null };
  if (raw.length === 0) return { days: [], problems: [{ line: 1, text: plain.slice(0, 60), code: 'noDays' }], isJson, year: null };
  const problems: HolidayProblem[] = [];
  const days = new Map<Day, DayException>();
  for (const one of raw.slice(0, holidayLineLimit)) {
    const read = readOne(one);
    const known = typeof read === 'string' ? undefined : days.get(read.day);
    const code = typeof read === 'string' ? read : known && !isSame(known, read) ? 'dayTwice' : undefined;
    if (code !== undefined) problems.push({ line: one.line, text: one.text.slice(0, 60), code });
    else if (typeof read !== 'string') days.set(read.day, read);
  }
  const beyond = raw[holidayLineLimit];
  if (beyond) problems.push({ line: beyond.line, text: beyond.text.slice(0, 60), code: 'tooMany' });
  const sorted = [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  return { days: sorted, problems, isJson, year: (isJson ? namedYear(plain, sorted) : null) ?? mainYear(sorted) };
}

/** The year with most of the days; of two with as many the later one, for its days begin in December. */
function mainYear(days: readonly DayException[]): number | null {
  const counts = new Map<number, number>();
  for (const { day } of days) counts.set(yearOf(day), (counts.get(yearOf(day)) ?? 0) + 1);
  return [...counts].toSorted(([a, ofA], [b, ofB]) => ofB - ofA || b - a)[0]?.[0] ?? null;
}

/** The `year` that a file names, where it has days of it. */
function namedYear(text: string, days: readonly DayException[]): number | null {
  const data: unknown = JSON.parse(text);
  const year = isRecord(data) ? Number(data['year']) : Number.NaN;
  return days.some(({ day }) => yearOf(day) === year) ? year : null;
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** How a sheet changes what is known of its years. */
export interface HolidayPlan {
  readonly different: readonly DayException[];
  /** Days of the sheet's own year that it does not name, and that become ordinary when it takes the place of what was known. */
  readonly surplus: readonly Day[];
  /** Years that count as held against the notice: one that is replaced, and one with a make-up day, which only a notice can have. */
  readonly checked: readonly number[];
}

/** `known`: the days that hold, of all years of the sheet. Neighbouring years only gain what is named: a year file has few of their days. */
export function planHolidays({ days, year }: HolidaySheet, known: readonly DayException[], replaces: boolean): HolidayPlan {
  const before = new Map(known.map((one) => [one.day, one]));
  const named = new Set(days.map(({ day }) => day));
  const different = days.filter((one) => {
    const old = before.get(one.day);
    return !old || !isSame(old, one);
  });
  const surplus = replaces ? known.map(({ day }) => day).filter((day) => yearOf(day) === year && !named.has(day)) : [];
  const isChecked = year !== null && (replaces || days.some(({ day, kind }) => kind === 'on' && yearOf(day) === year));
  return { different, surplus, checked: isChecked ? [year] : [] };
}

function readOne({ day, kind, name, windows }: RawHoliday): DayException | HolidayProblemCode {
  const date = dayOf(day);
  if (date === undefined) return 'notADate';
  const word = kindOf(kind);
  if (word === undefined) return 'unknownKind';
  if (name.trim() === '') return 'noName';
  const read = readWindows(windows);
  if ('problem' in read) return read.problem;
  const hours = word === 'on' && read.windows.length > 0 ? { windows: read.windows } : {};
  const found = dayException.safeParse({ day: date, kind: word, name, ...hours });
  if (found.success) return { ...found.data, ...hours };
  return found.error.issues.some(({ path }) => path[0] === 'day') ? 'notADate' : 'badName';
}

/** `2026-10-01`, `2026/10/1`, `2026年10月1日`, `20261001`. */
function dayOf(text: string): Day | undefined {
  const found = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(toHalfWidth(text).trim());
  const day = found && [found[1], found[2]?.padStart(2, '0'), found[3]?.padStart(2, '0')].join('-');
  return day && isDay(day) ? day : undefined;
}

function kindOf(text: string): DayException['kind'] | undefined {
  const word = toHalfWidth(text).trim();
  return off.test(word) ? 'off' : on.test(word) ? 'on' : undefined;
}

export function isSame(one: DayException, other: DayException): boolean {
  return one.kind === other.kind && one.name === other.name && JSON.stringify(one.windows ?? []) === JSON.stringify(other.windows ?? []);
}

const word = z.unknown().transform((value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : ''));
const entry = z
  .object({ day: word, date: word, kind: word, isOffDay: z.boolean().optional().catch(undefined), name: word, windows: word })
  .partial();

/** undefined when it is no JSON that holds days. */
function entriesOf(text: string): readonly RawHoliday[] | undefined {
  try {
    const data: unknown = JSON.parse(text);
    const list = Array.isArray(data) ? data : isRecord(data) && Array.isArray(data['days']) ? data['days'] : undefined;
    if (list) return list.map((one, nth) => rawOf(one, nth + 1));
    return isRecord(data) && (isRecord(data['holidays']) || isRecord(data['workdays'])) ? pairsOf(data) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function rawOf(one: unknown, line: number): RawHoliday {
  const { day, date, kind, isOffDay, name, windows } = entry.safeParse(one).data ?? {};
  const word = isOffDay === undefined ? (kind ?? '') : isOffDay ? 'off' : 'on';
  return { line, text: JSON.stringify(one) ?? '', day: day || date || '', kind: word, name: name ?? '', windows: windows ?? '' };
}

/** `{ holidays: { '2026-10-01': "National Day,国庆节,3" }, workdays: … }` of chinese-days. */
function pairsOf(data: Readonly<Record<string, unknown>>): readonly RawHoliday[] {
  const lists = [
    ['off', data['holidays']],
    ['on', data['workdays']],
  ] as const;
  return lists
    .flatMap(([kind, list]) => Object.entries(isRecord(list) ? list : {}).map(([day, name]) => ({ kind, day, name: String(name) })))
    .map(({ kind, day, name }, nth) => ({
      line: nth + 1,
      text: `${day} ${name}`,
      day,
      kind,
      name: name.split(',')[1] ?? name,
      windows: '',
    }));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
