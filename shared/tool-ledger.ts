import { z } from 'zod';
import { id } from './fields.ts';
import { addFen } from './money.ts';
import type { MoveKind } from './stock.ts';
import { stockSpan } from './stock-reports.ts';
import type { ToolPurchaseState } from './tool-purchase-lifecycle.ts';

export const toolJournalInput = z
  .strictObject({ ...stockSpan.shape, itemId: id.nullable().default(null) })
  .refine((asked) => stockSpan.safeParse({ from: asked.from, to: asked.to }).success, { error: 'endsBefore', path: ['to'] });
export type ToolJournalAsked = z.output<typeof toolJournalInput>;

/** So many rows of the journal are shown; its workbook has all of them. */
export const mostJournalRows = 1000;

/** Figures of the running account: quantities, and the same in fen. */
export interface ToolAccountSums {
  readonly openQty: number;
  readonly openFen: number;
  /** Came in as new, bought or from outside. */
  readonly boughtQty: number;
  readonly boughtFen: number;
  readonly returnedQty: number;
  readonly returnedFen: number;
  /** From repair, found again, more at a count. */
  readonly otherInQty: number;
  readonly otherInFen: number;
  readonly issuedQty: number;
  readonly issuedFen: number;
  readonly scrappedQty: number;
  readonly scrappedFen: number;
  /** To repair, lost, less at a count. */
  readonly otherOutQty: number;
  readonly otherOutFen: number;
  readonly closeQty: number;
  readonly closeFen: number;
}

/** One kind in the custodian's running account 流水账 of the tool rooms (R-000-64): opening + in - out = closing. */
export interface ToolAccountRow extends ToolAccountSums {
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
}

/** One movement into or out of the tool rooms, with what lay there of its kind after it. */
export interface ToolJournalRow {
  readonly id: number;
  readonly bookedOn: string;
  readonly kind: MoveKind;
  readonly documentNo: string;
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly toolNo: string;
  /** Above 0 in, below 0 out. */
  readonly qty: number;
  readonly valueFen: number;
  readonly balanceQty: number;
  readonly balanceFen: number;
  /** Who got it or gave it back. */
  readonly staffName: string;
  readonly userName: string;
}

/** Goods of one kind on one receipt in the general ledger 总账 of 行政部, by their purchase request (R-000-64). */
export interface ToolGeneralRow {
  /** Receipt and item. */
  readonly key: string;
  readonly bookedOn: string;
  readonly documentNo: string;
  /** Null: they came without a request. */
  readonly purchaseId: number | null;
  readonly purchaseNo: string;
  readonly state: ToolPurchaseState | null;
  readonly ledgerNo: string;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly qty: number;
  readonly valueFen: number;
}

export interface ToolAccount {
  readonly rows: readonly ToolAccountRow[];
  readonly total: ToolAccountSums;
}

export interface ToolJournal {
  readonly rows: readonly ToolJournalRow[];
  readonly isCut: boolean;
}

export interface ToolGeneral {
  readonly rows: readonly ToolGeneralRow[];
  readonly qty: number;
  readonly valueFen: number;
  /** What the running account says came in as new: the two agree (R-000-64). */
  readonly accountQty: number;
  readonly accountFen: number;
}

const figures = [
  'openQty',
  'openFen',
  'boughtQty',
  'boughtFen',
  'returnedQty',
  'returnedFen',
  'otherInQty',
  'otherInFen',
  'issuedQty',
  'issuedFen',
  'scrappedQty',
  'scrappedFen',
  'otherOutQty',
  'otherOutFen',
  'closeQty',
  'closeFen',
] as const satisfies readonly (keyof ToolAccountSums)[];

/** All rows in one; of none it is all 0. */
export function totalOfAccount(rows: readonly ToolAccountSums[]): ToolAccountSums {
  const sums = figures.map((figure) => [figure, addFen(0, ...rows.map((row) => row[figure]))]);
  return Object.fromEntries(sums) as Record<(typeof figures)[number], number>;
}

/** One entry of a tool room: in above 0, out below. */
export interface ToolEntry {
  readonly kind: MoveKind;
  readonly isBefore: boolean;
  readonly qty: number;
  readonly valueFen: number;
}

/** The account of one kind out of its entries; whatever lay there before the span is its opening. */
export function accountOf(entries: readonly ToolEntry[]): ToolAccountSums {
  const sums: Record<(typeof figures)[number], number> = { ...totalOfAccount([]) };
  for (const { kind, isBefore, qty, valueFen } of entries) {
    const name = isBefore ? 'open' : nameOf(kind, qty);
    const sign = !isBefore && outgoing.includes(name) ? -1 : 1;
    sums[`${name}Qty`] += sign * qty;
    sums[`${name}Fen`] += sign * valueFen;
    sums.closeQty += qty;
    sums.closeFen += valueFen;
  }
  return sums;
}

type Name = 'open' | 'bought' | 'returned' | 'otherIn' | 'issued' | 'scrapped' | 'otherOut';
const outgoing: readonly Name[] = ['issued', 'scrapped', 'otherOut'];
const names: Readonly<Partial<Record<MoveKind, Name>>> = { toolIn: 'bought', handIn: 'returned', lend: 'issued', scrap: 'scrapped' };

function nameOf(kind: MoveKind, qty: number): Name {
  return names[kind] ?? (qty > 0 ? 'otherIn' : 'otherOut');
}
