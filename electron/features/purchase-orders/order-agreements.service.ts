import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { purchaseOrderLifecycle, writableOrderStates } from '../../../shared/purchase-order-lifecycle.ts';
import { missingContractFields, orderTotalFen } from '../../../shared/purchase-orders.ts';
import type {
  postponePurchaseOrderInput,
  purchaseOrderTargetInput,
  reasonedPurchaseOrderInput,
  savePurchaseOrderInput,
} from '../../../shared/purchase-orders.ts';
import { dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { follow } from '../../platform/lifecycle.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { agreedPriceOn } from '../parts/prices.service.ts';
import { supplierNamed, supplierOf } from '../suppliers/suppliers.service.ts';
import { keepAgreedPrices } from './agreed-prices.service.ts';
import { findOrderItems, findOrderLines } from './order-lines.repository.ts';
import { settleOverdue } from './order-reminders.service.ts';
import { lockOrderAt, orderStep, saveStep } from './order-step.ts';
import { readPurchasing } from './purchasing-settings.service.ts';
import { insertOrder, replaceOrderLines } from './purchase-orders.repository.ts';
import type { PurchaseOrderRecord } from './purchase-orders.repository.ts';

type Target = z.output<typeof purchaseOrderTargetInput>;
type Reasoned = z.output<typeof reasonedPurchaseOrderInput>;

export interface NewOrderLine {
  readonly itemId: number;
  readonly qty: number;
  /** Price of a pack; by default what was last agreed on with the supplier (R-004-55), else what the catalogue expects. */
  readonly priceFen?: number;
  /** By default what the catalogue says. */
  readonly spec?: string;
}
export interface NewOrder {
  readonly supplierId: number;
  readonly lines: readonly NewOrderLine[];
  readonly inquiryId?: number | null;
  readonly dueOn?: string;
  readonly contractNo?: string;
  readonly note?: string;
}

/** A drafted order inside another write: out of a proposal to reorder, or of the offer that was chosen. */
export async function draftOrder(
  w: Write,
  context: ActorContext,
  { supplierId, lines, inquiryId = null, dueOn = '', contractNo = '', note = '' }: NewOrder,
): Promise<Receipt & { readonly no: string }> {
  const { app, now, actor } = context;
  const supplier = await supplierOf(w.tx, supplierId);
  if (supplier.archivedAt !== null) throw new DomainError('guardFailed', { guard: 'supplierArchived', field: 'supplierName' });
  const zone = await readZone(app, w.tx);
  const rows = await orderRowsOf(w.tx, lines, { supplierId, day: dayOf(now, zone) });
  const no = await takeNumber(w.tx, 'purchaseOrder', now, zone);
  const id = await insertOrder(w.tx, {
    no,
    supplierId,
    inquiryId,
    state: 'draft',
    stateAt: now,
    dueOn,
    contractNo,
    note,
    endReason: '',
    totalFen: orderTotalFen(rows),
    orderedAt: null,
    orderedBy: null,
    approvedAt: null,
    approvedBy: null,
    overdueToldAt: null,
    createdBy: actor.userId,
    createdAt: now,
    version: 1,
  });
  await replaceOrderLines(w.tx, id, rows);
  await w.record({ subject: 'purchaseOrder', subjectId: id, kind: 'created', data: { no, supplier: supplier.name, lines: rows.length } });
  w.touch('purchaseOrders', 'suppliers', 'home');
  return { id, version: 1, no };
}

/** Written while nothing is agreed on; afterwards it is revised first. */
export async function savePurchaseOrder(
  context: ActorContext,
  { id, version = 0, supplierName, lines, ...facts }: z.output<typeof savePurchaseOrderInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const order = id === undefined ? undefined : await lockOrderAt(w.tx, { id, version });
    if (order && !writableOrderStates.includes(order.state))
      throw new DomainError('commandNotAllowed', { command: 'change', state: order.state, refusal: 'state' });
    const supplierId = await supplierNamed(w, context, supplierName);
    if (!order) return draftOrder(w, context, { supplierId, lines, ...facts });
    const rows = await orderRowsOf(w.tx, lines, { supplierId, day: dayOf(context.now, await readZone(context.app, w.tx)) });
    const changes = { supplierId, ...facts, totalFen: orderTotalFen(rows) };
    await replaceOrderLines(w.tx, order.id, rows);
    const receipt = await saveStep(w, context, order, { kind: 'changed', data: { lines: rows.length }, changes });
    await w.record({
      subject: 'purchaseOrder',
      subjectId: order.id,
      kind: 'factsChanged',
      changes: changesBetween<Partial<PurchaseOrderRecord>>(order, changes),
    });
    return receipt;
  });
}

export async function negotiateOrder(context: ActorContext, target: Target): Promise<Receipt> {
  return orderStep(context, target, 'negotiate', async () => ({ kind: 'negotiated' }));
}

