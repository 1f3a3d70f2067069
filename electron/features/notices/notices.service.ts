import type { z } from 'zod';
import type { Page, Receipt } from '../../../shared/fields.ts';
import type { NoticeKind, NoticeRow, NoticeSubject, noticeListInput, readNoticeInput } from '../../../shared/notices.ts';
import type { Role } from '../../../shared/roles.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { addAlertNow } from '../alerts/alerts.service.ts';
import { findNoticeRows, findNoticesTo, insertNotice, lockNotice, setNoticeRead } from './notices.repository.ts';

export interface NewNotices {
  readonly subject: NoticeSubject;
  readonly subjectId: number;
  /** Number of the document. */
  readonly no: string;
  readonly requestId: number | null;
  readonly kind: NoticeKind;
  readonly roles: readonly Role[];
}

/** Informs roles inside the write that makes it necessary; each has to say that it was read (R-000-04, R-000-20). */
export async function sendNotices({ tx, record, touch }: Write, context: ActorContext, notices: NewNotices): Promise<void> {
  const { roles, subject, subjectId, no, requestId, kind } = notices;
  for (const role of roles) {
    const row = { subject, subjectId, no, requestId, kind, role, sentAt: context.now, sentBy: context.actor.userId };
    await insertNotice(tx, { ...row, readAt: null, readBy: null });
    await addAlertNow(tx, context, { kind, role, requestId, data: { about: { subject, subjectId, no } } });
  }
  await record({ subject, subjectId, kind: 'noticeSent', data: { notice: kind, roles } });
  touch('notices', 'alerts', 'home');
}

/** What was sent about one document, and who read it when. */
export async function findNotices(db: Db | Tx, subject: NoticeSubject, subjectId: number): Promise<readonly NoticeRow[]> {
  return findNoticeRows(db, subject, subjectId);
}

/** What was sent to this person's roles, the newest first. */
export async function listNotices(
  { db, actor }: ActorContext,
  { isRead, cursor, limit }: z.output<typeof noticeListInput>,
): Promise<Page<NoticeRow>> {
  const rows = await findNoticesTo(db, actor.roles, isRead, fromCursor<[number, number]>(cursor, 2), limit + 1);
  return toPage(rows, limit, ({ sentAt, id }) => [sentAt, id]);
}

/**
 * Somebody of the role has read it. The first reading stands.
 * @throws DomainError `notFound`; `commandNotAllowed` for whoever does not hold the role.
 */
export async function readNotice(context: ActorContext, { id }: z.output<typeof readNoticeInput>): Promise<Receipt> {
  const { actor, now } = context;
  return write(context, async ({ tx, record, touch }) => {
    const notice = await lockNotice(tx, id);
    if (!notice) throw new DomainError('notFound', { what: 'notice', id });
    if (!actor.roles.includes(notice.role)) throw new DomainError('commandNotAllowed', { command: 'readNotice', refusal: 'role' });
    if (notice.readAt === null) await setNoticeRead(tx, id, now, actor.userId);
    const { subject, subjectId, kind, role } = notice;
    await record({ subject, subjectId, kind: 'noticeRead', data: { notice: kind, role } });
    // the pages of the documents show who has read them
    touch('notices', 'incidents', 'feedbackForms', 'home');
    return { id, version: 1 };
  });
}
