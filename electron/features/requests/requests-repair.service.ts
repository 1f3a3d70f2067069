import { transition } from '../../../shared/lifecycle.ts';
import { requestLifecycle } from '../../../shared/request-lifecycle.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import type { Write } from '../../platform/write.ts';
import { happened } from '../timers/timers.service.ts';
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
  const state = transition(requestLifecycle, request.state, 'resolveWithoutSlip');
  if (state === undefined) return;
  await updateRequest(w.tx, request, { state, result, resolvedAt: context.now }, context.now);
  await w.record({ subject: 'request', subjectId: requestId, kind: 'resolved', data: { result } });
  await happened(w, context, 'request.resolved', { request }, context.now);
  w.touch('requests', 'home');
}
