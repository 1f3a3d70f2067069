import { beforeAll, beforeEach, expect, test } from 'vitest';
import { dropSpare, listSpareNeeds, needSpare, provideSpare, shipSpare } from '../../electron/features/spares/spares.service.ts';
import { checkStock } from '../../electron/features/stock/check.service.ts';
import { listTasks } from '../../electron/features/tasks/tasks.service.ts';
import { listTimers } from '../../electron/features/timers/timers-view.service.ts';
import { taskListInput } from '../../shared/tasks.ts';
import { at } from '../support/calendars.ts';
import { addCustomer, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, receive, storeId } from '../support/stock.ts';
import { workBy } from '../support/timers.ts';

describeOnEngines('spares of jobs', (engine) => {
  let shop: Shop;
  let store: number;
  let item: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    shop.clock.now = at('2024-03-01 10:00');
    store = await storeId(shop);
    item = await addPart(shop, { code: 'PSU-1', name: '电源' });
  });

  const head = () => shop.as('supervisor');
  const job = async (preset: 'supply' | 'it-b') => {
    await workBy(shop, preset);
    const facts = { type: 'repair', isPromiseTold: false, productText: '服务器', faultClass: 'electrical' } as const;
    return (await logCall(shop, await addCustomer(shop), facts)).id;
  };
  const clocks = async (id: number) =>
    (await listTimers(head(), { id }))
      .filter(({ policy }) => policy.startsWith('spare'))
      .map(({ policy, state, dueAt }) => [policy, state, dueAt]);
  const needs = (requestId: number) => listSpareNeeds(head(), { requestId });
  const tasks = async () => (await listTasks(shop.as('storekeeper'), taskListInput.parse({ kind: 'spare' }))).rows;
  const handOut = async (requestId: number, isSigned = true) => {
    const [need] = (await needs(requestId)).filter(({ endedAt }) => endedAt === null);
    return provideSpare(shop.as('storekeeper'), {
      id: need?.id ?? 0,
      version: need?.version ?? 0,
      placeId: store,
      signedBy: '王建国',
      isSigned,
    });
  };

  test('R-002-73 an equal spare is provided within four hours of its need', async () => {
    await receive(shop, item, 2, 100);
    const requestId = await job('supply');
    await needSpare(head(), { requestId, itemId: item, qty: 1 });
    expect(await clocks(requestId)).toEqual([['spare', 'running', at('2024-03-01 14:00')]]);
    expect(await needs(requestId)).toMatchObject([{ isInStock: true, places: [{ placeId: store, qty: 2 }] }]);
    expect(await tasks()).toMatchObject([{ requestId, text: '电源 1 个', dueAt: at('2024-03-01 14:00') }]);
    shop.clock.now = at('2024-03-01 13:30');
    await expect(handOut(requestId, false)).rejects.toMatchObject({ code: 'signatureMissing' });
    await handOut(requestId);
    expect(await clocks(requestId)).toEqual([['spare', 'stopped', at('2024-03-01 14:00')]]);
    expect(await tasks()).toEqual([]);
    expect(await needs(requestId)).toMatchObject([{ outcome: 'provided', documentNo: expect.stringMatching(/20240301/), places: [] }]);
    const moves = await shop.app.engine.db.selectFrom('stockMove').select(['kind', 'qty']).orderBy('id', 'desc').limit(1).execute();
    expect(moves).toEqual([{ kind: 'toCustomer', qty: 1 }]);
    expect((await checkStock(shop.as('storekeeper'))).differences).toEqual([]);
    await expect(handOut(requestId)).rejects.toMatchObject({ code: 'notFound' });
  });

  test('R-002-83 a stock of 1 gives two hours to change it', async () => {
    await receive(shop, item, 1, 100);
    const requestId = await job('it-b');
    await needSpare(head(), { requestId, itemId: item, qty: 1 });
    expect(await clocks(requestId)).toEqual([['spare', 'running', at('2024-03-01 12:00')]]);
  });

  test('R-002-83 a stock of 0 makes it a task to ship it within eight hours', async () => {
    const requestId = await job('it-b');
    const { id, version } = await needSpare(head(), { requestId, itemId: item, qty: 1 });
    const running = async () => (await clocks(requestId)).filter(([, state]) => state === 'running');
    expect(await running()).toEqual([['spareShipped', 'running', at('2024-03-01 18:00')]]);
    expect(await tasks()).toMatchObject([{ dueAt: at('2024-03-01 18:00') }]);
    shop.clock.now = at('2024-03-01 17:00');
    await shipSpare(shop.as('storekeeper'), { id, version, carrier: '顺丰', trackingNo: 'SF123' });
    expect(await running()).toEqual([]);
    expect(await tasks()).toEqual([]);
    expect(await needs(requestId)).toMatchObject([{ outcome: 'shipped', carrier: '顺丰', trackingNo: 'SF123' }]);
  });

  test('of two needs the clock ends with the last; one that is dropped calls its clock off', async () => {
    await receive(shop, item, 5, 100);
    const requestId = await job('it-b');
    const first = await needSpare(head(), { requestId, itemId: item, qty: 1 });
    await needSpare(head(), { requestId, itemId: item, qty: 2 });
    await handOut(requestId);
    expect(await clocks(requestId)).toMatchObject([['spare', 'running', at('2024-03-01 12:00')]]);
    await expect(dropSpare(head(), { ...first, reason: '不要了' })).rejects.toMatchObject({ code: 'commandNotAllowed' });
    const [, second] = await needs(requestId);
    await dropSpare(head(), { id: second?.id ?? 0, version: second?.version ?? 0, reason: '客户已自备' });
    // what was called off is no longer shown
    expect(await clocks(requestId)).toEqual([]);
    expect(await tasks()).toEqual([]);
  });
});
