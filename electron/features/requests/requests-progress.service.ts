import { requestLifecycle } from '../../../shared/request-lifecycle.ts';
import { isTicked, ticksOf } from '../../../shared/repair-ticks.ts';
import type { RequestCommand } from '../../../shared/request-lifecycle.ts';
import type { WorkOrderState } from '../../../shared/work-order-lifecycle.ts';
import { slipFreeTypes } from '../../../shared/requests.ts';
import { transition } from '../../../shared/lifecycle.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { follow } from '../../platform/lifecycle.ts';
import type { Write } from '../../platform/write.ts';
import { refuseWithoutConsent } from './requests-closing.service.ts';
import { happened } from '../timers/timers.service.ts';
import { lockVersion, refuseUnexplained } from './requests-log.service.ts';
import { endStandstill } from './requests-standstill.service.ts';
import { findRequest, findSlipStates, lockRequest, updateRequest } from './requests.repository.ts';
import type { RequestRecord } from './requests.repository.ts';

export type { RequestRecord } from './requests.repository.ts';

type Here = Pick<ActorContext, 'app' | 'now' | 'actor'>;

/** What a request undergoes because of its slips. Each function runs inside the write of the slip. */

/**
 * A slip was issued: the request is scheduled and dispatched; a further slip leaves its state as it is. Refused while the customer has
 * not been told the promised time (R-004-30), and for questions and opinions, which go without a slip (SM-01).
 */
export async function dispatchRequest(
  { tx, record, touch }: Write,
  requestId: number,
  version: number,
  now: number,
  slipNo: string,
): Promise<RequestRecord> {
  const request = await lockVersion(tx, requestId, version);
  if (slipFreeTypes.includes(request.type)) throw new DomainError('guardFailed', { guard: 'needsNoSlip', type: request.type });
  await refuseWithoutConsent(tx, request);
  const isFurther = request.state === 'dispatched' || request.state === 'inProgress';
  const state = isFurther ? request.state : walk(request, ['classify', 'schedule', 'dispatch']);
  await updateRequest(tx, request, { state }, now);
  await record({ subject: 'request', subjectId: requestId, kind: 'dispatched', data: { slipNo } });
  touch('requests', 'home');
  return request;
}

/** Goes the given steps, leaving out those already behind; at least the last one must be possible. */
function walk({ state }: RequestRecord, commands: readonly RequestCommand[]): RequestRecord['state'] {
  let at = state;
  for (const command of commands) at = transition(requestLifecycle, at, command) ?? at;
  const last = commands.at(-1);
  if (last === undefined || at !== requestLifecycle[last].to)
    throw new DomainError('commandNotAllowed', { command: last, state, refusal: 'state' });
  return at;
}

/** A visit was agreed before there is a slip, or called off. Who has not heard the promised time yet stays unacknowledged. */
export async function scheduleRequest({ tx, touch }: Write, request: RequestRecord, command: 'schedule' | 'unschedule', now: number) {
  const state = transition(requestLifecycle, request.state, command);
  if (state === undefined) return;
  await updateRequest(tx, request, { state }, now);
  touch('requests', 'home');
}

/** A technician has begun. */
export async function startRequest({ tx, record, touch }: Write, requestId: number, now: number): Promise<void> {
  const request = await requireLocked(tx, requestId);
  if (request.state !== 'dispatched') return;
  await updateRequest(tx, request, { state: follow(requestLifecycle, request.state, 'start') }, now);
  await record({ subject: 'request', subjectId: requestId, kind: 'started' });
  touch('requests', 'home');
}

/** A slip was signed: with the last one the request is resolved, and the remedies are its result. */
export async function settleRequest(w: Write, context: Here, requestId: number): Promise<void> {
  const { tx, record, touch } = w;
  const { now } = context;
  const request = await requireLocked(tx, requestId);
  if (request.state !== 'inProgress') return;
  const slips = await slipsOfRound(tx, request);
  if (slips.some(({ state }) => !doneStates.includes(state))) return;
  const result = slips.map(({ remedy }) => remedy).join('\n');
  const state = follow(requestLifecycle, request.state, 'resolve');
  // The paper comes in later than the work was done, and it is the work that was promised.
  const doneAt = Math.max(...slips.map(({ finishedAt }) => finishedAt ?? now));
  await happened(w, context, 'request.resolved', { request }, doneAt);
  const moving = request.holdReason === '' ? {} : await endStandstill(w, context, requestId, result);
  await updateRequest(tx, request, { state, result, resolvedAt: now, ...moving }, now);
  const ticks = slips.map(ticksOf).filter(isTicked);
  const data = ticks.length > 0 ? { result, ticks } : { result };
  await record({ subject: 'request', subjectId: requestId, kind: 'resolved', data });
  touch('requests', 'home');
}

/** The last live slip was voided: the request waits for a new one. */
export async function recallRequest(w: Write, context: Here, requestId: number): Promise<void> {
  const { tx, record, touch } = w;
  const request = await requireLocked(tx, requestId);
  if ((await slipsOfRound(tx, request)).length > 0) return settleRequest(w, context, requestId);
  if (request.state !== 'dispatched' && request.state !== 'inProgress') return;
  await updateRequest(tx, request, { state: follow(requestLifecycle, request.state, 'recall') }, context.now);
  await record({ subject: 'request', subjectId: requestId, kind: 'recalled' });
  touch('requests', 'home');
}

const doneStates: readonly WorkOrderState[] = ['signed', 'returned', 'archived'];

/** Slips made since the last reopening that were not voided. */
async function slipsOfRound(tx: Tx, { id, reopenedCount }: RequestRecord) {
  return (await findSlipStates(tx, id)).filter(({ state, round }) => state !== 'voided' && round === reopenedCount);
}

/** The locked request for a new plan of its slip or visit; a missed promise is explained before that (R-002-98). */
export async function lockForPlan(tx: Tx, id: number): Promise<RequestRecord> {
  const request = await requireLocked(tx, id);
  refuseUnexplained(request);
  return request;
}

export async function requireLocked(tx: Tx, id: number): Promise<RequestRecord> {
  const request = await lockRequest(tx, id);
  if (!request) throw new DomainError('notFound', { what: 'request', id });
  return request;
}

/** The request behind a slip. */
export async function requireRequest(db: Db, id: number): Promise<RequestRecord> {
  const request = await findRequest(db, id);
  if (!request) throw new DomainError('notFound', { what: 'request', id });
  return request;
}
