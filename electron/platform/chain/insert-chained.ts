import type { Insertable, Updateable } from 'kysely';
import type { Tx } from '../../db/engine.ts';
import { insertRowForId } from '../../db/prepared.ts';
import type { Database } from '../../db/schema.ts';
import { chainPending } from './chained-engine.ts';
import { erasedLine, rowLine } from './chain-lines.ts';
import { ruleOf } from './chained-tables.ts';
import type { ChainedTable } from './chained-tables.ts';

/** Writes a row of a chained table, the only way to write one. The row says every column that is in the chain. @returns its id. */
export async function insertChained<T extends ChainedTable>(tx: Tx, table: T, row: Insertable<Database[T]>): Promise<number> {
  const id = await insertRowForId(tx, table, row);
  const pending = chainPending(tx);
  pending?.lines.push(rowLine(pending.key, ruleOf(table), id, row));
  return id;
}

/** The same for many rows in one statement. */
export async function insertManyChained<T extends ChainedTable>(tx: Tx, table: T, rows: readonly Insertable<Database[T]>[]): Promise<void> {
  if (rows.length === 0) return;
  const rule = ruleOf(table);
  // One table stands for all in the types.
  const inserted = await tx
    .insertInto(table as 'stockMove')
    .values(rows as readonly Insertable<Database['stockMove']>[])
    .returning(['id', ...rule.fixed, ...rule.texts] as 'id'[])
    .execute();
  const pending = chainPending(tx);
  for (const row of inserted) pending?.lines.push(rowLine(pending.key, rule, row.id, row));
}

/** Blanks texts of a chained row because a person is erased; the chain says that it happened (F124). */
export async function eraseTexts<T extends ChainedTable>(tx: Tx, table: T, id: number, texts: Updateable<Database[T]>): Promise<void> {
  const rule = ruleOf(table);
  const [row] = await tx
    .updateTable(table as 'stockMove')
    .set(texts as Updateable<Database['stockMove']>)
    .where('id', '=', id)
    .returning(['id', ...rule.texts] as 'id'[])
    .execute();
  const pending = chainPending(tx);
  if (row) pending?.lines.push(erasedLine(pending.key, rule, id, row));
}
