import type { Selectable } from 'kysely';
import type { Db, Tx } from '../../db/engine.ts';
import type { RepairCasePhotoTable } from '../../db/schema/repairs.ts';

/** The oldest photograph that still stands in the database. */
export async function findOldPhoto(db: Db): Promise<Selectable<RepairCasePhotoTable> | undefined> {
  return db.selectFrom('repairCasePhoto').selectAll().orderBy('id').limit(1).executeTakeFirst();
}

/** @returns false when it was not there any more. */
export async function deleteOldPhoto(tx: Tx, id: number): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('repairCasePhoto').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
