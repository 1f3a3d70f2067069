import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { issuableRequestStates, materialRequestLifecycle, receivableState } from '../../../shared/material-request-lifecycle.ts';
import { receiptKindOf } from '../../../shared/material-requests.ts';
import type { bookInInput, issueRequestInput, reasonedRequestInput } from '../../../shared/material-requests.ts';
import type { WorkOrderState } from '../../../shared/work-order-lifecycle.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { follow } from '../../platform/lifecycle.ts';
import { write } from '../../platform/write.ts';
import { addAlertNow, settleAlertsAbout } from '../alerts/alerts.service.ts';
import { issueToStaffInto } from '../stock/staff-issue.service.ts';
import { issueInto, receiveInto } from '../stock/stock.service.ts';
import { updateRequest } from './material-requests.repository.ts';
import type { RequestRecord } from './material-requests.repository.ts';
import { addToLine, findLineRecords } from './request-lines.repository.ts';
import type { LineRecord } from './request-lines.repository.ts';
import { lockRequestAt, said, takeRequestStep, tellApplicant, touchRequest } from './request-step.ts';

/** What was bought for a job on site is often used before it is booked in: the slip takes it after the work too. */
const usedStates: readonly WorkOrderState[] = ['dispatched', 'accepted', 'departed', 'arrived', 'finished', 'signed', 'returned'];

/**
 * Goods of an approved request come in, all or in parts (R-000-31: nothing bought on the market comes in otherwise). What was described is
 * named by its item now. A purchase on site is booked in by 行政部 (R-000-33).
 * @throws DomainError `commandNotAllowed`, `guardFailed` with `bookInByOffice`, `moreThanAsked`, `otherItem`; those of `receiveInto`
 */
export async function bookIn(context: ActorContext, { lines, note, bookedOn, ...target }: z.output<typeof bookInInput>): Promise<Receipt> {
  const { now, actor } = context;
  return write(context, async (w) => {
    const request = await lockRequestAt(w.tx, context, target);
    const { id, no, path, state } = request;
    if (state !== receivableState(path)) throw new DomainError('commandNotAllowed', { command: 'bookIn', state, refusal: 'state' });
    if (path === 'emergency' && !actor.roles.includes('adminOffice')) throw new DomainError('guardFailed', { guard: 'bookInByOffice' });
    const stored = await findLineRecords(w.tx, id);
    const received = new Map<number, number>();
    for (const { lineId, itemId, qty } of lines) {
      const line = lineOf(stored, lineId);
      if (line.itemId !== null && line.itemId !== itemId) throw new DomainError('guardFailed', { guard: 'otherItem' });
      const so = (received.get(lineId) ?? 0) + qty;
      if (line.receivedQty + so > line.qty)
        throw new DomainError('guardFailed', { guard: 'moreThanAsked', open: line.qty - line.receivedQty });
      received.set(lineId, so);
      await addToLine(w.tx, lineId, { itemId, receivedQty: qty });
    }
    const receipt = await receiveInto(
      w,
      context,
      {
        supplier: request.seller,
        note,
        bookedOn,
        lines: lines.map(({ itemId, placeId, qty, amountFen, lotNo }) => ({
          ...{ itemId, placeId, qty, lotNo },
          unitCostFen: amountFen,
          costQty: qty,
        })),
      },
      { kind: receiptKindOf(path), materialRequestId: id },
    );
    const lineNow = await findLineRecords(w.tx, id);
    const isAll = lineNow.every(({ qty, receivedQty }) => receivedQty >= qty);
    // a receipt that was taken back and booked anew finds its goods handed out already
    const isOut = isAll && lineNow.every(({ receivedQty, issuedQty }) => issuedQty >= receivedQty);
    const next = await updateRequest(w.tx, request, isAll ? stocked(request, now, isOut) : {});
    await w.record({ subject: 'materialRequest', subjectId: id, kind: isAll ? 'bookedIn' : 'partlyBookedIn', data: { no: receipt.no } });
    if (isAll) await settleAlertsAbout(w.tx, ['materialOverdue', 'materialToSupply', 'materialToBookIn'], said(request), now);
    if (request.purpose === 'use' && !isOut) {
      if (!actor.roles.includes('storekeeper'))
        await addAlertNow(w.tx, context, { kind: 'materialArrived', role: 'storekeeper', data: said(request) });
      await tellApplicant(w, context, 'materialArrived', request);
    }
    w.touch('alerts');
    touchRequest(w);
    return { id, version: next, no };
  });
}

