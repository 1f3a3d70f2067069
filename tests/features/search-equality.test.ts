import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCustomer } from '../../electron/features/customers/customers.service.ts';
import { indexCustomer } from '../../electron/features/customers/customers-terms.service.ts';
import { findCustomerIds } from '../../electron/features/customers/customers-search.service.ts';
import { listRequests } from '../../electron/features/requests/requests.service.ts';
import { searchEverything } from '../../electron/features/search/search.service.ts';
import { listWorkOrders } from '../../electron/features/work-orders/work-orders.service.ts';
import { setItemTerms } from '../../electron/platform/search-terms.ts';
import { createCustomerInput } from '../../shared/customers.ts';
import { normalizePhone } from '../../shared/phone.ts';
import { requestListInput } from '../../shared/requests.ts';
import { workOrderListInput } from '../../shared/work-orders.ts';
import { dispatch, logCall } from '../support/counter.ts';
import { engineOpeners } from '../support/engines.ts';
import type { OpenedEngine } from '../support/engines.ts';
import { givenOfTests, referenceSearch, surnamesOfTests } from '../support/search-reference.ts';
import type { KnownCustomer } from '../support/search-reference.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

/** A customer of a random shop; few different pieces, so that they often have something in common. */
interface Sample {
  readonly name: string;
  readonly contact: string;
  readonly phones: readonly string[];
  readonly address: string;
  readonly serial: string;
  readonly plate: string;
  readonly invoiceNo: string;
  readonly contractNo: string;
  /** Calls, and a slip for the first. */
  readonly calls: number;
  readonly isGone: boolean;
}

const pick = fc.constantFrom;
const given = fc.array(pick(...givenOfTests), { minLength: 1, maxLength: 2 }).map((chars) => chars.join(''));
const personName = fc.tuple(pick(...surnamesOfTests), given).map(([family, name]) => family + name);
const digitsOf = (length: number) =>
  fc.array(pick('0', '1', '2', '3', '8'), { minLength: length, maxLength: length }).map((digits) => digits.join(''));
const phone = fc.oneof(
  digitsOf(8).map((tail) => `138${tail}`),
  digitsOf(7).map((tail) => `0731-8${tail}`),
  pick('400-820-8820', '12345', '802'),
);
const address = fc
  .tuple(
    pick('长沙市岳麓区', '长沙县', '株洲市天元区'),
    pick('梅溪湖路', '湖滨路', '明华路', '溪湖东路'),
    fc.integer({ min: 1, max: 30 }),
    pick('号', '栋', '号2单元'),
  )
  .map((parts) => parts.join(''));
const plate = fc.tuple(pick('湘', '粤'), pick('A', 'B'), digitsOf(5)).map(([province, city, tail]) => `${province}${city}·${tail}`);
const serial = fc.tuple(pick('HX', 'KFR-', 'AC8'), digitsOf(6)).map((parts) => parts.join(''));
const maybe = (one: fc.Arbitrary<string>) => fc.oneof(one, fc.constant(''));
const sample: fc.Arbitrary<Sample> = fc.record({
  name: personName,
  contact: maybe(personName),
  phones: fc.array(phone, { minLength: 1, maxLength: 2 }),
  address: maybe(address),
  serial: maybe(serial),
  plate: maybe(plate),
  invoiceNo: maybe(digitsOf(8)),
  contractNo: maybe(digitsOf(4).map((tail) => `HT-2026-${tail}`)),
  calls: fc.integer({ min: 0, max: 2 }),
  isGone: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});
/** A piece of something that stands in the shop, or anything that could. */
const piece = fc.record({ of: fc.nat(), field: fc.nat(), from: fc.nat(12), length: fc.integer({ min: 1, max: 12 }) });
const invented = fc.oneof(
  personName,
  fc.string({ unit: fc.constantFrom(...'zslymhjfcwqd'), minLength: 1, maxLength: 4 }),
  pick(
    'zeng',
    'cengm',
    'yuchi',
    'weichi',
    'yuem',
    'leh',
    'shanl',
    'qiu',
    '0001',
    '001',
    '0002',
    'SL20261121',
    'WX20261121-0001',
    '202611210001',
    '湖路 8',
    '8栋',
    '路',
  ),
  digitsOf(3),
  digitsOf(4),
);

let engines: readonly OpenedEngine[] = [];
let shops: readonly Shop[] = [];
beforeAll(async () => {
  engines = await Promise.all(Object.values(engineOpeners).map((open) => open()));
  shops = await Promise.all(engines.map(({ engine }) => openShop(engine)));
});
afterAll(async () => {
  for (const { close } of engines) await close();
});

/** The same shop on an engine. @returns ids of the customers in the order of the samples. */
async function fill(shop: Shop, samples: readonly Sample[]): Promise<readonly number[]> {
  await shop.reset();
  const ids: number[] = [];
  for (const one of samples) {
    shop.clock.advance(1000);
    const input = createCustomerInput.parse({
      name: one.name,
      contacts: one.contact === '' ? [] : [{ name: one.contact }],
      phones: one.phones.map((shownAs) => ({ shownAs })),
      addresses: one.address === '' ? [] : [{ text: one.address }],
    });
    const { id } = await createCustomer(shop.as('frontDesk'), input);
    ids.push(id);
    await own(shop, id, one);
    for (let nth = 0; nth < one.calls; nth++) {
      const { id: requestId } = await logCall(shop, id, {
        contactName: one.name,
        phone: one.phones[0] ?? '',
        address: one.address || '不详',
      });
      if (nth === 0) await dispatch(shop, requestId);
    }
  }
  await shop.app.engine.transaction(async (tx) => {
    for (const [at, { isGone }] of samples.entries()) {
      const id = ids[at] as number;
      if (isGone)
        await tx
          .updateTable('customer')
          .set(at % 2 === 0 ? { erasedAt: 1 } : { mergedIntoId: id })
          .where('id', '=', id)
          .execute();
      // Half of them keep their terms: what is gone must not be found by what was forgotten either.
      if (isGone && at % 4 < 2) await indexCustomer(tx, id);
    }
  });
  return ids;
}

