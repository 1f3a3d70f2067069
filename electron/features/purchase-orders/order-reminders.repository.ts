import { awaitedOrderStates } from '../../../shared/purchase-order-lifecycle.ts';
import type { Tx } from '../../db/engine.ts';

/** Orders whose agreed day is over, of which something is to come and nobody was told; locked. */
export async function lockUntoldOverdue(
  tx: Tx,
  today: string,
  limit: number,
): Promise<readonly { readonly id: number; readonly no: string }[]> {
  return tx
    .selectFrom('purchaseOrder')
    .select(['id', 'no'])
    .where('state', 'in', awaitedOrderStates)
    .where('dueOn', '<', today)
    .where('dueOn', '<>', '')
    .where('overdueToldAt', 'is', null)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute();
}

export async function markOverdueTold(tx: Tx, id: number, now: number): Promise<void> {
  await tx.updateTable('purchaseOrder').set({ overdueToldAt: now }).where('id', '=', id).execute();
}
