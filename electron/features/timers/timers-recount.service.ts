import type { TimedJob } from '../../../shared/timers.ts';
import type { Context } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import type { Happening, Write } from '../../platform/write.ts';
import { settleAlerts } from '../alerts/alerts.service.ts';
import { policyApplies } from '../../../shared/timers.ts';
import { usualPromise } from '../../../shared/timer-views.ts';
import { calendarFor, cancelLine, countLine, holdLine, isOpen, occur, releaseLine } from './timer-lines.ts';
import type { Occurrence, TimerLine, TimerScene } from './timer-lines.ts';
import { followPromise, keepTold, tellOfPromise } from './timers-promise.service.ts';
import type { PromiseChange } from './timers-promise.service.ts';
import { findJobFacts, findStoredKeys, saveLines } from './timers.repository.ts';
import type { JobFacts, PromiseFacts } from './timers.repository.ts';
import { openLines, requireTimedRequest, sceneOf, settledBy } from './timers.service.ts';

/** One clock whose due time is another than before, for the timeline; null: it did not run before, or does not any more. */
export interface TimerChange {
  readonly policy: string;
  readonly oldDueAt: number | null;
  readonly newDueAt: number | null;
}

/**
 * After a change of type, urgency, calendar or preset, and after a reopening: clocks that do not count for the job any more end, those that
 * do now run from when their event happened, the others get the due time that is right now. The timeline says what became different.
 */
export async function recomputeTimers(w: Write, context: Pick<Context, 'app' | 'now'>, requestId: number): Promise<readonly TimerChange[]> {
  const { tx, record, touch } = w;
  const { changes, promise } = await recount(tx, context, requestId);
  touch('timers');
  if (changes.length === 0 && !promise) return [];
  const moved: Happening['changes'] = promise && !promise.isTold ? { promisedAt: [promise.from, promise.to] } : undefined;
  await record({
    subject: 'request',
    subjectId: requestId,
    kind: 'timersChanged',
    data: { changes, ...(promise && { promise }) },
    ...(moved && { changes: moved }),
  });
  touch('alerts', 'requests', 'home');
  return changes;
}

/** What a recount gave: the clocks that moved, and what became of the promise. */
export interface Recount {
  readonly changes: readonly TimerChange[];
  readonly promise: PromiseChange | undefined;
}

/** The same without a trace, for the sweep after a change of a calendar, which writes its own. */
export async function recount(tx: Tx, { app, now }: Pick<Context, 'app' | 'now'>, requestId: number): Promise<Recount> {
  const request = await requireTimedRequest(tx, requestId);
  const scene = await sceneOf(tx, app, request);
  const { lines, pauses } = await openLines(tx, app, requestId);
  const changes: TimerChange[] = [];
  const before = lines.find(({ policy }) => policy.isPromise);
  const recounted = lines.map((line) => recountLine(line, scene, request, now));
  const more = await missingLines(tx, scene, request, recounted);
  for (const line of [...recounted, ...more]) {
    const oldDueAt = line.row?.dueAt ?? null;
    const newDueAt = isOpen(line) ? line.facts.dueAt : null;
    if (oldDueAt !== newDueAt) changes.push({ policy: line.facts.policy, oldDueAt, newDueAt });
  }
  await saveLines(tx, [...recounted, ...more], pauses);
  await settleAlerts(tx, requestId, settledBy(recounted), now);
  const after = [...recounted, ...more].findLast((line) => line.policy.isPromise && isOpen(line));
  const promise = await followPromise(tx, request, before, after);
  if (promise) await tellOfPromise(tx, app, requestId, promise, now);
  return { changes, promise };
}

/** Counts a running clock by the policy and calendar that hold for the job now. */
function recountLine(line: TimerLine, scene: TimerScene, promise: PromiseFacts, now: number): TimerLine {
  if (!stillCounts(line, scene)) {
    cancelLine(line, now);
    return line;
  }
  const calendar = calendarFor(scene, line.policy);
  const moved: TimerLine = { ...line, calendar, facts: { ...line.facts, calendar: calendar.code } };
  // What lies ahead again is watched anew; that it was missed once stays.
  const before = moved.facts.step;
  moved.facts.step = 0;
  if (!countLine(moved)) return line;
  keepTold(moved, promise);
  if (moved.facts.amberAt <= now && before === 1) Object.assign(moved.facts, { step: 1, nextAt: moved.facts.dueAt + 1 });
  if (moved.facts.dueAt < now && before >= 2) Object.assign(moved.facts, { step: before, nextAt: line.facts.nextAt });
  return moved;
}

