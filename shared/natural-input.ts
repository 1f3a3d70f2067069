import { byLength, dayPart } from './natural-day.ts';
import type { Found } from './natural-day.ts';
import { addDays, dayOf, wallClock, zonedToEpoch } from './time.ts';
import type { Day } from './time.ts';

/** A point in time read from typing. `past` lets the field say that it is over; it is never moved to tomorrow silently. */
export type When = { readonly at: number; readonly past: boolean };

export type WhenOptions = {
  /** `HH:MM` taken when only a day is given. */
  readonly defaultTime?: string;
};

type Half = 'dawn' | 'am' | 'noon' | 'pm' | 'night';
type Clock = { readonly h: number; readonly min: number };

const MINUTE = 60_000;
// The hour is the one meant when only the part of the day is given (明早, tonight).
const PERIODS: Readonly<Record<string, { readonly hour: number; readonly half: Half }>> = {
  凌晨: { hour: 6, half: 'dawn' },
  早晨: { hour: 9, half: 'am' },
  早上: { hour: 9, half: 'am' },
  清早: { hour: 9, half: 'am' },
  早: { hour: 9, half: 'am' },
  上午: { hour: 10, half: 'am' },
  中午: { hour: 12, half: 'noon' },
  下午: { hour: 15, half: 'pm' },
  傍晚: { hour: 18, half: 'pm' },
  晚上: { hour: 20, half: 'night' },
  夜里: { hour: 20, half: 'night' },
  晚: { hour: 20, half: 'night' },
};

const PERIOD = new RegExp(`^(${byLength(Object.keys(PERIODS))})`);
const NUMERAL = /(?<!周|星期|礼拜)[零〇一二两三四五六七八九十]+(?=点|时|分|日|号|月|天|个|小时|周后|星期后)/g;
const MINUTE_NUMERAL = /(?<=[点时])零?[一二三四五六七八九十]+(?=$|分|\s)/g;

/** 十 to 九十九 as digits; other text unchanged. */
function chineseNumber(text: string): string {
  const digits = '零一二三四五六七八九';
  const one = (char: string): number => (char === '两' ? 2 : char === '〇' ? 0 : Math.max(0, digits.indexOf(char)));
  const trimmed = text.replace(/^[零〇](?=.)/, '');
  if (!trimmed.includes('十')) return [...trimmed].map((char) => `${one(char)}`).join('');
  const [tens = '', ones = ''] = trimmed.split('十');
  return `${(tens === '' ? 1 : one(tens)) * 10 + (ones === '' ? 0 : one(ones))}`;
}

function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/[,。]/g, ' ')
    .replace(MINUTE_NUMERAL, chineseNumber)
    .replace(NUMERAL, chineseNumber)
    .replace(/\s+/g, ' ')
    .trim();
}

const UNIT_MINUTES: Readonly<Record<string, number>> = { w: 10_080, d: 1440, h: 60, m: 1 };

function unitOf(word: string): string {
  if (/^(?:周|星期|礼拜|w)/.test(word)) return 'w';
  if (/^(?:天|日|d)/.test(word)) return 'd';
  return /^(?:个|小时|钟头|h)/.test(word) ? 'h' : 'm';
}

/** `+2h`, `+1h30m`, `+1d 9:00`, `半小时后`, `2天后`: whole days keep the wall clock, the rest counts in minutes. */
function relative(
  text: string,
  now: number,
  zone: string,
): Found<{ readonly day: Day; readonly at: number; readonly daysOnly: boolean }> | undefined {
  const halves = text.replace(/半个?(小时|钟头)/, '0.5$1').replace(/(\d+)个半(小时|钟头)/, '$1.5$2');
  const unit = '(?:w|d|h|min|m|周|个?星期|个?礼拜|天|日|个?小时|个?钟头|分钟|分)';
  const span = new RegExp(
    `^\\+ ?((?:\\d+(?:\\.\\d+)?) ?${unit}(?:s|r|rs|ays?|ours?|eeks?|in|ins)? ?)+|^((?:\\d+(?:\\.\\d+)?)${unit})+(?:以?后|之后)`,
  ).exec(halves);
  if (!span) return undefined;
  let days = 0;
  let minutes = 0;
  for (const [, count = '', word = ''] of span[0].matchAll(new RegExp(`(\\d+(?:\\.\\d+)?) ?(${unit})`, 'g'))) {
    const each = unitOf(word.replace(/^个(?=星期|礼拜)/, ''));
    const total = Number(count) * (UNIT_MINUTES[each] ?? 1);
    if ((each === 'w' || each === 'd') && Number.isInteger(Number(count))) days += total / 1440;
    else minutes += total;
  }
  if (!(days <= 3660 && minutes <= 5_270_400)) return undefined;
  const wall = wallClock(now, zone);
  const day = addDays(dayOf(now, zone), days);
  const start = days === 0 ? now : onDay(day, wall, zone);
  const at = Math.floor((start + minutes * MINUTE) / MINUTE) * MINUTE;
  return { value: { day, at, daysOnly: minutes === 0 }, rest: halves.slice(span[0].length).trim() };
}

function onDay(day: Day, { h, min }: Clock, zone: string): number {
  const moved = h === 24 ? addDays(day, 1) : day;
  return zonedToEpoch({ y: Number(moved.slice(0, 4)), m: Number(moved.slice(5, 7)), d: Number(moved.slice(8, 10)), h: h % 24, min }, zone);
}

