import type { EnglishTexts } from '../types.ts';
import type { notices as chinese } from '../zh-CN/notices.ts';

export const notices: EnglishTexts<typeof chinese> = {
  title: 'Notices',
  toMe: 'Notices to read',
  none: 'No notices to read',
  notSent: 'Nobody has been informed yet',
  kind: {
    incidentReported: 'Major quality incident reported',
    incidentClosed: 'Quality incident closed',
    feedbackOutcome: 'Outcome of a feedback form',
  },
  sent: 'Sent {{time}} by {{name}}',
  readBy: 'Read {{time}} by {{name}}',
  unread: 'Not read',
  read: 'I have read it',
};
