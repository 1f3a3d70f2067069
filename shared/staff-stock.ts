import { z } from 'zod';
import { day, id, line, quantity, reason } from './fields.ts';
import type { ItemTracking } from './parts.ts';

/** Business day of an act, '' for today. */
const bookedOn = z.union([z.literal(''), day]).optional();
const lotNo = line(60).optional();
const stockLine = z.strictObject({ itemId: id, placeId: id, qty: quantity, lotNo });

/** Parts and consumables for a technician, without a slip: parts lie in their bag afterwards, consumables are used up. */
export const issueToStaffInput = z.strictObject({
  staffId: id,
  lines: z.array(stockLine).min(1).max(100),
  /** Empty containers that are handed in for new ones 以空换新 (R-000-34). */
  empties: z
    .array(z.strictObject({ itemId: id, qty: quantity }))
    .max(100)
    .default([]),
  signedBy: line(40),
  isSigned: z.boolean(),
  bookedOn,
});

/** From a technician's bag back to a shelf, which `placeId` names. */
export const returnFromStaffInput = z.strictObject({
  staffId: id,
  lines: z.array(stockLine).min(1).max(100),
  reason,
  bookedOn,
});

/** A technician with a bag, or who could get one. */
export interface BagRow {
  readonly staffId: number;
  readonly name: string;
  /** The place that is the bag; null before the first issue. */
  readonly placeId: number | null;
  /** Different items in it. */
  readonly items: number;
  readonly valueFen: number;
  /** Since when the oldest of it lies there, null when it is empty. */
  readonly oldestAt: number | null;
}

/** What lies in a bag. */
export interface BagLine {
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly packUnit: string;
  readonly packQty: number;
  readonly tracking: ItemTracking;
  readonly qty: number;
  readonly valueFen: number;
  /** When it last came into the bag. */
  readonly since: number;
  /** The shelf on which the item usually lies. */
  readonly homePlaceId: number;
}

/** A line of a bag, of all bags. */
export interface CarriedRow extends Omit<BagLine, 'tracking' | 'homePlaceId'> {
  readonly staffName: string;
}

export interface BagView {
  readonly staffId: number;
  readonly name: string;
  readonly placeId: number | null;
  readonly valueFen: number;
  readonly lines: readonly BagLine[];
}
