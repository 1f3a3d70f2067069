import type { z } from 'zod';
import { callGraceMs } from '../../../shared/calls.ts';
import type { CallPerson, linkCallInput, logCallInput, unlinkCallInput } from '../../../shared/calls.ts';
import type { Receipt } from '../../../shared/fields.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { refuseFuture } from '../../platform/facts.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { addCustomer, requireCustomerName } from '../customers/customers.service.ts';
import { happened, requireTimedRequest } from '../timers/timers.service.ts';
import { findPeople, insertTalk, isRequestOf, isUser, lockCall, updateCall } from './calls.repository.ts';
import type { NewTalk } from './calls.repository.ts';

/**
 * Notes a call, visit or letter in a line (R-003-37, R-003-57): with or without a request, of a customer or of somebody unknown, on any
 * day, with whoever answered it (R-003-45).
 */
export async function logTalk(context: ActorContext, { at, answeredBy, ...input }: z.output<typeof logCallInput>): Promise<Receipt> {
  refuseFuture(context, { at }, callGraceMs);
  return write(context, async (w) => {
    const { tx, record, touch } = w;
    const { customerId, requestId, channel, summary, outcome } = input;
    if (customerId !== null) await requireCustomerName(tx, customerId);
    if (customerId !== null && requestId !== null) await requireRequestOf(tx, customerId, requestId);
    if (answeredBy !== null && !(await isUser(tx, answeredBy))) throw new DomainError('notFound', { what: 'user', id: answeredBy });
    const talk = { ...input, passedTo: outcome === 'passedOn' ? input.passedTo : '', at: at ?? context.now };
    const id = await insertTalk(tx, { ...talk, userId: answeredBy ?? context.actor.userId });
    if (customerId === null) await record({ subject: 'call', subjectId: id, kind: 'talked', data: { channel } });
    else await record({ subject: 'customer', subjectId: customerId, kind: 'talked', data: { channel, summary } });
    touch('calls', 'customers');
    if (requestId !== null) await tellTimers(w, context, requestId, input, talk.at);
    return { id, version: 1 };
  });
}

/** R-002-35: somebody who could not be helped at once is called back in time; any call of ours about the request is that call. */
async function tellTimers(
  w: Write,
  context: ActorContext,
  requestId: number,
  { isIncoming, outcome }: Pick<z.output<typeof logCallInput>, 'isIncoming' | 'outcome'>,
  at: number,
): Promise<void> {
  const event = !isIncoming ? 'call.returned' : outcome === 'callBack' ? 'call.missed' : undefined;
  if (event) await happened(w, context, event, { request: await requireTimedRequest(w.tx, requestId) }, at);
}

/** Refuses a request that is not this customer's. */
async function requireRequestOf(db: Db, customerId: number, requestId: number): Promise<void> {
  if (!(await isRequestOf(db, customerId, requestId))) throw new DomainError('notFound', { what: 'request', id: requestId });
}

/** Notes a talk inside another feature's write. */
export async function addTalk({ tx, touch }: Pick<Write, 'tx' | 'touch'>, talk: NewTalk): Promise<number> {
  touch('calls');
  return insertTalk(tx, talk);
}

/**
 * A call that was noted before it became a request is that request's call. False where it is gone, or somebody else's by now: the request
 * must not fail for that.
 */
export async function turnIntoRequest(
  { tx, touch }: Pick<Write, 'tx' | 'touch'>,
  id: number,
  of: { readonly customerId: number; readonly requestId: number },
): Promise<boolean> {
  const call = await lockCall(tx, id);
  if (!call || call.requestId !== null || (call.customerId ?? of.customerId) !== of.customerId) return false;
  await updateCall(tx, id, { ...of, outcome: 'request' });
  touch('calls');
  return true;
}

/** Says later who it was that called: a customer on file, or one who is put on file now. */
export async function linkCall(context: ActorContext, { id, customerId, newCustomer }: z.output<typeof linkCallInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const call = await requireCall(w.tx, id);
    if (call.customerId !== null) throw new DomainError('guardFailed', { guard: 'callIsLinked' });
    if (customerId !== null) await requireCustomerName(w.tx, customerId);
    const linkedTo = newCustomer ? await addCustomer(w, newCustomer, context.now) : (customerId as number);
    await updateCall(w.tx, id, { customerId: linkedTo });
    await w.record({ subject: 'customer', subjectId: linkedTo, kind: 'callLinked', data: { callId: id } });
    w.touch('calls', 'customers');
    return { id: linkedTo, version: 1 };
  });
}

/** Takes a link back. What belongs to a request stays with its customer. */
export async function unlinkCall(context: ActorContext, { id, customerId }: z.output<typeof unlinkCallInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const call = await requireCall(tx, id);
    if (call.customerId !== customerId || call.requestId !== null) throw new DomainError('guardFailed', { guard: 'callIsLinked' });
    await updateCall(tx, id, { customerId: null });
    await record({ subject: 'customer', subjectId: customerId, kind: 'callUnlinked', data: { callId: id } });
    touch('calls', 'customers');
    return { id, version: 1 };
  });
}

async function requireCall(tx: Tx, id: number) {
  const call = await lockCall(tx, id);
  if (!call) throw new DomainError('notFound', { what: 'call', id });
  return call;
}

/** Who can have answered, for the choice on the screens. */
export async function listPeople({ db }: ActorContext): Promise<readonly CallPerson[]> {
  return findPeople(db, 500);
}
