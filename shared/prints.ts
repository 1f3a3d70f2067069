import { z } from 'zod';
import { day, id, pageInput } from './fields.ts';

/** Documents whose prints are counted; a further one is one more word here. */
export const printSubjects = [
  'workOrder',
  'dispatchLog',
  'warrantyCard',
  'customerFile',
  'repairFeedback',
  'repairService',
  'feedbackForm',
  'request',
  'incident',
  'materialRequest',
  'stocktake',
  'toolPurchase',
  'handover',
  'stockDocument',
  'replacement',
  'purchaseOrder',
  'toolLoss',
  'staffAccountLine',
  'deductionPlan',
] as const;
export type PrintSubject = (typeof printSubjects)[number];

const printFilter = {
  subject: z.enum(printSubjects).nullable().default(null),
  userId: id.nullable().default(null),
  from: day.nullable().default(null),
  to: day.nullable().default(null),
  onlyReprints: z.boolean().default(false),
};
/** The newest print first. */
export const printListInput = z.strictObject({ ...printFilter, ...pageInput });
export const printFilterInput = z.strictObject(printFilter);
export type PrintFilter = z.output<typeof printFilterInput>;

/** One print of a document (R-001-14). */
export interface PrintRow {
  readonly id: number;
  readonly subject: PrintSubject;
  readonly subjectId: number;
  /** The document's number; a day for the dispatch log, the customer's name for a file. */
  readonly no: string;
  /** 1 for the original, 2 and more for reprints 补打. */
  readonly nth: number;
  readonly paper: string;
  readonly copies: number;
  readonly reason: string;
  readonly at: number;
  readonly userName: string;
}

/** Who has printed something: the people to filter by. */
export interface PrintPerson {
  readonly id: number;
  readonly name: string;
}

/** Documents that are printed again only with a reason. */
export const reprintReasonsInput = z.strictObject({ subjects: z.array(z.enum(printSubjects)).max(printSubjects.length) });
