import { sql } from 'kysely';
import { columnWords } from './columns.ts';
import type { Migration } from './migration.ts';

/** Stocktakes (SM-10): the frozen book, its lines, and every quantity that somebody counted. */
export const stocktakes: Migration = {
  async up(tx, ddl) {
    const { text } = ddl;
    const { id, version, table, str, num, zero, maybe, flag, ref, maybeRef } = columnWords(ddl);
    const statements = [
      table(
        'stocktake',
        id,
        `no ${text} not null unique`,
        str('kind'),
        str('mode'),
        str('state'),
        num('state_at'),
        str('scope'),
        str('chosen'),
        str('month'),
        str('booked_on'),
        num('frozen_move_id'),
        num('frozen_at'),
        flag('is_blind'),
        num('recount_fen'),
        num('approval_fen'),
        str('note'),
        maybeRef('witness_id', 'user_account'),
        maybe('witnessed_at'),
        maybeRef('explained_by', 'user_account'),
        maybe('explained_at'),
        maybeRef('approved_by', 'user_account'),
        maybe('approved_at'),
        maybeRef('locked_by', 'user_account'),
        maybe('locked_at'),
        maybeRef('document_id', 'stock_document'),
        ref('created_by', 'user_account'),
        num('created_at'),
        version,
      ),
      'create index stocktake_month_idx on stocktake (month, kind)',
      'create index stocktake_state_idx on stocktake (state, id)',
      table(
        'stocktake_line',
        id,
        ref('stocktake_id', 'stocktake'),
        ref('item_id', 'item'),
        ref('place_id', 'place'),
        maybeRef('lot_id', 'stock_lot'),
        num('book_qty'),
        num('book_fen'),
        zero('round'),
        maybe('counted_qty'),
        maybe('counted_at'),
        maybe('counted_move_id'),
        maybe('expected_qty'),
        maybe('difference_qty'),
        maybe('difference_fen'),
        str('reason'),
      ),
      'create unique index stocktake_line_idx on stocktake_line (stocktake_id, item_id, place_id, lot_id) where lot_id is not null',
      'create unique index stocktake_line_plain_idx on stocktake_line (stocktake_id, item_id, place_id) where lot_id is null',
      'create index stocktake_line_item_idx on stocktake_line (item_id, place_id)',
      table(
        'stocktake_count',
        id,
        ref('line_id', 'stocktake_line'),
        ref('user_id', 'user_account'),
        num('round'),
        num('qty'),
        num('move_id'),
        num('at'),
      ),
      'create index stocktake_count_idx on stocktake_count (line_id, round, user_id, id)',
    ];
    for (const statement of statements) await sql.raw(statement).execute(tx);
  },
};
