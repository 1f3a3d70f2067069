import type { Generated } from 'kysely';
import type { PriceKind } from '../../../shared/catalogue.ts';
import type { ClassAxis, ItemKind, ItemTracking } from '../../../shared/parts.ts';

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
  /** What a pack (`packQty` units) is sold for. */
  priceFen: number;
  /** Expected purchase price of a pack; the true cost is the moving average of the balances. */
  costFen: number;
  minQty: number;
  placeId: number;
  isActive: number;
  createdAt: number;
  version: number;
  /** Classes by use, function and structure (R-004-50). */
  useClassId: number | null;
  functionClassId: number | null;
  structureClassId: number | null;
  /** What it is bought and counted in, e.g. a can of 5,000 ml; '' and 1: the unit itself. */
  packUnit: Generated<string>;
  packQty: Generated<number>;
  supplierId: number | null;
  /** Has its own ledger 台账 whatever it costs (R-000-08). */
  isHighValue: Generated<number>;
  tracking: Generated<ItemTracking>;
  /** Each issued one expects the old part or a reason (R-000-25). */
  wantsOldPart: Generated<number>;
  /** An empty container for a new one 以空换新 (R-000-34). */
  wantsEmpty: Generated<number>;
  /** Days from order to shelf, and what must be left then (R-004-52). */
  leadDays: Generated<number>;
  safetyQty: Generated<number>;
  /** Smallest quantity that is ordered; 0: any. */
  orderQty: Generated<number>;
  /** The item whose refurbished old parts these are 翻新 (R-004-60). */
  refurbishedOfId: number | null;
}

/** A class by use 用途, function 功能 or structure 结构 (R-004-50). */
export interface ItemClassTable {
  id: Generated<number>;
  axis: ClassAxis;
  code: string;
  name: string;
  isActive: Generated<number>;
  version: Generated<number>;
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

/** What a pack of an item is sold, bought or agreed with a supplier for, from a day on; nothing is ever changed here. */
export interface ItemPriceTable {
  id: Generated<number>;
  itemId: number;
  kind: PriceKind;
  priceFen: number;
  /** The pack as it was then. */
  packQty: number;
  unit: string;
  supplierId: number | null;
  fromOn: string;
  note: string;
  userId: number;
  at: number;
}

/** Two items that can stand in for one another; the smaller id is `itemId`. */
export interface ItemSubstituteTable {
  itemId: number;
  substituteId: number;
  note: string;
  userId: number;
  at: number;
}
