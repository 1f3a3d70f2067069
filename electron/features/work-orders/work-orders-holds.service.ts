import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { unfinishedStates } from '../../../shared/work-order-lifecycle.ts';
import type { escalateSlipInput, holdSlipInput, releaseSlipInput } from '../../../shared/work-orders.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { placeEscalation } from '../requests/requests-escalate.service.ts';
import { endHold, placeHold } from '../requests/requests-holds.service.ts';
import { lockOfSlip } from '../requests/requests-life.service.ts';
import { lockSlip } from './work-orders-access.ts';
import { updateWorkOrder } from './work-orders.repository.ts';
import type { WorkOrderRecord } from './work-orders.repository.ts';

/** R-001-21: found out on site that a part is missing, the repair is big, or customer or supplier must come first: the request waits. */
export async function holdSlip(context: ActorContext, { id, version, ...hold }: z.output<typeof holdSlipInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const slip = await lockUnfinished(w, context, id, version, 'hold');
    await placeHold(w, context, await lockOfSlip(w.tx, context, 'hold', slip.requestId), { ...hold, workOrderId: id });
    const next = await updateWorkOrder(w.tx, slip, { holdReason: hold.reason });
    await w.record({
      subject: 'workOrder',
      subjectId: id,
      kind: 'held',
      data: { hold: hold.reason, reason: hold.note, until: hold.newPromisedAt },
    });
    return { id, version: next, no: slip.no };
  });
}

/** What was waited for is there. */
export async function releaseSlip(context: ActorContext, { id, version, note }: z.output<typeof releaseSlipInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const slip = await lockUnfinished(w, context, id, version, 'release');
    const request = await lockOfSlip(w.tx, context, 'release', slip.requestId);
    if (request.holdReason === '') throw new DomainError('guardFailed', { guard: 'notHeld' });
    await endHold(w, context, request, note);
    const next = await updateWorkOrder(w.tx, slip, { holdReason: '' });
    await w.record({ subject: 'workOrder', subjectId: id, kind: 'released', data: { reason: note } });
    return { id, version: next, no: slip.no };
  });
}

/** R-002-53: what people on site cannot settle goes up. */
export async function escalateSlip(
  context: ActorContext,
  { id, version, to, reason }: z.output<typeof escalateSlipInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const slip = await lockUnfinished(w, context, id, version, 'escalate');
    const request = await lockOfSlip(w.tx, context, 'escalate', slip.requestId);
    await placeEscalation(w, context, request, { to, reason, problemKind: null, workOrderId: id });
    const next = await updateWorkOrder(w.tx, slip, {});
    await w.record({ subject: 'workOrder', subjectId: id, kind: 'escalated', data: { to, reason } });
    return { id, version: next, no: slip.no };
  });
}

async function lockUnfinished(w: Write, context: ActorContext, id: number, version: number, command: string): Promise<WorkOrderRecord> {
  const slip = await lockSlip(w.tx, context, id, version);
  if (slip.state === 'draft' || !unfinishedStates.includes(slip.state))
    throw new DomainError('commandNotAllowed', { command, state: slip.state, refusal: 'state' });
  return slip;
}
