import { copyFileSync, cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openApp } from '../../electron/app.ts';
import type { App } from '../../electron/context.ts';
import { resealFile } from '../../electron/db/seal-file.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { putFile, readStored, storedPaths } from '../../electron/features/attachments/attachment-store.ts';
import { keyPathOf, keyStore } from '../../electron/platform/keys/key-store.ts';
import { keysOf } from '../../electron/platform/keys/keys.ts';
import type { Keys } from '../../electron/platform/keys/keys.ts';
import { finishNewKeys, renewKeys } from '../../electron/platform/keys/new-keys.ts';
import { changeKeys, checkOf } from '../../electron/platform/keys/open-keys.ts';
import { seal, unseal } from '../../electron/platform/keys/sealed-bytes.ts';
import { putMark, readMark } from '../../electron/platform/keys/shop-mark.ts';
import { fromRecoveryCode } from '../../shared/recovery-code.ts';
import { temporaryFolder } from '../support/folders.ts';

const quiet = { log: () => {} };
const texts = ['一张照片', '又一张照片', '合同'];

/** A closed shop with sealed files in two places and a row in its database. */
async function closedShop() {
  const dataFolder = join(temporaryFolder(), 'data');
  const { app, close } = await openApp({ dataFolder, ...quiet });
  const names: string[] = [];
  for (const text of texts) names.push(await putFile(app, Buffer.from(text)));
  writeFileSync(join(dataFolder, 'machine.sealed'), seal(app.keys.files, Buffer.from('a certificate')));
  await app.engine.transaction((tx) => tx.insertInto('setting').values({ key: 'kept', value: '"as it was"', version: 1 }).execute());
  await close();
  return { dataFolder, names, keys: app.keys, store: keyStore(keyPathOf(dataFolder)) };
}
type ClosedShop = Awaited<ReturnType<typeof closedShop>>;

const codeOf = async (shop: ClosedShop) => {
  let code = '';
  await renewKeys(shop, (made) => void (code = made));
  return code;
};
const keysFrom = (code: string) => keysOf(fromRecoveryCode(code) ?? new Uint8Array());

/** Everything is there under the new keys, and nothing opens with the old ones. */
async function expectChanged({ dataFolder, names, keys: old, store }: ClosedShop, app: App) {
  expect(app.keys.chain.equals(old.chain)).toBe(true);
  for (const secret of ['database', 'files', 'check', 'wrap'] as const) expect(app.keys[secret].equals(old[secret]), secret).toBe(false);
  for (const [nth, name] of names.entries()) expect((await readStored(app, name, '')).toString()).toBe(texts[nth]);
  for await (const path of storedPaths(dataFolder)) expect(unseal(old.files, readFileSync(path))).toBeUndefined();
  expect(unseal(app.keys.files, readFileSync(join(dataFolder, 'machine.sealed')))?.toString()).toBe('a certificate');
  expect(await app.engine.db.selectFrom('setting').select('value').where('key', '=', 'kept').execute()).toEqual([{ value: '"as it was"' }]);
  expect(readFileSync(store.path, 'utf8')).toContain(app.keys.recoveryCode);
  expect(existsSync(store.beside('next').path)).toBe(false);
  expect(readdirSync(dataFolder).filter((name) => /sealing|part/.test(name))).toEqual([]);
}

test('R-004-17 a new recovery code opens everything, the old one nothing but what was copied before; the chain goes on', async () => {
  const shop = await closedShop();
  const copied = join(temporaryFolder(), 'data');
  cpSync(shop.dataFolder, copied, { recursive: true });
  const code = await codeOf(shop);
  expect(code).not.toBe(shop.keys.recoveryCode);
  rmSync(shop.store.path);
  await expect(openApp({ dataFolder: shop.dataFolder, recoveryCode: shop.keys.recoveryCode, ...quiet })).rejects.toMatchObject({
    code: 'recoveryCodeWrong',
  });
  const { app, close } = await openApp({ dataFolder: shop.dataFolder, recoveryCode: code, ...quiet });
  await expectChanged(shop, app);
  await close();
  const before = await openApp({ dataFolder: copied, recoveryCode: shop.keys.recoveryCode, ...quiet });
  await before.close();
  // once more, as if the second code was seen too
  const second = await codeOf(shop);
  const last = await openApp({ dataFolder: shop.dataFolder, ...quiet });
  expect(last.app.keys.recoveryCode).toBe(second);
  expect(last.app.keys.chain.equals(shop.keys.chain)).toBe(true);
  await last.close();
});

