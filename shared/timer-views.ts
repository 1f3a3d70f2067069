import { z } from 'zod';
import { id, instant, pageInput } from './fields.ts';
import { holdReasons } from './holds.ts';
import type { HoldReason } from './holds.ts';
import { requestTypes, urgencies } from './requests.ts';
import type { NoticeSubject } from './notices.ts';
import type { Role } from './roles.ts';
import type { ExplainStep } from './timer-explain.ts';
import { requestEvents, timerPolicy } from './timer-policy.ts';
import type { TimerClock, TimerEvent, TimerLimit, TimerPolicy } from './timer-policy.ts';
import { policiesStarting } from './timers.ts';
import type { TimedJob } from './timers.ts';

/** What is promised on the phone counts in every trade: where the preset has no promise for a kind of request, it is one working day. */
export const usualPromise: TimerPolicy = timerPolicy.parse({
  code: 'promise',
  start: 'request.logged',
  stop: 'request.resolved',
  limit: { unit: 'days', amount: 1 },
  clock: 'working',
  pauses: [...holdReasons],
  isPromise: true,
  tell: ['supervisor'],
  escalation: [{ after: { unit: 'minutes', amount: 60 }, role: 'serviceManager' }],
});

/** The policy behind a stored clock, by its code. */
export function policyNamed(timers: readonly TimerPolicy[], code: string): TimerPolicy | undefined {
  return timers.find((policy) => policy.code === code) ?? (code === usualPromise.code ? usualPromise : undefined);
}

/** What the customer was told counts, whatever the limit says: of a promise the told time takes the limit's place. */
export function countedAs(policy: TimerPolicy): TimerPolicy {
  return policy.isPromise ? { ...policy, isReplacedByAppointment: true } : policy;
}

/** The clocks that this event starts, of those whose end can happen; a call that was logged always has a promise. */
export function clocksStarting(timers: readonly TimerPolicy[], event: TimerEvent, job: TimedJob): readonly TimerPolicy[] {
  const starting = policiesStarting(timers, event, job).filter(({ stop }) => liveEvents.has(stop));
  return event !== 'request.logged' || starting.some(({ isPromise }) => isPromise) ? starting : [...starting, usualPromise];
}

/** Clocks of other subjects do not run on requests. */
const liveEvents: ReadonlySet<TimerEvent> = new Set(requestEvents);

const beforeTheVisit = [
  'request.acknowledged',
  'request.contacted',
  'request.assigned',
  'appointment.confirmed',
  'slip.accepted',
  'slip.departed',
  'team.contacted',
] as const satisfies readonly TimerEvent[];
/** What must have happened by then, whether or not somebody noted it: a clock that waits for it ends too. */
const behindEvent: Partial<Record<TimerEvent, readonly TimerEvent[]>> = {
  'slip.departed': ['appointment.confirmed', 'slip.accepted'],
  'slip.arrived': beforeTheVisit,
  'slip.finished': ['slip.arrived', ...beforeTheVisit],
  'request.resolved': [
    'slip.arrived',
    'slip.finished',
    'plan.agreed',
    'spare.provided',
    'spare.shipped',
    'site.decided',
    ...beforeTheVisit,
  ],
  'slip.returned': ['slip.resultEntered', 'slip.finished'],
  'request.told': ['request.contacted', 'question.answered'],
};
/** Does this event end a clock that stops at `stop`? */
export function endsAt(stop: TimerEvent, event: TimerEvent): boolean {
  return stop === event || behindEvent[event]?.includes(stop) === true;
}

/** One promised time of a job as screens show it; `steps` is its arithmetic. */
export interface TimerView {
  readonly id: number;
  readonly workOrderId: number | null;
  readonly slipNo: string | null;
  readonly policy: string;
  /** The shop's own name for it; empty: the text of the code. */
  readonly name: string;
  readonly rule: string;
  readonly limit: TimerLimit;
  readonly clock: TimerClock;
  readonly isPromise: boolean;
  readonly state: 'running' | 'paused' | 'stopped' | 'cancelled';
  readonly startedAt: number;
  readonly dueAt: number;
  readonly amberAt: number;
  readonly pauseReason: HoldReason | null;
  readonly stoppedAt: number | null;
  readonly missedAt: number | null;
  readonly takenMs: number | null;
  readonly steps: readonly ExplainStep[];
}

/** The clock that presses most, for a line of a list. */
export type DueMark = Pick<TimerView, 'policy' | 'name' | 'state' | 'dueAt' | 'amberAt'>;

export const proposeInput = z.strictObject({
  type: z.enum(requestTypes),
  urgency: z.enum(urgencies),
  customerId: id.nullable().default(null),
  installedItemId: id.nullable().default(null),
  projectId: id.nullable().default(null),
  /** When the call began; absent: now. */
  from: instant.optional(),
});
export interface Proposal {
  readonly from: number;
  /** What intake proposes to the caller. */
  readonly promisedAt: number;
  readonly preset: string;
  readonly presetName: string;
  readonly timers: readonly TimerProposal[];
}
export type TimerProposal = Pick<TimerView, 'policy' | 'name' | 'rule' | 'limit' | 'clock' | 'isPromise' | 'dueAt' | 'amberAt' | 'steps'>;

const month = z.string().regex(/^(19[7-9]\d|2[01]\d\d)-(0[1-9]|1[0-2])$/);
export const timelinessInput = z.strictObject({ month });
/** How one clock of one preset was kept in a month (R-004-34, G-14). */
export interface TimelinessRow {
  readonly presetCode: string;
  readonly presetName: string;
  readonly policy: string;
  readonly name: string;
  readonly rule: string;
  readonly total: number;
  readonly inTime: number;
  /** Null: none of them took its time, all still run or were called off. */
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
}

export const alertListInput = z.strictObject(pageInput);
/** One alert, some of them, or with `ids` null all that are shown. */
export const readAlertsInput = z.strictObject({ ids: z.array(id).min(1).max(200).nullable() });
export interface AlertAbout {
  readonly subject: NoticeSubject | 'purchaseOrder' | 'materialRequest' | 'item';
  readonly subjectId: number;
  readonly no: string;
}
export interface AlertRow {
  readonly id: number;
  readonly kind: string;
  readonly showAt: number;
  readonly requestId: number | null;
  readonly requestNo: string | null;
  readonly customerId: number | null;
  readonly customerName: string | null;
  readonly workOrderId: number | null;
  readonly slipNo: string | null;
  readonly policy: string;
  readonly name: string;
  readonly dueAt: number | null;
  /** Of a promised time that was counted anew: what it was. */
  readonly was: number | null;
  /** The document that it is about where that is no request and no slip. */
  readonly about: AlertAbout | null;
  /** Who else was told of the same. */
  readonly others: readonly Role[];
}
export interface AlertCount {
  readonly unread: number;
  /** Outside the working time: lines are listed, but nobody is called by a desktop notification. */
  readonly isQuiet: boolean;
}
