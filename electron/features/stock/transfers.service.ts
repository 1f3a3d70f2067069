import type { z } from 'zod';
import type { MovesReceipt } from '../../../shared/stock.ts';
import type {
  ItemPlace,
  LotRow,
  OnTheWay,
  arriveInput,
  lotsInput,
  scrapInput,
  slipLotsInput,
  transferInput,
} from '../../../shared/transfers.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import { refuseReserved } from '../parts/reservations.service.ts';
import { findPlaceFacts } from './bags.repository.ts';
import { requireSources } from './bags.service.ts';
import { openDocument } from './documents.service.ts';
import { postMoves } from './posting.service.ts';
import { receiptOf, recordDocument, recordEach } from './staff-issue.service.ts';
import { merged, requireItems, refuseTooMuch, valueShare } from './stock-lines.ts';
import { findPlaceOfKind } from './stock.repository.ts';
import {
  findInTransit,
  findItemPlaces,
  findLotsAt,
  findLotsOfSlip,
  findOnTheWay,
  lockTransfer,
  setArrived,
  setTarget,
} from './transfers.repository.ts';

/**
 * From place to place 调拨, in one step, or on the way to another store until it is said to have arrived.
 * @throws DomainError `notFound`, `stockReserved`, those of {@link postMoves}
 */
export async function transferStock(
  context: ActorContext,
  { toPlaceId, lines, isOnTheWay, note, bookedOn }: z.output<typeof transferInput>,
): Promise<MovesReceipt> {
  return write(context, async (w) => {
    const { tx } = w;
    await requireItems(tx, lines);
    await requireSources(tx, [toPlaceId, ...lines.map(({ placeId }) => placeId)]);
    const same = lines.find(({ placeId }) => placeId === toPlaceId);
    if (same) throw new DomainError('guardFailed', { guard: 'samePlace', field: 'toPlaceId' });
    const target = isOnTheWay ? await findPlaceOfKind(tx, 'transit') : toPlaceId;
    const document = await openDocument(context, tx, { kind: 'transfer', bookedOn, note });
    if (isOnTheWay) await setTarget(tx, document.documentId, toPlaceId);
    const ordered = merged(lines);
    await refuseReserved(
      tx,
      ordered,
      null,
      ordered.map(({ itemId }) => ({ itemId, placeId: target })),
    );
    const posted = await postMoves(
      context,
      tx,
      { documentId: document.documentId, bookedOn },
      ordered.map(({ itemId, placeId, qty, lotNo }) => ({
        itemId,
        kind: 'transfer',
        fromPlaceId: placeId,
        toPlaceId: target,
        qty,
        lotNo,
      })),
    );
    const place = (await findPlaceFacts(tx, [toPlaceId])).get(toPlaceId)?.name;
    const kind = isOnTheWay ? 'sent' : 'transferred';
    await recordEach(w, posted, ordered, kind, { no: document.no, place });
    await recordDocument(w, document, kind, { place, lines: posted.length, note });
    return receiptOf(document, posted);
  });
}

/**
 * What was sent lies on its shelf now: everything that is still on the way, or the lines given; the rest stays in transit.
 * @throws DomainError `notFound`, `commandNotAllowed` when all of it has arrived, `returnTooMuch`
 */
