import { sql } from 'kysely';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { OldPartDebtor, OldPartRow, oldPartShows } from '../../../shared/old-parts.ts';
import { settledOldPartStates } from '../../../shared/old-parts.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { holdsText } from '../../db/holds-text.ts';
import { insertRowForId, updateRow } from '../../db/prepared.ts';
import type { OldPartTable, OldPartWishTable } from '../../db/schema/old-parts.ts';

export type OldPartRecord = Selectable<OldPartTable>;

export interface OldPartFilter {
  readonly query: string;
  readonly show: (typeof oldPartShows)[number];
  readonly staffId: number | null;
  /** The person whose old parts alone are shown, null: everybody's (R-000-84). */
  readonly own: number | null;
}
export type DueKey = readonly [number, number];

/** By when they are due, the longest overdue first. */
export async function findOldParts(
  db: Db,
  filter: OldPartFilter,
  now: number,
  after: DueKey | undefined,
  limit: number,
): Promise<readonly OldPartRow[]> {
  let select = filtered(db, filter, now);
  if (after) select = select.where(sql<boolean>`(old_part.due_at, old_part.id) > (${after[0]}, ${after[1]})`);
  return rowsOf(select.orderBy('oldPart.dueAt').orderBy('oldPart.id').limit(limit));
}

