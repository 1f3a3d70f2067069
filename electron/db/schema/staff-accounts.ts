import type { Generated } from 'kysely';
import type { AccountKind } from '../../../shared/staff-account.ts';
import type { DeductionSource, PayWay, PlanBasis, PlanState } from '../../../shared/staff-accounts.ts';

/** One line of somebody's account (SM-11): never changed, a mistake is reversed by a line that points to it. */
export interface StaffAccountLineTable {
  id: Generated<number>;
  staffId: number;
  kind: AccountKind;
  amountFen: number;
  /** The kind of tool that a deposit is for. */
  itemId: number | null;
  /** What it came of: `toolLoss`, `toolRepair`, `stockDocument`, `deductionPlan` and its id. */
  subject: string;
  subjectId: number | null;
  way: PayWay | '';
  /** Number of the receipt, where one is given. */
  no: string;
  note: string;
  bookedOn: string;
  userId: number;
  at: number;
  reversesId: number | null;
}

/** What somebody owes, taken from wage or bonus by months (B-26, R-000-78). Changed only by a new one. */
export interface DeductionPlanTable {
  id: Generated<number>;
  no: string;
  staffId: number;
  basis: PlanBasis;
  /** The kind of tool whose deposit is paid so. */
  itemId: number | null;
  totalFen: number;
  source: DeductionSource;
  state: PlanState;
  stateAt: number;
  reason: string;
  signedBy: string;
  signature: string;
  replacesId: number | null;
  createdBy: number;
  createdAt: number;
  version: number;
}

/** One month of a plan; `lineId` once it was taken. */
export interface DeductionRowTable {
  id: Generated<number>;
  planId: number;
  position: number;
  month: string;
  amountFen: number;
  lineId: number | null;
}
