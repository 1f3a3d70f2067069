import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App } from '../../electron/context.ts';
import type { Engine } from '../../electron/db/engine.ts';
import { migrate } from '../../electron/db/migrate.ts';
import { openPostgres } from '../../electron/db/postgres.ts';
import { toDomainError } from '../../electron/rpc/errors.ts';
import { write } from '../../electron/platform/write.ts';
import { startProxy } from '../support/cutting-proxy.ts';
import type { CuttingProxy } from '../support/cutting-proxy.ts';
import { onServer, urlOf } from '../support/engine-access.ts';
import { refusalOf } from '../support/refusal.ts';
import { httpSeat, openHttp } from '../support/seats.ts';
import { command, makeApp, openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { startServer } from '../support/throwaway-server.ts';
import type { ThrowawayServer } from '../support/throwaway-server.ts';
import { until } from '../support/until.ts';

let server: ThrowawayServer;
let proxy: CuttingProxy;
/** Over the proxy. */
let engine: Engine;
let direct: Engine;
let shop: Shop;
let app: App;
let serverUrl = '';

beforeAll(async () => {
  server = await startServer({ settings: ['max_connections=30'] });
  await onServer(server.url, 'create database away');
  serverUrl = urlOf(server.url, 'away');
  direct = openPostgres({ url: serverUrl });
  await migrate(direct);
  proxy = await startProxy(server.port);
  const proxied = new URL(serverUrl);
  proxied.port = String(proxy.port);
  engine = openPostgres({ url: proxied.href });
  shop = await openShop(direct);
  app = makeApp(
    engine,
    () => shop.clock.now,
    () => undefined,
  );
}, 120_000);
beforeEach(() => shop.reset());
afterAll(async () => {
  await engine?.close();
  await direct?.close();
  await proxy?.close();
  await server?.close();
});

let keys = 0;
const newKey = () => `away-key-${String(++keys).padStart(12, '0')}`;

/** A write over the proxy that leaves one task, with or without a request key. */
function note(text: string, key: string | null = newKey()) {
  const context = { ...shop.as('frontDesk'), app, db: engine.db };
  const keyed = key === null ? context : command(context, key, { text });
  return write(keyed, async ({ tx, record }) => {
    await tx
      .insertInto('setting')
      .values({ key: text, value: '1', version: 1 })
      .onConflict((c) => c.doNothing())
      .execute();
    const { rows } = await sql<{ id: number }>`select coalesce(max(id), 0) + 1 as id from event`.execute(tx);
    await record({ subject: 'shop', subjectId: 1, kind: `noted ${text}` });
    return rows[0]?.id ?? 0;
  });
}

const effects = async (text: string) =>
  (await direct.db.selectFrom('event').select('id').where('kind', '=', `noted ${text}`).execute()).length;

test.each(['beforeItArrives', 'beforeTheAnswer'] as const)('F79: a commit that is cut %s has one effect and its result', async (how) => {
  for (let round = 0; round < 10; round++) {
    const text = `${how} ${round}`;
    const before = proxy.cuts();
    proxy.cutAt('commit', how);
    expect(await note(text)).toBeGreaterThan(0);
    expect(proxy.cuts()).toBe(before + 1);
    expect(await effects(text), text).toBe(1);
  }
});

test('F79, seeded fault: without a request key nobody knows, so it is refused although it took place', async () => {
  proxy.cutAt('commit', 'beforeTheAnswer');
  const error = await note('unknown', null).catch((cause: unknown) => cause);
  expect(toDomainError(error, engine)?.code).toBe('databaseAway');
  expect(await effects('unknown')).toBe(1);
});

test('F80: a connection that breaks between two statements of a transaction ends that write and not the process', async () => {
  const work = engine.transaction(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await sql`select pg_terminate_backend(${rows[0]?.pid}::int)`.execute(direct.db);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await sql`select 1`.execute(tx);
  });
  const error = await work.catch((cause: unknown) => cause);
  expect(toDomainError(error, engine)?.code).toBe('databaseAway');
  await note('after the break');
  expect(await effects('after the break')).toBe(1);
  // what would end the process: the same message on a connection to which nobody listens
  expect(() => new pg.Client({ connectionString: serverUrl }).emit('error', new Error('terminated'))).toThrow('terminated');
});

test('G26: five crashes with 16 clients lose nothing that was acknowledged, and every unknown outcome is resolved', async () => {
  const acknowledged: string[] = [];
  let isOver = false;
  /** As a seat does it: what was refused because nobody answered is sent again with its key. */
  const surely = async (text: string) => {
    const key = newKey();
    for (;;) {
      const error = await note(text, key).then(
        () => undefined,
        (cause: unknown) => cause,
      );
      if (error === undefined) return acknowledged.push(text);
      if (toDomainError(error, engine) === undefined) throw error;
    }
  };
  const clients = Array.from({ length: 16 }, async (_, name) => {
    for (let i = 0; !isOver; i++) await surely(`g26 ${name}-${i}`);
  });
  for (let crash = 0; crash < 5; crash++) {
    const enough = acknowledged.length + 20;
    await until(() => acknowledged.length >= enough);
    await server.stop('immediate');
    await server.start();
    await until(() => engine.isReachable(1_000), 5_000);
  }
  isOver = true;
  await Promise.all(clients);
  const { rows } = await sql<{ kind: string; count: number }>`
    select kind, count(*)::int as count from event where kind like 'noted g26%' group by kind`.execute(direct.db);
  const found = new Map(rows.map(({ kind, count }) => [kind.slice('noted '.length), count]));
  expect(acknowledged.filter((text) => found.get(text) !== 1)).toEqual([]);
  expect([...found.values()].every((count) => count === 1)).toBe(true);
  expect(found.size).toBe(acknowledged.length);
}, 120_000);

