import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** A request without a slip has one agreed visit at a time; of doubles that were made at the same moment the newest holds. */
export const oneVisit: Migration = {
  async up(tx) {
    const open = 'ended_at is null and work_order_id is null';
    const later = `select 1 from appointment as later where later.request_id = appointment.request_id and later.id > appointment.id
      and later.ended_at is null and later.work_order_id is null`;
    await sql
      .raw(`update appointment set ended_at = made_at, ended_by = made_by, version = version + 1 where ${open} and exists (${later})`)
      .execute(tx);
    await sql.raw(`create unique index appointment_one_open_idx on appointment (request_id) where ${open}`).execute(tx);
  },
};
