import type { Insertable, Selectable, Updateable } from 'kysely';
import type { TechnicianRef, WorkOrderView } from '../../../shared/work-orders.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRow, insertRowForId, prepared, preparedList, updateRow } from '../../db/prepared.ts';
import type { RescheduleTable, WorkOrderTable } from '../../db/schema/work-orders.ts';

export type WorkOrderRecord = Selectable<WorkOrderTable>;

export async function insertWorkOrder(tx: Tx, workOrder: Insertable<WorkOrderTable>): Promise<number> {
  return insertRowForId(tx, 'workOrder', workOrder);
}

export async function insertLines(tx: Tx, workOrderId: number, lines: readonly string[]): Promise<void> {
  await tx
    .insertInto('workOrderLine')
    .values(lines.map((text, index) => ({ workOrderId, lineNo: index + 1, text })))
    .execute();
}

/** The first technician leads. */
export async function replaceTechnicians(tx: Tx, workOrderId: number, staffIds: readonly number[], isNew: boolean): Promise<void> {
  if (!isNew) await tx.deleteFrom('workOrderTechnician').where('workOrderId', '=', workOrderId).execute();
  await tx
    .insertInto('workOrderTechnician')
    .values([...new Set(staffIds)].map((staffId, index) => ({ workOrderId, staffId, isLead: index === 0 ? 1 : 0 })))
    .execute();
}

/** The slip's line in the daily dispatch log (R-000-03). */
export async function insertLogLine(tx: Tx, day: string, lineNo: number, workOrderId: number): Promise<void> {
  await insertRow(tx, 'dispatchLogLine', { day, lineNo, workOrderId });
}

const locked = prepared((db, id: number) => db.selectFrom('workOrder').selectAll().where('id', '=', id).forUpdate());

/** The row, locked until the transaction ends. */
export async function lockWorkOrder(tx: Tx, id: number): Promise<WorkOrderRecord | undefined> {
  const [workOrder] = await locked(tx, id);
  return workOrder;
}

const found = prepared((db, id: number) => db.selectFrom('workOrder').selectAll().where('id', '=', id));

export async function findWorkOrder(db: Db, id: number): Promise<WorkOrderRecord | undefined> {
  const [workOrder] = await found(db, id);
  return workOrder;
}

/** Writes changed columns of a locked row and counts its version up. */
export async function updateWorkOrder(
  tx: Tx,
  { id, version }: Pick<WorkOrderRecord, 'id' | 'version'>,
  changes: Updateable<WorkOrderTable>,
): Promise<number> {
  await updateRow(tx, 'workOrder', id, { ...changes, version: version + 1 });
  return version + 1;
}

export async function findLines(db: Db, workOrderId: number): Promise<readonly string[]> {
  return (await linesOf(db, workOrderId)).map(({ text }) => text);
}

const linesOf = prepared((db, workOrderId: number) =>
  db.selectFrom('workOrderLine').select('text').where('workOrderId', '=', workOrderId).orderBy('lineNo'),
);

export async function findTechnicians(db: Db, workOrderIds: readonly number[]): Promise<ReadonlyMap<number, readonly TechnicianRef[]>> {
  const byOrder = new Map<number, TechnicianRef[]>();
  if (workOrderIds.length === 0) return byOrder;
  const rows = await techniciansOf(db, workOrderIds);
  for (const { workOrderId, id, name } of rows) byOrder.set(workOrderId, [...(byOrder.get(workOrderId) ?? []), { id, name }]);
  return byOrder;
}

const techniciansOf = preparedList((db, ids) =>
  db
    .selectFrom('workOrderTechnician')
    .innerJoin('staff', 'staff.id', 'workOrderTechnician.staffId')
    .select(['workOrderId', 'staff.id', 'staff.name'])
    .where('workOrderId', 'in', ids)
    .orderBy('isLead', 'desc')
    .orderBy('staff.id'),
);

export async function isTechnicianOf(db: Db, workOrderId: number, staffId: number | null): Promise<boolean> {
  if (staffId === null) return false;
  const row = await db
    .selectFrom('workOrderTechnician')
    .select('staffId')
    .where('workOrderId', '=', workOrderId)
    .where('staffId', '=', staffId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findReschedules(db: Db, workOrderId: number): Promise<WorkOrderView['reschedules']> {
  const rows = await db
    .selectFrom('reschedule')
    .innerJoin('userAccount', 'userAccount.id', 'reschedule.userId')
    .select(['at', 'oldPlannedAt', 'newPlannedAt', 'reason', 'toldAt', 'isToldInTime', 'userAccount.displayName as userName'])
    .where('workOrderId', '=', workOrderId)
    .orderBy('reschedule.id')
    .execute();
  return rows.map((row) => ({ ...row, isToldInTime: row.isToldInTime === 1 }));
}

/** How much of issued parts is still out on a slip. */
export async function countPartsOut(db: Db, workOrderId: number): Promise<number> {
  const { n } = await db
    .selectFrom('workOrderPart')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('workOrderId', '=', workOrderId)
    .whereRef('issuedQty', '>', 'returnedQty')
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function insertReschedule(tx: Tx, reschedule: Insertable<RescheduleTable>): Promise<void> {
  await insertRow(tx, 'reschedule', reschedule);
}

/** Notes one more print of each of these slips; their versions stay. */
export async function updatePrinted(tx: Tx, ids: readonly number[], at: number): Promise<void> {
  await tx
    .updateTable('workOrder')
    .set((eb) => ({ printCount: eb('printCount', '+', 1), lastPrintedAt: at }))
    .where('id', 'in', ids)
    .execute();
}

/** Locks these slips, always in the order of their ids. @returns the ids that there are. */
export async function lockSlips(tx: Tx, ids: readonly number[]): Promise<readonly number[]> {
  const rows = await tx.selectFrom('workOrder').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute();
  return rows.map(({ id }) => id);
}
