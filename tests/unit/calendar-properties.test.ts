import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarPlan, compileCalendar } from '../../shared/calendar.ts';
import type { CalendarPlan, WorkWindow, WorkingCalendar } from '../../shared/calendar.ts';
import { officialHolidays } from '../../shared/holidays.ts';
import { addDays, dayOf, wallClock, weekdayOf } from '../../shared/time.ts';
import { at, hour, minute } from '../support/calendars.ts';

const anyZone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Africa/Cairo');
// From two weeks before a change of the clocks to two weeks after another, over holidays and make-up days.
const start = at('2026-03-01 00:00');
const minutesIn = 260 * 24 * 60;
// Lord Howe and Berlin in spring, Cairo and Berlin in autumn, St John's in autumn.
const changes = ['2026-04-05 00:00', '2026-03-29 09:00', '2026-10-30 05:00', '2026-10-25 09:00', '2026-11-01 12:00'].map(
  (text) => (at(text) - start) / minute,
);
const anyInstant = fc
  .oneof(
    { weight: 4, arbitrary: fc.nat(minutesIn) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...changes), fc.nat(1800)).map(([change, before]) => change - before) },
  )
  .map((minutes) => start + minutes * minute);
const anyDay = fc.integer({ min: 0, max: 260 }).map((count) => addDays('2026-03-01', count));

const anyWindows: fc.Arbitrary<readonly WorkWindow[]> = fc
  .uniqueArray(
    fc.oneof(
      fc.integer({ min: 0, max: 96 }).map((quarter) => quarter * 15),
      fc.integer({ min: 0, max: 1440 }),
    ),
    { minLength: 2, maxLength: 6 },
  )
  .map((marks) => {
    const edges = marks.toSorted((a, b) => a - b);
    return edges.flatMap((from, nth) => (nth % 2 === 0 && edges[nth + 1] !== undefined ? [{ from, to: edges[nth + 1] ?? 0 }] : []));
  });
const anyWeek = fc.array(fc.oneof({ weight: 3, arbitrary: anyWindows }, { weight: 1, arbitrary: fc.constant<readonly WorkWindow[]>([]) }), {
  minLength: 7,
  maxLength: 7,
});
const anySeason = fc.record({
  name: fc.constant('季'),
  from: anyDay.map((day) => day.slice(5)),
  to: anyDay.map((day) => day.slice(5)),
  week: anyWeek,
});
const anyException = fc.oneof(
  fc.record({ day: anyDay, kind: fc.constant('off' as const), name: fc.constant('停') }),
  fc.record({ day: anyDay, kind: fc.constant('on' as const), name: fc.constant('班') }),
  fc.record({ day: anyDay, kind: fc.constant('on' as const), name: fc.constant('班'), windows: anyWindows }),
);
const anyPlan: fc.Arbitrary<CalendarPlan> = fc
  .record({
    code: fc.constant('any'),
    name: fc.constant('任意'),
    week: anyWeek,
    seasons: fc.array(anySeason, { maxLength: 1 }),
    followsHolidays: fc.boolean(),
    exceptions: fc.uniqueArray(anyException, { maxLength: 6, selector: ({ day }) => day }),
  })
  .filter((plan) => calendarPlan.safeParse(plan).success && plan.week.some((windows) => windows.length > 0));
const anyCalendar = fc
  .tuple(anyPlan, anyZone)
  .map(([plan, zone]) => ({ plan, zone, calendar: compileCalendar(plan, zone, officialHolidays) }));
const anySpan = fc.integer({ min: 1, max: 30 * 24 * 60 }).map((minutes) => minutes * minute);

const isOpenOrEnd = (calendar: WorkingCalendar, instant: number) => calendar.isOpen(instant) || calendar.isOpen(instant - 1);

test('a due time never falls outside a working window or its end', () => {
  fc.assert(
    fc.property(anyCalendar, anyInstant, anySpan, ({ calendar }, from, ms) => {
      expect(isOpenOrEnd(calendar, calendar.add(from, ms))).toBe(true);
      expect(calendar.isOpen(calendar.nextOpen(from))).toBe(true);
    }),
  );
});

test('the working time up to the due time is what was asked for', () => {
  fc.assert(
    fc.property(anyCalendar, anyInstant, anySpan, ({ calendar }, from, ms) => {
      expect(calendar.between(from, calendar.add(from, ms))).toBe(ms);
      expect(calendar.betweenOnWorkdays(from, calendar.addOnWorkdays(from, ms))).toBe(ms);
    }),
  );
});

test('time may be used up in two portions', () => {
  fc.assert(
    fc.property(anyCalendar, anyInstant, anySpan, anySpan, ({ calendar }, from, one, other) => {
      expect(calendar.add(calendar.add(from, one), other)).toBe(calendar.add(from, one + other));
      expect(calendar.addOnWorkdays(calendar.addOnWorkdays(from, one), other)).toBe(calendar.addOnWorkdays(from, one + other));
    }),
  );
});

