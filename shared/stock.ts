import { z } from 'zod';
import type { Receipt } from './fields.ts';
import { day, fen, id, line, pageInput, quantity, reason } from './fields.ts';

/**
 * Shelves, where stock can be issued from: 配件库, 大件维修机, 备用机 (R-001-12) and what a technician carries. Also holding stock: goods in
 * transit, the shelf of old parts; tools lie in a tool room, with people or at a mender's. The others are outer ends of a movement and hold nothing.
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
  'toolStore',
  'toolHolder',
  'toolRepair',
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
  'toolIn',
  'lend',
  'handIn',
  'toRepair',
  'fromRepair',
  'loss',
  'found',
] as const;
export type MoveKind = (typeof moveKinds)[number];

/** What a counter-move alone takes back; the others belong to a count, an old part …, which are taken back there. */
export const reversibleMoves: readonly MoveKind[] = ['receipt', 'issue', 'return', 'transfer', 'consume', 'scrap'];

/** Papers of the storekeeper besides the goods receipt. */
export const stockDocumentKinds = [
  'issue',
  'return',
  'transfer',
  'adjustment',
  'scrap',
  'oldPart',
  'toolIn',
  'toolIssue',
  'toolReturn',
  'toolScrap',
] as const;
export type StockDocumentKind = (typeof stockDocumentKinds)[number];

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
  readonly packUnit: string;
  readonly packQty: number;
  readonly fromPlace: string;
  readonly toPlace: string;
  readonly qty: number;
  readonly valueFen: number;
  readonly workOrderId: number | null;
  readonly workOrderNo: string | null;
  readonly receiptNo: string | null;
  readonly documentId: number | null;
  readonly documentNo: string | null;
  readonly documentKind: StockDocumentKind | null;
  readonly lotNo: string | null;
  readonly staffName: string | null;
  readonly signedBy: string;
  readonly reason: string;
  readonly userName: string;
  readonly isReversed: boolean;
  /** In stock after it, in all places; of a list of one item only. */
  readonly balanceQty?: number | null;
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

/**
 * What goods came of: supplied by the factory, bought centrally, bought on site in need, or ordered. Both purchases need an approved material
 * request (R-000-31).
 */
export const receiptKinds = ['other', 'factory', 'central', 'emergency', 'order'] as const;
export type ReceiptKind = (typeof receiptKinds)[number];
export const marketPurchases: readonly ReceiptKind[] = ['central', 'emergency'];

export const receiveInput = z.strictObject({
  kind: z.enum(receiptKinds).default('other'),
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

/** Answer of the checker that rebuilds balances, closings of months and lots from the ledger. */
export interface StockCheck {
  readonly balances: number;
  readonly moves: number;
  readonly differences: readonly {
    readonly itemId: number;
    readonly placeId: number;
    /** Of the closing of this month; '': of the balance, or of a lot. */
    readonly month: string;
    /** Of this batch or serial number; '': of none. */
    readonly lotNo: string;
    readonly bookedQty: number;
    readonly ledgerQty: number;
    readonly bookedFen: number;
    readonly ledgerFen: number;
  }[];
}
