import type { z } from 'zod';
import { purchaseOrderLifecycle } from '../../../shared/purchase-order-lifecycle.ts';
import type { PurchaseOrderState } from '../../../shared/purchase-order-lifecycle.ts';
import type { PurchaseOrderLineView, receivePurchaseOrderInput } from '../../../shared/purchase-orders.ts';
import type { MovesReceipt } from '../../../shared/stock.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { follow } from '../../platform/lifecycle.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { receiveInto } from '../stock/stock.service.ts';
import { supplierOf } from '../suppliers/suppliers.service.ts';
import { findOrderLines, insertInspection } from './order-lines.repository.ts';
import { settleOverdue } from './order-reminders.service.ts';
import { saveStep, takeOrderStep } from './order-step.ts';
import { lockOrder } from './purchase-orders.repository.ts';
import type { PurchaseOrderRecord } from './purchase-orders.repository.ts';

type Input = z.output<typeof receivePurchaseOrderInput>;
type Inspected = Input['lines'][number];

/** What a receipt for an order wrote; `id` is the order. */
export interface OrderReceipt extends MovesReceipt {
  /** Number of the goods receipt; none when everything was rejected. */
  readonly receiptNo: string | null;
}

/**
 * Goods of an order are here and were looked at: what is accepted goes on the shelf at the agreed price, what is rejected is written down with
 * its reason. Part by part, until everything is on the shelf (R-004-57).
 * @throws DomainError `guardFailed` (`overDelivery`) for more than was ordered without a yes, those of `receiveInto`
 */
export async function receiveOrder(
  context: ActorContext,
  { lines, note, bookedOn, isOverConfirmed, ...target }: Input,
): Promise<OrderReceipt> {
  return write(context, async (w) => {
    const done: { moves?: MovesReceipt } = {};
    const receipt = await takeOrderStep(w, context, target, 'receive', async (order) => {
      const known = new Map((await findOrderLines(w.tx, order.id)).map((line) => [line.id, line]));
      const inspected = lines.map((line) => ({ ...line, of: lineOf(known, line) }));
      if (!isOverConfirmed) refuseTooMany(inspected);
      const moves = await stockAccepted(w, context, order, inspected, { note, bookedOn });
      if (moves) done.moves = moves;
      await insertInspection(
        w.tx,
        { purchaseOrderId: order.id, receiptId: moves?.id ?? null, note, userId: context.actor.userId, at: context.now },
        lines.map(({ lineId, delivered, accepted, reason }) => ({ orderLineId: lineId, delivered, accepted, reason })),
      );
      const total = (of: (line: Inspected) => number) => lines.reduce((sum, line) => sum + of(line), 0);
      const accepted = total((line) => line.accepted);
      const data = { receiptNo: moves?.no ?? null, accepted, rejected: total((line) => line.delivered) - accepted };
      return { kind: 'received', data, state: walkTo(order.state) };
    });
    const { version } = await stockWhenComplete(w, context, receipt.id, receipt.version);
    return { ...receipt, version, moveIds: done.moves?.moveIds ?? [], receiptNo: done.moves?.no ?? null };
  });
}

/** Goods that came without a word of their way were on it all the same: no step is left out. */
function walkTo(from: PurchaseOrderState): PurchaseOrderState {
  const sent = from === 'ordered' ? follow(purchaseOrderLifecycle, from, 'ship') : from;
  return sent === 'inTransit' ? follow(purchaseOrderLifecycle, sent, 'arrive') : sent;
}

function lineOf(known: ReadonlyMap<number, PurchaseOrderLineView>, { lineId }: Inspected): PurchaseOrderLineView {
  const line = known.get(lineId);
  if (!line) throw new DomainError('notFound', { what: 'purchaseOrderLine', id: lineId });
  return line;
}

type LineOf = Inspected & { readonly of: PurchaseOrderLineView };

function refuseTooMany(lines: readonly LineOf[]): void {
  for (const [lineId, parts] of Map.groupBy(lines, ({ of }) => of.id)) {
    const of = parts[0]?.of;
    const accepted = parts.reduce((sum, line) => sum + line.accepted, 0);
    if (of && of.receivedQty + accepted > of.qty)
      throw new DomainError('guardFailed', {
        guard: 'overDelivery',
        lineId,
        item: of.name,
        unit: of.unit,
        ordered: of.qty,
        received: of.receivedQty,
        accepted,
      });
  }
}

async function stockAccepted(
  w: Write,
  context: ActorContext,
  order: PurchaseOrderRecord,
  lines: readonly LineOf[],
  { note, bookedOn }: Pick<Input, 'note' | 'bookedOn'>,
): Promise<MovesReceipt | undefined> {
  const accepted = lines.filter((line) => line.accepted > 0);
  if (accepted.length === 0) return undefined;
  const supplier = await supplierOf(w.tx, order.supplierId);
  return receiveInto(
    w,
    context,
    {
      supplier: supplier.name,
      note: note === '' ? order.no : `${order.no} ${note}`.slice(0, 300),
      bookedOn,
      lines: accepted.map(({ of, placeId, accepted: qty, lotNo, expiresOn }) => ({
        itemId: of.itemId,
        placeId,
        qty,
        unitCostFen: of.priceFen,
        costQty: of.packQty,
        lotNo,
        expiresOn,
      })),
    },
    { purchaseOrderId: order.id, supplierId: order.supplierId },
  );
}

/** The last piece is on the shelf: 入库. */
async function stockWhenComplete(w: Write, context: ActorContext, id: number, version: number): Promise<{ readonly version: number }> {
  const lines = await findOrderLines(w.tx, id);
  const order = await lockOrder(w.tx, id);
  if (!order || lines.some(({ qty, receivedQty }) => receivedQty < qty)) return { version };
  await settleOverdue(w, context, order);
  return saveStep(w, context, order, { kind: 'stocked', state: follow(purchaseOrderLifecycle, order.state, 'stock') });
}
