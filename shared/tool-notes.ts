import { z } from 'zod';
import { id, line, quantity, requiredLine } from './fields.ts';
import type { Employment } from './staff.ts';
import type { DamageDecision } from './tool-life.ts';
import { bookedOn, isFit, signed, toolConditions, toolFates } from './tools.ts';
import type { ToolCondition, ToolFate, ToolIssueReason } from './tools.ts';

/** What becomes of each thing that somebody who leaves still holds: it is there, or it is missing and priced by the rules. */
export const leavingOutcomes = ['back', 'missing'] as const;

const leavingLine = z
  .strictObject({
    issueId: id,
    qty: quantity.max(10_000),
    outcome: z.enum(leavingOutcomes),
    placeId: id,
    condition: z.enum(toolConditions).default('good'),
    fate: z.enum(toolFates).default('store'),
    note: line(300).default(''),
    /** Of the original price, in hundredths (R-000-74); null: decided later. */
    factor: z.number().int().nullable().default(null),
  })
  .refine(({ outcome, condition, note }) => (outcome === 'back' && isFit(condition)) || note !== '', {
    error: 'required',
    path: ['note'],
  });

/** Everything back in one act on leaving: what is missing is reported and, by the supervisor, priced (R-000-74). */
export const handBackInput = z.strictObject({
  staffId: id,
  lines: z.array(leavingLine).min(1).max(100),
  bookedOn,
  ...signed,
});

/** Deposits are set off against what is owed and the rest is paid out (SM-11: 抵扣/退还). */
export const settleLeavingInput = z.strictObject({ staffId: id, bookedOn });

export interface ToolNoteLine {
  readonly id: number;
  readonly issueId: number;
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly toolNo: string;
  readonly qty: number;
  readonly why: ToolIssueReason;
  readonly lifeEndsOn: string;
  readonly dueOn: string;
  readonly lifeMonths: number | null;
  readonly useRange: string;
  readonly originalFen: number;
  readonly managerName: string | null;
  /** Why a second one was given (R-000-41). */
  readonly overrideReason: string;
  /** Of a return only. */
  readonly condition: ToolCondition | null;
  readonly fate: ToolFate | null;
  readonly note: string;
  readonly decision: DamageDecision | '';
  readonly decisionReason: string;
  readonly chargeFen: number;
}

/** An issue or return note with its lines and its signature (R-000-72). */
export interface ToolNote {
  readonly id: number;
  readonly no: string;
  readonly kind: 'toolIssue' | 'toolReturn';
  readonly staffId: number;
  readonly staffName: string;
  readonly badgeNo: string;
  readonly post: string;
  readonly employment: Employment;
  readonly bookedOn: string;
  readonly at: number;
  readonly userName: string;
  readonly signedBy: string;
  readonly signature: string;
  readonly note: string;
  readonly lines: readonly ToolNoteLine[];
}

/** F-10. */
export interface ToolNotePrintData {
  readonly note: ToolNote;
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string; readonly zone: string };
  readonly printCount: number;
}
export const recordToolNotePrintInput = z.strictObject({
  id,
  paper: requiredLine(20),
  copies: z.number().int().min(1).max(9).default(1),
  reason: line(200).default(''),
});
