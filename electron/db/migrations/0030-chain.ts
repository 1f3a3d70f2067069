import { sql } from 'kysely';
import { columnWords } from './columns.ts';
import type { Migration } from './migration.ts';

/** Rows that are written once, and which of their columns never change; other columns are states, or texts that an erasure blanks. */
const kept: Readonly<Record<string, readonly string[]>> = {
  audit_entry: ['id', 'at', 'user_id', 'session_id', 'procedure', 'subject', 'subject_id'],
  event: ['id', 'at', 'user_id', 'subject', 'subject_id', 'kind'],
  approval_signature: ['id', 'approval_id', 'step', 'role', 'user_id', 'at', 'decision'],
  stock_move: [
    ...['id', 'item_id', 'kind', 'from_place_id', 'to_place_id', 'qty', 'value_fen', 'work_order_id', 'receipt_id', 'user_id', 'at'],
    ...['reverses_id', 'booked_on', 'document_id', 'lot_id', 'staff_id'],
  ],
  stock_document: [
    ...['id', 'kind', 'no', 'work_order_id', 'staff_id', 'material_request_id', 'tool_purchase_id', 'booked_on', 'user_id', 'at'],
  ],
  goods_receipt: ['id', 'no', 'kind', 'supplier', 'material_request_id', 'purchase_order_id', 'supplier_id', 'user_id', 'at'],
  empty_entry: ['id', 'staff_id', 'item_id', 'kind', 'qty', 'document_id', 'work_order_id', 'reason', 'at', 'user_id'],
  stocktake_count: ['id', 'line_id', 'user_id', 'round', 'qty', 'move_id', 'at'],
  tool_issue: [
    ...['id', 'document_id', 'item_id', 'lot_id', 'qty', 'staff_id', 'manager_id', 'why', 'issued_on', 'life_ends_on', 'due_on'],
    ...['old_issue_id', 'override_reason', 'override_by'],
  ],
  tool_return: [
    ...['id', 'document_id', 'issue_id', 'qty', 'condition', 'fate', 'note', 'decision', 'decision_reason', 'decided_by', 'charge_fen'],
  ],
  staff_account_line: [
    ...['id', 'staff_id', 'kind', 'amount_fen', 'item_id', 'subject', 'subject_id', 'way', 'no', 'note', 'booked_on', 'user_id', 'at'],
    'reverses_id',
  ],
  deduction_plan: ['id', 'no', 'staff_id', 'basis', 'item_id', 'total_fen', 'source', 'replaces_id', 'created_by', 'created_at'],
  deduction_row: ['id', 'plan_id', 'position', 'month', 'amount_fen'],
  item_price: ['id', 'item_id', 'kind', 'price_fen', 'pack_qty', 'unit', 'supplier_id', 'from_on', 'note', 'user_id', 'at'],
  chain_block: ['seq', 'at', 'kind', 'items', 'total', 'prev', 'mac'],
};

/** The chain over audit, ledger and money rows (F118-F121), and guards that keep these rows as they are. */
export const chain: Migration = {
  async up(tx, ddl) {
    const { int, text } = ddl;
    const { id, table, num, str } = columnWords(ddl);
    const statements = [
      table('chain_open', id, str('items'), str('mac')),
      table(
        'chain_block',
        `seq ${int} not null primary key`,
        num('at'),
        `kind ${text} not null check (kind in ('genesis', 'begun', 'rows'))`,
        str('items'),
        num('total'),
        str('prev'),
        `mac ${text} not null unique`,
      ),
      'create index chain_block_kind_idx on chain_block (kind, seq)',
      ...ddl.keepers(kept),
    ];
    for (const statement of statements) await sql.raw(statement).execute(tx);
  },
};
