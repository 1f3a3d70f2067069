import { shelfKinds } from '../../../shared/stock.ts';
import type { ItemPlace, LotRow, OnTheWay } from '../../../shared/transfers.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { findPlaceOfKind } from './stock.repository.ts';

export interface TransitLine {
  readonly itemId: number;
  readonly lotNo: string;
  readonly qty: number;
  readonly valueFen: number;
}

/** A transfer's paper, locked so that it arrives once. */
export async function lockTransfer(tx: Tx, id: number) {
  return tx
    .selectFrom('stockDocument')
    .select(['id', 'no', 'kind', 'toPlaceId', 'arrivedAt'])
    .where('id', '=', id)
    .where('kind', '=', 'transfer')
    .forUpdate()
    .executeTakeFirst();
}

export async function setTarget(tx: Tx, documentId: number, toPlaceId: number): Promise<void> {
  await tx.updateTable('stockDocument').set({ toPlaceId, arrivedAt: null }).where('id', '=', documentId).execute();
}

export async function setArrived(tx: Tx, documentId: number, arrivedAt: number | null): Promise<void> {
  await tx.updateTable('stockDocument').set({ arrivedAt }).where('id', '=', documentId).where('toPlaceId', 'is not', null).execute();
}

/** What of a transfer is still on its way: what it put into transit minus what left it again, reversals too. */
export async function findInTransit(db: Db, documentId: number): Promise<readonly TransitLine[]> {
  const transit = await findPlaceOfKind(db, 'transit');
  const moves = await db
    .selectFrom('stockMove')
    .leftJoin('stockLot', 'stockLot.id', 'stockMove.lotId')
    .select(['stockMove.itemId', 'stockLot.no as lotNo', 'qty', 'valueFen', 'toPlaceId', 'fromPlaceId'])
    .where('documentId', '=', documentId)
    .orderBy('stockMove.id')
    .execute();
  const left = new Map<string, TransitLine>();
  for (const { itemId, lotNo, qty, valueFen, toPlaceId, fromPlaceId } of moves) {
    const sign = toPlaceId === transit ? 1 : fromPlaceId === transit ? -1 : 0;
    const key = `${itemId}/${lotNo ?? ''}`;
    const known = left.get(key) ?? { itemId, lotNo: lotNo ?? '', qty: 0, valueFen: 0 };
    left.set(key, { ...known, qty: known.qty + sign * qty, valueFen: known.valueFen + sign * valueFen });
  }
  return [...left.values()].filter(({ qty }) => qty > 0);
}

/** Transfers that have not arrived whole, the oldest first. */
export async function findOnTheWay(db: Db, limit: number): Promise<readonly OnTheWay[]> {
  const documents = await db
    .selectFrom('stockDocument')
    .innerJoin('place', 'place.id', 'stockDocument.toPlaceId')
    .innerJoin('userAccount', 'userAccount.id', 'stockDocument.userId')
    .select([
      'stockDocument.id as documentId',
      'stockDocument.no',
      'stockDocument.at',
      'place.id as toPlaceId',
      'place.name as toPlace',
      'userAccount.displayName as userName',
    ])
    .where('stockDocument.toPlaceId', 'is not', null)
    .where('stockDocument.arrivedAt', 'is', null)
    .orderBy('stockDocument.at')
    .orderBy('stockDocument.id')
    .limit(limit)
    .execute();
  const found: OnTheWay[] = [];
  for (const document of documents) {
    const left = await findInTransit(db, document.documentId);
    const ids = left.map(({ itemId }) => itemId);
    const facts = ['id', 'code', 'name', 'unit', 'packUnit', 'packQty'] as const;
    const items = ids.length === 0 ? [] : await db.selectFrom('item').select(facts).where('id', 'in', ids).execute();
    const itemOf = new Map(items.map((item) => [item.id, item]));
    const lines = left.flatMap(({ itemId, lotNo, qty }) => {
      const { id: _id, ...item } = itemOf.get(itemId) ?? {};
      return 'code' in item ? [{ ...item, itemId, lotNo, qty }] : [];
    });
    found.push({ ...document, lines });
  }
  return found;
}

/** Batches or serial numbers of an item at a place, what expires first first. */
export async function findLotsAt(db: Db, itemId: number, placeId: number): Promise<readonly LotRow[]> {
  const rows = await db
    .selectFrom('lotBalance')
    .innerJoin('stockLot', 'stockLot.id', 'lotBalance.lotId')
    .select(['stockLot.no', 'lotBalance.qty', 'stockLot.expiresOn'])
    .where('stockLot.itemId', '=', itemId)
    .where('lotBalance.placeId', '=', placeId)
    .where('lotBalance.qty', '>', 0)
    .orderBy('stockLot.createdAt')
    .orderBy('stockLot.id')
    .limit(500)
    .execute();
  const never = '9999';
  return rows.toSorted((a, b) => (a.expiresOn || never).localeCompare(b.expiresOn || never));
}

/** Batches or serial numbers that a slip got and did not give back. */
export async function findLotsOfSlip(db: Db, itemId: number, workOrderId: number): Promise<readonly LotRow[]> {
  const job = await findPlaceOfKind(db, 'job');
  const moves = await db
    .selectFrom('stockMove')
    .innerJoin('stockLot', 'stockLot.id', 'stockMove.lotId')
    .select(['stockLot.no', 'stockLot.expiresOn', 'stockMove.qty', 'stockMove.toPlaceId', 'stockMove.fromPlaceId'])
    .where('stockMove.workOrderId', '=', workOrderId)
    .where('stockMove.itemId', '=', itemId)
    .orderBy('stockMove.id')
    .execute();
  const lots = new Map<string, LotRow>();
  for (const { no, expiresOn, qty, toPlaceId, fromPlaceId } of moves) {
    const change = toPlaceId === job ? qty : fromPlaceId === job ? -qty : 0;
    lots.set(no, { no, expiresOn, qty: change + (lots.get(no)?.qty ?? 0) });
  }
  return [...lots.values()].filter(({ qty }) => qty > 0);
}

/** Shelves and bags in which an item lies, with what is kept of it for slips. */
export async function findItemPlaces(db: Db, itemId: number): Promise<readonly ItemPlace[]> {
  const rows = await db
    .selectFrom('stockBalance')
    .innerJoin('place', 'place.id', 'stockBalance.placeId')
    .select([
      'place.id as placeId',
      'place.name as placeName',
      'place.staffId',
      'stockBalance.qty',
      (eb) =>
        eb
          .selectFrom('stockReservation as kept')
          .innerJoin('workOrder', 'workOrder.id', 'kept.workOrderId')
          .select((sum) => sum.fn.sum<number>('kept.qty').as('total'))
          .whereRef('kept.itemId', '=', 'stockBalance.itemId')
          .whereRef('kept.placeId', '=', 'stockBalance.placeId')
          .where('workOrder.state', 'in', ['draft', 'dispatched', 'accepted', 'departed', 'arrived'])
          .as('keptQty'),
    ])
    .where('stockBalance.itemId', '=', itemId)
    .where('stockBalance.qty', '>', 0)
    .where('place.kind', 'in', [...shelfKinds, 'technician'])
    .orderBy('place.isShelf', 'desc')
    .orderBy('place.code')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, keptQty: Number(row.keptQty ?? 0) }));
}
