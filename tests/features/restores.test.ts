import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takeBackupNow } from '../../electron/features/backups/backups.service.ts';
import { previewRestore, restoreBackup, undoRestore } from '../../electron/features/backups/restores.service.ts';
import { createCustomer } from '../../electron/features/customers/customers.service.ts';
import { takeNumber } from '../../electron/platform/sequences.ts';
import { findSession } from '../../electron/platform/sessions.ts';
import { keyPathOf, keyStore } from '../../electron/platform/keys/key-store.ts';
import { keysOf } from '../../electron/platform/keys/keys.ts';
import { ownPlace } from '../../shared/backups.ts';
import { createCustomerInput } from '../../shared/customers.ts';
import { openBackedShop } from '../support/backed-shop.ts';
import type { BackedShop } from '../support/backed-shop.ts';
import { refusal } from '../support/refusal.ts';
import { shopZone } from '../support/shop.ts';

const plain = { place: ownPlace, recoveryCode: '', typed: '' };

async function addCustomer(shop: BackedShop, name: string): Promise<number> {
  const input = createCustomerInput.parse({ name, phones: [{ shownAs: '13800138000' }], addresses: [{ text: '控江路1号' }] });
  return (await createCustomer(shop.as('frontDesk'), input)).id;
}

async function names(shop: BackedShop): Promise<readonly string[]> {
  const rows = await shop.app.engine.db.selectFrom('customer').select('name').orderBy('id').execute();
  return rows.map(({ name }) => name);
}

test(
  'F40 F41 F47 a restore brings exactly what was saved; sessions end, no number comes twice, and it can be taken back',
  { timeout: 120_000 },
  async () => {
    const shop = await openBackedShop();
    const { app, clock } = shop;
    const owner = () => shop.as('administrator');
    const number = () => app.engine.transaction((tx) => takeNumber(tx, 'request', clock.now, shopZone));
    await addCustomer(shop, '王一');
    expect(await number()).toMatch(/-0001$/);
    const { id } = await takeBackupNow(owner());
    await addCustomer(shop, '李二');
    expect(await number()).toMatch(/-0002$/);
    expect(await previewRestore(owner(), { ...plain, id })).toMatchObject({
      refusal: null,
      isSameShop: true,
      typed: '',
      isOlderSchema: false,
      lost: { customers: 1, requests: 0 },
      missingFiles: 0,
    });
    expect(existsSync(join(shop.dataFolder, 'counter.db-wal'))).toBe(true);
    clock.advance(60_000);
    const done = await restoreBackup(owner(), { ...plain, id });
    expect(done).toMatchObject({ restoredId: id, erasedAgain: 0 });
    expect(done.sessionsEnded).toBeGreaterThan(0);
    expect(await names(shop)).toEqual(['王一']);
    expect(await findSession(app, shop.users.administrator.token, clock.now)).toBeUndefined();
    expect(await number()).toMatch(/-0003$/);
    await addCustomer(shop, '赵三');
    const undone = await undoRestore(owner());
    expect(undone.restoredId).toBe(done.undoId);
    expect(await names(shop)).toEqual(['王一', '李二']);
    expect(await number()).toMatch(/-0004$/);
  },
);

test("F45 F46 another shop's backup needs its name and its recovery code, and brings its keys along", { timeout: 120_000 }, async () => {
  const [shop, other] = [await openBackedShop(), await openBackedShop({ name: '东风电器' })];
  const owner = () => shop.as('administrator');
  await addCustomer(other, '老客户');
  const { id } = await takeBackupNow(other.as('administrator'));
  const { recoveryCode } = other.app.keys;
  await other.close();
  await refusal(previewRestore(owner(), { ...plain, id }), 'notFound');
  const there = { ...plain, id, place: join(other.dataFolder, 'backups') };
  expect(await previewRestore(owner(), there)).toMatchObject({ refusal: 'otherKey', typed: '东风电器', isSameShop: false });
  await refusal(previewRestore(owner(), { ...there, recoveryCode: shop.app.keys.recoveryCode }), 'recoveryCodeWrong');
  await refusal(previewRestore(owner(), { ...there, recoveryCode: 'ABCD-EFGH' }), 'recoveryCodeWrong');
  const typedCode = recoveryCode.toLowerCase();
  expect(await previewRestore(owner(), { ...there, recoveryCode: typedCode })).toMatchObject({
    refusal: null,
    lost: { customers: 0, changes: 0 },
  });
  await refusal(restoreBackup(owner(), { ...there, recoveryCode: typedCode, typed: '晨光' }), 'wordsDiffer');
  await addCustomer(shop, '自己的客户');
  const ownCode = shop.app.keys.recoveryCode;
  await restoreBackup(owner(), { ...there, recoveryCode: typedCode, typed: '东风电器' });
  expect(await names(shop)).toEqual(['老客户']);
  expect(shop.app.keys.recoveryCode).toBe(recoveryCode);
  const master = await keyStore(keyPathOf(shop.dataFolder)).load();
  expect(typeof master !== 'string' && keysOf(master).recoveryCode).toBe(recoveryCode);
  await undoRestore(owner());
  expect(await names(shop)).toEqual(['自己的客户']);
  expect(shop.app.keys.recoveryCode).toBe(ownCode);
});
