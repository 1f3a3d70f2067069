import { copyFileSync, existsSync, openSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openApp } from '../../electron/app.ts';
import type { Engine } from '../../electron/db/engine.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { keyPathOf, keyStore } from '../../electron/platform/keys/key-store.ts';
import { temporaryFolder } from '../support/folders.ts';

async function pragmas(engine: Engine) {
  const read = async (name: string) => {
    const query = sql.raw<Record<string, unknown>>(`pragma ${name}`);
    const [reader] = (await query.execute(engine.db)).rows;
    const [writer] = (await engine.transaction((tx) => query.execute(tx))).rows;
    return [Object.values(reader ?? {})[0], Object.values(writer ?? {})[0]];
  };
  return { synchronous: await read('synchronous'), journal: await read('journal_mode'), foreignKeys: await read('foreign_keys') };
}

test('F04: every connection syncs every commit, on the first open and on every later one', async () => {
  const file = join(temporaryFolder(), 'counter.db');
  for (const _open of ['first', 'second', 'third']) {
    const engine = openSqlite({ file });
    expect(await pragmas(engine)).toEqual({ synchronous: [2, 2], journal: ['wal', 'wal'], foreignKeys: [1, 1] });
    await engine.close();
  }
});

test('F04: a database that cannot keep its promise is not opened', () => {
  expect(() => openSqlite({ file: ':memory:' })).toThrow('the database runs in WAL mode');
});

test('a clean end leaves one file: everything is in it', async () => {
  const dataFolder = temporaryFolder();
  const { app, close } = await openApp({ dataFolder, log: () => {} });
  await app.engine.transaction((tx) => tx.insertInto('setting').values({ key: 'kept', value: '1', version: 1 }).execute());
  await close();
  expect(existsSync(join(dataFolder, 'counter.db-wal'))).toBe(false);
  const again = await openApp({ dataFolder, log: () => {} });
  expect(await again.app.engine.db.selectFrom('setting').select('value').where('key', '=', 'kept').execute()).toEqual([{ value: '1' }]);
  await again.close();
});

test('F12 F14: a damaged file is found at the start and left as it is', async () => {
  const sound = temporaryFolder();
  const { close } = await openApp({ dataFolder: sound, log: () => {} });
  await close();
  const keys = keyStore(keyPathOf(sound));
  const size = statSync(join(sound, 'counter.db')).size;
  const harm: Readonly<Record<string, (file: string) => void>> = {
    'no database at all': (file) => writeFileSync(file, 'this is not a database, whatever its name says'.repeat(100)),
    'cut off': (file) => truncateSync(file, Math.floor(size / 2)),
    'a page of zeros': (file) => {
      const handle = openSync(file, 'r+');
      writeSync(handle, Buffer.alloc(4096), 0, 4096, 4096 * 3);
      closeSync(handle);
    },
  };
  for (const [name, act] of Object.entries(harm)) {
    const dataFolder = temporaryFolder();
    const file = join(dataFolder, 'counter.db');
    copyFileSync(join(sound, 'counter.db'), file);
    act(file);
    const before = readFileSync(file);
    await expect(openApp({ dataFolder, keyStore: keys, log: () => {} }), name).rejects.toMatchObject({
      code: 'databaseDamaged',
      details: { file },
    });
    expect(readFileSync(file).equals(before), name).toBe(true);
  }
});
