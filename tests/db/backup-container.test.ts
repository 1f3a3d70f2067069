import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { findDamage, readFacts, snapshotFile } from '../../electron/db/backup-file.ts';
import { sealFile } from '../../electron/db/seal-file.ts';
import { openFile } from '../../electron/db/sqlite-file.ts';
import { openInWorker, takeInWorker } from '../../electron/platform/backup/client.ts';
import { sealBackup, unsealBackup } from '../../electron/platform/backup/container.ts';
import type { Taken } from '../../electron/platform/backup/worker-messages.ts';
import { keysOf } from '../../electron/platform/keys/keys.ts';
import { temporaryFolder } from '../support/folders.ts';

const keys = keysOf(Buffer.alloc(20, 9));
const shop = { passphrase: keys.recoveryCode, databaseKey: keys.database };

let folder = '';
let backup = '';
let taken: Taken;
beforeAll(async () => {
  folder = temporaryFolder();
  const database = join(folder, 'counter.db');
  copyFileSync(inject('engineTemplates').file, database);
  sealFile(database, keys.database);
  backup = join(folder, 'one.backup');
  taken = await takeInWorker({
    ...{
      id: '20261121-010000-abcde',
      takenAt: 1,
      reason: 'manual',
      appVersion: '0.1.0',
      database,
      isSnapshot: false,
      known: [],
      files: folder,
    },
    ...{ work: join(folder, 'snapshot'), target: backup, readBack: join(folder, 'back'), ...shop },
  });
}, 120_000);

describe('F38 a backup that is read back', () => {
  test('is good when nothing has changed', async () => {
    expect(taken.problem).toBeNull();
    const opened = await openInWorker({ source: backup, into: join(folder, 'open.db'), ...shop });
    expect(opened).toEqual({ problem: null, manifest: taken.manifest, files: [] });
    expect(findDamage(join(folder, 'open.db'), keys.database)).toBeNull();
  });

  test('is refused with one bit changed anywhere, or cut anywhere', { timeout: 120_000 }, async () => {
    const bytes = readFileSync(backup);
    const mutant = join(folder, 'mutant.backup');
    const places = [
      0,
      20,
      60,
      100,
      140,
      180,
      200,
      230,
      260,
      ...Array.from({ length: 24 }, (_, nth) => 300 + Math.floor((nth * (bytes.length - 301)) / 23)),
    ];
    for (const at of places) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(mutant, changed);
      expect(
        (await unsealBackup({ source: mutant, passphrase: keys.recoveryCode, into: join(folder, 'mutant.db') })).problem,
        `bit at ${at}`,
      ).not.toBeNull();
    }
    for (const length of [0, 10, 150, 300, 70_000, bytes.length - 65_552, bytes.length - 1]) {
      writeFileSync(mutant, bytes.subarray(0, length));
      expect(
        (await unsealBackup({ source: mutant, passphrase: keys.recoveryCode, into: join(folder, 'mutant.db') })).problem,
        `cut at ${length}`,
      ).not.toBeNull();
    }
  });

  test('F46 does not open with another code', async () => {
    const other = keysOf(Buffer.alloc(20, 8));
    expect(await unsealBackup({ source: backup, passphrase: other.recoveryCode })).toEqual({ problem: 'otherKey' });
  });

  test.each([
    ['countsDiffer', { tables: { setting: { rows: 99, lastId: null } } }],
    ['chainDiffers', { chainHead: 'abc' }],
    ['altered', { shopKey: 'another shop' }],
  ] as const)('is refused as %s when its manifest says otherwise than its database', async (problem, said) => {
    const opened = join(folder, `for-${problem}.db`);
    await unsealBackup({ source: backup, passphrase: keys.recoveryCode, into: opened });
    const target = join(folder, `${problem}.backup`);
    await sealBackup({ manifest: { ...taken.manifest, ...said }, list: '', database: opened, passphrase: keys.recoveryCode, target });
    expect((await openInWorker({ source: target, into: join(folder, 'lies.db'), ...shop })).problem).toBe(problem);
  });
});

