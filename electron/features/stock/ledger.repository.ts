import { sql } from 'kysely';
import type { MoveKind } from '../../../shared/stock.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRow, prepared } from '../../db/prepared.ts';
import { invariant } from '../../errors.ts';
import { insertChained, insertManyChained } from '../../platform/chain/insert-chained.ts';

/** One line of the ledger before it is written. */
export interface NewMove {
  readonly itemId: number;
  readonly kind: MoveKind;
  readonly fromPlaceId: number;
  readonly toPlaceId: number;
  readonly qty: number;
  readonly valueFen: number;
  readonly workOrderId: number | null;
  readonly receiptId: number | null;
  readonly signedBy: string;
  readonly reason: string;
  readonly userId: number;
  readonly at: number;
  readonly reversesId: number | null;
  readonly bookedOn: string;
  readonly documentId: number | null;
  readonly lotId: number | null;
  readonly staffId: number | null;
}

/** Adds a line to the ledger. Nothing ever changes or removes one. */
export async function insertMove(tx: Tx, move: NewMove): Promise<number> {
  return insertChained(tx, 'stockMove', move);
}

export async function insertMoves(tx: Tx, moves: readonly NewMove[]): Promise<void> {
  await insertManyChained(tx, 'stockMove', moves);
}

export interface Stock {
  readonly qty: number;
  readonly valueFen: number;
}

export interface Balance extends Stock {
  readonly countedOn: string;
}

/** What lies at a place, locked until the transaction ends. Callers lock in the order of (item, place), so nobody waits in a circle. */
export async function lockBalance(tx: Tx, itemId: number, placeId: number): Promise<Balance> {
  const [row] = await lockedBalance(tx, itemId, placeId);
  return row ?? { qty: 0, valueFen: 0, countedOn: '' };
}

const lockedBalance = prepared((db, itemId: number, placeId: number) =>
  db
    .selectFrom('stockBalance')
    .select(['qty', 'valueFen', 'countedOn'])
    .where('itemId', '=', itemId)
    .where('placeId', '=', placeId)
    .forUpdate(),
);

/** Puts stock on a shelf. */
export async function addToBalance(tx: Tx, itemId: number, placeId: number, { qty, valueFen }: Stock): Promise<void> {
  await addStock(tx, itemId, placeId, qty, valueFen);
}

const addStock = prepared((db, itemId: number, placeId: number, qty: number, valueFen: number) =>
  db
    .insertInto('stockBalance')
    .values({ itemId, placeId, qty, valueFen })
    .onConflict((conflict) =>
      conflict.columns(['itemId', 'placeId']).doUpdateSet((eb) => ({
        qty: eb('stockBalance.qty', '+', eb.ref('excluded.qty')),
        valueFen: eb('stockBalance.valueFen', '+', eb.ref('excluded.valueFen')),
      })),
    ),
);

/** The same for items that never lay anywhere. */
export async function insertBalances(
  tx: Tx,
  rows: readonly (Stock & { readonly itemId: number; readonly placeId: number })[],
): Promise<void> {
  await tx.insertInto('stockBalance').values(rows).execute();
}

/** Takes stock from a shelf; only what is there, whatever the caller believes. */
export async function takeFromBalance(tx: Tx, itemId: number, placeId: number, { qty, valueFen }: Stock): Promise<void> {
  const taken = await takeStock(tx, itemId, placeId, qty, valueFen);
  invariant(taken.length === 1, 'stock is taken only from a balance that holds it');
}

const takeStock = prepared((db, itemId: number, placeId: number, qty: number, valueFen: number) =>
  db
    .updateTable('stockBalance')
    .set((eb) => ({ qty: eb('qty', '-', qty), valueFen: eb('valueFen', '-', valueFen) }))
    .where('itemId', '=', itemId)
    .where('placeId', '=', placeId)
    .where('qty', '>=', qty)
    .where('valueFen', '>=', valueFen)
    .returning('qty'),
);

/** Carries a change into the closing of its month and of every later one of this item and place. */
export async function changeMonths(tx: Tx, itemId: number, placeId: number, month: string, { qty, valueFen }: Stock): Promise<void> {
  await openMonth(tx, itemId, placeId, month, itemId, placeId, month);
  await addToMonths(tx, itemId, placeId, month, qty, valueFen);
}

