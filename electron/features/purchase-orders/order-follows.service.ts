import { purchaseOrderLifecycle } from '../../../shared/purchase-order-lifecycle.ts';
import type { PurchaseOrderCommand } from '../../../shared/purchase-order-lifecycle.ts';
import { transition } from '../../../shared/lifecycle.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { Write } from '../../platform/write.ts';
import { keepRejectedOf, sendRejectedWith } from './order-lines.repository.ts';
import { saveStep } from './order-step.ts';
import { lockOrder } from './purchase-orders.repository.ts';

/*
 * What follows for an order from what happens to its goods on their way; each inside the write of the consignment, before its own row is
 * locked, so that two seats lock in the same order.
 */

/** The order of a consignment is locked before the consignment itself. */
export async function holdOrder(w: Write, id: number): Promise<void> {
  await lockOrder(w.tx, id);
}

/** Goods left the supplier. @throws DomainError `commandNotAllowed` for an order that was not placed or has ended */
export async function orderShipped(w: Write, context: ActorContext, id: number, consignmentNo: string): Promise<void> {
  await followWay(w, context, id, 'ship', { kind: 'shipped', data: { consignmentNo } }, true);
}

/** They are here, and still to be looked at. */
export async function orderArrived(w: Write, context: ActorContext, id: number, consignmentNo: string): Promise<void> {
  await followWay(w, context, id, 'arrive', { kind: 'arrived', data: { consignmentNo } }, false);
}

async function followWay(
  w: Write,
  context: ActorContext,
  id: number,
  command: PurchaseOrderCommand,
  step: { readonly kind: string; readonly data: Readonly<Record<string, unknown>> },
  isRequired: boolean,
): Promise<void> {
  const order = await lockOrder(w.tx, id);
  if (!order) throw new DomainError('notFound', { what: 'purchaseOrder', id });
  const state = transition(purchaseOrderLifecycle, order.state, command);
  // a second parcel finds the order arrived already, and the last one may come after it was closed
  const stays = order.state === 'arrived' || (!isRequired && order.state !== 'inTransit');
  if (state === undefined && !stays) throw new DomainError('commandNotAllowed', { command, state: order.state, refusal: 'state' });
  await saveStep(w, context, order, { ...step, state: state ?? order.state });
}

/** R-004-04: what was rejected goes back. @throws DomainError `guardFailed` when nothing that was rejected is here */
export async function rejectedSent(
  w: Write,
  context: ActorContext,
  id: number,
  consignment: { readonly id: number; readonly no: string },
): Promise<void> {
  const order = await lockOrder(w.tx, id);
  if (!order) throw new DomainError('notFound', { what: 'purchaseOrder', id });
  const lines = await sendRejectedWith(w.tx, id, consignment.id);
  if (lines === 0) throw new DomainError('guardFailed', { guard: 'nothingRejected' });
  await saveStep(w, context, order, { kind: 'rejectedSent', data: { consignmentNo: consignment.no, lines } });
}

/** The consignment did not go: what it was to take along is here again. */
export async function rejectedKept(w: Write, consignmentId: number): Promise<void> {
  await keepRejectedOf(w.tx, consignmentId);
  w.touch('purchaseOrders');
}
