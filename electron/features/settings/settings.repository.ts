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

export async function putSetting(tx: Tx, key: string, value: unknown): Promise<void> {
  await tx
    .insertInto('setting')
    .values({ key, value: JSON.stringify(value), version: 1 })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({ value: JSON.stringify(value), version: eb('setting.version', '+', 1) })),
    )
    .execute();
}

function selectShop(db: Db) {
  return db.selectFrom('shop').select(['name', 'phone', 'address', 'zone', 'language', 'lockAfterMin', 'version']).where('id', '=', 1);
}
