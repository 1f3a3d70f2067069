import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../electron/db/migrate.ts';
import { openPostgres } from '../../electron/db/postgres.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { embeddedEngine, embeddedParsers, onServer, urlOf } from './engine-access.ts';

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
  const sqlite = openSqlite({ file });
  await migrate(sqlite);
  await sqlite.close();

  const embedded = join(folder, 'embedded.tar');
  const pglite = new PGlite({ parsers: embeddedParsers });
  const inProcess = embeddedEngine(pglite);
  await migrate(inProcess);
  writeFileSync(embedded, Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer()));
  await inProcess.close();

  if (serverUrl) {
    database = `counter_template_${process.pid}_${Date.now()}`;
    await onServer(serverUrl, `create database ${database}`);
    const server = openPostgres({ url: urlOf(serverUrl, database) });
    await migrate(server);
    await server.close();
  }
  provide('engineTemplates', { file, embedded, database });
}

/** Vitest calls it after the last file. */
export async function teardown(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  if (serverUrl && database !== null) await onServer(serverUrl, `drop database if exists ${database} with (force)`);
}
