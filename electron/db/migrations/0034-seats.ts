import { columnWords } from './columns.ts';
import type { Migration } from './migration.ts';
import { sql } from 'kysely';

/** Seats in the LAN that were paired with a host. */
export const seats: Migration = {
  async up(tx, ddl) {
    const { id, table, str, num, maybe, ref } = columnWords(ddl);
    const statements = [
      table(
        'seat',
        id,
        str('host_id'),
        str('name'),
        str('token_hash'),
        num('paired_at'),
        ref('paired_by', 'user_account'),
        num('last_seen_at'),
        str('last_version'),
        str('last_address'),
        maybe('revoked_at'),
      ),
      'create unique index seat_token_idx on seat (token_hash)',
    ];
    for (const statement of statements) await sql.raw(statement).execute(tx);
  },
};
