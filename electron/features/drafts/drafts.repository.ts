import type { DraftForm } from '../../../shared/settings.ts';
import type { Db, Tx } from '../../db/engine.ts';

export interface StoredDraft {
  readonly id: number;
  readonly form: DraftForm;
  readonly title: string;
  readonly data: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

interface DraftContent {
  readonly form: DraftForm;
  readonly title: string;
  readonly data: string;
}

/** A person's drafts, the one typed in last first. */
export async function findDrafts(db: Db, userId: number, limit: number): Promise<readonly StoredDraft[]> {
  const rows = await db
    .selectFrom('draft')
    .select(['id', 'form', 'title', 'data', 'createdAt', 'updatedAt'])
    .where('userId', '=', userId)
    .orderBy('updatedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, form: row.form as DraftForm }));
}

export async function countDrafts(tx: Tx, userId: number): Promise<number> {
  const { count } = await tx
    .selectFrom('draft')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertDraft(tx: Tx, userId: number, content: DraftContent, now: number): Promise<number> {
  const { id } = await tx
    .insertInto('draft')
    .values({ userId, ...content, createdAt: now, updatedAt: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** False when the draft is gone or somebody else's. */
export async function updateDraft(tx: Tx, userId: number, id: number, content: DraftContent, now: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('draft')
    .set({ ...content, updatedAt: now })
    .where('id', '=', id)
    .where('userId', '=', userId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** False when there was none of this person's. */
export async function deleteDraft(tx: Tx, userId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('draft').where('id', '=', id).where('userId', '=', userId).executeTakeFirst();
  return numDeletedRows > 0n;
}
