import { z } from 'zod';
import { id, line, quantity, reason, requiredLine, version } from './fields.ts';

/** What became of a spare that a job needs: handed out of the shelf, shipped from elsewhere, no longer needed. */
export const spareOutcomes = ['provided', 'shipped', 'dropped'] as const;
export type SpareOutcome = (typeof spareOutcomes)[number];

export const spareNeedsInput = z.strictObject({ requestId: id });
/** R-002-73, R-002-83: the need of a spare is confirmed, and which item it is. */
export const needSpareInput = z.strictObject({ requestId: id, itemId: id, qty: quantity });
/** It leaves the shelf for the customer; nothing is handed out without a signature mark (R-003-13). */
export const provideSpareInput = z.strictObject({
  id,
  version,
  placeId: id,
  lotNo: line(60).optional(),
  signedBy: requiredLine(40),
  isSigned: z.boolean(),
});
export const shipSpareInput = z.strictObject({ id, version, carrier: requiredLine(40), trackingNo: line(60) });
export const dropSpareInput = z.strictObject({ id, version, reason });

export interface SpareNeed {
  readonly id: number;
  readonly itemId: number;
  readonly code: string;
  readonly itemName: string;
  readonly spec: string;
  readonly unit: string;
  readonly qty: number;
  /** Its batch or serial number is asked for. */
  readonly isTracked: boolean;
  readonly isInStock: boolean;
  readonly neededAt: number;
  readonly neededByName: string;
  readonly outcome: SpareOutcome | '';
  readonly endedAt: number | null;
  readonly endedByName: string | null;
  readonly documentNo: string | null;
  readonly carrier: string;
  readonly trackingNo: string;
  readonly reason: string;
  readonly version: number;
  /** Shelves that hold as many now. */
  readonly places: readonly { readonly placeId: number; readonly placeName: string; readonly qty: number }[];
}
