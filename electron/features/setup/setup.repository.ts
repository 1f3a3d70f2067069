import type { ShopTable } from '../../db/schema/foundation.ts';
import type { Db, Tx } from '../../db/engine.ts';

export async function isShopThere(db: Db): Promise<boolean> {
  return (await db.selectFrom('shop').select('id').executeTakeFirst()) !== undefined;
}

/** False when a shop is there already, even one made at the same moment. */
export async function insertShop(tx: Tx, shop: Omit<ShopTable, 'id' | 'version'>): Promise<boolean> {
  const inserted = await tx
    .insertInto('shop')
    .values({ id: 1, ...shop, version: 1 })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}
