import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** The audit trail is looked up by days; without this a day of last year would mean reading everything since. */
export const auditTime: Migration = {
  async up(tx) {
    await sql`create index audit_entry_at_idx on audit_entry (at, id)`.execute(tx);
  },
};
