import { unfinishedStates } from '../../../shared/work-order-lifecycle.ts';
import type { ReservationRow } from '../../../shared/reservations.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { prepared } from '../../db/prepared.ts';

export interface Kept {
  readonly workOrderId: number;
  readonly no: string;
  readonly qty: number;
}

/** What is kept of an item at a place, by slip; the balance of both is locked by the caller. What a finished slip kept is free again. */
export const findKept = prepared((db, itemId: number, placeId: number) =>
  db
    .selectFrom('stockReservation')
    .innerJoin('workOrder', 'workOrder.id', 'stockReservation.workOrderId')
    .select(['stockReservation.workOrderId', 'workOrder.no', 'stockReservation.qty'])
    .where('stockReservation.itemId', '=', itemId)
    .where('stockReservation.placeId', '=', placeId)
    .where('workOrder.state', 'in', unfinishedStates)
    .orderBy('stockReservation.workOrderId'),
);

/** What a slip keeps of an item, by place. */
export const findKeptBySlip = prepared((db, workOrderId: number, itemId: number) =>
  db
    .selectFrom('stockReservation')
    .select(['placeId', 'qty'])
    .where('workOrderId', '=', workOrderId)
    .where('itemId', '=', itemId)
    .orderBy('placeId'),
);

/** Sets how many units a slip keeps at a place; 0: none any more. */
export async function setKept(
  tx: Tx,
  { workOrderId, itemId, placeId, qty, userId, at }: Omit<Kept, 'no'> & { itemId: number; placeId: number; userId: number; at: number },
): Promise<void> {
  if (qty === 0) {
    await tx
      .deleteFrom('stockReservation')
      .where('workOrderId', '=', workOrderId)
      .where('itemId', '=', itemId)
      .where('placeId', '=', placeId)
      .execute();
    return;
  }
  await tx
    .insertInto('stockReservation')
    .values({ workOrderId, itemId, placeId, qty, userId, at })
    .onConflict((conflict) => conflict.columns(['workOrderId', 'itemId', 'placeId']).doUpdateSet({ qty, userId, at }))
    .execute();
}

/** What is kept of an item, or for a slip, or both, with the names of everything. */
export async function findReservations(
  db: Db,
  { itemId, workOrderId }: { readonly itemId: number | null; readonly workOrderId: number | null },
): Promise<readonly ReservationRow[]> {
  return db
    .selectFrom('stockReservation')
    .innerJoin('workOrder', 'workOrder.id', 'stockReservation.workOrderId')
    .innerJoin('serviceRequest', 'serviceRequest.id', 'workOrder.requestId')
    .innerJoin('item', 'item.id', 'stockReservation.itemId')
    .innerJoin('place', 'place.id', 'stockReservation.placeId')
    .innerJoin('userAccount', 'userAccount.id', 'stockReservation.userId')
    .select([
      'stockReservation.workOrderId',
      'workOrder.no',
      'workOrder.plannedAt',
      'serviceRequest.customerName',
      'stockReservation.itemId',
      'item.code',
      'item.name',
      'item.unit',
      'stockReservation.placeId',
      'place.name as placeName',
      'stockReservation.qty',
      'stockReservation.at',
      'userAccount.displayName as userName',
    ])
    .where('workOrder.state', 'in', unfinishedStates)
    .$if(itemId !== null, (select) => select.where('stockReservation.itemId', '=', itemId ?? 0))
    .$if(workOrderId !== null, (select) => select.where('stockReservation.workOrderId', '=', workOrderId ?? 0))
    .orderBy('workOrder.plannedAt')
    .orderBy('stockReservation.workOrderId')
    .orderBy('item.code')
    .orderBy('place.code')
    .limit(500)
    .execute();
}

/** How much lies at a place, locked until the transaction ends; callers lock in the order of (item, place). */
export async function lockQty(tx: Tx, itemId: number, placeId: number): Promise<number> {
  const [row] = await lockedQty(tx, itemId, placeId);
  return row?.qty ?? 0;
}

const lockedQty = prepared((db, itemId: number, placeId: number) =>
  db.selectFrom('stockBalance').select('qty').where('itemId', '=', itemId).where('placeId', '=', placeId).forUpdate(),
);

/** A shelf that is in use. */
export async function findShelf(db: Db, id: number): Promise<{ readonly id: number; readonly name: string } | undefined> {
  return db
    .selectFrom('place')
    .select(['id', 'name'])
    .where('id', '=', id)
    .where('isShelf', '=', 1)
    .where('isActive', '=', 1)
    .executeTakeFirst();
}

/** What a slip still wants of an item. */
export async function findOpenQty(db: Db, workOrderId: number, itemId: number): Promise<number> {
  const row = await db
    .selectFrom('workOrderPart')
    .select(['wantedQty', 'issuedQty'])
    .where('workOrderId', '=', workOrderId)
    .where('itemId', '=', itemId)
    .executeTakeFirst();
  return row ? Math.max(0, row.wantedQty - row.issuedQty) : 0;
}

export interface ItemWords {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
}

/** How an item is called. */
export async function findItemWords(db: Db, id: number): Promise<ItemWords | undefined> {
  return db.selectFrom('item').select(['id', 'code', 'name', 'unit']).where('id', '=', id).executeTakeFirst();
}
