import type { WorkingCalendar } from '../../shared/calendar.ts';
import type { DistanceClass } from '../../shared/customer-fields.ts';
import type { HoldReason } from '../../shared/holds.ts';
import type { Role } from '../../shared/roles.ts';
import { clocksStarting } from '../../shared/timer-views.ts';
import { dueOf, escalationsOf } from '../../shared/timers.ts';
import {
  agreeLine,
  calendarFor,
  callOff,
  cancelLine,
  holdLine,
  isOpen,
  occur,
  releaseLine,
} from '../../electron/features/timers/timer-lines.ts';
import type { Occurrence, TimerLine, TimerScene } from '../../electron/features/timers/timer-lines.ts';
import type { Bulk, Row } from './bulk.ts';
import { minute } from './calendar.ts';
import type { Journal, User } from './journal.ts';
import type { Random } from './random.ts';
import type { Trade } from './trades.ts';

type Request = { -readonly [K in keyof Row<'serviceRequest'>]: Row<'serviceRequest'>[K] };
type Alert = { -readonly [K in keyof Row<'alert'>]: Row<'alert'>[K] };

/** A job with its promised times, as `electron/features/timers` would have written them. */
export interface TimedJob {
  readonly row: Request;
  readonly trade: Trade;
  readonly distance: DistanceClass | '';
  readonly lines: TimerLine[];
  /** Ids of the lines. */
  readonly ids: number[];
  readonly alerts: Alert[];
}

export interface Clocks {
  /** What intake proposes to the caller. */
  proposal(trade: Trade, job: TimerScene['job'], calendarCode: string, at: number): number;
  happened(job: TimedJob, now: number, ...occurrences: readonly Occurrence[]): void;
  /** The job begins anew (R-002-28): what was told before is over. */
  again(job: TimedJob, now: number): void;
  hold(job: TimedJob, reason: HoldReason, at: number): void;
  release(job: TimedJob, at: number): void;
  promiseAnew(job: TimedJob, promisedAt: number, now: number): void;
  callOff(job: TimedJob, workOrderId: number, now: number): void;
  cancel(job: TimedJob, now: number): void;
  /** When a clock of the job has something to say next, if nothing happens before. */
  nextAt(job: TimedJob): number;
  sweep(job: TimedJob, now: number): void;
  tell(job: TimedJob, kind: string, role: Role, at: number, data: object): void;
  settle(job: TimedJob, kind: string, at: number): void;
  flush(job: TimedJob, now: number): void;
}

export interface ClockOptions {
  readonly bulk: Bulk;
  readonly journal: Journal;
  readonly random: Random;
  readonly calendarOf: (code: string) => WorkingCalendar;
  /** Nobody is told of a miss outside it. */
  readonly hours: WorkingCalendar;
  readonly users: Readonly<Record<Role, readonly User[]>>;
}

