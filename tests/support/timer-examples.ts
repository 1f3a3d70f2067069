import { expect } from 'vitest';
import type { WorkingCalendar } from '../../shared/calendar.ts';
import type { ShippedPresetCode } from '../../shared/presets/preset.ts';
import type { TimerCode } from '../../shared/presets/policies.ts';
import { shippedPreset } from '../../shared/presets/index.ts';
import { formatDateTime } from '../../shared/time.ts';
import { timerPolicy } from '../../shared/timer-policy.ts';
import type { TimerPolicy, TimerPolicyInput } from '../../shared/timer-policy.ts';
import { colourOf, dueOf } from '../../shared/timers.ts';
import type { TimerRun } from '../../shared/timers.ts';
import { at, demoCalendar, shanghai } from './calendars.ts';

export const shown = (ms: number): string => formatDateTime(ms, shanghai);

export function policyOf(preset: ShippedPresetCode, code: TimerCode): TimerPolicy {
  const found = shippedPreset(preset).timers.find((policy) => policy.code === code);
  if (!found) throw new Error(`${preset} has no clock ${code}`);
  return found;
}

interface Example {
  readonly preset: ShippedPresetCode;
  readonly code: TimerCode;
  readonly rule: string;
  readonly from: string;
  readonly due: string;
  readonly amber: string;
  readonly run?: Partial<TimerRun>;
  readonly calendar?: WorkingCalendar;
}

/**
 * The acceptance of every row of the table: the due time of the example, green until the last part, amber in it and at the due time
 * itself, red after it; stopped in time it is kept, a millisecond later missed.
 */
export function expectExample({ preset, code, rule, from, due, amber, run, calendar = demoCalendar }: Example): void {
  const policy = policyOf(preset, code);
  expect(policy.rule).toBe(rule);
  const times = dueOf(policy, { startedAt: at(from), pauses: [], ...run }, calendar, at(from));
  expect({ due: shown(times.dueAt), amber: shown(times.amberAt) }).toEqual({ due, amber });
  const { dueAt, amberAt } = times;
  expect(amberAt).toBeLessThan(dueAt);
  const colours = [amberAt - 1, amberAt, dueAt - 1, dueAt, dueAt + 1].map((now) => colourOf(times, now, null));
  expect(colours).toEqual(['green', 'amber', 'amber', 'amber', 'red']);
  expect(colourOf(times, dueAt + 1, dueAt)).toBe('kept');
  expect(colourOf(times, dueAt + 1, dueAt + 1)).toBe('missed');
}

export const policyWith = (given: Partial<TimerPolicyInput>): TimerPolicy =>
  timerPolicy.parse({
    code: 'one',
    start: 'request.logged',
    stop: 'request.resolved',
    clock: 'working',
    limit: { unit: 'hours', amount: 4 },
    ...given,
  });
export const runFrom = (from: string, run: Partial<TimerRun> = {}): TimerRun => ({ startedAt: at(from), pauses: [], ...run });
export const due = (policy: TimerPolicy, run: TimerRun, calendar = demoCalendar, now = run.startedAt) =>
  shown(dueOf(policy, run, calendar, now).dueAt);
export const pause = (from: string, to: string | null, reason: 'part' | 'customer' | 'supplier' = 'part') => ({
  from: at(from),
  to: to === null ? null : at(to),
  reason,
});
