import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { dayOf } from '../../../shared/time.ts';
import { workOrderLifecycle } from '../../../shared/work-order-lifecycle.ts';
import type { dispatchInput, reasonedWorkOrderInput, reassignInput, rescheduleInput } from '../../../shared/work-orders.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { refuseFuture } from '../../platform/facts.ts';
import { obey } from '../../platform/lifecycle.ts';
import { readZone } from '../../platform/settings.ts';
import { takeFromSequence, takeNumber } from '../../platform/sequences.ts';
import { write } from '../../platform/write.ts';
import { findPreassigned } from '../customers/preassign.service.ts';
import { dispatchRequest, recallRequest } from '../requests/requests-progress.service.ts';
import { requireTechnicians } from '../staff/staff.service.ts';
import { lockSlip } from './work-orders-access.ts';
import {
  countPartsOut,
  insertLines,
  insertLogLine,
  insertReschedule,
  insertWorkOrder,
  replaceTechnicians,
  updateWorkOrder,
} from './work-orders.repository.ts';

/**
 * Makes a slip and issues it: its number, its line in the daily dispatch log and the request's new state are one transaction
 * (R-000-03). Refuses a request that somebody else has changed meanwhile.
 */
export async function dispatchSlip(context: ActorContext, input: z.output<typeof dispatchInput>): Promise<Receipt> {
  const zone = await readZone(context.app);
  const { now, actor } = context;
  return write(context, async (w) => {
    const { tx, record, touch } = w;
    await requireTechnicians(tx, input.staffIds);
    const no = await takeNumber(tx, 'workOrder', now, zone);
    const { reopenedCount, customerId } = await dispatchRequest(w, input.requestId, input.requestVersion, now, no);
    const passedOver = await passedOverFor(tx, customerId, input);
    const state = obey(workOrderLifecycle, 'draft', 'issue', context);
    const { requestId, plannedAt, plannedUntil, instruction } = input;
    const id = await insertWorkOrder(tx, {
      ...blankSlip,
      no,
      requestId,
      round: reopenedCount,
      state,
      plannedAt,
      plannedUntil,
      instruction,
      issuedAt: now,
      createdBy: actor.userId,
      createdAt: now,
    });
    await insertLines(tx, id, input.lines);
    await replaceTechnicians(tx, id, input.staffIds, true);
    const day = dayOf(now, zone);
    await insertLogLine(tx, day, await takeFromSequence(tx, 'dispatchLog', day), id);
    await record({ subject: 'workOrder', subjectId: id, kind: 'issued', data: { no, staffIds: input.staffIds, plannedAt, ...passedOver } });
    touch('workOrders', 'requests', 'staff', 'home');
    return { id, version: 1, no };
  });
}

const blankSlip = {
  acceptedAt: null,
  departedAt: null,
  arrivedAt: null,
  leftAt: null,
  finishedAt: null,
  cause: '',
  remedy: '',
  nothingLeftOut: null,
  leftOutText: '',
  customerOpinion: '',
  signedBy: '',
  signedAt: null,
  resultEnteredAt: null,
  resultEnteredBy: null,
  laborFen: 0,
  partsFen: 0,
  travelFen: 0,
  chargeFen: 0,
  waitingForParts: 0,
  returnedAt: null,
  returnedTo: null,
  archivedAt: null,
  voidedAt: null,
  voidReason: '',
  printCount: 0,
  lastPrintedAt: null,
  version: 1,
} as const;

/** R-002-56, R-002-80: sending somebody else than the engineer or the representative needs a reason; it stands in the slip's event. */
async function passedOverFor(tx: Tx, customerId: number, { staffIds, otherReason }: z.output<typeof dispatchInput>): Promise<object> {
  const preassigned = await findPreassigned(tx, customerId);
  if (!preassigned || staffIds.includes(preassigned.staffId)) return {};
  if (otherReason === '') throw new DomainError('fieldsMissing', { fields: ['otherReason'] });
  return { insteadOf: preassigned.name, reason: otherReason };
}

/** A new time with its reason; told before the old time counts as told in time, later or not at all as missed (R-000-51). */
export async function rescheduleSlip(
  context: ActorContext,
  { id, version, plannedAt, reason, toldAt }: z.output<typeof rescheduleInput>,
): Promise<Receipt> {
  refuseFuture(context, { toldAt });
  return write(context, async ({ tx, record, touch }) => {
    const slip = await lockSlip(tx, context, id, version);
    const state = obey(workOrderLifecycle, slip.state, 'reschedule', context);
    const isToldInTime = toldAt !== null && toldAt < slip.plannedAt;
    await insertReschedule(tx, {
      workOrderId: id,
      at: context.now,
      userId: context.actor.userId,
      oldPlannedAt: slip.plannedAt,
      newPlannedAt: plannedAt,
      reason,
      toldAt,
      isToldInTime: isToldInTime ? 1 : 0,
    });
    // The appointment keeps its length.
    const plannedUntil = slip.plannedUntil === null ? null : slip.plannedUntil + plannedAt - slip.plannedAt;
    const next = await updateWorkOrder(tx, slip, { state, plannedAt, plannedUntil, acceptedAt: null, departedAt: null });
    await record({
      subject: 'workOrder',
      subjectId: id,
      kind: 'rescheduled',
      data: { reason, isToldInTime, oldPlannedAt: slip.plannedAt, plannedAt },
      changes: { plannedAt: [slip.plannedAt, plannedAt] },
    });
    touch('workOrders', 'home');
    return { id, version: next, no: slip.no };
  });
}

/** Gives the job to other technicians, with a reason. */
export async function reassignSlip(
  context: ActorContext,
  { id, version, staffIds, reason }: z.output<typeof reassignInput>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const slip = await lockSlip(tx, context, id, version);
    if (slip.state !== 'dispatched' && slip.state !== 'accepted')
      throw new DomainError('commandNotAllowed', { command: 'reassign', state: slip.state, refusal: 'state' });
    await requireTechnicians(tx, staffIds);
    await replaceTechnicians(tx, id, staffIds, false);
    const next = await updateWorkOrder(tx, slip, {});
    await record({ subject: 'workOrder', subjectId: id, kind: 'reassigned', data: { staffIds, reason } });
    touch('workOrders', 'staff', 'home');
    return { id, version: next, no: slip.no };
  });
}

/** A void keeps its number and its reason (R-001-14); parts that are still out come back first. */
export async function voidSlip(context: ActorContext, { id, version, reason }: z.output<typeof reasonedWorkOrderInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const { tx, record, touch } = w;
    const slip = await lockSlip(tx, context, id, version);
    const state = obey(workOrderLifecycle, slip.state, 'void', context);
    const partsOut = await countPartsOut(tx, id);
    if (partsOut > 0) throw new DomainError('guardFailed', { guard: 'partsOut', count: partsOut });
    const next = await updateWorkOrder(tx, slip, { state, voidedAt: context.now, voidReason: reason, waitingForParts: 0 });
    await record({ subject: 'workOrder', subjectId: id, kind: 'voided', data: { reason } });
    await recallRequest(w, slip.requestId, context.now);
    touch('workOrders', 'parts', 'staff', 'home');
    return { id, version: next, no: slip.no };
  });
}
