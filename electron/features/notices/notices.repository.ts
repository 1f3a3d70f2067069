import { sql } from 'kysely';
import type { Insertable, Selectable } from 'kysely';
import type { NoticeRow, NoticeSubject } from '../../../shared/notices.ts';
import type { Role } from '../../../shared/roles.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId } from '../../db/prepared.ts';
import type { NoticeTable } from '../../db/schema/notices.ts';

export async function insertNotice(tx: Tx, notice: Insertable<NoticeTable>): Promise<number> {
  return insertRowForId(tx, 'notice', notice);
}

export async function lockNotice(tx: Tx, id: number): Promise<Selectable<NoticeTable> | undefined> {
  return tx.selectFrom('notice').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function setNoticeRead(tx: Tx, id: number, readAt: number, readBy: number): Promise<void> {
  await tx.updateTable('notice').set({ readAt, readBy }).where('id', '=', id).execute();
}

function rows(db: Db | Tx) {
  return db
    .selectFrom('notice')
    .innerJoin('userAccount as sender', 'sender.id', 'notice.sentBy')
    .leftJoin('userAccount as reader', 'reader.id', 'notice.readBy')
    .select([
      'notice.id',
      'notice.subject',
      'notice.subjectId',
      'notice.no',
      'notice.requestId',
      'notice.kind',
      'notice.role',
      'notice.sentAt',
      'sender.displayName as sentByName',
      'notice.readAt',
      'reader.displayName as readByName',
    ]);
}

/** Everything that was sent about one document, the oldest first. */
export async function findNoticeRows(db: Db | Tx, subject: NoticeSubject, subjectId: number): Promise<readonly NoticeRow[]> {
  return rows(db)
    .where('notice.subject', '=', subject)
    .where('notice.subjectId', '=', subjectId)
    .orderBy('notice.sentAt')
    .orderBy('notice.id')
    .limit(500)
    .execute();
}

/** What was sent to these roles, the newest first. */
export async function findNoticesTo(
  db: Db,
  roles: readonly Role[],
  isRead: boolean,
  after: readonly [number, number] | undefined,
  limit: number,
): Promise<readonly NoticeRow[]> {
  if (roles.length === 0) return [];
  const found = rows(db)
    .where('notice.role', 'in', roles)
    .where('notice.readAt', isRead ? 'is not' : 'is', null)
    .orderBy('notice.sentAt', 'desc')
    .orderBy('notice.id', 'desc')
    .limit(limit);
  return (after ? found.where(sql<boolean>`(notice.sent_at, notice.id) < (${after[0]}, ${after[1]})`) : found).execute();
}
