import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, FileOut, Page } from '../../../shared/fields.ts';
import type {
  PurchaseOrderPrintData,
  PurchaseOrderRow,
  PurchaseOrderView,
  purchaseOrderCountInput,
  purchaseOrderListInput,
  purchaseOrderPrintInput,
  recordPurchaseOrderPrintInput,
} from '../../../shared/purchase-orders.ts';
import { dayOf } from '../../../shared/time.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { exportRows } from '../../platform/export.ts';
import { countPrints, notePrint } from '../../platform/prints.ts';
import { readShop, readZone } from '../../platform/settings.ts';
import { readTimeline } from '../../platform/timeline.ts';
import { write } from '../../platform/write.ts';
import { supplierOf } from '../suppliers/suppliers.service.ts';
import { findInspections, findOrderLines } from './order-lines.repository.ts';
import { readPurchasing } from './purchasing-settings.service.ts';
import { countOrderRows, findOrderRow, findOrderRows, lockOrder } from './purchase-orders.repository.ts';
import type { PurchaseOrderFilter } from './purchase-orders.repository.ts';

const keysOf = ({ id }: PurchaseOrderRow) => [id] as const;

export async function listPurchaseOrders(
  context: ActorContext,
  { cursor, limit, ...filter }: z.output<typeof purchaseOrderListInput>,
): Promise<Page<PurchaseOrderRow>> {
  const rows = await findOrderRows(context.db, await filterOf(context, filter), fromCursor<[number]>(cursor, 1), limit + 1);
  return toPage(rows, limit, keysOf);
}

export async function countPurchaseOrders(context: ActorContext, filter: z.output<typeof purchaseOrderCountInput>): Promise<Count> {
  const total = await countOrderRows(context.db, await filterOf(context, filter), countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

/** The filtered list as a workbook. */
export async function exportPurchaseOrders(
  context: ActorContext,
  { cursor: _cursor, limit: _limit, ...input }: z.output<typeof purchaseOrderListInput>,
): Promise<FileOut> {
  const filter = await filterOf(context, input);
  return exportRows(
    context,
    'purchaseOrders',
    (after, limit) => findOrderRows(context.db, filter, after as readonly [number] | undefined, limit),
    keysOf,
  );
}

async function filterOf({ app, db, now }: ActorContext, filter: z.output<typeof purchaseOrderCountInput>): Promise<PurchaseOrderFilter> {
  const { approveFromFen } = await readPurchasing(db);
  return { ...filter, today: dayOf(now, await readZone(app)), approveFromFen };
}

export async function viewPurchaseOrder({ app, db, now }: ActorContext, { id }: { readonly id: number }): Promise<PurchaseOrderView> {
  const order = await findOrderRow(db, id, dayOf(now, await readZone(app)));
  if (!order) throw new DomainError('notFound', { what: 'purchaseOrder', id });
  const { approveFromFen } = await readPurchasing(db);
  const needsApproval = approveFromFen > 0 && order.totalFen >= approveFromFen && order.approvedAt === null;
  const [orderLines, inspections, timeline] = await Promise.all([
    findOrderLines(db, id),
    findInspections(db, id),
    readTimeline(db, 'purchaseOrder', id),
  ]);
  return { ...order, needsApproval, orderLines, inspections, timeline };
}

/** Everything that the form F-34 prints. */
export async function readPurchaseOrderPrintData(
  context: ActorContext,
  { id }: z.output<typeof purchaseOrderPrintInput>,
): Promise<PurchaseOrderPrintData> {
  const { name, phone, address, zone } = await readShop(context.app);
  const order = await viewPurchaseOrder(context, { id });
  const supplier = await supplierOf(context.db, order.supplierId);
  return {
    order,
    supplier: { contactName: supplier.contactName, phone: supplier.phone, address: supplier.address },
    shop: { name, phone, address, zone },
    printCount: await countPrints(context.db, 'purchaseOrder', id),
  };
}

/** Notes the print before the paper is made and says which print it is. */
export async function recordPurchaseOrderPrint(
  context: ActorContext,
  { id, ...print }: z.output<typeof recordPurchaseOrderPrintInput>,
): Promise<{ readonly nth: number }> {
  const { now, actor } = context;
  return write(context, async ({ tx, record }) => {
    if (!(await lockOrder(tx, id))) throw new DomainError('notFound', { what: 'purchaseOrder', id });
    const nth = await notePrint(tx, 'purchaseOrder', id, { ...print, userId: actor.userId, at: now });
    await record({ subject: 'purchaseOrder', subjectId: id, kind: nth === 1 ? 'printed' : 'reprinted', data: { nth, ...print } });
    return { nth };
  });
}
