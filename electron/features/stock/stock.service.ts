import type { z } from 'zod';
import { prorate } from '../../../shared/money.ts';
import { marketPurchases } from '../../../shared/stock.ts';
import type { MovesReceipt, ReceiptKind, issueInput, receiveInput, returnInput } from '../../../shared/stock.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { discardOwnDraft } from '../drafts/drafts.service.ts';
import { refuseReserved, releaseKept } from '../parts/reservations.service.ts';
import { refreshWaiting, takeSlip, technicianOf } from '../parts/slip-parts.service.ts';
import { requireSources } from './bags.service.ts';
import { openDocument } from './documents.service.ts';
import { exchangeEmpties, takeBackUnused } from '../empties/empties-exchange.service.ts';
import { expectOldParts, reduceExpected } from './expected-old-parts.service.ts';
import { endHoldWhenServed } from './part-hold.service.ts';
import { postMoves } from './posting.service.ts';
import { inLockOrder, issuableStates, merged, refuseTooMuch, requireItems, returnableStates, valueShare } from './stock-lines.ts';
import type { Line } from './stock-lines.ts';
import { changeSlipStock, findPlaceOfKind, findSlipStock, insertReceipt } from './stock.repository.ts';

/**
 * Goods from a supplier go on the shelf at what they cost; the moving average follows from the balance's value (R-000-23). What was bought on
 * the market comes in through its approved material request only (R-000-31).
 * @throws DomainError `guardFailed` with `marketPurchase`, those of {@link receiveInto}
 */
export async function receiveGoods(
  context: ActorContext,
  { draftId, kind, ...goods }: z.output<typeof receiveInput>,
): Promise<MovesReceipt> {
  if (marketPurchases.includes(kind)) throw new DomainError('guardFailed', { guard: 'marketPurchase', field: 'kind' });
  return write(context, async (w) => {
    const receipt = await receiveInto(w, context, goods, { kind });
    if (draftId !== null) await discardOwnDraft(w, context, draftId);
    return receipt;
  });
}

/** What goods were asked for or ordered by, and from whom. */
interface ReceiptOrigin {
  readonly kind?: ReceiptKind;
  readonly materialRequestId?: number | null;
  readonly purchaseOrderId?: number | null;
  readonly supplierId?: number | null;
}

/** The same inside another write: for goods that were ordered or asked for. */
export async function receiveInto(
  { tx, record, touch }: Write,
  context: ActorContext,
  { supplier, note, lines, bookedOn }: Omit<z.output<typeof receiveInput>, 'draftId' | 'kind'>,
  { kind = 'other', materialRequestId = null, purchaseOrderId = null, supplierId = null }: ReceiptOrigin = {},
): Promise<MovesReceipt> {
  const { app, now, actor } = context;
  await requireItems(tx, lines);
  const fromPlaceId = await findPlaceOfKind(tx, 'supplier');
  const no = await takeNumber(tx, 'receipt', now, await readZone(app, tx));
  const receiptId = await insertReceipt(tx, {
    no,
    supplier,
    note,
    userId: actor.userId,
    at: now,
    purchaseOrderId,
    supplierId,
    kind,
    materialRequestId,
  });
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
export async function issueParts(context: ActorContext, input: z.output<typeof issueInput>): Promise<MovesReceipt> {
  return write(context, (w) => issueInto(w, context, input));
}

interface IssueForSlip extends z.output<typeof issueInput> {
  /** Containers that the technician hands in with it (R-000-34). */
  readonly empties?: readonly { readonly itemId: number; readonly qty: number }[];
  /** The material request whose goods these are. */
  readonly materialRequestId?: number | null;
}

/** The same inside another write; `states` of the slip in which it may be. */
export async function issueInto(
  w: Write,
  context: ActorContext,
  { workOrderId, lines, signedBy, isSigned, bookedOn, empties = [], materialRequestId = null }: IssueForSlip,
  states = issuableStates,
): Promise<MovesReceipt> {
  if (!isSigned || signedBy === '') throw new DomainError('signatureMissing', { reason: 'receiver' });
  const { tx, record, touch } = w;
  const slip = await takeSlip(tx, workOrderId, states, 'issueParts');
  await requireItems(tx, lines);
  await requireSources(
    tx,
    lines.map(({ placeId }) => placeId),
  );
  const toPlaceId = await findPlaceOfKind(tx, 'job');
  const staffId = await technicianOf(tx, workOrderId, signedBy);
  const document = await openDocument(context, tx, { kind: 'issue', workOrderId, staffId, materialRequestId, bookedOn, signedBy });
  const ordered = merged(lines);
  await refuseReserved(tx, ordered, workOrderId);
  const posted = await postMoves(
    context,
    tx,
    { workOrderId, documentId: document.documentId, staffId, signedBy, bookedOn },
    ordered.map(({ itemId, placeId, qty, lotNo }) => ({ itemId, kind: 'issue', fromPlaceId: placeId, toPlaceId, qty, lotNo })),
  );
  for (const [index, { item, valueFen }] of posted.entries()) {
    const { qty, placeId } = ordered[index] as Line;
    await releaseKept(context, tx, workOrderId, { itemId: item.id, placeId, qty });
    await changeSlipStock(tx, workOrderId, item.id, { issuedQty: qty, returnedQty: 0, valueFen }, item.priceFen);
    const data = { itemId: item.id, item: item.name, unit: item.unit, qty, no: slip.no, signedBy };
    await record({ subject: 'item', subjectId: item.id, kind: 'issued', data });
    await record({ subject: 'workOrder', subjectId: workOrderId, kind: 'partIssued', data });
  }
  const about = { workOrderId, documentId: document.documentId, lines: ordered };
  await expectOldParts(w, context, { ...about, staffId });
  if (staffId !== null) await exchangeEmpties(w, context, { ...about, staffId, empties });
  await refreshWaiting(tx, workOrderId);
  await endHoldWhenServed(w, context, slip);
  touch('stock', 'parts', 'workOrders', 'home');
  return receiptOf(slip, posted, document);
}

/**
 * Parts come back from a slip at the average cost of what it still holds.
 * @throws DomainError `commandNotAllowed`, `returnTooMuch` { item, wanted, available }, those of {@link postMoves}
 */
export async function returnParts(
  context: ActorContext,
  { workOrderId, lines, reason, bookedOn }: z.output<typeof returnInput>,
): Promise<MovesReceipt> {
  return write(context, async (w) => {
    const { tx, record, touch } = w;
    const slip = await takeSlip(tx, workOrderId, returnableStates, 'returnParts');
    const itemOf = await requireItems(tx, lines);
    const fromPlaceId = await findPlaceOfKind(tx, 'job');
    const staffId = await technicianOf(tx, workOrderId);
    const document = await openDocument(context, tx, { kind: 'return', workOrderId, staffId, bookedOn, reason });
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
    const about = { workOrderId, documentId: document.documentId, lines: ordered };
    await reduceExpected(w, context, about);
    if (staffId !== null) await takeBackUnused(w, context, { ...about, staffId });
    const posted = await postMoves(context, tx, { workOrderId, documentId: document.documentId, staffId, reason, bookedOn }, moves);
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
