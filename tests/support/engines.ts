import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import type { Engine } from '../../electron/db/engine.ts';
import { openPostgres } from '../../electron/db/postgres.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { embeddedEngine, onServer, startEmbedded, urlOf } from './engine-access.ts';

export interface OpenedEngine {
  readonly engine: Engine;
  /** Ends the engine and removes what it left. */
  close(): Promise<void>;
}

type Opener = () => Promise<OpenedEngine>;

/** A fresh SQLite file with the whole schema. */
export async function openFileEngine(): Promise<OpenedEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'counter-test-'));
  const file = join(folder, 'counter.db');
  copyFileSync(inject('engineTemplates').file, file);
  const engine = openSqlite({ file });
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
  const engine = embeddedEngine(startEmbedded(new Blob([readFileSync(inject('engineTemplates').embedded)])));
  return { engine, close: () => engine.close() };
}

/** A database of its own on the server at `DATABASE_URL`. */
export async function openServerEngine(serverUrl: string): Promise<OpenedEngine> {
  const name = `counter_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(serverUrl, `create database ${name} template ${inject('engineTemplates').database}`);
  const engine = openPostgres({ url: urlOf(serverUrl, name) });
  return {
    engine,
    async close() {
      await engine.close();
      await onServer(serverUrl, `drop database if exists ${name} with (force)`);
    },
  };
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
