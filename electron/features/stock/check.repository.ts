import { sql } from 'kysely';
import type { Db } from '../../db/engine.ts';

/** What a projection says and what the ledger says, where the two differ. */
export interface Difference {
  readonly itemId: number;
  readonly placeId: number;
  readonly month: string;
  readonly lotNo: string;
  readonly bookedQty: number;
  readonly ledgerQty: number;
  readonly bookedFen: number;
  readonly ledgerFen: number;
}

/** The items whose ids lie between these, both included. */
export interface ItemRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Balances (`month` '') and closings of months of these items against the ledger, which is added up by month once. A closing differs where it
 * is not the one before and what moved in its month, so a single fault is named once.
 */
export async function findDifferencesOf(db: Db, { from, to }: ItemRange, limit: number): Promise<readonly Difference[]> {
  const stocked = sql`(select id from place where is_stocked = 1)`;
  const { rows } = await sql<Omit<Difference, 'lotNo'>>`
    with moved as materialized (
      select item_id, place_id, month, sum(qty) as qty, sum(value_fen) as value_fen
      from (
        select item_id, to_place_id as place_id, substr(booked_on, 1, 7) as month, qty, value_fen
        from stock_move where item_id between ${from} and ${to}
        union all
        select item_id, from_place_id, substr(booked_on, 1, 7), -qty, -value_fen
        from stock_move where item_id between ${from} and ${to}
      ) as ends
      where place_id in ${stocked}
      group by item_id, place_id, month
    )
    select item_id, place_id, month, sum(booked_qty) as booked_qty, sum(ledger_qty) as ledger_qty,
      sum(booked_fen) as booked_fen, sum(ledger_fen) as ledger_fen
    from (
      select item_id, place_id, month,
        qty - coalesce(lag(qty) over (partition by item_id, place_id order by month), 0) as booked_qty,
        value_fen - coalesce(lag(value_fen) over (partition by item_id, place_id order by month), 0) as booked_fen,
        0 as ledger_qty, 0 as ledger_fen
      from stock_month where item_id between ${from} and ${to}
      union all
      select item_id, place_id, month, 0, 0, qty, value_fen from moved
      union all
      select item_id, place_id, '', qty, value_fen, 0, 0 from stock_balance where item_id between ${from} and ${to}
      union all
      select item_id, place_id, '', 0, 0, qty, value_fen from moved
    ) as entries
    where place_id in ${stocked}
    group by item_id, place_id, month
    having sum(booked_qty) <> sum(ledger_qty) or sum(booked_fen) <> sum(ledger_fen)
    order by item_id, place_id, month
    limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...toNumbers(row), month: row.month, lotNo: '' }));
}

/** Units of batches and serial numbers against the ledger. */
export async function findLotDifferences(db: Db, limit: number): Promise<readonly Difference[]> {
  const { rows } = await sql<Omit<Difference, 'month' | 'bookedFen' | 'ledgerFen'>>`
    select stock_lot.item_id, entries.place_id, stock_lot.no as lot_no, sum(booked_qty) as booked_qty, sum(ledger_qty) as ledger_qty
    from (
      select lot_id, place_id, qty as booked_qty, 0 as ledger_qty from lot_balance
      union all
      select lot_id, to_place_id, 0, qty from stock_move where lot_id is not null
      union all
      select lot_id, from_place_id, 0, -qty from stock_move where lot_id is not null
    ) as entries
    join stock_lot on stock_lot.id = entries.lot_id
    where entries.place_id in (select id from place where is_stocked = 1)
    group by stock_lot.item_id, entries.place_id, stock_lot.id, stock_lot.no
    having sum(booked_qty) <> sum(ledger_qty)
    order by stock_lot.item_id, entries.place_id, stock_lot.no
    limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...toNumbers({ ...row, bookedFen: 0, ledgerFen: 0 }), month: '', lotNo: row.lotNo }));
}

type Numbers = Pick<Difference, 'itemId' | 'placeId' | 'bookedQty' | 'ledgerQty' | 'bookedFen' | 'ledgerFen'>;

function toNumbers(row: Numbers): Numbers {
  return {
    itemId: Number(row.itemId),
    placeId: Number(row.placeId),
    bookedQty: Number(row.bookedQty),
    ledgerQty: Number(row.ledgerQty),
    bookedFen: Number(row.bookedFen),
    ledgerFen: Number(row.ledgerFen),
  };
}

/** How many balances and moves there are, and the last id of an item. */
export async function countLedger(db: Db): Promise<{ readonly balances: number; readonly moves: number; readonly lastItem: number }> {
  const { rows } = await sql<{ balances: number; moves: number; lastItem: number | null }>`
    select (select count(*) from stock_balance) as balances, (select count(*) from stock_move) as moves, (select max(id) from item) as last_item
  `.execute(db);
  return { balances: Number(rows[0]?.balances ?? 0), moves: Number(rows[0]?.moves ?? 0), lastItem: Number(rows[0]?.lastItem ?? 0) };
}
