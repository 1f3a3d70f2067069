import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { MoveKind } from '../../../shared/stock.ts';
import type { StockSpan } from '../../../shared/stock-reports.ts';
import type { ToolGeneralRow, ToolJournalAsked, ToolJournalRow } from '../../../shared/tool-ledger.ts';
import type { Db } from '../../db/engine.ts';

/** Every entry of the tool rooms: in above 0, out below; what only goes from one room to another is none. */
function entries(): RawBuilder<unknown> {
  const side = (sign: 1 | -1) => {
    const [here, there] = sign === 1 ? ['to_place_id', 'from_place_id'] : ['from_place_id', 'to_place_id'];
    return sql`
      select m.id, m.item_id, m.kind, m.booked_on, ${sql.raw(sign === 1 ? 'm.qty' : '-m.qty')} as qty,
        ${sql.raw(sign === 1 ? 'm.value_fen' : '-m.value_fen')} as value_fen
      from tool_kind t
      join stock_move m on m.item_id = t.item_id
      join place here on here.id = m.${sql.raw(here ?? '')}
      join place other on other.id = m.${sql.raw(there ?? '')}
      where here.kind = 'toolStore' and other.kind <> 'toolStore'`;
  };
  return sql`(${side(1)} union all ${side(-1)}) as e`;
}

export interface EntrySum {
  readonly itemId: number;
  readonly kind: MoveKind;
  readonly isBefore: boolean;
  readonly qty: number;
  readonly valueFen: number;
}

/** What went in and out until the end of a span, by kind of tool and of movement; what was before the span apart. */
export async function sumEntries(db: Db, { from, to }: StockSpan): Promise<readonly EntrySum[]> {
  const { rows } = await sql<Omit<EntrySum, 'isBefore'> & { readonly earlier: number }>`
    select item_id, kind, earlier, direction, sum(qty) as qty, sum(value_fen) as value_fen
    from (
      select e.item_id, e.kind, e.qty, e.value_fen, case when e.booked_on < ${from} then 1 else 0 end as earlier,
        case when e.qty < 0 then 1 else 0 end as direction
      from ${entries()}
      where e.booked_on <= ${to}) as sorted
    group by item_id, kind, earlier, direction
    order by item_id, kind, earlier, direction`.execute(db);
  return rows.map(({ itemId, kind, earlier, qty, valueFen }) => ({
    ...{ itemId, kind, isBefore: Number(earlier) === 1 },
    ...{ qty: Number(qty), valueFen: Number(valueFen) },
  }));
}

/** What the kinds are called, by code. */
export async function findKindTexts(db: Db) {
  return db
    .selectFrom('toolKind')
    .innerJoin('item', 'item.id', 'toolKind.itemId')
    .select(['item.id as itemId', 'item.code', 'item.name', 'item.spec', 'item.unit'])
    .orderBy('item.code')
    .execute();
}

/** Movements of a span in the order of the books, each with what lay there of its kind after it. */
export async function findJournal(
  db: Db,
  { from, to, itemId }: ToolJournalAsked,
  after: readonly [string, number] | undefined,
  limit: number,
): Promise<readonly ToolJournalRow[]> {
  const only = itemId === null ? sql`` : sql`and e.item_id = ${itemId}`;
  const next = after ? sql`and (w.booked_on, w.id) > (${after[0]}, ${after[1]})` : sql``;
  const { rows } = await sql<ToolJournalRow>`
    select w.id, w.booked_on, w.kind, coalesce(d.no, '') as document_no, w.item_id, item.code, item.name, item.spec, item.unit,
      coalesce(lot.no, '') as tool_no, w.qty, w.value_fen, w.balance_qty, w.balance_fen,
      coalesce(staff.name, '') as staff_name, u.display_name as user_name
    from (
      select e.*, sum(e.qty) over of_kind as balance_qty, sum(e.value_fen) over of_kind as balance_fen
      from ${entries()}
      where e.booked_on <= ${to} ${only}
      window of_kind as (partition by e.item_id order by e.booked_on, e.id)) as w
    join stock_move m on m.id = w.id
    join item on item.id = w.item_id
    join user_account u on u.id = m.user_id
    left join stock_document d on d.id = m.document_id
    left join stock_lot lot on lot.id = m.lot_id
    left join staff on staff.id = m.staff_id
    where w.booked_on >= ${from} ${next}
    order by w.booked_on, w.id
    limit ${limit}`.execute(db);
  return rows.map((row) => ({
    ...row,
    qty: Number(row.qty),
    valueFen: Number(row.valueFen),
    balanceQty: Number(row.balanceQty),
    balanceFen: Number(row.balanceFen),
  }));
}

/** What came in as new in a span, by its receipt and purchase request, in the order of the books (R-000-64). */
export async function findGeneral(db: Db, { from, to }: StockSpan): Promise<readonly ToolGeneralRow[]> {
  const rows = await db
    .selectFrom('stockMove as move')
    .innerJoin('toolKind', 'toolKind.itemId', 'move.itemId')
    .innerJoin('item', 'item.id', 'move.itemId')
    .innerJoin('stockDocument as document', 'document.id', 'move.documentId')
    .leftJoin('toolPurchase as purchase', 'purchase.id', 'document.toolPurchaseId')
    .select([
      'move.itemId',
      'document.id as documentId',
      'document.bookedOn',
      'document.no as documentNo',
      'purchase.id as purchaseId',
      'purchase.no as purchaseNo',
      'purchase.state',
      'purchase.ledgerNo',
      'item.code',
      'item.name',
      'item.spec',
      'item.unit',
    ])
    .select((eb) => [eb.fn.sum<number>('move.qty').as('qty'), eb.fn.sum<number>('move.valueFen').as('valueFen')])
    .where('document.kind', '=', 'toolIn')
    .where('document.bookedOn', '>=', from)
    .where('document.bookedOn', '<=', to)
    .groupBy([
      'move.itemId',
      'document.id',
      'document.bookedOn',
      'document.no',
      'purchase.id',
      'purchase.no',
      'purchase.state',
      'purchase.ledgerNo',
      'item.code',
      'item.name',
      'item.spec',
      'item.unit',
    ])
    .orderBy('document.bookedOn')
    .orderBy('document.id')
    .orderBy('item.code')
    .execute();
  return rows.map(({ itemId, documentId, purchaseNo, ledgerNo, qty, valueFen, ...row }) => ({
    ...row,
    key: `${documentId} ${itemId}`,
    purchaseNo: purchaseNo ?? '',
    ledgerNo: ledgerNo ?? '',
    qty: Number(qty),
    valueFen: Number(valueFen),
  }));
}
