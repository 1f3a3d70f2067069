import type { NoticeSubject } from '../../shared/notices.ts';

const areas: Readonly<Record<NoticeSubject, string>> = { feedbackForm: 'feedback-forms', incident: 'incidents' };

/** Where a document is opened. */
export function pathOfSubject(subject: NoticeSubject, subjectId: number): string {
  return `/${areas[subject]}/${subjectId}`;
}
