import type { Updateable } from 'kysely';
import type { Receipt } from '../../../shared/fields.ts';
import { purchaseOrderLifecycle } from '../../../shared/purchase-order-lifecycle.ts';
import type { PurchaseOrderCommand, PurchaseOrderState } from '../../../shared/purchase-order-lifecycle.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import type { PurchaseOrderTable } from '../../db/schema/purchasing.ts';
import { DomainError } from '../../errors.ts';
import { obey } from '../../platform/lifecycle.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { lockOrder, updateOrder } from './purchase-orders.repository.ts';
import type { PurchaseOrderRecord } from './purchase-orders.repository.ts';

export interface OrderTarget {
  readonly id: number;
  readonly version: number;
}
export interface OrderStep {
  /** Past tense, for the timeline. */
  readonly kind: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly changes?: Updateable<PurchaseOrderTable>;
  /** Where the order stands afterwards, where that is not what the table says. */
  readonly state?: PurchaseOrderState;
}
type Work = (order: PurchaseOrderRecord, w: Write) => Promise<OrderStep>;

/** The locked row as the user saw it. @throws DomainError `notFound`, `staleVersion` */
export async function lockOrderAt(tx: Tx, { id, version }: OrderTarget): Promise<PurchaseOrderRecord> {
  const order = await lockOrder(tx, id);
  if (!order) throw new DomainError('notFound', { what: 'purchaseOrder', id });
  if (order.version !== version) throw new DomainError('staleVersion', { what: 'purchaseOrder', current: order });
  return order;
}

/** One arrow of SM-20 in a write of its own. */
export async function orderStep(context: ActorContext, target: OrderTarget, command: PurchaseOrderCommand, work: Work): Promise<Receipt> {
  return write(context, (w) => takeOrderStep(w, context, target, command, work));
}

/** One arrow of SM-20: the locked row as the user saw it, who may, what follows, the row and the timeline. */
export async function takeOrderStep(
  w: Write,
  context: ActorContext,
  target: OrderTarget,
  command: PurchaseOrderCommand,
  work: Work,
): Promise<Receipt> {
  const order = await lockOrderAt(w.tx, target);
  const to = obey(purchaseOrderLifecycle, order.state, command, context);
  const { state = to, ...step } = await work(order, w);
  return saveStep(w, context, order, { ...step, state });
}

/** Writes what a step changed, and what it is told by. */
export async function saveStep(
  w: Write,
  { now }: ActorContext,
  { id, no, version, state: was, stateAt }: PurchaseOrderRecord,
  { kind, data, changes, state = was }: OrderStep,
): Promise<Receipt> {
  await updateOrder(w.tx, id, { ...changes, state, stateAt: state === was ? stateAt : now, version: version + 1 });
  await w.record({ subject: 'purchaseOrder', subjectId: id, kind, data: { no, ...data } });
  w.touch('purchaseOrders', 'suppliers', 'home');
  return { id, version: version + 1, no };
}
