import type { z } from 'zod';
import type { ExplainStep } from '../../../shared/timer-explain.ts';
import { explainDue } from '../../../shared/timer-explain.ts';
import { isOwnSlipsOnly } from '../../../shared/permissions.ts';
import { dayOf } from '../../../shared/time.ts';
import type { TimerEvent } from '../../../shared/timer-policy.ts';
import type { DueMark, Proposal, TimerView, proposeInput } from '../../../shared/timer-views.ts';
import { clocksStarting, policyNamed } from '../../../shared/timer-views.ts';
import type { ActorContext, App } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { readZone } from '../../platform/settings.ts';
import { readCalendars } from '../calendars/compiled-calendars.service.ts';
import { presetFor, presetOfJob } from '../presets/presets.service.ts';
import { beginLine, storedLine } from './timer-lines.ts';
import type { TimerLine, TimerRecord } from './timer-lines.ts';
import { findDistance, findPauses, findTimers } from './timers.repository.ts';
import { findDueBefore, findDueMarks, findRequestOfSlip, findSlipNumbers, isOnSlip } from './timers-view.repository.ts';

/** All promised times of a request, those that run first and the most pressing of them on top, each with its arithmetic. */
export async function listTimers({ app, db, now }: ActorContext, { id }: { readonly id: number }): Promise<readonly TimerView[]> {
  return viewTimers(app, db, await findTimers(db, id), now);
}

/** Those of the request and of this one slip; a technician asks for own slips only (R-000-84). */
export async function listSlipTimers(context: ActorContext, { id }: { readonly id: number }): Promise<readonly TimerView[]> {
  const { app, db, actor, now } = context;
  const isOwn = !isOwnSlipsOnly(actor.roles, 'workOrders.read') || (await isOnSlip(db, id, actor.staffId ?? 0));
  const requestId = isOwn ? await findRequestOfSlip(db, id) : undefined;
  if (requestId === undefined) throw new DomainError('notFound', { what: 'workOrder', id });
  const rows = (await findTimers(db, requestId)).filter(({ workOrderId }) => workOrderId === null || workOrderId === id);
  return viewTimers(app, db, rows, now);
}

async function viewTimers(app: App, db: Db, all: readonly TimerRecord[], now: number): Promise<readonly TimerView[]> {
  const rows = all.filter(({ state }) => state !== 'cancelled');
  const pauses = await findPauses(
    db,
    rows.map(({ id }) => id),
  );
  const slips = await findSlipNumbers(
    db,
    rows.flatMap(({ workOrderId }) => workOrderId ?? []),
  );
  const calendars = await readCalendars(app, db);
  const views: TimerView[] = [];
  for (const row of rows) {
    const { data } = await presetOfJob(db, row.presetVersionId);
    const line = storedLine(row, data, calendars.of(row.calendar), pauses.get(row.id) ?? []);
    if (line) views.push(viewOf(row, line, slips.get(row.workOrderId ?? 0) ?? null, now));
  }
  const rank = ({ state }: TimerView) => (state === 'stopped' ? 1 : 0);
  return views.toSorted((a, b) => rank(a) - rank(b) || (rank(a) === 0 ? a.dueAt - b.dueAt : (b.stoppedAt ?? 0) - (a.stoppedAt ?? 0)));
}

function viewOf(row: TimerRecord, line: TimerLine, slipNo: string | null, now: number): TimerView {
  const { id, workOrderId, state, startedAt, dueAt, amberAt, stoppedAt, missedAt, takenMs } = row;
  const pauseReason = line.pauses.find(({ to }) => to === null)?.reason ?? null;
  const isPaused = state === 'paused';
  return {
    ...saidOf(line),
    id,
    workOrderId,
    slipNo,
    state,
    startedAt,
    dueAt,
    amberAt,
    stoppedAt,
    missedAt,
    takenMs,
    pauseReason: isPaused ? pauseReason : null,
    steps: stepsOf(line, stoppedAt ?? now),
  };
}

