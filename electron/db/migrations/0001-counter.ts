import { sql } from 'kysely';
import { counterTables } from './0001-counter-tables.ts';
import type { Migration } from './migration.ts';

/** The first schema: the shop, its people, customers, requests, slips and the stock ledger. */
export const counter: Migration = {
  async up(tx, ddl) {
    for (const statement of counterTables(ddl)) await sql.raw(statement).execute(tx);
  },
};
