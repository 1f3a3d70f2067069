import type { z } from 'zod';
import { prorate } from '../../../shared/money.ts';
import type { MovesReceipt, StockCheck, issueInput, receiveInput, returnInput } from '../../../shared/stock.ts';
import type { WorkOrderState } from '../../../shared/work-order-lifecycle.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { discardOwnDraft } from '../drafts/drafts.service.ts';
import { refreshWaiting, takeSlip } from '../parts/slip-parts.service.ts';
import { openDocument } from './documents.service.ts';
import { postMoves } from './posting.service.ts';
import { inLockOrder, merged, refuseTooMuch, requireItems, valueShare } from './stock-lines.ts';
import { changeSlipStock, countLedger, findDifferences, findPlaceOfKind, findSlipStock, insertReceipt } from './stock.repository.ts';

/** States of a slip in which parts are handed out for it. */
export const issuableStates: readonly WorkOrderState[] = ['dispatched', 'accepted', 'departed', 'arrived'];
/** What was not used comes back also after the work, and from a slip that was voided. */
export const returnableStates: readonly WorkOrderState[] = [...issuableStates, 'finished', 'signed', 'returned', 'voided'];

/** Goods from a supplier go on the shelf at what they cost; the moving average follows from the balance's value (R-000-23). */
export async function receiveGoods(context: ActorContext, { draftId, ...goods }: z.output<typeof receiveInput>): Promise<MovesReceipt> {
  return write(context, async (w) => {
    const receipt = await receiveInto(w, context, goods);
    if (draftId !== null) await discardOwnDraft(w, context, draftId);
    return receipt;
  });
}

/** The same inside another write: for goods that were ordered or asked for. */
export async function receiveInto(
  { tx, record, touch }: Write,
  context: ActorContext,
  { supplier, note, lines, bookedOn }: Omit<z.output<typeof receiveInput>, 'draftId'>,
): Promise<MovesReceipt> {
  const { app, now, actor } = context;
  await requireItems(tx, lines);
  const fromPlaceId = await findPlaceOfKind(tx, 'supplier');
  const no = await takeNumber(tx, 'receipt', now, await readZone(app, tx));
  const receiptId = await insertReceipt(tx, { no, supplier, note, userId: actor.userId, at: now });
  const ordered = inLockOrder(lines);
  const posted = await postMoves(
    context,
    tx,
    { receiptId, bookedOn },
    ordered.map(({ itemId, placeId, qty, unitCostFen, costQty, lotNo, expiresOn }) => {
      const valueFen = prorate(unitCostFen, qty, costQty);
      return { itemId, kind: 'receipt', fromPlaceId, toPlaceId: placeId, qty, valueFen, lotNo, expiresOn };
    }),
  );
  for (const [index, { item }] of posted.entries()) {
    const data = { item: item.name, unit: item.unit, qty: ordered[index]?.qty, no, supplier };
    await record({ subject: 'item', subjectId: item.id, kind: 'received', data });
  }
  await record({ subject: 'goodsReceipt', subjectId: receiptId, kind: 'received', data: { no, supplier, lines: lines.length } });
  touch('stock', 'parts', 'home');
  return { id: receiptId, version: 1, no, moveIds: posted.map(({ moveId }) => moveId) };
}

/**
 * Parts leave the shelf, or a technician's bag, for a slip, at the average cost of this moment, which later receipts do not change. All
 * lines or none; the issue note 出库单 (F-26) carries them. R-003-13: nothing is issued without a slip and the technician's signature mark.
 * @throws DomainError `signatureMissing`, `commandNotAllowed`, those of {@link postMoves}
 */
