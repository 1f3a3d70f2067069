import type { Insertable } from 'kysely';
import type { AgreedPrice } from '../../../shared/purchase-orders.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { insertRow } from '../../db/prepared.ts';
import type { Database } from '../../db/schema.ts';

/** The newest first. */
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
  return select.orderBy('itemPrice.id', 'desc').limit(limit).execute();
}

/** What was last agreed on with a supplier for an item. */
export async function findLastAgreed(
  db: Db,
  supplierId: number,
  itemId: number,
): Promise<{ readonly priceFen: number; readonly packQty: number } | undefined> {
  return db
    .selectFrom('itemPrice')
    .select(['priceFen', 'packQty'])
    .where('kind', '=', 'agreed')
    .where('supplierId', '=', supplierId)
    .where('itemId', '=', itemId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function insertAgreedPrice(tx: Tx, row: Insertable<Database['itemPrice']>): Promise<void> {
  await insertRow(tx, 'itemPrice', row);
}
