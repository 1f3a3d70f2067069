import type { Insertable } from 'kysely';
import type { ItemChange, ItemRequest, ItemSlip, ReplacementView } from '../../../shared/installed-items.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId } from '../../db/prepared.ts';
import type { PartReplacementTable } from '../../db/schema/archive.ts';

/** So many of each kind stand in an item's file. */
const limit = 100;

export async function findItemCustomer(db: Db, id: number): Promise<{ id: number; name: string; phone: string } | undefined> {
  const row = await db
    .selectFrom('customer')
    .select((eb) => [
      'id',
      'name',
      eb
        .selectFrom('customerPhone')
        .select('shownAs')
        .whereRef('customerId', '=', 'customer.id')
        .orderBy('customerPhone.id')
        .limit(1)
        .as('phone'),
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, phone: row.phone ?? '' };
}

/** Requests about an item, the newest first, whoever's it was then. */
export async function findItemRequests(db: Db, itemId: number): Promise<readonly ItemRequest[]> {
  return db
    .selectFrom('serviceRequest')
    .select(['id', 'no', 'state', 'type', 'content', 'receivedAt'])
    .where('installedItemId', '=', itemId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Their slips, the newest first; work that was finished without the customer's signature is marked (R-002-92). */
export async function findItemSlips(db: Db, requestIds: readonly number[]): Promise<readonly ItemSlip[]> {
  if (requestIds.length === 0) return [];
  const rows = await db
    .selectFrom('workOrder')
    .select(['id', 'no', 'state', 'requestId', 'plannedAt', 'remedy', 'signedBy', 'signedAt', 'finishedAt'])
    .where('requestId', 'in', requestIds)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ finishedAt, ...slip }) => ({
    ...slip,
    isUnsigned: slip.state !== 'voided' && finishedAt !== null && slip.signedAt === null,
  }));
}

export async function findReplacementsOf(db: Db, itemId: number): Promise<readonly ReplacementView[]> {
  const rows = await db
    .selectFrom('partReplacement')
    .innerJoin('userAccount', 'userAccount.id', 'partReplacement.userId')
    .leftJoin('workOrder', 'workOrder.id', 'partReplacement.workOrderId')
    .select([
      'partReplacement.id',
      'part',
      'failedOn',
      'runningOn',
      'isBuyersFault',
      'stoppedSystem',
      'partReplacement.at',
      'displayName as userName',
      'workOrder.id as workOrderId',
      'workOrder.no as workOrderNo',
    ])
    .where('itemId', '=', itemId)
    .orderBy('partReplacement.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ isBuyersFault, stoppedSystem, workOrderId, workOrderNo, ...row }) => ({
    ...row,
    isBuyersFault: isBuyersFault === 1,
    stoppedSystem: stoppedSystem === 1,
    workOrder: workOrderId === null ? null : { id: workOrderId, no: workOrderNo ?? '' },
  }));
}

export async function insertReplacement(tx: Tx, row: Insertable<PartReplacementTable>): Promise<number> {
  return insertRowForId(tx, 'partReplacement', row);
}

/** Is this slip about a request for the item? */
export async function isSlipAbout(db: Db, workOrderId: number, itemId: number): Promise<boolean> {
  const row = await db
    .selectFrom('workOrder')
    .innerJoin('serviceRequest', 'serviceRequest.id', 'workOrder.requestId')
    .select('installedItemId')
    .where('workOrder.id', '=', workOrderId)
    .executeTakeFirst();
  return row?.installedItemId === itemId;
}

/** Who changed what (R-002-48), the newest first. */
export async function findChanges(db: Db, itemId: number): Promise<readonly ItemChange[]> {
  const rows = await db
    .selectFrom('auditEntry')
    .leftJoin('userAccount', 'userAccount.id', 'auditEntry.userId')
    .select(['auditEntry.id', 'at', 'displayName as userName', 'procedure', 'changes'])
    .where('subject', '=', 'installedItem')
    .where('subjectId', '=', itemId)
    .orderBy('auditEntry.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, changes: JSON.parse(row.changes) as ItemChange['changes'] }));
}
