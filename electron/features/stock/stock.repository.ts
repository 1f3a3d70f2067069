import type { ItemKind, ItemTracking } from '../../../shared/parts.ts';
import type { PlaceKind, ReceiptKind } from '../../../shared/stock.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRow, prepared, preparedList } from '../../db/prepared.ts';
import { invariant } from '../../errors.ts';
import { insertChained } from '../../platform/chain/insert-chained.ts';

/** What a slip holds of an item; the slip's row is locked by the caller. */
export interface SlipStock {
  readonly issuedQty: number;
  readonly returnedQty: number;
  readonly valueFen: number;
}

export async function findSlipStock(tx: Tx, workOrderId: number, itemId: number): Promise<SlipStock> {
  const [row] = await slipStock(tx, workOrderId, itemId);
  return row ?? { issuedQty: 0, returnedQty: 0, valueFen: 0 };
}

const slipStock = prepared((db, workOrderId: number, itemId: number) =>
  db
    .selectFrom('workOrderPart')
    .select(['issuedQty', 'returnedQty', 'valueFen'])
    .where('workOrderId', '=', workOrderId)
    .where('itemId', '=', itemId),
);

export interface SlipChange {
  readonly issuedQty: number;
  readonly returnedQty: number;
  readonly valueFen: number;
}

/** Adds to what a slip got and gave back. The sale price is that of the first issue. */
export async function changeSlipStock(tx: Tx, workOrderId: number, itemId: number, change: SlipChange, priceFen: number): Promise<void> {
  const { issuedQty, returnedQty, valueFen } = change;
  const known = await addSlipStock(tx, workOrderId, itemId, issuedQty, returnedQty, valueFen, priceFen);
  if (known.length === 0)
    await insertRow(tx, 'workOrderPart', { workOrderId, itemId, wantedQty: 0, issuedQty, returnedQty, valueFen, priceFen });
}

const addSlipStock = prepared(
  (db, workOrderId: number, itemId: number, issuedQty: number, returnedQty: number, valueFen: number, priceFen: number) =>
    db
      .updateTable('workOrderPart')
      .set((eb) => ({
        issuedQty: eb('issuedQty', '+', issuedQty),
        returnedQty: eb('returnedQty', '+', returnedQty),
        valueFen: eb('valueFen', '+', valueFen),
        priceFen: eb.case().when('issuedQty', '=', 0).then(priceFen).else(eb.ref('priceFen')).end(),
      }))
      .where('workOrderId', '=', workOrderId)
      .where('itemId', '=', itemId)
      .returning('itemId'),
);

export interface ItemName {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly kind: ItemKind;
  readonly priceFen: number;
  readonly tracking: ItemTracking;
}

export async function findItemNames(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, ItemName>> {
  const rows = await itemNames(db, ids);
  return new Map(rows.map((row) => [row.id, row]));
}

const itemNames = preparedList((db, ids) =>
  db.selectFrom('item').select(['id', 'code', 'name', 'unit', 'kind', 'priceFen', 'tracking']).where('id', 'in', ids),
);

/** Ids of these places that hold stock. */
export async function findStockedPlaces(db: Db, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await stockedPlaces(db, ids);
  return new Set(rows.map(({ id }) => id));
}

const stockedPlaces = preparedList((db, ids) => db.selectFrom('place').select('id').where('id', 'in', ids).where('isStocked', '=', 1));

/** Kinds of which the schema brings exactly one place along. */
type OnePlaceKind = Exclude<PlaceKind, 'store' | 'unitsInRepair' | 'spareUnits' | 'technician' | 'toolStore' | 'toolHolder'>;

/** The one place of a kind: an outer end of movements, goods in transit, the shelf of old parts. */
export async function findPlaceOfKind(db: Db, kind: OnePlaceKind): Promise<number> {
  const [place] = await placeOfKind(db, kind);
  invariant(place, `the schema has a place of the kind ${kind}`);
  return place.id;
}

const placeOfKind = prepared((db, kind: PlaceKind) => db.selectFrom('place').select('id').where('kind', '=', kind).orderBy('id').limit(1));

export interface GoodsReceipt {
  readonly no: string;
  readonly supplier: string;
  readonly note: string;
  readonly userId: number;
  readonly at: number;
  readonly kind: ReceiptKind;
  readonly materialRequestId: number | null;
  readonly purchaseOrderId: number | null;
  readonly supplierId: number | null;
}

export async function insertReceipt(tx: Tx, receipt: GoodsReceipt): Promise<number> {
  return insertChained(tx, 'goodsReceipt', receipt);
}

/** A move and its two ends, locked so that only one reversal of it can happen. */
export async function lockMove(tx: Tx, id: number) {
  const move = await tx.selectFrom('stockMove').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!move) return undefined;
  const counter = await tx.selectFrom('stockMove').select('id').where('reversesId', '=', id).executeTakeFirst();
  const stocked = await findStockedPlaces(tx, [move.fromPlaceId, move.toPlaceId]);
  return {
    ...move,
    isReversed: counter !== undefined,
    isFromStocked: stocked.has(move.fromPlaceId),
    isToStocked: stocked.has(move.toPlaceId),
  };
}

/** The slip that a move belongs to, null where it has none. */
export async function findSlipOfMove(db: Db, moveId: number): Promise<number | null> {
  const move = await db.selectFrom('stockMove').select('workOrderId').where('id', '=', moveId).executeTakeFirst();
  return move?.workOrderId ?? null;
}

/** Batch or serial number of a lot. */
export async function findLotNo(db: Db, lotId: number): Promise<string> {
  const { no } = await db.selectFrom('stockLot').select('no').where('id', '=', lotId).executeTakeFirstOrThrow();
  return no;
}
