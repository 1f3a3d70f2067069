import type { PhotoMime, PhotoRow } from '../../../shared/repair-cases.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId } from '../../db/prepared.ts';

export interface StoredPhoto extends PhotoRow {
  readonly caseId: number;
  readonly content: string;
}

/** The photographs of a case without their content. */
export async function findPhotos(db: Db, caseId: number): Promise<readonly PhotoRow[]> {
  const rows = await db
    .selectFrom('repairCasePhoto')
    .select(['id', 'name', 'mime', 'at'])
    .where('caseId', '=', caseId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, mime: row.mime as PhotoMime }));
}

export async function findPhoto(db: Db, id: number): Promise<StoredPhoto | undefined> {
  const row = await db
    .selectFrom('repairCasePhoto')
    .select(['id', 'caseId', 'name', 'mime', 'at', 'content'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, mime: row.mime as PhotoMime };
}

export async function insertPhoto(tx: Tx, photo: Omit<StoredPhoto, 'id'> & { readonly userId: number }): Promise<number> {
  return insertRowForId(tx, 'repairCasePhoto', photo);
}

export async function deletePhoto(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('repairCasePhoto').where('id', '=', id).execute();
}
