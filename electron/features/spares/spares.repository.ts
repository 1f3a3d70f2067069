import type { Insertable, Updateable } from 'kysely';
import type { SpareNeed } from '../../../shared/spares.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId, updateRow } from '../../db/prepared.ts';
import type { SpareNeedTable } from '../../db/schema/reordering.ts';

export async function insertNeed(tx: Tx, need: Insertable<SpareNeedTable>): Promise<number> {
  return insertRowForId(tx, 'spareNeed', need);
}

export async function lockNeed(tx: Tx, id: number) {
  return tx.selectFrom('spareNeed').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function updateNeed(tx: Tx, id: number, changes: Updateable<SpareNeedTable>): Promise<void> {
  await updateRow(tx, 'spareNeed', id, changes);
}

/** The request of a need, which is locked before it. */
export async function findRequestOfNeed(db: Db, id: number): Promise<number | undefined> {
  const row = await db.selectFrom('spareNeed').select('requestId').where('id', '=', id).executeTakeFirst();
  return row?.requestId;
}

/** Open needs of a request, of those that lay on a shelf or of those that did not. */
export async function countOpenNeeds(db: Db, requestId: number, isInStock: boolean): Promise<number> {
  const { n } = await db
    .selectFrom('spareNeed')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('requestId', '=', requestId)
    .where('isInStock', '=', isInStock ? 1 : 0)
    .where('endedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function findItemWords(db: Db, id: number) {
  return db.selectFrom('item').select(['id', 'name', 'unit', 'isActive']).where('id', '=', id).executeTakeFirst();
}

/** Shelves of the store with what lies there of an item and is kept for nobody. */
export async function findFreeStock(db: Db, itemIds: readonly number[]) {
  if (itemIds.length === 0) return [];
  const rows = await db
    .selectFrom('stockBalance')
    .innerJoin('place', 'place.id', 'stockBalance.placeId')
    .select([
      'stockBalance.itemId',
      'stockBalance.placeId',
      'place.name as placeName',
      'stockBalance.qty',
      (eb) =>
        eb.fn
          .coalesce(
            eb
              .selectFrom('stockReservation as kept')
              .select((sum) => sum.fn.sum<number>('kept.qty').as('qty'))
              .whereRef('kept.itemId', '=', 'stockBalance.itemId')
              .whereRef('kept.placeId', '=', 'stockBalance.placeId'),
            eb.val(0),
          )
          .as('kept'),
    ])
    .where('stockBalance.itemId', 'in', itemIds)
    .where('stockBalance.qty', '>', 0)
    // Spare units first: they are there for it. A bag is on its way with somebody.
    .where('place.kind', 'in', ['spareUnits', 'store'])
    .orderBy('place.kind', 'asc')
    .orderBy('place.code')
    .execute();
  return rows.map(({ qty, kept, ...row }) => ({ ...row, qty: qty - Number(kept) })).filter(({ qty }) => qty > 0);
}

/** When the clock that a need began is due, for the task. */
export async function findSpareDue(db: Db, requestId: number): Promise<number | null> {
  const row = await db
    .selectFrom('timer')
    .select((eb) => eb.fn.min('dueAt').as('dueAt'))
    .where('requestId', '=', requestId)
    .where('policy', 'in', ['spare', 'spareShipped'])
    .where('state', 'in', ['running', 'paused'])
    .executeTakeFirst();
  return row?.dueAt ?? null;
}

export async function findNeeds(db: Db, requestId: number): Promise<readonly Omit<SpareNeed, 'places'>[]> {
  const rows = await db
    .selectFrom('spareNeed')
    .innerJoin('item', 'item.id', 'spareNeed.itemId')
    .innerJoin('userAccount as asker', 'asker.id', 'spareNeed.neededBy')
    .leftJoin('userAccount as ender', 'ender.id', 'spareNeed.endedBy')
    .leftJoin('stockDocument', 'stockDocument.id', 'spareNeed.documentId')
    .select([
      'spareNeed.id',
      'spareNeed.itemId',
      'item.code',
      'item.name as itemName',
      'item.spec',
      'item.unit',
      'item.tracking',
      'spareNeed.qty',
      'spareNeed.isInStock',
      'spareNeed.neededAt',
      'asker.displayName as neededByName',
      'spareNeed.outcome',
      'spareNeed.endedAt',
      'ender.displayName as endedByName',
      'stockDocument.no as documentNo',
      'spareNeed.carrier',
      'spareNeed.trackingNo',
      'spareNeed.reason',
      'spareNeed.version',
    ])
    .where('spareNeed.requestId', '=', requestId)
    .orderBy('spareNeed.id')
    .limit(100)
    .execute();
  return rows.map(({ tracking, ...row }) => ({ ...row, isInStock: row.isInStock === 1, isTracked: tracking !== 'none' }));
}
