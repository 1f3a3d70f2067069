/** A calendar day as it is stored in `_on` columns: `YYYY-MM-DD`. */
export type Day = string;

/** Wall-clock time in some zone; month 1-12, day 1-31. */
export type WallClock = { readonly y: number; readonly m: number; readonly d: number; readonly h: number; readonly min: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
// Every zone changes its offset on a quarter of an hour, so one look-up serves a whole quarter.
const QUARTER = 15 * MINUTE;
const CACHE_LIMIT = 20_000;

type ZoneCache = { readonly format: Intl.DateTimeFormat; readonly offsets: Map<number, number>; lastQuarter: number; lastOffset: number };
const zones = new Map<string, ZoneCache>();

function zoneCache(zone: string): ZoneCache {
  const known = zones.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    era: 'short',
  });
  const created: ZoneCache = { format, offsets: new Map(), lastQuarter: Number.NaN, lastOffset: 0 };
  zones.set(zone, created);
  return created;
}

/** True for an IANA zone name that this machine knows, such as `Asia/Shanghai`. */
export function isZone(zone: string): boolean {
  try {
    zoneCache(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function utc(y: number, m: number, d: number, h = 0, min = 0, s = 0): number {
  const date = new Date(0);
  date.setUTCFullYear(y, m - 1, d);
  return date.setUTCHours(h, min, s, 0);
}

/** Milliseconds that the zone is ahead of UTC at this instant. Cached: nanoseconds when the quarter of an hour was seen before. */
export function zoneOffset(ms: number, zone: string): number {
  const cache = zoneCache(zone);
  const quarter = Math.floor(ms / QUARTER);
  if (quarter === cache.lastQuarter) return cache.lastOffset;
  let offset = cache.offsets.get(quarter);
  if (offset === undefined) {
    const start = quarter * QUARTER;
    const parts: Record<string, string> = {};
    for (const { type, value } of cache.format.formatToParts(start)) parts[type] = value;
    const year = parts['era'] === 'BC' ? 1 - Number(parts['year']) : Number(parts['year']);
    const local = utc(
      year,
      Number(parts['month']),
      Number(parts['day']),
      Number(parts['hour']),
      Number(parts['minute']),
      Number(parts['second']),
    );
    offset = local - start;
    if (cache.offsets.size >= CACHE_LIMIT) cache.offsets.clear();
    cache.offsets.set(quarter, offset);
  }
  cache.lastQuarter = quarter;
  cache.lastOffset = offset;
  return offset;
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);
const four = (value: number): string => `${value}`.padStart(4, '0');

/** The wall clock of the zone at an instant (epoch ms). */
export function wallClock(ms: number, zone: string): WallClock {
  const local = new Date(ms + zoneOffset(ms, zone));
  return {
    y: local.getUTCFullYear(),
    m: local.getUTCMonth() + 1,
    d: local.getUTCDate(),
    h: local.getUTCHours(),
    min: local.getUTCMinutes(),
  };
}

/** The calendar day of an instant in the shop's zone: `2026-11-21`. On the path of every document number, so it is cheap. */
export function dayOf(ms: number, zone: string): Day {
  const { y, m, d } = wallClock(ms, zone);
  return `${four(y)}-${two(m)}-${two(d)}`;
}

/** The day as it stands in document numbers: `20261121`. */
export function compactDay(ms: number, zone: string): string {
  return dayOf(ms, zone).replaceAll('-', '');
}

/** `2026-11-21`, the same in both languages. */
export function formatDate(ms: number, zone: string): string {
  return dayOf(ms, zone);
}

/** `16:05`. */
export function formatTime(ms: number, zone: string): string {
  const { h, min } = wallClock(ms, zone);
  return `${two(h)}:${two(min)}`;
}

/** `2026-11-21 16:05`, the same in both languages. */
export function formatDateTime(ms: number, zone: string): string {
  return `${dayOf(ms, zone)} ${formatTime(ms, zone)}`;
}

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayFromUtc(dayToUtc(text)) === text;
}

function dayToUtc(day: Day): number {
  return utc(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

function dayFromUtc(ms: number): Day {
  const date = new Date(ms);
  return `${four(date.getUTCFullYear())}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

/** The day `count` calendar days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return dayFromUtc(dayToUtc(day) + count * DAY);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (dayToUtc(to) - dayToUtc(from)) / DAY;
}

/** ISO weekday of a day: Monday 1 to Sunday 7. */
export function weekdayOf(day: Day): number {
  return new Date(dayToUtc(day)).getUTCDay() || 7;
}

/**
 * The instant of a wall-clock time in the zone. Of two equal wall times (clocks set back) the earlier one;
 * a time that clocks jump over moves forward by the jump.
 */
export function zonedToEpoch({ y, m, d, h, min }: WallClock, zone: string): number {
  const local = utc(y, m, d, h, min);
  const before = local - zoneOffset(local - DAY, zone);
  const after = local - zoneOffset(local + DAY, zone);
  const fits = [before, after].filter((instant) => instant + zoneOffset(instant, zone) === local);
  return fits.length > 0 ? Math.min(...fits) : before;
}

/** The first instant (epoch ms) of a calendar day in the zone; the day ends before `startOfDay(addDays(day, 1), zone)`. */
export function startOfDay(day: Day, zone: string): number {
  return zonedToEpoch({ y: Number(day.slice(0, 4)), m: Number(day.slice(5, 7)), d: Number(day.slice(8, 10)), h: 0, min: 0 }, zone);
}

export type Age = { readonly unit: 'minute' | 'hour' | 'day'; readonly value: number };

/** A span in ms in its largest whole unit, rounded down; the sign is dropped (late or left is the caller's word). */
export function formatAge(ms: number): Age {
  const span = Math.abs(ms);
  if (span >= DAY) return { unit: 'day', value: Math.floor(span / DAY) };
  if (span >= HOUR) return { unit: 'hour', value: Math.floor(span / HOUR) };
  return { unit: 'minute', value: Math.floor(span / MINUTE) };
}
