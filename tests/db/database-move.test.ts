import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sql } from 'kysely';
import type { Engine } from '../../electron/db/engine.ts';
import { digestTable } from '../../electron/db/copy-tables.ts';
import { migrate } from '../../electron/db/migrate.ts';
import { openPostgres } from '../../electron/db/postgres.ts';
import { addAttachment } from '../../electron/features/attachments/attachments.service.ts';
import { readContent } from '../../electron/features/attachments/attachments-read.service.ts';
import { refuseHalfMoved } from '../../electron/features/database/half-moved.service.ts';
import { dropHalfMoved, shopTables, stateOf } from '../../electron/features/database/move-target.service.ts';
import { moveShop } from '../../electron/features/database/move.service.ts';
import { listRequests } from '../../electron/features/requests/requests.service.ts';
import { requestListInput } from '../../shared/requests.ts';
import type { MoveStep } from '../../shared/databases.ts';
import { jpegWithGps, pdf } from '../support/attachments.ts';
import { addCustomer, dispatch, enterResult, logCall } from '../support/counter.ts';
import { onServer, urlOf } from '../support/engine-access.ts';
import { openFileEngine } from '../support/engines.ts';
import type { OpenedEngine } from '../support/engines.ts';
import { refusalOf } from '../support/refusal.ts';
import { makeApp, openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { startServer } from '../support/throwaway-server.ts';
import type { ThrowawayServer } from '../support/throwaway-server.ts';

// A busy machine takes its time over four hundred references.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let source: OpenedEngine;
let server: ThrowawayServer;
let shop: Shop;
let made = 0;
const targets: Engine[] = [];
let attachmentId = 0;

beforeAll(async () => {
  source = await openFileEngine();
  shop = await openShop(source.engine);
  server = await startServer();
  await onServer(server.url, 'create database migrated');
  const migrated = openPostgres({ url: urlOf(server.url, 'migrated') });
  await migrate(migrated);
  await migrated.close();
  const customerId = await addCustomer(shop);
  for (let i = 0; i < 30; i++) await logCall(shop, customerId, { content: `第${i}次来电，压缩机异响` });
  const slip = await dispatch(shop, (await logCall(shop, customerId)).id);
  await enterResult(shop, slip.id);
  const head = { subject: 'request', subjectId: 1 } as const;
  attachmentId = (await addAttachment(shop.as('frontDesk'), { ...head, name: '现场.jpg' }, await jpegWithGps())).id;
  await addAttachment(shop.as('frontDesk'), { ...head, name: '合同.pdf' }, pdf);
});
afterAll(async () => {
  for (const target of targets) await target.close().catch(() => undefined);
  await server?.close();
  await source?.close();
});

/** An empty database of the server, where told with the tables of the program in it. */
async function newTarget(isMigrated = true): Promise<Engine> {
  const name = `target_${++made}`;
  await onServer(server.url, `create database ${name}${isMigrated ? ' template migrated' : ''}`);
  const target = openPostgres({ url: urlOf(server.url, name) });
  targets.push(target);
  return target;
}

/** Moves until the nth time that something is reported in this step. */
async function interruptedAt(target: Engine, step: MoveStep, nth: number) {
  const cancel = new AbortController();
  let seen = 0;
  const onProgress = (at: { readonly step: MoveStep }) => {
    if (at.step === step && ++seen === nth) cancel.abort();
  };
  return refusalOf(() => moveShop(shop.app, target, { batch: 7, onProgress, signal: cancel.signal }));
}

async function digestsOf(engine: Engine): Promise<Readonly<Record<string, unknown>>> {
  const tables = await shopTables(engine);
  const found: Record<string, unknown> = {};
  for (const table of tables) found[table.name] = await digestTable(engine.db, { ...table, columns: table.columns.toSorted() });
  return found;
}

/** The file is written again after a move that was only tried. */
async function thaw() {
  await source.engine.freeze(undefined);
}

test('F53: a moved shop is the same in every table, is found, numbers on and has its files', async () => {
  const target = await newTarget(false);
  const before = await digestsOf(source.engine);
  const moved = await moveShop(shop.app, target, { batch: 50 });
  expect(await digestsOf(source.engine), 'the source is untouched').toEqual(before);
  expect(await digestsOf(target)).toEqual(before);
  expect(moved.length).toBe(Object.keys(before).length);
  expect(moved.find(({ name }) => name === 'service_request')?.rows).toBe(31);
  expect((await refusalOf(() => addCustomer(shop, '李四', '13900139000'))).code, 'the file is no longer the shop').toBe('databaseMoved');
  await refuseHalfMoved(target);
  expect(await stateOf(target)).toBe('shop');

  const there = { ...shop, app: { ...makeApp(target, shop.app.now, () => undefined), dataFolder: '/nonexistent' } };
  const as: Shop['as'] = (role) => ({ ...shop.as(role), app: there.app, db: target.db });
  const found = await listRequests(as('frontDesk'), requestListInput.parse({ query: '压缩机异响', limit: 50 }));
  expect(found.rows.length).toBe(30);
  expect((await readContent(there.app, attachmentId, false)).length).toBeGreaterThan(1_000);
  const next = await addCustomer({ ...there, as }, '王五', '13700137000');
  expect(next).toBeGreaterThan(1);
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from pg_constraint where contype = 'f' and not convalidated`.execute(target.db);
  expect(rows[0]?.count).toBe(0);
  await expect(
    target.transaction((tx) => tx.updateTable('serviceRequest').set({ customerId: 999_999 }).where('id', '=', 1).execute()),
    'references hold again',
  ).rejects.toThrow(/foreign key/);
  await thaw();
});

test.each([
  ['copying', 2],
  ['copying', 60],
  ['indexing', 2],
  ['comparing', 30],
] as const)('F53: a move interrupted while %s (%i) is no shop, goes on, and ends the same', async (step, nth) => {
  const target = await newTarget();
  expect((await interruptedAt(target, step, nth)).code).toBe('cancelled');
  expect((await refusalOf(() => refuseHalfMoved(target))).code).toBe('databaseHalfMoved');
  expect(await stateOf(target)).toBe('halfMoved');
  // meanwhile people work on
  await addCustomer(shop, `陆续${made}`, `139${String(made).padStart(8, '0')}`);
  await source.engine.transaction((tx) =>
    tx
      .updateTable('customer')
      .set({ note: `改过 ${made}` })
      .where('id', '=', 1)
      .execute(),
  );
  await moveShop(shop.app, target, { batch: 11 });
  expect(await digestsOf(target)).toEqual(await digestsOf(source.engine));
  await refuseHalfMoved(target);
  await thaw();
});

test('F53: what an interrupted move left is dropped, and the database is as empty as before', async () => {
  const target = await newTarget();
  await interruptedAt(target, 'copying', 30);
  await dropHalfMoved(target);
  expect(await target.tables()).toEqual([]);
  expect(await stateOf(target)).toBe('empty');
  await moveShop(shop.app, target);
  expect(await digestsOf(target)).toEqual(await digestsOf(source.engine));
  await thaw();
  expect((await refusalOf(() => dropHalfMoved(target))).details).toEqual({ reason: 'notHalfMoved' });
  expect((await refusalOf(() => moveShop(shop.app, target))).details).toEqual({ reason: 'notEmpty' });
});

test('F53: a server that crashes in the middle leaves the shop where it was', async () => {
  const target = await newTarget();
  let isCrashed = false;
  let crash: Promise<void> | undefined;
  const onProgress = ({ step, done }: { readonly step: MoveStep; readonly done: number }) => {
    if (step !== 'copying' || done < 30 || isCrashed) return;
    isCrashed = true;
    crash = server.stop('immediate');
  };
  await expect(moveShop(shop.app, target, { batch: 5, onProgress })).rejects.toThrow();
  await crash;
  await server.start();
  await addCustomer(shop, '停机之后', '13600136000');
  await moveShop(shop.app, target, { batch: 50 });
  expect(await digestsOf(target)).toEqual(await digestsOf(source.engine));
  await thaw();
});

test('F53, seeded fault: one value that is not the same on the other side stops the switch', async () => {
  const target = await newTarget();
  let altered: Promise<unknown> | undefined;
  const onProgress = ({ step }: { readonly step: MoveStep }) => {
    if (step !== 'files' || altered) return;
    altered = sql`update customer_phone set digits = digits || '0' where id = 1`.execute(target.db);
  };
  const refusal = await refusalOf(async () => {
    await moveShop(shop.app, target, { onProgress });
  });
  expect(refusal.details).toEqual({ reason: 'different', table: 'customer_phone' });
  expect((await refusalOf(() => refuseHalfMoved(target))).code).toBe('databaseHalfMoved');
  expect(source.engine.isFrozen(), 'the file goes on being the shop').toBe(false);
});
