import { sql } from 'kysely';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type {
  ConsignmentCostRow,
  ConsignmentDirection,
  ConsignmentRow,
  ConsignmentWay,
  consignmentShows,
} from '../../../shared/consignments.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { holdsText } from '../../db/holds-text.ts';
import { insertRowForId, updateRow } from '../../db/prepared.ts';
import type { ConsignmentTable } from '../../db/schema/purchasing.ts';

export type ConsignmentRecord = Selectable<ConsignmentTable>;

export interface ConsignmentFilter {
  readonly query: string;
  readonly show: (typeof consignmentShows)[number];
  readonly direction: ConsignmentDirection | null;
  readonly way: ConsignmentWay | null;
  readonly purchaseOrderId: number | null;
  readonly supplierCaseId: number | null;
  readonly workOrderId: number | null;
  readonly oldPartId: number | null;
  readonly today: string;
}

/** The newest first. */
export async function findConsignmentRows(
  db: Db,
  filter: ConsignmentFilter,
  after: readonly [number] | undefined,
  limit: number,
): Promise<readonly ConsignmentRow[]> {
  let select = consignmentRows(filtered(db, filter), filter.today);
  if (after) select = select.where('consignment.id', '<', after[0]);
  return shown(await select.orderBy('consignment.id', 'desc').limit(limit).execute());
}

