import { z } from 'zod';
import { day, fen, id, line, pageInput, reason, version } from './fields.ts';
import type { AccountBalance, AccountKind } from './staff-account.ts';
import { mostInstalments } from './tool-money.ts';
import { signature } from './tools.ts';

export const payWays = ['cash', 'transfer', 'wage', 'bonus'] as const;
export type PayWay = (typeof payWays)[number];
/** A plan pays what is owed, or a deposit in parts (R-000-76). */
export const planBases = ['debt', 'deposit'] as const;
export type PlanBasis = (typeof planBases)[number];
export const deductionSources = ['wage', 'bonus'] as const;
export type DeductionSource = (typeof deductionSources)[number];
export const planStates = ['open', 'settled', 'replaced', 'cancelled'] as const;
export type PlanState = (typeof planStates)[number];

const bookedOn = z.union([z.literal(''), day]).optional();
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const amount = fen.min(1);

/** Money that is taken or given at the counter: a deposit, a payment of what is owed, a refund. */
export const bookAccountInput = z.strictObject({
  staffId: id,
  kind: z.enum(['depositPaid', 'depositRefunded', 'depositOffset', 'paid', 'waived']),
  amountFen: amount,
  /** The kind of tool that a deposit is for. */
  itemId: id.nullable().default(null),
  way: z.enum(payWays).nullable().default(null),
  note: line(300).default(''),
  bookedOn,
});
export const reverseAccountInput = z.strictObject({ lineId: id, reason });
export const planInput = z.strictObject({
  staffId: id,
  basis: z.enum(planBases).default('debt'),
  itemId: id.nullable().default(null),
  totalFen: amount,
  months: z.number().int().min(1).max(mostInstalments),
  firstMonth: month,
  source: z.enum(deductionSources).default('wage'),
  reason: line(300).default(''),
  signedBy: line(40),
  isSigned: z.boolean(),
  signature,
  /** The open plan that this one takes the place of. */
  replaces: z.strictObject({ id, version }).nullable().default(null),
});
export const deductInput = z.strictObject({ id, version, rowId: id, bookedOn });
export const cancelPlanInput = z.strictObject({ id, version, reason });
export const accountInput = z.strictObject({ staffId: id });
export const accountListInput = z.strictObject({ onlyOpen: z.boolean().default(true), ...pageInput });
export const wageExportInput = z.strictObject({ month });

export interface AccountRow {
  readonly id: number;
  readonly kind: AccountKind;
  readonly amountFen: number;
  readonly itemId: number | null;
  readonly itemName: string | null;
  readonly subject: string;
  readonly subjectId: number | null;
  readonly way: PayWay | '';
  readonly no: string;
  readonly note: string;
  readonly bookedOn: string;
  readonly at: number;
  readonly userName: string;
  readonly reversesId: number | null;
  readonly isReversed: boolean;
  /** After this line. */
  readonly heldFen: number;
  readonly owedFen: number;
}

export interface DeductionRow {
  readonly id: number;
  readonly month: string;
  readonly amountFen: number;
  readonly lineId: number | null;
  readonly takenOn: string;
}

export interface DeductionPlan {
  readonly id: number;
  readonly no: string;
  readonly staffId: number;
  readonly basis: PlanBasis;
  readonly itemId: number | null;
  readonly itemName: string | null;
  readonly totalFen: number;
  readonly leftFen: number;
  readonly source: DeductionSource;
  readonly state: PlanState;
  readonly stateAt: number;
  readonly reason: string;
  readonly signedBy: string;
  readonly replacesId: number | null;
  readonly createdAt: number;
  readonly version: number;
  readonly rows: readonly DeductionRow[];
}

export interface StaffAccount extends AccountBalance {
  readonly staffId: number;
  readonly name: string;
  readonly lines: readonly AccountRow[];
  readonly plans: readonly DeductionPlan[];
}
