import { z } from 'zod';
import { id, line, quantity, requiredLine } from './fields.ts';
import { bookedOn, signed } from './tools.ts';

export const toolKitInput = z.strictObject({
  id: id.nullable().default(null),
  version: z.number().int().min(0).default(0),
  name: requiredLine(40),
  post: line(40).default(''),
  isForJoining: z.boolean().default(true),
  isActive: z.boolean().default(true),
  lines: z
    .array(z.strictObject({ itemId: id, qty: quantity.max(1000) }))
    .min(1)
    .max(60),
});

/** The whole kit of a post in one step (R-000-80). */
export const issueKitInput = z.strictObject({
  staffId: id,
  kitId: id,
  managerId: id.nullable().default(null),
  placeId: id,
  /** Numbers for the numbered kinds of the kit. */
  numbers: z
    .array(z.strictObject({ itemId: id, toolNo: requiredLine(40) }))
    .max(100)
    .default([]),
  bookedOn,
  ...signed,
});

export interface ToolKit {
  readonly id: number;
  readonly name: string;
  readonly post: string;
  readonly isForJoining: boolean;
  readonly isActive: boolean;
  readonly version: number;
  readonly lines: readonly {
    readonly itemId: number;
    readonly code: string;
    readonly name: string;
    readonly unit: string;
    readonly isNumbered: boolean;
    readonly qty: number;
    readonly stockQty: number;
  }[];
}
