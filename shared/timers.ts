import type { WorkingCalendar } from './calendar.ts';
import type { DistanceClass } from './customer-fields.ts';
import type { RequestType, Urgency } from './requests.ts';
import type { Role } from './roles.ts';
import { beginOf, clockOf, limitEnd } from './timer-clock.ts';
import type { RunningClock } from './timer-clock.ts';
import { movedBy, pauseGroups } from './timer-pauses.ts';
import type { PausePart, TimerPause } from './timer-pauses.ts';
import type { TimerEvent, TimerPolicy } from './timer-policy.ts';

/** What happened to one clock of one job; instants in ms UTC. */
export interface TimerRun {
  readonly startedAt: number;
  readonly pauses: readonly TimerPause[];
  /** The time agreed with the customer; counts where the policy says `isReplacedByAppointment` (R-001-17). */
  readonly agreedAt?: number | null;
}

export interface TimerDue {
  readonly dueAt: number;
  readonly amberAt: number;
  /** A pause lasts: `dueAt` is where it would be if it ended at `now`. */
  readonly isPaused: boolean;
}

/**
 * When the clock is due and from when on it is amber. Pauses for the policy's reasons move both by the time that its own clock would have
 * run meanwhile; an agreed time takes the place of the limit and does not move. Of a stopped clock ask with `now` = when it stopped.
 * @throws RangeError when the calendar is never open or the due time lies outside the years that are kept
 */
export function dueOf(policy: TimerPolicy, run: TimerRun, calendar: WorkingCalendar, now: number): TimerDue {
  const clock = clockOf(policy.clock, calendar);
  const begunAt = beginOf(policy, clock, run.startedAt);
  const base = limitEnd(policy.limit, clock, begunAt);
  const agreedAt = agreedOf(policy, run);
  if (agreedAt !== null) return { dueAt: agreedAt, amberAt: amberBefore(agreedAt, policy, clock, begunAt, base), isPaused: false };
  const groups = pauseGroups(policy.pauses, begunAt, run.pauses, now);
  let isPaused = false;
  const dueAt = movedBy(groups, clock, base, ({ isOpen }) => (isPaused ||= isOpen));
  const amberBase = amberOf(policy, clock, begunAt, base);
  return { dueAt, amberAt: movedBy(groups, clock, amberBase), isPaused };
}

export type TimerColour = 'green' | 'amber' | 'red' | 'paused' | 'kept' | 'missed';

/** What the chip shows: amber in the last part, red after the due time (exactly at it is in time), and of a stopped clock how it ended. */
export function colourOf({ dueAt, amberAt, isPaused }: TimerDue, now: number, stoppedAt: number | null): TimerColour {
  if (stoppedAt !== null) return stoppedAt <= dueAt ? 'kept' : 'missed';
  if (isPaused) return 'paused';
  if (now > dueAt) return 'red';
  return now >= amberAt ? 'amber' : 'green';
}

/** Time used, on the policy's own clock and without its pauses, for medians and percentiles; negative when it stopped before the start. */
export function takenMs(policy: TimerPolicy, run: TimerRun, stoppedAt: number, calendar: WorkingCalendar): number {
  const clock = clockOf(policy.clock, calendar);
  const total = clock.between(beginOf(policy, clock, run.startedAt), stoppedAt);
  return countingPauses(policy, run, clock, stoppedAt).reduce(
    (left, { from, to }) => left - clock.between(Math.min(from, stoppedAt), Math.min(to, stoppedAt)),
    total,
  );
}

/** The pauses that this clock stands still for: for its reasons, and begun before it was due. */
export function countingPauses(policy: TimerPolicy, run: TimerRun, clock: RunningClock, now: number): readonly PausePart[] {
  const begunAt = beginOf(policy, clock, run.startedAt);
  const groups = pauseGroups(policy.pauses, begunAt, run.pauses, now);
  const agreedAt = agreedOf(policy, run);
  if (agreedAt !== null) return groups.flatMap(({ from, parts }) => (from > agreedAt ? [] : parts));
  const counting: PausePart[] = [];
  movedBy(groups, clock, limitEnd(policy.limit, clock, begunAt), (part) => counting.push(part));
  return counting;
}

export interface TimedJob {
  readonly type: RequestType;
  readonly urgency: Urgency;
  readonly distance: DistanceClass | '';
}

/** Does the policy count for this job? A place whose distance nobody entered counts as in town: the shortest promise. */
export function policyApplies(policy: TimerPolicy, { type, urgency, distance }: TimedJob): boolean {
  return (
    isAmong(policy.types, type) && isAmong(policy.urgencies, urgency) && isAmong(policy.distances, distance === '' ? 'city' : distance)
  );
}

/** The clocks of a preset that this event starts for the job. */
export function policiesStarting(timers: readonly TimerPolicy[], event: TimerEvent, job: TimedJob): TimerPolicy[] {
  return timers.filter((policy) => policy.start === event && policyApplies(policy, job));
}

export interface Alert {
  readonly at: number;
  readonly role: Role;
}

/**
 * Who is told of a miss and when, each role once, at its earliest: first those of the policy, then the steps, whose waiting time counts
 * in the receiver's working time. Nobody is told outside it: never at night.
 */
export function escalationsOf(policy: TimerPolicy, dueAt: number, receiver: WorkingCalendar): readonly Alert[] {
  const clock = clockOf('working', receiver);
  const first = receiver.nextOpen(dueAt);
  const steps = policy.escalation.map(({ after, role }) => ({ role, at: receiver.nextOpen(limitEnd(after, clock, first)) }));
  const alerts = [...policy.tell.map((role) => ({ role, at: first })), ...steps].toSorted((a, b) => a.at - b.at);
  return alerts.filter(({ role }, index) => alerts.findIndex((one) => one.role === role) === index);
}

/** Who is told that it turned amber, each in working time. */
export function warningsOf(policy: TimerPolicy, amberAt: number, receiver: WorkingCalendar): readonly Alert[] {
  return policy.warn.map((role) => ({ role, at: receiver.nextOpen(amberAt) }));
}

/** The agreed time where it counts in place of the limit. */
export function agreedOf(policy: TimerPolicy, { agreedAt }: TimerRun): number | null {
  return policy.isReplacedByAppointment ? (agreedAt ?? null) : null;
}

/** Where amber begins before any pause: at a time of its own, or when so many percent of the limit are left. */
function amberOf(policy: TimerPolicy, clock: RunningClock, startedAt: number, base: number): number {
  if (policy.amberAfter) return Math.min(base, limitEnd(policy.amberAfter, clock, startedAt));
  if (policy.amberPercent === 0) return base;
  const limit = clock.between(startedAt, base);
  // A limit that ends before its start (half an hour before an appointment) has its last part before that end.
  const used = limit < 0 ? limit + (limit * policy.amberPercent) / 100 : limit - (limit * policy.amberPercent) / 100;
  return Math.min(base, clock.advance(startedAt, Math.round(used)));
}

/** Amber as long before an agreed time as it would be before the limit, and not longer before a near one than its share. */
function amberBefore(agreedAt: number, policy: TimerPolicy, clock: RunningClock, startedAt: number, base: number): number {
  const limit = clock.between(startedAt, base);
  const until = clock.between(startedAt, agreedAt);
  const lead = clock.between(amberOf(policy, clock, startedAt, base), base);
  const share = limit > 0 && until > 0 ? Math.min(1, until / limit) : 1;
  return Math.min(agreedAt, clock.advance(agreedAt, -Math.round(lead * share)));
}

function isAmong<Value>(allowed: readonly Value[], value: Value): boolean {
  return allowed.length === 0 || allowed.includes(value);
}
