import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  compactDay,
  dayOf,
  daysBetween,
  formatAge,
  formatDate,
  formatDateTime,
  formatTime,
  isDay,
  isZone,
  startOfDay,
  wallClock,
  weekdayOf,
  zonedToEpoch,
  zoneOffset,
} from '../../shared/time.ts';

const SHANGHAI = 'Asia/Shanghai';
const zone = fc.constantFrom(
  SHANGHAI,
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'Pacific/Apia',
);
const instant = fc.integer({ min: Date.UTC(1971, 0, 1), max: Date.UTC(2100, 0, 1) });

describe('formats', () => {
  const at = Date.UTC(2026, 10, 21, 8, 5, 59, 999);

  test('in Shanghai', () => {
    expect(formatDateTime(at, SHANGHAI)).toBe('2026-11-21 16:05');
    expect(formatDate(at, SHANGHAI)).toBe('2026-11-21');
    expect(formatTime(at, SHANGHAI)).toBe('16:05');
    expect(compactDay(at, SHANGHAI)).toBe('20261121');
  });

  test('the day turns at midnight of the zone, not of UTC', () => {
    expect(dayOf(Date.UTC(2026, 10, 21, 15, 59, 59, 999), SHANGHAI)).toBe('2026-11-21');
    expect(dayOf(Date.UTC(2026, 10, 21, 16), SHANGHAI)).toBe('2026-11-22');
    expect(dayOf(Date.UTC(2026, 11, 31, 16), SHANGHAI)).toBe('2027-01-01');
    expect(dayOf(Date.UTC(2026, 10, 21, 16), 'America/New_York')).toBe('2026-11-21');
  });

  test('Shanghai summer time of 1988 is known', () => {
    expect(zoneOffset(Date.UTC(1988, 6, 1), SHANGHAI)).toBe(9 * 3_600_000);
    expect(zoneOffset(Date.UTC(1988, 11, 1), SHANGHAI)).toBe(8 * 3_600_000);
  });

  test('agrees with Intl in every zone', () => {
    fc.assert(
      fc.property(instant, zone, (ms, name) => {
        const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'short' }).format(ms);
        expect(formatDateTime(ms, name)).toBe(parts);
      }),
      { numRuns: 300 },
    );
  });
});

describe('wall clock to instant', () => {
  test('there and back', () => {
    fc.assert(
      fc.property(instant, zone, (ms, name) => {
        const minute = Math.floor(ms / 60_000) * 60_000;
        const wall = wallClock(minute, name);
        const back = zonedToEpoch(wall, name);
        expect(wallClock(back, name)).toEqual(wall);
        expect(back).toBeLessThanOrEqual(minute);
      }),
      { numRuns: 300 },
    );
  });

  test('clocks set forward and back in Berlin', () => {
    const at = (d: number, m: number, h: number, min: number): string =>
      new Date(zonedToEpoch({ y: 2026, m, d, h, min }, 'Europe/Berlin')).toISOString();
    expect(at(29, 3, 2, 30)).toBe('2026-03-29T01:30:00.000Z');
    expect(at(25, 10, 2, 30)).toBe('2026-10-25T00:30:00.000Z');
    expect(at(25, 10, 3, 0)).toBe('2026-10-25T02:00:00.000Z');
  });

  test('startOfDay is the first instant of the day', () => {
    expect(startOfDay('2026-11-21', SHANGHAI)).toBe(Date.UTC(2026, 10, 20, 16));
    fc.assert(
      fc.property(instant, zone, (ms, name) => {
        const day = dayOf(ms, name);
        const start = startOfDay(day, name);
        expect(dayOf(start, name)).toBe(day);
        expect(dayOf(start - 1, name) < day).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('days', () => {
  test('addDays over months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    fc.assert(
      fc.property(instant, fc.integer({ min: -5000, max: 5000 }), (ms, count) => {
        const day = dayOf(ms, 'UTC');
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });

  test('weekdayOf and isDay', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((n) => weekdayOf(addDays('2026-11-22', n)))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(isDay('2026-02-28')).toBe(true);
    for (const bad of ['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '', '2026-00-10', '2026-01-32']) expect(isDay(bad)).toBe(false);
  });

  test('isZone', () => {
    expect(isZone(SHANGHAI)).toBe(true);
    expect(isZone('Mars/Base')).toBe(false);
  });
});

test('formatAge', () => {
  expect(formatAge(59_999)).toEqual({ unit: 'minute', value: 0 });
  expect(formatAge(3_599_999)).toEqual({ unit: 'minute', value: 59 });
  expect(formatAge(3_600_000)).toEqual({ unit: 'hour', value: 1 });
  expect(formatAge(-25 * 3_600_000)).toEqual({ unit: 'day', value: 1 });
});
