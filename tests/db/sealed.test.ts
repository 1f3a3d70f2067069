import { copyFileSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openApp } from '../../electron/app.ts';
import { migrate } from '../../electron/db/migrate.ts';
import { fileState } from '../../electron/db/sqlite-file.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { putFile, readStored } from '../../electron/features/attachments/attachment-store.ts';
import { keyPathOf, keyStore } from '../../electron/platform/keys/key-store.ts';
import { temporaryFolder } from '../support/folders.ts';

const secret = '张三丰13800138000';

/** All bytes of a data folder and what lies beside the database. */
function allBytes(folder: string): Buffer {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Buffer.concat(names.map(({ parentPath, name }) => readFileSync(join(parentPath, name))));
}

async function keepSecret(dataFolder: string) {
  const opened = await openApp({ dataFolder, log: () => {} });
  const { app } = opened;
  await app.engine.transaction((tx) => tx.insertInto('setting').values({ key: 'secret', value: secret, version: 1 }).execute());
  return opened;
}

test('R-004-17 neither the database nor its log nor an attachment shows anything to a plain viewer', async () => {
  const dataFolder = join(temporaryFolder(), 'data');
  const { app, close } = await keepSecret(dataFolder);
  const name = await putFile(app, Buffer.from(secret));
  expect(statSync(join(dataFolder, 'counter.db-wal')).size).toBeGreaterThan(0);
  expect(allBytes(dataFolder).includes(Buffer.from(secret))).toBe(false);
  expect((await readStored(app, name, '')).toString()).toBe(secret);
  await close();
  expect(allBytes(dataFolder).includes(Buffer.from(secret))).toBe(false);
  expect(fileState(join(dataFolder, 'counter.db'))).toBe('sealed');
  expect(statSync(keyPathOf(dataFolder)).mode & 0o777).toBe(0o600);
});

test('R-004-17 a plain database of an older version is sealed at its next start, with all that is in it', async () => {
  const dataFolder = temporaryFolder();
  const file = join(dataFolder, 'counter.db');
  const plain = openSqlite({ file });
  await migrate(plain);
  await plain.transaction((tx) => tx.insertInto('setting').values({ key: 'secret', value: secret, version: 1 }).execute());
  await plain.close();
  expect(allBytes(dataFolder).includes(Buffer.from(secret))).toBe(true);
  const { app, close } = await openApp({ dataFolder, log: () => {} });
  expect(await app.engine.db.selectFrom('setting').select('value').where('key', '=', 'secret').execute()).toEqual([{ value: secret }]);
  await close();
  expect(allBytes(dataFolder).includes(Buffer.from(secret))).toBe(false);
});

test('R-004-17 F125 a machine without the key opens nothing and changes nothing; the recovery code opens it', async () => {
  const dataFolder = join(temporaryFolder(), 'data');
  const { app, close } = await keepSecret(dataFolder);
  const { recoveryCode } = app.keys;
  await close();
  const keyFile = keyPathOf(dataFolder);
  const kept = `${keyFile}.kept`;
  copyFileSync(keyFile, kept);
  rmSync(keyFile);
  const before = readFileSync(join(dataFolder, 'counter.db'));
  await expect(openApp({ dataFolder, log: () => {} })).rejects.toMatchObject({ code: 'keyMissing', details: { file: keyFile } });
  await expect(openApp({ dataFolder, recoveryCode: 'ABCD', log: () => {} })).rejects.toMatchObject({ code: 'recoveryCodeWrong' });
  expect(await keyStore(keyFile).load()).toBe('absent');
  expect(readFileSync(join(dataFolder, 'counter.db')).equals(before)).toBe(true);
  const again = await openApp({ dataFolder, recoveryCode: recoveryCode.toLowerCase(), log: () => {} });
  expect(await again.app.engine.db.selectFrom('setting').select('value').where('key', '=', 'secret').execute()).toEqual([
    { value: secret },
  ]);
  await again.close();
  expect(readFileSync(keyFile)).toEqual(readFileSync(kept));
});
