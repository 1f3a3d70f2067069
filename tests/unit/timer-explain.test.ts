import { describe, expect, test } from 'vitest';
import type { WorkingCalendar } from '../../shared/calendar.ts';
import { explainDue } from '../../shared/timer-explain.ts';
import type { ExplainStep } from '../../shared/timer-explain.ts';
import { timerPolicy } from '../../shared/timer-policy.ts';
import type { TimerPolicy } from '../../shared/timer-policy.ts';
import type { TimerRun } from '../../shared/timers.ts';
import { at, demoCalendar, hour, minute, shipped } from '../support/calendars.ts';
import { policyOf, runFrom, shown } from '../support/timer-examples.ts';

/** The lines as somebody could read them. */
function lines(policy: TimerPolicy, run: TimerRun, calendar: WorkingCalendar, now = run.startedAt): readonly string[] {
  return explainDue(policy, run, calendar, now).map(written);
}

function written(step: ExplainStep): string {
  switch (step.key) {
    case 'start':
    case 'opening':
    case 'due':
      return `${step.key} ${shown(step.at)}`;
    case 'limit':
      return `limit ${step.limit.amount} ${step.limit.unit} ${step.clock} ${step.calendar}`;
    case 'day': {
      const windows = step.windows.map(({ from, to }) => `${shown(from).slice(11)}-${shown(to).slice(11)}`).join(' ');
      return `${step.day} ${windows} = ${step.ms / minute} min${step.name && ` (${step.name})`}`;
    }
    case 'skipped':
      return `${step.from}..${step.to} ${step.reason} ${step.name}`.trim();
    case 'more':
      return `${step.from}..${step.to} ${step.days} days = ${step.ms / minute} min`;
    case 'pause':
      return `${step.reason} ${shown(step.from)}..${step.to === null ? '' : shown(step.to)} ${step.ms / minute} min ${shown(step.before)} -> ${shown(step.after)}`;
    case 'agreed':
      return `agreed ${shown(step.at)} instead of ${shown(step.instead)}`;
    case 'sum':
      return `sum ${step.ms / minute} min`;
    default:
      return step satisfies never;
  }
}

