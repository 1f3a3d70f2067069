import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { createCustomer } from '../../electron/features/customers/customers.service.ts';
import { addInstalledItem } from '../../electron/features/installed-items/installed-items.service.ts';
import { customerTables } from '../../electron/features/merges/customer-tables.ts';
import { undoMerge } from '../../electron/features/merges/merges-undo.service.ts';
import { mergeCustomers } from '../../electron/features/merges/merges.service.ts';
import { createCustomerInput } from '../../shared/customers.ts';
import { addInstalledItemInput } from '../../shared/installed-items.ts';
import { logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

/** Few numbers, names and places, so that doubles are the rule. */
const numbers = ['13800138001', '13800138002', '13800138003'];
const names = ['张三', '李四'];
const places = ['五一路8号', '国顺路2号'];

const customer = fc.record({
  phones: fc.uniqueArray(fc.constantFrom(...numbers), { minLength: 1, maxLength: 3 }),
  contacts: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
  addresses: fc.uniqueArray(fc.constantFrom(...places), { maxLength: 2 }),
  region: fc.constantFrom('', '城东', '城西'),
  totalPurchaseFen: fc.constantFrom(0, 100, 25_000),
  requests: fc.nat(2),
});
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('merge' as const), kept: fc.nat(9), absorbed: fc.nat(9), theirs: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('undo' as const), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('call' as const), of: fc.nat(9) }) },
);
type Facts = typeof customer extends fc.Arbitrary<infer T> ? T : never;

