import type { Db, Tx } from '../../db/engine.ts';
import { insertRow } from '../../db/prepared.ts';
import { insertChained } from '../../platform/chain/insert-chained.ts';
import type { Happening } from '../../platform/write.ts';

/** What the warning line of each item in use needs to know of it. */
export async function findReorderItems(db: Db) {
  return (
    db
      .selectFrom('item')
      .leftJoin('supplier', 'supplier.id', 'item.supplierId')
      .select([
        'item.id as itemId',
        'item.code',
        'item.name',
        'item.spec',
        'item.unit',
        'item.packUnit',
        'item.packQty',
        'item.kind',
        'item.supplierId',
        'supplier.name as supplierName',
        'item.costFen',
        'item.leadDays',
        'item.safetyQty',
        'item.minQty',
        'item.orderQty',
      ])
      .where('item.isActive', '=', 1)
      // tools are bought by plan (R-000-62)
      .where('item.kind', '<>', 'tool')
      .orderBy('item.code')
      .execute()
  );
}

/** What lies on all shelves, by item. */
export async function findShelfStock(db: Db): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('stockBalance')
    .innerJoin('place', 'place.id', 'stockBalance.placeId')
    .select(['itemId', (eb) => eb.fn.sum<number>('qty').as('qty')])
    .where('place.isShelf', '=', 1)
    .groupBy('itemId')
    .execute();
  return new Map(rows.map(({ itemId, qty }) => [itemId, Number(qty)]));
}

/** What is kept for slips, by item. */
export async function findReserved(db: Db): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('stockReservation')
    .select(['itemId', (eb) => eb.fn.sum<number>('qty').as('qty')])
    .groupBy('itemId')
    .execute();
  return new Map(rows.map(({ itemId, qty }) => [itemId, Number(qty)]));
}

/** Consumables in use with what lies where. */
export async function findConsumables(db: Db) {
  return db
    .selectFrom('item')
    .select(['id as itemId', 'code', 'name', 'spec', 'unit', 'packUnit', 'packQty'])
    .where('kind', '=', 'consumable')
    .where('isActive', '=', 1)
    .orderBy('code')
    .execute();
}

export async function findConsumableStock(db: Db) {
  return db
    .selectFrom('stockBalance')
    .innerJoin('item', 'item.id', 'stockBalance.itemId')
    .select(['stockBalance.itemId', 'stockBalance.placeId', 'stockBalance.qty'])
    .where('item.kind', '=', 'consumable')
    .where('item.isActive', '=', 1)
    .execute();
}

/** How many units a pack of each consumable has. */
export async function findPackSizes(db: Db): Promise<ReadonlyMap<number, number>> {
  const rows = await db.selectFrom('item').select(['id', 'packQty']).where('kind', '=', 'consumable').execute();
  return new Map(rows.map(({ id, packQty }) => [id, packQty]));
}

/** All places, to know which store a bin belongs to and what is outside. */
export async function findAllPlaces(db: Db) {
  return db
    .selectFrom('place')
    .select(['id', 'code', 'name', 'kind', 'parentId', 'keeperId', 'staffId', 'isActive'])
    .orderBy('code')
    .execute();
}

export async function findOpenShortages(db: Db) {
  return db
    .selectFrom('reserveShortage')
    .select(['id', 'itemId', 'placeId', 'materialRequestId', 'said'])
    .where('settledAt', 'is', null)
    .orderBy('id')
    .execute();
}

export interface NewShortage {
  readonly itemId: number;
  readonly placeId: number;
  readonly stockQty: number;
  readonly usedQty: number;
  readonly windowDays: number;
  readonly materialRequestId: number | null;
  readonly said: string;
  readonly at: number;
}

export async function insertShortages(tx: Tx, rows: readonly NewShortage[]): Promise<void> {
  await tx
    .insertInto('reserveShortage')
    .values(rows.map((row) => ({ ...row, settledAt: null })))
    .execute();
}

export async function settleShortages(tx: Tx, ids: readonly number[], now: number): Promise<void> {
  await tx.updateTable('reserveShortage').set({ settledAt: now }).where('id', 'in', ids).execute();
}

/** Who can be asked to look after a reserve, the storekeepers before the supervisors: people of the staff with a user of their own. */
export async function findKeepers(db: Db) {
  return (
    db
      .selectFrom('userAccount')
      .innerJoin('userRole', 'userRole.userId', 'userAccount.id')
      .innerJoin('staff', 'staff.id', 'userAccount.staffId')
      .select(['userAccount.id as userId', 'userAccount.displayName', 'staff.id as staffId', 'userRole.role'])
      .where('userRole.role', 'in', ['storekeeper', 'supervisor'])
      .where('userAccount.disabledAt', 'is', null)
      .where('staff.isActive', '=', 1)
      // "storekeeper" stands before "supervisor"
      .orderBy('userRole.role', 'asc')
      .orderBy('userAccount.id')
      .execute()
  );
}

/** What the program did by itself, in the timeline and the audit trail. */
export async function insertOwnHappening(tx: Tx, now: number, { subject, subjectId, kind, data, changes }: Happening): Promise<void> {
  await insertRow(tx, 'event', { at: now, userId: null, subject, subjectId, kind, data: JSON.stringify(data ?? {}) });
  const audit = { at: now, userId: null, sessionId: null, procedure: 'reordering.keepReserves', subject, subjectId };
  await insertChained(tx, 'auditEntry', { ...audit, changes: JSON.stringify(changes ?? {}) });
}

/** Names and suppliers of these items. */
export async function findSuppliersOf(db: Db, ids: readonly number[]) {
  const rows = await db.selectFrom('item').select(['id', 'name', 'supplierId']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}
