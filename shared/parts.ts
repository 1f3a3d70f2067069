import { z } from 'zod';
import type { Receipt } from './fields.ts';
import { fen, id, line, pageInput, quantity, reason, requiredLine, searchText, version } from './fields.ts';

export const itemKinds = ['part', 'consumable'] as const;
export type ItemKind = (typeof itemKinds)[number];
/** Stocked: store. Not stocked (outer ends of a movement): supplier, job, adjustment. */
export const placeKinds = ['store', 'supplier', 'job', 'adjustment'] as const;
export type PlaceKind = (typeof placeKinds)[number];
export const moveKinds = ['opening', 'receipt', 'issue', 'return', 'reversal'] as const;
export type MoveKind = (typeof moveKinds)[number];

const itemFacts = {
  code: requiredLine(40),
  barcode: line(60).default(''),
  name: requiredLine(80),
  spec: line(80).default(''),
  unit: requiredLine(10),
  kind: z.enum(itemKinds).default('part'),
  category: line(40).default(''),
  priceFen: fen.default(0),
  costFen: fen.default(0),
  minQty: z.number().int().min(0).max(1_000_000_000).default(0),
  placeId: id,
};
export const createItemInput = z.strictObject(itemFacts);
export type CreateItemInput = z.input<typeof createItemInput>;
export const updateItemInput = z.strictObject({ id, version, ...itemFacts, isActive: z.boolean() });
export const createPlaceInput = z.strictObject({ code: requiredLine(20), name: requiredLine(60) });

export const partListInput = z.strictObject({
  query: searchText.default(''),
  kind: z.enum(itemKinds).nullable().default(null),
  /** Only items whose stock is below their minimum (R-000-08). */
  isShort: z.boolean().default(false),
  ...pageInput,
});
/** Search or scan: an exact code or barcode comes first. */
export const findPartInput = z.strictObject({ query: searchText.min(1), limit: z.number().int().min(1).max(20).default(8) });

export interface PartRow {
  readonly id: number;
  readonly code: string;
  readonly barcode: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly kind: ItemKind;
  readonly category: string;
  readonly priceFen: number;
  readonly minQty: number;
  readonly qty: number;
  readonly placeId: number;
  readonly placeName: string;
  readonly isActive: boolean;
  readonly version: number;
}

export interface PartView extends PartRow {
  readonly costFen: number;
  /** Value of the stock at moving average cost. */
  readonly valueFen: number;
  readonly balances: readonly { readonly placeId: number; readonly placeName: string; readonly qty: number; readonly valueFen: number }[];
  readonly moves: readonly MoveRow[];
}

export interface MoveRow {
  readonly id: number;
  readonly at: number;
  readonly kind: MoveKind;
  readonly itemId: number;
  readonly itemCode: string;
  readonly itemName: string;
  readonly unit: string;
  readonly fromPlace: string;
  readonly toPlace: string;
  readonly qty: number;
  readonly valueFen: number;
  readonly workOrderId: number | null;
  readonly workOrderNo: string | null;
  readonly receiptNo: string | null;
  readonly signedBy: string;
  readonly reason: string;
  readonly userName: string;
  readonly isReversed: boolean;
}

export interface PlaceRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly kind: PlaceKind;
}

/** Value of one movement in fen: at most ten billion yuan, so that sums of thousands stay exact. */
export function isStockValue(fen: number): boolean {
  return fen <= 1_000_000_000_000;
}

export const movesInput = z.strictObject({ itemId: id.nullable().default(null), workOrderId: id.nullable().default(null), ...pageInput });

export const receiveInput = z.strictObject({
  supplier: line(80).default(''),
  note: line(300).default(''),
  lines: z
    .array(
      z
        .strictObject({ itemId: id, placeId: id, qty: quantity, unitCostFen: fen })
        .refine(({ qty, unitCostFen }) => isStockValue(qty * unitCostFen), { error: 'amountTooLarge', path: ['qty'] }),
    )
    .min(1)
    .max(200),
  draftId: id.nullable().default(null),
});
/** R-003-13: nothing is issued without a slip and the mark that the technician signed. */
export const issueInput = z.strictObject({
  workOrderId: id,
  lines: z
    .array(z.strictObject({ itemId: id, placeId: id, qty: quantity }))
    .min(1)
    .max(100),
  signedBy: line(40),
  isSigned: z.boolean(),
});
export const returnInput = z.strictObject({
  workOrderId: id,
  lines: z
    .array(z.strictObject({ itemId: id, placeId: id, qty: quantity }))
    .min(1)
    .max(100),
  reason,
});
export const reverseInput = z.strictObject({ moveId: id, reason });
/** What a slip needs; the slip waits until it is issued. */
export const demandInput = z.strictObject({
  workOrderId: id,
  lines: z
    .array(z.strictObject({ itemId: id, qty: z.number().int().min(0).max(1_000_000_000) }))
    .min(1)
    .max(100),
});

export interface WorkOrderPartView {
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly wantedQty: number;
  readonly issuedQty: number;
  readonly returnedQty: number;
  readonly priceFen: number;
  /** In stock now, at all places. */
  readonly stockQty: number;
}

/** A slip in the storekeeper's queue. */
export interface WaitingSlip {
  readonly workOrderId: number;
  readonly no: string;
  readonly customerName: string;
  readonly technicians: string;
  readonly plannedAt: number;
  readonly parts: readonly WorkOrderPartView[];
  /** Everything it waits for is on the shelf. */
  readonly isAvailable: boolean;
}

/** What a stock command wrote: the moves can be reversed one by one. `id` is the receipt or the slip, `version` that of the slip. */
export interface MovesReceipt extends Receipt {
  readonly moveIds: readonly number[];
}

/** Answer of the checker that rebuilds balances from the ledger. */
export interface StockCheck {
  readonly balances: number;
  readonly moves: number;
  readonly differences: readonly {
    readonly itemId: number;
    readonly placeId: number;
    readonly bookedQty: number;
    readonly ledgerQty: number;
    readonly bookedFen: number;
    readonly ledgerFen: number;
  }[];
}
