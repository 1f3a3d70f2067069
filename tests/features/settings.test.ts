import { beforeAll, beforeEach, expect, test } from 'vitest';
import { readPreferences, setPreference } from '../../electron/features/preferences/preferences.service.ts';
import { changeShop, viewSettings } from '../../electron/features/settings/settings.service.ts';
import { readShop, readZone } from '../../electron/platform/settings.ts';
import { preferenceLimits, updateShopInput } from '../../shared/settings.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { makeApp, openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { emptyTables } from '../support/tables.ts';

describeOnEngines('settings', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const changed = { name: '晨光售后', phone: '', address: '', zone: 'Asia/Urumqi', language: 'en', lockAfterMin: 0 } as const;

  test('the shop is changed with its old and new values; a stale change is refused', async () => {
    expect((await viewSettings(shop.as('frontDesk'))).shop).toMatchObject({ name: '晨光电器维修', zone: 'Asia/Shanghai', version: 1 });
    expect(await changeShop(shop.as('serviceManager'), { version: 1, ...changed })).toEqual({ id: 1, version: 2 });
    expect((await viewSettings(shop.as('frontDesk'))).shop).toEqual({ ...changed, version: 2 });
    const { changes } = await engine().db.selectFrom('auditEntry').select('changes').executeTakeFirstOrThrow();
    expect(JSON.parse(changes)).toMatchObject({ name: ['晨光电器维修', '晨光售后'], lockAfterMin: [10, 0] });
    const { current } = await refusal(changeShop(shop.as('serviceManager'), { version: 1, ...changed }), 'staleVersion');
    expect(current).toEqual({ ...changed, version: 2 });
    expect(updateShopInput.safeParse({ version: 2, ...changed, zone: 'Mars/Base' }).success).toBe(false);
  });

  test('the zone in memory follows a change at once, here and within seconds at another host', async () => {
    const elsewhere = makeApp(
      engine(),
      () => shop.clock.now,
      () => undefined,
    );
    expect([await readZone(shop.app), await readZone(elsewhere)]).toEqual(['Asia/Shanghai', 'Asia/Shanghai']);
    await changeShop(shop.as('serviceManager'), { version: 1, ...changed });
    expect(await readZone(shop.app)).toBe('Asia/Urumqi');
    shop.clock.advance(5_000);
    expect(await readZone(elsewhere)).toBe('Asia/Urumqi');
  });

  test('a read that began before a change is not kept', async () => {
    const fresh = makeApp(
      engine(),
      () => shop.clock.now,
      () => undefined,
    );
    const reading = readShop(fresh);
    fresh.bus.publish(['settings']);
    await reading;
    await engine().transaction((tx) => tx.updateTable('shop').set({ zone: 'Asia/Urumqi' }).execute());
    expect(await readZone(fresh)).toBe('Asia/Urumqi');
  });

  test('before the set-up there is no shop to read', async () => {
    await emptyTables(engine());
    shop.app.bus.publish(['settings']);
    await refusal(readZone(shop.app), 'setupNeeded');
  });

  test('what a screen remembers belongs to its person and leaves no trail', async () => {
    await setPreference(shop.as('frontDesk'), { key: 'list.requests', value: { columns: ['no', 'state'], density: 'compact' } });
    await setPreference(shop.as('frontDesk'), { key: 'theme', value: 'dark' });
    await setPreference(shop.as('frontDesk'), { key: 'theme', value: 'light' });
    expect(await readPreferences(shop.as('frontDesk'))).toEqual({
      'list.requests': { columns: ['no', 'state'], density: 'compact' },
      theme: 'light',
    });
    expect(await readPreferences(shop.as('supervisor'))).toEqual({});
    expect(await engine().db.selectFrom('auditEntry').select('id').execute()).toEqual([]);
    expect(shop.topics).toEqual([]);
    const tooLarge = setPreference(shop.as('frontDesk'), { key: 'x', value: 'x'.repeat(preferenceLimits.length) });
    expect(await refusal(tooLarge, 'guardFailed')).toMatchObject({ guard: 'preferenceTooLarge' });
  });
});
