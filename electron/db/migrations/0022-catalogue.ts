import { sql } from 'kysely';
import { columnWords } from './columns.ts';
import type { Migration } from './migration.ts';

/** What an item was sold and bought for since when, and which items can stand in for one another. */
export const itemCatalogue: Migration = {
  async up(tx, ddl) {
    const { int, text } = ddl;
    const { id, table, keyed, str, num, ref, maybeRef } = columnWords(ddl);
    const statements = [
      table(
        'item_price',
        id,
        ref('item_id', 'item'),
        `kind ${text} not null`,
        `price_fen ${int} not null check (price_fen >= 0)`,
        `pack_qty ${int} not null`,
        str('unit'),
        maybeRef('supplier_id', 'supplier'),
        str('from_on'),
        str('note'),
        ref('user_id', 'user_account'),
        num('at'),
      ),
      'create index item_price_item_idx on item_price (item_id, kind, from_on, id)',
      'create index item_price_supplier_idx on item_price (supplier_id, item_id) where supplier_id is not null',
      // the smaller id first: one row says it for both
      keyed(
        'item_substitute',
        ref('item_id', 'item'),
        `${ref('substitute_id', 'item')} check (substitute_id > item_id)`,
        str('note'),
        ref('user_id', 'user_account'),
        num('at'),
        'primary key (item_id, substitute_id)',
      ),
      'create index item_substitute_other_idx on item_substitute (substitute_id)',
      'create index item_function_idx on item (function_class_id) where function_class_id is not null',
      'create index item_use_idx on item (use_class_id) where use_class_id is not null',
      'create index item_structure_idx on item (structure_class_id) where structure_class_id is not null',
    ];
    for (const statement of statements) await sql.raw(statement).execute(tx);
  },
};
