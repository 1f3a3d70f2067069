import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { OldPartFate } from '../../../shared/old-part-lifecycle.ts';
import type { settleOldPartInput, undoOldPartInput } from '../../../shared/old-parts.ts';
import type { MoveKind } from '../../../shared/stock.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError, invariant } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { refurbishedItem } from '../parts/refurbished-items.service.ts';
import { requireShelves } from '../stock/bags.service.ts';
import { takeMovesBack } from '../stock/counter-moves.service.ts';
import { openDocument } from '../stock/documents.service.ts';
import { placeOfKind, postMoves } from '../stock/posting.service.ts';
import type { PostLine } from '../stock/posting.service.ts';
import { viewSupplierCase } from '../suppliers/supplier-cases.service.ts';
import { supplierNamed } from '../suppliers/suppliers.service.ts';
import { recallClaim } from './old-part-claims.service.ts';
import { changeOldPart, refuseWhileClaimed, takeOldParts } from './old-part-changes.service.ts';
import type { Taken } from './old-part-changes.service.ts';
import { receiptOf } from './old-part-steps.service.ts';

type Given = z.output<typeof settleOldPartInput>;

/** Past tense of each fate, for the timeline. */
const settled: Readonly<Record<OldPartFate, string>> = {
  repair: 'repaired',
  refurbish: 'refurbished',
  scrap: 'scrapped',
  sell: 'sold',
  returnToMaker: 'returnedToMaker',
  giveBack: 'givenBack',
};

/**
 * R-004-60: what becomes of an old part in the store. Repaired and refurbished ones are in stock again, as an item of their own at the cost of
 * making them usable; the others leave the shelf of old parts.
 * @throws DomainError `staleVersion`, `commandNotAllowed`, `guardFailed`, `notFound`, `stockShort`
 */
export async function settleOldPart(context: ActorContext, given: Given): Promise<Receipt> {
  return write(context, async (w) => {
    const [taken] = await takeOldParts(w, context, [given], given.fate);
    invariant(taken, 'one line is taken');
    await refuseWhileClaimed(w, taken.row.id);
    const supplierId = given.fate === 'returnToMaker' ? await supplierNamed(w, context, given.supplierName) : null;
    const supplierCaseId = supplierId === null ? null : given.supplierCaseId;
    if (supplierId !== null) await refuseForeignCase(w, context, supplierId, supplierCaseId);
    return settle(w, context, taken, { ...given, supplierId, supplierCaseId });
  });
}

interface Fate extends Pick<Given, 'fate' | 'reason' | 'placeId' | 'amountFen' | 'buyer'> {
  readonly supplierId: number | null;
  readonly supplierCaseId: number | null;
}

/** The same inside another write. */
export async function settle(w: Write, context: ActorContext, taken: Taken, given: Fate): Promise<Receipt> {
  const { fate, reason } = given;
  const isBack = fate === 'repair' || fate === 'refurbish';
  const entry = isBack ? await stockEntry(w, context, taken, given) : undefined;
  const about = { workOrderId: taken.row.workOrderId, staffId: taken.row.staffId, reason };
  const document = fate === 'scrap' ? await openDocument(context, w.tx, { kind: 'scrap', ...about }) : undefined;
  const posted = await postMoves(context, w.tx, { ...about, documentId: document?.documentId ?? null }, [
    await wayOff(w.tx, taken, fate),
    ...(entry ? [entry] : []),
  ]);
  const changes = {
    supplierId: given.supplierId,
    supplierCaseId: given.supplierCaseId,
    reason,
    partner: fate === 'sell' ? given.buyer : '',
    amountFen: isBack || fate === 'sell' ? given.amountFen : 0,
    stockItemId: entry?.itemId ?? null,
    fateMoveId: posted[0]?.moveId ?? null,
    entryMoveId: posted[1]?.moveId ?? null,
  };
  const data = { ...(changes.amountFen > 0 && { amountFen: changes.amountFen }), ...(document && { no: document.no }) };
  await changeOldPart(w, context, taken, { kind: settled[fate], changes, data });
  return receiptOf(taken);
}

/** A fate is corrected by taking it back with a reason: what it moved goes the same way back. */
export async function undoFate(context: ActorContext, { reason, ...target }: z.output<typeof undoOldPartInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const [taken] = await takeOldParts(w, context, [target], 'undoFate');
    invariant(taken, 'one line is taken');
    const { row, qty } = taken;
    await recallClaim(w, context, row.id);
    const moves = [row.entryMoveId, row.fateMoveId].filter((id) => id !== null);
    await takeMovesBack(
      context,
      w.tx,
      moves.map((moveId) => ({ moveId, qty })),
      reason,
    );
    const changes = {
      reason: '',
      partner: '',
      amountFen: 0,
      supplierId: null,
      supplierCaseId: null,
      stockItemId: null,
      fateMoveId: null,
      entryMoveId: null,
    };
    await changeOldPart(w, context, taken, { kind: 'fateUndone', changes, data: { reason } });
    return receiptOf(taken);
  });
}

/** Off the shelf of old parts, where it lies without value. */
async function wayOff(tx: Tx, { row, qty }: Taken, fate: OldPartFate): Promise<PostLine> {
  const ways: Readonly<Record<OldPartFate, readonly [MoveKind, Parameters<typeof placeOfKind>[1]]>> = {
    repair: ['recycle', 'adjustment'],
    refurbish: ['recycle', 'adjustment'],
    scrap: ['scrap', 'scrap'],
    sell: ['sale', 'customer'],
    returnToMaker: ['supplierReturn', 'supplier'],
    giveBack: ['toCustomer', 'customer'],
  };
  const [kind, to] = ways[fate];
  return {
    itemId: row.itemId,
    kind,
    fromPlaceId: await placeOfKind(tx, 'oldParts'),
    toPlaceId: await placeOfKind(tx, to),
    qty,
    lotNo: row.lotNo,
  };
}

/** Into stock again, at what making it usable cost. */
async function stockEntry(w: Write, context: ActorContext, { row, qty }: Taken, { placeId, amountFen }: Fate): Promise<PostLine> {
  invariant(placeId !== null, 'a place is asked for');
  await requireShelves(w.tx, [placeId]);
  const { id: itemId } = await refurbishedItem(w, context, row.itemId);
  const fromPlaceId = await placeOfKind(w.tx, 'adjustment');
  return { itemId, kind: 'recycle', fromPlaceId, toPlaceId: placeId, qty, valueFen: amountFen, lotNo: row.lotNo };
}

/** @throws DomainError `guardFailed` for a case with another supplier */
export async function refuseForeignCase({ tx }: Write, context: ActorContext, supplierId: number, caseId: number | null): Promise<void> {
  if (caseId === null) return;
  const found = await viewSupplierCase({ ...context, db: tx }, { id: caseId });
  if (found.supplierId !== supplierId) throw new DomainError('guardFailed', { guard: 'otherSupplier', field: 'supplierCaseId' });
}