async function own(shop: Shop, customerId: number, { serial: serialNo, plate: plateNo, invoiceNo, contractNo }: Sample): Promise<void> {
  await shop.app.engine.transaction(async (tx) => {
    const item = {
      customerId,
      category: '',
      brand: '',
      model: '冰箱',
      location: '',
      purchasedOn: '',
      warrantyUntil: '',
      isOwnSale: 1,
      note: '',
    };
    const { id } = await tx
      .insertInto('installedItem')
      .values({ ...item, serial: serialNo, invoiceNo, createdAt: shop.clock.now, version: 1 })
      .returning('id')
      .executeTakeFirstOrThrow();
    await setItemTerms(tx, id, { serial: serialNo, plate: plateNo, invoiceNo });
    if (contractNo === '') return;
    const project = {
      name: '',
      trade: '',
      managerName: '',
      managerPhone: '',
      budgetFen: 0,
      progressPlan: '',
      changeOrders: '',
      paymentState: '',
    };
    const days = { contractOn: '', goodsAcceptedOn: '', completedOn: '', acceptedOn: '', finalAcceptedOn: '' };
    await tx
      .insertInto('project')
      .values({
        ...project,
        ...days,
        customerId,
        contractNo,
        documents: '',
        score: null,
        note: '',
        archivedAt: null,
        createdAt: 1,
        version: 1,
      })
      .execute();
    await indexCustomer(tx, customerId);
  });
}

async function known({ app: { engine } }: Shop, ids: readonly number[], samples: readonly Sample[]): Promise<readonly KnownCustomer[]> {
  const rows = await engine.db.selectFrom('customer').select(['id', 'lastRequestAt']).execute();
  const calledAt = new Map(rows.map(({ id, lastRequestAt }) => [id, lastRequestAt]));
  return samples.map((one, at) => ({
    names: [one.name, one.contact].filter(Boolean),
    phones: one.phones.map((shownAs) => normalizePhone(shownAs).digits),
    addresses: [one.address].filter(Boolean),
    numbers: [one.serial, one.plate, one.invoiceNo].filter(Boolean),
    contracts: [one.contractNo].filter(Boolean),
    isGone: one.isGone,
    // None of the requests of such a shop is closed.
    openRequests: one.calls,
    lastRequestAt: calledAt.get(ids[at] as number) ?? 0,
  }));
}

function queryOf(
  samples: readonly Sample[],
  { of, field, from, length }: { of: number; field: number; from: number; length: number },
): string {
  const one = samples[of % samples.length] as Sample;
  const texts = [one.name, one.contact, ...one.phones, one.address, one.serial, one.plate, one.invoiceNo, one.contractNo].filter(Boolean);
  const chars = [...(texts[field % texts.length] as string)];
  const start = from % chars.length;
  return chars.slice(start, start + length).join('');
}

/** What a query finds everywhere, in the words of documents instead of ids, which differ between engines. */
async function everything(shop: Shop, query: string) {
  const desk = shop.as('supervisor');
  const { rows: requests } = await listRequests(desk, requestListInput.parse({ query, limit: 100 }));
  const { rows: slips } = await listWorkOrders(desk, workOrderListInput.parse({ query, limit: 100 }));
  const hits = await searchEverything(desk, { query });
  return {
    requests: requests.map(({ no }) => no),
    slips: slips.map(({ no }) => no),
    palette: hits.map(({ kind, title, detail, why }) => ({ kind, title, detail, why })),
  };
}

test('R-003-38 every engine finds the same, in the same order, and all that a look at everything finds', async () => {
  let found = 0;
  const property = fc.asyncProperty(
    fc.array(sample, { minLength: 8, maxLength: 24 }),
    fc.array(fc.oneof({ weight: 3, arbitrary: piece }, { weight: 1, arbitrary: invented }), { minLength: 40, maxLength: 40 }),
    async (samples, questions) => {
      const idsOf: (readonly number[])[] = [];
      for (const shop of shops) idsOf.push(await fill(shop, samples));
      const all = await known(shops[0] as Shop, idsOf[0] as readonly number[], samples);
      for (const question of questions) {
        const query = typeof question === 'string' ? question : queryOf(samples, question);
        if (query.trim() === '') continue;
        const wanted = referenceSearch(all, query);
        found += wanted.length;
        for (const [nth, { app }] of shops.entries()) {
          const ids = await findCustomerIds(app.engine.db, query, 300);
          expect(
            ids.map((id) => idsOf[nth]?.indexOf(id)),
            `customers by ${query} on ${app.engine.name}`,
          ).toEqual(wanted);
          // The line under the phone field is the beginning of the same list.
          const few = await findCustomerIds(app.engine.db, query, 3);
          expect(
            few.map((id) => idsOf[nth]?.indexOf(id)),
            `the first by ${query}`,
          ).toEqual(wanted.slice(0, 3));
        }
        const [first, ...others] = await Promise.all(shops.map((shop) => everything(shop, query)));
        for (const other of others) expect(other, `documents by ${query}`).toEqual(first);
      }
    },
  );
  await fc.assert(property, { numRuns: 6, endOnFailure: true });
  expect(found).toBeGreaterThan(200);
}, 180_000);
