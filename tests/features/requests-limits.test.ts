import { beforeAll, beforeEach, expect, test } from 'vitest';
import { viewCaller } from '../../electron/features/customers/customers.service.ts';
import { listRequests, resolveRequest, tellResult, viewRequest } from '../../electron/features/requests/requests.service.ts';
import { requestListInput } from '../../shared/requests.ts';
import { addCustomer, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const list = (changes: object = {}) => requestListInput.parse(changes);

describeOnEngines('requests at their limits', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  test('a cursor that is not one of ours is refused, whatever it holds', async () => {
    const customerId = await addCustomer(shop);
    await logCall(shop, customerId);
    for (const keys of [['a', 'b'], [1.5, 2], [1e300, 1], ['\0', 1], [1], [1, 2, 3], { length: 2 }, null]) {
      const cursor = Buffer.from(JSON.stringify(keys)).toString('base64url');
      await expect(listRequests(shop.as('frontDesk'), list({ cursor })), cursor).rejects.toMatchObject({
        code: 'notFound',
        details: { what: 'cursor' },
      });
    }
  });

  test('a state named twice lists no request twice', async () => {
    const { id } = await logCall(shop, await addCustomer(shop));
    const { rows } = await listRequests(shop.as('frontDesk'), list({ states: ['classified', 'classified'] }));
    expect(rows.map((row) => row.id)).toEqual([id]);
  });

  test('days without a first millisecond are refused where they are typed', async () => {
    for (const day of ['9999-12-31', '0000-01-01']) expect(requestListInput.safeParse({ from: day, to: day }).success).toBe(false);
    expect((await listRequests(shop.as('frontDesk'), list({ from: '1970-01-01', to: '2254-12-31' }))).rows).toEqual([]);
  });

  test('a search cannot hold what no engine stores', () => {
    for (const query of ['\0', 'a\0b', '\ud83d']) expect(requestListInput.safeParse({ query }).success).toBe(false);
  });

  test('letters that the index cuts words at are found and break nothing', async () => {
    const { id } = await logCall(shop, await addCustomer(shop), { content: 'ab\u19b0cd 漏水' });
    for (const query of ['ab\u19b0cd', 'ab\u19b0c', '漏水']) {
      expect(
        (await listRequests(shop.as('frontDesk'), list({ query }))).rows.map((row) => row.id),
        query,
      ).toEqual([id]);
    }
    await expect(listRequests(shop.as('frontDesk'), list({ query: '\u19b0' }))).resolves.toBeDefined();
  });

  test('a repeat of a request that nobody knows is refused', async () => {
    const customerId = await addCustomer(shop);
    await expect(logCall(shop, customerId, { repeatOfId: 99_999_999 })).rejects.toMatchObject({
      code: 'notFound',
      details: { what: 'request' },
    });
    const { id, no } = await logCall(shop, customerId);
    const again = await logCall(shop, customerId, { repeatOfId: id });
    expect((await viewRequest(shop.as('frontDesk'), { id: again.id })).repeatOf).toEqual({ id, no });
  });

  test('a talk keeps the beginning of a long call in whole characters', async () => {
    const customerId = await addCustomer(shop);
    await logCall(shop, customerId, { content: `${'a'.repeat(199)}😀 冰箱` });
    const [talk] = (await viewCaller(shop.as('frontDesk'), { id: customerId })).talks;
    expect(talk?.summary).toBe(`${'a'.repeat(199)}😀`);
  });

  test('what is said to have happened next year is refused and the field named', async () => {
    const customerId = await addCustomer(shop);
    const nextYear = shop.clock.now + 365 * 86_400_000;
    const refused = (field: string) => ({ code: 'guardFailed', details: { guard: 'inFuture', field } });
    await expect(logCall(shop, customerId, { receivedAt: nextYear })).rejects.toMatchObject(refused('receivedAt'));
    const { id } = await logCall(shop, customerId, { type: 'consulting' });
    await resolveRequest(shop.as('frontDesk'), { id, version: 1, result: '已解答' });
    const told = { id, version: 2, toldAt: nextYear, toldWay: 'phone', opinion: '' } as const;
    await expect(tellResult(shop.as('frontDesk'), told)).rejects.toMatchObject(refused('toldAt'));
  });
});
