import type { Updateable } from 'kysely';
import type { Tx } from '../../db/engine.ts';
import { updateRow } from '../../db/prepared.ts';
import type { MaterialRequestTable } from '../../db/schema/material-requests.ts';

/** The material request whose goods a move brought in or handed out, locked, and the paper of that; undefined where there is none. */
export async function lockRequestOfMove(tx: Tx, moveId: number) {
  const paper = await tx
    .selectFrom('stockMove')
    .leftJoin('goodsReceipt', 'goodsReceipt.id', 'stockMove.receiptId')
    .leftJoin('stockDocument', 'stockDocument.id', 'stockMove.documentId')
    .select(['goodsReceipt.no as receiptNo', 'stockDocument.no as documentNo'])
    .select((eb) => eb.fn.coalesce('goodsReceipt.materialRequestId', 'stockDocument.materialRequestId').as('requestId'))
    .where('stockMove.id', '=', moveId)
    .executeTakeFirst();
  if (!paper?.requestId) return undefined;
  const request = await tx
    .selectFrom('materialRequest')
    .select(['id', 'no', 'path', 'state', 'version'])
    .where('id', '=', paper.requestId)
    .forUpdate()
    .executeTakeFirst();
  return request && { ...request, isReceipt: paper.receiptNo !== null, paperNo: paper.receiptNo ?? paper.documentNo ?? '' };
}

/** The lines of a request that an item came in for, the last first. */
export async function findLinesOfItem(tx: Tx, requestId: number, itemId: number) {
  return tx
    .selectFrom('materialRequestLine')
    .select(['id', 'name', 'receivedQty', 'issuedQty'])
    .where('materialRequestId', '=', requestId)
    .where('itemId', '=', itemId)
    .where((eb) => eb.or([eb('receivedQty', '>', 0), eb('issuedQty', '>', 0)]))
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
  changes: { readonly receivedQty?: number; readonly issuedQty?: number; readonly itemId?: null },
): Promise<void> {
  await updateRow(tx, 'materialRequestLine', id, changes);
}

export async function changeRequest(tx: Tx, id: number, changes: Updateable<MaterialRequestTable>): Promise<void> {
  await updateRow(tx, 'materialRequest', id, changes);
}
