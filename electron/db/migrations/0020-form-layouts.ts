import { sql } from 'kysely';
import { columnWords } from './columns.ts';
import type { Migration } from './migration.ts';

/** What the shop changed about its printed forms: their layouts per paper, and on what and how they are printed unless a seat chose otherwise. */
export const formLayouts: Migration = {
  async up(tx, ddl) {
    const { id, table, str, num, ref } = columnWords(ddl);
    const statements = [
      table('form_layout', id, str('form'), str('paper'), str('layout'), ref('user_id', 'user_account'), num('at')),
      'create index form_layout_form_idx on form_layout (form, paper, id)',
      table('form_default', id, str('form'), str('choice'), ref('user_id', 'user_account'), num('at')),
      'create index form_default_form_idx on form_default (form, id)',
    ];
    for (const statement of statements) await sql.raw(statement).execute(tx);
  },
};