test('a pause of working length t moves the due time by the working t', () => {
  fc.assert(
    fc.property(anyCalendar, anyInstant, anySpan, anySpan, ({ calendar }, from, limit, pause) => {
      const due = calendar.add(from, limit);
      expect(calendar.between(due, calendar.add(from, limit + pause))).toBe(pause);
    }),
  );
});

test('later or longer is never due earlier', () => {
  fc.assert(
    fc.property(anyCalendar, anyInstant, anySpan, fc.nat(3 * 24 * 60), fc.nat(40), ({ calendar }, from, ms, more, n) => {
      const later = from + more * minute;
      expect(calendar.add(later, ms)).toBeGreaterThanOrEqual(calendar.add(from, ms));
      expect(calendar.add(from, ms + more * minute)).toBeGreaterThanOrEqual(calendar.add(from, ms));
      expect(calendar.addDays(from, n + 1)).toBeGreaterThan(calendar.addDays(from, n));
      expect(calendar.nextOpen(later)).toBeGreaterThanOrEqual(calendar.nextOpen(from));
    }),
  );
});

test('working time is counted the same in pieces', () => {
  fc.assert(
    fc.property(anyCalendar, fc.tuple(anyInstant, anyInstant, anyInstant), ({ calendar }, instants) => {
      const [a, b, c] = instants.toSorted((one, other) => one - other) as [number, number, number];
      expect(calendar.between(a, b) + calendar.between(b, c)).toBe(calendar.between(a, c));
      expect(calendar.betweenOnWorkdays(a, c)).toBeGreaterThanOrEqual(calendar.between(a, c));
      expect(calendar.between(a, c)).toBeLessThanOrEqual(c - a);
    }),
  );
});

test('working days later lies in a window, or at its end, on a workday that many workdays on', () => {
  fc.assert(
    fc.property(anyCalendar, anyInstant, fc.nat(15), ({ calendar, zone }, from, n) => {
      const due = calendar.addDays(from, n);
      expect(isOpenOrEnd(calendar, due)).toBe(true);
      let day = dayOf(calendar.nextOpen(from), zone);
      for (let left = n; left > 0;) {
        day = addDays(day, 1);
        if (calendar.isWorkday(day)) left -= 1;
      }
      const windows = calendar.windowsOn(day);
      expect(windows.some((window) => window.from <= due && due <= window.to)).toBe(true);
    }),
  );
});

test('a minute-by-minute count over the wall clock agrees', () => {
  fc.assert(
    fc.property(anyCalendar, anyInstant, fc.integer({ min: 1, max: 600 }), ({ plan, zone, calendar }, from, minutes) => {
      const open = (instant: number) => isOpenByTheWall(plan, zone, instant);
      let counted = 0;
      for (let instant = from; instant < from + 30 * hour; instant += minute) if (open(instant)) counted += minute;
      expect(calendar.between(from, from + 30 * hour)).toBe(counted);
      if (counted < minutes * minute) return;
      let instant = from;
      for (let left = minutes; left > 0; instant += minute) if (open(instant)) left -= 1;
      expect(calendar.add(from, minutes * minute)).toBe(instant);
      expect(calendar.isOpen(from)).toBe(open(from));
    }),
    { numRuns: 100 },
  );
});

/** What the plan says of a moment, read off the wall clock: no instants, no spans. */
function isOpenByTheWall(plan: CalendarPlan, zone: string, instant: number): boolean {
  const day = dayOf(instant, zone);
  // An hour that comes twice belongs to its first time; the second lies as if the clock stood just before its end.
  let moment = instant;
  while (comesAgain(moment + minute, zone) && comesAgain(instant, zone)) moment += minute;
  const { h, min } = wallClock(moment, zone);
  const date = day.slice(5);
  const season = plan.seasons.find(({ from, to }) => (from <= to ? from <= date && date <= to : from <= date || date <= to));
  const { week } = season ?? plan;
  const exception =
    plan.exceptions.find((one) => one.day === day) ?? (plan.followsHolidays ? officialHolidays.find((one) => one.day === day) : undefined);
  if (exception?.kind === 'off') return false;
  const usual = [...week, ...plan.week].find((windows) => windows.length > 0) ?? [];
  const windows = exception ? (exception.windows ?? usual) : (week[weekdayOf(day) - 1] ?? []);
  return windows.some(({ from, to }) => from <= h * 60 + min && h * 60 + min < to);
}

function comesAgain(instant: number, zone: string): boolean {
  const shown = (ms: number) => Object.values(wallClock(ms, zone)).join();
  return [30, 60].some((back) => shown(instant - back * minute) === shown(instant));
}
