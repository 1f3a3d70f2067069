import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Tx } from '../../electron/db/engine.ts';
import { changeCustomer } from '../../electron/features/customers/customers.service.ts';
import { listChanges } from '../../electron/features/customers/customers-history.service.ts';
import { customerTables } from '../../electron/features/merges/customer-tables.ts';
import { previewMerge } from '../../electron/features/merges/merges-list.service.ts';
import { undoMerge } from '../../electron/features/merges/merges-undo.service.ts';
import { mergeCustomers } from '../../electron/features/merges/merges.service.ts';
import { createCustomerInput } from '../../shared/customers.ts';
import { movedThings } from '../../shared/merges.ts';
import { addCustomer, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

type Tables = typeof customerTables;
type TableThat<Way> = { [T in keyof Tables]: Tables[T] extends Way ? T : never }[keyof Tables];

describeOnEngines('what belongs to a customer', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const boss = () => shop.as('supervisor');
  const versionOf = async (id: number) =>
    (await engine().db.selectFrom('customer').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version;

  /** All rows that refer to a customer, whole, by table. */
  async function belongings(customerId: number) {
    const rows: Record<string, readonly unknown[]> = {};
    for (const table of Object.keys(customerTables))
      rows[table] = await engine()
        .db.selectFrom(table as 'talk')
        .selectAll()
        .where('customerId', '=', customerId)
        .orderBy('id')
        .execute();
    return rows;
  }

  test('R-004-20 of every table with customers rows go over and come back, whoever looked stays on record', async () => {
    const kept = await addCustomer(shop, '张三丰', '13800138000');
    const absorbed = await addCustomer(shop, '李四', '13900139000');
    await logCall(shop, absorbed);
    const { userId } = boss().actor;
    await engine().transaction(async (tx) => {
      for (const make of Object.values(oneOfEach)) await make(tx, absorbed, userId, shop.clock.now);
    });
    const before = [await belongings(kept), await belongings(absorbed)] as const;
    for (const [table, rows] of Object.entries(before[1])) expect(rows.length, table).toBeGreaterThan(0);

    const { moved } = await previewMerge(boss(), { keptId: kept, absorbedId: absorbed });
    expect(Object.entries(moved).filter(([, count]) => count === 0)).toEqual([]);
    expect(Object.keys(moved).sort()).toEqual([...movedThings].sort());

    const { id } = await mergeCustomers(boss(), {
      keptId: kept,
      keptVersion: await versionOf(kept),
      absorbedId: absorbed,
      absorbedVersion: await versionOf(absorbed),
      choices: {},
    });
    const [own, left] = [await belongings(kept), await belongings(absorbed)];
    for (const [table, way] of Object.entries(customerTables)) {
      expect(left[table]?.length, table).toBe(way === 'left' ? 1 : 0);
      if (way === 'moved') expect(idsOf(own[table]), table).toEqual(idsOf([...(before[0][table] ?? []), ...(before[1][table] ?? [])]));
    }

    await undoMerge(boss(), { id });
    expect([await belongings(kept), await belongings(absorbed)]).toEqual(before);
  });

  test('R-002-48 after a merge the kept customer tells what was changed with either', async () => {
    const kept = await addCustomer(shop, '张三丰', '13800138000');
    const absorbed = await addCustomer(shop, '李四', '13900139000');
    for (const [id, name] of [[kept, '张君宝'] as const, [absorbed, '李四光'] as const])
      await changeCustomer(boss(), { ...createCustomerInput.parse({ name, phones: [{ shownAs: '13800138000' }] }), id, version: 1 });
    const { id: mergeId } = await mergeCustomers(boss(), {
      keptId: kept,
      keptVersion: 2,
      absorbedId: absorbed,
      absorbedVersion: 2,
      choices: {},
    });
    const namesIn = async (id: number) => (await listChanges(boss(), { id, limit: 50 })).rows.map(({ changes }) => changes['name']);
    expect(await namesIn(kept)).toEqual(
      expect.arrayContaining([
        ['张三丰', '张君宝'],
        ['李四', '李四光'],
      ]),
    );
    await undoMerge(boss(), { id: mergeId });
    expect(await namesIn(kept)).not.toContainEqual(['李四', '李四光']);
    expect(await namesIn(absorbed)).toContainEqual(['李四', '李四光']);
  });
});

const idsOf = (rows: readonly unknown[] | undefined): readonly number[] =>
  ((rows ?? []) as readonly { readonly id: number }[]).map(({ id }) => id).toSorted((a, b) => a - b);

type Make = (tx: Tx, customerId: number, userId: number, at: number) => Promise<unknown>;

/** A row of each table that is not made by a new customer's call; a table that joins the list of a merge needs a line here. */
const oneOfEach: Readonly<Record<Exclude<TableThat<'moved' | 'left'>, 'serviceRequest' | 'talk'>, Make>> = {
  project: (tx, customerId, _, createdAt) =>
    tx
      .insertInto('project')
      .values({ customerId, name: '幕墙', createdAt } as never)
      .execute(),
  installedItem: (tx, customerId, _, createdAt) =>
    tx
      .insertInto('installedItem')
      .values({ customerId, model: 'BCD-520', serial: 'HX-1', createdAt } as never)
      .execute(),
  warranty: (tx, customerId) =>
    tx
      .insertInto('warranty')
      .values({ customerId, lineCode: 'hand', endOn: '2027-01-01' } as never)
      .execute(),
  warrantyCard: (tx, customerId, userId, createdAt) =>
    tx
      .insertInto('warrantyCard')
      .values({ customerId, no: 'A-1', kind: 'A', userId, createdAt } as never)
      .execute(),
  consent: (tx, customerId, userId, at) =>
    tx
      .insertInto('consent')
      .values({ customerId, purpose: 'service', userId, at } as never)
      .execute(),
  privacyRequest: (tx, customerId, createdBy, receivedAt) =>
    tx
      .insertInto('privacyRequest')
      .values({ customerId, no: 'P-1', createdBy, receivedAt } as never)
      .execute(),
  accessEntry: (tx, customerId, userId, at) =>
    tx.insertInto('accessEntry').values({ customerId, userId, at, kind: 'opened', records: 1 }).execute(),
};
