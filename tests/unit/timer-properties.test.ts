import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar, shippedCalendars } from '../../shared/calendar.ts';
import type { WorkingCalendar } from '../../shared/calendar.ts';
import { holdReasons } from '../../shared/holds.ts';
import { officialHolidays } from '../../shared/holidays.ts';
import { dayOf } from '../../shared/time.ts';
import { clockOf } from '../../shared/timer-clock.ts';
import { explainDue } from '../../shared/timer-explain.ts';
import type { TimerPause } from '../../shared/timer-pauses.ts';
import { limitUnits, timerClocks, timerPolicy } from '../../shared/timer-policy.ts';
import type { TimerPolicy } from '../../shared/timer-policy.ts';
import { colourOf, dueOf, escalationsOf, takenMs } from '../../shared/timers.ts';
import { at, berlin, demoCalendar, demoPlan, minute, shanghai } from '../support/calendars.ts';

const calendars: readonly WorkingCalendar[] = [
  demoCalendar,
  compileCalendar(demoPlan, berlin, []),
  ...shippedCalendars.map((plan) => compileCalendar(plan, shanghai, officialHolidays)),
];
const anyCalendar = fc.constantFrom(...calendars);
// Minutes of 2024 and 2025, with their seconds.
const anyInstant = fc.integer({ min: 0, max: 700 * 24 * 60 * 60 }).map((seconds) => at('2024-01-01 00:00') + seconds * 1000);
const anyPauses: fc.Arbitrary<readonly TimerPause[]> = fc.array(
  fc
    .record({
      offset: fc.integer({ min: -3000, max: 20_000 }),
      length: fc.integer({ min: 1, max: 6000 }),
      reason: fc.constantFrom(...holdReasons),
    })
    .map(({ offset, length, reason }) => ({ from: offset * minute, to: (offset + length) * minute, reason })),
  { maxLength: 5 },
);
const anyPolicy: fc.Arbitrary<TimerPolicy> = fc
  .record({
    clock: fc.constantFrom(...timerClocks),
    unit: fc.constantFrom(...limitUnits),
    amount: fc.integer({ min: 0, max: 40 }),
    amberPercent: fc.integer({ min: 0, max: 100 }),
    amberAfter: fc.option(
      fc.record({ unit: fc.constantFrom('minutes' as const, 'hours' as const, 'days' as const), amount: fc.integer({ min: 0, max: 30 }) }),
    ),
    startsAtOpening: fc.boolean(),
    pauses: fc.subarray([...holdReasons]),
  })
  .map(({ unit, amount, ...rest }) =>
    timerPolicy.parse({
      code: 'any',
      start: 'request.logged',
      stop: 'request.resolved',
      ...rest,
      limit: { unit, amount: unit === 'years' ? amount % 3 : unit === 'months' ? amount % 8 : amount },
    }),
  );
const shifted = (pauses: readonly TimerPause[], by: number): readonly TimerPause[] =>
  pauses.map(({ from, to, reason }) => ({ from: from + by, to: to === null ? null : to + by, reason }));

const isInside = (calendar: WorkingCalendar, ms: number): boolean =>
  [ms, ms - 1].some((one) => calendar.windowsOn(dayOf(one, calendar.zone)).some(({ from, to }) => from <= ms && ms <= to));

