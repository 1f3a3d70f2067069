import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** The table of a month counts clocks that were missed in it and still run. */
export const missedClocks: Migration = {
  async up(tx) {
    const open = `missed_at is not null and state in ('running', 'paused')`;
    await sql.raw(`create index timer_missed_idx on timer (missed_at, id) where ${open}`).execute(tx);
  },
};
