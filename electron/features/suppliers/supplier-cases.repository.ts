import { sql } from 'kysely';
import type { Insertable, Selectable, Updateable } from 'kysely';
import { openSupplierCaseStates } from '../../../shared/supplier-case-lifecycle.ts';
import type { SupplierCaseRow, SupplierGoodsRow, SupplierSubject, supplierCaseShows } from '../../../shared/suppliers.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { holdsText } from '../../db/holds-text.ts';
import { insertRowForId, updateRow } from '../../db/prepared.ts';
import type { SupplierCaseTable, SupplierGoodsTable } from '../../db/schema/suppliers.ts';

export type SupplierCaseRecord = Selectable<SupplierCaseTable>;

export interface SupplierCaseFilter {
  readonly query: string;
  readonly show: (typeof supplierCaseShows)[number];
  readonly supplierId: number | null;
  readonly requestId: number | null;
  readonly subject: SupplierSubject | null;
  readonly subjectId: number | null;
}

/** Cases by when their answer is due, the longest overdue first. */
export async function findCaseRows(
  db: Db,
  filter: SupplierCaseFilter,
  now: number,
  after: readonly [number, number] | undefined,
  limit: number,
): Promise<readonly SupplierCaseRow[]> {
  let select = caseRows(filtered(db, filter, now));
  if (after) select = select.where(sql<boolean>`(supplier_case.answer_due_at, supplier_case.id) > (${after[0]}, ${after[1]})`);
  return select.orderBy('supplierCase.answerDueAt').orderBy('supplierCase.id').limit(limit).execute();
}

