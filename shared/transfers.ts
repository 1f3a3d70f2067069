import { z } from 'zod';
import { day, id, instant, line, pageInput, quantity, reason, requiredLine } from './fields.ts';
import type { MoveRow, StockDocumentKind } from './stock.ts';
import { stockDocumentKinds } from './stock.ts';

const bookedOn = z.union([z.literal(''), day]).optional();
const stockLine = z.strictObject({ itemId: id, placeId: id, qty: quantity, lotNo: line(60).optional() });
const lines = z.array(stockLine).min(1).max(100);

/** From one place to another 调拨, at once or in two steps: sent now, arrived later at another store. `placeId` is where each line lies. */
export const transferInput = z.strictObject({
  toPlaceId: id,
  lines,
  isOnTheWay: z.boolean().default(false),
  note: line(300).default(''),
  bookedOn,
});
/** What was on its way has arrived: all that is still in transit, or the lines given. Where it was sent to, or elsewhere. */
export const arriveInput = z.strictObject({
  documentId: id,
  toPlaceId: id.nullable().default(null),
  lines: z
    .array(z.strictObject({ itemId: id, qty: quantity, lotNo: line(60).optional() }))
    .max(100)
    .default([]),
  bookedOn,
});
/** What nobody can use any more goes out of the books with its reason. */
export const scrapInput = z.strictObject({ lines, reason, bookedOn });

/** The job of a slip waits for a part until then; the front desk tells the customer. */
export const holdForPartInput = z.strictObject({ workOrderId: id, newPromisedAt: instant, note: line(300).default('') });

export const lotsInput = z.strictObject({ itemId: id, placeId: id });
export const slipLotsInput = z.strictObject({ itemId: id, workOrderId: id });
export interface LotRow {
  readonly no: string;
  readonly qty: number;
  readonly expiresOn: string;
}

/** Where an item lies besides, for a part that is not there: shelves and technicians' bags. */
export interface ItemPlace {
  readonly placeId: number;
  readonly placeName: string;
  readonly staffId: number | null;
  readonly qty: number;
  /** Kept for slips. */
  readonly keptQty: number;
}

/** A transfer that has not arrived whole. */
export interface OnTheWay {
  readonly documentId: number;
  readonly no: string;
  readonly at: number;
  readonly toPlaceId: number;
  readonly toPlace: string;
  readonly userName: string;
  readonly lines: readonly {
    readonly itemId: number;
    readonly code: string;
    readonly name: string;
    readonly unit: string;
    readonly packUnit: string;
    readonly packQty: number;
    readonly lotNo: string;
    readonly qty: number;
  }[];
}

export const documentListInput = z.strictObject({
  kind: z.enum(stockDocumentKinds).nullable().default(null),
  staffId: id.nullable().default(null),
  workOrderId: id.nullable().default(null),
  ...pageInput,
});

export interface StockDocumentRow {
  readonly id: number;
  readonly kind: StockDocumentKind;
  readonly no: string;
  readonly bookedOn: string;
  readonly at: number;
  readonly workOrderId: number | null;
  readonly workOrderNo: string | null;
  readonly staffId: number | null;
  readonly staffName: string | null;
  readonly signedBy: string;
  readonly reason: string;
  readonly note: string;
  readonly userName: string;
  readonly toPlace: string | null;
  readonly arrivedAt: number | null;
}
export interface StockDocumentView extends StockDocumentRow {
  readonly customerName: string | null;
  /** Only what the act wrote first; what took it back or completed it later stands behind. */
  readonly moves: readonly MoveRow[];
  readonly printCount: number;
}
/** What the printed note says. */
export interface StockDocumentPrintData {
  readonly document: StockDocumentView;
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string; readonly zone: string };
  readonly printCount: number;
}
export const recordStockPrintInput = z.strictObject({
  id,
  paper: requiredLine(20),
  copies: z.number().int().min(1).max(9).default(1),
  reason: line(200).default(''),
});
