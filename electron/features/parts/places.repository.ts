import type { PlaceHolding, PlaceView } from '../../../shared/catalogue.ts';
import type { ShelfKind } from '../../../shared/stock.ts';
import { shelfKinds } from '../../../shared/stock.ts';
import type { Db, Tx } from '../../db/engine.ts';

/** The shop's own places with whoever answers for them and what they hold; also those no longer used. */
export async function findPlaceViews(db: Db, id: number | null = null): Promise<readonly PlaceView[]> {
  const rows = await db
    .selectFrom('place')
    .leftJoin('place as store', 'store.id', 'place.parentId')
    .leftJoin('staff as own', 'own.id', 'place.keeperId')
    .leftJoin('staff as storeKeeper', 'storeKeeper.id', 'store.keeperId')
    .select([
      'place.id',
      'place.code',
      'place.name',
      'place.kind',
      'place.parentId',
      'place.keeperId',
      'place.staffId',
      'place.isActive',
      'place.version',
      'store.name as parentName',
      'own.name as ownKeeper',
      'storeKeeper.name as storeKeeper',
    ])
    .where('place.kind', 'in', shelfKinds)
    .$if(id !== null, (select) => select.where('place.id', '=', id ?? 0))
    .orderBy('place.code')
    .limit(2000)
    .execute();
  const held = await db
    .selectFrom('stockBalance')
    .select((eb) => ['placeId', eb.fn.countAll<number>().as('items'), eb.fn.sum<number>('valueFen').as('valueFen')])
    .where('qty', '>', 0)
    .$if(id !== null, (select) => select.where('placeId', '=', id ?? 0))
    .groupBy('placeId')
    .execute();
  const homes = await db
    .selectFrom('item')
    .select((eb) => ['placeId', eb.fn.countAll<number>().as('items')])
    .where('isActive', '=', 1)
    .$if(id !== null, (select) => select.where('placeId', '=', id ?? 0))
    .groupBy('placeId')
    .execute();
  return rows.map(({ ownKeeper, storeKeeper, isActive, ...row }) => {
    const there = held.find(({ placeId }) => placeId === row.id);
    return {
      ...row,
      isActive: isActive === 1,
      keeperName: ownKeeper ?? storeKeeper,
      items: Number(there?.items ?? 0),
      valueFen: Number(there?.valueFen ?? 0),
      homeItems: Number(homes.find(({ placeId }) => placeId === row.id)?.items ?? 0),
    };
  });
}

export async function lockPlace(tx: Tx, id: number) {
  return tx.selectFrom('place').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function findPlaceCoded(db: Db, code: string): Promise<number | undefined> {
  const row = await db.selectFrom('place').select('id').where('code', '=', code).executeTakeFirst();
  return row?.id;
}

export interface PlaceChange {
  readonly code: string;
  readonly name: string;
  readonly kind: ShelfKind;
  readonly parentId: number | null;
  readonly keeperId: number | null;
}

export async function updatePlace(tx: Tx, id: number, facts: PlaceChange & { readonly version: number }): Promise<void> {
  await tx.updateTable('place').set(facts).where('id', '=', id).execute();
}

export async function setPlaceInUse(tx: Tx, id: number, isActive: 0 | 1, version: number): Promise<void> {
  await tx.updateTable('place').set({ isActive, version }).where('id', '=', id).execute();
}

/** What keeps a place from being closed: stock, bins in use, items that belong there. */
export async function findPlaceUse(db: Db, id: number) {
  const stock = await db
    .selectFrom('stockBalance')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('placeId', '=', id)
    .where('qty', '>', 0)
    .executeTakeFirstOrThrow();
  const bins = await db
    .selectFrom('place')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('parentId', '=', id)
    .where('isActive', '=', 1)
    .executeTakeFirstOrThrow();
  const homes = await db
    .selectFrom('item')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('placeId', '=', id)
    .where('isActive', '=', 1)
    .executeTakeFirstOrThrow();
  return { stock: Number(stock.n), bins: Number(bins.n), homes: Number(homes.n) };
}

export async function isStaffAtWork(db: Db, id: number): Promise<boolean> {
  const row = await db.selectFrom('staff').select('isActive').where('id', '=', id).executeTakeFirst();
  return row?.isActive === 1;
}

/** What lies at a place, by code, after the code `after`. */
export async function findHoldings(db: Db, placeId: number, after: string | undefined, limit: number): Promise<readonly PlaceHolding[]> {
  const rows = await db
    .selectFrom('stockBalance')
    .innerJoin('item', 'item.id', 'stockBalance.itemId')
    .select([
      'item.id',
      'item.code',
      'item.barcode',
      'item.name',
      'item.spec',
      'item.unit',
      'item.kind',
      'item.category',
      'item.priceFen',
      'item.minQty',
      'item.packUnit',
      'item.packQty',
      'item.tracking',
      'item.isActive',
      'item.version',
      'stockBalance.qty',
      'stockBalance.valueFen',
    ])
    .where('stockBalance.placeId', '=', placeId)
    .where('stockBalance.qty', '>', 0)
    .$if(after !== undefined, (select) => select.where('item.code', '>', after ?? ''))
    .orderBy('item.code')
    .limit(limit)
    .execute();
  return rows.map(({ isActive, ...row }) => ({ ...row, isActive: isActive === 1 }));
}
