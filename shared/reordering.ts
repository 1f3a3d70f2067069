import { z } from 'zod';
import { id, quantity, requiredLine } from './fields.ts';
import type { ItemKind } from './parts.ts';
import type { Packing } from './pack-quantity.ts';

/** For whom the days of reserve are counted: each store with its bins, or each technician's bag (R-000-35). */
export const reserveScopes = ['store', 'technician'] as const;
export type ReserveScope = (typeof reserveScopes)[number];

export const reorderSettings = z.strictObject({
  /** Days whose real use is looked at. */
  windowDays: z.number().int().min(7).max(366),
  /** Days that consumables must last. */
  reserveDays: z.number().int().min(1).max(90),
  reservePer: z.enum(reserveScopes),
  /** Days without use after which an item is a slow mover 呆滞. */
  slowDays: z.number().int().min(30).max(3650),
});
export type ReorderSettings = Readonly<z.output<typeof reorderSettings>>;
export const reorderKey = 'reordering';
/** R-000-35: 10 days, per store unless the shop says otherwise. */
export const defaultReorderSettings: ReorderSettings = { windowDays: 90, reserveDays: 10, reservePer: 'store', slowDays: 180 };

/** What the warning line is worked out from; quantities in smallest units. */
export interface ReorderFacts {
  readonly windowDays: number;
  /** Used in the window, less what came back. */
  readonly used: number;
  /** Used in the same span a year ago: seasonal look-back. */
  readonly usedLastYear: number;
  readonly leadDays: number;
  readonly safetyQty: number;
  readonly minQty: number;
  readonly orderQty: number;
  readonly packQty: number;
  readonly stockQty: number;
  readonly reservedQty: number;
  readonly onOrderQty: number;
}

export type ReorderReason = 'belowMinimum' | 'atLine';

export interface Reorder {
  /** The larger of both spans, never below nothing. */
  readonly countedUse: number;
  readonly isSeasonal: boolean;
  /** Use until ordered goods are on the shelf, whole units below. */
  readonly leadUse: number;
  /** The highest whole stock that is warned of. */
  readonly lineQty: number;
  readonly availableQty: number;
  readonly reason: ReorderReason | null;
  /** What is ordered over the line, and the whole proposal in full packs; 0 where nothing is proposed. */
  readonly lotQty: number;
  readonly proposedQty: number;
}

/**
 * Warning line = daily use x lead days + safety (R-004-52): 2 a day x 7 + 4 = 18; 18 is warned of, 19 is not. What is on order counts as
 * there, what is kept for slips does not. Proposed is what leads over the line, or the minimum (R-000-08), by the order lot, in full packs.
 */
export function reorder(facts: ReorderFacts): Reorder {
  const { windowDays, used, usedLastYear, leadDays, safetyQty, minQty, stockQty, reservedQty, onOrderQty, packQty } = facts;
  const countedUse = Math.max(used, usedLastYear, 0);
  const leadUse = Math.floor((countedUse * leadDays) / windowDays);
  const lineQty = leadUse + safetyQty;
  const availableQty = stockQty + onOrderQty - reservedQty;
  const isAtLine = lineQty > 0 && availableQty <= lineQty;
  const reason = availableQty < minQty ? 'belowMinimum' : isAtLine ? 'atLine' : null;
  const lotQty = facts.orderQty > 0 ? facts.orderQty : Math.max(1, Math.ceil((countedUse * leadDays) / windowDays));
  const wanted = Math.max(lineQty, minQty) - availableQty + lotQty;
  const proposedQty = reason === null ? 0 : Math.ceil(wanted / packQty) * packQty;
  return { countedUse, isSeasonal: usedLastYear > used, leadUse, lineQty, availableQty, reason, lotQty, proposedQty };
}

/** Tenths of days that the stock lasts, rounded down so that 9.96 days do not look like 10; null: nothing is used. */
export function reserveTenths(stockQty: number, used: number, windowDays: number): number | null {
  return used > 0 ? Math.floor((stockQty * windowDays * 10) / used) : null;
}

