import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { HoldReason } from '../../../shared/holds.ts';
import { lifeCommands } from '../../../shared/request-life.ts';
import type { holdRequestInput, releaseRequestInput } from '../../../shared/request-life.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { refuseBefore, refuseFuture } from '../../platform/facts.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { addAlertNow, settleAlertsOfKinds } from '../alerts/alerts.service.ts';
import { addTask, settleTasks } from '../tasks/tasks.service.ts';
import { happened, holdTimers, promiseAnew, releaseTimers } from '../timers/timers.service.ts';
import { endHolds, insertDelay } from './requests-life.repository.ts';
import { lockForLife, requireAhead } from './requests-life.service.ts';
import { lockRequest, updateRequest } from './requests.repository.ts';
import type { RequestRecord } from './requests.repository.ts';

export interface Hold {
  readonly reason: HoldReason;
  readonly note: string;
  readonly newPromisedAt: number;
  readonly toldAt: number | null;
  /** The slip on which it was found out. */
  readonly workOrderId?: number;
}

/** R-001-21: the job stands still, with one of the reasons and a new promised time; the old one is kept. */
export async function holdRequest(context: ActorContext, input: z.output<typeof holdRequestInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const request = await lockForLife(w.tx, context, 'hold', input);
    const version = await placeHold(w, context, request, input);
    return { id: request.id, version, no: request.no };
  });
}

/**
 * Holds a locked request within a larger write. The front desk hears of it at once, clocks stand still where the preset says so, and a
 * customer who was not told yet is on somebody's list.
 */
export async function placeHold(w: Write, context: ActorContext, request: RequestRecord, hold: Hold): Promise<number> {
  const { now, actor } = context;
  const { reason, note, newPromisedAt, toldAt, workOrderId = null } = hold;
  if (request.holdReason !== '') throw new DomainError('guardFailed', { guard: 'alreadyHeld', reason: request.holdReason });
  requireAhead(context, newPromisedAt, 'newPromisedAt');
  refuseFuture(context, { toldAt });
  refuseBefore(request.receivedAt, { toldAt });
  const { id, promisedAt } = request;
  await insertDelay(w.tx, {
    requestId: id,
    workOrderId,
    kind: 'hold',
    reason,
    note,
    plan: '',
    oldPromisedAt: promisedAt,
    newPromisedAt,
    toldAt,
    at: now,
    userId: actor.userId,
  });
  const changes = { holdReason: reason, holdSince: now, promisedAt: newPromisedAt, ...firstHeard(request, toldAt) };
  const version = await updateRequest(w.tx, request, changes, now);
  await holdTimers(w, context, id, reason, now);
  // R-002-83: what a job waits for has to be provided in time
  if (reason === 'part') await happened(w, context, 'spare.needed', { request }, now);
  await promiseAnew(w, context, id, newPromisedAt);
  await addAlertNow(w.tx, context, { kind: 'held', role: 'frontDesk', requestId: id, data: { no: request.no, reason, newPromisedAt } });
  if (toldAt === null)
    await addTask(w, { kind: 'callBack', requestId: id, workOrderId, role: 'frontDesk', text: note, dueAt: now, by: context });
  await w.record({
    subject: 'request',
    subjectId: id,
    kind: 'held',
    data: { reason, note, newPromisedAt, toldAt },
    changes: { promisedAt: [promisedAt, newPromisedAt] },
  });
  w.touch('requests', 'workOrders', 'alerts', 'home');
  return version;
}

/** What held it is there: the clocks go on. */
export async function releaseRequest(context: ActorContext, input: z.output<typeof releaseRequestInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const request = await lockForLife(w.tx, context, 'release', input);
    if (request.holdReason === '') throw new DomainError('guardFailed', { guard: 'notHeld' });
    const version = await endHold(w, context, request, input.note);
    return { id: request.id, version, no: request.no };
  });
}

/** Ends the hold of a locked request within a larger write. */
export async function endHold(w: Write, context: ActorContext, request: RequestRecord, note: string): Promise<number> {
  const { now, actor } = context;
  const { id, holdReason } = request;
  await endHolds(w.tx, id, { endedAt: now, endedBy: actor.userId });
  await settleAlertsOfKinds(w.tx, id, ['held'], now);
  await settleTasks(w, id, 'callBack', { result: note, by: context });
  const version = await updateRequest(w.tx, request, { holdReason: '', holdSince: null }, now);
  await releaseTimers(w, context, id, now);
  if (holdReason === 'part') await happened(w, context, 'spare.provided', { request }, now);
  await w.record({ subject: 'request', subjectId: id, kind: 'released', data: { reason: holdReason, note } });
  w.touch('requests', 'workOrders', 'alerts', 'home');
  return version;
}

/**
 * The store finds that a part is missing: whoever keeps it need not be one of the desk.
 * @throws DomainError `commandNotAllowed` when nobody works on the job any more, those of {@link placeHold}
 */
export async function placePartHold(
  w: Write,
  context: ActorContext,
  requestId: number,
  hold: Omit<Hold, 'reason' | 'toldAt'>,
): Promise<void> {
  const request = await lockRequest(w.tx, requestId);
  if (!request) throw new DomainError('notFound', { what: 'request', id: requestId });
  if (!lifeCommands.hold.from.includes(request.state))
    throw new DomainError('commandNotAllowed', { command: 'hold', state: request.state, refusal: 'state' });
  await placeHold(w, context, request, { ...hold, reason: 'part', toldAt: null });
}

/** The missing part is there. @returns false where the job did not wait for one. */
export async function endPartHold(w: Write, context: ActorContext, requestId: number, note: string): Promise<boolean> {
  const request = await lockRequest(w.tx, requestId);
  if (request?.holdReason !== 'part') return false;
  await endHold(w, context, request, note);
  return true;
}

/** R-002-10: when the customer first heard from us. */
export function firstHeard({ firstContactAt }: Pick<RequestRecord, 'firstContactAt'>, at: number | null) {
  return firstContactAt === null && at !== null ? { firstContactAt: at } : {};
}
