import type { SettingsView } from '../../../shared/settings.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';

type ShopSettings = SettingsView['shop'];

/** @throws DomainError `setupNeeded` before the first-run set-up. */
export async function findShop(db: Db): Promise<ShopSettings> {
  const shop = await selectShop(db).executeTakeFirst();
  if (!shop) throw new DomainError('setupNeeded');
  return shop;
}

/** Locked until the end of the transaction. */
export async function findShopForUpdate(tx: Tx): Promise<ShopSettings> {
  return selectShop(tx).forUpdate().executeTakeFirstOrThrow();
}

export async function updateShop(tx: Tx, shop: ShopSettings): Promise<void> {
  await tx.updateTable('shop').set(shop).where('id', '=', 1).execute();
}

export { putSetting } from '../../platform/settings.ts';

function selectShop(db: Db) {
  return db.selectFrom('shop').select(['name', 'phone', 'address', 'zone', 'language', 'lockAfterMin', 'version']).where('id', '=', 1);
}
