import { addDays, daysBetween, startOfDay, zonedToEpoch, zoneOffset } from './time.ts';
import type { Day } from './time.ts';

/** Instants in epoch ms; `from` belongs to it, `to` does not. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One calendar day in the zone; `index` counts days from 1970-01-01. */
export interface ZonedDay {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly windows: readonly Span[];
  /** The whole day if there is work on it. */
  readonly whole: readonly Span[];
}

export interface ZonedDays {
  of(index: number): ZonedDay;
  at(instant: number): ZonedDay;
  indexOf(day: Day): number;
  /** Wall-clock milliseconds since midnight. */
  timeOfDay(instant: number, day: ZonedDay): number;
  /** The instant of a time of day; one that clocks jump over is the moment of the jump. */
  instantOf(day: ZonedDay, timeOfDay: number): number;
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const QUARTER = 15 * MINUTE;
const EPOCH = '1970-01-01';
/** Beyond this lie the instants that the software stores (`fields.instant`). */
const lastIndex = 110_000;
const memoLimit = 8000;

/** The days of a zone with their windows as instants, each worked out once. Throws RangeError for what is no instant of these centuries. */
export function zonedDays(zone: string, windowsOn: (day: Day) => readonly Span[]): ZonedDays {
  const memo = new Map<number, ZonedDay>();
  let offset = 0;

  function of(index: number): ZonedDay {
    const known = memo.get(index);
    if (known) return known;
    if (!(Math.abs(index) <= lastIndex)) throw new RangeError('No instant of this calendar');
    const name = addDays(EPOCH, index);
    const day = { index, start: startOfDay(name, zone), end: startOfDay(addDays(name, 1), zone) };
    const windows = instants(day, windowsOn(name), zone);
    const whole = windows.length > 0 ? [{ from: day.start, to: day.end }] : [];
    if (memo.size >= memoLimit) memo.clear();
    const made = { ...day, windows, whole };
    memo.set(index, made);
    return made;
  }

  return {
    of,
    at(instant) {
      let day = of(Math.floor((instant + offset) / DAY));
      while (instant < day.start) day = of(day.index - 1);
      while (instant >= day.end) day = of(day.index + 1);
      offset = day.index * DAY - day.start;
      return day;
    },
    indexOf: (day) => daysBetween(EPOCH, day),
    timeOfDay: (instant, day) => (isPlain(day) ? instant - day.start : instant + zoneOffset(instant, zone) - day.index * DAY),
    instantOf: (day, timeOfDay) => instantOf(day, timeOfDay, zone),
  };
}

/** Windows of minutes as instants; what clocks jump over is left out. */
function instants(day: Bounds, windows: readonly Span[], zone: string): readonly Span[] {
  return windows
    .map(({ from, to }) => ({ from: instantOf(day, from * MINUTE, zone), to: to === 1440 ? day.end : instantOf(day, to * MINUTE, zone) }))
    .filter(({ from, to }) => from < to);
}

type Bounds = Pick<ZonedDay, 'index' | 'start' | 'end'>;

function isPlain(day: Bounds): boolean {
  return day.end - day.start === DAY;
}

function instantOf(day: Bounds, timeOfDay: number, zone: string): number {
  if (isPlain(day)) return day.start + timeOfDay;
  const minutes = Math.floor(timeOfDay / MINUTE);
  const date = new Date(day.index * DAY);
  const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const instant = zonedToEpoch({ y, m, d, h: Math.floor(minutes / 60), min: minutes % 60 }, zone) + (timeOfDay % MINUTE);
  if (instant + zoneOffset(instant, zone) === day.index * DAY + timeOfDay) return instant;
  let jump = Math.floor(instant / QUARTER) * QUARTER;
  while (zoneOffset(jump - 1, zone) === zoneOffset(instant, zone)) jump -= QUARTER;
  return jump;
}
