import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { ActorContext } from '../../electron/context.ts';
import { migrate, pendingSteps } from '../../electron/db/migrate.ts';
import { migrations } from '../../electron/db/migrations/index.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { findSource } from '../../electron/features/backups/backup-source.ts';
import { listBackups, takeBackupNow } from '../../electron/features/backups/backups.service.ts';
import { runRestore } from '../../electron/features/backups/restore-run.service.ts';
import { previewRestore, restoreBackup, undoRestore } from '../../electron/features/backups/restores.service.ts';
import { createCustomer } from '../../electron/features/customers/customers.service.ts';
import { erasePerson } from '../../electron/features/privacy/erasure.service.ts';
import { closeGate, enterGate } from '../../electron/platform/intake-gate.ts';
import { keyPathOf, keyStore } from '../../electron/platform/keys/key-store.ts';
import { keysOf } from '../../electron/platform/keys/keys.ts';
import { openKeys } from '../../electron/platform/keys/open-keys.ts';
import { takeNumber } from '../../electron/platform/sequences.ts';
import { findSession } from '../../electron/platform/sessions.ts';
import { write } from '../../electron/platform/write.ts';
import { appVersion } from '../../shared/version.ts';
import { ownPlace } from '../../shared/backups.ts';
import { createCustomerInput } from '../../shared/customers.ts';
import { openBackedShop, reopened } from '../support/backed-shop.ts';
import type { BackedShop } from '../support/backed-shop.ts';
import { temporaryFolder } from '../support/folders.ts';
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

test('F48 whoever was erased after the backup is erased in what it brings back, and the trail says so', { timeout: 120_000 }, async () => {
  const shop = await openBackedShop();
  const owner = () => shop.as('administrator');
  const erased = await addCustomer(shop, '欧阳无痕');
  await addCustomer(shop, '王一');
  const { id } = await takeBackupNow(owner());
  const context = shop.as('dataSteward');
  await write(context, async (w) => {
    await erasePerson(context, w, erased);
    await w.record({ subject: 'customer', subjectId: erased, kind: 'erased' });
  });
  const done = await restoreBackup(owner(), { ...plain, id });
  expect(done.erasedAgain).toBe(1);
  expect(await names(shop)).toEqual([`已删除客户 ${erased}`, '王一']);
  expect(await shop.app.engine.db.selectFrom('customerPhone').select('digits').where('customerId', '=', erased).execute()).toEqual([]);
  const trail = await shop.app.engine.db.selectFrom('event').select('subjectId').where('kind', '=', 'erasedAgain').execute();
  expect(trail).toEqual([{ subjectId: erased }]);
});

test('F42 a swap that fails while the shop is open leaves the data of the shop, and it goes on', { timeout: 120_000 }, async () => {
  const shop = await openBackedShop();
  const owner = () => shop.as('administrator');
  const { id } = await takeBackupNow(owner());
  await addCustomer(shop, '王一');
  const source = await findSource(shop.dataFolder, { place: ownPlace, id, recoveryCode: '' }, shop.app.keys);
  const fail = (step: string) => {
    if (step === 'key') throw new Error('the disk is gone');
  };
  await expect(runRestore(owner(), source, fail)).rejects.toThrow('the disk is gone');
  expect(await names(shop)).toEqual(['王一']);
  await addCustomer(shop, '李二');
  expect(await names(shop)).toEqual(['王一', '李二']);
  expect(existsSync(join(shop.dataFolder, 'restoring.db'))).toBe(false);
});

test('F40 nobody comes in while the data are exchanged; whoever is inside is waited for', async () => {
  const { app } = await openBackedShop();
  const leave = enterGate(app);
  let isClosed = false;
  const closing = closeGate(app, 0).then((open) => {
    isClosed = true;
    return open;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isClosed).toBe(false);
  expect(() => enterGate(app)).toThrow('restoring');
  leave();
  (await closing)();
  enterGate(app)();
});

describe('a backup of another version of the program', () => {
  test('F43 newer: it is refused and the version that it needs is named', { timeout: 120_000 }, async () => {
    const shop = await openBackedShop();
    const owner = () => shop.as('administrator');
    await shop.app.engine.migrating((db) => sql`insert into kysely_migration (name, timestamp) values ('9999-future', '2030')`.execute(db));
    const { id } = await takeBackupNow(owner());
    await shop.app.engine.migrating((db) => sql`delete from kysely_migration where name = '9999-future'`.execute(db));
    expect(await previewRestore(owner(), { ...plain, id })).toMatchObject({ refusal: 'newerVersion', needs: appVersion });
    expect(await refusal(restoreBackup(owner(), { ...plain, id }), 'backupUnfit')).toEqual({ reason: 'newerVersion', needs: appVersion });
  });

  test(
    'F44 F49 older: it was saved and pinned before its schema changed, and comes back brought up to date',
    { timeout: 120_000 },
    async () => {
      const dataFolder = join(temporaryFolder(), 'data');
      mkdirSync(dataFolder);
      const { keys, keep } = await openKeys({
        store: keyStore(keyPathOf(dataFolder)),
        state: 'absent',
        found: 'absent',
        recoveryCode: undefined,
      });
      await keep();
      const old = openSqlite({ file: join(dataFolder, 'counter.db'), key: keys.database });
      await migrate(old, Object.fromEntries(Object.entries(migrations).slice(0, 20)));
      await old.transaction((tx) => sql`insert into setting (key, value, version) values ('old', '1', 1)`.execute(tx));
      await old.transaction((tx) =>
        sql`insert into shop (id, name, phone, address, zone, language, lock_after_min, created_at, version)
          values (1, '老店', '', '', 'Asia/Shanghai', 'zh-CN', 0, 1, 1)`.execute(tx),
      );
      await old.close();
      const shop = await reopened(dataFolder, { users: {} as never, technicians: [0, 0] });
      const [saved] = (await listBackups(ownerOf(shop), { place: null })).rows;
      expect(saved).toMatchObject({ reason: 'preMigration', isPinned: true, shopName: '老店', isOurs: false });
      const source = await findSource(dataFolder, { place: ownPlace, id: saved?.id ?? '', recoveryCode: keys.recoveryCode }, keys);
      expect(source.sidecar.manifest.schema.length).toBe(20);
      await runRestore(ownerOf(shop), source);
      const { db } = shop.app.engine;
      expect(await pendingSteps(shop.app.engine)).toEqual({ isNew: false, pending: [] });
      expect(await db.selectFrom('setting').select('value').where('key', '=', 'old').execute()).toEqual([{ value: '1' }]);
    },
  );

  /** The old shop has no users yet whose context could be taken. */
  const ownerOf = (shop: BackedShop): ActorContext => ({
    ...{ app: shop.app, db: shop.app.engine.db, now: shop.clock.now, procedure: 'test', requestKey: undefined, bodyHash: '' },
    actor: { userId: 1, sessionId: 1, displayName: 'owner', roles: ['administrator'], staffId: null },
    carrier: { token: undefined, set: () => {} },
  });
});
