import { sql } from 'kysely';
import type { Db } from '../../../db/engine.ts';
import { differencesOfItems } from '../../stock/check.service.ts';
import { lastOf } from './keys.repository.ts';
import { comparing } from './projection.ts';
import type { Pair, Projection } from './projection.ts';

const mostNamed = 100;

/** Balances and closings of months against the ledger (R-000-22), by item. */
const stock: Projection = {
  name: 'stock',
  step: 64,
  lastKey: lastOf('item'),
  async compare(db, { after, upTo }) {
    const found = await differencesOfItems(db, { from: after + 1, to: upTo }, mostNamed);
    const { n } = await db
      .selectFrom('stockBalance')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('itemId', '>', after)
      .where('itemId', '<=', upTo)
      .executeTakeFirstOrThrow();
    return {
      compared: Number(n),
      differences: found.map((row) => ({
        what: [`item ${row.itemId}`, `place ${row.placeId}`, row.month].filter(Boolean).join(' '),
        stored: `${row.bookedQty} / ${row.bookedFen}`,
        computed: `${row.ledgerQty} / ${row.ledgerFen}`,
      })),
    };
  },
};

/** Units of batches and serial numbers against the ledger, by lot. */
const lots = comparing('lots', 500, lastOf('stockLot'), async (db, { after, upTo }) =>
  pairsOf(
    db,
    sql`select 'lot ' || lot_id || ' place ' || place_id as what, sum(stored) as stored, sum(computed) as computed
      from (
        select lot_id, place_id, qty as stored, 0 as computed from lot_balance where lot_id > ${after} and lot_id <= ${upTo}
        union all
        select lot_id, to_place_id, 0, qty from stock_move where lot_id > ${after} and lot_id <= ${upTo}
        union all
        select lot_id, from_place_id, 0, -qty from stock_move where lot_id > ${after} and lot_id <= ${upTo}
      ) as entries
      where place_id in (select id from place where is_stocked = 1)
      group by lot_id, place_id`,
  ),
);

/** What a slip got and did not give back, and its value, against the movements to and from the job. */
const slipParts = comparing('slipParts', 500, lastOf('workOrder'), async (db, { after, upTo }) =>
  pairsOf(
    db,
    sql`select 'slip ' || work_order_id || ' item ' || item_id as what,
        sum(stored_qty) || ' / ' || sum(stored_fen) as stored, sum(moved_qty) || ' / ' || sum(moved_fen) as computed
      from (
        select work_order_id, item_id, issued_qty - returned_qty as stored_qty, value_fen as stored_fen, 0 as moved_qty, 0 as moved_fen
        from work_order_part where work_order_id > ${after} and work_order_id <= ${upTo}
        union all
        select work_order_id, item_id, 0, 0, qty, value_fen from stock_move
        where work_order_id > ${after} and work_order_id <= ${upTo} and to_place_id in (select id from place where kind = 'job')
        union all
        select work_order_id, item_id, 0, 0, -qty, -value_fen from stock_move
        where work_order_id > ${after} and work_order_id <= ${upTo} and from_place_id in (select id from place where kind = 'job')
      ) as entries
      group by work_order_id, item_id`,
  ),
);

export async function pairsOf(db: Db, query: ReturnType<typeof sql>): Promise<readonly Pair[]> {
  return (await query.execute(db)).rows as readonly Pair[];
}

export const stockProjections: readonly Projection[] = [stock, lots, slipParts];