function inPeriod(h: number, half: Half | undefined): number | undefined {
  if (half === undefined || h > 12) return h;
  if (half === 'dawn') return h % 12;
  if (half === 'am') return h;
  if (half === 'noon') return h < 3 ? h + 12 : h;
  if (half === 'pm') return h < 12 ? h + 12 : h;
  if (h === 12) return 24;
  return h >= 5 ? h + 12 : undefined;
}

/** `16:30`, `1630`, `9点`, `9点半`, `下午3点一刻`, `3pm`; a bare hour only where a day stands before it. */
function clockPart(text: string, afterDay: boolean): Clock | undefined {
  const periodWord = PERIOD.exec(text)?.[1];
  const period = periodWord === undefined ? undefined : PERIODS[periodWord];
  const rest = text.slice(periodWord?.length ?? 0).trim();
  if (period && rest === '') return { h: period.hour, min: 0 };
  const english = /^(?:at )?(\d{1,2})(?::(\d{2}))? ?(am|pm)$/.exec(rest);
  if (english) {
    const hour = Number(english[1]);
    if (hour < 1 || hour > 12) return undefined;
    return valid((hour % 12) + (english[3] === 'pm' ? 12 : 0), Number(english[2] ?? 0));
  }
  const match =
    /^(?:at )?(\d{1,2})[:：](\d{1,2})(?::\d{2})?$/.exec(rest) ??
    /^(\d{1,2})[点时]钟?(?:(\d{1,2})分?|(半)|(?:(一|1)|(三|3))刻|整)?$/.exec(rest) ??
    /^(\d{1,2})(\d{2})$/.exec(rest) ??
    (afterDay || period ? /^(\d{1,2})$/.exec(rest) : null);
  if (!match) return undefined;
  const [, hours, minutes, half, quarter, threeQuarters] = match;
  const min = half ? 30 : quarter ? 15 : threeQuarters ? 45 : Number(minutes ?? 0);
  const h = inPeriod(Number(hours), period?.half);
  return h === undefined ? undefined : valid(h, min);
}

function valid(h: number, min: number): Clock | undefined {
  return (h >= 0 && h < 24 && min >= 0 && min < 60) || (h === 24 && min === 0) ? { h, min } : undefined;
}

/**
 * Reads a date and time as people type it at the counter: `明天`, `明天下午3点`, `明早9点半`, `+2h`, `16:30`, `1630`, `周五 10:00`, `下周一`,
 * `11-25 14:00`, `2026-11-25`, `25日 9:00`, `tomorrow 9:00`, `fri 10:00`, `现在`. A day without a time is at `defaultTime` (18:00), a time
 * without a day is today, a day without a year is the nearest one.
 * @param now epoch ms @param zone IANA zone of the shop @returns undefined when it is not understood or does not exist
 */
export function parseWhen(text: string, now: number, zone: string, { defaultTime = '18:00' }: WhenOptions = {}): When | undefined {
  if (text.length > 60) return undefined;
  const typed = tidy(text);
  if (typed === '') return undefined;
  const thisMinute = Math.floor(now / MINUTE) * MINUTE;
  const result = (at: number): When => ({ at, past: at < thisMinute });
  if (/^(?:现在|此刻|now)$/.test(typed)) return result(thisMinute);

  const span = relative(typed, now, zone);
  if (span?.rest === '') return result(span.value.at);
  if (span && !span.value.daysOnly) return undefined;

  const today = dayOf(now, zone);
  const day: Found<Day | null> | undefined = span ? { value: span.value.day, rest: span.rest } : dayPart(typed, today);
  if (day?.value === null) return undefined;
  const clock = clockPart(day ? day.rest || defaultTime : typed, day !== undefined);
  return clock ? result(onDay(day?.value ?? today, clock, zone)) : undefined;
}

export type QuantityLimits = { readonly min?: number; readonly max?: number };

/**
 * Reads a whole quantity: `12`, `１２`, `1,200`, `3 个`, `x3`, `十`, `1.5万`. Undefined when it is not a whole number
 * or lies outside the limits (0 to 1,000,000 by default); never rounded.
 */
export function parseQuantity(text: string, { min = 0, max = 1_000_000 }: QuantityLimits = {}): number | undefined {
  const typed = text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .toLowerCase()
    .replace(/^[x×*+]/, '');
  const spoken = /^([一二两三四五六七八九]?十[一二三四五六七八九]?|[零一二两三四五六七八九])(\p{Script=Han}?)$/u.exec(typed);
  const match = /^(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,6}))?([千万k]?)(?:\p{Script=Han}{0,2}|[a-z]{1,4})$/u.exec(typed);
  const factor = { 千: 1000, k: 1000, 万: 10_000 }[match?.[3] ?? ''] ?? 1;
  const decimals = match?.[2] ?? '';
  const scaled = Number(`${(match?.[1] ?? '').replaceAll(',', '')}${decimals}`) * factor;
  const scale = 10 ** decimals.length;
  const quantity = spoken ? Number(chineseNumber(spoken[1] ?? '')) : scaled / scale;
  if (!spoken && (!match || scaled % scale !== 0)) return undefined;
  return Number.isSafeInteger(quantity) && quantity >= min && quantity <= max ? quantity : undefined;
}
