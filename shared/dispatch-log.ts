import { z } from 'zod';
import { day, line } from './fields.ts';
import type { WorkOrderState } from './work-order-lifecycle.ts';
import { papers } from './papers.ts';
import type { SlipPrintData } from './work-orders.ts';

/** A line of the printed daily dispatch log 每日派工单 (B-11, F-02), exactly as stored. */
export interface LogPrintLine {
  readonly lineNo: number;
  readonly no: string;
  readonly state: WorkOrderState;
  readonly customerName: string;
  readonly address: string;
  readonly productText: string;
  /** First line of the work to do, and how many lines there are. */
  readonly work: string;
  readonly workCount: number;
  readonly technicians: readonly string[];
  readonly departedAt: number | null;
  readonly leftAt: number | null;
  readonly returnedAt: number | null;
}

export interface LogPrintData {
  readonly day: string;
  readonly shop: SlipPrintData['shop'];
  /** How often the log of this day was printed so far. */
  readonly printCount: number;
  readonly lines: readonly LogPrintLine[];
}

/** Asked for before the paper is made, like that of a slip. */
export const recordLogPrintInput = z.strictObject({
  day,
  paper: z.enum(papers),
  copies: z.number().int().min(1).max(9).default(1),
  reason: line(200).default(''),
});

export interface LogPrintMark {
  /** 1 = original, 2 and more = reprint 补打. */
  readonly nth: number;
}
