import { sql } from 'kysely';
import { addDays, dayOf, startOfDay } from '../../../shared/time.ts';
import type { Tx } from '../engine.ts';
import { columnWords } from './columns.ts';
import type { Migration } from './migration.ts';
import { seedPlaces } from './seed-places.ts';

/** The store: classes and packs of items, places of several kinds, lots, documents of movements, days of the books, monthly closings. */
export const store: Migration = {
  async up(tx, ddl) {
    const { int, text } = ddl;
    const { id, version, table, keyed, add, flag, str, num, zero, ref, maybeRef } = columnWords(ddl);
    const statements = [
      table('item_class', id, str('axis'), `code ${text} not null`, str('name'), `is_active ${int} not null default 1`, version),
      'create unique index item_class_code_idx on item_class (axis, code)',
      ...add(
        'item',
        maybeRef('use_class_id', 'item_class'),
        maybeRef('function_class_id', 'item_class'),
        maybeRef('structure_class_id', 'item_class'),
        str('pack_unit'),
        `pack_qty ${int} not null default 1 check (pack_qty > 0)`,
        maybeRef('supplier_id', 'supplier'),
        flag('is_high_value'),
        `tracking ${text} not null default 'none'`,
        flag('wants_old_part'),
        flag('wants_empty'),
        `lead_days ${int} not null default 7`,
        zero('safety_qty'),
        zero('order_qty'),
        maybeRef('refurbished_of_id', 'item'),
      ),
      "update item set wants_old_part = 1 where kind = 'part'",
      'create index item_refurbished_idx on item (refurbished_of_id) where refurbished_of_id is not null',
      ...add(
        'place',
        maybeRef('parent_id', 'place'),
        maybeRef('keeper_id', 'staff'),
        maybeRef('staff_id', 'staff'),
        flag('is_shelf'),
        `is_active ${int} not null default 1`,
        version,
      ),
      "update place set is_shelf = 1 where kind = 'store'",
      'create unique index place_staff_idx on place (staff_id) where staff_id is not null',
      'create index place_parent_idx on place (parent_id) where parent_id is not null',
      table(
        'stock_document',
        id,
        str('kind'),
        `no ${text} not null unique`,
        maybeRef('work_order_id', 'work_order'),
        maybeRef('staff_id', 'staff'),
        str('booked_on'),
        str('signed_by'),
        str('reason'),
        str('note'),
        ref('user_id', 'user_account'),
        num('at'),
      ),
      'create index stock_document_age_idx on stock_document (at, id)',
      'create index stock_document_slip_idx on stock_document (work_order_id) where work_order_id is not null',
      'create index stock_document_staff_idx on stock_document (staff_id, id) where staff_id is not null',
      table('stock_lot', id, ref('item_id', 'item'), `no ${text} not null`, str('expires_on'), str('note'), num('created_at')),
      'create unique index stock_lot_no_idx on stock_lot (item_id, no)',
      keyed(
        'lot_balance',
        ref('lot_id', 'stock_lot'),
        ref('place_id', 'place'),
        `qty ${int} not null check (qty >= 0)`,
        'primary key (lot_id, place_id)',
      ),
      ...add(
        'stock_move',
        str('booked_on'),
        maybeRef('document_id', 'stock_document'),
        maybeRef('lot_id', 'stock_lot'),
        maybeRef('staff_id', 'staff'),
      ),
      'create index stock_move_document_idx on stock_move (document_id) where document_id is not null',
      'create index stock_move_lot_idx on stock_move (lot_id) where lot_id is not null',
      ...add('stock_balance', str('counted_on')),
      keyed(
        'stock_month',
        ref('item_id', 'item'),
        ref('place_id', 'place'),
        `month ${text} not null`,
        num('qty'),
        num('value_fen'),
        'primary key (item_id, place_id, month)',
      ),
      keyed(
        'stock_reservation',
        ref('work_order_id', 'work_order'),
        ref('item_id', 'item'),
        ref('place_id', 'place'),
        `qty ${int} not null check (qty > 0)`,
        ref('user_id', 'user_account'),
        num('at'),
        'primary key (work_order_id, item_id, place_id)',
      ),
      'create index stock_reservation_item_idx on stock_reservation (item_id, place_id)',
    ];
    for (const statement of statements) await sql.raw(statement).execute(tx);
    await seedPlaces(tx, newPlaces);
    await dateMoves(tx);
    // after the dates, so that the index is written once
    await sql
      .raw('create index stock_move_booked_idx on stock_move (booked_on, item_id, from_place_id, to_place_id, qty, value_fen)')
      .execute(tx);
    await closeMonths(tx);
  },
};

const newPlaces = [
  { code: 'CUSTOMER', zh: '客户', en: 'Customer', kind: 'customer', isStocked: 0 },
  { code: 'USED', zh: '领用消耗', en: 'Used up', kind: 'consumption', isStocked: 0 },
  { code: 'SCRAP', zh: '报废', en: 'Scrapped', kind: 'scrap', isStocked: 0 },
  { code: 'TRANSIT', zh: '调拨在途', en: 'In transit', kind: 'transit', isStocked: 1 },
  { code: 'OLD', zh: '旧件架', en: 'Old parts', kind: 'oldParts', isStocked: 1 },
] as const;

/** Moves from before belong to the day in the shop's zone on which they were written. */
async function dateMoves(tx: Tx): Promise<void> {
  const { rows: shops } = await sql<{ zone: string }>`select zone from shop`.execute(tx);
  const { rows } = await sql<{
    first: number | null;
    last: number | null;
  }>`select min(at) as first, max(at) as last from stock_move`.execute(tx);
  const range = rows[0];
  if (!range || range.first === null || range.last === null) return;
  const zone = shops[0]?.zone || 'Asia/Shanghai';
  const last = dayOf(Number(range.last), zone);
  // Each day is one range of this index; it is not needed afterwards.
  await sql`create index stock_move_at_idx on stock_move (at)`.execute(tx);
  for (let day = dayOf(Number(range.first), zone); day <= last; day = addDays(day, 1)) {
    const until = startOfDay(addDays(day, 1), zone);
    await sql`update stock_move set booked_on = ${day} where at >= ${startOfDay(day, zone)} and at < ${until}`.execute(tx);
  }
  await sql`drop index stock_move_at_idx`.execute(tx);
}

/** What lay where at the end of each month in which it moved, from the ledger. */
async function closeMonths(tx: Tx): Promise<void> {
  await sql`
    insert into stock_month (item_id, place_id, month, qty, value_fen)
    select item_id, place_id, month,
      sum(qty) over (partition by item_id, place_id order by month),
      sum(value_fen) over (partition by item_id, place_id order by month)
    from (
      select item_id, place_id, month, sum(qty) as qty, sum(value_fen) as value_fen
      from (
        select item_id, to_place_id as place_id, substr(booked_on, 1, 7) as month, qty, value_fen from stock_move
        union all
        select item_id, from_place_id, substr(booked_on, 1, 7), -qty, -value_fen from stock_move
      ) as entries
      where place_id in (select id from place where is_stocked = 1)
      group by item_id, place_id, month
    ) as months`.execute(tx);
}
