import type { z } from 'zod';
import type {
  AppointmentRegisterData,
  AppointmentRow,
  appointmentRegisterInput,
  appointmentsOfInput,
  callOffInput,
  makeAppointmentInput,
  moveAppointmentInput,
  reconfirmInput,
  toReconfirmInput,
} from '../../../shared/appointments.ts';
import type { Page, Receipt } from '../../../shared/fields.ts';
import { addDays, startOfDay } from '../../../shared/time.ts';
import { undispatchedStates, workingStates } from '../../../shared/request-lifecycle.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { refuseFuture } from '../../platform/facts.ts';
import { readShop } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { refuseUnexplained } from '../requests/requests-log.service.ts';
import { lockForPlan, requireLocked, scheduleRequest } from '../requests/requests-progress.service.ts';
import type { RequestRecord } from '../requests/requests-progress.service.ts';
import { happened, happenedInTurn, visitCalledOff } from '../timers/timers.service.ts';
import {
  findAppointment,
  findOfRequest,
  findPlannedBetween,
  findToReconfirm,
  insertAppointment,
  lockAppointment,
  lockOpenOfRequest,
  markConfirmed,
  updateAppointment,
} from './appointments.repository.ts';
import type { AppointmentRecord } from './appointments.repository.ts';

type Here = Pick<ActorContext, 'now' | 'actor'>;

/** A visit is agreed before there is a slip (B-09): when, with whom, by whom. One at a time: a new one takes the place of the old. */
export async function makeAppointment(context: ActorContext, input: z.output<typeof makeAppointmentInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const request = await lockForPlan(w.tx, input.requestId);
    refuseNoPlan(request);
    const open = await lockOpenOfRequest(w.tx, input.requestId);
    if (open) throw new DomainError('guardFailed', { guard: 'appointmentThere' });
    const { plannedAt, plannedUntil, withWhom } = input;
    const id = await agree(w, context, {
      requestId: request.id,
      workOrderId: null,
      plannedAt,
      plannedUntil,
      withWhom: withWhom || request.contactName,
    });
    await happenedInTurn(w, context, request, [
      { event: 'request.contacted', at: context.now },
      { event: 'appointment.at', at: plannedAt },
    ]);
    await scheduleRequest(w, request, 'schedule', context.now);
    await w.record({ subject: 'request', subjectId: request.id, kind: 'appointmentMade', data: { plannedAt, withWhom } });
    return { id, version: 1 };
  });
}

/** Writes an agreed visit, inside the write that agrees it. */
export async function agree(
  { tx, touch }: Write,
  { now, actor }: Here,
  visit: Pick<AppointmentRecord, 'requestId' | 'workOrderId' | 'plannedAt' | 'plannedUntil' | 'withWhom'>,
): Promise<number> {
  touch('appointments', 'board');
  return insertAppointment(tx, {
    ...visit,
    madeBy: actor.userId,
    madeAt: now,
    reconfirmedAt: null,
    reconfirmedBy: null,
    reconfirmResult: '',
    endedAt: null,
    endedBy: null,
    endReason: '',
  });
}

/** Ends a visit that was agreed, with who ended it and why; the row stays. */
export async function endAppointment(
  { tx, touch }: Write,
  { now, actor }: Here,
  visit: AppointmentRecord,
  reason: string,
): Promise<number> {
  touch('appointments', 'board');
  return updateAppointment(tx, visit, { endedAt: now, endedBy: actor.userId, endReason: reason });
}

/** The call that confirms a visit again, with its time and what it gave. Whoever was not reached stays on the list. */
export async function reconfirmAppointment(
  context: ActorContext,
  { id, version, at = context.now, result }: z.output<typeof reconfirmInput>,
): Promise<Receipt> {
  refuseFuture(context, { at }, 0);
  return write(context, async (w) => {
    const request = await lockRequestOf(w.tx, id);
    const visit = await lockVisit(w.tx, id, version);
    refuseEnded(request);
    const next = await updateAppointment(w.tx, visit, { reconfirmedAt: at, reconfirmedBy: context.actor.userId, reconfirmResult: result });
    if (result === 'confirmed') {
      const { workOrderId } = visit;
      await happenedInTurn(w, context, request, [
        { event: 'request.contacted', at },
        { event: 'appointment.confirmed', at, workOrderId },
      ]);
    }
    if (visit.workOrderId !== null) {
      await markConfirmed(w.tx, visit.workOrderId, result === 'confirmed' ? 1 : 0);
      await w.record({ subject: 'workOrder', subjectId: visit.workOrderId, kind: 'reconfirmed', data: { result, at } });
    } else await w.record({ subject: 'request', subjectId: visit.requestId, kind: 'reconfirmed', data: { result, at } });
    w.touch('appointments', 'workOrders', 'requests', 'board');
    return { id, version: next };
  });
}

