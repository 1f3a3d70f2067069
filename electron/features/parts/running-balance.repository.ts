import { sql } from 'kysely';
import type { Db } from '../../db/engine.ts';

/** Places where an item lies for use: old parts of its kind wait elsewhere for their fate. */
const held = sql`(select id from place where is_stocked = 1 and kind <> 'oldParts')`;

/** What is in stock of an item now, in all places. */
export async function findHeldQty(db: Db, itemId: number): Promise<number> {
  const { rows } = await sql<{ qty: number | null }>`
    select sum(qty) as qty from stock_balance where item_id = ${itemId} and place_id in ${held}`.execute(db);
  return Number(rows[0]?.qty ?? 0);
}

/** By how much each of these moves changed what is in stock; from one shelf to another nothing. */
export async function findStockSteps(db: Db, moveIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (moveIds.length === 0) return new Map();
  const { rows } = await sql<{ id: number; step: number }>`
    select id, (case when to_place_id in ${held} then qty else 0 end) - (case when from_place_id in ${held} then qty else 0 end) as step
    from stock_move where id in (${sql.join(moveIds)})`.execute(db);
  return new Map(rows.map(({ id, step }) => [Number(id), Number(step)]));
}
