import type { Generated } from 'kysely';
import type { NoticeKind, NoticeSubject } from '../../../shared/notices.ts';
import type { Role } from '../../../shared/roles.ts';

/** Who was informed of what, and when they read it (R-000-04, R-000-20). Append-only but for the reading. */
export interface NoticeTable {
  id: Generated<number>;
  subject: NoticeSubject;
  subjectId: number;
  no: string;
  requestId: number | null;
  kind: NoticeKind;
  role: Role;
  sentAt: number;
  sentBy: number;
  readAt: number | null;
  readBy: number | null;
}
