import type { Insertable } from 'kysely';
import type { CardRow } from '../../../shared/warranty-cards.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId } from '../../db/prepared.ts';
import type { WarrantyCardTable } from '../../db/schema/archive.ts';

export async function insertCard(tx: Tx, card: Insertable<WarrantyCardTable>): Promise<number> {
  return insertRowForId(tx, 'warrantyCard', card);
}

export async function findCard(db: Db, id: number): Promise<CardRow | undefined> {
  return selectCards(db).where('warrantyCard.id', '=', id).executeTakeFirst();
}

/** True when there is such a card; it is locked, so that two prints at once are counted one after the other. */
export async function lockCard(tx: Tx, id: number): Promise<boolean> {
  return (await tx.selectFrom('warrantyCard').select('id').where('id', '=', id).forUpdate().executeTakeFirst()) !== undefined;
}

/** Cards, the newest first. */
export async function findCards(
  db: Db,
  { customerId, projectId }: { readonly customerId: number | null; readonly projectId: number | null },
  before: number | undefined,
  limit: number,
): Promise<readonly CardRow[]> {
  let select = selectCards(db);
  if (customerId !== null) select = select.where('warrantyCard.customerId', '=', customerId);
  if (projectId !== null) select = select.where('warrantyCard.projectId', '=', projectId);
  if (before !== undefined) select = select.where('warrantyCard.id', '<', before);
  return select.orderBy('warrantyCard.id', 'desc').limit(limit).execute();
}

/** Cards whose number begins so. */
export async function findCardsNumbered(db: Db, beginning: string, limit: number): Promise<readonly CardRow[]> {
  return selectCards(db)
    .where('warrantyCard.no', '>=', beginning)
    .where('warrantyCard.no', '<', `${beginning}~`)
    .orderBy('warrantyCard.no')
    .limit(limit)
    .execute();
}

/** True when the row was still at `version` and is now one further. */
export async function voidCard(tx: Tx, id: number, version: number, voidReason: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('warrantyCard')
    .set({ voidedAt: now, voidReason, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function selectCards(db: Db) {
  return db
    .selectFrom('warrantyCard')
    .innerJoin('customer', 'customer.id', 'warrantyCard.customerId')
    .leftJoin('project', 'project.id', 'warrantyCard.projectId')
    .select([
      'warrantyCard.id',
      'no',
      'warrantyCard.kind',
      'warrantyCard.customerId',
      'customer.name as customerName',
      'projectId',
      'project.name as projectName',
      'ownerName',
      'phone',
      'postcode',
      'address',
      'handedOverOn',
      'startsOn',
      'contents',
      'companySignedBy',
      'supervisorSignedBy',
      'signedOn',
      'voidedAt',
      'voidReason',
      'warrantyCard.createdAt',
      'warrantyCard.version',
    ]);
}