/**
 * What came in is handed out: to the request's slip, else to the technician who asked, against empty containers where the item wants them
 * (R-000-34). With the last of it the request is done: 已领用.
 * @throws DomainError `commandNotAllowed`, `guardFailed` with `moreThanReceived`; those of `issueInto` and `issueToStaffInto`
 */
export async function issueRequested(
  context: ActorContext,
  { lines, signedBy, isSigned, ...target }: z.output<typeof issueRequestInput>,
): Promise<Receipt> {
  const { now } = context;
  return write(context, async (w) => {
    const request = await lockRequestAt(w.tx, context, target);
    const { id, no, state, path, workOrderId, applicantId } = request;
    if (!issuableRequestStates.includes(state))
      throw new DomainError('commandNotAllowed', { command: 'issueAll', state, refusal: 'state' });
    const stored = await findLineRecords(w.tx, id);
    const issued = new Map<number, number>();
    const goods = lines.map(({ lineId, placeId, qty, lotNo }) => {
      const line = lineOf(stored, lineId);
      const so = (issued.get(lineId) ?? 0) + qty;
      if (line.itemId === null || line.issuedQty + so > line.receivedQty)
        throw new DomainError('guardFailed', { guard: 'moreThanReceived', open: Math.max(0, line.receivedQty - line.issuedQty) });
      issued.set(lineId, so);
      return { itemId: line.itemId, placeId, qty, lotNo };
    });
    const act = { lines: goods, signedBy, isSigned, bookedOn: '', materialRequestId: id };
    const empties = lines.flatMap(({ lineId, empties: qty }) => (qty > 0 ? [{ itemId: lineOf(stored, lineId).itemId ?? 0, qty }] : []));
    const paper =
      workOrderId === null
        ? await issueToStaffInto(w, context, { ...act, staffId: applicantId, empties })
        : await issueInto(w, context, { ...act, workOrderId, empties }, path === 'emergency' ? usedStates : undefined);
    for (const [lineId, qty] of issued) await addToLine(w.tx, lineId, { itemId: lineOf(stored, lineId).itemId ?? 0, issuedQty: qty });
    const isAll = (await findLineRecords(w.tx, id)).every((line) => line.issuedQty >= line.receivedQty);
    const isDone = isAll && state === 'stocked';
    const done = isDone ? { state: follow(materialRequestLifecycle, state, 'issueAll'), stateAt: now } : {};
    const next = await updateRequest(w.tx, request, done);
    await w.record({
      subject: 'materialRequest',
      subjectId: id,
      kind: isDone ? 'handedOut' : 'partlyHandedOut',
      data: { no: paper.documentNo, signedBy },
    });
    if (isAll) await settleAlertsAbout(w.tx, ['materialArrived'], said(request), now);
    w.touch('alerts');
    touchRequest(w);
    return { id, version: next, no };
  });
}

/** The rest does not come, or is not needed: what came in is all. At least something must have. */
export async function endShort(context: ActorContext, { reason, ...target }: z.output<typeof reasonedRequestInput>): Promise<Receipt> {
  return takeRequestStep(context, target, {
    command: 'endShort',
    kind: 'endedShort',
    data: { reason },
    check: async (request, w) => {
      const lines = await findLineRecords(w.tx, request.id);
      if (!lines.some(({ receivedQty }) => receivedQty > 0)) throw new DomainError('guardFailed', { guard: 'nothingIn' });
      await settleAlertsAbout(w.tx, ['materialOverdue', 'materialToSupply', 'materialToBookIn'], said(request), context.now);
    },
  });
}

/** It was handed out with a slip or to somebody else, or stays on the shelf: nobody waits for it here any more. */
export async function settleRequest(context: ActorContext, { reason, ...target }: z.output<typeof reasonedRequestInput>): Promise<Receipt> {
  return takeRequestStep(context, target, {
    command: 'settle',
    kind: 'settled',
    data: { reason },
    check: async (request, w) => {
      await settleAlertsAbout(w.tx, ['materialArrived'], said(request), context.now);
    },
  });
}

function stocked(request: RequestRecord, now: number, isOut: boolean) {
  const state = follow(materialRequestLifecycle, request.state, 'bookIn');
  return { state: isOut ? follow(materialRequestLifecycle, state, 'issueAll') : state, stateAt: now };
}

function lineOf(lines: readonly LineRecord[], lineId: number): LineRecord {
  const line = lines.find(({ id }) => id === lineId);
  if (!line) throw new DomainError('notFound', { what: 'materialRequestLine', id: lineId });
  return line;
}
