import { z } from 'zod';
import { day, id, pageInput, line, quantity, reason, requiredLine, version } from './fields.ts';

/** Why a piece is supplied once more. */
export const replacementCauses = [
  'wrongPart',
  'defective',
  'damagedInTransit',
  'damagedOnSite',
  'lost',
  'leftOut',
  'customer',
  'other',
] as const;
export type ReplacementCause = (typeof replacementCauses)[number];

export const replacementStates = ['asked', 'approved', 'refused'] as const;
export type ReplacementState = (typeof replacementStates)[number];

/** R-000-40: item, reason, exact quantity and the person responsible; a second one for the same job is asked for knowingly. */
export const askReplacementInput = z.strictObject({
  workOrderId: id,
  itemId: id,
  qty: quantity,
  cause: z.enum(replacementCauses),
  reason,
  responsibleId: id,
  isRepeatConfirmed: z.boolean().default(false),
});
export type AskReplacementInput = z.input<typeof askReplacementInput>;

export const decideReplacementInput = z
  .strictObject({ id, version, isApproved: z.boolean(), note: line(300).default('') })
  .refine(({ isApproved, note }) => isApproved || note !== '', { error: 'required', path: ['note'] });

const replacementFilter = {
  state: z.enum(replacementStates).nullable().default(null),
  workOrderId: id.nullable().default(null),
  requestId: id.nullable().default(null),
};
export const replacementListInput = z.strictObject({ ...replacementFilter, ...pageInput });
export const replacementExportInput = z.strictObject(replacementFilter);

export const replacementReportInput = z.strictObject({ from: day, to: day });

export const recordReplacementPrintInput = z.strictObject({
  id,
  paper: requiredLine(20),
  copies: z.number().int().min(1).max(9).default(1),
  reason: line(200).default(''),
});

export interface ReplacementRow {
  readonly id: number;
  readonly no: string;
  readonly workOrderId: number;
  readonly workOrderNo: string;
  readonly requestId: number;
  readonly requestNo: string;
  readonly customerName: string;
  readonly itemId: number;
  readonly itemCode: string;
  readonly itemName: string;
  readonly itemSpec: string;
  readonly unit: string;
  readonly qty: number;
  readonly cause: ReplacementCause;
  readonly reason: string;
  readonly responsibleId: number;
  readonly responsibleName: string;
  /** Which one of its job it is. */
  readonly nth: number;
  readonly state: ReplacementState;
  readonly decidedAt: number | null;
  readonly decidedByName: string | null;
  readonly decisionNote: string;
  readonly createdByName: string;
  readonly createdAt: number;
  readonly version: number;
}

/** What the printed 补换件单 says. */
export interface ReplacementPrintData {
  readonly replacement: ReplacementRow;
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string; readonly zone: string };
  readonly printCount: number;
}

/** How many pieces, by cause or by person. */
export interface ReplacementCount {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly qty: number;
}
export interface ReplacementReport {
  readonly byCause: readonly ReplacementCount[];
  readonly byPerson: readonly ReplacementCount[];
}