export async function countCaseRows(db: Db, filter: SupplierCaseFilter, now: number, limit: number): Promise<number> {
  const { n } = await db
    .selectFrom(filtered(db, filter, now).select('supplierCase.id').limit(limit).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function findCaseRow(db: Db, id: number): Promise<SupplierCaseRow | undefined> {
  return caseRows(joined(db)).where('supplierCase.id', '=', id).executeTakeFirst();
}

/** What the case is about; it never changes, so it can be read before anything is locked. */
export async function findCaseSubject(
  db: Db,
  id: number,
): Promise<Pick<SupplierCaseRecord, 'subject' | 'subjectId' | 'requestId'> | undefined> {
  return db.selectFrom('supplierCase').select(['subject', 'subjectId', 'requestId']).where('id', '=', id).executeTakeFirst();
}

export async function findCasesOfSubject(db: Db, subject: SupplierSubject, subjectId: number): Promise<readonly SupplierCaseRow[]> {
  return caseRows(joined(db))
    .where('supplierCase.subject', '=', subject)
    .where('supplierCase.subjectId', '=', subjectId)
    .orderBy('supplierCase.id', 'desc')
    .limit(50)
    .execute();
}

/** The row, locked until the end of the transaction. */
export async function lockCase(tx: Tx, id: number): Promise<SupplierCaseRecord | undefined> {
  return tx.selectFrom('supplierCase').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The cases about a document that have not ended, locked, the newest first. */
export async function lockOpenCases(
  tx: Tx,
  { kind, id }: { readonly kind: SupplierSubject; readonly id: number },
): Promise<readonly SupplierCaseRecord[]> {
  return tx
    .selectFrom('supplierCase')
    .selectAll()
    .where('subject', '=', kind)
    .where('subjectId', '=', id)
    .where('state', 'in', openSupplierCaseStates)
    .orderBy('id', 'desc')
    .limit(50)
    .forUpdate()
    .execute();
}

export async function insertCase(tx: Tx, row: Insertable<SupplierCaseTable>): Promise<number> {
  return insertRowForId(tx, 'supplierCase', row);
}

export async function updateCase(tx: Tx, id: number, changes: Updateable<SupplierCaseTable>): Promise<void> {
  await updateRow(tx, 'supplierCase', id, changes);
}

export async function insertGoods(tx: Tx, row: Insertable<SupplierGoodsTable>): Promise<number> {
  return insertRowForId(tx, 'supplierGoods', row);
}

export async function updateGoods(tx: Tx, id: number, changes: Updateable<SupplierGoodsTable>): Promise<void> {
  await updateRow(tx, 'supplierGoods', id, changes);
}

/** Goods of these cases, as they were sent. */
export async function findGoods(db: Db, caseIds: readonly number[]): Promise<readonly SupplierGoodsRow[]> {
  if (caseIds.length === 0) return [];
  return db
    .selectFrom('supplierGoods')
    .leftJoin('userAccount', 'userAccount.id', 'supplierGoods.receivedBy')
    .select([
      'supplierGoods.id',
      'supplierCaseId',
      'what',
      'quantity',
      'shippedOn',
      'carrier',
      'trackingNo',
      'expectedOn',
      'arrivedAt',
      'remarks',
      'userAccount.displayName as receivedByName',
    ])
    .where('supplierCaseId', 'in', caseIds)
    .orderBy('supplierGoods.id')
    .limit(2000)
    .execute();
}

/** Who has the job, if they are still there. */
export async function findOwnerOf(db: Db, requestId: number): Promise<number | null> {
  const row = await db
    .selectFrom('serviceRequest')
    .innerJoin('userAccount', 'userAccount.id', 'serviceRequest.ownerUserId')
    .select('userAccount.id')
    .where('serviceRequest.id', '=', requestId)
    .where('userAccount.disabledAt', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}

function joined(db: Db) {
  return db
    .selectFrom('supplierCase')
    .innerJoin('supplier', 'supplier.id', 'supplierCase.supplierId')
    .innerJoin('userAccount', 'userAccount.id', 'supplierCase.sentBy')
    .leftJoin('serviceRequest', 'serviceRequest.id', 'supplierCase.requestId');
}

function filtered(db: Db, { query, show, supplierId, requestId, subject, subjectId }: SupplierCaseFilter, now: number) {
  let select = joined(db);
  if (query !== '') {
    select = select.where(holdsText(query, ['supplierCase.no', 'supplier.name', 'supplierCase.what']));
  }
  if (show === 'open') select = select.where('supplierCase.state', 'in', openSupplierCaseStates);
  if (show === 'late') select = select.where(sql<boolean>`supplier_case.state = 'sent'`).where('supplierCase.answerDueAt', '<', now);
  if (show === 'ended') select = select.where('supplierCase.state', 'in', ['closed', 'withdrawn']);
  if (show === 'inTransit')
    select = select
      .where('supplierCase.state', 'in', openSupplierCaseStates)
      .where(sql<boolean>`exists (select 1 from supplier_goods g where g.supplier_case_id = supplier_case.id and g.arrived_at is null)`);
  if (supplierId !== null) select = select.where('supplierCase.supplierId', '=', supplierId);
  if (requestId !== null) select = select.where('supplierCase.requestId', '=', requestId);
  if (subject !== null) select = select.where('supplierCase.subject', '=', subject);
  if (subjectId !== null) select = select.where('supplierCase.subjectId', '=', subjectId);
  return select;
}

function caseRows(from: ReturnType<typeof joined>) {
  return from.select([
    'supplierCase.id',
    'supplierCase.no',
    'supplierCase.supplierId',
    'supplier.name as supplierName',
    'supplierCase.subject',
    'supplierCase.subjectId',
    sql<string | null>`case supplier_case.subject
        when 'feedbackForm' then (select f.no from feedback_form f where f.id = supplier_case.subject_id)
        when 'repairCase' then (select r.no from repair_case r where r.id = supplier_case.subject_id) end`.as('subjectNo'),
    'supplierCase.requestId',
    'serviceRequest.no as requestNo',
    'supplierCase.what',
    'supplierCase.way',
    'supplierCase.sentAt',
    'userAccount.displayName as sentByName',
    'supplierCase.answerDueAt',
    'supplierCase.answeredAt',
    'supplierCase.answer',
    'supplierCase.visitAt',
    'supplierCase.state',
    'supplierCase.stateAt',
    'supplierCase.endReason',
    'supplierCase.version',
  ]);
}
