import type { Selectable } from 'kysely';
import type { HoldReason } from '../../../shared/holds.ts';
import type { TimerPause } from '../../../shared/timer-pauses.ts';
import type { TimerEvent } from '../../../shared/timer-policy.ts';
import type { App, Context } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import type { ServiceRequestTable } from '../../db/schema/requests.ts';
import { DomainError } from '../../errors.ts';
import type { Write } from '../../platform/write.ts';
import { settleAlerts } from '../alerts/alerts.service.ts';
import { readCalendars } from '../calendars/compiled-calendars.service.ts';
import { presetOfJob } from '../presets/presets.service.ts';
import { agreeLine, callOff, cancelLine, freeLine, holdLine, isOpen, occur, releaseLine, storedLine } from './timer-lines.ts';
import type { Occurrence, TimerLine, TimerScene } from './timer-lines.ts';
import { settleNotices } from './timers-promise.service.ts';
import { findDistance, findPauses, findTimedRequest, forgetOverdue, lockOpenTimers, putPromise, saveLines } from './timers.repository.ts';
import type { PromiseFacts } from './timers.repository.ts';

/** What the clocks need to know of a request. */
export type TimedRequest = Pick<
  Selectable<ServiceRequestTable>,
  'id' | 'type' | 'urgency' | 'customerId' | 'presetVersionId' | 'calendarCode' | 'promisedAt'
>;
export type { Occurrence } from './timer-lines.ts';

export interface TimedSubject {
  readonly request: TimedRequest;
  /** The slip that the event is about; its clocks stop with its own events only. */
  readonly workOrderId?: number | null;
}

type Here = Pick<Context, 'app' | 'now'>;

/**
 * Something happened at `at`: the clocks that stop at it stop, those that begin with it begin. Inside the write that it happens in.
 * `appointment.at` is a visit agreed for `at`: it also takes the place of the limit where the policy says so (R-001-17).
 */
export async function happened(
  w: Write,
  context: Here,
  event: TimerEvent,
  { request, workOrderId }: TimedSubject,
  at: number,
): Promise<void> {
  await happenedInTurn(w, context, request, [{ event, at, workOrderId: workOrderId ?? null }]);
}

/** Several things that one command says, in their order: a paper that comes back tells the whole visit. */
export async function happenedInTurn(w: Write, context: Here, request: TimedRequest, occurrences: readonly Occurrence[]): Promise<void> {
  await change(w, context, request.id, async (lines) => {
    const scene = await sceneOf(w.tx, context.app, request);
    for (const occurrence of occurrences) occur(lines, scene, occurrence, context.now);
  });
}

/** The same for what happens to a slip. */
export async function happenedToSlip(
  w: Write,
  context: Here,
  slip: { readonly id: number; readonly requestId: number },
  ...occurrences: readonly { readonly event: TimerEvent; readonly at: number }[]
): Promise<void> {
  const request = await requireTimedRequest(w.tx, slip.requestId);
  await happenedInTurn(
    w,
    context,
    request,
    occurrences.map((one) => ({ ...one, workOrderId: slip.id })),
  );
}

/** The clocks of a request that has just been made: it has none yet, so nothing is read. */
export async function beginTimers(
  { tx, touch }: Write,
  { app, now }: Here,
  request: TimedRequest,
  occurrences: readonly Occurrence[],
): Promise<void> {
  const lines: TimerLine[] = [];
  const scene = await sceneOf(tx, app, request);
  for (const occurrence of occurrences) occur(lines, scene, occurrence, now);
  await saveLines(tx, lines, new Map());
  if (lines.length > 0) touch('timers');
}

/**
 * The request stands still from `at` on: its clocks that pause for this reason do (R-001-21). Another hold in its place ends the first.
 * A new promised time that goes with it is `promiseAnew`.
 */
export async function holdTimers(w: Write, context: Here, requestId: number, reason: HoldReason, at: number): Promise<void> {
  await change(w, context, requestId, async (lines) => lines.forEach((line) => holdLine(line, reason, at)));
}

