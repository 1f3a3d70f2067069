import { sql } from 'kysely';
import type { ItemKind } from '../../../shared/parts.ts';
import type { Db } from '../../db/engine.ts';
import { isUse, useSign } from '../../db/stock-use.ts';

export interface Use {
  readonly qty: number;
  readonly valueFen: number;
}

/** Business days, both included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** What was used of each item, less what came back: one range of the index by business day, which holds all that is asked for. */
export async function findUse(db: Db, { from, to }: Span): Promise<ReadonlyMap<number, Use>> {
  const { rows } = await sql<{ itemId: number; qty: number; valueFen: number }>`
    select item_id, sum(${useSign} * qty) as qty, sum(${useSign} * value_fen) as value_fen
    from stock_move
    where booked_on >= ${from} and booked_on <= ${to} and ${isUse}
    group by item_id`.execute(db);
  return new Map(rows.map(({ itemId, qty, valueFen }) => [Number(itemId), { qty: Number(qty), valueFen: Number(valueFen) }]));
}

/** How much of an item went from one place to another. */
export interface Flow {
  readonly itemId: number;
  readonly fromPlaceId: number;
  readonly toPlaceId: number;
  readonly staffId: number | null;
  readonly qty: number;
}

/** All that moved of a kind of item in a span, by the two ends and the technician. */
export async function findFlows(db: Db, kind: ItemKind, { from, to }: Span): Promise<readonly Flow[]> {
  const rows = await db
    .selectFrom('stockMove')
    .innerJoin('item', 'item.id', 'stockMove.itemId')
    .select(['stockMove.itemId', 'fromPlaceId', 'toPlaceId', 'stockMove.staffId', (eb) => eb.fn.sum<number>('qty').as('qty')])
    .where('bookedOn', '>=', from)
    .where('bookedOn', '<=', to)
    .where('item.kind', '=', kind)
    .where('item.isActive', '=', 1)
    .groupBy(['stockMove.itemId', 'fromPlaceId', 'toPlaceId', 'stockMove.staffId'])
    .execute();
  return rows.map((row) => ({ ...row, qty: Number(row.qty) }));
}