function stillCounts({ policy, facts }: TimerLine, { job, preset }: TimerScene): boolean {
  if (policy.code !== usualPromise.code || preset.data.timers.some(({ code }) => code === policy.code)) return policyApplies(policy, job);
  // The usual promise is there only where the preset has none for such a job.
  return facts.presetVersionId === preset.versionId && !hasOwnPromise(preset.data.timers, job);
}

function hasOwnPromise(timers: readonly TimerLine['policy'][], job: TimedJob): boolean {
  return timers.some((policy) => policy.start === 'request.logged' && policy.isPromise && policyApplies(policy, job));
}

/**
 * A promise of another class takes over what was told or agreed, else its own limit counts. A promise from before a reopening is over.
 */
function toldFor(lines: readonly TimerLine[], { promisedAt, promiseToldAt }: PromiseFacts, roundFrom: number): number | null {
  const before = lines.find(({ policy }) => policy.isPromise);
  if (before) return promiseToldAt === null ? (before.facts.agreedAt ?? null) : promisedAt;
  return promisedAt > roundFrom ? promisedAt : null;
}

/** Clocks that count for the job now, whose event has happened and that were never started. */
async function missingLines(
  tx: Tx,
  scene: TimerScene,
  promise: PromiseFacts,
  running: readonly TimerLine[],
): Promise<readonly TimerLine[]> {
  const facts = await findJobFacts(tx, scene.requestId);
  const known = new Set(await findStoredKeys(tx, scene.requestId, facts.roundFrom));
  const replayed: TimerLine[] = [];
  const told = { ...scene, promisedAt: toldFor(running, promise, facts.roundFrom) };
  for (const occurrence of occurrencesOf(facts)) occur(replayed, told, occurrence, occurrence.at);
  const isThere = (line: TimerLine) =>
    known.has(keyOf(line)) ||
    running.some((one) => isOpen(one) && (keyOf(one) === keyOf(line) || one.policy.replaces.includes(line.facts.policy)));
  const missing = replayed.filter((line) => isOpen(line) && !isThere(line));
  for (const { reason, at, endedAt } of facts.holds) {
    for (const line of missing) {
      holdLine(line, reason, at);
      if (endedAt !== null) releaseLine(line, endedAt);
    }
  }
  return missing;
}

function keyOf({ facts }: TimerLine): string {
  return `${facts.policy} ${facts.workOrderId ?? ''}`;
}

/** What has happened to the job in this round, in the order of time. */
function occurrencesOf(facts: JobFacts): readonly Occurrence[] {
  const { roundFrom, promiseToldAt, firstContactAt, resolvedAt, toldAt, closedAt, slips, visits } = facts;
  const found: (Omit<Occurrence, 'at'> & { readonly at: number | null; readonly heardAt?: number | null })[] = [
    { event: 'request.logged', at: roundFrom },
    { event: 'request.acknowledged', at: promiseToldAt },
    { event: 'request.contacted', at: firstContactAt ?? promiseToldAt },
    { event: 'request.resolved', at: resolvedAt },
    { event: 'request.told', at: toldAt },
    { event: 'request.archived', at: closedAt },
  ];
  for (const {
    id: workOrderId,
    issuedAt,
    plannedAt,
    acceptedAt,
    departedAt,
    arrivedAt,
    finishedAt,
    resultEnteredAt,
    returnedAt,
  } of slips) {
    found.push(
      { event: 'request.assigned', at: issuedAt, workOrderId },
      { event: 'slip.issued', at: issuedAt, workOrderId },
      { event: 'appointment.at', at: plannedAt, workOrderId, heardAt: issuedAt },
      { event: 'slip.accepted', at: acceptedAt, workOrderId },
      { event: 'slip.departed', at: departedAt, workOrderId },
      { event: 'slip.arrived', at: arrivedAt, workOrderId },
      { event: 'slip.finished', at: finishedAt, workOrderId },
      { event: 'slip.resultEntered', at: resultEnteredAt, workOrderId },
      { event: 'slip.returned', at: returnedAt, workOrderId },
    );
  }
  for (const { plannedAt, madeAt } of visits) found.push({ event: 'appointment.at', at: plannedAt, heardAt: madeAt });
  // A visit counts from when it was agreed, not from when it is to be.
  const orderOf = ({ at, heardAt }: (typeof found)[number]) => heardAt ?? at ?? 0;
  return found.toSorted((a, b) => orderOf(a) - orderOf(b)).filter((one): one is Occurrence => one.at !== null);
}
