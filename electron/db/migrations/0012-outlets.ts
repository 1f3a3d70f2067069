import { sql } from 'kysely';
import { columnWords } from './columns.ts';
import type { Migration } from './migration.ts';

/** Outlets 网点 with parent links, and the one that a person works at (R-002-75). */
export const outlets: Migration = {
  async up(tx, ddl) {
    const { id, version, table, add, str, num, maybe, maybeRef } = columnWords(ddl);
    const statements = [
      table(
        'outlet',
        id,
        str('name'),
        str('kind'),
        maybeRef('parent_id', 'outlet'),
        str('region'),
        str('address'),
        str('phone'),
        str('hours_note'),
        maybeRef('responsible_id', 'staff'),
        maybe('closed_at'),
        str('close_reason'),
        num('created_at'),
        version,
      ),
      'create unique index outlet_open_name_idx on outlet (name) where closed_at is null',
      'create index outlet_parent_idx on outlet (parent_id) where parent_id is not null',
      ...add('staff', maybeRef('outlet_id', 'outlet')),
      'create index staff_outlet_idx on staff (outlet_id) where outlet_id is not null',
    ];
    for (const statement of statements) await sql.raw(statement).execute(tx);
  },
};
