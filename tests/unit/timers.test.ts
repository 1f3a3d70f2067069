import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../shared/calendar.ts';
import { officialHolidays } from '../../shared/holidays.ts';
import { addDays, startOfDay } from '../../shared/time.ts';
import { timerPolicy } from '../../shared/timer-policy.ts';
import type { TimerPolicy } from '../../shared/timer-policy.ts';
import { colourOf, dueOf, escalationsOf, policyApplies, takenMs } from '../../shared/timers.ts';
import { lastDayOf } from '../../shared/warranty-terms.ts';
import { at, berlin, demoCalendar, demoPlan, hour, minute, shanghai, shipped } from '../support/calendars.ts';
import { due, pause, policyWith, runFrom, shown } from '../support/timer-examples.ts';

const fourHours = policyWith({ pauses: ['part', 'customer'] });
const oneDay = policyWith({ limit: { unit: 'days', amount: 1 }, pauses: ['part'] });
const threeDays = policyWith({ limit: { unit: 'days', amount: 3 }, clock: 'calendar', isReplacedByAppointment: true });

describe('where a limit ends', () => {
  test('on the working clock nothing counts at night, at weekends and on holidays, and a make-up Saturday does', () => {
    const china = shipped('weekdays');
    expect(due(fourHours, runFrom('2024-03-01 16:30'))).toBe('2024-03-04 11:30');
    expect(due(fourHours, runFrom('2024-03-02 08:00'))).toBe('2024-03-04 13:00');
    // Friday before the make-up Sunday of Labour Day 2024, and the last working hours before the holiday.
    expect(due(fourHours, runFrom('2024-04-26 16:30'), china)).toBe('2024-04-28 11:30');
    expect(due(oneDay, runFrom('2024-04-30 16:00'), china)).toBe('2024-05-06 16:00');
    expect(due(oneDay, runFrom('2024-05-10 16:00'), china)).toBe('2024-05-11 16:00');
  });

  test('a limit that is used up when work ends is due then, not in the morning', () => {
    expect(due(fourHours, runFrom('2024-03-01 14:00'))).toBe('2024-03-01 18:00');
  });

  test('days off stand still on the clock of working days, lunch and nights do not', () => {
    const policy = policyWith({ clock: 'workdays', limit: { unit: 'hours', amount: 30 } });
    expect(due(policy, runFrom('2024-03-01 12:00'), shipped('office'))).toBe('2024-03-04 18:00');
    expect(due(policyWith({ clock: 'workdays', limit: { unit: 'days', amount: 1 } }), runFrom('2024-03-02 12:00'))).toBe(
      '2024-03-05 00:00',
    );
  });

  test('calendar days keep the time of day where clocks are set forward', () => {
    const europe = compileCalendar(demoPlan, berlin, []);
    const policy = policyWith({ clock: 'calendar', limit: { unit: 'days', amount: 1 } });
    const { dueAt } = dueOf(policy, { startedAt: at('2024-03-30 10:00', berlin), pauses: [] }, europe, 0);
    expect(dueAt).toBe(at('2024-03-31 10:00', berlin));
    expect(dueAt - at('2024-03-30 10:00', berlin)).toBe(23 * hour);
  });

  test('seconds and milliseconds are kept', () => {
    const startedAt = at('2024-03-01 10:00') + 34_567;
    for (const clock of ['working', 'calendar', 'workdays'] as const) {
      for (const unit of ['hours', 'days', 'months'] as const) {
        const { dueAt } = dueOf(policyWith({ clock, limit: { unit, amount: 1 } }), { startedAt, pauses: [] }, demoCalendar, 0);
        expect([clock, unit, (dueAt - startedAt) % minute]).toEqual([clock, unit, 0]);
      }
    }
  });

  test('months and years end as a warranty of that length does, and in the month that has no such day on its last', () => {
    const year = policyWith({ clock: 'calendar', limit: { unit: 'years', amount: 1 } });
    const month = policyWith({ clock: 'calendar', limit: { unit: 'months', amount: 1 } });
    for (const day of ['2024-03-01', '2024-02-29', '2023-12-31']) {
      const last = lastDayOf(day, { unit: 'years', count: 1 });
      const { dueAt } = dueOf(year, { startedAt: startOfDay(day, shanghai), pauses: [] }, demoCalendar, 0);
      expect(dueAt).toBe(startOfDay(addDays(last ?? '', 1), shanghai));
    }
    expect(due(month, runFrom('2024-01-31 10:00'))).toBe('2024-02-29 10:00');
    expect(due(year, runFrom('2024-02-29 10:00'))).toBe('2025-02-28 10:00');
    // On the working clock the end moves to the next opening: 2024-06-01 is a Saturday.
    expect(due(policyWith({ limit: { unit: 'months', amount: 3 } }), runFrom('2024-03-01 10:00'))).toBe('2024-06-03 09:00');
  });

  test('negative limits end before the start, on the working clock in working time', () => {
    const before = (unit: 'minutes' | 'days', amount: number, clock: 'working' | 'calendar') =>
      policyWith({ limit: { unit, amount }, clock });
    expect(due(before('minutes', -30, 'working'), runFrom('2024-03-01 10:00'))).toBe('2024-03-01 09:30');
    expect(due(before('minutes', -30, 'working'), runFrom('2024-03-04 09:10'))).toBe('2024-03-01 17:40');
    expect(due(before('minutes', -30, 'working'), runFrom('2024-03-03 12:00'))).toBe('2024-03-01 17:30');
    expect(due(before('minutes', -30, 'working'), runFrom('2024-03-01 13:40'), shipped('office'))).toBe('2024-03-01 11:40');
    expect(due(before('minutes', -30, 'working'), runFrom('2024-03-01 10:00'), shipped('office'))).toBe('2024-03-01 09:30');
    expect(due(before('minutes', -30, 'calendar'), runFrom('2024-03-04 09:10'))).toBe('2024-03-04 08:40');
    expect(due(before('days', -2, 'working'), runFrom('2024-03-05 10:00'))).toBe('2024-03-01 10:00');
    expect(due(before('days', -1, 'working'), runFrom('2024-03-03 20:00'))).toBe('2024-03-01 18:00');
    expect(due(before('days', -1, 'working'), runFrom('2024-03-05 08:00'))).toBe('2024-03-04 09:00');
  });

  test('the end of the working day, and of one that follows', () => {
    const end = (amount: number) => policyWith({ limit: { unit: 'workdayEnd', amount } });
    expect(due(end(0), runFrom('2024-03-01 09:30'), shipped('office'))).toBe('2024-03-01 17:30');
    expect(due(end(0), runFrom('2024-03-01 12:30'), shipped('office'))).toBe('2024-03-01 17:30');
    expect(due(end(0), runFrom('2024-03-02 12:30'))).toBe('2024-03-04 18:00');
    expect(due(end(1), runFrom('2024-03-01 12:30'))).toBe('2024-03-04 18:00');
  });

  test('limits that make no sense are refused by the field', () => {
    const refused = (limit: { unit: 'months' | 'years' | 'workdayEnd'; amount: number }) =>
      timerPolicy.safeParse({ code: 'one', start: 'request.logged', stop: 'request.told', clock: 'working', limit }).error?.issues[0]?.path;
    expect(refused({ unit: 'months', amount: -1 })).toEqual(['limit', 'amount']);
    expect(refused({ unit: 'years', amount: 101 })).toEqual(['limit', 'amount']);
    expect(refused({ unit: 'workdayEnd', amount: -1 })).toEqual(['limit', 'amount']);
    expect(refused({ unit: 'years', amount: 100 })).toBeUndefined();
  });
});

