import { z } from 'zod';
import { id, line, optionalDay } from '../../../shared/fields.ts';
import { stockToolPurchaseInput } from '../../../shared/tool-purchases.ts';
import type { ToolPurchaseView } from '../../../shared/tool-purchases.ts';
import { messageKey } from '../../message-key.ts';

const of = stockToolPurchaseInput.shape.lines.element.shape;
const stockLine = z
  .object({ lineId: id, placeId: id, qty: z.number().int().min(0).max(10_000).nullable(), priceFen: of.priceFen, numbers: z.string() })
  .superRefine(({ qty, numbers }, context) => {
    const count = numbersOf(numbers).length;
    if (count > 0 && count !== (qty ?? 0))
      context.addIssue({ code: 'custom', message: messageKey('toolPurchases:stockIn.numbersDiffer'), path: ['numbers'] });
  });
export const stockInSchema = z.object({ supplier: line(80), bookedOn: optionalDay, managerId: id.nullable(), lines: z.array(stockLine) });
export type StockInValues = z.input<typeof stockInSchema>;
export type StockInOut = z.output<typeof stockInSchema>;

/** What was checked and is not in the room yet. */
export function openLines({ lines }: ToolPurchaseView) {
  return lines.filter(({ checkedQty, stockedQty }) => checkedQty > stockedQty);
}

export function stockInValuesOf(purchase: ToolPurchaseView, today: string): StockInValues {
  return {
    supplier: purchase.sentTo,
    bookedOn: today,
    managerId: null,
    lines: openLines(purchase).map(({ id: lineId, placeId, checkedQty, stockedQty, purchaseFen }) => ({
      ...{ lineId, placeId, qty: checkedQty - stockedQty, priceFen: purchaseFen, numbers: '' },
    })),
  };
}

/** One number a line; also what was pasted with commas or blanks between. */
function numbersOf(text: string): readonly string[] {
  return text
    .split(/[\s,，;；、]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** What is sent of the form: lines of which something comes in; and which line of the form each of them is. */
export function stockInLines({ lines, managerId }: StockInOut) {
  const sent = lines.flatMap(({ qty, numbers, ...rest }, index) =>
    qty === null || qty === 0 ? [] : [{ index, line: { ...rest, qty, managerId, numbers: [...numbersOf(numbers)] } }],
  );
  return { indices: sent.map(({ index }) => index), lines: sent.map(({ line: one }) => one) };
}