describe('any policy, calendar and start', () => {
  test('on the working clock a due time never falls outside a working window', () => {
    fc.assert(
      fc.property(anyPolicy, anyCalendar, anyInstant, anyPauses, (policy, calendar, startedAt, pauses) => {
        const working = { ...policy, clock: 'working' as const };
        const { dueAt, amberAt } = dueOf(working, { startedAt, pauses: shifted(pauses, startedAt) }, calendar, startedAt);
        expect([dueAt, amberAt].map((ms) => isInside(calendar, ms))).toEqual([true, true]);
      }),
      { numRuns: 400 },
    );
  });

  test('pausing for a time moves the due time by what the clock would have run in it', () => {
    fc.assert(
      fc.property(anyPolicy, anyCalendar, anyInstant, anyPauses, (policy, calendar, startedAt, pauses) => {
        const clock = clockOf(policy.clock, calendar);
        const paused = { ...policy, pauses: [...holdReasons] };
        const base = dueOf(paused, { startedAt, pauses: [] }, calendar, 0).dueAt;
        for (const { from, to, reason } of shifted(pauses, startedAt)) {
          const { dueAt } = dueOf(paused, { startedAt, pauses: [{ from, to, reason }] }, calendar, 0);
          const begun = policy.startsAtOpening ? calendar.nextOpen(startedAt) : startedAt;
          const lost = from > base ? 0 : clock.between(Math.max(from, begun), Math.max(to ?? 0, begun));
          expect(clock.between(base, dueAt)).toBe(lost);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('neither the order of the pauses nor how one is cut in two makes a difference', () => {
    fc.assert(
      fc.property(anyPolicy, anyCalendar, anyInstant, anyPauses, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (...given) => {
        const [policy, calendar, startedAt, relative, share] = given;
        const pauses = shifted(relative, startedAt);
        const halves = pauses.flatMap(({ from, to, reason }) => {
          const cut = Math.floor(from + ((to ?? from) - from) * share);
          return [
            { from: cut, to, reason },
            { from, to: cut, reason },
          ];
        });
        const whole = dueOf(policy, { startedAt, pauses }, calendar, startedAt);
        for (const other of [pauses.toReversed(), halves, [...pauses, ...halves]]) {
          expect(dueOf(policy, { startedAt, pauses: other }, calendar, startedAt)).toEqual(whole);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('who starts later is due later or at the same time', () => {
    fc.assert(
      fc.property(anyPolicy, anyCalendar, anyInstant, fc.integer({ min: 0, max: 20_000 }), (policy, calendar, startedAt, later) => {
        const first = dueOf(policy, { startedAt, pauses: [] }, calendar, 0).dueAt;
        const second = dueOf(policy, { startedAt: startedAt + later * minute, pauses: [] }, calendar, 0).dueAt;
        expect(second).toBeGreaterThanOrEqual(first);
      }),
      { numRuns: 300 },
    );
  });

  test('the colour only goes from green over amber to red', () => {
    const order = ['green', 'amber', 'red'];
    fc.assert(
      fc.property(anyPolicy, anyCalendar, anyInstant, anyPauses, fc.option(fc.integer({ min: -500, max: 9000 })), (...given) => {
        const [policy, calendar, startedAt, pauses, agreed] = given;
        const agreedAt = agreed === null ? null : startedAt + agreed * minute;
        const run = { startedAt, pauses: shifted(pauses, startedAt), agreedAt };
        const times = dueOf({ ...policy, isReplacedByAppointment: true }, run, calendar, startedAt);
        expect(times.amberAt).toBeLessThanOrEqual(times.dueAt);
        const moments = [startedAt, times.amberAt - 1, times.amberAt, times.dueAt, times.dueAt + 1, times.dueAt + 999_999];
        const places = moments.toSorted((a, b) => a - b).map((now) => order.indexOf(colourOf(times, now, null)));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(colourOf(times, startedAt, times.dueAt)).toBe('kept');
        expect(colourOf(times, startedAt, times.dueAt + 1)).toBe('missed');
      }),
      { numRuns: 300 },
    );
  });

  test('the lines of the explanation add up to the time that was used at the due time', () => {
    fc.assert(
      fc.property(anyPolicy, anyCalendar, anyInstant, anyPauses, (policy, calendar, startedAt, relative) => {
        const run = { startedAt, pauses: shifted(relative, startedAt) };
        const steps = explainDue(policy, run, calendar, startedAt);
        const { dueAt } = dueOf(policy, run, calendar, startedAt);
        const sum = steps.reduce((total, step) => total + (step.key === 'sum' ? step.ms : 0), 0);
        expect(steps.at(-1)).toEqual({ key: 'due', at: dueAt });
        expect(sum).toBe(takenMs(policy, run, dueAt, calendar));
        if (policy.clock === 'calendar') return;
        expect(steps.reduce((total, step) => total + (step.key === 'day' || step.key === 'more' ? step.ms : 0), 0)).toBe(sum);
      }),
      { numRuns: 200 },
    );
  });

  test('nobody is told outside working time', () => {
    fc.assert(
      fc.property(anyPolicy, anyCalendar, anyInstant, fc.integer({ min: 0, max: 3000 }), (policy, calendar, dueAt, amount) => {
        const told = {
          ...policy,
          tell: ['supervisor' as const],
          escalation: [{ after: { unit: 'minutes' as const, amount }, role: 'serviceManager' as const }],
        };
        const alerts = escalationsOf(told, dueAt, calendar);
        expect(alerts.map(({ role }) => role)).toEqual(['supervisor', 'serviceManager']);
        expect(alerts.every(({ at: when }) => calendar.isOpen(when) && when >= dueAt)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
