import { openOrderStates } from '../../../shared/purchase-order-lifecycle.ts';
import { pendingRequestStates } from '../../../shared/material-request-lifecycle.ts';
import type { Db } from '../../db/engine.ts';

/**
 * What is still to come of each item: lines of purchase orders less what was accepted, lines of material requests less what was booked in.
 * Drafts count: what is being ordered is not proposed once more.
 */
export async function findOnOrder(db: Db): Promise<ReadonlyMap<number, number>> {
  const ordered = await db
    .selectFrom('purchaseOrderLine as line')
    .innerJoin('purchaseOrder', 'purchaseOrder.id', 'line.purchaseOrderId')
    .select([
      'line.itemId',
      'line.qty',
      (eb) =>
        eb.fn
          .coalesce(
            eb
              .selectFrom('inspectionLine')
              .select((sum) => sum.fn.sum<number>('accepted').as('accepted'))
              .whereRef('inspectionLine.orderLineId', '=', 'line.id'),
            eb.val(0),
          )
          .as('came'),
    ])
    .where('purchaseOrder.state', 'in', openOrderStates)
    .execute();
  const asked = await db
    .selectFrom('materialRequestLine as line')
    .innerJoin('materialRequest', 'materialRequest.id', 'line.materialRequestId')
    .select(['line.itemId', 'line.qty', 'line.receivedQty as came'])
    .where('materialRequest.state', 'in', pendingRequestStates)
    .where('line.itemId', 'is not', null)
    .execute();
  const toCome = new Map<number, number>();
  for (const { itemId, qty, came } of [...ordered, ...asked]) {
    const open = qty - Number(came);
    if (itemId !== null && open > 0) toCome.set(itemId, (toCome.get(itemId) ?? 0) + open);
  }
  return toCome;
}