export function createClocks({ bulk, journal, random, calendarOf, hours, users }: ClockOptions): Clocks {
  let timers = 0;
  let alerts = 0;

  const sceneOf = ({ row, trade, distance }: TimedJob): TimerScene => ({
    requestId: row.id,
    job: { type: row.type, urgency: row.urgency, distance },
    promisedAt: row.promisedAt,
    preset: trade,
    contractCalendar: row.calendarCode,
    calendarOf,
  });

  /** Changes clocks; those that had been told as missed and have ended, or lie ahead again, bother nobody any more. */
  function change(job: TimedJob, now: number, work: (open: readonly TimerLine[]) => void): void {
    const before = job.lines.map(({ facts }) => facts.step);
    const promise = () => job.lines.findLast((line) => line.policy.isPromise && isOpen(line));
    const dueBefore = promise()?.facts.dueAt;
    work(job.lines.filter(isOpen));
    // What stands as promised is what its clock says.
    const dueAt = promise()?.facts.dueAt;
    if (dueBefore !== undefined && dueAt !== undefined && dueAt !== dueBefore) job.row.promisedAt = dueAt;
    for (const [index, line] of job.lines.entries()) {
      if (index >= job.ids.length) job.ids.push(++timers);
      if ((before[index] ?? 0) < 2 || (isOpen(line) && line.facts.step >= 2)) continue;
      for (const alert of job.alerts) if (alert.timerId === job.ids[index]) alert.settledAt ??= now;
    }
  }

  function add(job: TimedJob, alert: Omit<Alert, 'id' | 'userId' | 'requestId' | 'settledAt'>): void {
    job.alerts.push({ ...alert, id: ++alerts, userId: null, requestId: job.row.id, settledAt: null });
  }

  /** What `timers-sweep.service.ts` does with one clock that has something to say. */
  function speak(job: TimedJob, line: TimerLine, now: number): void {
    const { policy, facts } = line;
    const steps = escalationsOf(policy, facts.dueAt, hours);
    const isFirst = facts.step < 2;
    const told = isFirst ? 0 : facts.step - 2;
    const reach = Math.max(now, hours.nextOpen(facts.dueAt));
    const ahead = steps.findIndex(({ at }) => at > reach);
    const until = ahead < 0 ? steps.length : Math.max(ahead, told);
    const fresh = steps.slice(told, until);
    Object.assign(facts, { step: 2 + until, nextAt: steps[until]?.at ?? null, missedAt: facts.missedAt ?? facts.dueAt });
    const { dueAt, workOrderId = null } = facts;
    for (const { role, at } of fresh)
      add(job, {
        kind: policy.tell.includes(role) ? 'timerMissed' : 'timerEscalated',
        role,
        workOrderId,
        timerId: job.ids[job.lines.indexOf(line)] ?? null,
        data: JSON.stringify({ policy: policy.code, name: policy.name, dueAt }),
        at: now,
        showAt: hours.nextOpen(Math.max(at, now)),
      });
    if (isFirst && policy.isPromise) job.row.overdueSince ??= dueAt;
    const data = { policy: policy.code, name: policy.name, rule: policy.rule, dueAt, told: fresh.map(({ role }) => role) };
    if (isFirst || fresh.length > 0) journal.found(now, job.row.id, isFirst ? 'timerMissed' : 'timerEscalated', data);
  }

  return {
    proposal(trade, job, contractCalendar, at) {
      const policy = clocksStarting(trade.data.timers, 'request.logged', job).find(({ isPromise }) => isPromise);
      if (!policy) return at;
      const calendar = calendarFor({ preset: trade, contractCalendar, calendarOf }, policy);
      return dueOf(policy, { startedAt: at, pauses: [] }, calendar, at).dueAt;
    },
    happened(job, now, ...occurrences) {
      change(job, now, () => occurrences.forEach((one) => occur(job.lines, sceneOf(job), one, now)));
    },
    again(job, now) {
      const { promisedAt } = job.row;
      const scene = { ...sceneOf(job), promisedAt: promisedAt > now ? promisedAt : null };
      change(job, now, () => occur(job.lines, scene, { event: 'request.logged', at: now }, now));
    },
    hold(job, reason, at) {
      change(job, at, (open) => open.forEach((line) => holdLine(line, reason, at)));
    },
    release(job, at) {
      change(job, at, (open) => open.forEach((line) => releaseLine(line, at)));
    },
    promiseAnew(job, promisedAt, now) {
      change(job, now, (open) => open.filter(({ policy }) => policy.isPromise).forEach((line) => agreeLine(line, promisedAt)));
    },
    callOff(job, workOrderId, now) {
      change(job, now, (open) => {
        callOff(open, workOrderId, now);
        open.filter(({ facts }) => facts.workOrderId === workOrderId).forEach((line) => cancelLine(line, now));
      });
    },
    cancel(job, now) {
      change(job, now, (open) => open.forEach((line) => cancelLine(line, now)));
    },
    nextAt: ({ lines }) => lines.reduce((next, { facts }) => Math.min(next, facts.nextAt ?? Infinity), Infinity),
    sweep(job, now) {
      const due = job.lines.filter(({ facts }) => facts.state === 'running' && facts.nextAt != null && facts.nextAt <= now);
      for (const line of due.toSorted((a, b) => (a.facts.nextAt ?? 0) - (b.facts.nextAt ?? 0))) speak(job, line, now);
    },
    tell(job, kind, role, at, data) {
      add(job, { kind, role, workOrderId: null, timerId: null, data: JSON.stringify(data), at, showAt: at });
    },
    settle({ alerts: told }, kind, at) {
      for (const alert of told) if (alert.kind === kind) alert.settledAt ??= at;
    },
    flush({ lines, ids, alerts: told }, now) {
      for (const [index, { facts, pauses }] of lines.entries()) {
        const id = ids[index] ?? 0;
        bulk.add('timer', { ...facts, id });
        for (const { from, to, reason } of pauses) bulk.add('timerPause', { timerId: id, fromAt: from, toAt: to, reason });
      }
      for (const alert of told) {
        bulk.add('alert', alert);
        // What is a few hours old was mostly seen.
        const isOld = alert.showAt < now - 180 * minute;
        for (const { id } of users[alert.role as Role] ?? [])
          if (random.chance(isOld ? 0.6 : 0.2) && alert.showAt < now)
            bulk.add('alertRead', { alertId: alert.id, userId: id, at: Math.min(now, alert.showAt + random.int(1, 170) * minute) });
      }
    },
  };
}

export function noClocks(): Pick<TimedJob, 'lines' | 'ids' | 'alerts'> {
  return { lines: [], ids: [], alerts: [] };
}
