import type { z } from 'zod';
import { timesFen } from '../../../shared/money.ts';
import type { MovesReceipt, StockCheck, issueInput, receiveInput, returnInput } from '../../../shared/parts.ts';
import type { WorkOrderState } from '../../../shared/work-order-lifecycle.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { discardOwnDraft } from '../drafts/drafts.service.ts';
import { refreshWaiting, takeSlip } from '../parts/slip-parts.service.ts';
import { inLockOrder, merged, refuseShort, refuseTooMuch, requireItems, valueShare } from './stock-lines.ts';
import {
  addToBalance,
  changeSlipStock,
  countLedger,
  findDifferences,
  findOuterPlace,
  findSlipStock,
  insertMove,
  insertReceipt,
  lockBalance,
  takeFromBalance,
} from './stock.repository.ts';

/** States of a slip in which parts are handed out for it. */
const issuableStates: readonly WorkOrderState[] = ['dispatched', 'accepted', 'departed', 'arrived'];
/** What was not used comes back also after the work, and from a slip that was voided. */
export const returnableStates: readonly WorkOrderState[] = [...issuableStates, 'finished', 'signed', 'returned', 'voided'];

/** Goods from a supplier go on the shelf at what they cost; the moving average follows from the balance's value (R-000-23). */
export async function receiveGoods(
  context: ActorContext,
  { supplier, note, lines, draftId }: z.output<typeof receiveInput>,
): Promise<MovesReceipt> {
  const { app, now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    const itemOf = await requireItems(tx, lines);
    const fromPlaceId = await findOuterPlace(tx, 'SUPPLIER');
    const no = await takeNumber(tx, 'receipt', now, await readZone(app, tx));
    const receiptId = await insertReceipt(tx, { no, supplier, note, userId: actor.userId, at: now });
    const moveIds: number[] = [];
    for (const { itemId, placeId, qty, unitCostFen } of inLockOrder(lines)) {
      const valueFen = timesFen(unitCostFen, qty);
      await addToBalance(tx, itemId, placeId, { qty, valueFen });
      const about = { workOrderId: null, receiptId, signedBy: '', reason: '', userId: actor.userId, at: now, reversesId: null };
      moveIds.push(await insertMove(tx, { itemId, kind: 'receipt', fromPlaceId, toPlaceId: placeId, qty, valueFen, ...about }));
      const { name, unit } = itemOf(itemId);
      await record({ subject: 'item', subjectId: itemId, kind: 'received', data: { item: name, unit, qty, no, supplier } });
    }
    await record({ subject: 'goodsReceipt', subjectId: receiptId, kind: 'received', data: { no, supplier, lines: lines.length } });
    if (draftId !== null) await discardOwnDraft({ tx, touch }, context, draftId);
    touch('stock', 'parts', 'home');
    return { id: receiptId, version: 1, no, moveIds };
  });
}

/**
 * Parts leave the shelf for a slip, at the average cost of this moment, which later receipts do not change. All lines or none.
 * R-003-13: nothing is issued without a slip and the technician's signature mark.
 * @throws DomainError `signatureMissing`, `commandNotAllowed`, `stockShort` { item, wanted, available }
 */
export async function issueParts(
  context: ActorContext,
  { workOrderId, lines, signedBy, isSigned }: z.output<typeof issueInput>,
): Promise<MovesReceipt> {
  if (!isSigned || signedBy === '') throw new DomainError('signatureMissing');
  const { now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    const slip = await takeSlip(tx, workOrderId, issuableStates, 'issueParts');
    const itemOf = await requireItems(tx, lines);
    const toPlaceId = await findOuterPlace(tx, 'JOB');
    const moveIds: number[] = [];
    for (const { itemId, placeId, qty } of merged(lines)) {
      const item = itemOf(itemId);
      const balance = await lockBalance(tx, itemId, placeId);
      refuseShort(item, qty, balance.qty, placeId);
      const valueFen = valueShare(balance, qty);
      await takeFromBalance(tx, itemId, placeId, { qty, valueFen });
      await changeSlipStock(tx, workOrderId, itemId, { issuedQty: qty, returnedQty: 0, valueFen }, item.priceFen);
      const about = { workOrderId, receiptId: null, signedBy, reason: '', userId: actor.userId, at: now, reversesId: null };
      moveIds.push(await insertMove(tx, { itemId, kind: 'issue', fromPlaceId: placeId, toPlaceId, qty, valueFen, ...about }));
      const data = { itemId, item: item.name, unit: item.unit, qty, no: slip.no, signedBy };
      await record({ subject: 'item', subjectId: itemId, kind: 'issued', data });
      await record({ subject: 'workOrder', subjectId: workOrderId, kind: 'partIssued', data });
    }
    await refreshWaiting(tx, workOrderId);
    touch('stock', 'parts', 'workOrders', 'home');
    return { id: workOrderId, version: slip.version, no: slip.no, moveIds };
  });
}

/**
 * Parts come back from a slip at the average cost of what it still holds.
 * @throws DomainError `commandNotAllowed`, `returnTooMuch` { item, wanted, available }
 */
export async function returnParts(
  context: ActorContext,
  { workOrderId, lines, reason }: z.output<typeof returnInput>,
): Promise<MovesReceipt> {
  const { now, actor } = context;
  return write(context, async ({ tx, record, touch }) => {
    const slip = await takeSlip(tx, workOrderId, returnableStates, 'returnParts');
    const itemOf = await requireItems(tx, lines);
    const fromPlaceId = await findOuterPlace(tx, 'JOB');
    const moveIds: number[] = [];
    for (const { itemId, placeId, qty } of merged(lines)) {
      const item = itemOf(itemId);
      const { issuedQty, returnedQty, valueFen: held } = await findSlipStock(tx, workOrderId, itemId);
      refuseTooMuch(item, qty, issuedQty - returnedQty);
      const valueFen = valueShare({ qty: issuedQty - returnedQty, valueFen: held }, qty);
      await changeSlipStock(tx, workOrderId, itemId, { issuedQty: 0, returnedQty: qty, valueFen: -valueFen }, item.priceFen);
      await addToBalance(tx, itemId, placeId, { qty, valueFen });
      const about = { workOrderId, receiptId: null, signedBy: '', reason, userId: actor.userId, at: now, reversesId: null };
      moveIds.push(await insertMove(tx, { itemId, kind: 'return', fromPlaceId, toPlaceId: placeId, qty, valueFen, ...about }));
      const data = { itemId, item: item.name, unit: item.unit, qty, no: slip.no, reason };
      await record({ subject: 'item', subjectId: itemId, kind: 'returned', data });
      await record({ subject: 'workOrder', subjectId: workOrderId, kind: 'partReturned', data });
    }
    await refreshWaiting(tx, workOrderId);
    touch('stock', 'parts', 'workOrders', 'home');
    return { id: workOrderId, version: slip.version, no: slip.no, moveIds };
  });
}

/** Rebuilds every balance from the ledger and names those that differ (R-000-22, F62). Empty differences: the books are right. */
export async function checkStock({ db }: ActorContext): Promise<StockCheck> {
  const { balances, moves } = await countLedger(db);
  return { balances, moves, differences: await findDifferences(db, 100) };
}
