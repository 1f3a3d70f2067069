import { sql } from 'kysely';
import { columnWords } from './columns.ts';
import type { Migration } from './migration.ts';

/** Notices with the time at which they were read (R-000-04, R-000-20). */
export const notices: Migration = {
  async up(tx, ddl) {
    const { id, table, str, num, maybe, maybeRef, ref } = columnWords(ddl);
    const statements = [
      table(
        'notice',
        id,
        str('subject'),
        num('subject_id'),
        str('no'),
        maybeRef('request_id', 'service_request'),
        str('kind'),
        str('role'),
        num('sent_at'),
        ref('sent_by', 'user_account'),
        maybe('read_at'),
        maybeRef('read_by', 'user_account'),
      ),
      'create index notice_subject_idx on notice (subject, subject_id)',
      'create index notice_unread_idx on notice (role, sent_at, id) where read_at is null',
      'create index notice_role_idx on notice (role, sent_at, id)',
      'create index notice_request_idx on notice (request_id) where request_id is not null',
    ];
    for (const statement of statements) await sql.raw(statement).execute(tx);
  },
};