/** R-000-35: 9.9 days are short of 10, 10.0 are not. */
export function isReserveShort(stockQty: number, used: number, windowDays: number, reserveDays: number): boolean {
  return used > 0 && stockQty * windowDays < reserveDays * used;
}

/** What is missing to the days of reserve, in full packs. */
export function reserveGap(stockQty: number, used: number, windowDays: number, reserveDays: number, packQty: number): number {
  const wanted = Math.ceil((reserveDays * used) / windowDays) - stockQty;
  return wanted <= 0 ? 0 : Math.ceil(wanted / packQty) * packQty;
}

/** Hundredths of times that the stock turned over 周转率 (R-004-53): issue cost / average stock value; null where there was no stock. */
export function turnoverHundredths(issueFen: number, openFen: number, closeFen: number): number | null {
  const both = openFen + closeFen;
  return both > 0 ? Math.floor((Math.max(0, issueFen) * 200) / both) : null;
}

export const abcClasses = ['A', 'B', 'C'] as const;
export type AbcClass = (typeof abcClasses)[number];

/** ABC by issue cost: those that make up the first 80 % are A, up to 95 % B, the rest C; in the order given. */
export function classifyAbc(costs: readonly number[]): readonly AbcClass[] {
  const total = costs.reduce((sum, cost) => sum + Math.max(0, cost), 0);
  const order = costs.map((cost, at) => ({ cost: Math.max(0, cost), at })).toSorted((a, b) => b.cost - a.cost || a.at - b.at);
  const classes: AbcClass[] = costs.map(() => 'C');
  let before = 0;
  for (const { cost, at } of order) {
    if (cost > 0) classes[at] = before * 100 < total * 80 ? 'A' : before * 100 < total * 95 ? 'B' : 'C';
    before += cost;
  }
  return classes;
}

/** One item that should be ordered, with its arithmetic. */
export interface ReorderRow extends ReorderFacts, Reorder {
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly packUnit: string;
  readonly kind: ItemKind;
  readonly supplierId: number | null;
  readonly supplierName: string | null;
  readonly reason: ReorderReason;
  /** Expected purchase price of a pack, and of the proposal. */
  readonly costFen: number;
  readonly proposedFen: number;
}

export interface ReorderList {
  readonly settings: ReorderSettings;
  /** Spans that were looked at, first and last day. */
  readonly from: string;
  readonly to: string;
  readonly lastYearFrom: string;
  readonly lastYearTo: string;
  /** By supplier, then code; those without a supplier last. */
  readonly rows: readonly ReorderRow[];
}

/** What a selection of proposals becomes. */
export const reorderTargets = ['purchaseOrder', 'materialRequest'] as const;
export type ReorderTarget = (typeof reorderTargets)[number];

export const orderProposalsInput = z.strictObject({
  target: z.enum(reorderTargets),
  lines: z
    .array(z.strictObject({ itemId: id, qty: quantity }))
    .min(1)
    .max(100)
    .refine((lines) => new Set(lines.map(({ itemId }) => itemId)).size === lines.length, { error: 'duplicate' }),
  reason: requiredLine(200),
  /** Who needs it, for a material request; null: whoever asks. */
  applicantId: id.nullable().default(null),
});

/** The drafts that a selection became. */
export interface OrderedProposals {
  readonly target: ReorderTarget;
  readonly drafts: readonly { readonly id: number; readonly no: string }[];
}

/** Days of reserve of one consumable in one store or bag (R-000-35). */
export interface ReserveRow extends Packing {
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly placeId: number;
  readonly placeName: string;
  readonly stockQty: number;
  readonly used: number;
  readonly windowDays: number;
  readonly tenths: number | null;
  readonly isShort: boolean;
  /** The draft request that was made for it, while it is short. */
  readonly materialRequestId: number | null;
}
