import type { ShippedPresetCode } from '../../shared/presets/preset.ts';
import type { Shop } from './shop.ts';

/** From now on new calls of the shop come under this preset. */
export async function workBy(shop: Shop, preset: ShippedPresetCode): Promise<void> {
  const value = JSON.stringify(preset);
  await shop.app.engine.transaction((tx) =>
    tx
      .insertInto('setting')
      .values({ key: 'shopPreset', value, version: 1 })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute(),
  );
}
