import { requestLifecycle, undispatchedStates } from '../../../shared/request-lifecycle.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import type { Write } from '../../platform/write.ts';
import { happened } from '../timers/timers.service.ts';
import { endStandstill } from './requests-standstill.service.ts';
import { findRequest, lockRequest, updateRequest } from './requests.repository.ts';
import type { RequestRecord } from './requests.repository.ts';

/** The request that a renovation repair belongs to. @throws DomainError `notFound`. */
export async function requireRequest(db: Db, id: number): Promise<RequestRecord> {
  const request = await findRequest(db, id);
  if (!request) throw new DomainError('notFound', { what: 'request', id });
  return request;
}

/** The same, locked until the end of the transaction. */
export async function holdRequest(tx: Tx, id: number): Promise<RequestRecord> {
  const request = await lockRequest(tx, id);
  if (!request) throw new DomainError('notFound', { what: 'request', id });
  return request;
}

/**
 * A renovation repair is done or explained (SM-18), so its request is resolved without a slip, unless slips of its own are at work: then these
 * resolve it. What is told to the customer follows as ever (R-002-11).
 */
export async function resolveByRepair(w: Write, context: ActorContext, requestId: number, result: string): Promise<void> {
  const request = await holdRequest(w.tx, requestId);
  if (!undispatchedStates.includes(request.state)) return;
  const { to: state } = requestLifecycle.resolveWithoutSlip;
  await happened(w, context, 'request.resolved', { request }, context.now);
  const moving = await endStandstill(w, context, requestId, result);
  await updateRequest(w.tx, request, { state, result, resolvedAt: context.now, ...moving }, context.now);
  await w.record({ subject: 'request', subjectId: requestId, kind: 'resolved', data: { result } });
  w.touch('requests', 'home');
}