export async function countConsignmentRows(db: Db, filter: ConsignmentFilter, limit: number): Promise<number> {
  const { n } = await db
    .selectFrom(filtered(db, filter).select('consignment.id').limit(limit).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function findConsignmentRow(db: Db, id: number, today: string) {
  const rows = await consignmentRows(joined(db), today).select('consignment.endReason').where('consignment.id', '=', id).execute();
  return shown(rows)[0];
}

/** What it belongs to; it never changes, so it can be read before anything is locked. */
export async function findOrderOfConsignment(db: Db, id: number): Promise<{ readonly purchaseOrderId: number | null } | undefined> {
  return db.selectFrom('consignment').select('purchaseOrderId').where('id', '=', id).executeTakeFirst();
}

/** The row, locked until the end of the transaction. */
export async function lockConsignment(tx: Tx, id: number): Promise<ConsignmentRecord | undefined> {
  return tx.selectFrom('consignment').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertConsignment(tx: Tx, row: Insertable<ConsignmentTable>): Promise<number> {
  return insertRowForId(tx, 'consignment', row);
}

export async function updateConsignment(tx: Tx, id: number, changes: Updateable<ConsignmentTable>): Promise<void> {
  await updateRow(tx, 'consignment', id, changes);
}

/** Which of these there are. @returns the names of those that are missing */
export async function findMissing(
  db: Db,
  { supplierCaseId, workOrderId, oldPartId }: Pick<ConsignmentRecord, 'supplierCaseId' | 'workOrderId' | 'oldPartId'>,
): Promise<readonly string[]> {
  const wanted = { supplierCase: supplierCaseId, workOrder: workOrderId, oldPart: oldPartId } as const;
  const missing: string[] = [];
  for (const [table, id] of Object.entries(wanted) as (readonly [keyof typeof wanted, number | null])[]) {
    if (id === null) continue;
    // which of the tables it is does not matter to a look at the key
    const found = await db
      .selectFrom(table as 'workOrder')
      .select('id')
      .where('id', '=', id)
      .executeTakeFirst();
    if (!found) missing.push(table);
  }
  return missing;
}

/** R-004-58: what each way cost in each month of the day on which it was sent. */
export async function findConsignmentCosts(db: Db, from: string, to: string, today: string): Promise<readonly ConsignmentCostRow[]> {
  const month = sql<string>`substr(sent_on, 1, 7)`;
  const rows = await db
    .selectFrom('consignment')
    .select([
      month.as('month'),
      'way',
      (eb) => eb.fn.countAll<number>().as('count'),
      (eb) => eb.fn.sum<number>('costFen').as('costFen'),
      sql<number>`sum(case when ${isLate(today)} or (arrived_on <> '' and expected_on <> '' and arrived_on > expected_on) then 1 else 0 end)`.as(
        'late',
      ),
      sql<number>`sum(case when condition in ('damaged', 'short') then 1 else 0 end)`.as('damaged'),
    ])
    .where('state', '<>', 'cancelled')
    .where('sentOn', '>=', `${from}-01`)
    .where('sentOn', '<=', `${to}-31`)
    .groupBy([month, 'way'])
    .orderBy(month, 'desc')
    .orderBy('way')
    .limit(1000)
    .execute();
  return rows.map((row) => ({
    month: row.month,
    way: row.way,
    count: Number(row.count),
    costFen: Number(row.costFen),
    late: Number(row.late),
    damaged: Number(row.damaged),
  }));
}

/** On its way after the day on which it was expected. */
function isLate(today: string) {
  return sql<boolean>`(consignment.state = 'onTheWay' and consignment.expected_on <> '' and consignment.expected_on < ${today})`;
}

function joined(db: Db) {
  return db
    .selectFrom('consignment')
    .innerJoin('userAccount', 'userAccount.id', 'consignment.userId')
    .leftJoin('purchaseOrder', 'purchaseOrder.id', 'consignment.purchaseOrderId')
    .leftJoin('supplierCase', 'supplierCase.id', 'consignment.supplierCaseId')
    .leftJoin('workOrder', 'workOrder.id', 'consignment.workOrderId');
}

function filtered(db: Db, { query, show, direction, way, today, ...of }: ConsignmentFilter) {
  let select = joined(db);
  if (query !== '') {
    select = select.where(
      holdsText(query, ['consignment.no', 'consignment.trackingNo', 'consignment.carrier', 'consignment.party', 'consignment.what']),
    );
  }
  if (show === 'onTheWay') select = select.where('consignment.state', '=', 'onTheWay');
  if (show === 'late') select = select.where(isLate(today));
  if (show === 'arrived') select = select.where('consignment.state', '=', 'arrived');
  if (direction !== null) select = select.where('consignment.direction', '=', direction);
  if (way !== null) select = select.where('consignment.way', '=', way);
  if (of.purchaseOrderId !== null) select = select.where('consignment.purchaseOrderId', '=', of.purchaseOrderId);
  if (of.supplierCaseId !== null) select = select.where('consignment.supplierCaseId', '=', of.supplierCaseId);
  if (of.workOrderId !== null) select = select.where('consignment.workOrderId', '=', of.workOrderId);
  if (of.oldPartId !== null) select = select.where('consignment.oldPartId', '=', of.oldPartId);
  return select;
}

function consignmentRows(from: ReturnType<typeof joined>, today: string) {
  return from.select([
    'consignment.id',
    'consignment.no',
    'consignment.direction',
    'consignment.way',
    'consignment.state',
    sql<number>`case when ${isLate(today)} then 1 else 0 end`.as('late'),
    'consignment.party',
    'consignment.what',
    'consignment.carrier',
    'consignment.trackingNo',
    'consignment.sentOn',
    'consignment.expectedOn',
    'consignment.arrivedOn',
    'consignment.condition',
    'consignment.remarks',
    'consignment.costFen',
    'consignment.note',
    'consignment.purchaseOrderId',
    'purchaseOrder.no as purchaseOrderNo',
    'consignment.supplierCaseId',
    'supplierCase.no as supplierCaseNo',
    'consignment.workOrderId',
    'workOrder.no as workOrderNo',
    'consignment.oldPartId',
    'userAccount.displayName as userName',
    'consignment.createdAt',
    'consignment.version',
  ]);
}

function shown<Row extends { readonly late: number }>(rows: readonly Row[]) {
  return rows.map(({ late, ...row }) => ({ ...row, isLate: Number(late) === 1 }));
}