describeOnEngines('random merges and undos', (engine, name) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });

  const db = () => engine().db;
  const moved = ['serviceRequest', 'talk', 'installedItem'] as const;
  const idsIn = async (table: (typeof moved)[number], customerId: number) =>
    (
      await db()
        .selectFrom(table as 'serviceRequest')
        .select('id')
        .where('customerId', '=', customerId)
        .orderBy('id')
        .execute()
    ).map(({ id }) => id);
  const versionOf = async (id: number) =>
    (await db().selectFrom('customer').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version;

  /** All rows of customers, but for what rises with every write. */
  async function everything() {
    const customers = await db().selectFrom('customer').selectAll().orderBy('id').execute();
    const tables: Record<string, unknown> = {
      customer: customers.map(({ version: _version, updatedAt: _updatedAt, ...row }) => row),
      searchTerm: await db().selectFrom('searchTerm').selectAll().orderBy('subject').orderBy('term').orderBy('subjectId').execute(),
    };
    for (const table of Object.keys(customerTables))
      tables[table] = await db()
        .selectFrom(table as 'talk')
        .selectAll()
        .orderBy('id')
        .execute();
    return tables;
  }

  async function makeCustomer({ requests, ...facts }: Facts, index: number): Promise<number> {
    const input = createCustomerInput.parse({
      name: `客户${index}`,
      region: facts.region,
      totalPurchaseFen: facts.totalPurchaseFen,
      phones: facts.phones.map((shownAs, at) => ({ shownAs, contactName: facts.contacts[at] ?? '' })),
      contacts: facts.contacts.map((one) => ({ name: one })),
      addresses: facts.addresses.map((text) => ({ text })),
    });
    const { id } = await createCustomer(shop.as('frontDesk'), input);
    await addInstalledItem(shop.as('supervisor'), addInstalledItemInput.parse({ customerId: id, model: 'M', serial: `SN${index}` }));
    for (let n = 0; n < requests; n += 1) await logCall(shop, id);
    shop.clock.advance(1000);
    return id;
  }

  test(
    'R-004-20 keep the rows of each customer exactly as a model says; nothing is lost or doubled, sums are equal',
    { timeout: 240_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(customer, { minLength: 3, maxLength: 5 }),
          fc.array(step, { minLength: 3, maxLength: 14 }),
          async (made, steps) => {
            await shop.reset();
            const ids: number[] = [];
            for (const [index, facts] of made.entries()) ids.push(await makeCustomer(facts, index));
            const facts = new Map(ids.map((id, index) => [id, made[index] as Facts]));
            const before = await everything();
            // The model: where each row was written, and which merges are in force. A row is where the way up from there ends.
            const home = Object.fromEntries(
              await Promise.all(
                moved.map(
                  async (table) =>
                    [
                      table,
                      new Map(
                        (
                          await Promise.all(ids.map(async (id) => (await idsIn(table, id)).map((row): [number, number] => [row, id])))
                        ).flat(),
                      ),
                    ] as const,
                ),
              ),
            ) as Record<(typeof moved)[number], Map<number, number>>;
            const parent = new Map<number, { readonly into: number; readonly merge: number }>();
            const rootOf = (id: number): number => {
              const up = parent.get(id);
              return up ? rootOf(up.into) : id;
            };
            const living = () => ids.filter((id) => !parent.has(id));

            const undo = async (merge: number) => {
              await undoMerge(shop.as('supervisor'), { id: merge });
              for (const [id, up] of parent) if (up.merge === merge) parent.delete(id);
            };
            const check = async () => {
              for (const id of ids) {
                const parts = parent.has(id) ? [] : ids.filter((one) => rootOf(one) === id);
                for (const table of moved) {
                  const expected = [...home[table]].filter(([, owner]) => parts.includes(owner)).map(([row]) => row);
                  expect(await idsIn(table, id), table).toEqual(expected.toSorted((a, b) => a - b));
                }
                const union = (of: (one: Facts) => readonly string[]) =>
                  [...new Set(parts.flatMap((one) => of(facts.get(one) as Facts)))].sort();
                const phones = await db()
                  .selectFrom('customerPhone')
                  .select(['digits', 'contactId'])
                  .where('customerId', '=', id)
                  .execute();
                const contacts = await db().selectFrom('customerContact').select(['id', 'name']).where('customerId', '=', id).execute();
                const addresses = await db().selectFrom('customerAddress').select('text').where('customerId', '=', id).execute();
                expect(phones.map(({ digits }) => digits).sort()).toEqual(union((one) => one.phones));
                expect(contacts.map((one) => one.name).sort()).toEqual(union((one) => one.contacts));
                expect(addresses.map(({ text }) => text).sort()).toEqual(union((one) => one.addresses));
                for (const { contactId } of phones) if (contactId !== null) expect(contacts.map((one) => one.id)).toContain(contactId);
                const row = await db()
                  .selectFrom('customer')
                  .select(['totalPurchaseFen', 'mergedIntoId'])
                  .where('id', '=', id)
                  .executeTakeFirstOrThrow();
                expect(row.mergedIntoId).toBe(parent.get(id)?.into ?? null);
                if (parts.length > 0)
                  expect(row.totalPurchaseFen).toBe(parts.reduce((sum, one) => sum + (facts.get(one)?.totalPurchaseFen ?? 0), 0));
              }
            };

            for (const one of steps) {
              const there = living();
              if (one.act === 'merge') {
                const kept = there[one.kept % there.length] as number;
                const absorbed = there[one.absorbed % there.length] as number;
                if (kept === absorbed) continue;
                const { id } = await mergeCustomers(shop.as('supervisor'), {
                  keptId: kept,
                  keptVersion: await versionOf(kept),
                  absorbedId: absorbed,
                  absorbedVersion: await versionOf(absorbed),
                  choices: one.theirs ? { name: 'absorbed', region: 'absorbed' } : {},
                });
                parent.set(absorbed, { into: kept, merge: id });
              } else if (one.act === 'undo') {
                const inForce = [...parent.values()].map(({ merge }) => merge);
                if (inForce.length > 0) await undo(inForce[one.which % inForce.length] as number);
              } else {
                const of = there[one.of % there.length] as number;
                const { id } = await logCall(shop, of);
                home.serviceRequest.set(id, of);
                const talk = (await idsIn('talk', of)).at(-1) as number;
                home.talk.set(talk, of);
              }
              await check();
            }

            const isCalled = steps.some(({ act }) => act === 'call');
            const last = steps.map((one) => (one.act === 'undo' ? one.which : one.act === 'merge' ? one.kept : one.of));
            for (let n = 0; parent.size > 0; n += 1) {
              const inForce = [...parent.values()].map(({ merge }) => merge);
              await undo(inForce[(last[n % last.length] ?? 0) % inForce.length] as number);
              await check();
            }
            if (!isCalled) expect(await everything()).toEqual(before);
          },
        ),
        { numRuns: name === 'sqlite' ? 60 : 12 },
      );
    },
  );

  test('every table whose rows belong to a customer is in the list of what a merge moves', async () => {
    const tables = await db().introspection.getTables();
    const withCustomer = tables.filter(({ columns }) =>
      columns.some((column) => column.name === 'customerId' || column.name === 'customer_id'),
    );
    const toCamel = (text: string) => text.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    expect(withCustomer.map((table) => toCamel(table.name)).sort()).toEqual(Object.keys(customerTables).sort());
    expect(withCustomer.length).toBeGreaterThan(10);
  });
});