/** The offer that was chosen is what is negotiated about; inside the inquiry's write. */
export async function negotiateDrafted(w: Write, context: ActorContext, id: number): Promise<void> {
  const order = await lockOrderAt(w.tx, { id, version: 1 });
  await saveStep(w, context, order, { kind: 'negotiated', state: follow(purchaseOrderLifecycle, order.state, 'negotiate') });
}

/**
 * R-004-56: agreed on, with specification, quantity and day. The agreed prices go into the history of the supplier and the items (R-004-55).
 * @throws DomainError `fieldsMissing`
 */
export async function contractOrder(context: ActorContext, target: Target): Promise<Receipt> {
  return orderStep(context, target, 'contract', async (order, w) => {
    const lines = await findOrderLines(w.tx, order.id);
    const fields = missingContractFields({ dueOn: order.dueOn, lines });
    if (fields.length > 0) throw new DomainError('fieldsMissing', { fields, what: 'contract' });
    await keepAgreedPrices(w, context, order, lines);
    return { kind: 'contracted', data: { dueOn: order.dueOn, totalFen: order.totalFen } };
  });
}

/** Back to the table: what was approved is approved no more. */
export async function reviseOrder(context: ActorContext, { reason, ...target }: Reasoned): Promise<Receipt> {
  return orderStep(context, target, 'revise', async () => ({
    kind: 'revised',
    data: { reason },
    changes: { approvedAt: null, approvedBy: null },
  }));
}

export async function approveOrder(context: ActorContext, target: Target): Promise<Receipt> {
  const { now, actor } = context;
  return orderStep(context, target, 'approve', async ({ approvedAt, totalFen }) => {
    if (approvedAt !== null) throw new DomainError('guardFailed', { guard: 'orderApproved' });
    return { kind: 'approved', data: { totalFen }, changes: { approvedAt: now, approvedBy: actor.userId } };
  });
}

/** The supplier has the order. Above the shop's amount the service manager has agreed before. */
export async function placeOrder(context: ActorContext, target: Target): Promise<Receipt> {
  const { now, actor } = context;
  return orderStep(context, target, 'place', async ({ approvedAt, totalFen, dueOn }, w) => {
    const { approveFromFen } = await readPurchasing(w.tx);
    if (approveFromFen > 0 && totalFen >= approveFromFen && approvedAt === null)
      throw new DomainError('guardFailed', { guard: 'orderNotApproved' });
    return { kind: 'placed', data: { dueOn }, changes: { orderedAt: now, orderedBy: actor.userId } };
  });
}

/** R-004-57: a new day was agreed on; the old one stays in the timeline. */
export async function postponeOrder(
  context: ActorContext,
  { dueOn, reason, ...target }: z.output<typeof postponePurchaseOrderInput>,
): Promise<Receipt> {
  return orderStep(context, target, 'postpone', async (order, w) => {
    const today = dayOf(context.now, await readZone(context.app, w.tx));
    if (dueOn < today) throw new DomainError('guardFailed', { guard: 'dueInPast', field: 'dueOn' });
    await settleOverdue(w, context, order);
    return { kind: 'postponed', data: { was: order.dueOn, dueOn, reason }, changes: { dueOn, overdueToldAt: null }, state: order.state };
  });
}

/** What is missing does not come any more. */
export async function closeOrderShort(context: ActorContext, { reason, ...target }: Reasoned): Promise<Receipt> {
  return orderStep(context, target, 'closeShort', async (order, w) => {
    await settleOverdue(w, context, order);
    return { kind: 'closedShort', data: { reason }, changes: { endReason: reason } };
  });
}

/** Nothing of it is wanted any more; what came before is settled by closing it short. */
export async function cancelOrder(context: ActorContext, { reason, ...target }: Reasoned): Promise<Receipt> {
  return orderStep(context, target, 'cancel', async (order, w) => {
    await settleOverdue(w, context, order);
    return { kind: 'cancelled', data: { reason }, changes: { endReason: reason } };
  });
}

/** Lines with the pack as the catalogue has it now. @throws DomainError `notFound` */
async function orderRowsOf(
  tx: Tx,
  lines: readonly NewOrderLine[],
  { supplierId, day }: { readonly supplierId: number; readonly day: string },
) {
  const items = await findOrderItems(
    tx,
    lines.map(({ itemId }) => itemId),
  );
  const rows = [];
  for (const { itemId, qty, priceFen, spec = '' } of lines) {
    const item = items.get(itemId);
    if (!item) throw new DomainError('notFound', { what: 'item', id: itemId });
    const { packUnit, packQty } = item;
    const agreed = priceFen === undefined ? await agreedPriceOn(tx, itemId, supplierId, day) : undefined;
    const usual = agreed?.packQty === packQty ? agreed.priceFen : item.costFen;
    rows.push({ itemId, qty, spec: spec || item.spec, priceFen: priceFen ?? usual, packUnit, packQty });
  }
  return rows;
}
