import type { Insertable, Selectable } from 'kysely';
import type { WorkingCalendar } from '../../../shared/calendar.ts';
import type { HoldReason } from '../../../shared/holds.ts';
import type { PresetData } from '../../../shared/presets/preset.ts';
import type { TimerEvent, TimerPolicy } from '../../../shared/timer-policy.ts';
import type { TimerPause } from '../../../shared/timer-pauses.ts';
import { clocksStarting, countedAs, endsAt, policyNamed } from '../../../shared/timer-views.ts';
import { agreedOf, dueOf, takenMs } from '../../../shared/timers.ts';
import type { TimedJob } from '../../../shared/timers.ts';
import type { TimerTable } from '../../db/schema/promises.ts';

export type TimerRecord = Selectable<TimerTable>;
export type TimerFacts = Omit<Insertable<TimerTable>, 'id' | 'step' | 'version'> & { step: number };

/** One clock of a job in memory: `facts` is what the row is to hold. */
export interface TimerLine {
  /** The stored row; undefined: not stored yet. */
  readonly row: TimerRecord | undefined;
  readonly policy: TimerPolicy;
  /** Does an agreed visit take the place of the limit? Of a promise only the told time does, unless its policy says both. */
  readonly isByVisit: boolean;
  readonly calendar: WorkingCalendar;
  facts: TimerFacts;
  pauses: TimerPause[];
  /** It was called off after it had been missed: whoever was alerted has to hear of the miss all the same. */
  isMissOpen?: boolean;
}

/** What is known of the job while its clocks are worked out. */
export interface TimerScene {
  readonly requestId: number;
  readonly job: TimedJob;
  /** What the caller was told; null: the limit of the promise. */
  readonly promisedAt: number | null;
  readonly preset: { readonly versionId: number; readonly data: PresetData };
  /** Code of the contract's calendar, empty: none. */
  readonly contractCalendar: string;
  /** @throws DomainError for a code that was never a calendar. */
  calendarOf(code: string): WorkingCalendar;
}

export interface Occurrence {
  readonly event: TimerEvent;
  readonly at: number;
  readonly workOrderId?: number | null;
}

export const isOpen = ({ facts }: TimerLine) => facts.state === 'running' || facts.state === 'paused';

/** One event first stops what runs, then starts anew; what runs already is not started twice. New lines are added to `lines`. `heardAt` is now. */
export function occur(lines: TimerLine[], scene: TimerScene, { event, at, workOrderId = null }: Occurrence, heardAt: number): void {
  const isOfSlip = ({ facts }: TimerLine) => facts.workOrderId === null || workOrderId === null || facts.workOrderId === workOrderId;
  for (const line of lines) {
    if (!isOpen(line) || !isOfSlip(line)) continue;
    if (endsAt(line.policy.stop, event)) stopLine(line, at);
    else if (event === 'appointment.at' && line.isByVisit) agreeLine(line, at);
  }
  for (const policy of clocksStarting(scene.preset.data.timers, event, scene.job)) {
    const running = lines.find((line) => isOpen(line) && line.facts.policy === policy.code && isSameOrWider(line, workOrderId));
    // An appointment that is moved moves the clock that counts from it.
    if (running && (event !== 'appointment.at' || running.facts.startedAt === at)) continue;
    if (running) cancelLine(running, heardAt);
    for (const line of lines) if (isOpen(line) && policy.replaces.includes(line.facts.policy)) cancelLine(line, heardAt);
    const begun = beginLine(scene, policy, at, workOrderId);
    if (begun) lines.push(begun);
  }
}

function isSameOrWider({ facts }: TimerLine, workOrderId: number | null): boolean {
  return facts.workOrderId === workOrderId || facts.workOrderId === null;
}

/** The visit is called off: nothing counts from it, and where it stood in place of a limit the limit counts again. */
export function callOff(lines: readonly TimerLine[], workOrderId: number | null, now: number): void {
  for (const line of lines) {
    if (!isOpen(line) || (line.facts.workOrderId !== workOrderId && line.facts.workOrderId !== null)) continue;
    if (line.policy.start === 'appointment.at') cancelLine(line, now);
    else if (line.isByVisit && line.facts.agreedAt !== null) {
      line.facts.agreedAt = null;
      countLine(line);
    }
  }
}

/** Undefined where no due time can be worked out: a calendar that never opens, or a time beyond the years that are kept. */
export function beginLine(scene: TimerScene, policy: TimerPolicy, startedAt: number, workOrderId: number | null): TimerLine | undefined {
  const calendar = calendarFor(scene, policy);
  const line: TimerLine = {
    row: undefined,
    policy: countedAs(policy),
    isByVisit: policy.isReplacedByAppointment,
    calendar,
    pauses: [],
    facts: {
      requestId: scene.requestId,
      workOrderId,
      presetVersionId: scene.preset.versionId,
      policy: policy.code,
      calendar: calendar.code,
      state: 'running',
      startedAt,
      agreedAt: null,
      dueAt: startedAt,
      amberAt: startedAt,
      nextAt: null,
      step: 0,
      stoppedAt: null,
      takenMs: null,
      missedAt: null,
    },
  };
  if (!countLine(line)) return undefined;
  // What the caller was told is the promise; a proposal that was taken over as it stands is the limit itself.
  const { promisedAt } = scene;
  if (policy.isPromise && promisedAt !== null && Math.abs(line.facts.dueAt - promisedAt) >= 60_000) agreeLine(line, promisedAt);
  return line;
}

