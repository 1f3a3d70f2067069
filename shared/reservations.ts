import { z } from 'zod';
import { id } from './fields.ts';

/** How many units of an item are kept at a place for a slip; 0: none any more. */
export const reserveInput = z.strictObject({
  workOrderId: id,
  lines: z
    .array(z.strictObject({ itemId: id, placeId: id, qty: z.number().int().min(0).max(1_000_000_000) }))
    .min(1)
    .max(100),
});

export const reservationsInput = z.strictObject({ itemId: id.nullable().default(null), workOrderId: id.nullable().default(null) });

export interface ReservationRow {
  readonly workOrderId: number;
  readonly no: string;
  readonly plannedAt: number;
  readonly customerName: string;
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly placeId: number;
  readonly placeName: string;
  readonly qty: number;
  readonly at: number;
  readonly userName: string;
}
