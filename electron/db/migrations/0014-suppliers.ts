import { sql } from 'kysely';
import { columnWords } from './columns.ts';
import type { Migration } from './migration.ts';

/** Suppliers, factories and outside makers, the cases sent to them, and the goods that they send (R-000-14, R-002-39, R-003-56). */
export const suppliers: Migration = {
  async up(tx, ddl) {
    const { id, version, table, str, num, maybe, ref, maybeRef } = columnWords(ddl);
    const statements = [
      table(
        'supplier',
        id,
        ...['name', 'kind', 'contact_name', 'phone', 'address', 'note'].map(str),
        maybe('archived_at'),
        num('created_at'),
        version,
      ),
      'create unique index supplier_open_name_idx on supplier (name) where archived_at is null',
      'create index supplier_list_idx on supplier (name, id)',
      table(
        'supplier_case',
        id,
        str('no'),
        ref('supplier_id', 'supplier'),
        str('subject'),
        maybe('subject_id'),
        maybeRef('request_id', 'service_request'),
        str('what'),
        str('way'),
        num('sent_at'),
        ref('sent_by', 'user_account'),
        num('answer_due_at'),
        maybe('answered_at'),
        str('answer'),
        maybe('visit_at'),
        str('state'),
        num('state_at'),
        str('end_reason'),
        version,
      ),
      'create unique index supplier_case_no_idx on supplier_case (no)',
      'create index supplier_case_supplier_idx on supplier_case (supplier_id, id)',
      "create index supplier_case_late_idx on supplier_case (answer_due_at, id) where state = 'sent'",
      'create index supplier_case_request_idx on supplier_case (request_id) where request_id is not null',
      'create index supplier_case_subject_idx on supplier_case (subject, subject_id)',
      table(
        'supplier_goods',
        id,
        ref('supplier_case_id', 'supplier_case'),
        ...['what', 'quantity', 'shipped_on', 'carrier', 'tracking_no', 'expected_on'].map(str),
        maybe('arrived_at'),
        maybeRef('received_by', 'user_account'),
        str('remarks'),
        num('created_at'),
      ),
      'create index supplier_goods_case_idx on supplier_goods (supplier_case_id, id)',
      'create index supplier_goods_transit_idx on supplier_goods (supplier_case_id) where arrived_at is null',
    ];
    for (const statement of statements) await sql.raw(statement).execute(tx);
  },
};
