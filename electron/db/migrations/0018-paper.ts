import { sql } from 'kysely';
import { columnWords } from './columns.ts';
import type { Migration } from './migration.ts';

/** Letters before a number: with a prefix of any length they are taken away to find what people read out. */
const bareNo = "ltrim(no, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')";

/** Number ranges of each form, where a day's sequence began, the list of prints, and hand-over lists (R-001-14, R-000-52, R-000-58). */
export const paper: Migration = {
  async up(tx, ddl) {
    const { id, version, table, add, str, num, maybe, ref, maybeRef, flag } = columnWords(ddl);
    const statements = [
      table('number_range', id, str('kind'), str('prefix'), num('digits'), num('start_at'), ref('user_id', 'user_account'), num('at')),
      'create index number_range_kind_idx on number_range (kind, id)',
      ...add('document_sequence', `first ${ddl.int} not null default 1`),
      ...['service_request', 'work_order', 'warranty_card'].flatMap((name) => [
        `drop index ${name}_tail_idx`,
        `create index ${name}_tail_idx on ${name} (substr(${bareNo}, 10), id)`,
      ]),
      "create index event_voided_idx on event (id) where kind in ('voided', 'rejected', 'withdrawn')",
      'create index print_record_at_idx on print_record (at, id)',
      table(
        'handover',
        id,
        str('no'),
        str('kind'),
        ref('from_id', 'staff'),
        ref('to_id', 'staff'),
        num('at'),
        str('state'),
        str('note'),
        maybe('confirmed_at'),
        maybeRef('confirmed_by', 'user_account'),
        ref('created_by', 'user_account'),
        num('created_at'),
        version,
      ),
      'create unique index handover_no_idx on handover (no)',
      table(
        'handover_line',
        id,
        ref('handover_id', 'handover'),
        num('line_no'),
        str('kind'),
        num('subject_id'),
        str('no'),
        flag('is_last'),
        maybe('refused_at'),
        str('refuse_reason'),
      ),
      'create index handover_line_list_idx on handover_line (handover_id, line_no)',
      'create unique index handover_line_last_idx on handover_line (kind, subject_id) where is_last = 1',
    ];
    for (const statement of statements) await sql.raw(statement).execute(tx);
  },
};
