import { sql } from 'kysely';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { OldPartClaimRow, claimShows } from '../../../shared/old-parts.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { holdsText } from '../../db/holds-text.ts';
import { insertRowForId, updateRow } from '../../db/prepared.ts';
import type { OldPartClaimTable } from '../../db/schema/old-parts.ts';

export type ClaimRecord = Selectable<OldPartClaimTable>;
export interface ClaimFilter {
  readonly query: string;
  readonly show: (typeof claimShows)[number];
}

/** The claim of an old part that was not withdrawn. */
export async function findClaimOf(db: Db, oldPartId: number): Promise<ClaimRecord | undefined> {
  return db.selectFrom('oldPartClaim').selectAll().where('oldPartId', '=', oldPartId).where('state', '<>', 'withdrawn').executeTakeFirst();
}

/** What a claim is about; it never changes, so it is read before anything is locked. */
export async function findClaimedPart(db: Db, id: number): Promise<number | undefined> {
  const row = await db.selectFrom('oldPartClaim').select('oldPartId').where('id', '=', id).executeTakeFirst();
  return row?.oldPartId;
}

export async function lockClaim(tx: Tx, id: number): Promise<ClaimRecord | undefined> {
  return tx.selectFrom('oldPartClaim').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertClaim(tx: Tx, row: Insertable<OldPartClaimTable>): Promise<number> {
  return insertRowForId(tx, 'oldPartClaim', row);
}

export async function updateClaim(tx: Tx, id: number, changes: Updateable<OldPartClaimTable>): Promise<void> {
  await updateRow(tx, 'oldPartClaim', id, changes);
}

type ClaimRow = Omit<OldPartClaimRow, 'isLate'>;

/** By when they are due. */
export async function findClaims(
  db: Db,
  filter: ClaimFilter,
  after: readonly [string, number] | undefined,
  limit: number,
): Promise<readonly ClaimRow[]> {
  let select = filtered(db, filter);
  if (after) select = select.where(sql<boolean>`(old_part_claim.due_on, old_part_claim.id) > (${after[0]}, ${after[1]})`);
  return columns(select.orderBy('oldPartClaim.dueOn').orderBy('oldPartClaim.id').limit(limit)).execute();
}

export async function findClaim(db: Db, id: number): Promise<ClaimRow | undefined> {
  return columns(joined(db).where('oldPartClaim.id', '=', id)).executeTakeFirst();
}

export async function countClaimRows(db: Db, filter: ClaimFilter, limit: number): Promise<number> {
  const { n } = await db
    .selectFrom(filtered(db, filter).select('oldPartClaim.id').limit(limit).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Claims that have not been sent by this day. */
export async function countClaimsDue(db: Db, today: string): Promise<number> {
  const { n } = await db
    .selectFrom('oldPartClaim')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('state', '=', 'open')
    .where('dueOn', '<=', today)
    .executeTakeFirstOrThrow();
  return Number(n);
}

function joined(db: Db) {
  return db
    .selectFrom('oldPartClaim')
    .innerJoin('oldPart', 'oldPart.id', 'oldPartClaim.oldPartId')
    .innerJoin('item', 'item.id', 'oldPart.itemId')
    .innerJoin('workOrder', 'workOrder.id', 'oldPart.workOrderId')
    .innerJoin('supplier', 'supplier.id', 'oldPartClaim.supplierId')
    .leftJoin('supplierCase', 'supplierCase.id', 'oldPartClaim.supplierCaseId');
}

function filtered(db: Db, { query, show }: ClaimFilter) {
  let select = joined(db);
  if (query !== '') {
    select = select.where(holdsText(query, ['supplier.name', 'item.name', 'workOrder.no', 'oldPartClaim.consignmentNo']));
  }
  if (show === 'due') select = select.where('oldPartClaim.state', '=', 'open');
  if (show === 'sent') select = select.where('oldPartClaim.state', '=', 'sent');
  if (show === 'ended') select = select.where('oldPartClaim.state', 'in', ['answered', 'withdrawn']);
  return select;
}

function columns(from: ReturnType<typeof joined>) {
  return from.select([
    'oldPartClaim.id',
    'oldPartClaim.oldPartId',
    'item.name as itemName',
    'oldPart.qty',
    'item.unit',
    'workOrder.no as workOrderNo',
    'oldPart.state as partState',
    'oldPartClaim.supplierId',
    'supplier.name as supplierName',
    'oldPartClaim.supplierCaseId',
    'supplierCase.no as supplierCaseNo',
    'oldPartClaim.state',
    'oldPartClaim.dueOn',
    'oldPartClaim.note',
    'oldPartClaim.createdAt',
    'oldPartClaim.sentAt',
    'oldPartClaim.consignmentNo',
    'oldPartClaim.answeredAt',
    'oldPartClaim.answer',
    'oldPartClaim.creditedFen',
    'oldPartClaim.endReason',
    'oldPartClaim.version',
  ]);
}