test('F81: while the server is away calls are refused calmly and the host says so; it is back within 5 s', async () => {
  const http = await openHttp(app);
  const health = () => fetch(`${http.address}/health`);
  expect((await health()).status).toBe(200);
  await server.stop('fast');
  expect((await health()).status).toBe(503);
  const said = (await httpSeat(http.address)
    .client.auth.me.query()
    .catch((error: unknown) => error)) as { data?: { domain?: { code: string } } };
  expect(said.data?.domain?.code).toBe('databaseAway');
  await server.start();
  await until(async () => (await health()).status === 200, 5_000);
  await http.server.close();
});

test('F81: limits of the server are said in words', async () => {
  const meaning = async (work: () => Promise<unknown>, on = engine) => {
    const error = await work().then(
      () => undefined,
      (cause: unknown) => cause,
    );
    return toDomainError(error, on)?.code;
  };
  const inTx = (...statements: readonly string[]) =>
    engine.transaction(async (tx) => {
      for (const statement of statements) await sql.raw(statement).execute(tx);
    });
  expect(await meaning(() => inTx('set local statement_timeout = 50', 'select pg_sleep(5)'))).toBe('databaseBusy');
  const held = direct.transaction(async (tx) => {
    await sql`lock table setting`.execute(tx);
    expect(await meaning(() => inTx('set local lock_timeout = 50', 'lock table setting'))).toBe('databaseBusy');
  });
  await held;
  expect(await meaning(() => inTx('set transaction read only', `insert into setting (key, value) values ('x', '1')`))).toBe(
    'databaseReadOnly',
  );
  expect(await meaning(() => inTx(`do $$ begin raise exception using errcode = '53100'; end $$`))).toBe('diskFull');

  const crowd = Array.from({ length: 30 }, () => new pg.Client({ connectionString: server.url }));
  for (const one of crowd) one.on('error', () => undefined);
  await Promise.allSettled(crowd.map((one) => one.connect()));
  const late = openPostgres({ url: server.url, poolSize: 1 });
  expect(await meaning(() => late.transaction((tx) => sql`select 1`.execute(tx)), late)).toBe('databaseBusy');
  await late.close();
  await Promise.allSettled(crowd.map((one) => one.end()));
});

test('F82: what data cannot be kept on safely is refused before anything is written', async () => {
  const check = async (make: string | undefined, options: { user?: string; database?: string; port?: number; now?: () => number } = {}) => {
    if (make) await onServer(server.url, make);
    const target = new URL(urlOf(server.url, options.database ?? 'away'));
    if (options.user) target.username = options.user;
    if (options.port) target.port = String(options.port);
    const other = openPostgres({ url: target.href, poolSize: 1 });
    try {
      const { code, details } = await refusalOf(async () => other.server?.check(options.now));
      return [code, details['reason']];
    } finally {
      await other.close();
    }
  };
  const made = (name: string, how: string) => `create database ${name} template template0 ${how}`;
  expect(await check(made('ascii', `encoding 'SQL_ASCII' locale 'C'`), { database: 'ascii' })).toEqual(['databaseUnfit', 'encoding']);
  expect(await check(made('plain_c', `encoding 'UTF8' locale 'C'`), { database: 'plain_c' })).toEqual(['databaseUnfit', 'locale']);
  expect(await check(undefined, { now: () => Date.now() + 120_000 })).toEqual(['databaseUnfit', 'clock']);
  expect(await check(undefined, { database: 'nowhere' })).toEqual(['databaseRefused', 'noDatabase']);
  expect(await check(undefined, { user: 'nobody_here' })).toEqual(['databaseRefused', 'password']);
  expect(await check(undefined, { port: 1 })).toEqual(['databaseAway', undefined]);
  await onServer(server.url, 'create role guest login');
  expect(await check(made('bare', ''), { database: 'bare', user: 'guest' })).toEqual(['databaseUnfit', 'privileges']);
  await onServer(urlOf(server.url, 'bare'), 'create table somebody_else (id int)');
  expect(await check(undefined, { database: 'bare' })).toEqual(['databaseUnfit', 'foreign']);
  await onServer(server.url, 'alter database bare set default_transaction_read_only = on');
  expect(await check(undefined, { database: 'bare' })).toEqual(['databaseReadOnly', undefined]);
  await direct.server?.check();
});
