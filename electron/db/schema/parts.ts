import type { Generated } from 'kysely';
import type { ItemKind, MoveKind, PlaceKind } from '../../../shared/parts.ts';

/** A part or consumable of the catalogue (B-15, B-17). Quantities count its smallest unit. */
export interface ItemTable {
  id: Generated<number>;
  code: string;
  barcode: string;
  name: string;
  spec: string;
  unit: string;
  kind: ItemKind;
  category: string;
  /** What it is sold for, per unit. */
  priceFen: number;
  /** Expected purchase price per unit; the true cost is the moving average of the balances. */
  costFen: number;
  minQty: number;
  placeId: number;
  isActive: number;
  createdAt: number;
  version: number;
}

/** Where stock is or goes to. Only stocked places have balances; the others are the outer ends of a movement. */
export interface PlaceTable {
  id: Generated<number>;
  code: string;
  name: string;
  kind: PlaceKind;
  isStocked: number;
}

/** What lies where: a projection of `stock_move` kept in the same transaction, never negative (R-000-22). */
export interface StockBalanceTable {
  itemId: number;
  placeId: number;
  qty: number;
  /** Value of `qty` at moving average cost. */
  valueFen: number;
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
}

/** What a slip wants, got and gave back of one item. */
export interface WorkOrderPartTable {
  workOrderId: number;
  itemId: number;
  wantedQty: number;
  issuedQty: number;
  returnedQty: number;
  /** Cost value of issued minus returned. */
  valueFen: number;
  /** Sale price per unit at the first issue. */
  priceFen: number;
}

/** Goods received from a supplier; its lines are the moves that name it. */
export interface GoodsReceiptTable {
  id: Generated<number>;
  no: string;
  supplier: string;
  note: string;
  userId: number;
  at: number;
}
