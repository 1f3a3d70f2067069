import { sql } from 'kysely';
import type { Insertable } from 'kysely';
import type { InspectionView, PurchaseOrderLineView } from '../../../shared/purchase-orders.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRowForId, insertRows } from '../../db/prepared.ts';
import type { InspectionLineTable, InspectionTable } from '../../db/schema/purchasing.ts';
import { receivedOf } from './purchase-orders.repository.ts';

/** The lines of an order with what came of them. */
export async function findOrderLines(db: Db, orderId: number): Promise<readonly PurchaseOrderLineView[]> {
  const rows = await db
    .selectFrom('purchaseOrderLine as l')
    .innerJoin('item', 'item.id', 'l.itemId')
    .select([
      'l.id',
      'l.itemId',
      'item.code',
      'item.name',
      'l.spec',
      'item.unit',
      'l.packUnit',
      'l.packQty',
      'item.tracking',
      'item.placeId',
      'l.qty',
      'l.priceFen',
      sql<number>`${receivedOf}`.as('receivedQty'),
      sql<number>`coalesce((select sum(n.delivered - n.accepted) from inspection_line n where n.order_line_id = l.id), 0)`.as(
        'rejectedQty',
      ),
    ])
    .where('l.purchaseOrderId', '=', orderId)
    .orderBy('l.id')
    .execute();
  return rows.map((row) => ({ ...row, receivedQty: Number(row.receivedQty), rejectedQty: Number(row.rejectedQty) }));
}

export interface OrderItem {
  readonly id: number;
  readonly name: string;
  readonly spec: string;
  readonly packUnit: string;
  readonly packQty: number;
  readonly costFen: number;
}

/** The items of lines, as the catalogue has them now. */
export async function findOrderItems(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, OrderItem>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('item')
    .select(['id', 'name', 'spec', 'packUnit', 'packQty', 'costFen'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function insertInspection(
  tx: Tx,
  inspection: Insertable<InspectionTable>,
  lines: readonly Omit<Insertable<InspectionLineTable>, 'inspectionId' | 'consignmentId'>[],
): Promise<number> {
  const inspectionId = await insertRowForId(tx, 'inspection', inspection);
  await insertRows(
    tx,
    'inspectionLine',
    lines.map((line) => ({ inspectionId, ...line, consignmentId: null })),
  );
  return inspectionId;
}

/** What came for an order and was looked at, the newest first. */
export async function findInspections(db: Db, orderId: number): Promise<readonly InspectionView[]> {
  const heads = await db
    .selectFrom('inspection')
    .innerJoin('userAccount', 'userAccount.id', 'inspection.userId')
    .leftJoin('goodsReceipt', 'goodsReceipt.id', 'inspection.receiptId')
    .select([
      'inspection.id',
      'inspection.receiptId',
      'goodsReceipt.no as receiptNo',
      'inspection.at',
      'userAccount.displayName as userName',
      'inspection.note',
    ])
    .where('inspection.purchaseOrderId', '=', orderId)
    .orderBy('inspection.id', 'desc')
    .limit(100)
    .execute();
  const lines = await db
    .selectFrom('inspectionLine')
    .innerJoin('inspection', 'inspection.id', 'inspectionLine.inspectionId')
    .innerJoin('purchaseOrderLine', 'purchaseOrderLine.id', 'inspectionLine.orderLineId')
    .innerJoin('item', 'item.id', 'purchaseOrderLine.itemId')
    .leftJoin('consignment', 'consignment.id', 'inspectionLine.consignmentId')
    .select([
      'inspectionLine.id',
      'inspectionLine.inspectionId',
      'item.id as itemId',
      'item.name',
      'item.unit',
      'inspectionLine.delivered',
      'inspectionLine.accepted',
      'inspectionLine.reason',
      'inspectionLine.consignmentId',
      'consignment.no as consignmentNo',
    ])
    .where('inspection.purchaseOrderId', '=', orderId)
    .orderBy('inspectionLine.id')
    .limit(5000)
    .execute();
  const ofHead = Map.groupBy(lines, ({ inspectionId }) => inspectionId);
  return heads.map((head) => ({
    ...head,
    lines: (ofHead.get(head.id) ?? []).map(({ inspectionId: _of, ...line }) => ({ ...line, rejected: line.delivered - line.accepted })),
  }));
}

/** Everything of an order that was rejected and is still here goes along with a consignment. @returns how many lines. */
export async function sendRejectedWith(tx: Tx, orderId: number, consignmentId: number): Promise<number> {
  const lines = await tx
    .selectFrom('inspectionLine')
    .innerJoin('inspection', 'inspection.id', 'inspectionLine.inspectionId')
    .select('inspectionLine.id')
    .where('inspection.purchaseOrderId', '=', orderId)
    .where('inspectionLine.consignmentId', 'is', null)
    .whereRef('inspectionLine.delivered', '>', 'inspectionLine.accepted')
    .execute();
  if (lines.length === 0) return 0;
  const ids = lines.map(({ id }) => id);
  await tx.updateTable('inspectionLine').set({ consignmentId }).where('id', 'in', ids).execute();
  return ids.length;
}

/** A consignment that did not go: what it was to take along is here again. */
export async function keepRejectedOf(tx: Tx, consignmentId: number): Promise<void> {
  await tx.updateTable('inspectionLine').set({ consignmentId: null }).where('consignmentId', '=', consignmentId).execute();
}
