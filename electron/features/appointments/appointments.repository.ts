import { sql } from 'kysely';
import type { Insertable, Selectable } from 'kysely';
import type { AppointmentRow, ReconfirmResult } from '../../../shared/appointments.ts';
import { workingStates } from '../../../shared/request-lifecycle.ts';
import { unfinishedStates } from '../../../shared/work-order-lifecycle.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId, prepared, updateRow } from '../../db/prepared.ts';
import type { AppointmentTable } from '../../db/schema/promises.ts';

export type AppointmentRecord = Selectable<AppointmentTable>;

export async function insertAppointment(tx: Tx, appointment: Insertable<AppointmentTable>): Promise<number> {
  return insertRowForId(tx, 'appointment', appointment);
}

export async function findAppointment(db: Db, id: number): Promise<AppointmentRecord | undefined> {
  return db.selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function lockAppointment(tx: Tx, id: number): Promise<AppointmentRecord | undefined> {
  return tx.selectFrom('appointment').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

const openOfRequest = prepared((db, requestId: number) =>
  db
    .selectFrom('appointment')
    .selectAll()
    .where('requestId', '=', requestId)
    .where('workOrderId', 'is', null)
    .where('endedAt', 'is', null)
    .orderBy('id')
    .forUpdate(),
);

/** What was agreed for a request before it has a slip. */
export async function lockOpenOfRequest(tx: Tx, requestId: number): Promise<AppointmentRecord | undefined> {
  const [appointment] = await openOfRequest(tx, requestId);
  return appointment;
}

const openOfSlip = prepared((db, workOrderId: number) =>
  db.selectFrom('appointment').selectAll().where('workOrderId', '=', workOrderId).where('endedAt', 'is', null).orderBy('id').forUpdate(),
);

export async function lockOpenOfSlip(tx: Tx, workOrderId: number): Promise<AppointmentRecord | undefined> {
  const [appointment] = await openOfSlip(tx, workOrderId);
  return appointment;
}

export async function updateAppointment(
  tx: Tx,
  { id, version }: Pick<AppointmentRecord, 'id' | 'version'>,
  changes: Partial<Insertable<AppointmentTable>>,
): Promise<number> {
  await updateRow(tx, 'appointment', id, { ...changes, version: version + 1 });
  return version + 1;
}

/** Notes on the slip whether the customer confirmed it again; the slip's version stays. */
export async function markConfirmed(tx: Tx, workOrderId: number, isConfirmed: number): Promise<void> {
  await updateRow(tx, 'workOrder', workOrderId, { isConfirmed });
}

/** All that was ever agreed for a request, the newest first. */
export async function findOfRequest(db: Db, requestId: number): Promise<readonly AppointmentRow[]> {
  const rows = await select(db).where('appointment.requestId', '=', requestId).orderBy('appointment.id', 'desc').limit(200).execute();
  return rows.map(toRow);
}

/** Visits that hold, lie between now and `to` and are not confirmed again, the next first. */
export async function findToReconfirm(
  db: Db,
  from: number,
  to: number,
  after: readonly [number, number] | undefined,
  limit: number,
): Promise<readonly AppointmentRow[]> {
  let query = select(db)
    .where('appointment.endedAt', 'is', null)
    .where('appointment.plannedAt', '>=', from)
    .where('appointment.plannedAt', '<', to)
    .where('appointment.reconfirmResult', '<>', 'confirmed')
    .where('request.state', 'in', workingStates)
    // whoever is already on the way needs no call any more
    .where((eb) => eb.or([eb('workOrder.id', 'is', null), eb('workOrder.state', 'in', unfinishedStates)]))
    .where((eb) => eb.or([eb('workOrder.id', 'is', null), eb('workOrder.arrivedAt', 'is', null)]));
  if (after) query = query.where(sql<boolean>`(appointment.planned_at, appointment.id) > (${after[0]}, ${after[1]})`);
  const rows = await query.orderBy('appointment.plannedAt').orderBy('appointment.id').limit(limit).execute();
  return rows.map(toRow);
}

/** Everything that was agreed for a time from `since` to before `until`, ended ones too, in the order of the visits. */
export async function findPlannedBetween(db: Db, since: number, until: number, limit: number): Promise<readonly AppointmentRow[]> {
  const rows = await select(db)
    .where('appointment.plannedAt', '>=', since)
    .where('appointment.plannedAt', '<', until)
    .orderBy('appointment.plannedAt')
    .orderBy('appointment.id')
    .limit(limit)
    .execute();
  return rows.map(toRow);
}

function select(db: Db) {
  return db
    .selectFrom('appointment')
    .innerJoin('serviceRequest as request', 'request.id', 'appointment.requestId')
    .leftJoin('workOrder', 'workOrder.id', 'appointment.workOrderId')
    .innerJoin('userAccount as maker', 'maker.id', 'appointment.madeBy')
    .leftJoin('userAccount as caller', 'caller.id', 'appointment.reconfirmedBy')
    .leftJoin('userAccount as ender', 'ender.id', 'appointment.endedBy')
    .select([
      'appointment.id',
      'appointment.requestId',
      'request.no as requestNo',
      'request.state as requestState',
      'request.customerName',
      'request.phone',
      'request.address',
      'appointment.workOrderId',
      'workOrder.no as workOrderNo',
      'workOrder.state as workOrderState',
      'appointment.plannedAt',
      'appointment.plannedUntil',
      'withWhom',
      'maker.displayName as madeByName',
      'madeAt',
      'reconfirmedAt',
      'caller.displayName as reconfirmedByName',
      'reconfirmResult',
      'endedAt',
      'ender.displayName as endedByName',
      'endReason',
      'appointment.version',
    ]);
}

function toRow(row: Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]): AppointmentRow {
  return { ...row, reconfirmResult: row.reconfirmResult as ReconfirmResult | '' };
}