/** The hold is over: the clocks go on from `at`, their due times moved by the working time that passed meanwhile. */
export async function releaseTimers(w: Write, context: Here, requestId: number, at: number): Promise<void> {
  await change(w, context, requestId, async (lines) => lines.forEach((line) => releaseLine(line, at)));
}

/** An agreed visit (`appointment.at`) is called off, of a slip or before there is one. */
export async function visitCalledOff(w: Write, context: Here, requestId: number, workOrderId: number | null): Promise<void> {
  await change(w, context, requestId, async (lines) => callOff(lines, workOrderId, context.now));
}

/** The customer was told another promised time: it is the due time of the promise from now on. A miss of the old one stays a miss. */
export async function promiseAnew(w: Write, context: Here, requestId: number, promisedAt: number): Promise<void> {
  await change(w, context, requestId, async (lines) =>
    lines.filter(({ policy }) => policy.isPromise).forEach((line) => agreeLine(line, promisedAt)),
  );
  await settleNotices(w.tx, requestId, context.now);
}

/**
 * The promise is due at `base` (null: at its limit), or by `latest` where that comes first, as an acceptance that was booked makes it
 * (R-000-06). The version of the request stays.
 */
export async function promiseBy(
  w: Write,
  context: Here,
  requestId: number,
  { base, latest }: { readonly base: number | null; readonly latest: number | null },
): Promise<void> {
  await change(w, context, requestId, async (lines) => {
    for (const line of lines.filter(({ policy, facts }) => policy.isPromise && facts.state === 'running')) {
      freeLine(line);
      const dueAt = Math.min(base ?? line.facts.dueAt, latest ?? Infinity);
      if (dueAt !== line.facts.dueAt) agreeLine(line, dueAt);
    }
  });
}

/** The promise of a request becomes what its clock counts now; where none runs it is now. The version of the row stays. @returns it. */
export async function promiseByClock(tx: Tx, { app, now }: Here, requestId: number): Promise<number> {
  const { lines } = await openLines(tx, app, requestId);
  const promisedAt = lines.findLast(({ policy }) => policy.isPromise)?.facts.dueAt ?? now;
  await putPromise(tx, requestId, promisedAt);
  return promisedAt;
}

/** The clocks of a voided or archived request, or of a voided slip only, count for nothing any more. */
export async function cancelTimers(w: Write, context: Here, requestId: number, workOrderId?: number): Promise<void> {
  const isMeant = ({ facts }: TimerLine) => workOrderId === undefined || facts.workOrderId === workOrderId;
  await change(w, context, requestId, async (lines) => {
    for (const line of lines.filter(isMeant)) {
      cancelLine(line, context.now);
      // Of a job that is over nobody is bothered any more.
      if (workOrderId === undefined) line.isMissOpen = false;
    }
  });
  if (workOrderId === undefined) await settleNotices(w.tx, requestId, context.now);
}

/** A slip has somebody else to lead it: what counted for the one before counts for nothing, and the clocks of who gets it begin anew. */
export async function assignedAnew(w: Write, context: Here, request: TimedRequest, workOrderId: number): Promise<void> {
  await change(w, context, request.id, async (lines) => {
    const scene = await sceneOf(w.tx, context.app, request);
    const isOfPerson = ({ facts, policy }: TimerLine) => facts.workOrderId === workOrderId && personal.includes(policy.start);
    for (const line of lines) if (isOpen(line) && isOfPerson(line)) cancelLine(line, context.now);
    for (const event of ['request.assigned', 'slip.issued'] as const)
      occur(lines, scene, { event, at: context.now, workOrderId }, context.now);
  });
}

/** What begins with these is about whoever has the slip; a visit is agreed whoever comes. */
const personal: readonly TimerEvent[] = ['request.assigned', 'slip.issued', 'slip.accepted', 'slip.departed'];