describe('amber', () => {
  test('begins when the share of the limit is left, on its own clock', () => {
    const amber = (policy: TimerPolicy) => shown(dueOf(policy, runFrom('2024-03-01 16:00'), demoCalendar, 0).amberAt);
    expect(amber(policyWith({ amberPercent: 50 }))).toBe('2024-03-01 18:00');
    expect(amber(policyWith({ amberPercent: 25 }))).toBe('2024-03-04 10:00');
    expect(amber(policyWith({ amberPercent: 100 }))).toBe('2024-03-01 16:00');
    expect(amber(policyWith({ amberPercent: 0 }))).toBe('2024-03-04 11:00');
    const morning = dueOf(
      policyWith({ limit: { unit: 'days', amount: 1 }, amberPercent: 0 }),
      runFrom('2024-03-01 09:00'),
      demoCalendar,
      0,
    );
    expect(morning.amberAt).toBe(morning.dueAt);
  });

  test('begins at a time of its own, never after the due time', () => {
    const amber = (amount: number) =>
      shown(dueOf(policyWith({ amberAfter: { unit: 'hours', amount } }), runFrom('2024-03-01 10:00'), demoCalendar, 0).amberAt);
    expect(amber(1)).toBe('2024-03-01 11:00');
    expect(amber(9)).toBe('2024-03-01 14:00');
  });

  test('exactly at the due time is in time', () => {
    const times = { dueAt: 1000, amberAt: 800, isPaused: false };
    expect([799, 800, 1000, 1001].map((now) => colourOf(times, now, null))).toEqual(['green', 'amber', 'amber', 'red']);
    expect(colourOf(times, 5000, 1000)).toBe('kept');
    expect(colourOf({ ...times, isPaused: true }, 5000, 1001)).toBe('missed');
  });
});

