import { z } from 'zod';
import { fen, id, line, optionalDay, quantity, requiredLine } from '../../../shared/fields.ts';
import { orderLineFen, orderTotalFen } from '../../../shared/purchase-orders.ts';
import type { PurchaseOrderView } from '../../../shared/purchase-orders.ts';

const orderLine = z.object({
  itemId: id,
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  packUnit: z.string(),
  packQty: z.number(),
  spec: line(120),
  qty: quantity,
  priceFen: fen,
});
export const orderSchema = z.object({
  supplierName: requiredLine(80),
  dueOn: optionalDay,
  contractNo: line(60),
  note: line(300),
  lines: z.array(orderLine).min(1).max(200),
});
export type OrderValues = z.input<typeof orderSchema>;
export type OrderOut = z.output<typeof orderSchema>;
export type OrderLineValues = OrderValues['lines'][number];

export const emptyOrder: OrderValues = { supplierName: '', dueOn: '', contractNo: '', note: '', lines: [] };

export function orderValuesOf({ supplierName, dueOn, contractNo, note, orderLines }: PurchaseOrderView): OrderValues {
  return {
    supplierName,
    dueOn,
    contractNo,
    note,
    lines: orderLines.map(({ itemId, code, name, unit, packUnit, packQty, spec, qty, priceFen }) => ({
      itemId,
      code,
      name,
      unit,
      packUnit,
      packQty,
      spec,
      qty,
      priceFen,
    })),
  };
}

const isKnown = ({ qty, priceFen }: OrderLineValues) => Number.isSafeInteger(qty) && Number.isSafeInteger(priceFen);

/** A line's amount; 0 while quantity or price are not understood yet. */
export function lineFen(values: OrderLineValues): number {
  return isKnown(values) ? orderLineFen(values) : 0;
}

export function linesFen(lines: readonly OrderLineValues[]): number {
  return orderTotalFen(lines.filter(isKnown));
}
