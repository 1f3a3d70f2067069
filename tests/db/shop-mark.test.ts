import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openApp } from '../../electron/app.ts';
import { migrate } from '../../electron/db/migrate.ts';
import { fileState } from '../../electron/db/sqlite-file.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { keyPathOf } from '../../electron/platform/keys/key-store.ts';
import { temporaryFolder } from '../support/folders.ts';

const quiet = { log: () => {} };

/** A data folder in which a shop was opened and closed, its database and its recovery code. */
async function closedShop() {
  const dataFolder = join(temporaryFolder(), 'data');
  const { app, close } = await openApp({ dataFolder, ...quiet });
  const { recoveryCode } = app.keys;
  await close();
  return { dataFolder, file: join(dataFolder, 'counter.db'), recoveryCode };
}

async function plainFile(): Promise<string> {
  const file = join(temporaryFolder(), 'plain.db');
  const engine = openSqlite({ file });
  await migrate(engine);
  await engine.close();
  return file;
}

test.each<[string, (file: string) => Promise<void> | void]>([
  ['removed', (file) => rmSync(file)],
  ['0 bytes', (file) => writeFileSync(file, '')],
  ['a fresh plain database', async (file) => copyFileSync(await plainFile(), file)],
])('F18 a database that was replaced (%s) is not taken for a new shop, and stays as it is', async (_, replace) => {
  const { dataFolder, file } = await closedShop();
  await replace(file);
  const before = existsSync(file) && readFileSync(file);
  await expect(openApp({ dataFolder, ...quiet })).rejects.toMatchObject({ code: 'databaseGone', details: { file } });
  expect(existsSync(file) && readFileSync(file)).toEqual(before);
});

test('F18 a fresh database under the very key of the shop is not the shop', async () => {
  const { dataFolder, file } = await closedShop();
  const other = join(temporaryFolder(), 'data');
  copyFileSync(keyPathOf(dataFolder), keyPathOf(other));
  await (await openApp({ dataFolder: other, ...quiet })).close();
  copyFileSync(join(other, 'counter.db'), file);
  await expect(openApp({ dataFolder, ...quiet })).rejects.toMatchObject({ code: 'databaseGone', details: { file } });
});

test('F18 a mark that cannot be read still says that there was a shop; with its database it is written anew', async () => {
  const { dataFolder, file } = await closedShop();
  const mark = join(dataFolder, 'shop.json');
  const sound = readFileSync(mark, 'utf8');
  writeFileSync(mark, '{"shop":');
  await (await openApp({ dataFolder, ...quiet })).close();
  expect(readFileSync(mark, 'utf8')).toBe(sound);
  writeFileSync(mark, '');
  rmSync(file);
  await expect(openApp({ dataFolder, ...quiet })).rejects.toMatchObject({ code: 'databaseGone' });
});

test("R-004-17 another shop's key is told apart from a damaged file; another shop's code is a wrong code", async () => {
  const { dataFolder, file, recoveryCode } = await closedShop();
  const other = await closedShop();
  copyFileSync(keyPathOf(other.dataFolder), keyPathOf(dataFolder));
  const before = readFileSync(file);
  await expect(openApp({ dataFolder, ...quiet })).rejects.toMatchObject({ code: 'keyMissing', details: { file: keyPathOf(dataFolder) } });
  await expect(openApp({ dataFolder, recoveryCode: other.recoveryCode, ...quiet })).rejects.toMatchObject({ code: 'recoveryCodeWrong' });
  expect(readFileSync(file).equals(before)).toBe(true);
  writeFileSync(file, Buffer.concat([Buffer.alloc(4096, 1), before.subarray(4096)]));
  await expect(openApp({ dataFolder, recoveryCode, ...quiet })).rejects.toMatchObject({ code: 'databaseDamaged' });
  writeFileSync(file, before);
  await (await openApp({ dataFolder, recoveryCode, ...quiet })).close();
  expect(readFileSync(keyPathOf(dataFolder), 'utf8')).toContain(recoveryCode);
});

test('F18 the mark and the id say nothing of the key', async () => {
  const { dataFolder, file, recoveryCode } = await closedShop();
  const text = readFileSync(join(dataFolder, 'shop.json'), 'utf8');
  expect(Object.keys(JSON.parse(text) as object).sort()).toEqual(['check', 'shop']);
  expect(text).not.toContain(recoveryCode);
  expect(fileState(file)).toBe('sealed');
});
