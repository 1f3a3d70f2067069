import { sql } from 'kysely';
import { countedPlacesOf, itemKindOf } from '../../../shared/stocktakes.ts';
import type { CountedKind } from '../../../shared/stocktakes.ts';
import type { AccuracyRow, StockSpan } from '../../../shared/stock-reports.ts';
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

/** Counts of a span that were locked or recorded, with how many of their counted lines agree with the books (G-16), the newest first. */
export async function findAccuracy(db: Db, { from, to }: StockSpan): Promise<readonly AccuracyRow[]> {
  const rows = await db
    .selectFrom('stocktake')
    .innerJoin('stocktakeLine as line', 'line.stocktakeId', 'stocktake.id')
    .select([
      'stocktake.id as stocktakeId',
      'stocktake.no',
      'stocktake.bookedOn',
      'stocktake.chosen',
      (eb) => eb.fn.countAll<number>().as('lines'),
      (eb) => eb.fn.sum<number>(eb.case().when('line.differenceQty', '=', 0).then(1).else(0).end()).as('equal'),
      (eb) => eb.fn.sum<number>('line.differenceFen').as('differenceFen'),
    ])
    .where('stocktake.state', 'in', ['locked', 'recorded'])
    .where('stocktake.bookedOn', '>=', from)
    .where('stocktake.bookedOn', '<=', to)
    .where('line.countedQty', 'is not', null)
    .groupBy(['stocktake.id', 'stocktake.no', 'stocktake.bookedOn', 'stocktake.chosen'])
    .orderBy('stocktake.bookedOn', 'desc')
    .orderBy('stocktake.id', 'desc')
    .limit(5000)
    .execute();
  return rows.map((row) => ({ ...row, lines: Number(row.lines), equal: Number(row.equal), differenceFen: Number(row.differenceFen ?? 0) }));
}

/** Active items that lie somewhere, with when they were last counted and what went out of them by value since a day. */
export async function findItemsToCount(db: Db, kind: CountedKind, since: string) {
  const { rows } = await sql<{ itemId: number; code: string; name: string; spec: string; countedOn: string; usedFen: number | null }>`
    select i.id as item_id, i.code, i.name, i.spec, min(b.counted_on) as counted_on,
      (select sum(m.value_fen) from stock_move m join place t on t.id = m.to_place_id
        where m.item_id = i.id and t.is_stocked = 0 and m.booked_on >= ${since} and m.kind in ('issue', 'consume', 'sale')) as used_fen
    from item i join stock_balance b on b.item_id = i.id and b.qty > 0
    join place p on p.id = b.place_id and p.kind in (${sql.join([...countedPlacesOf(itemKindOf(kind))])})
    where i.kind = ${itemKindOf(kind)} and i.is_active = 1
    group by i.id, i.code, i.name, i.spec
    order by i.code`.execute(db);
  return rows.map((row) => ({ ...row, usedFen: Number(row.usedFen ?? 0) }));
}
