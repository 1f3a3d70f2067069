import { z } from 'zod';
import type { Receipt } from './fields.ts';
import { day, fen, id, line, pageInput, quantity, reason, requiredLine } from './fields.ts';

/**
 * Shelves, where stock can be issued from: 配件库, 大件维修机, 备用机 (R-001-12) and what a technician carries. Also holding stock: goods in
 * transit, the shelf of old parts. The others are outer ends of a movement and hold nothing.
 */
export const placeKinds = [
  'store',
  'unitsInRepair',
  'spareUnits',
  'technician',
  'transit',
  'oldParts',
  'supplier',
  'customer',
  'job',
  'consumption',
  'scrap',
  'adjustment',
] as const;
export type PlaceKind = (typeof placeKinds)[number];
/** The kinds that a shop makes places of. */
export const shelfKinds = ['store', 'unitsInRepair', 'spareUnits'] as const satisfies readonly PlaceKind[];
export type ShelfKind = (typeof shelfKinds)[number];

/** What a movement is (B-16). `count`: difference of a stocktake 盘盈亏; `oldPart`: taken back from the customer; `recycle`: made usable again. */
export const moveKinds = [
  'opening',
  'receipt',
  'issue',
  'return',
  'reversal',
  'transfer',
  'consume',
  'scrap',
  'count',
  'oldPart',
  'recycle',
  'sale',
  'supplierReturn',
  'toCustomer',
] as const;
export type MoveKind = (typeof moveKinds)[number];

/** Papers of the storekeeper besides the goods receipt. */
export const stockDocumentKinds = ['issue', 'return', 'transfer', 'adjustment', 'scrap', 'oldPart'] as const;
export type StockDocumentKind = (typeof stockDocumentKinds)[number];

export const createPlaceInput = z.strictObject({
  code: requiredLine(20),
  name: requiredLine(60),
  kind: z.enum(shelfKinds).default('store'),
  /** The store that a bin belongs to. */
  parentId: id.nullable().default(null),
  keeperId: id.nullable().default(null),
});

export interface MoveRow {
  readonly id: number;
  readonly at: number;
  /** Business day. */
  readonly bookedOn: string;
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
  readonly documentId: number | null;
  readonly documentNo: string | null;
  readonly lotNo: string | null;
  readonly staffName: string | null;
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
  readonly parentId: number | null;
  readonly keeperId: number | null;
  /** Whose bag it is. */
  readonly staffId: number | null;
}

/** Value of one movement in fen: at most ten billion yuan, so that sums of thousands stay exact. */
export function isStockValue(fen: number): boolean {
  return fen <= 1_000_000_000_000;
}

export const movesInput = z.strictObject({
  itemId: id.nullable().default(null),
  workOrderId: id.nullable().default(null),
  documentId: id.nullable().default(null),
  ...pageInput,
});

/** Business day of an act, '' for today. In the past only after the last locked count of what is touched. */
const bookedOn = z.union([z.literal(''), day]).optional();
/** Batch or serial number, for items that want one. */
const lotNo = line(60).optional();

export const receiveInput = z.strictObject({
  supplier: line(80).default(''),
  note: line(300).default(''),
  bookedOn,
  lines: z
    .array(
      z
        .strictObject({
          itemId: id,
          placeId: id,
          qty: quantity,
          unitCostFen: fen,
          /** Units that `unitCostFen` is the price of: a pack's. */
          costQty: quantity.default(1),
          lotNo,
          expiresOn: z.union([z.literal(''), day]).optional(),
        })
        .refine(({ qty, unitCostFen, costQty }) => isStockValue((qty / costQty) * unitCostFen), { error: 'amountTooLarge', path: ['qty'] }),
    )
    .min(1)
    .max(200),
  draftId: id.nullable().default(null),
});

const slipLine = z.strictObject({ itemId: id, placeId: id, qty: quantity, lotNo });
/** R-003-13: nothing is issued without a slip and the mark that the technician signed. */
export const issueInput = z.strictObject({
  workOrderId: id,
  lines: z.array(slipLine).min(1).max(100),
  signedBy: line(40),
  isSigned: z.boolean(),
  bookedOn,
});
export const returnInput = z.strictObject({
  workOrderId: id,
  lines: z.array(slipLine).min(1).max(100),
  reason,
  bookedOn,
});
export const reverseInput = z.strictObject({ moveId: id, reason });

/** What a stock command wrote: the moves can be reversed one by one. `id` is the receipt or the slip, `version` that of the slip. */
export interface MovesReceipt extends Receipt {
  readonly moveIds: readonly number[];
  /** The paper of the act: an issue note, a return …; none for a goods receipt or a reversal. */
  readonly documentId?: number;
  readonly documentNo?: string;
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
