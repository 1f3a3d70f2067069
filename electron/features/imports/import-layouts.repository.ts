import type { Db, Tx } from '../../db/engine.ts';
import type { ImportLayoutTable } from '../../db/schema/archive.ts';

export async function findLayout(db: Db, signature: string): Promise<string | undefined> {
  const row = await db.selectFrom('importLayout').select('mapping').where('signature', '=', signature).executeTakeFirst();
  return row?.mapping;
}

export async function saveLayout(tx: Tx, layout: ImportLayoutTable): Promise<void> {
  await tx
    .insertInto('importLayout')
    .values(layout)
    .onConflict((conflict) => conflict.column('signature').doUpdateSet({ mapping: layout.mapping, updatedAt: layout.updatedAt }))
    .execute();
}
