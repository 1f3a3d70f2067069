import { sql } from 'kysely';
import { columnWords } from './columns.ts';
import type { Migration } from './migration.ts';

/** Photos and files of records; their bytes lie in the data folder. */
export const attachments: Migration = {
  async up(tx, ddl) {
    const { id, version, table, str, num, zero, maybe, ref, maybeRef } = columnWords(ddl);
    const statements = [
      table(
        'attachment',
        id,
        str('subject'),
        num('subject_id'),
        str('kind'),
        str('name'),
        str('mime'),
        str('caption'),
        num('bytes'),
        zero('thumb_bytes'),
        zero('width'),
        zero('height'),
        str('sha256'),
        str('stored'),
        str('thumb'),
        num('at'),
        ref('user_id', 'user_account'),
        maybe('removed_at'),
        maybeRef('removed_by', 'user_account'),
        version,
      ),
      'create index attachment_subject_idx on attachment (subject, subject_id, id)',
      'create unique index attachment_stored_idx on attachment (stored)',
      'create index attachment_removed_idx on attachment (removed_at) where removed_at is not null',
    ];
    for (const statement of statements) await sql.raw(statement).execute(tx);
  },
};
