import { sql } from 'kysely';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { PurchaseOrderState } from '../../../shared/purchase-order-lifecycle.ts';
import { awaitedOrderStates, isOrderOverdue, openOrderStates } from '../../../shared/purchase-order-lifecycle.ts';
import type { PurchaseOrderRow, PurchaseOrderShow } from '../../../shared/purchase-orders.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { holdsText } from '../../db/holds-text.ts';
import { insertRowForId, insertRows, updateRow } from '../../db/prepared.ts';
import type { PurchaseOrderLineTable, PurchaseOrderTable } from '../../db/schema/purchasing.ts';

export type PurchaseOrderRecord = Selectable<PurchaseOrderTable>;

export interface PurchaseOrderFilter {
  readonly query: string;
  readonly show: PurchaseOrderShow;
  readonly supplierId: number | null;
  readonly itemId: number | null;
  readonly today: string;
  /** From which amount on the service manager agrees first; 0: never. */
  readonly approveFromFen: number;
}

/** Units of a line on the shelf: what came for its order, less what was taken back since. */
export const receivedOf = sql`coalesce((select sum(case m.kind when 'receipt' then m.qty else -m.qty end)
  from goods_receipt r join stock_move m on m.receipt_id = r.id and m.kind in ('receipt', 'reversal')
  where r.purchase_order_id = l.purchase_order_id and m.item_id = l.item_id), 0)`;

/** A line of an order of which not everything is on the shelf. */
const hasShortLine = sql`exists (select 1 from purchase_order_line l where l.purchase_order_id = purchase_order.id and l.qty > ${receivedOf})`;

/** The state as it is: what was stocked and then taken back is waited for again, unless somebody said that the rest does not come. */
const stateNow = sql<PurchaseOrderState>`case when purchase_order.state = 'stocked' and purchase_order.end_reason = '' and ${hasShortLine}
  then 'arrived' else purchase_order.state end`;

/** The newest first. */
export async function findOrderRows(
  db: Db,
  filter: PurchaseOrderFilter,
  after: readonly [number] | undefined,
  limit: number,
): Promise<readonly PurchaseOrderRow[]> {
  let select = orderRows(filtered(db, filter));
  if (after) select = select.where('purchaseOrder.id', '<', after[0]);
  return shown(await select.orderBy('purchaseOrder.id', 'desc').limit(limit).execute(), filter.today);
}

