import { isOwnSlipsOnly } from '../../../shared/permissions.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { isTechnicianOf, lockWorkOrder } from './work-orders.repository.ts';
import type { WorkOrderRecord } from './work-orders.repository.ts';

/**
 * The person whose slips alone this actor sees, or null for all: who may read slips only as a technician sees only their own
 * (R-000-84), whatever else they are.
 */
export function ownSlipsOnly({ actor }: ActorContext): number | null {
  return isOwnSlipsOnly(actor.roles, 'workOrders.read') ? (actor.staffId ?? 0) : null;
}

/** Somebody else's slip does not exist for a technician. */
export async function refuseForeignSlip(db: Db, context: ActorContext, workOrderId: number): Promise<void> {
  const own = ownSlipsOnly(context);
  if (own !== null && !(await isTechnicianOf(db, workOrderId, own)))
    throw new DomainError('notFound', { what: 'workOrder', id: workOrderId });
}

/** The locked slip at the version that the user saw. */
export async function lockSlip(tx: Tx, context: ActorContext, id: number, version: number): Promise<WorkOrderRecord> {
  const workOrder = await lockWorkOrder(tx, id);
  if (!workOrder) throw new DomainError('notFound', { what: 'workOrder', id });
  await refuseForeignSlip(tx, context, id);
  if (workOrder.version !== version) throw new DomainError('staleVersion', { what: 'workOrder', current: workOrder });
  return workOrder;
}
