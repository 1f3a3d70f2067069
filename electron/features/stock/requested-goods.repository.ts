import type { Updateable } from 'kysely';
import type { Tx } from '../../db/engine.ts';
import { updateRow } from '../../db/prepared.ts';
import type { MaterialRequestTable } from '../../db/schema/material-requests.ts';

/** The material request that a receipt came of, locked; undefined where it came of none. */
export async function lockRequestOfReceipt(tx: Tx, receiptId: number) {
  const receipt = await tx.selectFrom('goodsReceipt').select(['no', 'materialRequestId']).where('id', '=', receiptId).executeTakeFirst();
  if (!receipt?.materialRequestId) return undefined;
  const request = await tx
    .selectFrom('materialRequest')
    .select(['id', 'no', 'path', 'state', 'version'])
    .where('id', '=', receipt.materialRequestId)
    .forUpdate()
    .executeTakeFirst();
  return request && { ...request, receiptNo: receipt.no };
}

/** The lines of a request that an item came in for, the last first. */
export async function findLinesOfItem(tx: Tx, requestId: number, itemId: number) {
  return tx
    .selectFrom('materialRequestLine')
    .select(['id', 'name', 'receivedQty', 'issuedQty'])
    .where('materialRequestId', '=', requestId)
    .where('itemId', '=', itemId)
    .where('receivedQty', '>', 0)
    .orderBy('position', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** What can be handed out of a request. */
export async function countToHandOut(tx: Tx, requestId: number): Promise<number> {
  const { n } = await tx
    .selectFrom('materialRequestLine')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('materialRequestId', '=', requestId)
    .whereRef('receivedQty', '>', 'issuedQty')
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function changeRequestLine(
  tx: Tx,
  id: number,
  changes: { readonly receivedQty: number; readonly itemId?: null },
): Promise<void> {
  await updateRow(tx, 'materialRequestLine', id, changes);
}

export async function changeRequest(tx: Tx, id: number, changes: Updateable<MaterialRequestTable>): Promise<void> {
  await updateRow(tx, 'materialRequest', id, changes);
}