export async function issueParts(
  context: ActorContext,
  { workOrderId, lines, signedBy, isSigned, bookedOn }: z.output<typeof issueInput>,
): Promise<MovesReceipt> {
  if (!isSigned || signedBy === '') throw new DomainError('signatureMissing');
  return write(context, async ({ tx, record, touch }) => {
    const slip = await takeSlip(tx, workOrderId, issuableStates, 'issueParts');
    await requireItems(tx, lines);
    const toPlaceId = await findPlaceOfKind(tx, 'job');
    const document = await openDocument(context, tx, { kind: 'issue', workOrderId, bookedOn, signedBy });
    const ordered = merged(lines);
    const posted = await postMoves(
      context,
      tx,
      { workOrderId, documentId: document.documentId, signedBy, bookedOn },
      ordered.map(({ itemId, placeId, qty, lotNo }) => ({ itemId, kind: 'issue', fromPlaceId: placeId, toPlaceId, qty, lotNo })),
    );
    for (const [index, { item, valueFen }] of posted.entries()) {
      const qty = ordered[index]?.qty ?? 0;
      await changeSlipStock(tx, workOrderId, item.id, { issuedQty: qty, returnedQty: 0, valueFen }, item.priceFen);
      const data = { itemId: item.id, item: item.name, unit: item.unit, qty, no: slip.no, signedBy };
      await record({ subject: 'item', subjectId: item.id, kind: 'issued', data });
      await record({ subject: 'workOrder', subjectId: workOrderId, kind: 'partIssued', data });
    }
    await refreshWaiting(tx, workOrderId);
    touch('stock', 'parts', 'workOrders', 'home');
    return receiptOf(slip, posted, document);
  });
}

/**
 * Parts come back from a slip at the average cost of what it still holds.
 * @throws DomainError `commandNotAllowed`, `returnTooMuch` { item, wanted, available }, those of {@link postMoves}
 */
export async function returnParts(
  context: ActorContext,
  { workOrderId, lines, reason, bookedOn }: z.output<typeof returnInput>,
): Promise<MovesReceipt> {
  return write(context, async ({ tx, record, touch }) => {
    const slip = await takeSlip(tx, workOrderId, returnableStates, 'returnParts');
    const itemOf = await requireItems(tx, lines);
    const fromPlaceId = await findPlaceOfKind(tx, 'job');
    const document = await openDocument(context, tx, { kind: 'return', workOrderId, bookedOn, reason });
    const ordered = merged(lines);
    const moves = [];
    for (const { itemId, placeId, qty, lotNo } of ordered) {
      const item = itemOf(itemId);
      const { issuedQty, returnedQty, valueFen: held } = await findSlipStock(tx, workOrderId, itemId);
      refuseTooMuch(item, qty, issuedQty - returnedQty);
      const valueFen = valueShare({ qty: issuedQty - returnedQty, valueFen: held }, qty);
      await changeSlipStock(tx, workOrderId, itemId, { issuedQty: 0, returnedQty: qty, valueFen: -valueFen }, item.priceFen);
      moves.push({ itemId, kind: 'return' as const, fromPlaceId, toPlaceId: placeId, qty, valueFen, lotNo });
      const data = { itemId, item: item.name, unit: item.unit, qty, no: slip.no, reason };
      await record({ subject: 'item', subjectId: itemId, kind: 'returned', data });
      await record({ subject: 'workOrder', subjectId: workOrderId, kind: 'partReturned', data });
    }
    const posted = await postMoves(context, tx, { workOrderId, documentId: document.documentId, reason, bookedOn }, moves);
    await refreshWaiting(tx, workOrderId);
    touch('stock', 'parts', 'workOrders', 'home');
    return receiptOf(slip, posted, document);
  });
}

function receiptOf(
  { id, no, version }: { readonly id: number; readonly no: string; readonly version: number },
  posted: readonly { readonly moveId: number }[],
  { documentId, no: documentNo }: { readonly documentId: number; readonly no: string },
): MovesReceipt {
  return { id, version, no, moveIds: posted.map(({ moveId }) => moveId), documentId, documentNo };
}

/** Rebuilds every balance from the ledger and names those that differ (R-000-22, F62). Empty differences: the books are right. */
export async function checkStock({ db }: ActorContext): Promise<StockCheck> {
  const { balances, moves } = await countLedger(db);
  return { balances, moves, differences: await findDifferences(db, 100) };
}
