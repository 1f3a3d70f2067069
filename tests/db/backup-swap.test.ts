import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { snapshotFile } from '../../electron/db/backup-file.ts';
import { openFile } from '../../electron/db/sqlite-file.ts';
import { journalPath, recoverSwap, swapDatabase, swapSteps, takeBackSwap } from '../../electron/platform/backup/swap.ts';
import { keyPathOf, keyStore } from '../../electron/platform/keys/key-store.ts';
import { keysOf } from '../../electron/platform/keys/keys.ts';
import { fromRecoveryCode } from '../../shared/recovery-code.ts';
import { temporaryFolder } from '../support/folders.ts';

const [oldKeys, newKeys] = [keysOf(Buffer.alloc(20, 1)), keysOf(Buffer.alloc(20, 2))];

/** A folder with an open write-ahead log of the old data and the new data beside it, each saying whose it is. */
async function prepare() {
  const dataFolder = join(temporaryFolder(), 'data');
  mkdirSync(dataFolder);
  const databaseFile = join(dataFolder, 'counter.db');
  const store = keyStore(keyPathOf(dataFolder));
  await store.save(fromRecoveryCode(oldKeys.recoveryCode) ?? new Uint8Array());
  const live = join(dataFolder, 'live.db');
  const writer = openFile(live, oldKeys.database);
  writer.pragma('journal_mode=WAL');
  writer.exec("create table whose (name text); insert into whose values ('old')");
  // as a killed process leaves it: the file and a log that was never moved into it
  for (const end of ['', '-wal', '-shm']) copyFileSync(`${live}${end}`, `${databaseFile}${end}`);
  writer.close();
  const prepared = join(dataFolder, 'restoring.db');
  const fresh = openFile(prepared, newKeys.database);
  fresh.exec("create table whose (name text); insert into whose values ('new')");
  fresh.close();
  return { dataFolder, databaseFile, prepared, store, code: newKeys.recoveryCode, keys: oldKeys };
}

function whose(file: string, key: Buffer): unknown {
  const handle = openFile(file, key);
  try {
    return handle.prepare('select name from whose').pluck().all();
  } finally {
    handle.close();
  }
}

async function codeIn(store: ReturnType<typeof keyStore>): Promise<string> {
  const master = await store.load();
  return typeof master === 'string' ? master : keysOf(master).recoveryCode;
}

class Crash extends Error {}

describe('F42 a crash in the middle of a restore', () => {
  test.each(swapSteps)('before the step %s leaves the old data or the new ones, with their key', async (at) => {
    const swap = await prepare();
    const crash = swapDatabase({
      ...swap,
      before: (step) => {
        if (step === at) throw new Crash(step);
      },
    });
    await expect(crash).rejects.toThrow(Crash);
    const isCarried = await recoverSwap(swap);
    expect(isCarried).toBe(at !== 'journal');
    const [name, keys] = isCarried ? ['new', newKeys] : ['old', oldKeys];
    expect(whose(swap.databaseFile, keys.database)).toEqual([name]);
    expect(await codeIn(swap.store)).toBe(keys.recoveryCode);
    expect(existsSync(journalPath(swap.dataFolder))).toBe(false);
  });

  test.each(swapSteps)('a failure before the step %s is taken back while the program goes on', async (at) => {
    const swap = await prepare();
    const failure = swapDatabase({
      ...swap,
      before: (step) => {
        if (step === at) throw new Crash(step);
      },
    });
    await expect(failure).rejects.toThrow(Crash);
    await takeBackSwap(swap);
    expect(whose(swap.databaseFile, oldKeys.database)).toEqual(['old']);
    expect(await codeIn(swap.store)).toBe(oldKeys.recoveryCode);
    expect(await recoverSwap(swap)).toBe(false);
  });

  test('R-004-17 the journal does not show the recovery code', async () => {
    const swap = await prepare();
    const before = (step: string) => {
      if (step === 'asideLog') throw new Crash(step);
    };
    await expect(swapDatabase({ ...swap, before })).rejects.toThrow(Crash);
    expect(readFileSync(journalPath(swap.dataFolder), 'utf8')).not.toContain(newKeys.recoveryCode);
  });
});

test('F41 a log that was left behind does not come back over the restored data; a copy over the file alone brings it back', async () => {
  const swap = await prepare();
  const { databaseFile, prepared, dataFolder } = swap;
  const key = oldKeys.database;
  const live = openFile(databaseFile, key);
  live.exec('create table call (n integer)');
  const add = (count: number) =>
    live.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count}) insert into call select i from n`);
  const rows = (file: string) => {
    const handle = openFile(file, key);
    try {
      return handle.prepare('select count(*) from call').pluck().get();
    } finally {
      handle.close();
    }
  };
  add(50);
  live.pragma('wal_checkpoint(TRUNCATE)');
  rmSync(prepared);
  snapshotFile(databaseFile, key, prepared);
  add(200);
  // what a killed process leaves
  const [crashed, careless] = [join(dataFolder, 'crashed.db'), join(dataFolder, 'careless.db')];
  for (const copy of [crashed, careless]) for (const end of ['', '-wal']) copyFileSync(`${databaseFile}${end}`, `${copy}${end}`);
  live.close();
  copyFileSync(prepared, careless);
  expect(() => expect(rows(careless)).toBe(50)).toThrow();
  await swapDatabase({ ...swap, databaseFile: crashed, code: oldKeys.recoveryCode });
  expect(rows(crashed)).toBe(50);
});
