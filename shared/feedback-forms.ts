import { z } from 'zod';
import { feedbackDecisions } from './feedback-form-lifecycle.ts';
import type { FeedbackDecision, FeedbackState } from './feedback-form-lifecycle.ts';
import { id, instant, line, pageInput, paragraph, quantity, requiredLine, requiredParagraph, searchText, version } from './fields.ts';
import type { NoticeRow } from './notices.ts';
import { toldWays } from './requests.ts';
import type { ToldWay } from './requests.ts';
import type { TimelineEntry } from './settings.ts';
import type { DueMark } from './timer-views.ts';
import { cannotJudgeInput, judgeInput } from './work-orders.ts';
import { papers } from './papers.ts';
import { goodsFields, supplierWays } from './suppliers.ts';

/** What a form is about; a design defect 设计缺陷 counts apart (R-003-44, R-002-08). */
export const feedbackKinds = ['cannotJudge', 'specialPart', 'replacement', 'factory', 'designDefect', 'quality', 'other'] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];
/** What is needed: special part 特殊配件, replacement part 补件, work of the factory 工厂处理. */
export const needKinds = ['specialPart', 'replacement', 'factory'] as const;
export const mostNeeds = 20;

const need = z.strictObject({ kind: z.enum(needKinds), what: requiredLine(120), quantity });
export type FeedbackNeed = Readonly<z.output<typeof need>>;

const target = { id, version };
const facts = {
  kind: z.enum(feedbackKinds),
  reporterName: requiredLine(40),
  receivedAt: instant,
  goods: requiredLine(200),
  fault: requiredParagraph(1000),
  needs: z.array(need).max(mostNeeds).default([]),
  /** Details and first opinion, as the supervisor writes them. */
  details: paragraph(2000).default(''),
  opinion: paragraph(1000).default(''),
};
/** Alone, or from a request. */
export const createFormInput = z.strictObject({
  requestId: id.nullable().default(null),
  workOrderId: id.nullable().default(null),
  ...facts,
});
export const updateFormInput = z.strictObject({ ...target, ...facts });
export const formTargetInput = z.strictObject(target);
/** R-000-13, R-000-18: who saw it on site and what it is. */
export const appraiseInput = z.strictObject({
  ...target,
  result: requiredParagraph(1000),
  at: instant,
  isSupervisorThere: z.boolean().default(true),
  opinion: paragraph(1000).default(''),
});
export const decideFormInput = z.strictObject({
  ...target,
  decision: z.enum(feedbackDecisions),
  note: paragraph(1000).default(''),
  /** Of an incident: when somebody goes to see it (R-000-04); its first opinion is the note. */
  visitPlannedAt: instant.nullable().default(null),
  /** An abnormal repair 异常维修 has three working days (R-000-12). */
  isAbnormal: z.boolean().default(false),
});
/** R-000-19: when, how, and what the customer said. */
export const agreeInput = z.strictObject({ ...target, at: instant, how: z.enum(toldWays), text: requiredParagraph(1000) });
export const formMomentInput = z.strictObject({ ...target, at: instant });
/** R-000-14: who is told what, how and when, and by when an answer is due. A name that is not in the list of suppliers yet is written down there. */
export const tellFormSupplierInput = z.strictObject({
  ...target,
  supplierName: requiredLine(80),
  what: requiredParagraph(1000),
  way: z.enum(supplierWays).default('phone'),
  at: instant,
  answerDueAt: instant,
});
export const awaitFormGoodsInput = z.strictObject({ ...target, ...goodsFields });
export const finishFormInput = z.strictObject({ ...target, at: instant, result: requiredParagraph(1000) });
export const noteFormInput = z.strictObject({ ...target, text: requiredParagraph(1000) });
export const formsOfRequestInput = z.strictObject({ requestId: id });
/** On the slip: the same as the visit's task and the form's appraisal. */
export { cannotJudgeInput, judgeInput };

export const formShows = ['open', 'undecided', 'notReported', 'closed', 'all'] as const;
const filter = {
  show: z.enum(formShows).default('open'),
  kind: z.enum(feedbackKinds).nullable().default(null),
  decision: z.enum(feedbackDecisions).nullable().default(null),
  /** Number of the form or of its request, or a customer. */
  query: searchText.default(''),
};
export const formListInput = z.strictObject({ ...filter, ...pageInput });
export const formCountInput = z.strictObject(filter);
export const formPrintInput = z.strictObject({ id });
export const recordFormPrintInput = z.strictObject({
  id,
  paper: z.enum(papers),
  copies: z.number().int().min(1).max(9).default(1),
  reason: line(200).default(''),
});

export interface FeedbackRow {
  readonly id: number;
  readonly no: string;
  readonly requestId: number | null;
  readonly requestNo: string | null;
  readonly workOrderId: number | null;
  readonly slipNo: string | null;
  readonly customerId: number | null;
  readonly customerName: string | null;
  readonly kind: FeedbackKind;
  readonly reporterName: string;
  readonly receivedAt: number;
  readonly goods: string;
  readonly fault: string;
  readonly state: FeedbackState;
  readonly stateAt: number;
  readonly decision: FeedbackDecision | '';
  readonly decidedAt: number | null;
  readonly abnormalAt: number | null;
  /** Null: not yet reported to the business department 管理部 (R-000-14). */
  readonly managementToldAt: number | null;
  /** Below zero: of a project that is not paid, before all others (R-000-06). */
  readonly turn: number;
}
/** With the clock that runs for it: four hours to the decision, three days of an abnormal repair. */
export interface FeedbackListRow extends FeedbackRow {
  /** Of an unpaid project whose goods are accepted soon: done before this day begins (R-000-06, R-000-07). */
  readonly finishBy: number | null;
  readonly due: DueMark | null;
}

export interface FeedbackView extends FeedbackListRow {
  readonly needs: readonly FeedbackNeed[];
  readonly details: string;
  readonly opinion: string;
  readonly isVisitOpen: boolean;
  readonly appraisal: string;
  readonly appraisedAt: number | null;
  readonly appraisedByName: string | null;
  readonly isSupervisorThere: boolean;
  readonly decidedByName: string | null;
  readonly decisionNote: string;
  readonly incidentId: number | null;
  readonly agreedAt: number | null;
  readonly agreedHow: ToldWay | '';
  readonly agreedText: string;
  readonly supplierName: string;
  readonly supplierToldAt: number | null;
  readonly goodsArrivedAt: number | null;
  readonly doneAt: number | null;
  readonly result: string;
  readonly closedAt: number | null;
  readonly closedByName: string | null;
  readonly createdAt: number;
  readonly createdByName: string;
  readonly version: number;
  readonly notes: readonly FeedbackNote[];
  readonly notices: readonly NoticeRow[];
  readonly timeline: readonly TimelineEntry[];
}

export interface FeedbackNote {
  readonly id: number;
  readonly text: string;
  readonly at: number;
  readonly userName: string;
}

/** Open forms of each kind, so that design defects stand apart (R-003-44). */
export type FeedbackFigures = Readonly<Record<FeedbackKind, number>>;

export interface FeedbackPrintData {
  readonly form: FeedbackView;
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string; readonly zone: string };
  readonly printCount: number;
}
