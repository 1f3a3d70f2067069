import { z } from 'zod';
import { id, line } from './fields.ts';
import type { RequestView } from './requests.ts';
import { papers } from './papers.ts';

export const requestReportInput = z.strictObject({ id });
export const requestPrintInput = z.strictObject({
  id,
  paper: z.enum(papers),
  copies: z.number().int().min(1).max(9).default(1),
  reason: line(200).default(''),
});

/** What the closing report F-33 prints, exactly as stored. */
export interface RequestReportData {
  readonly request: Omit<RequestView, 'timeline'>;
  /** Who worked on it, by slip. */
  readonly slips: readonly { readonly no: string; readonly technicians: string; readonly cause: string; readonly remedy: string }[];
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string; readonly zone: string };
  /** How often it was printed so far. */
  readonly printCount: number;
}

/** What the forms of a request print that is not done yet: F-22 and the notice to the customer. */
export interface RequestPaperData extends Omit<RequestReportData, 'printCount'> {
  readonly project: {
    readonly name: string;
    readonly contractNo: string;
    readonly managerName: string;
    readonly managerPhone: string;
  } | null;
}

/** 1 = original, 2 and more = reprint 补打. */
export interface RequestPrintMark {
  readonly nth: number;
}
