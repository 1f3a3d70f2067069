import { z } from 'zod';
import { fen, id, line, quantity } from '../../../shared/fields.ts';
import { addFen, prorate } from '../../../shared/money.ts';
import { isStockValue, receiptKinds } from '../../../shared/stock.ts';
import { messageKey } from '../../message-key.ts';

const receiptLine = z
  .object({
    itemId: id,
    code: z.string(),
    name: z.string(),
    spec: z.string(),
    unit: z.string(),
    packUnit: z.string().default(''),
    packQty: z.number().int().min(1).default(1),
    placeId: id,
    qty: quantity,
    /** Per pack where there is one. */
    unitCostFen: fen,
  })
  .refine(({ qty, unitCostFen, packQty }) => isStockValue((qty / packQty) * unitCostFen), {
    error: messageKey('parts:receive.tooLarge'),
    path: ['qty'],
  });

/** What comes by an order is received with the order. */
export const receivedKinds = receiptKinds.filter((kind) => kind !== 'order');
export const receiptSchema = z.object({
  kind: z.enum(receivedKinds).default('other'),
  supplier: line(80),
  note: line(300),
  lines: z.array(receiptLine).min(1).max(200),
});
export type ReceiptValues = z.input<typeof receiptSchema>;
export type ReceiptOut = z.output<typeof receiptSchema>;
export type ReceiptLine = ReceiptValues['lines'][number];

export const emptyReceipt: ReceiptValues = { kind: 'other', supplier: '', note: '', lines: [] };

/** A line's amount; 0 while quantity or cost are not understood yet. */
export function lineFen({ qty, unitCostFen, packQty = 1 }: ReceiptLine): number {
  const isWhole = Number.isSafeInteger(qty) && Number.isSafeInteger(unitCostFen) && isStockValue((qty / packQty) * unitCostFen);
  return isWhole ? prorate(unitCostFen, qty, packQty) : 0;
}

export function totalFen(lines: readonly ReceiptLine[]): number {
  return addFen(...lines.map(lineFen));
}