export function calendarFor(scene: Pick<TimerScene, 'preset' | 'contractCalendar' | 'calendarOf'>, policy: TimerPolicy): WorkingCalendar {
  return scene.calendarOf(policy.calendar || scene.contractCalendar || scene.preset.data.calendar);
}

/** Counts the due time anew, of a clock that runs or stands still. False where there is none: then nothing is changed. */
export function countLine(line: TimerLine): boolean {
  const { facts } = line;
  const run = { startedAt: facts.startedAt, pauses: line.pauses, agreedAt: facts.agreedAt };
  // While it stands still the due time stays as it was when the pause began.
  const at = line.pauses.find(({ to }) => to === null)?.from ?? Math.max(facts.startedAt, ...line.pauses.map(({ to }) => to ?? 0));
  try {
    const { dueAt, amberAt, isPaused } = dueOf(line.policy, run, line.calendar, at);
    if (dueAt < 0) return false;
    Object.assign(facts, { dueAt, amberAt: Math.max(0, amberAt), state: isPaused ? 'paused' : 'running' });
    facts.nextAt = isPaused ? null : nextAfter(facts, line.policy.warn.length > 0);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * The sweep looks at a clock when it turns amber, if somebody is warned then, just after its due time, and once it was missed at its next
 * escalation.
 */
function nextAfter({ step, nextAt, amberAt, dueAt }: TimerFacts, warns: boolean): number | null {
  if (step >= 2) return nextAt ?? null;
  return warns && step === 0 ? Math.min(amberAt, dueAt + 1) : dueAt + 1;
}

function stopLine(line: TimerLine, at: number): void {
  const { facts } = line;
  endPauses(line, at);
  const run = { startedAt: facts.startedAt, pauses: line.pauses, agreedAt: facts.agreedAt };
  Object.assign(facts, { state: 'stopped', stoppedAt: at, nextAt: null, takenMs: takenMs(line.policy, run, at, line.calendar) });
  if (at > facts.dueAt) facts.missedAt ??= facts.dueAt;
  // The paper came in after the due time and says that it was kept. The miss of an earlier promise stays one.
  else if (facts.missedAt === facts.dueAt) facts.missedAt = null;
}

/** It counts for nothing any more; but a miss was one and counts (R-000-51): such a clock ended now, with no time that the work took. */
export function cancelLine(line: TimerLine, now: number): void {
  const { facts } = line;
  line.isMissOpen = facts.missedAt !== null;
  if (!line.isMissOpen) Object.assign(facts, { state: 'cancelled', nextAt: null });
  else {
    endPauses(line, now);
    Object.assign(facts, { state: 'stopped', stoppedAt: now, nextAt: null, takenMs: null });
  }
}

/** Stands still from `at` on, if the policy pauses for this reason; otherwise it goes on. A clock that was missed already does too. */
export function holdLine(line: TimerLine, reason: HoldReason, at: number): void {
  endPauses(line, at);
  if (!line.policy.pauses.includes(reason) || isAgreed(line)) return;
  if (line.facts.missedAt !== null || at > line.facts.dueAt) return;
  line.pauses = [...line.pauses.filter(({ from }) => from !== at), { from: at, to: null, reason }];
  countLine(line);
}

/** An agreed time stands whatever happens meanwhile; a further one is agreed instead. */
function isAgreed({ policy, facts, pauses }: TimerLine): boolean {
  return agreedOf(policy, { startedAt: facts.startedAt, pauses, agreedAt: facts.agreedAt }) !== null;
}

/** Goes on from `at`, moved by the time that its own clock would have run meanwhile. */
export function releaseLine(line: TimerLine, at: number): void {
  if (endPauses(line, at)) countLine(line);
}

/** The agreed time is the due time from now on; a miss of the old one stays a miss, and the new one is watched anew. */
export function agreeLine(line: TimerLine, at: number): void {
  const before = line.facts.agreedAt;
  line.facts.agreedAt = at;
  const { step } = line.facts;
  line.facts.step = 0;
  if (countLine(line)) return;
  Object.assign(line.facts, { agreedAt: before, step });
  countLine(line);
}

/** No agreed time counts any more, but the limit; watched anew. */
export function freeLine(line: TimerLine): void {
  if (line.facts.agreedAt === null) return;
  line.facts.agreedAt = null;
  line.facts.step = 0;
  countLine(line);
}

function endPauses(line: TimerLine, at: number): boolean {
  const lasting = line.pauses.some(({ to }) => to === null);
  line.pauses = line.pauses.map((pause) => (pause.to === null ? { ...pause, to: Math.max(at, pause.from) } : pause));
  if (lasting) countLine(line);
  return lasting;
}

/** A stored clock with its policy in the version that it was started by; undefined where that is not known any more. */
export function storedLine(
  row: TimerRecord,
  preset: PresetData,
  calendar: WorkingCalendar,
  pauses: readonly TimerPause[],
): TimerLine | undefined {
  const policy = policyNamed(preset.timers, row.policy);
  if (!policy) return undefined;
  const { id: _id, version: _version, ...facts } = row;
  return { row, policy: countedAs(policy), isByVisit: policy.isReplacedByAppointment, calendar, facts, pauses: [...pauses] };
}
