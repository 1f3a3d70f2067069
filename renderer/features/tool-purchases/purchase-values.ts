import { z } from 'zod';
import { optionalDay } from '../../../shared/fields.ts';
import { createToolPurchaseInput } from '../../../shared/tool-purchases.ts';
import type { ToolPlanLine, ToolPurchaseView } from '../../../shared/tool-purchases.ts';
import type { ToolKindRow } from '../../../shared/tools.ts';

const shape = createToolPurchaseInput.shape;
const known = { code: z.string(), name: z.string(), spec: z.string(), unit: z.string(), stockQty: z.number() };
/** What is typed: the kind's own words of a line are only shown. */
export const purchaseSchema = z.object({
  stockReason: shape.stockReason,
  neededOn: optionalDay,
  lines: z.array(shape.lines.element.extend(known).strip()).min(1).max(60),
});
export type PurchaseValues = z.input<typeof purchaseSchema>;
export type PurchaseOut = z.output<typeof purchaseSchema>;
export type PurchaseLineValues = PurchaseValues['lines'][number];

export const emptyPurchase: PurchaseValues = { stockReason: '', neededOn: '', lines: [] };

export function valuesOfPurchase({ stockReason, neededOn, lines }: ToolPurchaseView): PurchaseValues {
  return {
    stockReason,
    neededOn,
    lines: lines.map(({ itemId, code, name, spec, unit, stockQty, qty, note }) => ({
      ...{ itemId, code, name, spec, unit, stockQty, qty, note },
    })),
  };
}

/** A kind that was searched or scanned; how many, is typed: what it lacks to its minimum stands there first. */
export function lineOfKind({ id, code, name, spec, unit, stockQty, minQty }: ToolKindRow): PurchaseLineValues {
  return { itemId: id, code, name, spec, unit, stockQty, qty: Math.max(1, minQty - stockQty), note: '' };
}

export function lineOfPlan({ itemId, code, name, spec, unit, stockQty, proposedQty }: ToolPlanLine, note: string): PurchaseLineValues {
  return { ...{ itemId, code, name, spec, unit, stockQty }, qty: proposedQty, note: note.slice(0, 200) };
}

/** What is sent. */
export function inputOfPurchase({ lines, ...facts }: PurchaseOut) {
  return { ...facts, lines: lines.map(({ itemId, qty, note }) => ({ itemId, qty, note })) };
}