describe('how a due time comes about', () => {
  test('a Friday evening call before a holiday, with lunch and a make-up Saturday', () => {
    const policy = timerPolicy.parse({
      code: 'six',
      start: 'request.logged',
      stop: 'request.resolved',
      clock: 'working',
      limit: { unit: 'hours', amount: 9 },
    });
    // 2024-09-13 is a Friday, the 14th a make-up Saturday, the 15th to the 17th Mid-Autumn.
    expect(lines(policy, runFrom('2024-09-13 19:00'), shipped('office'))).toEqual([
      'start 2024-09-13 19:00',
      'limit 9 hours working office',
      'opening 2024-09-14 08:30',
      '2024-09-14 08:30-12:00 13:30-17:30 = 450 min (中秋节补班)',
      '2024-09-15..2024-09-17 holiday 中秋节',
      '2024-09-18 08:30-10:00 = 90 min',
      'sum 540 min',
      'due 2024-09-18 10:00',
    ]);
  });

  test('each pause says for which reason, how long on this clock, and what it moved', () => {
    const run = runFrom('2024-03-01 16:00', {
      pauses: [
        { from: at('2024-03-04 10:00'), to: null, reason: 'supplier' },
        { from: at('2024-03-01 17:00'), to: at('2024-03-01 19:00'), reason: 'part' },
      ],
    });
    expect(lines(policyOf('furniture', 'finish'), run, demoCalendar, at('2024-03-04 12:00'))).toEqual([
      'start 2024-03-01 16:00',
      'limit 1 days working demo',
      '2024-03-01 16:00-17:00 = 60 min',
      '2024-03-02..2024-03-03 weekend',
      '2024-03-04 09:00-10:00 12:00-18:00 = 420 min',
      '2024-03-05 09:00-10:00 = 60 min',
      'part 2024-03-01 17:00..2024-03-01 19:00 60 min 2024-03-04 16:00 -> 2024-03-04 17:00',
      'supplier 2024-03-04 10:00.. 120 min 2024-03-04 17:00 -> 2024-03-05 10:00',
      'sum 540 min',
      'due 2024-03-05 10:00',
    ]);
  });

  test('a pause that another one covers has no line of its own', () => {
    const run = runFrom('2024-03-01 09:00', {
      pauses: [
        { from: at('2024-03-01 10:00'), to: at('2024-03-01 12:00'), reason: 'part' },
        { from: at('2024-03-01 10:30'), to: at('2024-03-01 11:30'), reason: 'supplier' },
      ],
    });
    const steps = explainDue(policyOf('furniture', 'finish'), run, demoCalendar, 0);
    expect(steps.flatMap((step) => (step.key === 'pause' ? [step.reason] : []))).toEqual(['part']);
  });

  test('holidays that follow each other keep their names, and the day after a due time at midnight is not there', () => {
    const steps = explainDue(policyOf('furniture', 'finish'), runFrom('2025-09-30 10:00'), shipped('weekdays'), 0);
    expect(steps.map(written).filter((line) => line.includes('holiday'))).toEqual([
      '2025-10-01..2025-10-05 holiday 国庆节',
      '2025-10-06..2025-10-06 holiday 中秋节',
      '2025-10-07..2025-10-08 holiday 国庆节',
    ]);
    const policy = timerPolicy.parse({
      code: 'midnight',
      start: 'request.logged',
      stop: 'request.resolved',
      clock: 'workdays',
      limit: { unit: 'hours', amount: 8 },
    });
    expect(lines(policy, runFrom('2024-03-01 16:00'), demoCalendar).slice(2)).toEqual([
      '2024-03-01 16:00-00:00 = 480 min',
      'sum 480 min',
      'due 2024-03-02 00:00',
    ]);
  });

  test('an agreed time says what it stands for', () => {
    const run = runFrom('2024-03-01 16:00', { agreedAt: at('2024-03-05 10:00') });
    expect(lines(policyOf('appliances', 'onSite'), run, demoCalendar)).toEqual([
      'start 2024-03-01 16:00',
      'limit 24 hours calendar demo',
      'agreed 2024-03-05 10:00 instead of 2024-03-02 16:00',
      'due 2024-03-05 10:00',
    ]);
  });

  test('round the clock there is nothing to skip', () => {
    expect(lines(policyOf('appliances', 'result'), runFrom('2024-03-01 20:00'), demoCalendar)).toEqual([
      'start 2024-03-01 20:00',
      'limit 12 hours calendar demo',
      'sum 720 min',
      'due 2024-03-02 08:00',
    ]);
    // Where hours stand still on days off, whole days count.
    expect(lines(policyOf('engineering-a', 'response'), runFrom('2024-03-01 16:00'), demoCalendar)).toEqual([
      'start 2024-03-01 16:00',
      'limit 24 hours workdays demo',
      '2024-03-01 16:00-00:00 = 480 min',
      '2024-03-02..2024-03-03 weekend',
      '2024-03-04 00:00-16:00 = 960 min',
      'sum 1440 min',
      'due 2024-03-04 16:00',
    ]);
  });

  test('a call after hours starts at the opening of the caller’s calendar, then runs on', () => {
    expect(lines(policyOf('it-a', 'onSite'), runFrom('2024-03-02 11:00'), demoCalendar)).toEqual([
      'start 2024-03-02 11:00',
      'limit 12 hours calendar demo',
      'opening 2024-03-04 09:00',
      'sum 720 min',
      'due 2024-03-04 21:00',
    ]);
  });

  test('a limit that ends before its start counts backwards', () => {
    expect(lines(policyOf('car', 'confirmCall'), runFrom('2024-03-04 09:10'), demoCalendar)).toEqual([
      'start 2024-03-04 09:10',
      'limit -30 minutes working demo',
      '2024-03-01 17:40-18:00 = 20 min',
      '2024-03-02..2024-03-03 weekend',
      '2024-03-04 09:00-09:10 = 10 min',
      'sum 30 min',
      'due 2024-03-01 17:40',
    ]);
  });

  test('a weekday without work is no weekend, and a long stretch is not listed day by day', () => {
    const policy = timerPolicy.parse({
      code: 'long',
      start: 'contract.effective',
      stop: 'goods.delivered',
      clock: 'working',
      limit: { unit: 'hours', amount: 900 },
    });
    const steps = explainDue(policy, runFrom('2024-03-01 09:00'), demoCalendar, 0);
    const counted = steps.filter((step) => step.key === 'day' || step.key === 'more');
    expect(steps.length).toBeLessThan(50);
    expect(counted.reduce((sum, { ms }) => sum + ms, 0)).toBe(900 * hour);
    expect(steps.find(({ key }) => key === 'more')).toMatchObject({ to: '2024-07-18' });
  });
});
