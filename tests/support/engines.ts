import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Engine } from '../../electron/db/engine.ts';
import { migrate } from '../../electron/db/migrate.ts';
import { openPostgres, postgresEngine } from '../../electron/db/postgres.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';

export interface OpenedEngine {
  readonly engine: Engine;
  /** Ends the engine and removes what it left. */
  close(): Promise<void>;
}

type Opener = () => Promise<OpenedEngine>;

/** A fresh SQLite file with the whole schema. */
export async function openFileEngine(): Promise<OpenedEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'counter-test-'));
  const engine = openSqlite({ file: join(folder, 'counter.db') });
  await migrate(engine);
  return {
    engine,
    async close() {
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL inside this process. */
async function openEmbeddedEngine(): Promise<OpenedEngine> {
  const engine = postgresEngine('pglite', new PGliteDialect({ pglite: new PGlite({ parsers: { 20: Number, 1700: Number } }) }));
  await migrate(engine);
  return { engine, close: () => engine.close() };
}

let databases = 0;

/** A database of its own on the server at `DATABASE_URL`. */
export async function openServerEngine(serverUrl: string): Promise<OpenedEngine> {
  const name = `counter_test_${process.pid}_${Date.now()}_${databases++}`;
  await onServer(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const engine = openPostgres({ url: url.href });
  await migrate(engine);
  return {
    engine,
    async close() {
      await engine.close();
      await onServer(serverUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const serverUrl = process.env['DATABASE_URL'];

/** SQLite and embedded PostgreSQL always, a real server wherever `DATABASE_URL` names one. */
export const engineOpeners: Readonly<Record<string, Opener>> = {
  sqlite: openFileEngine,
  pglite: openEmbeddedEngine,
  ...(serverUrl ? { postgres: () => openServerEngine(serverUrl) } : {}),
};

/** Runs the same tests once per engine; `engine()` is the opened one. */
export function describeOnEngines(title: string, tests: (engine: () => Engine, name: string) => void): void {
  describe.each(Object.keys(engineOpeners))(`${title} on %s`, (name) => {
    let opened: OpenedEngine | undefined;
    beforeAll(async () => {
      opened = await engineOpeners[name]?.();
    });
    afterAll(() => opened?.close());
    tests(() => {
      if (!opened) throw new Error(`engine ${name} did not open`);
      return opened.engine;
    }, name);
  });
}
