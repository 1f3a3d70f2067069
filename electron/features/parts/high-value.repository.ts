import { sql } from 'kysely';
import type { SqlBool } from 'kysely';
import type { HighValuePart } from '../../../shared/catalogue.ts';
import type { MoveRow } from '../../../shared/stock.ts';
import type { Db } from '../../db/engine.ts';
import { selectMoves, toMoveRow } from './moves.repository.ts';
import { selectParts, toPartRow } from './parts.repository.ts';

/**
 * What belongs into the ledger of high value: chosen by hand, or a pack of it costs as much as the threshold, by the catalogue or by what
 * lies there (R-000-08).
 */
function isHighValue(thresholdFen: number) {
  return sql<SqlBool>`(item.is_high_value = 1 or item.cost_fen >= ${thresholdFen} or (
    select sum(stock_balance.value_fen) * item.pack_qty - ${thresholdFen} * sum(stock_balance.qty)
    from stock_balance where stock_balance.item_id = item.id and stock_balance.qty > 0
  ) >= 0)`;
}

export async function findHighValueParts(db: Db, thresholdFen: number, limit: number): Promise<readonly HighValuePart[]> {
  const rows = await selectParts(db)
    .select([
      'item.costFen',
      'item.isHighValue',
      (eb) =>
        eb
          .selectFrom('stockBalance')
          .innerJoin('place as holder', 'holder.id', 'stockBalance.placeId')
          .select((sum) => sum.fn.sum<number>('stockBalance.valueFen').as('total'))
          .whereRef('stockBalance.itemId', '=', 'item.id')
          .where('holder.kind', '<>', 'oldParts')
          .as('valueFen'),
    ])
    .where(isHighValue(thresholdFen))
    .orderBy('item.code')
    .limit(limit)
    .execute();
  return rows.map(({ isHighValue: marked, valueFen, ...row }) => ({
    ...toPartRow(row),
    valueFen: Number(valueFen ?? 0),
    isMarked: marked === 1,
  }));
}

export interface LedgerSpan {
  readonly itemId: number;
  /** Business days, both included; '' for no end. */
  readonly from: string;
  readonly to: string;
}

/** Places whose stock the shop holds; the shelf of old parts has things of another state. */
export async function findHeldPlaces(db: Db): Promise<ReadonlySet<number>> {
  const rows = await db.selectFrom('place').select('id').where('isStocked', '=', 1).where('kind', '<>', 'oldParts').execute();
  return new Set(rows.map(({ id }) => id));
}

export type LedgerMove = MoveRow & { readonly fromPlaceId: number; readonly toPlaceId: number };

/** The moves of an item by business day, the first one first. */
export async function findLedgerMoves(db: Db, { itemId, from, to }: LedgerSpan, limit: number): Promise<readonly LedgerMove[]> {
  const rows = await selectMoves(db)
    .select(['stockMove.fromPlaceId', 'stockMove.toPlaceId'])
    .where('stockMove.itemId', '=', itemId)
    .$if(from !== '', (select) => select.where('stockMove.bookedOn', '>=', from))
    .$if(to !== '', (select) => select.where('stockMove.bookedOn', '<=', to))
    .orderBy('stockMove.bookedOn')
    .orderBy('stockMove.id')
    .limit(limit)
    .execute();
  return rows.map(toMoveRow);
}

/** What the shop held before a day. */
export async function findHeldBefore(db: Db, itemId: number, day: string): Promise<{ readonly qty: number; readonly valueFen: number }> {
  if (day === '') return { qty: 0, valueFen: 0 };
  const held = (end: 'toPlaceId' | 'fromPlaceId') =>
    db
      .selectFrom('stockMove')
      .innerJoin('place', 'place.id', `stockMove.${end}`)
      .select((eb) => [eb.fn.sum<number>('stockMove.qty').as('qty'), eb.fn.sum<number>('stockMove.valueFen').as('valueFen')])
      .where('stockMove.itemId', '=', itemId)
      .where('stockMove.bookedOn', '<', day)
      .where('place.isStocked', '=', 1)
      .where('place.kind', '<>', 'oldParts')
      .executeTakeFirst();
  const [into, out] = [await held('toPlaceId'), await held('fromPlaceId')];
  return {
    qty: Number(into?.qty ?? 0) - Number(out?.qty ?? 0),
    valueFen: Number(into?.valueFen ?? 0) - Number(out?.valueFen ?? 0),
  };
}
