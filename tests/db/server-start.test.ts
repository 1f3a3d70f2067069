import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp } from '../../electron/app.ts';
import type { OpenAppOptions } from '../../electron/app.ts';
import { openPostgres } from '../../electron/db/postgres.ts';
import { moveTo, viewDatabase } from '../../electron/features/database/database.service.ts';
import { saveChoice } from '../../electron/platform/database-choice.ts';
import { temporaryFolder } from '../support/folders.ts';
import { refusal } from '../support/refusal.ts';
import { startServer } from '../support/throwaway-server.ts';
import type { ThrowawayServer } from '../support/throwaway-server.ts';

let server: ThrowawayServer;
let url = '';
beforeAll(async () => {
  server = await startServer();
  url = await server.database('shop');
}, 120_000);
afterAll(() => server?.close());

const open = (dataFolder: string, options: Partial<OpenAppOptions> = {}) =>
  openApp({ dataFolder, passwordCost: 10, log: () => undefined, ...options });

test('a second host needs the recovery code of the first, and then both have the shop open', async () => {
  const [here, there] = [join(temporaryFolder(), 'data'), join(temporaryFolder(), 'data')];
  const first = await open(here, { databaseUrl: url });
  await refusal(open(there, { databaseUrl: url }), 'keyMissing');
  const second = await open(there, { databaseUrl: url, recoveryCode: first.app.keys.recoveryCode });
  expect(second.app.keys.recoveryCode).toBe(first.app.keys.recoveryCode);
  await second.close();
  // the code was kept
  await (await open(there, { databaseUrl: url })).close();
  await first.close();
}, 60_000);

test('the choice of a server lies sealed in the data folder and counts at the next start', async () => {
  const dataFolder = join(temporaryFolder(), 'data');
  const plain = await open(dataFolder);
  expect((await viewDatabase(plain)).kind).toBe('file');
  const target = new URL(await server.database('chosen'));
  target.password = "ge:heim/1'";
  const progress: string[] = [];
  const moved = await moveTo(plain.app, target.href, ({ step }) => progress.push(step));
  expect(moved.step, JSON.stringify(moved.refusal)).toBe('done');
  expect(new Set(progress)).toEqual(new Set(['preparing', 'copying', 'indexing', 'files', 'comparing', 'done']));
  await plain.close();

  const file = join(dataFolder, 'database.json');
  expect(readFileSync(file, 'utf8')).not.toContain('heim');
  expect(statSync(file).mode & 0o077).toBe(0);
  const chosen = await open(dataFolder);
  const view = await viewDatabase(chosen);
  expect(view).toMatchObject({ kind: 'server', isForced: false });
  expect(view.where).toContain('/chosen');
  expect(view.where).not.toContain('heim');
  await chosen.close();
  // a server that is named at the start goes before it
  await refusal(open(dataFolder, { databaseUrl: 'postgres://counter@127.0.0.1:1/shop' }), 'databaseAway');
}, 120_000);

test('F53: a database with half a move in it is refused at the start', async () => {
  const dataFolder = join(temporaryFolder(), 'data');
  const half = await server.database('half');
  await (await open(dataFolder, { databaseUrl: half })).close();
  const engine = openPostgres({ url: half });
  await engine.transaction((tx) =>
    tx.insertInto('databaseMove').values({ id: 1, startedAt: 1, finishedAt: null, program: '', kept: '[]' }).execute(),
  );
  await refusal(open(dataFolder, { databaseUrl: half }), 'databaseHalfMoved');
  await engine.transaction((tx) => tx.updateTable('databaseMove').set({ finishedAt: 2 }).execute());
  await (await open(dataFolder, { databaseUrl: half })).close();
  await engine.close();
}, 120_000);

test('a choice that other keys sealed opens nothing', async () => {
  const [here, there] = [join(temporaryFolder(), 'data'), join(temporaryFolder(), 'data')];
  const first = await open(here);
  const second = await open(there);
  await saveChoice(here, second.app.keys, url);
  await first.close();
  await second.close();
  await refusal(open(here), 'keyMissing');
}, 60_000);