/** What is done one after the other; a crash may come after any of it. */
const steps: readonly (readonly [string, (shop: ClosedShop, to: Keys) => Promise<void> | void])[] = [
  ['the new code was shown', () => {}],
  [
    'one of the files',
    async ({ dataFolder, keys }, to) => {
      for await (const path of storedPaths(dataFolder)) {
        writeFileSync(path, seal(to.files, unseal(keys.files, readFileSync(path)) ?? new Uint8Array()));
        return;
      }
    },
  ],
  ['a half made copy', ({ dataFolder }) => writeFileSync(join(dataFolder, 'counter.db.sealing'), 'half')],
  ['the database', ({ dataFolder, keys }, to) => resealFile(join(dataFolder, 'counter.db'), keys.database, to.database)],
  [
    'what is in the database',
    async ({ dataFolder, keys }, to) => {
      const engine = openSqlite({ file: join(dataFolder, 'counter.db'), key: to.database });
      await changeKeys(engine, keys, to);
      await engine.close();
    },
  ],
  [
    'the mark',
    async ({ dataFolder }, to) => {
      const found = await readMark(dataFolder);
      if (typeof found !== 'string') await putMark(dataFolder, { ...found, check: checkOf(to) });
    },
  ],
];

async function crashedAfter(count: number) {
  const shop = await closedShop();
  let code = '';
  const crash = new Error('the power went');
  await expect(
    renewKeys(shop, (made) => {
      code = made;
      throw crash;
    }),
  ).rejects.toBe(crash);
  for (const [, act] of steps.slice(0, count)) await act(shop, keysFrom(code));
  return { shop, code };
}

test.each(steps.map(([name], index) => [name, index + 1] as const))(
  'R-004-17 a change of the code that ended after %s is finished by the next start',
  async (_, count) => {
    const { shop, code } = await crashedAfter(count);
    const { app, close } = await openApp({ dataFolder: shop.dataFolder, ...quiet });
    expect(app.keys.recoveryCode).toBe(code);
    await expectChanged(shop, app);
    await close();
    expect(await finishNewKeys(shop)).toBe(false);
  },
);

test('negative control: a start that does not finish the change finds what it cannot open', async () => {
  const { shop } = await crashedAfter(4);
  rmSync(shop.store.beside('next').path);
  await expect(openApp({ dataFolder: shop.dataFolder, ...quiet })).rejects.toMatchObject({ code: 'databaseDamaged' });
});

test('a change of the code makes no shop where there is none, or none any more', async () => {
  const empty = join(temporaryFolder(), 'data');
  await expect(renewKeys({ dataFolder: empty, store: keyStore(keyPathOf(empty)) }, () => {})).rejects.toMatchObject({ code: 'notFound' });
  const shop = await closedShop();
  rmSync(join(shop.dataFolder, 'counter.db'));
  await expect(codeOf(shop)).rejects.toMatchObject({ code: 'databaseGone' });
  expect(existsSync(join(shop.dataFolder, 'counter.db'))).toBe(false);
});

test('F125 a host gives no new code to a shop whose key a keyring sealed: it could not keep it', async () => {
  const shop = await closedShop();
  writeFileSync(shop.store.path, JSON.stringify({ kind: 'keyring', sealed: Buffer.from('of another program').toString('base64') }));
  const before = readFileSync(join(shop.dataFolder, 'counter.db'));
  await expect(codeOf(shop)).rejects.toMatchObject({ code: 'keyMissing' });
  await expect(renewKeys({ ...shop, recoveryCode: shop.keys.recoveryCode }, () => {})).rejects.toMatchObject({ code: 'keyMissing' });
  copyFileSync(join(shop.dataFolder, 'counter.db'), join(shop.dataFolder, 'after'));
  expect(readFileSync(join(shop.dataFolder, 'after')).equals(before)).toBe(true);
});