export async function countOrderRows(db: Db, filter: PurchaseOrderFilter, limit: number): Promise<number> {
  const { n } = await db
    .selectFrom(filtered(db, filter).select('purchaseOrder.id').limit(limit).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function findOrderRow(db: Db, id: number, today: string) {
  const [row] = await orderRows(joined(db)).where('purchaseOrder.id', '=', id).execute();
  if (!row) return undefined;
  const more = await db
    .selectFrom('purchaseOrder')
    .leftJoin('userAccount as placer', 'placer.id', 'purchaseOrder.orderedBy')
    .leftJoin('userAccount as approver', 'approver.id', 'purchaseOrder.approvedBy')
    .select([
      'purchaseOrder.note',
      'purchaseOrder.endReason',
      'placer.displayName as orderedByName',
      'approver.displayName as approvedByName',
    ])
    .where('purchaseOrder.id', '=', id)
    .executeTakeFirstOrThrow();
  const [order] = shown([row], today);
  return order && { ...order, ...more };
}

/** The row with its state as it is, locked until the end of the transaction. */
export async function lockOrder(tx: Tx, id: number): Promise<PurchaseOrderRecord | undefined> {
  const row = await tx.selectFrom('purchaseOrder').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) return undefined;
  const { state } = await tx.selectFrom('purchaseOrder').select(stateNow.as('state')).where('id', '=', id).executeTakeFirstOrThrow();
  return { ...row, state };
}

export async function insertOrder(tx: Tx, row: Insertable<PurchaseOrderTable>): Promise<number> {
  return insertRowForId(tx, 'purchaseOrder', row);
}

export async function updateOrder(tx: Tx, id: number, changes: Updateable<PurchaseOrderTable>): Promise<void> {
  await updateRow(tx, 'purchaseOrder', id, changes);
}

/** The lines of an order that nobody has delivered anything of yet. */
export async function replaceOrderLines(
  tx: Tx,
  orderId: number,
  lines: readonly Omit<Insertable<PurchaseOrderLineTable>, 'purchaseOrderId'>[],
): Promise<void> {
  await tx.deleteFrom('purchaseOrderLine').where('purchaseOrderId', '=', orderId).execute();
  await insertRows(
    tx,
    'purchaseOrderLine',
    lines.map((line) => ({ purchaseOrderId: orderId, ...line })),
  );
}

function joined(db: Db) {
  return db
    .selectFrom('purchaseOrder')
    .innerJoin('supplier', 'supplier.id', 'purchaseOrder.supplierId')
    .innerJoin('userAccount', 'userAccount.id', 'purchaseOrder.createdBy')
    .leftJoin('inquiry', 'inquiry.id', 'purchaseOrder.inquiryId');
}

function filtered(db: Db, { query, show, supplierId, itemId, today, approveFromFen }: PurchaseOrderFilter) {
  let select = joined(db);
  if (query !== '') {
    select = select.where(
      sql<boolean>`(${holdsText(query, ['purchaseOrder.no', 'purchaseOrder.contractNo', 'supplier.name'])}
        or exists (select 1 from purchase_order_line l join item i on i.id = l.item_id
          where l.purchase_order_id = purchase_order.id and ${holdsText(query, ['i.code', 'i.name'])}))`,
    );
  }
  // stored states first: they are ranges of an index, the state as it is needs the ledger
  const maybe = (states: readonly PurchaseOrderState[]) =>
    select.where('purchaseOrder.state', 'in', [...states, 'stocked']).where(stateNow, 'in', states);
  if (show === 'open') select = maybe(openOrderStates);
  if (show === 'awaited') select = maybe(awaitedOrderStates);
  if (show === 'overdue')
    select = maybe(awaitedOrderStates).where('purchaseOrder.dueOn', '<', today).where('purchaseOrder.dueOn', '<>', '');
  if (show === 'toApprove')
    select = select
      .where('purchaseOrder.state', '=', 'contracted')
      .where('purchaseOrder.approvedAt', 'is', null)
      .where(sql<boolean>`${approveFromFen} > 0 and purchase_order.total_fen >= ${approveFromFen}`);
  if (show === 'ended')
    select = select.where('purchaseOrder.state', 'in', ['stocked', 'cancelled']).where(stateNow, 'in', ['stocked', 'cancelled']);
  if (supplierId !== null) select = select.where('purchaseOrder.supplierId', '=', supplierId);
  if (itemId !== null)
    select = select.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('purchaseOrderLine')
          .select('purchaseOrderLine.id')
          .whereRef('purchaseOrderLine.purchaseOrderId', '=', 'purchaseOrder.id')
          .where('purchaseOrderLine.itemId', '=', itemId),
      ),
    );
  return select;
}

type Shown = Omit<PurchaseOrderRow, 'isOverdue'>;

function orderRows(from: ReturnType<typeof joined>) {
  return from.select([
    'purchaseOrder.id',
    'purchaseOrder.no',
    'purchaseOrder.supplierId',
    'supplier.name as supplierName',
    stateNow.as('state'),
    'purchaseOrder.dueOn',
    'purchaseOrder.contractNo',
    'purchaseOrder.totalFen',
    sql<number>`(select count(*) from purchase_order_line l where l.purchase_order_id = purchase_order.id)`.as('lines'),
    sql<number>`(select count(*) from purchase_order_line l where l.purchase_order_id = purchase_order.id and l.qty <= ${receivedOf})`.as(
      'receivedLines',
    ),
    'purchaseOrder.inquiryId',
    'inquiry.no as inquiryNo',
    'purchaseOrder.createdAt',
    'userAccount.displayName as createdByName',
    'purchaseOrder.orderedAt',
    'purchaseOrder.approvedAt',
    'purchaseOrder.version',
  ]);
}

/** One engine counts in texts. */
function shown(rows: readonly Shown[], today: string): readonly PurchaseOrderRow[] {
  return rows.map((row) => ({
    ...row,
    isOverdue: isOrderOverdue(row, today),
    lines: Number(row.lines),
    receivedLines: Number(row.receivedLines),
  }));
}
