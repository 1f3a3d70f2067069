import { describe, expect, test } from 'vitest';
import { colourOf, dueOf } from '../../shared/timers.ts';
import { at, demoCalendar } from '../support/calendars.ts';
import { due, pause, policyWith, runFrom, shown } from '../support/timer-examples.ts';

const fourHours = policyWith({ pauses: ['part', 'customer'] });
const oneDay = policyWith({ limit: { unit: 'days', amount: 1 }, pauses: ['part'] });
const threeDays = policyWith({ limit: { unit: 'days', amount: 3 }, clock: 'calendar', isReplacedByAppointment: true });

describe('pauses', () => {
  test('move the due time by the working time in them', () => {
    const run = runFrom('2024-03-01 16:00', { pauses: [pause('2024-03-01 17:00', '2024-03-04 10:00')] });
    expect(due(fourHours, run)).toBe('2024-03-04 13:00');
    expect(due(oneDay, run)).toBe('2024-03-04 18:00');
  });

  test('at night, at the weekend, or for a reason that does not count move nothing', () => {
    const weekend = [pause('2024-03-01 18:00', '2024-03-04 09:00')];
    expect(due(fourHours, runFrom('2024-03-01 16:30', { pauses: weekend }))).toBe('2024-03-04 11:30');
    // A night in the week does not carry a due time over from the end of Friday's work to Monday.
    const night = [pause('2024-02-29 20:00', '2024-02-29 23:00')];
    expect(due(oneDay, runFrom('2024-02-29 18:00', { pauses: night }))).toBe('2024-03-04 09:00');
    expect(
      due(policyWith({ limit: { unit: 'hours', amount: 12 }, pauses: ['part'] }), runFrom('2024-02-29 15:00', { pauses: night })),
    ).toBe('2024-03-01 18:00');
    const supplier = [pause('2024-03-01 17:00', '2024-03-04 17:00', 'supplier')];
    expect(due(fourHours, runFrom('2024-03-01 16:30', { pauses: supplier }))).toBe('2024-03-04 11:30');
  });

  test('that begin after the due time change nothing, one that begins with it still does', () => {
    const from = '2024-03-01 10:00';
    expect(due(fourHours, runFrom(from, { pauses: [pause('2024-03-01 14:01', '2024-03-01 16:00')] }))).toBe('2024-03-01 14:00');
    expect(due(fourHours, runFrom(from, { pauses: [pause('2024-03-01 14:00', '2024-03-01 16:00')] }))).toBe('2024-03-01 16:00');
    // The first pause moves the due time so far that the second begins before it.
    const pauses = [pause('2024-03-01 15:00', '2024-03-01 16:00'), pause('2024-03-01 11:00', '2024-03-01 13:00')];
    expect(due(fourHours, runFrom(from, { pauses }))).toBe('2024-03-01 17:00');
  });

  test('that overlap count once, and before the start not at all', () => {
    const pauses = [
      pause('2024-03-01 09:00', '2024-03-01 11:00'),
      pause('2024-03-01 10:30', '2024-03-01 12:00', 'customer'),
      pause('2024-03-01 10:45', '2024-03-01 11:15'),
    ];
    expect(due(fourHours, runFrom('2024-03-01 10:00', { pauses }))).toBe('2024-03-01 16:00');
  });

  test('that follow each other without a gap are one, also where work rests between them', () => {
    const pauses = [pause('2024-03-01 17:00', '2024-03-02 10:00'), pause('2024-03-02 10:00', '2024-03-04 11:00', 'customer')];
    expect(due(fourHours, runFrom('2024-03-01 13:00', { pauses }))).toBe('2024-03-04 11:00');
  });

  test('an open pause shows the due time as if it ended now, and the colour says so', () => {
    const run = runFrom('2024-03-01 10:00', { pauses: [pause('2024-03-01 11:00', null)] });
    const now = at('2024-03-01 13:00');
    const times = dueOf(fourHours, run, demoCalendar, now);
    expect({ ...times, dueAt: shown(times.dueAt) }).toMatchObject({ dueAt: '2024-03-01 16:00', isPaused: true });
    expect(colourOf(times, now, null)).toBe('paused');
    expect(dueOf(fourHours, run, demoCalendar, at('2024-03-01 11:00'))).toMatchObject({ isPaused: true, dueAt: at('2024-03-01 14:00') });
    // It begins after the due time: the miss stays a miss.
    const late = dueOf(fourHours, runFrom('2024-03-01 10:00', { pauses: [pause('2024-03-01 15:00', null)] }), demoCalendar, now);
    expect(late.isPaused).toBe(false);
  });

  test('amber moves with a pause before it, and stays where it was with a later one', () => {
    const amber = (from: string, to: string) =>
      shown(dueOf(fourHours, runFrom('2024-03-01 10:00', { pauses: [pause(from, to)] }), demoCalendar, 0).amberAt);
    expect(amber('2024-03-01 11:00', '2024-03-01 12:00')).toBe('2024-03-01 14:12');
    expect(amber('2024-03-01 13:30', '2024-03-01 14:30')).toBe('2024-03-01 13:12');
  });
});

describe('an agreed time', () => {
  test('takes the place of the limit where the policy says so, and pauses do not move it', () => {
    const agreedAt = at('2024-03-07 15:00');
    const run = runFrom('2024-03-01 16:00', { agreedAt, pauses: [pause('2024-03-02 10:00', null)] });
    expect(dueOf(policyWith({ ...threeDays, pauses: ['part'] }), run, demoCalendar, at('2024-03-03 10:00'))).toMatchObject({
      dueAt: agreedAt,
      isPaused: false,
    });
    expect(due(oneDay, runFrom('2024-03-01 16:00', { agreedAt }))).toBe('2024-03-04 16:00');
    expect(due(threeDays, runFrom('2024-03-01 16:00', { agreedAt: null }))).toBe('2024-03-04 16:00');
  });

  test('that is near is amber in its own last part', () => {
    const times = dueOf(threeDays, runFrom('2024-03-01 16:00', { agreedAt: at('2024-03-01 21:00') }), demoCalendar, 0);
    expect(shown(times.amberAt)).toBe('2024-03-01 20:00');
  });

  test('before the start of the clock is a miss from the beginning, not an error', () => {
    const times = dueOf(threeDays, runFrom('2024-03-01 16:00', { agreedAt: at('2024-03-01 15:00') }), demoCalendar, 0);
    expect(times.amberAt).toBeLessThanOrEqual(times.dueAt);
    expect(colourOf(times, at('2024-03-01 16:00'), null)).toBe('red');
  });
});