/** The month begins with what the one before ended with; it may be there already. */
const openMonth = prepared((db, itemId: number, placeId: number, month: string, sameItem: number, samePlace: number, before: string) => {
  const last = (column: 'qty' | 'valueFen') =>
    db
      .selectFrom('stockMonth as earlier')
      .select(`earlier.${column}`)
      .where('earlier.itemId', '=', sameItem)
      .where('earlier.placeId', '=', samePlace)
      .where('earlier.month', '<', before)
      .orderBy('earlier.month', 'desc')
      .limit(1);
  return db
    .insertInto('stockMonth')
    .values({
      itemId,
      placeId,
      month,
      qty: sql<number>`coalesce(${last('qty')}, 0)`,
      valueFen: sql<number>`coalesce(${last('valueFen')}, 0)`,
    })
    .onConflict((conflict) => conflict.columns(['itemId', 'placeId', 'month']).doNothing());
});

const addToMonths = prepared((db, itemId: number, placeId: number, month: string, qty: number, valueFen: number) =>
  db
    .updateTable('stockMonth')
    .set((eb) => ({ qty: eb('qty', '+', qty), valueFen: eb('valueFen', '+', valueFen) }))
    .where('itemId', '=', itemId)
    .where('placeId', '=', placeId)
    .where('month', '>=', month),
);

/** What goes in and out of a place, by business day, after the day `since`. */
export async function findDailyChanges(
  db: Db,
  itemId: number,
  placeId: number,
  since: string,
): Promise<readonly { readonly bookedOn: string; readonly qty: number }[]> {
  const { rows } = await sql<{ bookedOn: string; qty: number }>`
    select booked_on, sum(qty) as qty from (
      select booked_on, qty from stock_move where item_id = ${itemId} and to_place_id = ${placeId} and booked_on > ${since}
      union all
      select booked_on, -qty from stock_move where item_id = ${itemId} and from_place_id = ${placeId} and booked_on > ${since}
    ) as changes
    group by booked_on
    order by booked_on`.execute(db);
  return rows.map((row) => ({ bookedOn: row.bookedOn, qty: Number(row.qty) }));
}

/** How many units of a lot lie at a place, locked until the transaction ends. */
export async function lockLotBalance(tx: Tx, lotId: number, placeId: number): Promise<number> {
  const row = await tx
    .selectFrom('lotBalance')
    .select('qty')
    .where('lotId', '=', lotId)
    .where('placeId', '=', placeId)
    .forUpdate()
    .executeTakeFirst();
  return row?.qty ?? 0;
}

export async function changeLotBalance(tx: Tx, lotId: number, placeId: number, qty: number): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('lotBalance')
    .set((eb) => ({ qty: eb('qty', '+', qty) }))
    .where('lotId', '=', lotId)
    .where('placeId', '=', placeId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) await insertRow(tx, 'lotBalance', { lotId, placeId, qty });
}

/** Where units of a lot lie; a serial number is at one place at most. */
export async function findLotPlaces(db: Db, lotId: number): Promise<readonly number[]> {
  const rows = await db.selectFrom('lotBalance').select('placeId').where('lotId', '=', lotId).where('qty', '>', 0).execute();
  return rows.map(({ placeId }) => placeId);
}

export async function findLot(db: Db, itemId: number, no: string): Promise<number | undefined> {
  const row = await db.selectFrom('stockLot').select('id').where('itemId', '=', itemId).where('no', '=', no).executeTakeFirst();
  return row?.id;
}

/** A lot that is met for the first time; what is known of it already stays. */
export async function insertLot(
  tx: Tx,
  lot: { readonly itemId: number; readonly no: string; readonly expiresOn: string; readonly createdAt: number },
): Promise<number> {
  const made = await tx
    .insertInto('stockLot')
    .values({ ...lot, note: '' })
    .onConflict((conflict) => conflict.columns(['itemId', 'no']).doNothing())
    .returning('id')
    .executeTakeFirst();
  const id = made?.id ?? (await findLot(tx, lot.itemId, lot.no));
  invariant(id !== undefined, 'a lot is there after it was inserted');
  return id;
}
