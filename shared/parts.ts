import { z } from 'zod';
import { fen, id, line, pageInput, requiredLine, searchText, version } from './fields.ts';
import type { MoveRow } from './stock.ts';

/** What goes into customers' things, and what is used up. */
export const partKinds = ['part', 'consumable'] as const;
export type PartKind = (typeof partKinds)[number];
/** Tools are items of the same ledger with a catalogue of their own. */
export const itemKinds = [...partKinds, 'tool'] as const;
export type ItemKind = (typeof itemKinds)[number];
/** The three ways in which items are classed 用途、功能、结构 (R-004-50). */
export const classAxes = ['use', 'function', 'structure'] as const;
export type ClassAxis = (typeof classAxes)[number];
/** What is written down of each movement of an item: nothing, its batch 批次, or each piece's serial number 序列号. */
export const itemTrackings = ['none', 'batch', 'serial'] as const;
export type ItemTracking = (typeof itemTrackings)[number];

/** What an item is unless somebody says otherwise; a part expects its old part back, a consumable does not. */
const units = z.number().int().min(0).max(1_000_000_000);
const stockFacts = {
  useClassId: id.nullable().default(null),
  functionClassId: id.nullable().default(null),
  structureClassId: id.nullable().default(null),
  /** What it is bought in, and how many units that is; prices are per pack. */
  packUnit: line(10).default(''),
  packQty: z.number().int().min(1).max(1_000_000).default(1),
  supplierId: id.nullable().default(null),
  isHighValue: z.boolean().default(false),
  tracking: z.enum(itemTrackings).default('none'),
  wantsOldPart: z.boolean().optional(),
  wantsEmpty: z.boolean().default(false),
  leadDays: z.number().int().min(0).max(365).default(7),
  safetyQty: units.default(0),
  orderQty: units.default(0),
};

const itemFacts = {
  /** Empty: built from the classes by the shop's rule (R-004-50). */
  code: line(40).default(''),
  barcode: line(60).default(''),
  name: requiredLine(80),
  spec: line(80).default(''),
  unit: requiredLine(10),
  kind: z.enum(partKinds).default('part'),
  category: line(40).default(''),
  priceFen: fen.default(0),
  costFen: fen.default(0),
  minQty: units.default(0),
  placeId: id,
  ...stockFacts,
};
export const createItemInput = z.strictObject(itemFacts);
export type CreateItemInput = z.input<typeof createItemInput>;
export const updateItemInput = z.strictObject({ id, version, ...itemFacts, code: requiredLine(40), isActive: z.boolean() });

export const partListInput = z.strictObject({
  query: searchText.default(''),
  kind: z.enum(partKinds).nullable().default(null),
  /** Only items whose stock is below their minimum (R-000-08). */
  isShort: z.boolean().default(false),
  useClassId: id.nullable().default(null),
  functionClassId: id.nullable().default(null),
  structureClassId: id.nullable().default(null),
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
  readonly packUnit: string;
  readonly packQty: number;
  readonly tracking: ItemTracking;
  readonly isActive: boolean;
  readonly version: number;
}

/** What lies of an item at a place. */
export interface PartBalance {
  readonly placeId: number;
  readonly placeName: string;
  readonly qty: number;
  readonly valueFen: number;
  /** Kept for slips. */
  readonly keptQty: number;
  /** It can be handed out from here: a shelf or a technician's bag. */
  readonly isSource: boolean;
}

export interface PartView extends PartRow {
  readonly costFen: number;
  readonly useClassId: number | null;
  readonly functionClassId: number | null;
  readonly structureClassId: number | null;
  readonly supplierId: number | null;
  readonly supplierName: string | null;
  readonly isHighValue: boolean;
  readonly wantsOldPart: boolean;
  readonly wantsEmpty: boolean;
  readonly leadDays: number;
  readonly safetyQty: number;
  readonly orderQty: number;
  readonly refurbishedOfId: number | null;
  /** Value of the stock at moving average cost. */
  readonly valueFen: number;
  readonly balances: readonly PartBalance[];
  readonly moves: readonly MoveRow[];
}

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
  readonly packUnit: string;
  readonly packQty: number;
  readonly wantedQty: number;
  readonly issuedQty: number;
  readonly returnedQty: number;
  readonly priceFen: number;
  /** On the shelves now, less what is kept for other slips. */
  readonly stockQty: number;
  /** Of it, kept for this slip. */
  readonly keptQty: number;
}

/** A slip in the storekeeper's queue. */
export interface WaitingSlip {
  readonly workOrderId: number;
  readonly no: string;
  readonly customerName: string;
  readonly technicians: string;
  readonly plannedAt: number;
  readonly parts: readonly WorkOrderPartView[];
  /** Its job stands still. */
  readonly isHeld: boolean;
  /** Everything it waits for is on the shelf. */
  readonly isAvailable: boolean;
}
