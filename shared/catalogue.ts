import { z } from 'zod';
import { day, fen, id, line, pageInput, requiredLine, version } from './fields.ts';
import { classAxes } from './parts.ts';
import type { ClassAxis, PartRow } from './parts.ts';
import { shelfKinds } from './stock.ts';
import type { MoveRow, PlaceRow } from './stock.ts';

/** A class by use, function or structure (R-004-50); its code is what codes of items are built from. */
export const saveClassInput = z.strictObject({
  id: id.optional(),
  version: version.optional(),
  axis: z.enum(classAxes),
  code: requiredLine(10).regex(/^[\p{L}\p{N}]+$/u, { error: 'lettersAndDigits' }),
  name: requiredLine(40),
  isActive: z.boolean().default(true),
});
export interface ClassRow {
  readonly id: number;
  readonly axis: ClassAxis;
  readonly code: string;
  readonly name: string;
  readonly isActive: boolean;
  /** Items in it. */
  readonly items: number;
  readonly version: number;
}

/** How the shop builds a code that nobody wrote: classes, then the running number within them. */
export const codeRuleInput = z.strictObject({
  axes: z
    .array(z.enum(classAxes))
    .min(1)
    .max(3)
    .refine((axes) => new Set(axes).size === axes.length, { error: 'twice' }),
  separator: z.enum(['', '-', '.', '/']),
  digits: z.number().int().min(2).max(8),
});
export type CodeRule = z.output<typeof codeRuleInput>;
export const defaultCodeRule: CodeRule = { axes: ['function'], separator: '-', digits: 4 };

/** What stands before the running number, from the codes of an item's classes. */
export function codePrefix({ axes, separator }: CodeRule, codeOf: (axis: ClassAxis) => string | undefined): string | undefined {
  const codes = axes.map(codeOf);
  return codes.some((code) => code === undefined || code === '') ? undefined : [...codes, ''].join(separator);
}

/** The code after the highest of `codes` with this beginning. */
export function nextCode(prefix: string, digits: number, codes: readonly string[]): string {
  const numbers = codes.map((code) => code.slice(prefix.length)).filter((rest) => /^\d{1,12}$/.test(rest));
  return prefix + String(Math.max(0, ...numbers.map(Number)) + 1).padStart(digits, '0');
}

const someClass = id.nullable().default(null);
export const nextCodeInput = z.strictObject({ useClassId: someClass, functionClassId: someClass, structureClassId: someClass });
export interface NextCode {
  /** Null while one of `missing` is not chosen. */
  readonly code: string | null;
  readonly missing: readonly ClassAxis[];
}

/** Prices of a pack: what it is sold for, what it is expected to cost, what a supplier agreed to (R-004-55). */
export const priceKinds = ['sale', 'purchase', 'agreed'] as const;
export type PriceKind = (typeof priceKinds)[number];
export const agreePriceInput = z.strictObject({
  itemId: id,
  supplierId: id,
  priceFen: fen.min(1),
  fromOn: day,
  note: line(200).default(''),
});
export const itemTarget = z.strictObject({ itemId: id });
export interface PriceEntry {
  readonly id: number;
  readonly kind: PriceKind;
  readonly priceFen: number;
  readonly packQty: number;
  /** What the price is for: the pack's word, else the unit's. */
  readonly unit: string;
  readonly supplierId: number | null;
  readonly supplierName: string | null;
  readonly fromOn: string;
  readonly note: string;
  readonly userName: string;
  readonly at: number;
}

export const substituteInput = z
  .strictObject({ itemId: id, substituteId: id, note: line(200).default('') })
  .refine(({ itemId, substituteId }) => itemId !== substituteId, { error: 'sameItem', path: ['substituteId'] });
export const substituteTarget = z.strictObject({ itemId: id, substituteId: id });
/** An item that can stand in for another one. */
export interface Substitute {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly packUnit: string;
  readonly packQty: number;
  readonly qty: number;
  readonly isActive: boolean;
  readonly note: string;
}
/** What a search or scan finds; where nothing is in stock, with what else would do. */
export interface FoundPart extends PartRow {
  readonly substitutes: readonly Substitute[];
}

/** A batch or serial number with what is left of it. */
export interface LotRow {
  readonly id: number;
  readonly no: string;
  readonly expiresOn: string;
  readonly places: readonly { readonly placeId: number; readonly placeName: string; readonly qty: number }[];
}

/** What costs this much or more a pack has its own ledger 台账 (R-000-08). */
export const highValueInput = z.strictObject({ thresholdFen: fen.min(1) });
export const defaultHighValue: z.output<typeof highValueInput> = { thresholdFen: 100_000 };
export interface HighValuePart extends PartRow {
  readonly costFen: number;
  readonly valueFen: number;
  /** Chosen by hand, whatever it costs. */
  readonly isMarked: boolean;
}
export interface HighValueList {
  readonly thresholdFen: number;
  readonly parts: readonly HighValuePart[];
}

export const ledgerInput = z.strictObject({
  itemId: id,
  from: z.union([z.literal(''), day]).default(''),
  to: z.union([z.literal(''), day]).default(''),
});
export const ledgerExportInput = ledgerInput.extend({ itemId: id.nullable() });
/** A line of the ledger: what went in or out of what the shop holds, and what was left (R-000-08). */
export interface LedgerRow extends MoveRow {
  readonly inQty: number;
  readonly outQty: number;
  readonly balanceQty: number;
  readonly balanceFen: number;
}
export interface LedgerView {
  readonly part: PartRow;
  readonly from: string;
  readonly to: string;
  /** What was there before the first line. */
  readonly openingQty: number;
  readonly openingFen: number;
  readonly rows: readonly LedgerRow[];
  readonly closingQty: number;
  readonly closingFen: number;
}
/** Lines of one ledger; a longer one is asked for by its days. */
export const ledgerLimit = 5000;

const placeFacts = {
  code: requiredLine(20),
  name: requiredLine(60),
  kind: z.enum(shelfKinds).default('store'),
  parentId: id.nullable().default(null),
  keeperId: id.nullable().default(null),
};
/** R-000-22: one person answers for each store; a bin is its store's. */
export const savePlaceInput = z
  .strictObject({ id: id.optional(), version: version.optional(), ...placeFacts })
  .refine(({ parentId, keeperId }) => parentId !== null || keeperId !== null, { error: 'required', path: ['keeperId'] })
  .refine((place) => place.parentId === null || place.parentId !== place.id, { error: 'sameItem', path: ['parentId'] });
export const placeActiveInput = z.strictObject({ id, version, isActive: z.boolean() });
export const placeTarget = z.strictObject({ id });
export interface PlaceView extends PlaceRow {
  readonly parentName: string | null;
  /** Who answers for it: its own keeper, or that of its store. */
  readonly keeperName: string | null;
  readonly isActive: boolean;
  readonly version: number;
  /** Items of which something lies here, and what all of it is worth. */
  readonly items: number;
  readonly valueFen: number;
  /** Items that belong here, in stock or not. */
  readonly homeItems: number;
}
export const placeHoldingsInput = z.strictObject({ placeId: id, ...pageInput });
export interface PlaceHolding extends Omit<PartRow, 'placeId' | 'placeName'> {
  readonly valueFen: number;
}

/** Facts of parts for their labels (F-37). */
export const labelPartsInput = z.strictObject({ ids: z.array(id).min(1).max(500) });