describe('a database file', () => {
  test('F38 with a broken reference or a zeroed page is found out', () => {
    const broken = join(folder, 'broken.db');
    copyFileSync(inject('engineTemplates').file, broken);
    const handle = openFile(broken);
    handle.pragma('foreign_keys=OFF');
    handle.exec("insert into user_role (user_id, role) values (77, 'administrator')");
    handle.close();
    expect(findDamage(broken, undefined)).toBe('referencesBroken');
    const torn = join(folder, 'torn.db');
    const bytes = readFileSync(inject('engineTemplates').file);
    bytes.fill(0, 8192, 12_288);
    writeFileSync(torn, bytes);
    expect(findDamage(torn, undefined)).toBe('databaseDamaged');
    expect(findDamage(inject('engineTemplates').file, keys.database)).toBe('otherKey');
  });

  test('F33 a snapshot under writers is one moment: the sum over all rows holds in each of 20', { timeout: 120_000 }, async () => {
    const file = join(folder, 'accounts.db');
    const handle = openFile(file, keys.database);
    handle.pragma('journal_mode=WAL');
    handle.exec(
      'create table account (id integer primary key, fen integer not null); create table kysely_migration (name text, timestamp text)',
    );
    handle.exec('with recursive n(i) as (select 1 union all select i + 1 from n where i < 500) insert into account select i, 1000 from n');
    const { stop, moves } = startMover(file);
    try {
      for (let run = 0; run < 20; run++) {
        const target = join(folder, `run-${run}.db`);
        snapshotFile(file, keys.database, target);
        expect(findDamage(target, keys.database)).toBeNull();
        const copy = openFile(target, keys.database, { readonly: true });
        expect(copy.prepare('select sum(fen) from account').pluck().get()).toBe(500_000);
        copy.close();
        expect(readFacts(target, keys.database).tables['account']).toEqual({ rows: 500, lastId: 500 });
      }
    } finally {
      await stop();
    }
    expect(moves()).toBeGreaterThan(0);
    handle.close();
    expect(statSync(file).size).toBeGreaterThan(0);
  });
});

/** Moves money between accounts in a thread of its own, as fast as it can. */
function startMover(file: string): { readonly stop: () => Promise<void>; readonly moves: () => number } {
  const flags = new Int32Array(new SharedArrayBuffer(8));
  const library = import.meta.resolve('better-sqlite3');
  const code = `
    const { workerData } = require('node:worker_threads');
    import(workerData.library).then(({ default: Sqlite }) => {
      const handle = new Sqlite(workerData.file, { timeout: 10000 });
      handle.pragma("cipher='sqlcipher'"); handle.pragma('legacy=4'); handle.pragma(\`key="x'\${workerData.key}'"\`);
      const move = handle.prepare('update account set fen = fen + ? where id = ?');
      const both = handle.transaction((a, b, fen) => { move.run(-fen, a); move.run(fen, b); });
      for (let n = 1; Atomics.load(workerData.flags, 0) === 0; n++) {
        both.immediate(1 + (n * 7) % 500, 1 + (n * 13) % 500, n % 9);
        Atomics.add(workerData.flags, 1, 1);
      }
      handle.close();
    });`;
  const worker = new Worker(code, { eval: true, workerData: { file, library, key: keys.database.toString('hex'), flags } });
  const ended = new Promise<void>((resolve, reject) => {
    worker.once('exit', () => resolve());
    worker.once('error', reject);
  });
  while (Atomics.load(flags, 1) === 0) Atomics.wait(flags, 1, 0, 100);
  return {
    moves: () => Atomics.load(flags, 1),
    stop: () => {
      Atomics.store(flags, 0, 1);
      return ended;
    },
  };
}
