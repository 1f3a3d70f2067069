import { sql } from 'kysely';
import { columnWords } from './columns.ts';
import type { Migration } from './migration.ts';

/** Material requests (SM-07), and what each goods receipt came of. */
export const materialRequests: Migration = {
  async up(tx, ddl) {
    const { text } = ddl;
    const { id, version, table, add, str, num, zero, maybe, flag, ref, maybeRef } = columnWords(ddl);
    const statements = [
      table(
        'material_request',
        id,
        `no ${text} not null unique`,
        ref('applicant_id', 'staff'),
        str('path'),
        str('purpose'),
        maybeRef('work_order_id', 'work_order'),
        str('reason'),
        `buy_reason ${text}`,
        str('needed_on'),
        str('state'),
        num('state_at'),
        maybeRef('submitted_by', 'user_account'),
        str('seller'),
        maybe('bought_at'),
        maybeRef('bought_by', 'user_account'),
        maybe('amount_fen'),
        str('buy_note'),
        str('book_in_due_on'),
        maybe('late_told_at'),
        flag('is_automatic'),
        num('created_at'),
        ref('created_by', 'user_account'),
        version,
      ),
      'create index material_request_state_idx on material_request (state, id)',
      'create index material_request_applicant_idx on material_request (applicant_id, id)',
      'create index material_request_slip_idx on material_request (work_order_id) where work_order_id is not null',
      table(
        'material_request_line',
        id,
        ref('material_request_id', 'material_request'),
        num('position'),
        maybeRef('item_id', 'item'),
        str('name'),
        str('spec'),
        str('unit'),
        num('qty'),
        zero('received_qty'),
        zero('issued_qty'),
        str('note'),
      ),
      'create index material_request_line_idx on material_request_line (material_request_id, position)',
      'create index material_request_line_item_idx on material_request_line (item_id) where item_id is not null',
      table(
        'material_consent',
        id,
        ref('material_request_id', 'material_request'),
        str('post'),
        ref('user_id', 'user_account'),
        num('at'),
        str('way'),
        num('recorded_at'),
        ref('recorded_by', 'user_account'),
      ),
      'create index material_consent_idx on material_consent (material_request_id, id)',
      ...add('goods_receipt', `kind ${text} not null default 'other'`, maybeRef('material_request_id', 'material_request')),
      'create index goods_receipt_request_idx on goods_receipt (material_request_id) where material_request_id is not null',
      ...add('stock_document', maybeRef('material_request_id', 'material_request')),
    ];
    for (const statement of statements) await sql.raw(statement).execute(tx);
  },
};
