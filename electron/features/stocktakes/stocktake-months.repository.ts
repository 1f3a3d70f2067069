import { sql } from 'kysely';
import { itemKindOf } from '../../../shared/stocktakes.ts';
import type { CountedKind } from '../../../shared/stocktakes.ts';
import type { StocktakeState } from '../../../shared/stocktake-lifecycle.ts';
import type { ItemKind } from '../../../shared/parts.ts';
import type { Db } from '../../db/engine.ts';

/** Full stocktakes of these months that were not given up, the oldest first. */
export async function findFullStocktakes(db: Db, from: string, to: string) {
  return db
    .selectFrom('stocktake')
    .select(['id', 'no', 'kind', 'month', 'state'])
    .where('mode', '=', 'full')
    .where('month', '>=', from)
    .where('month', '<=', to)
    .where('state', '<>', 'cancelled')
    .orderBy('id')
    .execute();
}

/** The month in which the first movement of each kind was booked. */
export async function findFirstMonth(db: Db, kind: CountedKind): Promise<string | undefined> {
  const itemKind: ItemKind = itemKindOf(kind);
  const row = await db
    .selectFrom('stockMove')
    .select((eb) => eb.fn.min('stockMove.bookedOn').as('first'))
    .where('stockMove.itemId', 'in', (eb) => eb.selectFrom('item').select('id').where('kind', '=', itemKind))
    .executeTakeFirst();
  return row?.first?.slice(0, 7) || undefined;
}

export async function countByState(db: Db): Promise<readonly { readonly state: StocktakeState; readonly n: number }[]> {
  const rows = await db
    .selectFrom('stocktake')
    .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
    .where('state', 'in', ['frozen', 'counting', 'witnessed', 'explained', 'approved'])
    .groupBy('state')
    .execute();
  return rows.map(({ state, n }) => ({ state, n: Number(n) }));
}

/** Lines counted and lines equal to the book, of what was locked or recorded with a booking day in these days (G-16). */
export async function sumAccuracy(db: Db, fromOn: string, toOn: string): Promise<{ readonly lines: number; readonly equal: number }> {
  const { rows } = await sql<{ lines: number; equal: number | null }>`
    select count(*) as lines, sum(case when l.difference_qty = 0 then 1 else 0 end) as equal
    from stocktake s join stocktake_line l on l.stocktake_id = s.id
    where s.state in ('locked', 'recorded') and s.booked_on >= ${fromOn} and s.booked_on <= ${toOn}`.execute(db);
  return { lines: Number(rows[0]?.lines ?? 0), equal: Number(rows[0]?.equal ?? 0) };
}

/** Active items that lie somewhere, with when they were last counted and what went out of them by value since a day. */
export async function findItemsToCount(db: Db, kind: CountedKind, since: string) {
  const { rows } = await sql<{ itemId: number; code: string; name: string; spec: string; countedOn: string; usedFen: number | null }>`
    select i.id as item_id, i.code, i.name, i.spec, min(b.counted_on) as counted_on,
      (select sum(m.value_fen) from stock_move m join place t on t.id = m.to_place_id
        where m.item_id = i.id and t.is_stocked = 0 and m.booked_on >= ${since} and m.kind in ('issue', 'consume', 'sale')) as used_fen
    from item i join stock_balance b on b.item_id = i.id and b.qty > 0
    join place p on p.id = b.place_id and p.kind in ('store', 'unitsInRepair', 'spareUnits', 'technician')
    where i.kind = ${itemKindOf(kind)} and i.is_active = 1
    group by i.id, i.code, i.name, i.spec
    order by i.code`.execute(db);
  return rows.map((row) => ({ ...row, usedFen: Number(row.usedFen ?? 0) }));
}
