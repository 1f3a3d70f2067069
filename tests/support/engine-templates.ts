import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Engine } from '../../electron/db/engine.ts';
import { migrate } from '../../electron/db/migrate.ts';
import { openPostgres } from '../../electron/db/postgres.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { embeddedEngine, onServer, startEmbedded, urlOf } from './engine-access.ts';

/** Databases that hold the whole schema and nothing else. Every test file begins with a copy: much faster than every migration anew. */
export interface EngineTemplates {
  /** Path of a SQLite file. */
  readonly file: string;
  /** Path of the dump of an embedded PostgreSQL. */
  readonly embedded: string;
  /** Name of a database on the server at `DATABASE_URL`; null without a server. */
  readonly database: string | null;
}

declare module 'vitest' {
  interface ProvidedContext {
    engineTemplates: EngineTemplates;
  }
}

let folder = '';
let database: string | null = null;
const serverUrl = process.env['DATABASE_URL'];

/** Vitest calls it before the first file of a run. */
export async function setup({ provide }: TestProject): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'counter-templates-'));
  const file = join(folder, 'counter.db');
  await migrateAndClose(openSqlite({ file }));

  const embedded = join(folder, 'embedded.tar');
  const pglite = startEmbedded();
  await migrateAndClose(embeddedEngine(pglite), async () => {
    const dump = await pglite.dumpDataDir('none');
    writeFileSync(embedded, Buffer.from(await dump.arrayBuffer()));
  });

  if (serverUrl) {
    database = `counter_template_${process.pid}_${Date.now()}`;
    await onServer(serverUrl, `create database ${database}`);
    await migrateAndClose(openPostgres({ url: urlOf(serverUrl, database) }));
  }
  provide('engineTemplates', { file, embedded, database });
}

async function migrateAndClose(engine: Engine, keep?: () => Promise<void>): Promise<void> {
  await migrate(engine);
  await keep?.();
  await engine.close();
}

/** Vitest calls it after the last file. */
export async function teardown(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  if (serverUrl && database !== null) await onServer(serverUrl, `drop database if exists ${database} with (force)`);
}
