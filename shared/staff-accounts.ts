import { z } from 'zod';
import { day, fen, id, line, reason, requiredLine, searchText, version } from './fields.ts';
import type { AccountBalance, AccountKind } from './staff-account.ts';
import type { Employment } from './staff.ts';
import { mostInstalments } from './tool-money.ts';
import type { ToolLossView } from './tool-losses.ts';
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

/** What is booked at the counter. */
export const counterKinds = ['depositPaid', 'depositRefunded', 'depositOffset', 'paid', 'repaid'] as const;
export type CounterKind = (typeof counterKinds)[number];
/** Acts in which money changes hands, so that it must be said how. */
export const cashKinds = ['depositPaid', 'depositRefunded', 'paid', 'repaid'] as const satisfies readonly CounterKind[];
/** Acts about the deposit for one kind of tool. */
export const depositKinds = ['depositPaid', 'depositRefunded', 'depositOffset'] as const satisfies readonly CounterKind[];

/** Money that is taken or given at the counter: a deposit, a payment of what is owed, a refund. */
export const bookAccountInput = z.strictObject({
  staffId: id,
  kind: z.enum(counterKinds),
  amountFen: amount,
  /** The kind of tool that a deposit is for. */
  itemId: id.nullable().default(null),
  way: z.enum(payWays).nullable().default(null),
  note: line(300).default(''),
  bookedOn,
});
/** What is owed is not asked for any more; whoever decides says why. */
export const waiveInput = z.strictObject({ staffId: id, amountFen: amount, reason });
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
/** All that is left of a plan at once: somebody pays the rest, or leaves and it goes off the last wage. */
export const settlePlanInput = z.strictObject({ id, version, way: z.enum(payWays), bookedOn });
export const cancelPlanInput = z.strictObject({ id, version, reason });
export const accountInput = z.strictObject({ staffId: id });
const accountFilter = { query: searchText.default(''), onlyOpen: z.boolean().default(true) };
export const accountListInput = z.strictObject(accountFilter);
export const wageExportInput = z.strictObject({ month });
/** Exactly the rows that stood on the screen, so that nobody takes what they did not see. */
export const takeMonthInput = z.strictObject({ month, rowIds: z.array(id).min(1).max(2000), totalFen: amount, bookedOn });
export const accountLineInput = z.strictObject({ id });
const print = { paper: requiredLine(20), copies: z.number().int().min(1).max(9).default(1), reason: line(200).default('') };
export const recordAccountPrintInput = z.strictObject({ subject: z.enum(['staffAccountLine', 'deductionPlan']), id, ...print });
export const recordLossPrintInput = z.strictObject({ id, ...print });

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
  /** It can be taken back here: not reversed, no charge of a loss or repair, and of a plan only what was taken last. */
  readonly mayReverse: boolean;
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

/** What is asked as deposit for one kind of tool, and what is there of it (R-000-76). */
export interface DepositState {
  readonly itemId: number;
  readonly name: string;
  /** For one piece. */
  readonly depositFen: number;
  /** Pieces that the person has. */
  readonly outQty: number;
  readonly neededFen: number;
  readonly heldFen: number;
  /** What open plans still bring of it. */
  readonly plannedFen: number;
}

export interface AccountPerson {
  readonly staffId: number;
  readonly name: string;
  readonly badgeNo: string;
  readonly post: string;
  readonly employment: Employment;
  readonly leftOn: string;
  readonly isActive: boolean;
}

export interface StaffAccount extends AccountBalance, AccountPerson {
  /** Owed, and in no plan. */
  readonly freeFen: number;
  /** Paid so far of what was owed; so much can be given back. */
  readonly paidFen: number;
  readonly lines: readonly AccountRow[];
  readonly plans: readonly DeductionPlan[];
  /** Every kind that asks for a deposit, and every other one for which something is held. */
  readonly deposits: readonly DepositState[];
}

/** One person in the list of accounts. */
export interface AccountListRow extends AccountBalance, AccountPerson {
  readonly planNo: string;
  readonly planCount: number;
  readonly plannedFen: number;
  /** The month that is taken next, and how much then. */
  readonly nextMonth: string;
  readonly nextFen: number;
  /** A plan goes on after the person has left. */
  readonly isPastLeaving: boolean;
}

/** One row of a plan in the list for the wage office. */
export interface WageRow {
  readonly id: number;
  readonly planId: number;
  readonly planNo: string;
  readonly basis: PlanBasis;
  readonly itemName: string | null;
  readonly source: DeductionSource;
  readonly staffId: number;
  readonly name: string;
  readonly badgeNo: string;
  readonly leftOn: string;
  readonly month: string;
  /** Which of how many. */
  readonly nth: number;
  readonly months: number;
  readonly amountFen: number;
  /** Day on which it was taken; empty: it is due. */
  readonly takenOn: string;
}

/** What is taken from wages and bonuses in a month: its rows, and those of earlier months that were not taken. */
export interface WageMonth {
  readonly month: string;
  readonly rows: readonly WageRow[];
  readonly dueFen: number;
  readonly takenFen: number;
}

export interface PaperShop {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly zone: string;
}

/** What the deposit receipt 押金收据 says (F-11). */
export interface ReceiptPrintData {
  readonly receipt: AccountRow & AccountPerson;
  readonly shop: PaperShop;
  readonly printCount: number;
}

/** What the sheet of deductions 分月扣款表 says (F-11). */
export interface PlanPrintData {
  readonly plan: DeductionPlan;
  readonly person: AccountPerson;
  readonly owedFen: number;
  readonly shop: PaperShop;
  readonly printCount: number;
}

/** What the statement 对账单 says (F-11). */
export interface StatementPrintData {
  readonly account: StaffAccount;
  readonly shop: PaperShop;
  readonly now: number;
}

/** What the compensation sheet 赔偿单 says (F-11). */
export interface CompensationPrintData {
  readonly loss: ToolLossView;
  readonly shop: PaperShop;
  readonly printCount: number;
}
