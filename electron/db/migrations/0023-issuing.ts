import { sql } from 'kysely';
import { columnWords } from './columns.ts';
import type { Migration } from './migration.ts';

/** Transfers that are on their way, and the control of replacement pieces 补换件 (B-20, R-000-40). */
export const issuing: Migration = {
  async up(tx, ddl) {
    const { id, version, table, add, str, num, maybe, ref, maybeRef } = columnWords(ddl);
    const statements = [
      ...add('stock_document', maybeRef('to_place_id', 'place'), maybe('arrived_at')),
      'create index stock_document_way_idx on stock_document (at, id) where to_place_id is not null and arrived_at is null',
      table(
        'replacement',
        id,
        str('no'),
        ref('work_order_id', 'work_order'),
        ref('request_id', 'service_request'),
        ref('item_id', 'item'),
        num('qty'),
        str('cause'),
        str('reason'),
        ref('responsible_id', 'staff'),
        num('nth'),
        str('state'),
        maybe('decided_at'),
        maybeRef('decided_by', 'user_account'),
        str('decision_note'),
        ref('created_by', 'user_account'),
        num('created_at'),
        version,
      ),
      'create unique index replacement_no_idx on replacement (no)',
      'create index replacement_request_idx on replacement (request_id, id)',
      'create index replacement_slip_idx on replacement (work_order_id, id)',
      'create index replacement_age_idx on replacement (created_at, id)',
    ];
    for (const statement of statements) await sql.raw(statement).execute(tx);
  },
};
