import { createHash, randomUUID } from 'node:crypto';
import { constants, copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import type { App } from '../../electron/context.ts';
import { openFile } from '../../electron/db/sqlite-file.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { chainedEngine } from '../../electron/platform/chain/chained-engine.ts';
import { createBus } from '../../electron/platform/bus.ts';
import { createCare } from '../../electron/platform/care/care.ts';
import { appRouter } from '../../electron/rpc/router.ts';
import { createCaller } from '../../electron/rpc/trpc.ts';
import type { Role } from '../../shared/roles.ts';
import { benchKeys } from './data.ts';
import type { DataSet } from './data.ts';

const makeCaller = createCaller(appRouter);
export type Caller = ReturnType<typeof makeCaller>;

/** A working copy of a data set with a live session for each role. */
export interface BenchShop {
  readonly file: string;
  readonly app: App;
  /** Calls procedures in this process as a user of a role: permissions, validation and audit included. */
  as(role: Role): Caller;
  token(role: Role, nth?: number): string;
  close(): Promise<void>;
}

/** Copies a data set; a copy on the same file system shares its pages where the system can do that. */
export function copyOf(data: DataSet, name: string): string {
  sweep(join(data.folder, '..'));
  const folder = join(data.folder, '..', `copy-${data.scale}-${name}-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  copyFileSync(data.file, join(folder, 'counter.db'), constants.COPYFILE_FICLONE);
  return folder;
}

/** Removes copies of runs that ended before they could. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^copy-.*-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A raw connection with the key and the settings of `electron/db/sqlite.ts`. */
export function openRaw(file: string): Sqlite.Database {
  const db = openFile(file, benchKeys.database);
  for (const pragma of ['journal_mode=WAL', 'synchronous=FULL', 'foreign_keys=ON', 'cache_size=-65536', 'temp_store=MEMORY'])
    db.pragma(pragma);
  return db;
}

const seats = 60;

/** Signs people in without their passwords: sessions that the bench knows the tokens of. */
export function signIn(file: string, now: number): (role: Role, nth?: number) => string {
  const db = openRaw(file);
  const users = db.prepare<[], { user_id: number; role: Role }>('select user_id, role from user_role order by user_id').all();
  const insert = db.prepare(
    'insert into session (token_hash, user_id, seat, created_at, last_seen_at, expires_at) values (?, ?, ?, ?, ?, ?)',
  );
  const tokens = new Map<Role, string[]>();
  db.transaction(() => {
    for (const role of new Set(users.map((user) => user.role))) {
      const held = users.filter((user) => user.role === role);
      const own: string[] = [];
      for (let i = 0; i < seats; i++) {
        const token = `${role}-${i}-${randomUUID()}`;
        insert.run(
          createHash('sha256').update(token).digest('base64url'),
          held[i % held.length]?.user_id,
          'bench',
          now,
          now,
          now + 12 * 3_600_000,
        );
        own.push(token);
      }
      tokens.set(role, own);
    }
  }).immediate();
  db.close();
  return (role, nth = 0) => {
    const token = tokens.get(role)?.[nth % seats];
    if (!token) throw new Error(`nobody is ${role}`);
    return token;
  };
}

export function openBenchShop(data: DataSet): BenchShop {
  return openBenchShopOn(join(copyOf(data, 'shop'), 'counter.db'));
}

/** The same on a copy that was made before; closing removes it. */
export function openBenchShopOn(file: string): BenchShop {
  const folder = dirname(file);
  const token = signIn(file, Date.now());
  const engine = openSqlite({ file, key: benchKeys.database });
  const app: App = {
    engine: chainedEngine(engine, () => benchKeys.chain),
    now: Date.now,
    bus: createBus(),
    log: { info: () => {}, error: (message, details) => process.stderr.write(`${message} ${JSON.stringify(details)}\n`) },
    dataFolder: folder,
    keys: benchKeys,
    care: createCare(),
    passwordCost: 10,
  };
  return {
    file,
    app,
    token,
    as: (role) => makeCaller({ app, carrier: { token: token(role), set: () => {} } }),
    async close() {
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
