import { z } from 'zod';
import { id, pageInput } from './fields.ts';
import type { Role } from './roles.ts';

/** What departments and heads are informed of, and have to say that they read it. */
export const noticeSubjects = ['feedbackForm', 'incident'] as const;
export type NoticeSubject = (typeof noticeSubjects)[number];

/** What happened to it. */
export const noticeKinds = ['incidentReported', 'incidentClosed', 'feedbackOutcome'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const noticeListInput = z.strictObject({ isRead: z.boolean().default(false), ...pageInput });
export const readNoticeInput = z.strictObject({ id });

/** A notice to a role: sent once, read by the first who holds the role and says so (R-000-04: each recipient with read time). */
export interface NoticeRow {
  readonly id: number;
  readonly subject: NoticeSubject;
  readonly subjectId: number;
  /** Number of the document. */
  readonly no: string;
  readonly requestId: number | null;
  readonly kind: NoticeKind;
  readonly role: Role;
  readonly sentAt: number;
  readonly sentByName: string;
  readonly readAt: number | null;
  readonly readByName: string | null;
}
