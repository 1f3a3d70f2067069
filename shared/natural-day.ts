import { addDays, daysBetween, isDay, weekdayOf } from './time.ts';
import type { Day } from './time.ts';

/** What is left to read of the text after a part was recognised. */
export type Found<T> = { readonly value: T; readonly rest: string };

const DAY_WORDS: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  昨: -1,
  今天: 0,
  今日: 0,
  今儿: 0,
  今: 0,
  当天: 0,
  明天: 1,
  明日: 1,
  明儿: 1,
  明: 1,
  后天: 2,
  后日: 2,
  大后天: 3,
  yesterday: -1,
  today: 0,
  tonight: 0,
  tomorrow: 1,
  tmr: 1,
  tmrw: 1,
};
const WEEKDAYS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 7,
  天: 7,
  1: 1,
  2: 2,
  3: 3,
  4: 4,
  5: 5,
  6: 6,
  7: 7,
};
const ENGLISH_WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Alternatives of a pattern, longest first, so that 大后天 wins over 后天. */
export const byLength = (words: readonly string[]): string => words.toSorted((a, b) => b.length - a.length).join('|');
const DAY_WORD = new RegExp(`^(${byLength(Object.keys(DAY_WORDS))})(?![a-z])`);
const pad = (value: number | string): string => `${value}`.padStart(2, '0');

/** The existing day nearest to today among the candidates; of two as near, the coming one. */
function nearest(candidates: readonly Day[], today: Day): Day | undefined {
  const distance = (day: Day): number => Math.abs(daysBetween(today, day)) - (day > today ? 0.5 : 0);
  return candidates.filter((day) => isDay(day)).toSorted((a, b) => distance(a) - distance(b))[0];
}

function weekday(text: string, today: Day): Found<Day> | undefined {
  const chinese = /^(上|下下|下|本|这)?个?(?:周|星期|礼拜)([一二三四五六日天1-7])/.exec(text);
  const english = chinese ? null : /^(next |last |this )?(mon|tue|wed|thu|fri|sat|sun)[a-z]*/.exec(text);
  const found = chinese ?? english;
  if (!found) return undefined;
  const wanted = chinese ? WEEKDAYS[chinese[2] ?? ''] : ENGLISH_WEEKDAYS.indexOf(english?.[2] ?? '') + 1;
  if (!wanted) return undefined;
  const monday = addDays(today, 1 - weekdayOf(today));
  const weeks = { 上: -1, 本: 0, 这: 0, 下: 1, 下下: 2, 'last ': -1, 'this ': 0, 'next ': 1 }[found[1] ?? ''];
  // Without a word for the week it is the coming one, today included: on Saturday 周五 is in six days.
  const day = weeks === undefined ? addDays(today, (wanted - weekdayOf(today) + 7) % 7) : addDays(monday, weeks * 7 + wanted - 1);
  return { value: day, rest: text.slice(found[0].length).trim() };
}

/** A day with its year, or month and day, or the day of the month; without a year the nearest such day. `null`: it does not exist. */
function calendarDay(text: string, today: Day): Found<Day | null> | undefined {
  const full = /^(\d{4})(?:[-/.年] ?(\d{1,2})[-/.月] ?(\d{1,2})[日号]?|(\d{2})(\d{2}))(?!\d)(?:t(?=\d))?/.exec(text);
  if (full) {
    const day = `${full[1] ?? ''}-${pad(full[2] ?? full[4] ?? '')}-${pad(full[3] ?? full[5] ?? '')}`;
    return { value: isDay(day) && day >= '1900' ? day : null, rest: text.slice(full[0].length).trim() };
  }
  const year = Number(today.slice(0, 4));
  const short = /^(\d{1,2})(?:[-/]|月 ?)(\d{1,2})[日号]?(?![\d:])/.exec(text);
  if (short) {
    const monthDay = `${pad(short[1] ?? '')}-${pad(short[2] ?? '')}`;
    return {
      value:
        nearest(
          [year - 1, year, year + 1].map((y) => `${y}-${monthDay}`),
          today,
        ) ?? null,
      rest: text.slice(short[0].length).trim(),
    };
  }
  const dayOnly = /^(\d{1,2})[日号]/.exec(text);
  if (!dayOnly) return undefined;
  const months = [-1, 0, 1].map((step) => {
    const index = year * 12 + Number(today.slice(5, 7)) - 1 + step;
    return `${Math.floor(index / 12)}-${pad((index % 12) + 1)}-${pad(dayOnly[1] ?? '')}`;
  });
  return { value: nearest(months, today) ?? null, rest: text.slice(dayOnly[0].length).trim() };
}

/**
 * The day at the start of a tidied text (half-width, lower case, numerals as digits), seen from `today`, and the rest behind it.
 * `null` is a date that does not exist; undefined means that the text does not start with a day.
 */
export function dayPart(text: string, today: Day): Found<Day | null> | undefined {
  const word = DAY_WORD.exec(text);
  if (word) {
    // "tonight" also says the part of the day.
    const rest = text.slice(word[0].length).trim();
    return { value: addDays(today, DAY_WORDS[word[0]] ?? 0), rest: word[0] === 'tonight' ? `晚${rest}` : rest };
  }
  return weekday(text, today) ?? calendarDay(text, today);
}
