import { sql } from 'kysely';
import { archiveTables } from './0003-archive-tables.ts';
import type { Migration } from './migration.ts';

/** The archive: projects, vehicles, warranties and their cards, merges, imports that can be undone, consent and privacy requests. */
export const archive: Migration = {
  async up(tx, ddl) {
    for (const statement of archiveTables(ddl)) await sql.raw(statement).execute(tx);
  },
};
