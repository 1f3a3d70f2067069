import type { ApprovalSubject } from '../../shared/approvals.ts';
import type { NoticeSubject } from '../../shared/notices.ts';
import type { AlertAbout } from '../../shared/timer-views.ts';

/** What a notice, a signature or an alert can be about. */
type Subject = NoticeSubject | ApprovalSubject | AlertAbout['subject'];

const areas: Readonly<Record<Subject, string>> = {
  feedbackForm: 'feedback-forms',
  incident: 'incidents',
  materialRequest: 'purchasing/requests',
  purchaseOrder: 'purchasing/orders',
  toolPurchase: 'tools/purchases',
  item: 'parts',
};

/** Where a document is opened. */
export function pathOfSubject(subject: Subject, subjectId: number): string {
  return `/${areas[subject]}/${subjectId}`;
}
