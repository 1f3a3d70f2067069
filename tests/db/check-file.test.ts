import { closeSync, copyFileSync, openSync, readFileSync, statSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openApp } from '../../electron/app.ts';
import { checkFile } from '../../electron/db/check-file.ts';
import { withGate } from '../../electron/db/write-gate.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { keepCare } from '../../electron/features/care/care-watch.service.ts';
import { createCare } from '../../electron/platform/care/care.ts';
import { makeApp } from '../support/shop.ts';
import { temporaryFolder } from '../support/folders.ts';

let sound = '';
let key: Buffer;
beforeAll(async () => {
  const dataFolder = join(temporaryFolder(), 'data');
  const { app, close } = await openApp({ dataFolder, log: () => {} });
  key = app.keys.database;
  await close();
  sound = join(dataFolder, 'counter.db');
}, 120_000);

function damaged(act: (file: string) => void): string {
  const file = join(temporaryFolder(), 'counter.db');
  copyFileSync(sound, file);
  act(file);
  return file;
}

const overwrite = (page: number) => (file: string) => {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(4096), 0, 4096, page * 4096);
  closeSync(handle);
};

/** As for a file of a gigabyte: in a thread of its own. */
const inThread = { inlineBytes: 0, waitMs: 60_000 };

test('G5 F12 F14 the thread finds what the check on the spot finds, and a sound file sound', async () => {
  const pages = statSync(sound).size / 4096;
  const files = {
    zeroed: damaged(overwrite(7)),
    late: damaged(overwrite(pages - 2)),
    cut: damaged((file) => truncateSync(file, Math.floor(pages / 2) * 4096)),
  };
  for (const [name, file] of Object.entries(files)) {
    const check = await checkFile(file, { key, ...inThread });
    expect(check.found()?.length, name).toBeGreaterThan(0);
    expect((await checkFile(file, { key })).found()?.length, name).toBeGreaterThan(0);
    await check.end();
  }
  const check = await checkFile(sound, { key, ...inThread });
  expect(check.found()).toEqual([]);
  await check.end();
  expect((await checkFile(sound, { key })).found()).toEqual([]);
});

test('G5 a start does not wait longer than it may; what is found afterwards stops all writes', async () => {
  const file = damaged(overwrite(7));
  const before = readFileSync(file);
  const check = await checkFile(file, { key, inlineBytes: 0, waitMs: 0 });
  expect(check.found()).toBeUndefined();
  expect((await check.rest).length).toBeGreaterThan(0);
  expect(readFileSync(file).equals(before)).toBe(true);

  const work = join(temporaryFolder(), 'counter.db');
  copyFileSync(sound, work);
  const { engine, gate } = withGate(openSqlite({ file: work, key }));
  const app = Object.assign(
    makeApp(engine, Date.now, () => {}),
    { care: createCare({ gate, databaseFile: work }) },
  );
  const end = keepCare(app, check);
  await check.rest;
  await expect.poll(() => gate.reason()?.code).toBe('databaseDamaged');
  expect(app.care.health.findings().map(({ kind }) => kind)).toEqual(['databaseDamaged']);
  await expect(engine.transaction((tx) => tx.deleteFrom('setting').execute())).rejects.toMatchObject({ code: 'databaseDamaged' });
  // what is there can still be read
  expect(await engine.db.selectFrom('setting').select('key').execute()).not.toEqual([]);
  await end();
  await engine.close();
});
