import { sql } from 'kysely';
import { columnWords } from './columns.ts';
import type { Migration } from './migration.ts';

/** Signature chains at work (A.1): one approval per version of a matter, with who signed what when. */
export const approvals: Migration = {
  async up(tx, ddl) {
    const { id, version, table, str, num, maybe, ref } = columnWords(ddl);
    const statements = [
      table(
        'approval',
        id,
        str('subject'),
        num('subject_id'),
        str('no'),
        str('chain'),
        num('subject_version'),
        str('content_hash'),
        ref('author_id', 'user_account'),
        str('state'),
        num('started_at'),
        maybe('ended_at'),
        str('end_reason'),
        version,
      ),
      'create index approval_subject_idx on approval (subject, subject_id, id)',
      // one at a time: what was signed is one version of the matter
      "create unique index approval_open_idx on approval (subject, subject_id) where state = 'open'",
      table(
        'approval_signature',
        id,
        ref('approval_id', 'approval'),
        str('step'),
        str('role'),
        ref('user_id', 'user_account'),
        num('at'),
        str('decision'),
        str('note'),
      ),
      // each step once, and each person once
      'create unique index approval_signature_step_idx on approval_signature (approval_id, step)',
      'create unique index approval_signature_user_idx on approval_signature (approval_id, user_id)',
    ];
    for (const statement of statements) await sql.raw(statement).execute(tx);
  },
};
