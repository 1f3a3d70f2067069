import type { Generated } from 'kysely';
import type { MoveKind, PlaceKind, ReceiptKind, StockDocumentKind } from '../../../shared/stock.ts';

/** Where stock is or goes to. Only stocked places have balances; the others are the outer ends of a movement. */
export interface PlaceTable {
  id: Generated<number>;
  code: string;
  name: string;
  kind: PlaceKind;
  isStocked: number;
  /** The store that a shelf or bin belongs to. */
  parentId: number | null;
  /** Who answers for a store (R-000-22). */
  keeperId: number | null;
  /** Whose bag it is: what a technician carries. */
  staffId: number | null;
  /** What lies here counts as in stock: it can be issued. */
  isShelf: Generated<number>;
  isActive: Generated<number>;
  version: Generated<number>;
}

/** What lies where: a projection of `stock_move` kept in the same transaction, never negative (R-000-22). */
export interface StockBalanceTable {
  itemId: number;
  placeId: number;
  qty: number;
  /** Value of `qty` at moving average cost. */
  valueFen: number;
  /** Business day of the last locked count, '' before the first: nothing is booked on it or before it any more. */
  countedOn: Generated<string>;
}

/** What lay where at the end of a month `YYYY-MM` in which it moved: a projection by business day, kept in the same transaction. */
export interface StockMonthTable {
  itemId: number;
  placeId: number;
  month: string;
  qty: number;
  valueFen: number;
}

/** A batch, or one piece with its serial number. */
export interface StockLotTable {
  id: Generated<number>;
  itemId: number;
  no: string;
  expiresOn: string;
  note: string;
  createdAt: number;
}

/** How many units of a lot lie where: a projection like `stock_balance`. */
export interface LotBalanceTable {
  lotId: number;
  placeId: number;
  qty: number;
}

/** The paper of one act of the storekeeper: issue note, return, transfer, adjustment …; its lines are the moves that name it. */
export interface StockDocumentTable {
  id: Generated<number>;
  kind: StockDocumentKind;
  no: string;
  workOrderId: number | null;
  /** The technician who got or gave it. */
  staffId: number | null;
  /** The material request whose goods it hands out. */
  materialRequestId: number | null;
  /** The tool purchase whose goods it takes in (R-000-63). */
  toolPurchaseId: Generated<number | null>;
  bookedOn: string;
  signedBy: string;
  reason: string;
  note: string;
  /** Drawn on a touch screen, as the path of an SVG; '' for a mark on paper. */
  signature: Generated<string>;
  userId: number;
  at: number;
  /** Where a transfer that goes by way of transit is to arrive, and when all of it had. */
  toPlaceId: number | null;
  arrivedAt: number | null;
}

/** Units on a shelf that are kept for a slip. */
export interface StockReservationTable {
  workOrderId: number;
  itemId: number;
  placeId: number;
  qty: number;
  userId: number;
  at: number;
}

/** The ledger: quantity and value from one place to another. Append-only; a mistake is reversed, never edited. */
export interface StockMoveTable {
  id: Generated<number>;
  itemId: number;
  kind: MoveKind;
  fromPlaceId: number;
  toPlaceId: number;
  qty: number;
  /** Value moved, frozen at the moment of the move. */
  valueFen: number;
  workOrderId: number | null;
  receiptId: number | null;
  /** Who signed for it: the technician's name on an issue. */
  signedBy: string;
  reason: string;
  userId: number;
  at: number;
  reversesId: number | null;
  /** Business day `YYYY-MM-DD` in the shop's zone; may lie before `at`, but after the last locked count. */
  bookedOn: Generated<string>;
  documentId: number | null;
  lotId: number | null;
  /** The technician who got, used or gave it. */
  staffId: number | null;
}

/** Goods received from a supplier; its lines are the moves that name it. */
export interface GoodsReceiptTable {
  id: Generated<number>;
  no: string;
  supplier: string;
  note: string;
  userId: number;
  at: number;
  kind: Generated<ReceiptKind>;
  /** The material request that it was for. */
  materialRequestId: number | null;
  /** The order that it was for. */
  purchaseOrderId: number | null;
  supplierId: number | null;
}
