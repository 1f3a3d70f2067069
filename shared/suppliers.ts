import { z } from 'zod';
import { day, id, instant, line, pageInput, paragraph, reason, requiredLine, requiredParagraph, searchText, version } from './fields.ts';
import type { TimelineEntry } from './settings.ts';
import type { SupplierCaseState } from './supplier-case-lifecycle.ts';

/** Supplier 供应商, factory 工厂, outside maker 外协厂家. */
export const supplierKinds = ['supplier', 'factory', 'outsideMaker'] as const;
export type SupplierKind = (typeof supplierKinds)[number];
export const supplierWays = ['phone', 'wechat', 'mail', 'letter', 'visit'] as const;
export type SupplierWay = (typeof supplierWays)[number];
/** What a case can be about; it is named by kind and id. */
export const supplierSubjects = ['none', 'request', 'workOrder', 'feedbackForm', 'incident', 'repairCase'] as const;
export type SupplierSubject = (typeof supplierSubjects)[number];

/** A new supplier carries neither id nor version. */
export const saveSupplierInput = z.strictObject({
  id: id.optional(),
  version: version.optional(),
  name: requiredLine(80),
  kind: z.enum(supplierKinds),
  contactName: line(40).default(''),
  phone: line(40).default(''),
  address: line(200).default(''),
  note: paragraph(1000).default(''),
});
const target = { id, version };
export const supplierTargetInput = z.strictObject(target);

const filter = {
  query: searchText.default(''),
  kind: z.enum(supplierKinds).nullable().default(null),
  isArchived: z.boolean().default(false),
};
export const supplierListInput = z.strictObject({ ...filter, ...pageInput });
export const supplierCountInput = z.strictObject(filter);

/** A case from a request or a feedback form, or about the supplier alone. A name that is not in the list yet is written down there. */
export const sendSupplierCaseInput = z.strictObject({
  supplierName: requiredLine(80),
  requestId: id.nullable().default(null),
  formId: id.nullable().default(null),
  what: requiredParagraph(1000),
  way: z.enum(supplierWays),
  answerDueAt: instant,
});
export const answerSupplierInput = z.strictObject({ ...target, at: instant, text: requiredParagraph(1000) });
export const agreeSupplierVisitInput = z.strictObject({ ...target, visitAt: instant, text: paragraph(1000).default('') });
export const goodsFields = {
  what: requiredLine(200),
  quantity: requiredLine(40),
  shippedOn: day,
  carrier: line(60).default(''),
  trackingNo: line(60).default(''),
  expectedOn: day,
};
export const shipGoodsInput = z.strictObject({ ...target, ...goodsFields });
export const goodsArrivedInput = z.strictObject({ ...target, goodsId: id, at: instant, remarks: paragraph(500).default('') });
export const withdrawSupplierCaseInput = z.strictObject({ ...target, reason });

export const supplierCaseShows = ['open', 'late', 'inTransit', 'ended', 'all'] as const;
const caseFilter = {
  /** Number of the case, or a part of the supplier's name or of what it is about. */
  query: searchText.default(''),
  show: z.enum(supplierCaseShows).default('open'),
  supplierId: id.nullable().default(null),
  requestId: id.nullable().default(null),
  /** With `subjectId`: about this document. */
  subject: z.enum(supplierSubjects).nullable().default(null),
  subjectId: id.nullable().default(null),
};
export const supplierCaseListInput = z.strictObject({ ...caseFilter, ...pageInput });
export const supplierCaseCountInput = z.strictObject(caseFilter);

export interface SupplierRow {
  readonly id: number;
  readonly name: string;
  readonly kind: SupplierKind;
  readonly contactName: string;
  readonly phone: string;
  readonly address: string;
  readonly note: string;
  readonly archivedAt: number | null;
  readonly version: number;
  readonly openCases: number;
  /** Cases whose answer is overdue. */
  readonly lateAnswers: number;
}

export interface SupplierCaseRow {
  readonly id: number;
  readonly no: string;
  readonly supplierId: number;
  readonly supplierName: string;
  readonly subject: SupplierSubject;
  readonly subjectId: number | null;
  readonly subjectNo: string | null;
  readonly requestId: number | null;
  readonly requestNo: string | null;
  readonly what: string;
  readonly way: SupplierWay;
  readonly sentAt: number;
  readonly sentByName: string;
  readonly answerDueAt: number;
  readonly answeredAt: number | null;
  readonly answer: string;
  readonly visitAt: number | null;
  readonly state: SupplierCaseState;
  readonly stateAt: number;
  readonly endReason: string;
  readonly version: number;
}
export interface SupplierCaseListRow extends SupplierCaseRow {
  readonly isLate: boolean;
  readonly goods: readonly SupplierGoodsRow[];
}

export interface SupplierCaseView extends SupplierCaseListRow {
  readonly timeline: readonly TimelineEntry[];
}

export interface SupplierGoodsRow {
  readonly id: number;
  readonly supplierCaseId: number;
  readonly what: string;
  readonly quantity: string;
  readonly shippedOn: string;
  readonly carrier: string;
  readonly trackingNo: string;
  readonly expectedOn: string;
  readonly arrivedAt: number | null;
  readonly receivedByName: string | null;
  readonly remarks: string;
}
