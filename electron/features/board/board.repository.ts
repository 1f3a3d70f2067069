import { sql } from 'kysely';
import type { BoardJob } from '../../../shared/board.ts';
import { undispatchedStates } from '../../../shared/request-lifecycle.ts';
import { slipFreeTypes } from '../../../shared/requests.ts';
import { unfinishedStates } from '../../../shared/work-order-lifecycle.ts';
import type { WorkOrderState } from '../../../shared/work-order-lifecycle.ts';
import type { Db } from '../../db/engine.ts';
import { prepared, preparedList } from '../../db/prepared.ts';

/** A job that began so long before the day may still run on it. */
const longestMs = 7 * 24 * 3_600_000;
const hiddenStates: readonly WorkOrderState[] = ['draft', 'voided'];
const mostSlips = 3000;
const mostPeople = 500;

const technicians = prepared((db, active: number) =>
  db
    .selectFrom('staff')
    .leftJoin('outlet', 'outlet.id', 'staff.outletId')
    .select(['staff.id', 'staff.name', 'staff.phone', 'staff.skills', 'staff.region', 'staff.outletId', 'outlet.name as outletName'])
    .where('isTechnician', '=', 1)
    .where('isActive', '=', active)
    .orderBy('staff.name')
    .orderBy('staff.id')
    .limit(mostPeople),
);

/** Technicians at work, by name. */
export async function findTechniciansAtWork(db: Db) {
  return technicians(db, 1);
}

const slipsBetween = prepared((db, early: number, from: number, to: number) =>
  db
    .selectFrom('workOrder')
    .innerJoin('serviceRequest as request', 'request.id', 'workOrder.requestId')
    .select((eb) => [
      'workOrder.id',
      'workOrder.no',
      'workOrder.version',
      'workOrder.requestId',
      'workOrder.state',
      'request.urgency',
      'request.customerName',
      'request.address',
      'request.promisedAt',
      'workOrder.plannedAt',
      'workOrder.plannedUntil',
      'workOrder.isConfirmed',
      'request.holdReason',
      'workOrder.overlapReason',
      eb.selectFrom('workOrderLine').select('text').whereRef('workOrderId', '=', 'workOrder.id').where('lineNo', '=', 1).as('work'),
    ])
    .where('workOrder.plannedAt', '>=', early)
    .where('workOrder.plannedAt', '<', to)
    .where('workOrder.state', 'not in', hiddenStates)
    .where((eb) => eb.or([eb('workOrder.plannedAt', '>=', from), eb('workOrder.plannedUntil', '>', from)]))
    .orderBy('workOrder.plannedAt')
    .orderBy('workOrder.id')
    .limit(mostSlips),
);

/** Slips whose planned time touches [from, to). */
export async function findSlipsOfDay(db: Db, from: number, to: number) {
  return slipsBetween(db, from - longestMs, from, to);
}

const staffOf = preparedList((db, ids) =>
  db
    .selectFrom('workOrderTechnician')
    .select(['workOrderId', 'staffId'])
    .where('workOrderId', 'in', ids)
    .orderBy('isLead', 'desc')
    .orderBy('staffId'),
);

/** Who goes, the lead first. */
export async function findStaffOf(db: Db, workOrderIds: readonly number[]): Promise<ReadonlyMap<number, readonly number[]>> {
  const bySlip = new Map<number, number[]>();
  for (const { workOrderId, staffId } of await staffOf(db, workOrderIds)) {
    const going = bySlip.get(workOrderId);
    if (going) going.push(staffId);
    else bySlip.set(workOrderId, [staffId]);
  }
  return bySlip;
}

const openSlips = prepared((db, now: number) =>
  db
    .selectFrom('workOrder')
    .innerJoin('workOrderTechnician', 'workOrderTechnician.workOrderId', 'workOrder.id')
    .select(({ fn }) => [
      'staffId',
      fn.countAll<number>().as('open'),
      sql<number>`sum(case when work_order.planned_at < ${now} then 1 else 0 end)`.as('late'),
    ])
    .where('state', 'in', unfinishedStates)
    .groupBy('staffId'),
);

export interface OpenSlips {
  readonly open: number;
  /** Those whose planned time has passed. */
  readonly late: number;
}

/** Unfinished slips per technician. */
export async function countOpenSlips(db: Db, now: number): Promise<ReadonlyMap<number, OpenSlips>> {
  const counts = await openSlips(db, now);
  return new Map(counts.map(({ staffId, open, late }) => [staffId, { open: Number(open), late: Number(late) }]));
}

const busy = prepared((db, from: number, to: number) =>
  db
    .selectFrom('workOrder')
    .innerJoin('workOrderTechnician', 'workOrderTechnician.workOrderId', 'workOrder.id')
    .select(['staffId', 'plannedAt', 'plannedUntil'])
    .where('plannedAt', '>=', from)
    .where('plannedAt', '<', to)
    .where('state', 'in', unfinishedStates)
    .orderBy('plannedAt')
    .orderBy('workOrder.id')
    .limit(mostSlips),
);

/** What technicians still have to do around a time. */
export async function findBusy(db: Db, from: number, to: number) {
  return busy(db, from - longestMs, to);
}

const waiting = prepared((db, limit: number) =>
  db
    .selectFrom('serviceRequest as request')
    .innerJoin('customer', 'customer.id', 'request.customerId')
    .leftJoin('installedItem as item', 'item.id', 'request.installedItemId')
    .leftJoin('project', (join) => join.on(sql<boolean>`project.id = coalesce(request.project_id, item.project_id)`))
    .leftJoin('appointment', (join) =>
      join
        .onRef('appointment.requestId', '=', 'request.id')
        .on('appointment.endedAt', 'is', null)
        .on('appointment.workOrderId', 'is', null),
    )
    .select([
      'request.id',
      'request.no',
      'request.version',
      'request.state',
      'request.urgency',
      'request.customerName',
      'request.address',
      'customer.region',
      'request.productText',
      'request.serviceWanted',
      'request.receivedAt',
      'request.promisedAt',
      'request.holdReason',
      'project.paymentState',
      'appointment.plannedAt as appointmentAt',
    ])
    .where('request.state', 'in', undispatchedStates)
    .where('request.type', 'not in', slipFreeTypes)
    .orderBy('request.urgencyRank')
    .orderBy('request.promisedAt')
    .orderBy('request.id')
    .limit(limit),
);

const unpaidStates: readonly string[] = ['unpaid', 'completedUnpaid'];

/** Requests that wait for a slip, urgent and due ones first. */
export async function findWaiting(db: Db, limit: number): Promise<readonly BoardJob[]> {
  return (await waiting(db, limit)).map(({ paymentState, ...job }) => ({
    ...job,
    isUnpaidProject: paymentState !== null && unpaidStates.includes(paymentState),
  }));
}

/** Region of the customer of a request. */
export async function findRegionOf(db: Db, customerId: number): Promise<string> {
  const customer = await db.selectFrom('customer').select('region').where('id', '=', customerId).executeTakeFirst();
  return customer?.region ?? '';
}
