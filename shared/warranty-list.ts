import { z } from 'zod';
import { day, pageInput } from './fields.ts';
import { addDays } from './time.ts';
import type { Day } from './time.ts';
import { warrantyLineCodes } from './warranties.ts';
import type { WarrantyLine } from './warranties.ts';

/** The days between which warranties end. */
export const warrantyListInput = z
  .strictObject({
    /** null: from today on. */
    from: day.nullable().default(null),
    /** null: thirty days after the first. */
    to: day.nullable().default(null),
    line: z
      .enum(warrantyLineCodes as readonly [string, ...string[]])
      .nullable()
      .default(null),
    ...pageInput,
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, { error: 'invalid', path: ['to'] });

/** So many days the list looks ahead by itself. */
const expiryDays = 30;

/** A line of the expiry list. */
export interface WarrantyRow extends WarrantyLine {
  readonly id: number;
  readonly customerId: number;
  readonly customerName: string;
  readonly phone: string;
  readonly itemId: number | null;
  readonly itemText: string;
  readonly projectId: number | null;
  readonly projectName: string;
  /** As seen from today: negative when it is over. */
  readonly daysLeft: number;
}

/** The days of a list that names none, one or both. */
export function expirySpan(
  today: Day,
  { from, to }: { readonly from: Day | null; readonly to: Day | null },
): { readonly from: Day; readonly to: Day } {
  const first = from ?? (to !== null && to < today ? to : today);
  return { from: first, to: to ?? addDays(first, expiryDays) };
}
