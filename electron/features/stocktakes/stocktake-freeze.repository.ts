import type { Insertable } from 'kysely';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { ItemKind } from '../../../shared/parts.ts';
import type { PlaceRow } from '../../../shared/stock.ts';
import { countedPlacesOf } from '../../../shared/stocktakes.ts';
import type { StocktakeMode } from '../../../shared/stocktakes.ts';
import type { Db, Tx } from '../../db/engine.ts';
import type { StocktakeLineTable } from '../../db/schema/stocktakes.ts';

/** What a stocktake is about. */
export interface Scope {
  readonly itemKind: ItemKind;
  readonly mode: StocktakeMode;
  /** With the bins of chosen stores. */
  readonly placeIds: readonly number[];
  readonly classId: number | null;
  readonly itemIds: readonly number[];
}

function scopedItems({ itemKind, mode, classId, itemIds }: Scope): RawBuilder<unknown> {
  if (mode === 'class')
    return sql`(select id from item where kind = ${itemKind}
      and ${classId} in (use_class_id, function_class_id, structure_class_id))`;
  // a spot check of tools may be one of a room or a person (R-000-67)
  if (mode === 'cycle' || (mode === 'spot' && itemIds.length > 0))
    return sql`(select id from item where kind = ${itemKind} and id in (${sql.join([...itemIds])}))`;
  return sql`(select id from item where kind = ${itemKind})`;
}

function scopedPlaces({ itemKind, mode, placeIds }: Scope): RawBuilder<unknown> {
  const kinds = sql`(select id from place where is_stocked = 1 and kind in (${sql.join([...countedPlacesOf(itemKind)])}))`;
  const isChosen = mode === 'place' || (mode === 'spot' && placeIds.length > 0);
  return isChosen ? sql`(select id from place where id in (${sql.join([...placeIds])}) and id in ${kinds})` : kinds;
}

