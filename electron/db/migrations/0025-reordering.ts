import { sql } from 'kysely';
import { columnWords } from './columns.ts';
import type { Migration } from './migration.ts';

/** Consumables whose reserve ran short, and spares that a job needs. */
export const reordering: Migration = {
  async up(tx, ddl) {
    const { id, version, table, flag, str, num, maybe, ref, maybeRef } = columnWords(ddl);
    const statements = [
      table(
        'reserve_shortage',
        id,
        ref('item_id', 'item'),
        ref('place_id', 'place'),
        num('stock_qty'),
        num('used_qty'),
        num('window_days'),
        maybe('material_request_id'),
        str('said'),
        num('at'),
        maybe('settled_at'),
      ),
      // One at a time: whoever is told is told once, until it is settled.
      'create unique index reserve_shortage_open_idx on reserve_shortage (item_id, place_id) where settled_at is null',
      table(
        'spare_need',
        id,
        ref('request_id', 'service_request'),
        ref('item_id', 'item'),
        num('qty'),
        flag('is_in_stock'),
        num('needed_at'),
        ref('needed_by', 'user_account'),
        str('outcome'),
        maybe('ended_at'),
        maybeRef('ended_by', 'user_account'),
        maybeRef('document_id', 'stock_document'),
        str('carrier'),
        str('tracking_no'),
        str('reason'),
        version,
      ),
      'create index spare_need_request_idx on spare_need (request_id, id)',
    ];
    for (const statement of statements) await sql.raw(statement).execute(tx);
  },
};
