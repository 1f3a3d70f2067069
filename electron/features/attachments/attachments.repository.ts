import type { Insertable, Selectable } from 'kysely';
import type { AttachmentKind, AttachmentRow, AttachmentSubject } from '../../../shared/attachments.ts';
import { attachmentLimits } from '../../../shared/attachments.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId, updateRow } from '../../db/prepared.ts';
import type { AttachmentTable } from '../../db/schema/attachments.ts';

export type AttachmentRecord = Selectable<AttachmentTable>;

/** The files of a record, the oldest first. */
export async function findAttachments(db: Db, subject: AttachmentSubject, subjectId: number): Promise<readonly AttachmentRow[]> {
  return db
    .selectFrom('attachment')
    .leftJoin('userAccount', 'userAccount.id', 'attachment.userId')
    .select(['attachment.id', 'kind', 'name', 'mime', 'caption', 'bytes', 'width', 'height', 'at', 'userAccount.displayName as userName'])
    .where('subject', '=', subject)
    .where('subjectId', '=', subjectId)
    .where('removedAt', 'is', null)
    .orderBy('attachment.id')
    .limit(attachmentLimits.files)
    .execute();
}

export async function findAttachment(db: Db, id: number): Promise<AttachmentRecord | undefined> {
  return db.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function lockAttachment(tx: Tx, id: number): Promise<AttachmentRecord | undefined> {
  return tx.selectFrom('attachment').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertAttachment(tx: Tx, row: Insertable<AttachmentTable>): Promise<number> {
  return insertRowForId(tx, 'attachment', row);
}

export async function updateAttachment(tx: Tx, id: number, changes: Partial<Omit<AttachmentRecord, 'id'>>): Promise<void> {
  await updateRow(tx, 'attachment', id, changes);
}

export async function countKind(db: Db, subject: AttachmentSubject, subjectId: number, kind: AttachmentKind): Promise<number> {
  const { rows } = await db
    .selectFrom('attachment')
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .where('subject', '=', subject)
    .where('subjectId', '=', subjectId)
    .where('kind', '=', kind)
    .where('removedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(rows);
}

/** Takes all files off a record that are on it. */
export async function removeAll(
  tx: Tx,
  subject: AttachmentSubject,
  subjectId: number,
  by: Pick<AttachmentRecord, 'removedAt' | 'removedBy'>,
) {
  await tx
    .updateTable('attachment')
    .set((eb) => ({ ...by, version: eb('version', '+', 1) }))
    .where('subject', '=', subject)
    .where('subjectId', '=', subjectId)
    .where('removedAt', 'is', null)
    .execute();
}

interface Held {
  readonly files: number;
  readonly bytes: number;
}

/** Uploads are counted one after the other, so that two at once cannot both take the last room (F114). */
export async function lockRoom(tx: Tx): Promise<void> {
  await tx.selectFrom('shop').select('id').where('id', '=', 1).forUpdate().executeTakeFirst();
}

export async function heldByRecord(db: Db, subject: AttachmentSubject, subjectId: number): Promise<Held> {
  const { files, bytes } = await db
    .selectFrom('attachment')
    .select(({ fn }) => [fn.countAll<number>().as('files'), fn.sum<number>('bytes').as('bytes')])
    .where('subject', '=', subject)
    .where('subjectId', '=', subjectId)
    .where('removedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return { files, bytes: Number(bytes ?? 0) };
}

/** Bytes on the disk, removed ones that can come back included. */
export async function heldByShop(db: Db): Promise<number> {
  const { bytes, thumbs } = await db
    .selectFrom('attachment')
    .select(({ fn }) => [fn.sum<number>('bytes').as('bytes'), fn.sum<number>('thumbBytes').as('thumbs')])
    .executeTakeFirstOrThrow();
  return Number(bytes ?? 0) + Number(thumbs ?? 0);
}

/** Removed before this instant, or for good: nobody brings them back. */
export async function findGone(db: Db, before: number, limit: number): Promise<readonly AttachmentRecord[]> {
  return db.selectFrom('attachment').selectAll().where('removedAt', '<=', before).orderBy('id').limit(limit).execute();
}

export async function deleteAttachments(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('attachment').where('id', 'in', ids).execute();
}

/** Which of these stored names belong to a row. */
export async function findStoredNames(db: Db, names: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let at = 0; at < names.length; at += 400) {
    const some = names.slice(at, at + 400);
    const rows = await db
      .selectFrom('attachment')
      .select(['stored', 'thumb'])
      .where((eb) => eb.or([eb('stored', 'in', some), eb('thumb', 'in', some)]))
      .execute();
    for (const { stored, thumb } of rows) found.add(stored).add(thumb);
  }
  return found;
}

export async function putQuota(tx: Tx, key: string, bytes: number): Promise<void> {
  const value = JSON.stringify(bytes);
  await tx
    .insertInto('setting')
    .values({ key, value, version: 1 })
    .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ value, version: eb('setting.version', '+', 1) })))
    .execute();
}
