import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../electron/db/engine.ts';
import { migrate } from '../../electron/db/migrate.ts';
import { openPostgres } from '../../electron/db/postgres.ts';
import { findTables, grantRole } from '../../electron/db/postgres-roles.ts';
import { toSnake } from '../../electron/db/naming.ts';
import { chainedRules } from '../../electron/platform/chain/chained-tables.ts';
import { addCustomer, dispatch, enterResult, logCall } from '../support/counter.ts';
import { onServer, urlOf } from '../support/engine-access.ts';
import { refusal } from '../support/refusal.ts';
import { makeApp, openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, issue, receive } from '../support/stock.ts';
import { startServer } from '../support/throwaway-server.ts';
import type { ThrowawayServer } from '../support/throwaway-server.ts';

let server: ThrowawayServer;
let owner: Engine;
let host: Engine;
let shop: Shop;

beforeAll(async () => {
  server = await startServer();
  await onServer(server.url, 'create database roles');
  const url = new URL(urlOf(server.url, 'roles'));
  owner = openPostgres({ url: url.href });
  await migrate(owner);
  await grantRole(owner.db, 'counter_app', "geheim'1");
  const opened = await openShop(owner);
  url.username = 'counter_app';
  url.password = "geheim'1";
  host = openPostgres({ url: url.href });
  const app = makeApp(
    host,
    () => opened.clock.now,
    () => undefined,
  );
  shop = { ...opened, app, as: (role) => ({ ...opened.as(role), app, db: host.db }) };
}, 120_000);
afterAll(async () => {
  await host?.close();
  await owner?.close();
  await server?.close();
});

test('F119: the counter works with the role of the hosts, which finds nothing to migrate', async () => {
  await host.server?.check();
  expect(await migrate(host)).toEqual([]);
  const customerId = await addCustomer(shop);
  const slip = await dispatch(shop, (await logCall(shop, customerId)).id);
  const part = await addPart(shop, { code: 'YSJ-1', name: '压缩机' });
  await receive(shop, part, 3, 20_000);
  await issue(shop, slip.id, part, 1);
  await enterResult(shop, slip.id);
  expect((await host.db.selectFrom('auditEntry').select('id').execute()).length).toBeGreaterThan(4);
});

test('F119: the role changes and deletes nothing of what only grows, but may blank words', async () => {
  const act = (statement: string) => host.transaction((tx) => sql.raw(statement).execute(tx));
  const tables = (await findTables(owner.db)).filter(({ changing }) => changing !== undefined);
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining([...chainedRules.map(({ table }) => toSnake(table)), 'chain_block', 'event', 'access_entry', 'print_record']),
  );
  for (const { name: table } of tables) {
    const first = table === 'chain_block' ? 'seq' : 'id';
    await expect(act(`delete from ${table}`), table).rejects.toThrow('permission denied');
    await expect(act(`update ${table} set ${first} = ${first}`), table).rejects.toThrow('permission denied');
    await expect(act(`truncate ${table}`), table).rejects.toThrow('permission denied');
  }
  // what stands in the chain cannot be changed; what changes with a row's state can
  for (const { table, fixed, texts } of chainedRules) {
    const changing = tables.find(({ name }) => name === toSnake(table))?.changing ?? [];
    expect(
      changing.filter((column) => fixed.some((one) => toSnake(one) === column)),
      table,
    ).toEqual([]);
    expect(changing, table).toEqual(expect.arrayContaining(texts.map(toSnake)));
  }
  await expect(act('update audit_entry set user_id = null')).rejects.toThrow('permission denied');
  await act(`update audit_entry set changes = '{}' where id = 1`);
  await expect(act('create table of_mine (id int)')).rejects.toThrow('permission denied');
  await expect(act('drop table audit_entry')).rejects.toThrow('must be owner');
  await expect(act('alter table audit_entry add column x int')).rejects.toThrow('must be owner');
  // as the owner it is not the role that is in the way: tables are made, and what only grows is kept by the table itself
  const asOwner = (statement: string) => owner.transaction((tx) => sql.raw(statement).execute(tx));
  await asOwner('create table of_mine (id int)');
  await asOwner('drop table of_mine');
  await expect(asOwner('update audit_entry set user_id = user_id')).rejects.toThrow('append-only');
});

test('a new version whose tables the role may not change is refused in words', async () => {
  const later = {
    up: async (tx: Parameters<Parameters<Engine['transaction']>[0]>[0]) => void (await sql`create table later (id int)`.execute(tx)),
  };
  const { migrations } = await import('../../electron/db/migrations/index.ts');
  expect(await refusal(migrate(host, { ...migrations, '9999-later': later }), 'databaseUnfit')).toEqual({ reason: 'migrations' });
});