/** Stores with all of their bins. */
export async function withBins(db: Db | Tx, placeIds: readonly number[]): Promise<readonly number[]> {
  if (placeIds.length === 0) return [];
  const rows = await db
    .selectFrom('place')
    .select('id')
    .where((eb) => eb.or([eb('id', 'in', placeIds), eb('parentId', 'in', placeIds)]))
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** An item that should lie at its home place has a line there even when the book says that none is left. */
async function openBalances(tx: Tx, scope: Scope): Promise<void> {
  await sql`
    insert into stock_balance (item_id, place_id, qty, value_fen)
    select id, place_id, 0, 0 from item
    where is_active = 1 and id in ${scopedItems(scope)} and place_id in ${scopedPlaces(scope)}
    on conflict (item_id, place_id) do nothing`.execute(tx);
}

export interface FrozenBalance {
  readonly itemId: number;
  readonly placeId: number;
  readonly lotId: number | null;
  readonly qty: number;
  /** Value of all that lies at the place, and how many units that is. */
  readonly valueFen: number;
  readonly placeQty: number;
}

/**
 * The book at this moment. The balances are locked in the order of (item, place) before the last movement is asked for, so that of
 * each of them every movement up to that number is in and none after it.
 */
export async function freezeBook(tx: Tx, scope: Scope): Promise<{ readonly moveId: number; readonly balances: readonly FrozenBalance[] }> {
  await openBalances(tx, scope);
  const locked = await tx
    .selectFrom('stockBalance')
    .select(['itemId', 'placeId', 'qty', 'valueFen'])
    .where(sql<boolean>`item_id in ${scopedItems(scope)}`)
    .where(sql<boolean>`place_id in ${scopedPlaces(scope)}`)
    .orderBy('itemId')
    .orderBy('placeId')
    .forUpdate()
    .execute();
  const moveId = await lastMove(tx);
  const { rows: items } = await sql<{
    id: number;
    placeId: number;
    tracking: string;
    isActive: number;
  }>`select id, place_id, tracking, is_active from item where id in ${scopedItems(scope)}`.execute(tx);
  const byId = new Map(items.map((item) => [item.id, item]));
  const { rows: lots } = await sql<{ lotId: number; itemId: number; placeId: number; qty: number }>`
    select b.lot_id, l.item_id, b.place_id, b.qty from lot_balance b join stock_lot l on l.id = b.lot_id
    where b.qty > 0 and l.item_id in ${scopedItems(scope)} and b.place_id in ${scopedPlaces(scope)}
    order by l.item_id, b.place_id, b.lot_id`.execute(tx);
  const lotsAt = Map.groupBy(lots, ({ itemId, placeId }) => `${itemId}/${placeId}`);
  const balances = locked.flatMap(({ itemId, placeId, qty, valueFen }): readonly FrozenBalance[] => {
    const item = byId.get(itemId);
    const isTracked = item !== undefined && item.tracking !== 'none';
    const isHome = item?.placeId === placeId && item.isActive === 1;
    if (!isTracked) return qty > 0 || isHome ? [{ itemId, placeId, lotId: null, qty, valueFen, placeQty: qty }] : [];
    return (lotsAt.get(`${itemId}/${placeId}`) ?? []).map((lot) => ({
      itemId,
      placeId,
      lotId: lot.lotId,
      qty: lot.qty,
      valueFen,
      placeQty: qty,
    }));
  });
  return { moveId, balances };
}

export async function lastMove(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('stockMove')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}

const atOnce = 400;
export async function insertLines(tx: Tx, lines: readonly Insertable<StocktakeLineTable>[]): Promise<void> {
  for (let from = 0; from < lines.length; from += atOnce)
    await tx
      .insertInto('stocktakeLine')
      .values(lines.slice(from, from + atOnce))
      .execute();
}

/** Names of what was chosen, in their order. */
export async function findChosenNames(tx: Tx, { mode, placeIds, classId, itemIds }: Omit<Scope, 'itemKind'>): Promise<readonly string[]> {
  if ((mode === 'place' || (mode === 'spot' && itemIds.length === 0)) && placeIds.length > 0) {
    const rows = await tx.selectFrom('place').select('name').where('id', 'in', placeIds).orderBy('code').execute();
    return rows.map(({ name }) => name);
  }
  if (mode === 'class') {
    const rows = await tx
      .selectFrom('itemClass')
      .select('name')
      .where('id', '=', classId ?? 0)
      .execute();
    return rows.map(({ name }) => name);
  }
  if ((mode === 'cycle' || mode === 'spot') && itemIds.length > 0) {
    const rows = await tx.selectFrom('item').select('name').where('id', 'in', itemIds).orderBy('code').limit(4).execute();
    return rows.map(({ name }) => name);
  }
  return [];
}

/** The places that a kind is counted at, rooms before people. */
export async function findCountedPlaces(db: Db, kind: ItemKind): Promise<readonly PlaceRow[]> {
  return db
    .selectFrom('place')
    .select(['id', 'code', 'name', 'kind', 'parentId', 'keeperId', 'staffId'])
    .where('isStocked', '=', 1)
    .where('isActive', '=', 1)
    .where('kind', 'in', countedPlacesOf(kind))
    .orderBy('kind', 'desc')
    .orderBy('code')
    .limit(1000)
    .execute();
}

/** Whether an item that was found lies within what is counted. */
export async function isInScope(tx: Tx, scope: Scope, itemId: number, placeId: number): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    select id from item where id = ${itemId} and id in ${scopedItems(scope)}
      and ${placeId} in ${scopedPlaces(scope)}`.execute(tx);
  return rows.length > 0;
}

/** Another stocktake that is not over yet and counts some of the same. */
export async function findOpenOf(
  tx: Tx,
  stocktakeId: number,
): Promise<{ readonly no: string; readonly item: string; readonly place: string } | undefined> {
  const { rows } = await sql<{ no: string; item: string; place: string }>`
    select s.no, i.name as item, p.name as place
    from stocktake_line mine
    join stocktake_line l on l.item_id = mine.item_id and l.place_id = mine.place_id and l.stocktake_id <> mine.stocktake_id
    join stocktake s on s.id = l.stocktake_id
    join item i on i.id = mine.item_id
    join place p on p.id = mine.place_id
    where mine.stocktake_id = ${stocktakeId} and s.state in ('frozen', 'counting', 'witnessed', 'explained', 'approved')
    order by s.id, l.id
    limit 1`.execute(tx);
  return rows[0];
}
