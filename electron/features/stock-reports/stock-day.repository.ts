import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { StockOnDayRow } from '../../../shared/stock-reports.ts';
import type { Db } from '../../db/engine.ts';
import { holdsText } from '../../db/holds-text.ts';

/** Shelves and what else holds stock: `placeIds` alone, or every shelf. */
function placesAsked(placeIds: readonly number[] | null): RawBuilder<unknown> {
  return placeIds === null ? sql`(select id from place where is_shelf = 1)` : sql`(${sql.join(placeIds)})`;
}

/**
 * What lay where at the end of a business day: the last closing before its month and the moves of that month up to the day, both out of an
 * index, so that a day ten years ago costs what today does.
 */
function entriesOn(day: string, placeIds: readonly number[] | null): RawBuilder<unknown> {
  const month = day.slice(0, 7);
  const first = `${month}-01`;
  const places = placesAsked(placeIds);
  return sql`
    select b.item_id, b.place_id, m.qty, m.value_fen
    from stock_balance b
    join stock_month m on m.item_id = b.item_id and m.place_id = b.place_id and m.month = (
      select max(x.month) from stock_month x where x.item_id = b.item_id and x.place_id = b.place_id and x.month < ${month})
    where b.place_id in ${places}
    union all
    select item_id, to_place_id, qty, value_fen from stock_move
    where booked_on >= ${first} and booked_on <= ${day} and to_place_id in ${places}
    union all
    select item_id, from_place_id, -qty, -value_fen from stock_move
    where booked_on >= ${first} and booked_on <= ${day} and from_place_id in ${places}`;
}

export interface OnDay {
  readonly day: string;
  readonly placeIds: readonly number[] | null;
  /** A part of the code, the name or the specification; empty: everything. */
  readonly query: string;
}

function sums({ day, placeIds }: Omit<OnDay, 'query'>): RawBuilder<unknown> {
  return sql`
    select item_id, sum(qty) as qty, sum(value_fen) as value_fen
    from (${entriesOn(day, placeIds)}) as entries
    group by item_id
    having sum(qty) <> 0 or sum(value_fen) <> 0`;
}

function named(query: string): RawBuilder<unknown> {
  if (query === '') return sql``;
  return sql`where ${holdsText(query, ['item.code', 'item.name', 'item.spec'])}`;
}

/** A page of what lay there, by code, after the code `after`; with what all of it is worth. */
export async function findStockOn(db: Db, asked: OnDay, after: string | undefined, limit: number) {
  const { rows } = await sql<StockOnDayRow & { readonly items: number; readonly allFen: number }>`
    select * from (
      select item.id as item_id, item.code, item.name, item.spec, item.unit, item.pack_unit, item.pack_qty, item.kind, s.qty, s.value_fen,
        count(*) over () as items, sum(s.value_fen) over () as all_fen
      from (${sums(asked)}) as s
      join item on item.id = s.item_id
      ${named(asked.query)}
    ) as lines
    ${after === undefined ? sql`` : sql`where code > ${after}`}
    order by code
    limit ${limit}`.execute(db);
  return rows.map((row) => ({
    ...row,
    itemId: Number(row.itemId),
    packQty: Number(row.packQty),
    qty: Number(row.qty),
    valueFen: Number(row.valueFen),
    items: Number(row.items),
    allFen: Number(row.allFen),
  }));
}

/** How many items lay there and what they were worth. */
export async function totalStockOn(db: Db, asked: OnDay): Promise<{ readonly items: number; readonly valueFen: number }> {
  const { rows } = await sql<{ items: number; valueFen: number | null }>`
    select count(*) as items, sum(s.value_fen) as value_fen
    from (${sums(asked)}) as s
    join item on item.id = s.item_id
    ${named(asked.query)}`.execute(db);
  return { items: Number(rows[0]?.items ?? 0), valueFen: Number(rows[0]?.valueFen ?? 0) };
}

/** The value of each item on a day. */
export async function findValuesOn(db: Db, day: string): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ itemId: number; valueFen: number }>`${sums({ day, placeIds: null })}`.execute(db);
  return new Map(rows.map(({ itemId, valueFen }) => [Number(itemId), Number(valueFen)]));
}

/** What each place that holds stock was worth; goods in transit and old parts are places of their own. */
export async function findPlaceValuesOn(db: Db, day: string, placeIds: readonly number[]) {
  const { rows } = await sql<{ placeId: number; items: number; valueFen: number }>`
    select place_id, count(*) as items, sum(value_fen) as value_fen
    from (
      select place_id, item_id, sum(qty) as qty, sum(value_fen) as value_fen
      from (${entriesOn(day, placeIds)}) as entries
      group by place_id, item_id
      having sum(qty) <> 0 or sum(value_fen) <> 0
    ) as lines
    group by place_id`.execute(db);
  return rows.map(({ placeId, items, valueFen }) => ({ placeId: Number(placeId), items: Number(items), valueFen: Number(valueFen) }));
}

export async function findStockedPlaceNames(db: Db) {
  return db
    .selectFrom('place')
    .select(['id', 'name', 'parentId', 'isShelf'])
    .where('isStocked', '=', 1)
    .orderBy('isShelf', 'desc')
    .orderBy('code')
    .execute();
}