describe('time that was used', () => {
  test('is that of the clock without its pauses', () => {
    const run = runFrom('2024-03-01 16:00', { pauses: [pause('2024-03-01 17:00', '2024-03-04 10:00')] });
    expect(takenMs(fourHours, run, at('2024-03-04 12:00'), demoCalendar)).toBe(3 * hour);
    expect(takenMs(fourHours, run, at('2024-03-02 12:00'), demoCalendar)).toBe(hour);
    expect(takenMs(threeDays, run, at('2024-03-04 16:00'), demoCalendar)).toBe(72 * hour);
    const agreed = { ...run, agreedAt: at('2024-03-01 16:30') };
    expect(takenMs({ ...fourHours, isReplacedByAppointment: true }, agreed, at('2024-03-04 12:00'), demoCalendar)).toBe(5 * hour);
    expect(takenMs(fourHours, runFrom('2024-03-01 16:00'), at('2024-03-01 15:00'), demoCalendar)).toBe(-hour);
  });

  test('counts from the opening for whom the clock starts there', () => {
    const policy = policyWith({ clock: 'calendar', startsAtOpening: true });
    expect(due(policy, runFrom('2024-03-02 11:00'))).toBe('2024-03-04 13:00');
    expect(takenMs(policy, runFrom('2024-03-02 11:00'), at('2024-03-04 10:00'), demoCalendar)).toBe(hour);
  });
});

describe('which clocks count and who is told', () => {
  test('empty lists mean all', () => {
    const job = { type: 'repair', urgency: 'urgent', distance: '' } as const;
    expect(policyApplies(policyWith({}), job)).toBe(true);
    expect(policyApplies(policyWith({ types: ['complaint'] }), job)).toBe(false);
    expect(policyApplies(policyWith({ urgencies: ['urgent'], types: ['repair'] }), job)).toBe(true);
    expect(policyApplies(policyWith({ urgencies: ['general'] }), job)).toBe(false);
    expect(policyApplies(policyWith({ distances: ['beyond20'] }), job)).toBe(false);
  });

  test('alerts wait for the morning, steps count in working time, and nobody is told twice', () => {
    const policy = policyWith({
      tell: ['supervisor'],
      escalation: [
        { after: { unit: 'minutes', amount: 60 }, role: 'serviceManager' },
        { after: { unit: 'days', amount: 1 }, role: 'generalManager' },
        { after: { unit: 'hours', amount: 9 }, role: 'supervisor' },
      ],
    });
    const told = (text: string) => escalationsOf(policy, at(text), demoCalendar).map(({ at: when, role }) => `${role} ${shown(when)}`);
    expect(told('2024-03-01 17:30')).toEqual([
      'supervisor 2024-03-01 17:30',
      'serviceManager 2024-03-04 09:30',
      'generalManager 2024-03-04 17:30',
    ]);
    expect(told('2024-03-01 18:00')).toEqual([
      'supervisor 2024-03-04 09:00',
      'serviceManager 2024-03-04 10:00',
      'generalManager 2024-03-05 09:00',
    ]);
    // An hour that ends with the working day is told in the morning.
    expect(told('2024-03-01 17:00')[1]).toBe('serviceManager 2024-03-04 09:00');
  });

  test('a holiday is no working time of the receiver', () => {
    const china = compileCalendar({ ...demoPlan, followsHolidays: true }, shanghai, officialHolidays);
    expect(shown(escalationsOf(policyWith({ tell: ['supervisor'] }), at('2024-05-02 10:00'), china)[0]?.at ?? 0)).toBe('2024-05-06 09:00');
  });
});
