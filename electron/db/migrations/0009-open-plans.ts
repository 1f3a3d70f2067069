import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** Each dispatch asks who is where at that time: the times of slips that are not over are read from their index alone. */
export const openPlans: Migration = {
  async up(tx) {
    await sql.raw('drop index work_order_unended_idx').execute(tx);
    const columns = 'issued_at, id, planned_at, planned_until';
    const index = `create index work_order_unended_idx on work_order (${columns}) where finished_at is null and voided_at is null`;
    await sql.raw(index).execute(tx);
  },
};
