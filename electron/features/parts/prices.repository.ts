import type { PriceEntry, PriceKind } from '../../../shared/catalogue.ts';
import type { AgreedPrice } from '../../../shared/purchase-orders.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertManyChained } from '../../platform/chain/insert-chained.ts';

export interface NewPrice {
  readonly itemId: number;
  readonly kind: PriceKind;
  readonly priceFen: number;
  readonly packQty: number;
  readonly unit: string;
  readonly supplierId: number | null;
  readonly fromOn: string;
  readonly note: string;
  readonly userId: number;
  readonly at: number;
}

export async function insertPrices(tx: Tx, prices: readonly NewPrice[]): Promise<void> {
  await insertManyChained(tx, 'itemPrice', prices);
}

/** The newest day first; of one day the last that was written. */
export async function findPrices(db: Db, itemId: number, limit: number): Promise<readonly PriceEntry[]> {
  return db
    .selectFrom('itemPrice')
    .innerJoin('userAccount', 'userAccount.id', 'itemPrice.userId')
    .leftJoin('supplier', 'supplier.id', 'itemPrice.supplierId')
    .select([
      'itemPrice.id',
      'itemPrice.kind',
      'itemPrice.priceFen',
      'itemPrice.packQty',
      'itemPrice.unit',
      'itemPrice.supplierId',
      'supplier.name as supplierName',
      'itemPrice.fromOn',
      'itemPrice.note',
      'userAccount.displayName as userName',
      'itemPrice.at',
    ])
    .where('itemPrice.itemId', '=', itemId)
    .orderBy('itemPrice.fromOn', 'desc')
    .orderBy('itemPrice.id', 'desc')
    .limit(limit)
    .execute();
}

/** What a supplier's agreed price of an item is on a day. */
export async function findAgreedPrice(db: Db, itemId: number, supplierId: number, day: string) {
  return db
    .selectFrom('itemPrice')
    .select(['priceFen', 'packQty', 'unit', 'fromOn'])
    .where('itemId', '=', itemId)
    .where('kind', '=', 'agreed')
    .where('supplierId', '=', supplierId)
    .where('fromOn', '<=', day)
    .orderBy('fromOn', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** What was agreed on with a supplier, about an item, or both: the newest day first. */
export async function findAgreedPrices(
  db: Db,
  { supplierId, itemId }: { readonly supplierId: number | null; readonly itemId: number | null },
  limit: number,
): Promise<readonly AgreedPrice[]> {
  let select = db
    .selectFrom('itemPrice')
    .innerJoin('item', 'item.id', 'itemPrice.itemId')
    .innerJoin('userAccount', 'userAccount.id', 'itemPrice.userId')
    .leftJoin('supplier', 'supplier.id', 'itemPrice.supplierId')
    .select([
      'itemPrice.id',
      'itemPrice.itemId',
      'item.code',
      'item.name as itemName',
      'itemPrice.unit',
      'itemPrice.supplierId',
      'supplier.name as supplierName',
      'itemPrice.priceFen',
      'itemPrice.fromOn',
      'itemPrice.note',
      'itemPrice.at',
      'userAccount.displayName as userName',
    ])
    .where('itemPrice.kind', '=', 'agreed');
  if (supplierId !== null) select = select.where('itemPrice.supplierId', '=', supplierId);
  if (itemId !== null) select = select.where('itemPrice.itemId', '=', itemId);
  return select.orderBy('itemPrice.fromOn', 'desc').orderBy('itemPrice.id', 'desc').limit(limit).execute();
}
