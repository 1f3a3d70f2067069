import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { SlowRow, StockSpan, UseGroup } from '../../../shared/stock-reports.ts';
import type { Db } from '../../db/engine.ts';
import { isUse, useSign } from '../../db/stock-use.ts';

export interface UseSum {
  readonly key: string;
  readonly label: string;
  readonly items: number;
  readonly issueFen: number;
}

/** By what the use is added up: a key and its name, and what has to be joined for it. */
const groups: Readonly<
  Record<
    Exclude<UseGroup, 'item'>,
    { readonly key: RawBuilder<unknown>; readonly label: RawBuilder<unknown>; readonly joins: RawBuilder<unknown> }
  >
> = {
  month: { key: sql`substr(booked_on, 1, 7)`, label: sql`substr(booked_on, 1, 7)`, joins: sql`` },
  // The kind of thing that was repaired; what the caller named where it is not in the file.
  product: {
    key: sql`coalesce(thing.category || '/' || thing.brand || '/' || thing.model, '')`,
    label: sql`coalesce(trim(thing.brand || ' ' || thing.category || ' ' || thing.model), '')`,
    joins: sql`left join work_order on work_order.id = stock_move.work_order_id
      left join service_request on service_request.id = work_order.request_id
      left join installed_item as thing on thing.id = service_request.installed_item_id`,
  },
  // Who signed for it as technician, else who leads the slip that it went to.
  technician: {
    key: sql`coalesce(stock_move.staff_id, lead.staff_id, 0)`,
    label: sql`coalesce(taker.name, leader.name, '')`,
    joins: sql`left join work_order_technician as lead on lead.work_order_id = stock_move.work_order_id and lead.is_lead = 1
      left join staff as taker on taker.id = stock_move.staff_id
      left join staff as leader on leader.id = lead.staff_id`,
  },
};

/** What was used in a span, less what came back, by month, product or technician; the dearest first, months in their order. */
export async function sumUse(db: Db, { from, to }: StockSpan, by: Exclude<UseGroup, 'item'>): Promise<readonly UseSum[]> {
  const { key, label, joins } = groups[by];
  const { rows } = await sql<{ key: string | number; label: string; items: number; issueFen: number }>`
    select ${key} as key, ${label} as label, count(distinct stock_move.item_id) as items, sum(${useSign} * value_fen) as issue_fen
    from stock_move ${joins}
    where booked_on >= ${from} and booked_on <= ${to} and ${isUse}
    group by 1, 2
    order by ${by === 'month' ? sql`1` : sql`4 desc, 1`}
    limit 2000`.execute(db);
  return rows.map((row) => ({ key: String(row.key), label: row.label, items: Number(row.items), issueFen: Number(row.issueFen) }));
}

export async function findItemTexts(db: Db) {
  return db
    .selectFrom('item')
    .select(['id', 'code', 'name', 'spec', 'unit', 'packUnit', 'packQty'])
    .where('kind', '<>', 'tool')
    .orderBy('code')
    .execute();
}

/** What lies on shelves, the dearest first. */
export async function findShelved(db: Db) {
  const { rows } = await sql<Omit<SlowRow, 'lastUsedOn'>>`
    select item.id as item_id, item.code, item.name, item.spec, item.unit, item.pack_unit, item.pack_qty, s.qty, s.value_fen
    from (
      select item_id, sum(qty) as qty, sum(value_fen) as value_fen from stock_balance
      where place_id in (select id from place where is_shelf = 1)
      group by item_id having sum(qty) > 0
    ) as s
    join item on item.id = s.item_id
    order by s.value_fen desc, item.code`.execute(db);
  return rows.map((row) => ({
    ...row,
    itemId: Number(row.itemId),
    packQty: Number(row.packQty),
    qty: Number(row.qty),
    valueFen: Number(row.valueFen),
  }));
}

/** Business day on which each of these items was used last; those that never were are left out. */
export async function findLastUses(db: Db, itemIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const found = new Map<number, string>();
  for (let at = 0; at < itemIds.length; at += 500) {
    const ids = itemIds.slice(at, at + 500);
    const { rows } = await sql<{ itemId: number; usedOn: string | null }>`
      select item.id as item_id, (
        select max(booked_on) from stock_move where stock_move.item_id = item.id and kind in ('issue', 'consume', 'sale', 'toCustomer')
          and ${isUse}) as used_on
      from item where item.id in (${sql.join(ids)})`.execute(db);
    for (const { itemId, usedOn } of rows) if (usedOn !== null) found.set(Number(itemId), usedOn);
  }
  return found;
}
