import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import type { Engine } from '../../electron/db/engine.ts';
import { migrate } from '../../electron/db/migrate.ts';
import { migrations } from '../../electron/db/migrations/index.ts';
import { quickCheck } from '../../electron/db/sqlite-file.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { startChild } from '../support/children.ts';
import { engineOpeners } from '../support/engines.ts';
import { temporaryFolder } from '../support/folders.ts';

// The embedded PostgreSQL takes its time to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

async function tables(engine: Engine): Promise<readonly string[]> {
  return (await engine.db.introspection.getTables()).map(({ name }) => name);
}

test.each(Object.keys(engineOpeners))('on %s a step that fails leaves the schema and the data as they were', async (name) => {
  const { engine, close } = await (engineOpeners[name] ?? engineOpeners['sqlite']!)();
  try {
    const before = await tables(engine);
    const failing = {
      async up(tx: Parameters<(typeof migrations)[string]['up']>[0]) {
        await sql`create table half_done (id integer primary key)`.execute(tx);
        await sql`update place set name = 'changed'`.execute(tx);
        throw new Error('stop in the middle');
      },
    };
    await expect(migrate(engine, { ...migrations, '9000-half': failing })).rejects.toThrow('stop in the middle');
    expect(await tables(engine)).toEqual(before);
    expect(await engine.db.selectFrom('place').select('id').where('name', '=', 'changed').execute()).toEqual([]);
    expect(await migrate(engine)).toEqual([]);
  } finally {
    await close();
  }
});

test.each(Object.keys(engineOpeners))('on %s a database that a newer program has changed is refused', async (name) => {
  const { engine, close } = await (engineOpeners[name] ?? engineOpeners['sqlite']!)();
  try {
    const future = {
      up: async (tx: Parameters<(typeof migrations)[string]['up']>[0]) =>
        void (await sql`create table of_the_future (id integer)`.execute(tx)),
    };
    expect(await migrate(engine, { ...migrations, '9999-future': future })).toEqual(['9999-future']);
    await expect(migrate(engine)).rejects.toMatchObject({ code: 'databaseNewer', details: { migrations: ['9999-future'] } });
  } finally {
    await close();
  }
});

test('a process killed in the middle of a migration leaves the old schema whole', async () => {
  const folder = temporaryFolder();
  const fresh = join(folder, 'fresh.db');
  expect(await startChild('die-in-migration', fresh).ended).toBe('SIGKILL');
  const old = join(folder, 'old.db');
  const before = openSqlite({ file: old });
  await migrate(before);
  await before.close();
  expect(await startChild('die-in-migration', old).ended).toBe('SIGKILL');
  for (const file of [fresh, old]) {
    expect(quickCheck(file)).toEqual([]);
    const engine = openSqlite({ file });
    expect(await tables(engine)).not.toContain('half_done');
    // The new file is empty again, the old one is where it was: both come up to date.
    expect(await migrate(engine)).toEqual(file === fresh ? Object.keys(migrations) : []);
    expect(await engine.db.selectFrom('place').select('id').where('name', '=', 'changed').execute()).toEqual([]);
    await engine.close();
  }
});