/** Moves a visit that has no slip yet, with the reason; the old one stays with who moved it. */
export async function moveAppointment(
  context: ActorContext,
  { id, version, plannedAt, reason }: z.output<typeof moveAppointmentInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const request = await lockRequestOf(w.tx, id);
    const visit = await lockVisit(w.tx, id, version);
    refuseSlip(visit);
    refuseUnexplained(request);
    refuseNoPlan(request);
    const { requestId, workOrderId, withWhom } = visit;
    await endAppointment(w, context, visit, reason);
    const plannedUntil = visit.plannedUntil === null ? null : visit.plannedUntil + plannedAt - visit.plannedAt;
    await happened(w, context, 'appointment.at', { request }, plannedAt);
    const made = await agree(w, context, { requestId, workOrderId, plannedAt, plannedUntil, withWhom });
    await w.record({
      subject: 'request',
      subjectId: requestId,
      kind: 'appointmentMoved',
      data: { reason, oldPlannedAt: visit.plannedAt, plannedAt },
    });
    return { id: made, version: 1 };
  });
}

/** A visit that has no slip yet is called off, with the reason. */
export async function callOffAppointment(context: ActorContext, { id, version, reason }: z.output<typeof callOffInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const request = await lockRequestOf(w.tx, id);
    const visit = await lockVisit(w.tx, id, version);
    refuseSlip(visit);
    refuseUnexplained(request);
    const next = await endAppointment(w, context, visit, reason);
    const { requestId, plannedAt } = visit;
    await visitCalledOff(w, context, requestId, null);
    await scheduleRequest(w, request, 'unschedule', context.now);
    await w.record({ subject: 'request', subjectId: requestId, kind: 'appointmentCalledOff', data: { reason, plannedAt } });
    return { id, version: next };
  });
}

/** All visits of a request, ended ones too: who moved them and why. */
export async function listAppointments(
  { db }: ActorContext,
  { requestId }: z.output<typeof appointmentsOfInput>,
): Promise<readonly AppointmentRow[]> {
  return findOfRequest(db, requestId);
}

/** The calls that are due before the visits (B-09). */
export async function listToReconfirm(
  { db, now }: ActorContext,
  { to, cursor, limit }: z.output<typeof toReconfirmInput>,
): Promise<Page<AppointmentRow>> {
  const rows = await findToReconfirm(db, now, to, fromCursor<[number, number]>(cursor, 2), limit + 1);
  return toPage(rows, limit, ({ plannedAt, id }) => [plannedAt, id]);
}

/** The printed register of appointments (F-23, B-09). */
export async function readRegister(
  { app, db }: ActorContext,
  { from, to }: z.output<typeof appointmentRegisterInput>,
): Promise<AppointmentRegisterData> {
  const { name, phone, address, zone } = await readShop(app);
  const lines = await findPlannedBetween(db, startOfDay(from, zone), startOfDay(addDays(to, 1), zone), mostRegisterLines);
  return { from, to, shop: { name, phone, address, zone }, lines };
}

const mostRegisterLines = 2000;

/** The request of a visit, locked before the visit as everything that plans does. */
async function lockRequestOf(tx: Tx, id: number): Promise<RequestRecord> {
  const visit = await findAppointment(tx, id);
  if (!visit) throw new DomainError('notFound', { what: 'appointment', id });
  return requireLocked(tx, visit.requestId);
}

/** The locked visit at the version that the user saw; ended ones cannot be changed. */
async function lockVisit(tx: Tx, id: number, version: number): Promise<AppointmentRecord> {
  const visit = await lockAppointment(tx, id);
  if (!visit) throw new DomainError('notFound', { what: 'appointment', id });
  if (visit.endedAt !== null) throw new DomainError('guardFailed', { guard: 'appointmentEnded' });
  if (visit.version !== version) throw new DomainError('staleVersion', { what: 'appointment', current: visit });
  return visit;
}

/** A visit without a slip is for a request that waits for one. */
function refuseNoPlan(request: RequestRecord): void {
  refuseEnded(request);
  if (!undispatchedStates.includes(request.state)) throw new DomainError('guardFailed', { guard: 'appointmentHasSlip' });
}

function refuseEnded({ state }: RequestRecord): void {
  if (!workingStates.includes(state)) throw new DomainError('guardFailed', { guard: 'appointmentRequestEnded' });
}

function refuseSlip({ workOrderId }: AppointmentRecord): void {
  if (workOrderId !== null) throw new DomainError('guardFailed', { guard: 'appointmentHasSlip' });
}
