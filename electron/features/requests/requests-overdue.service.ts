import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { explainOverdueInput, takeOverInput } from '../../../shared/request-life.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { refuseBefore, refuseFuture } from '../../platform/facts.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { settleAlertsOfKinds } from '../alerts/alerts.service.ts';
import { addTalk } from '../calls/calls.service.ts';
import { promiseAnew } from '../timers/timers.service.ts';
import { firstHeard } from './requests-holds.service.ts';
import { insertDelay, insertStep } from './requests-life.repository.ts';
import { lockForLife, requireAhead } from './requests-life.service.ts';
import { updateRequest } from './requests.repository.ts';
import type { RequestRecord } from './requests.repository.ts';

type Explained = Pick<z.output<typeof explainOverdueInput>, 'reason' | 'note' | 'plan' | 'toldAt'> & { readonly newPromisedAt: number };

/** R-002-98: why the promise was missed, what is done now, the new time, and when the customer heard of it. */
export async function explainOverdue(context: ActorContext, input: z.output<typeof explainOverdueInput>): Promise<Receipt> {
  refuseFuture(context, { toldAt: input.toldAt });
  return write(context, async (w) => {
    const request = await lockForLife(w.tx, context, 'explainOverdue', input);
    if (request.overdueSince === null) throw new DomainError('guardFailed', { guard: 'notOverdue' });
    // what is done already needs no new time
    const isDone = request.resolvedAt !== null;
    if (!isDone && input.newPromisedAt === null) throw new DomainError('fieldsMissing', { fields: ['newPromisedAt'] });
    const newPromisedAt = isDone ? request.promisedAt : (input.newPromisedAt ?? request.promisedAt);
    if (!isDone) requireAhead(context, newPromisedAt, 'newPromisedAt');
    await keepExplanation(w, context, request, { ...input, newPromisedAt });
    const changes = { promisedAt: newPromisedAt, overdueSince: null, ...firstHeard(request, input.toldAt) };
    const version = await updateRequest(w.tx, request, changes, context.now);
    await w.record({
      subject: 'request',
      subjectId: request.id,
      kind: 'overdueExplained',
      data: { reason: input.reason, note: input.note, plan: input.plan, newPromisedAt, toldAt: input.toldAt },
      changes: { promisedAt: [request.promisedAt, newPromisedAt] },
    });
    return { id: request.id, version, no: request.no };
  });
}

/** R-000-10: the supervisor takes a missed job over in person: talks to the customer and fixes a new finish time. */
export async function takeOverRequest(context: ActorContext, input: z.output<typeof takeOverInput>): Promise<Receipt> {
  const { now, actor } = context;
  const { note, newPromisedAt, toldAt } = input;
  refuseFuture(context, { toldAt });
  return write(context, async (w) => {
    const request = await lockForLife(w.tx, context, 'takeOver', input);
    requireAhead(context, newPromisedAt, 'newPromisedAt');
    const { id, customerId, overdueSince, promisedAt } = request;
    await keepExplanation(w, context, request, { reason: null, note, plan: '', newPromisedAt, toldAt });
    await insertStep(w.tx, { requestId: id, kind: 'takeOver', text: note, at: now, userId: actor.userId });
    const talk = { customerId, requestId: id, at: toldAt, channel: 'phone', isIncoming: false, userId: actor.userId } as const;
    await addTalk(w, { ...talk, summary: note, outcome: 'answered' });
    const changes = {
      takenOverBy: actor.userId,
      ownerUserId: actor.userId,
      promisedAt: newPromisedAt,
      overdueSince: null,
      ...firstHeard(request, toldAt),
    };
    const version = await updateRequest(w.tx, request, changes, now);
    await w.record({
      subject: 'request',
      subjectId: id,
      kind: 'takenOver',
      data: { note, newPromisedAt, toldAt, wasOverdue: overdueSince !== null },
      changes: { promisedAt: [promisedAt, newPromisedAt], ownerUserId: [request.ownerUserId, actor.userId] },
    });
    w.touch('customers');
    return { id, version, no: request.no };
  });
}

async function keepExplanation(w: Write, context: ActorContext, request: RequestRecord, explained: Explained): Promise<void> {
  const { now, actor } = context;
  const { reason, note, plan, newPromisedAt, toldAt } = explained;
  refuseBefore(request.receivedAt, { toldAt });
  await insertDelay(w.tx, {
    requestId: request.id,
    // taken over in time is another promise, not a missed one
    kind: request.overdueSince === null ? 'reschedule' : 'overdue',
    reason: reason ?? '',
    note,
    plan,
    oldPromisedAt: request.promisedAt,
    newPromisedAt,
    toldAt,
    at: now,
    userId: actor.userId,
  });
  if (request.resolvedAt === null) await promiseAnew(w, context, request.id, newPromisedAt);
  await settleAlertsOfKinds(w.tx, request.id, ['overdue'], now);
  w.touch('requests', 'workOrders', 'alerts', 'home');
}