function saidOf({ policy }: TimerLine) {
  const { code, name, rule, limit, clock, isPromise } = policy;
  return { policy: code, name, rule, limit, clock, isPromise };
}

function stepsOf({ policy, facts, pauses, calendar }: TimerLine, now: number): readonly ExplainStep[] {
  try {
    return explainDue(policy, { startedAt: facts.startedAt, pauses, agreedAt: facts.agreedAt }, calendar, now);
  } catch (error) {
    // A time beyond the years that are kept has no lines.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

/** The promised times that a call of this kind will get, before it is saved, and the time to propose to the caller. */
export async function proposeTimers(
  { app, db, now }: ActorContext,
  // To the minute, as people say times: what is proposed is then what is due.
  { type, urgency, from = Math.floor(now / 60_000) * 60_000, ...subject }: z.output<typeof proposeInput>,
): Promise<Proposal> {
  const preset = await presetFor(db, subject, dayOf(now, await readZone(app)));
  const calendars = await readCalendars(app, db);
  const distance = subject.customerId === null ? '' : await findDistance(db, subject.customerId);
  const job = { type, urgency, distance };
  const scene = {
    requestId: 0,
    job,
    promisedAt: null,
    preset,
    contractCalendar: preset.contractCalendar,
    calendarOf: (code: string) => calendars.of(code),
  };
  const lines = clocksStarting(preset.data.timers, 'request.logged', job).flatMap((policy) => beginLine(scene, policy, from, null) ?? []);
  const timers = lines
    .map((line) => ({ ...saidOf(line), dueAt: line.facts.dueAt, amberAt: line.facts.amberAt, steps: stepsOf(line, from) }))
    .toSorted((a, b) => a.dueAt - b.dueAt);
  const promise = timers.find(({ isPromise }) => isPromise);
  return { from, promisedAt: promise?.dueAt ?? from, preset: preset.data.code, presetName: preset.data.name, timers };
}

/** The most pressing running clock of each request: one that stands still presses less than any that runs. */
export async function dueMarks(db: Db, requestIds: readonly number[]): Promise<ReadonlyMap<number, DueMark>> {
  return marksOf(db, await findDueMarks(db, requestIds));
}

async function marksOf(
  db: Db,
  rows: Awaited<ReturnType<typeof findDueMarks>>,
  starts?: readonly TimerEvent[],
): Promise<ReadonlyMap<number, DueMark>> {
  const marks = new Map<number, DueMark & { readonly rank: number }>();
  for (const { requestId, presetVersionId, ...row } of rows) {
    const rank = row.state === 'paused' ? Number.MAX_SAFE_INTEGER : row.dueAt;
    if ((marks.get(requestId)?.rank ?? Number.POSITIVE_INFINITY) <= rank) continue;
    const { data } = await presetOfJob(db, presetVersionId);
    const policy = policyNamed(data.timers, row.policy);
    if (starts && (policy === undefined || !starts.includes(policy.start))) continue;
    marks.set(requestId, { ...row, name: policy?.name ?? '', rank });
  }
  return new Map([...marks].map(([id, { rank: _rank, ...mark }]) => [id, mark]));
}

/** The same among the clocks that begin with some events only: what another document than the request is about. */
export async function dueMarksOf(
  db: Db,
  requestIds: readonly number[],
  starts: readonly TimerEvent[],
): Promise<ReadonlyMap<number, DueMark>> {
  return marksOf(db, await findDueMarks(db, requestIds), starts);
}

/** What is due within so long counts as soon, whatever its amber share. */
const soonMs = 2 * 3_600_000;
const lookAheadMs = 7 * 24 * 3_600_000;

/** Requests with a running clock that is amber, runs out within two hours or was missed; the longest due first, each once. */
export async function dueBefore(db: Db, now: number, limit: number): Promise<readonly number[]> {
  const rows = await findDueBefore(db, now + lookAheadMs, limit * 10);
  return [...new Set(rows.flatMap(({ requestId, dueAt, amberAt }) => (amberAt <= now || dueAt < now + soonMs ? [requestId] : [])))];
}
