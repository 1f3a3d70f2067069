import type { OldPartState } from '../../../shared/old-part-lifecycle.ts';
import type { OldPartOut } from '../../../shared/old-parts.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId, updateRow } from '../../db/prepared.ts';

/** Of these items, the ones whose old part is expected. */
export async function findWantingOldParts(db: Db, itemIds: readonly number[]): Promise<ReadonlySet<number>> {
  if (itemIds.length === 0) return new Set();
  const rows = await db.selectFrom('item').select('id').where('id', 'in', itemIds).where('wantsOldPart', '=', 1).execute();
  return new Set(rows.map(({ id }) => id));
}

export interface ExpectedOldPart {
  readonly workOrderId: number;
  readonly itemId: number;
  readonly staffId: number | null;
  readonly issueDocumentId: number | null;
  readonly qty: number;
  readonly issuedAt: number;
  readonly dueAt: number;
}

export async function insertExpected(tx: Tx, { issuedAt, ...expected }: ExpectedOldPart): Promise<number> {
  return insertRowForId(tx, 'oldPart', {
    ...expected,
    issuedAt,
    state: 'awaited',
    stateAt: issuedAt,
    stateBy: null,
    lotNo: '',
    condition: '',
    receivedAt: null,
    receivedBy: null,
    receiptDocumentId: null,
    receiptMoveId: null,
    reason: '',
    partner: '',
    supplierId: null,
    supplierCaseId: null,
    fateMoveId: null,
    entryMoveId: null,
    stockItemId: null,
    amountFen: 0,
    version: 1,
  });
}

/** Old parts of an item of a slip that are not in the store, locked, the newest first. */
export async function lockOutside(tx: Tx, workOrderId: number, itemId: number) {
  return tx
    .selectFrom('oldPart')
    .select(['id', 'qty', 'state', 'version'])
    .where('workOrderId', '=', workOrderId)
    .where('itemId', '=', itemId)
    .where('state', 'in', ['awaited', 'missing', 'left'])
    .orderBy('id', 'desc')
    .limit(500)
    .forUpdate()
    .execute();
}

export async function changeExpected(
  tx: Tx,
  id: number,
  changes: { readonly qty?: number; readonly state?: OldPartState; readonly stateAt?: number; readonly version: number },
): Promise<void> {
  await updateRow(tx, 'oldPart', id, changes);
}

/** What was to be claimed for an old part that nobody expects any more is not claimed. */
export async function withdrawClaims(tx: Tx, oldPartId: number, now: number): Promise<void> {
  await tx
    .updateTable('oldPartClaim')
    .set((eb) => ({ state: 'withdrawn', stateAt: now, version: eb('version', '+', 1) }))
    .where('oldPartId', '=', oldPartId)
    .where('state', '=', 'open')
    .execute();
}

/** What a slip's technician still owes, item by item. */
export async function findAwaitedOf(db: Db, workOrderId: number): Promise<readonly OldPartOut[]> {
  const rows = await db
    .selectFrom('oldPart')
    .innerJoin('item', 'item.id', 'oldPart.itemId')
    .select((eb) => ['item.name', 'item.unit', eb.fn.sum<number>('oldPart.qty').as('qty')])
    .where('oldPart.workOrderId', '=', workOrderId)
    .where('oldPart.state', '=', 'awaited')
    .groupBy(['item.id', 'item.name', 'item.unit'])
    .orderBy('item.id')
    .execute();
  return rows.map((row) => ({ ...row, qty: Number(row.qty) }));
}

/** Moves of old parts are taken back with the old part, not alone. */
export async function isOldPartMove(db: Db, moveId: number): Promise<boolean> {
  const row = await db
    .selectFrom('oldPart')
    .select('id')
    .where((eb) => eb.or([eb('fateMoveId', '=', moveId), eb('entryMoveId', '=', moveId), eb('receiptMoveId', '=', moveId)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What the customer of a slip wants done with old parts. */
export async function findWish(db: Db, workOrderId: number) {
  return db.selectFrom('oldPartWish').select(['wish', 'isShown']).where('workOrderId', '=', workOrderId).executeTakeFirst();
}