/** What has to be known to start and stop clocks of this request. */
export async function sceneOf(db: Db, app: App, request: TimedRequest): Promise<TimerScene> {
  const preset = await presetOfJob(db, request.presetVersionId);
  const calendars = await readCalendars(app, db);
  const needsDistance = preset.data.timers.some(({ distances }) => distances.length > 0);
  const distance = needsDistance ? await findDistance(db, request.customerId) : '';
  return {
    requestId: request.id,
    job: { type: request.type, urgency: request.urgency, distance },
    promisedAt: request.promisedAt,
    preset,
    contractCalendar: request.calendarCode,
    calendarOf: (code) => calendars.of(code),
  };
}

/** @throws DomainError `notFound` */
export async function requireTimedRequest(db: Db, id: number): Promise<TimedRequest & PromiseFacts> {
  const request = await findTimedRequest(db, id);
  if (!request) throw new DomainError('notFound', { what: 'request', id });
  return request;
}

/** Changes the open clocks of a request in memory and writes what became different; alerts of those that ended are settled. */
async function change(
  { tx, record, touch }: Write,
  { app, now }: Here,
  requestId: number,
  work: (lines: TimerLine[]) => Promise<void>,
): Promise<void> {
  const { lines, pauses } = await openLines(tx, app, requestId);
  await work(lines);
  await saveLines(tx, lines, pauses);
  if (await settleAlerts(tx, requestId, settledBy(lines), now)) touch('alerts');
  await syncPromise(tx, record, requestId, lines);
  for (const { row, facts, policy } of lines) {
    if (row?.missedAt == null || facts.missedAt !== null) continue;
    if (policy.isPromise) await forgetOverdue(tx, requestId);
    const data = { policy: policy.code, name: policy.name, dueAt: facts.dueAt };
    await record({ subject: 'request', subjectId: requestId, kind: 'timerKept', data });
  }
  touch('timers');
}

/** A visit that is agreed in place of the promise, or called off again, moves what stands as promised on the request: both always agree. */
async function syncPromise(tx: Tx, record: Write['record'], requestId: number, lines: readonly TimerLine[]): Promise<void> {
  const line = lines.findLast((one) => one.policy.isPromise && isOpen(one));
  if (!line?.row || line.row.dueAt === line.facts.dueAt || line.facts.state === 'paused') return;
  const { dueAt } = line.facts;
  const { promisedAt } = await requireTimedRequest(tx, requestId);
  if (promisedAt === dueAt) return;
  await putPromise(tx, requestId, dueAt);
  const change = { policy: line.facts.policy, oldDueAt: line.row.dueAt, newDueAt: dueAt };
  const changes = { promisedAt: [promisedAt, dueAt] } as const;
  await record({ subject: 'request', subjectId: requestId, kind: 'timersChanged', data: { changes: [change] }, changes });
}

/** Clocks whose alerts are settled: step 1 and more says that somebody was told, and now they ended or are watched anew. */
export function settledBy(lines: readonly TimerLine[]): readonly number[] {
  return lines.flatMap((line) => {
    const { row, facts, isMissOpen } = line;
    return row && row.step >= 1 && !isMissOpen && (!isOpen(line) || facts.step < row.step) ? [row.id] : [];
  });
}

/** The open clocks of a request, locked, with the pauses as they are stored. */
export async function openLines(
  tx: Tx,
  app: App,
  requestId: number,
): Promise<{ readonly lines: TimerLine[]; readonly pauses: ReadonlyMap<number, readonly TimerPause[]> }> {
  const rows = await lockOpenTimers(tx, requestId);
  if (rows.length === 0) return { lines: [], pauses: new Map() };
  const pauses = await findPauses(
    tx,
    rows.map(({ id }) => id),
  );
  const calendars = await readCalendars(app, tx);
  const lines: TimerLine[] = [];
  for (const row of rows) {
    const { data } = await presetOfJob(tx, row.presetVersionId);
    const line = storedLine(row, data, calendars.of(row.calendar), pauses.get(row.id) ?? []);
    if (line) lines.push(line);
  }
  return { lines, pauses };
}
