import type { ImportTarget } from '../../../shared/imports.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId } from '../../db/prepared.ts';

export type ImportSubject = 'customer' | 'item' | 'project';

/** What an import made (`before` empty) or changed (`before` JSON); `version` is that of the row after it. */
export interface ImportChange {
  readonly subject: ImportSubject;
  readonly subjectId: number;
  readonly before: string;
  readonly version: number;
}

export async function insertBatch(
  tx: Tx,
  batch: { readonly kind: ImportTarget; readonly fileName: string; readonly userId: number; readonly at: number },
): Promise<number> {
  return insertRowForId(tx, 'importBatch', { ...batch, created: 0, updated: 0, undoneAt: null, undoneBy: null });
}

export async function countBatch(tx: Tx, id: number, created: number, updated: number): Promise<void> {
  await tx.updateTable('importBatch').set({ created, updated }).where('id', '=', id).execute();
}

const rowsPerStatement = 1000;

export async function noteChanges(tx: Tx, batchId: number, changes: readonly ImportChange[]): Promise<void> {
  for (let start = 0; start < changes.length; start += rowsPerStatement) {
    const rows = changes.slice(start, start + rowsPerStatement).map((change) => ({ batchId, ...change }));
    await tx.insertInto('importChange').values(rows).execute();
  }
}

function batches(db: Db) {
  return db
    .selectFrom('importBatch')
    .innerJoin('userAccount', 'userAccount.id', 'importBatch.userId')
    .leftJoin('userAccount as undoer', 'undoer.id', 'importBatch.undoneBy')
    .select([
      'importBatch.id',
      'kind',
      'fileName',
      'userAccount.displayName as userName',
      'at',
      'created',
      'updated',
      'undoneAt',
      'undoer.displayName as undoneByName',
    ]);
}

/** The newest first, below the id `before`. */
export async function findBatches(db: Db, before: number | undefined, limit: number) {
  return batches(db)
    .$if(before !== undefined, (query) => query.where('importBatch.id', '<', before ?? 0))
    .orderBy('importBatch.id', 'desc')
    .limit(limit)
    .execute();
}

export async function findBatch(db: Db, id: number) {
  return batches(db).where('importBatch.id', '=', id).executeTakeFirst();
}

/** Changes of one kind in the order of their ids. */
export async function findChanges(db: Db, batchId: number, subject: ImportSubject): Promise<readonly ImportChange[]> {
  return db
    .selectFrom('importChange')
    .select(['subjectId', 'before', 'version'])
    .where('batchId', '=', batchId)
    .where('subject', '=', subject)
    .orderBy('subjectId')
    .execute()
    .then((rows) => rows.map((row) => ({ subject, ...row })));
}

/** True for the one that marks it; a second undoing finds it done. */
export async function markUndone(tx: Tx, id: number, undoneBy: number, undoneAt: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('importBatch')
    .set({ undoneAt, undoneBy })
    .where('id', '=', id)
    .where('undoneAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** An earlier import of the same row finds it as it left it: the version is what it waits for. */
export async function carryVersion(tx: Tx, subject: ImportSubject, subjectId: number, from: number, to: number): Promise<void> {
  await tx
    .updateTable('importChange')
    .set({ version: to })
    .where('subject', '=', subject)
    .where('subjectId', '=', subjectId)
    .where('version', '=', from)
    .execute();
}
