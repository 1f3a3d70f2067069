import type { Generated } from 'kysely';
import type { FeedbackDecision, FeedbackState } from '../../../shared/feedback-form-lifecycle.ts';
import type { FeedbackKind } from '../../../shared/feedback-forms.ts';

/** Feedback form 信息反馈单 (B-12, SM-03). */
export interface FeedbackFormTable {
  id: Generated<number>;
  no: string;
  requestId: number | null;
  workOrderId: number | null;
  /** The visit to judge, where one was asked for; its result is the appraisal. */
  taskId: number | null;
  state: FeedbackState;
  stateAt: number;
  kind: FeedbackKind;
  reporterName: string;
  receivedAt: number;
  goods: string;
  fault: string;
  /** JSON of what is needed. */
  needs: string;
  details: string;
  opinion: string;
  appraisal: string;
  appraisedAt: number | null;
  appraisedBy: number | null;
  isSupervisorThere: number;
  decision: FeedbackDecision | '';
  decisionNote: string;
  decidedAt: number | null;
  decidedBy: number | null;
  /** The incident that it was escalated to. */
  incidentId: number | null;
  abnormalAt: number | null;
  agreedAt: number | null;
  agreedHow: string;
  agreedText: string;
  supplierName: string;
  supplierToldAt: number | null;
  managementToldAt: number | null;
  goodsArrivedAt: number | null;
  doneAt: number | null;
  result: string;
  closedAt: number | null;
  closedBy: number | null;
  createdBy: number;
  createdAt: number;
  version: Generated<number>;
}

/** A dated line of what was done about a form. */
export interface FeedbackNoteTable {
  id: Generated<number>;
  formId: number;
  text: string;
  at: number;
  userId: number;
}