export async function countOldPartRows(db: Db, filter: OldPartFilter, now: number, limit: number): Promise<number> {
  const { n } = await db
    .selectFrom(filtered(db, filter, now).select('oldPart.id').limit(limit).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function findOldPart(db: Db, id: number): Promise<OldPartRow | undefined> {
  const [row] = await rowsOf(joined(db).where('oldPart.id', '=', id));
  return row;
}

/** What is expected of a slip, and what became of it; without what came back unused. */
export async function findOldPartsOf(db: Db, workOrderId: number): Promise<readonly OldPartRow[]> {
  return rowsOf(
    joined(db)
      .where('oldPart.workOrderId', '=', workOrderId)
      .where('oldPart.state', '<>', 'cancelled')
      .orderBy('oldPart.itemId')
      .orderBy('oldPart.id')
      .limit(200),
  );
}

/** What was handed in on one note. */
export async function findOldPartsOfNote(db: Db, documentId: number): Promise<readonly OldPartRow[]> {
  return rowsOf(joined(db).where('oldPart.receiptDocumentId', '=', documentId).orderBy('oldPart.id').limit(500));
}

/** Everything awaited, technician by technician, the oldest first. */
export async function findAwaited(db: Db, own: number | null, limit: number): Promise<readonly OldPartRow[]> {
  let select = joined(db).where('oldPart.state', '=', 'awaited');
  if (own !== null) select = select.where('oldPart.staffId', '=', own);
  return rowsOf(
    select
      .orderBy((eb) => eb.fn.coalesce('oldPart.staffId', sql<number>`0`))
      .orderBy('oldPart.dueAt')
      .orderBy('oldPart.id')
      .limit(limit),
  );
}

/** Who owes how many, the one with the oldest first. */
export async function findDebtors(db: Db, now: number, own: number | null): Promise<readonly OldPartDebtor[]> {
  let select = db.selectFrom('oldPart').leftJoin('staff', 'staff.id', 'oldPart.staffId').where('oldPart.state', '=', 'awaited');
  if (own !== null) select = select.where('oldPart.staffId', '=', own);
  const rows = await select
    .select((eb) => [
      'oldPart.staffId',
      'staff.name',
      eb.fn.countAll<number>().as('lines'),
      eb.fn.sum<number>(sql`case when due_at < ${now} then 1 else 0 end`).as('late'),
      eb.fn.min<number>('oldPart.issuedAt').as('oldestAt'),
    ])
    .groupBy(['oldPart.staffId', 'staff.name'])
    .orderBy('oldestAt')
    .limit(200)
    .execute();
  return rows.map(({ staffId, name, lines, late, oldestAt }) => ({
    staffId,
    name: name ?? '',
    lines: Number(lines),
    late: Number(late),
    oldestAt: Number(oldestAt),
  }));
}

/** The rows, locked in the order of their ids. */
export async function lockOldParts(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, OldPartRecord>> {
  const rows = await tx.selectFrom('oldPart').selectAll().where('id', 'in', ids).orderBy('id').forUpdate().execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function insertOldPart(tx: Tx, row: Insertable<OldPartTable>): Promise<number> {
  return insertRowForId(tx, 'oldPart', row);
}

export async function updateOldPart(tx: Tx, id: number, changes: Updateable<OldPartTable>): Promise<void> {
  await updateRow(tx, 'oldPart', id, changes);
}

export async function saveWish(tx: Tx, wish: Insertable<OldPartWishTable>): Promise<void> {
  const { workOrderId: _workOrderId, ...changes } = wish;
  await tx
    .insertInto('oldPartWish')
    .values(wish)
    .onConflict((conflict) => conflict.column('workOrderId').doUpdateSet(changes))
    .execute();
}

export async function findSlipNo(db: Db, id: number): Promise<string | undefined> {
  const row = await db.selectFrom('workOrder').select('no').where('id', '=', id).executeTakeFirst();
  return row?.no;
}

export async function isOnSlip(db: Db, workOrderId: number, staffId: number): Promise<boolean> {
  const row = await db
    .selectFrom('workOrderTechnician')
    .select('staffId')
    .where('workOrderId', '=', workOrderId)
    .where('staffId', '=', staffId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The paper of a receipt of old parts. */
export async function findNote(db: Db, documentId: number) {
  return db
    .selectFrom('stockDocument')
    .innerJoin('userAccount', 'userAccount.id', 'stockDocument.userId')
    .leftJoin('staff', 'staff.id', 'stockDocument.staffId')
    .select([
      'stockDocument.id as documentId',
      'stockDocument.no',
      'stockDocument.at',
      'stockDocument.note',
      'userAccount.displayName as userName',
      'staff.name as staffName',
    ])
    .where('stockDocument.id', '=', documentId)
    .where('stockDocument.kind', '=', 'oldPart')
    .executeTakeFirst();
}

export async function saveRules(tx: Tx, key: string, value: string): Promise<void> {
  await tx
    .insertInto('setting')
    .values({ key, value, version: 1 })
    .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ value, version: eb('setting.version', '+', 1) })))
    .execute();
}

function joined(db: Db) {
  return db
    .selectFrom('oldPart')
    .innerJoin('workOrder', 'workOrder.id', 'oldPart.workOrderId')
    .innerJoin('item', 'item.id', 'oldPart.itemId')
    .leftJoin('staff', 'staff.id', 'oldPart.staffId');
}

function filtered(db: Db, { query, show, staffId, own }: OldPartFilter, now: number) {
  let select = joined(db);
  if (query !== '') {
    select = select.where(holdsText(query, ['workOrder.no', 'item.code', 'item.name', 'staff.name']));
  }
  // written out, so that the engine sees that the partial index holds them all
  if (show === 'awaited' || show === 'late') select = select.where(sql<boolean>`old_part.state = 'awaited'`);
  if (show === 'late') select = select.where('oldPart.dueAt', '<', now);
  if (show === 'onShelf') select = select.where('oldPart.state', '=', 'received');
  if (show === 'done') select = select.where('oldPart.state', 'in', settledOldPartStates);
  if (staffId !== null) select = select.where('oldPart.staffId', '=', staffId);
  if (own !== null) select = select.where('oldPart.staffId', '=', own);
  return select;
}

async function rowsOf(from: ReturnType<typeof joined>): Promise<readonly OldPartRow[]> {
  const rows = await from
    .leftJoin('userAccount as settler', 'settler.id', 'oldPart.stateBy')
    .leftJoin('userAccount as receiver', 'receiver.id', 'oldPart.receivedBy')
    .leftJoin('stockDocument', 'stockDocument.id', 'oldPart.receiptDocumentId')
    .leftJoin('supplier', 'supplier.id', 'oldPart.supplierId')
    .leftJoin('supplierCase', 'supplierCase.id', 'oldPart.supplierCaseId')
    .leftJoin('item as stockItem', 'stockItem.id', 'oldPart.stockItemId')
    .leftJoin('oldPartWish', 'oldPartWish.workOrderId', 'oldPart.workOrderId')
    .leftJoin('oldPartClaim', (join) => join.onRef('oldPartClaim.oldPartId', '=', 'oldPart.id').on('oldPartClaim.state', '<>', 'withdrawn'))
    .select([
      'oldPart.id',
      'oldPart.workOrderId',
      'workOrder.no as workOrderNo',
      'oldPart.itemId',
      'item.code as itemCode',
      'item.name as itemName',
      'item.unit',
      'item.tracking',
      'oldPart.qty',
      'oldPart.staffId',
      'staff.name as staffName',
      'oldPart.issuedAt',
      'oldPart.dueAt',
      'oldPart.state',
      'oldPart.stateAt',
      'settler.displayName as stateByName',
      'oldPart.condition',
      'oldPart.lotNo',
      'oldPart.receivedAt',
      'receiver.displayName as receivedByName',
      'oldPart.receiptDocumentId',
      'stockDocument.no as receiptNo',
      'oldPart.reason',
      'oldPart.partner',
      'oldPart.supplierId',
      'supplier.name as supplierName',
      'oldPart.supplierCaseId',
      'supplierCase.no as supplierCaseNo',
      'oldPart.stockItemId',
      'stockItem.code as stockItemCode',
      'oldPart.amountFen',
      'oldPartWish.wish',
      'oldPartWish.isShown',
      'oldPartClaim.id as claimId',
      'oldPartClaim.state as claimState',
      'oldPart.version',
    ])
    .execute();
  return rows.map(({ wish, isShown, ...row }) => ({ ...row, wish: wish ?? 'notAsked', isShown: isShown === 1 }));
}