export async function arriveTransfer(
  context: ActorContext,
  { documentId, toPlaceId, lines, bookedOn }: z.output<typeof arriveInput>,
): Promise<MovesReceipt> {
  return write(context, async (w) => {
    const { tx } = w;
    const document = await lockTransfer(tx, documentId);
    if (!document || document.toPlaceId === null) throw new DomainError('notFound', { what: 'stockDocument', id: documentId });
    const left = await findInTransit(tx, documentId);
    if (left.length === 0) throw new DomainError('commandNotAllowed', { command: 'arrive', state: 'arrived' });
    const target = toPlaceId ?? document.toPlaceId;
    await requireSources(tx, [target]);
    const transit = await findPlaceOfKind(tx, 'transit');
    const wanted = lines.length === 0 ? left.map(({ itemId, qty, lotNo }) => ({ itemId, qty, lotNo })) : lines;
    const ordered = merged(wanted.map((line) => ({ ...line, placeId: target })));
    const itemOf = await requireItems(tx, ordered);
    const moves = ordered.map(({ itemId, qty, lotNo = '' }) => {
      const there = left.find((line) => line.itemId === itemId && line.lotNo === lotNo) ?? { qty: 0, valueFen: 0 };
      refuseTooMuch(itemOf(itemId), qty, there.qty);
      // what was sent arrives at what it was sent at, whatever else is on the way
      const valueFen = valueShare(there, qty);
      return { itemId, kind: 'transfer' as const, fromPlaceId: transit, toPlaceId: target, qty, lotNo, valueFen };
    });
    const posted = await postMoves(context, tx, { documentId, bookedOn }, moves);
    await refreshArrival(context, tx, documentId);
    const place = (await findPlaceFacts(tx, [target])).get(target)?.name;
    const paper = { documentId, no: document.no, bookedOn: bookedOn ?? '' };
    await recordEach(w, posted, ordered, 'arrived', { no: document.no, place });
    await recordDocument(w, paper, 'arrived', { place, lines: posted.length });
    return receiptOf(paper, posted);
  });
}

/** Whether a transfer is still on its way follows from its moves; call it after every change of them. */
export async function refreshArrival({ now }: ActorContext, tx: Tx, documentId: number): Promise<void> {
  const left = await findInTransit(tx, documentId);
  await setArrived(tx, documentId, left.length === 0 ? now : null);
}

/**
 * Out of the books with a reason, by whoever answers for the store (R-004-59: scrap is handled at once).
 * @throws DomainError `notFound`, `stockReserved`, those of {@link postMoves}
 */
export async function scrapStock(context: ActorContext, { lines, reason, bookedOn }: z.output<typeof scrapInput>): Promise<MovesReceipt> {
  return write(context, async (w) => {
    const { tx } = w;
    await requireItems(tx, lines);
    await requireSources(
      tx,
      lines.map(({ placeId }) => placeId),
    );
    const toPlaceId = await findPlaceOfKind(tx, 'scrap');
    const document = await openDocument(context, tx, { kind: 'scrap', bookedOn, reason });
    const ordered = merged(lines);
    await refuseReserved(tx, ordered, null);
    const posted = await postMoves(
      context,
      tx,
      { documentId: document.documentId, reason, bookedOn },
      ordered.map(({ itemId, placeId, qty, lotNo }) => ({ itemId, kind: 'scrap', fromPlaceId: placeId, toPlaceId, qty, lotNo })),
    );
    await recordEach(w, posted, ordered, 'scrapped', { no: document.no, reason });
    await recordDocument(w, document, 'scrapped', { lines: posted.length, reason });
    return receiptOf(document, posted);
  });
}

export async function listOnTheWay({ db }: ActorContext): Promise<readonly OnTheWay[]> {
  return findOnTheWay(db, 200);
}

export async function listLots({ db }: ActorContext, { itemId, placeId }: z.output<typeof lotsInput>): Promise<readonly LotRow[]> {
  return findLotsAt(db, itemId, placeId);
}

export async function listSlipLots(
  { db }: ActorContext,
  { itemId, workOrderId }: z.output<typeof slipLotsInput>,
): Promise<readonly LotRow[]> {
  return findLotsOfSlip(db, itemId, workOrderId);
}

/** Where else an item lies: what is proposed when a shelf is empty (R-003-13). */
export async function listItemPlaces({ db }: ActorContext, { itemId }: { readonly itemId: number }): Promise<readonly ItemPlace[]> {
  return findItemPlaces(db, itemId);
}
