import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { generate } from '../../build/demo/generate.ts';
import { migrate } from '../../electron/db/migrate.ts';
import { sealFile } from '../../electron/db/seal-file.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { keyStore } from '../../electron/platform/keys/key-store.ts';
import { keysOf } from '../../electron/platform/keys/keys.ts';

export const scales = { '10k': 10_000, '100k': 100_000, '1m': 1_000_000 } as const;
export type Scale = keyof typeof scales;

/** Instant at which every bench data set ends: a Saturday afternoon in Shanghai. */
export const benchNow = Date.UTC(2026, 10, 21, 7, 30);

/** Every data set is sealed with these, as a shop's database is; a floor opens it with the same. */
const benchMaster = Buffer.alloc(20, 11);
export const benchKeys = keysOf(benchMaster);

export interface DataSet {
  readonly scale: Scale;
  /** Folder with `counter.db`; shared by all runs, so it is only read or copied. */
  readonly folder: string;
  readonly file: string;
  /** Where hosts find the key. */
  readonly keyFile: string;
}

/** The data set of a scale, made once per schema and kept in the temporary folder. */
export async function openDataSet(scale: Scale, say: (line: string) => void): Promise<DataSet> {
  const known = await findDataSet(scale);
  if (known) return known;
  const folder = await folderOf(scale);
  await make(scale, folder, say);
  return setIn(scale, folder);
}

/** The data set if an earlier run left it. */
export async function findDataSet(scale: Scale): Promise<DataSet | undefined> {
  const folder = await folderOf(scale);
  return existsSync(join(folder, 'counter.db')) ? setIn(scale, folder) : undefined;
}

function setIn(scale: Scale, folder: string): DataSet {
  return { scale, folder, file: join(folder, 'counter.db'), keyFile: join(folder, 'bench.key') };
}

async function folderOf(scale: Scale): Promise<string> {
  return join(tmpdir(), 'counter-bench', `${scale}-sealed-${await schemaHash()}`);
}

async function schemaHash(): Promise<string> {
  const folder = join(tmpdir(), 'counter-bench', `schema-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'empty.db');
  await migrated(file);
  const db = new Sqlite(file);
  const tables = db.prepare('select sql from sqlite_master where sql is not null order by name').pluck().all();
  db.close();
  rmSync(folder, { recursive: true });
  return createHash('sha256').update(tables.join('\n')).digest('hex').slice(0, 12);
}

async function migrated(file: string): Promise<void> {
  const engine = openSqlite({ file });
  await migrate(engine);
  await engine.close();
}

async function make(scale: Scale, folder: string, say: (line: string) => void): Promise<void> {
  const requests = scales[scale];
  const share = requests / scales['1m'];
  const filling = `${folder}-filling-${process.pid}`;
  mkdirSync(filling, { recursive: true });
  const file = join(filling, 'counter.db');
  await migrated(file);
  say(`making the ${scale} data set in ${folder} …`);
  const started = performance.now();
  generate(file, {
    requests,
    customers: 200_000 * share,
    items: 250_000 * share,
    parts: Math.max(600, 5000 * share),
    moves: 2_000_000 * share,
    staff: 60,
    years: 10,
    today: benchNow,
  });
  sealFile(file, benchKeys.database);
  await keyStore(join(filling, 'bench.key')).save(benchMaster);
  renameSync(filling, folder);
  say(`made in ${Math.round((performance.now() - started) / 1000)} s, ${Math.round(statSync(join(folder, 'counter.db')).size / 1e6)} MB`);
}
