import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { openPostgres } from '../../electron/db/postgres.ts';
import type { Engine } from '../../electron/db/engine.ts';
import { createBus, topics as everyTopic } from '../../electron/platform/bus.ts';
import { hearHosts, tellHosts } from '../../electron/platform/host-line.ts';
import { isMyTurn } from '../../electron/platform/job-turn.ts';
import { putSetting, readShop } from '../../electron/platform/settings.ts';
import { addAttachment } from '../../electron/features/attachments/attachments.service.ts';
import { sweepAttachments } from '../../electron/features/attachments/attachments-sweep.service.ts';
import { readContent } from '../../electron/features/attachments/attachments-read.service.ts';
import { pdf } from '../support/attachments.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { onServer, urlOf } from '../support/engine-access.ts';
import { migrate } from '../../electron/db/migrate.ts';
import { httpSeat, openHttp } from '../support/seats.ts';
import type { App } from '../../electron/context.ts';
import { makeApp, openShop, testPassword } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, issue, receive } from '../support/stock.ts';
import { startServer } from '../support/throwaway-server.ts';
import type { ThrowawayServer } from '../support/throwaway-server.ts';
import { until } from '../support/until.ts';

let server: ThrowawayServer;
let url = '';
let shop: Shop;
let first: Host;
let second: Host;

interface Host {
  readonly engine: Engine;
  readonly app: App;
  readonly http: Awaited<ReturnType<typeof openHttp>>;
  close(): Promise<void>;
}

/** A host as `openApp` makes it, at the clock of the test. */
async function openHost(now: () => number): Promise<Host> {
  const engine = openPostgres({ url });
  const plain = makeApp(engine, now, () => undefined);
  const app: App = { ...plain, bus: createBus(tellHosts(engine, plain.log)) };
  const end = await hearHosts(engine, app.bus, app.log);
  const http = await openHttp(app);
  return {
    engine,
    app,
    http,
    async close() {
      await http.server.close();
      await end();
      await engine.close();
    },
  };
}

beforeAll(async () => {
  server = await startServer({ settings: ['max_connections=60'] });
  await onServer(server.url, 'create database two');
  url = urlOf(server.url, 'two');
  const engine = openPostgres({ url });
  await migrate(engine);
  shop = await openShop(engine);
  first = await openHost(() => shop.clock.now);
  second = await openHost(() => shop.clock.now);
}, 120_000);
afterAll(async () => {
  await first?.close();
  await second?.close();
  await shop?.app.engine.close();
  await server?.close();
});

/** The shop through one of its hosts. */
const at = (host: Host): Shop => ({ ...shop, app: host.app, as: (role) => ({ ...shop.as(role), app: host.app, db: host.engine.db }) });

async function signedIn(host: Host) {
  const seat = httpSeat(host.http.address);
  await seat.client.auth.signIn.mutate({ loginName: 'frontDesk', password: testPassword });
  await seat.listen();
  return seat;
}

test('what is written through one host shows at the seats of the other', async () => {
  const [here, there] = [await signedIn(first), await signedIn(second)];
  const customerId = await addCustomer(at(first));
  await logCall(at(first), customerId);
  await until(() => there.topics.flat().includes('requests') && here.topics.flat().includes('requests'));
  // and back, the shop's own record included, which hosts keep in memory
  expect((await readShop(second.app)).name).toBe('晨光电器维修');
  await first.engine.transaction((tx) => tx.updateTable('shop').set({ name: '晨光总店' }).execute());
  first.app.bus.publish(['settings']);
  await until(() => there.topics.flat().includes('settings'));
  expect((await readShop(second.app)).name).toBe('晨光总店');
});

test('what was not committed is not told', async () => {
  const heard: string[] = [];
  const stop = second.app.bus.subscribe((names) => heard.push(...names));
  await first.engine
    .transaction(async (tx) => {
      await putSetting(tx, 'x', 1);
      await first.engine.server?.say(JSON.stringify({ from: 'elsewhere', topics: ['tasks'] }), tx);
      throw new Error('taken back');
    })
    .catch(() => undefined);
  first.app.bus.publish(['duty']);
  await until(() => heard.includes('duty'));
  expect(heard).not.toContain('tasks');
  stop();
});

