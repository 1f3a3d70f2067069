import type { WorkingCalendar } from '../../shared/calendar.ts';
import { dayOf, zoneOffset } from '../../shared/time.ts';
import type { Random } from './random.ts';

export const minute = 60_000;
export const hour = 60 * minute;
const dayMs = 24 * hour;

/** Days of the demo's past in the shop's zone, counted from 1970. */
export interface Calendar {
  readonly first: number;
  readonly last: number;
  /** Instant at which the data ends. */
  readonly now: number;
  indexOf(at: number): number;
  startOf(index: number): number;
  /** `YYYY-MM-DD`. */
  dayText(index: number): string;
  /** When the shop is open. */
  readonly hours: WorkingCalendar;
  /** `at`, or if the shop is closed then, a moment after it opens again. */
  open(at: number, random: Random): number;
}

export function createCalendar(now: number, years: number, hours: WorkingCalendar): Calendar {
  const { zone } = hours;
  const offset = zoneOffset(now, zone);
  const indexOf = (at: number) => Math.floor((at + offset) / dayMs);
  const startOf = (index: number) => index * dayMs - offset;
  const last = indexOf(now);
  const texts = new Map<number, string>();
  const dayText = (index: number) => {
    const known = texts.get(index) ?? dayOf(startOf(index), zone);
    texts.set(index, known);
    return known;
  };
  return {
    first: last - Math.round(years * 365.25) + 1,
    last,
    now,
    indexOf,
    startOf,
    dayText,
    hours,
    open(at, random) {
      if (hours.isOpen(at)) return at;
      return hours.nextOpen(at) + random.int(1, 40) * minute + random.int(0, 59_999);
    },
  };
}

/** How many calls come in on each day; together exactly `total`. */
export function callsPerDay(calendar: Calendar, total: number): readonly number[] {
  const weights: number[] = [];
  for (let day = calendar.first; day <= calendar.last; day++) weights.push(weightOf(calendar, day));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let reached = 0;
  let given = 0;
  return weights.map((weight) => {
    reached += weight;
    const upTo = Math.round((reached / sum) * total);
    const count = upTo - given;
    given = upTo;
    return count;
  });
}

// More calls on Mondays, in the heat and before the new year; the shop grows by a third over the whole time.
const byWeekday = [1.3, 1.1, 1, 0.95, 1, 0.8, 0.6];
const byMonth = [1.15, 0.7, 0.9, 0.9, 0.95, 1.15, 1.45, 1.35, 1, 0.9, 0.95, 1.1];

// On days off somebody answers the phone all the same.
const dayOffShare = 0.12;

function weightOf({ first, last, now, startOf, dayText, hours }: Calendar, day: number): number {
  const growth = 1 + (0.33 * (day - first)) / Math.max(1, last - first);
  const month = new Date(startOf(day) + dayMs / 2).getUTCMonth();
  const share = day === last ? Math.min(1, Math.max(0.02, (now - startOf(day) - 8 * hour) / (10 * hour))) : 1;
  const isOff = !hours.isWorkday(dayText(day));
  return growth * (byWeekday[(day + 3) % 7] ?? 1) * (byMonth[month] ?? 1) * share * (isOff ? dayOffShare : 1);
}

/** Instants of a day's calls in order, none after the data ends; most while the shop is open. */
export function callTimes(calendar: Calendar, day: number, count: number, random: Random): readonly number[] {
  const start = calendar.startOf(day);
  const end = day === calendar.last ? Math.max(1, calendar.now - start - 1000) : 22 * hour;
  const windows = calendar.hours.windowsOn(calendar.dayText(day));
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const isEvening = random.chance(0.06);
    const share = random.next() * 0.7 + random.next() * 0.3;
    const wanted = isEvening
      ? (18 + random.next() * 4) * hour
      : windows.length > 0
        ? within(windows, share) - start
        : (9 + share * 9) * hour;
    times.push(start + Math.floor(wanted < end ? wanted : random.next() * end));
  }
  return times.sort((a, b) => a - b);
}

/** The instant at which so much of a day's open time has passed. */
function within(windows: readonly { readonly from: number; readonly to: number }[], share: number): number {
  let left = share * windows.reduce((sum, { from, to }) => sum + to - from, 0);
  for (const { from, to } of windows) {
    if (left < to - from) return from + left;
    left -= to - from;
  }
  return windows.at(-1)?.to ?? 0;
}
