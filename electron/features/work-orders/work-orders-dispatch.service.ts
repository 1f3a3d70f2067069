import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { dayOf } from '../../../shared/time.ts';
import { workOrderLifecycle } from '../../../shared/work-order-lifecycle.ts';
import type { dispatchInput, reasonedWorkOrderInput, reassignInput, rescheduleInput, TechnicianRef } from '../../../shared/work-orders.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { refuseBefore, refuseFuture } from '../../platform/facts.ts';
import { obey } from '../../platform/lifecycle.ts';
import { readZone } from '../../platform/settings.ts';
import { takeFromSequence, takeNumber } from '../../platform/sequences.ts';
import { write } from '../../platform/write.ts';
import { agreeForSlip, endForSlip, moveForSlip } from '../appointments/appointments-slip.service.ts';
import { findPreassigned } from '../customers/preassign.service.ts';
import { dispatchRequest, lockForPlan, recallRequest } from '../requests/requests-progress.service.ts';
import { requireTechnicians } from '../staff/staff.service.ts';
import { settleSlipTasks } from '../tasks/tasks.service.ts';
import { assignedAnew, cancelTimers, happened, happenedInTurn, visitCalledOff } from '../timers/timers.service.ts';
import { lockSlip } from './work-orders-access.ts';
import { absencesDuring, guardPlan } from './work-orders-guards.service.ts';
import type { Overridden } from './work-orders-guards.service.ts';
import {
  countPartsOut,
  findTechnicians,
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
    const no = await takeNumber(tx, 'workOrder', now, zone);
    const request = await dispatchRequest(w, input.requestId, input.requestVersion, now, no);
    const state = obey(workOrderLifecycle, 'draft', 'issue', context);
    const { requestId, plannedAt, plannedUntil, instruction, staffIds, lines } = input;
    const plan = { request, staffIds, visit: input, slipId: 0, lines, trained: staffIds };
    const passedOver = await passedOverFor(tx, zone, request.customerId, input);
    const overridden = await guardPlan(tx, zone, plan, input.reasons, passedOver.missing);
    const id = await insertWorkOrder(tx, {
      ...blankSlip,
      no,
      requestId,
      ...reasonColumns(overridden),
      round: request.reopenedCount,
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
    const issued = { at: now, workOrderId: id };
    await happenedInTurn(w, context, request, [
      { event: 'request.assigned', ...issued },
      { event: 'slip.issued', ...issued },
      { event: 'appointment.at', at: plannedAt, workOrderId: id },
    ]);
    await agreeForSlip(w, context, { id, requestId, plannedAt, plannedUntil, withWhom: request.contactName }, no);
    const data = { no, staffIds, plannedAt, ...passedOver.said, ...inEvent(overridden) };
    await record({ subject: 'workOrder', subjectId: id, kind: 'issued', data });
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

/** What of the given reasons stands on the slip itself; the others stand in its event. */
function reasonColumns({ overlap = '', training = '' }: Overridden) {
  return { overlapReason: overlap, trainingReason: training };
}

function inEvent(overridden: Overridden): object {
  return Object.keys(overridden).length > 0 ? { overridden } : {};
}

/**
 * R-002-56, R-002-80: sending somebody else than the engineer or the representative needs a reason; it stands in the slip's event. Who is
 * absent then is reason enough.
 * @returns what the event says, and the fields that are missing.
 */
async function passedOverFor(tx: Tx, zone: string, customerId: number, input: z.output<typeof dispatchInput>): Promise<PassedOver> {
  const { staffIds, otherReason } = input;
  const preassigned = await findPreassigned(tx, customerId);
  if (!preassigned || staffIds.includes(preassigned.staffId)) return { said: {}, missing: [] };
  const [absence] = otherReason === '' ? await absencesDuring(tx, zone, [preassigned.staffId], input) : [];
  const reason = absence ? { isAbsent: true } : { reason: otherReason };
  const missing = absence || otherReason !== '' ? [] : ['otherReason'];
  return { said: { insteadOf: preassigned.name, ...reason }, missing };
}

interface PassedOver {
  readonly said: object;
  readonly missing: readonly string[];
}

/** A new time with its reason; told before the old time counts as told in time, later or not at all as missed (R-000-51). */
export async function rescheduleSlip(
  context: ActorContext,
  { id, version, plannedAt, staffIds, reason, toldAt, reasons }: z.output<typeof rescheduleInput>,
): Promise<Receipt> {
  refuseFuture(context, { toldAt });
  const zone = await readZone(context.app);
  return write(context, async (w) => {
    const { tx, record, touch } = w;
    const slip = await lockSlip(tx, context, id, version);
    const moved = obey(workOrderLifecycle, slip.state, 'reschedule', context);
    const request = await lockForPlan(tx, slip.requestId);
    refuseBefore(request.receivedAt, { toldAt });
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
    const crew = await crewOf(tx, id);
    const before = idsOf(crew);
    const going = staffIds ?? before;
    const isNewLead = going[0] !== before[0];
    const isKept = slip.state === 'accepted' && !isNewLead;
    const state = isKept ? slip.state : moved;
    const visit = { plannedAt, plannedUntil };
    const newcomers = going.filter((one) => !before.includes(one));
    const overridden = await guardPlan(tx, zone, { request, staffIds: going, visit, slipId: id, lines: [], trained: newcomers }, reasons);
    if (staffIds) await replaceTechnicians(tx, id, staffIds, false);
    const columns = {
      ...visit,
      acceptedAt: isKept ? slip.acceptedAt : null,
      departedAt: null,
      overlapReason: overridden.overlap ?? '',
      ...(newcomers.length > 0 && { trainingReason: overridden.training ?? '' }),
    };
    const next = await updateWorkOrder(tx, slip, { state, ...columns, isConfirmed: 0 });
    if (isNewLead) await assignedAnew(w, context, request, id);
    // A time that the customer does not know changes no promise (R-000-51).
    if (toldAt !== null) await happened(w, context, 'appointment.at', { request, workOrderId: id }, plannedAt);
    await moveForSlip(w, context, { id, requestId: slip.requestId, ...visit, withWhom: request.contactName }, reason);
    await record({
      subject: 'workOrder',
      subjectId: id,
      kind: 'rescheduled',
      data: {
        reason,
        isToldInTime,
        toldAt,
        oldPlannedAt: slip.plannedAt,
        plannedAt,
        ...(staffIds && { staffIds, from: namesOf(crew), to: namesOf(await crewOf(tx, id)) }),
        ...(isNewLead && slip.acceptedAt !== null && { acceptAgain: true }),
        ...inEvent(overridden),
      },
      changes: { plannedAt: [slip.plannedAt, plannedAt], ...(staffIds && { technicians: [before, staffIds] }) },
    });
    touch('workOrders', 'staff', 'home');
    return { id, version: next, no: slip.no };
  });
}

/**
 * Gives the job to other technicians, with a reason. Who leads it now has not accepted it yet: the slip is dispatched again, and the clocks
 * of who gets it begin anew (R-001-16, R-000-48).
 */
export async function reassignSlip(
  context: ActorContext,
  { id, version, staffIds, reason, reasons }: z.output<typeof reassignInput>,
): Promise<Receipt> {
  const zone = await readZone(context.app);
  return write(context, async (w) => {
    const { tx, record, touch } = w;
    const slip = await lockSlip(tx, context, id, version);
    const reassigned = obey(workOrderLifecycle, slip.state, 'reassign', context);
    await requireTechnicians(tx, staffIds);
    const crew = await crewOf(tx, id);
    const before = idsOf(crew);
    const isNewLead = staffIds[0] !== before[0];
    const request = await lockForPlan(tx, slip.requestId);
    const newcomers = staffIds.filter((one) => !before.includes(one));
    const plan = { request, staffIds: newcomers, visit: slip, slipId: id, lines: [], trained: newcomers };
    const overridden = await guardPlan(tx, zone, plan, reasons);
    await replaceTechnicians(tx, id, staffIds, false);
    const { overlap = slip.overlapReason, training = slip.trainingReason } = overridden;
    const again = isNewLead ? { state: reassigned, acceptedAt: null } : {};
    const next = await updateWorkOrder(tx, slip, { ...again, overlapReason: overlap, trainingReason: training });
    if (isNewLead) await assignedAnew(w, context, request, id);
    const acceptAgain = isNewLead && slip.acceptedAt !== null;
    const change = { staffIds, from: namesOf(crew), to: namesOf(await crewOf(tx, id)) };
    const data = { reason, ...change, ...(acceptAgain && { acceptAgain }), ...inEvent(overridden) };
    await record({ subject: 'workOrder', subjectId: id, kind: 'reassigned', data, changes: { technicians: [before, staffIds] } });
    touch('workOrders', 'staff', 'home');
    return { id, version: next, no: slip.no };
  });
}

/** The technicians of a slip, the lead first. */
async function crewOf(tx: Tx, workOrderId: number): Promise<readonly TechnicianRef[]> {
  return (await findTechnicians(tx, [workOrderId])).get(workOrderId) ?? [];
}

const idsOf = (crew: readonly TechnicianRef[]) => crew.map(({ id }) => id);
const namesOf = (crew: readonly TechnicianRef[]) => crew.map(({ name }) => name).join('、');

/** A void keeps its number and its reason (R-001-14); parts that are still out come back first. */
export const voidSlip = (context: ActorContext, input: z.output<typeof reasonedWorkOrderInput>) =>
  endSlip(context, input, 'void', 'voided');

/**
 * The technician gives the slip back with a reason before taking it: its number stays with a void, and the request waits for a new slip.
 */
export const rejectSlip = (context: ActorContext, input: z.output<typeof reasonedWorkOrderInput>) =>
  endSlip(context, input, 'reject', 'rejected');

async function endSlip(
  context: ActorContext,
  { id, version, reason }: z.output<typeof reasonedWorkOrderInput>,
  command: 'void' | 'reject',
  kind: string,
): Promise<Receipt> {
  return write(context, async (w) => {
    const { tx, record, touch } = w;
    const slip = await lockSlip(tx, context, id, version);
    const state = obey(workOrderLifecycle, slip.state, command, context);
    // the technician who cannot go says so in any case
    if (command === 'void') await lockForPlan(tx, slip.requestId);
    const partsOut = await countPartsOut(tx, id);
    if (partsOut > 0) throw new DomainError('guardFailed', { guard: 'partsOut', count: partsOut });
    const next = await updateWorkOrder(tx, slip, { state, voidedAt: context.now, voidReason: reason, waitingForParts: 0, holdReason: '' });
    // nobody goes there to judge what is not repaired by this slip
    await settleSlipTasks(w, id, 'judge', { result: reason, by: context });
    await visitCalledOff(w, context, slip.requestId, id);
    await cancelTimers(w, context, slip.requestId, id);
    await endForSlip(w, context, id, reason);
    await record({ subject: 'workOrder', subjectId: id, kind, data: { reason } });
    await recallRequest(w, context, slip.requestId);
    touch('workOrders', 'parts', 'staff', 'home');
    return { id, version: next, no: slip.no };
  });
}