test('F79: a broken line is made again within 5 s, and every topic goes out because some may be missing', async () => {
  const heard: string[] = [];
  const stop = second.app.bus.subscribe((names) => heard.push(...names));
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen %'`.execute(first.engine.db);
  await until(() => everyTopic.every((topic) => heard.includes(topic)), 5_000);
  heard.length = 0;
  first.app.bus.publish(['board']);
  await until(() => heard.includes('board'));
  stop();
});

test('a job has one host per period, another one when its host is gone, and a wrong clock keeps it from nobody', async () => {
  for (let round = 0; round < 50; round++) {
    const turns = await Promise.all([first, second, first, second].map(({ app }) => isMyTurn(app, 'job', 15_000)));
    expect(turns.filter(Boolean).length, `round ${round}`).toBe(1);
    shop.clock.advance(15_000);
  }
  expect(await isMyTurn(first.app, 'job', 60_000)).toBe(true);
  shop.clock.advance(30_000);
  expect(await isMyTurn(second.app, 'job', 60_000)).toBe(false);
  shop.clock.advance(30_000);
  expect(await isMyTurn(second.app, 'job', 60_000)).toBe(true);
  shop.clock.advance(-10 * 86_400_000);
  expect(await isMyTurn(first.app, 'job', 60_000), 'the turn that ends in ten days was taken by a wrong clock').toBe(true);
});

test('a file that one host took is read from the other', async () => {
  const customerId = await addCustomer(at(first), '钱六', '13500135000');
  const { id } = await logCall(at(first), customerId);
  const file = await addAttachment(at(first).as('frontDesk'), { subject: 'request', subjectId: id, name: '合同.pdf' }, pdf);
  // what no record names is swept by whichever host has its turn, what has a record stays
  const orphan = { stored: 'ab'.repeat(20), at: 1, content: Buffer.from('x') };
  await first.engine.transaction((tx) => tx.insertInto('attachmentContent').values(orphan).execute());
  expect((await sweepAttachments(second.app)).swept).toBe(1);
  expect(await readContent(second.app, file.id, false)).toEqual(pdf);
});

test('G12: 16 clients over two hosts take numbers without duplicates and gaps', async () => {
  const customerId = await addCustomer(at(first), '孙七', '13400134000');
  const before = await numbers();
  await Promise.all(
    Array.from({ length: 16 }, async (_, client) => {
      const host = client % 2 === 0 ? first : second;
      for (let i = 0; i < 12; i++) await logCall(at(host), customerId, { content: `${client}-${i}` });
    }),
  );
  const all = await numbers();
  expect(all.length).toBe(before.length + 192);
  const counts = all.map((no) => Number(no.split('-')[1])).toSorted((a, b) => a - b);
  expect(counts).toEqual(counts.map((_count, index) => index + 1));
});

test('G13: of 16 who want the last part through two hosts exactly one gets it, in every round', async () => {
  const customerId = await addCustomer(at(first), '周八', '13300133000');
  const part = await addPart(at(first), { code: 'LAST-1', name: '压缩机' });
  for (let round = 0; round < 10; round++) {
    const slip = await dispatch(at(first), (await logCall(at(first), customerId, { content: `最后一件 ${round}` })).id);
    await receive(at(first), part, 1, 20_000);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 16 }, (_, client) => issue(at(client % 2 === 0 ? first : second), slip.id, part, 1)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length, `round ${round}`).toBe(1);
  }
}, 120_000);

async function numbers(): Promise<readonly string[]> {
  const day = `SL${new Date(shop.clock.now + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')}`;
  const rows = await first.engine.db.selectFrom('serviceRequest').select('no').where('no', 'like', `${day}-%`).execute();
  return rows.map(({ no }) => no);
}
