import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listAccesses } from '../../electron/features/privacy/accesses.service.ts';
import { countPrivacyFigures } from '../../electron/features/privacy/tasks.service.ts';
import { changePrivacySettings } from '../../electron/features/settings/settings-privacy.service.ts';
import { flushAccess, keepAccessLog } from '../../electron/platform/access-log.ts';
import { callRouter } from '../../electron/rpc/call.ts';
import { accessListInput, defaultPrivacySettings } from '../../shared/privacy.ts';
import type { Role } from '../../shared/roles.ts';
import { addCustomer } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop, seatOf } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

describeOnEngines('the access log', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await flushAccess(shop.app).catch(() => undefined);
    // Looks are remembered for ten minutes across the tests of one app: each test begins on a day of its own.
    days += 1;
    await shop.reset();
    shop.clock.advance(days * 86_400_000);
  });
  let days = 0;

  const ask = async (role: Role, path: string, input: object) => {
    await engine().transaction((tx) =>
      tx
        .updateTable('session')
        .set({ lastSeenAt: shop.clock.now, expiresAt: shop.clock.now + 1e9 })
        .execute(),
    );
    const { status } = await callRouter({ type: 'query', path, input }, { app: shop.app, carrier: seatOf(shop.users[role].token) });
    expect(status).toBe(200);
  };
  const log = async (filter: object = {}) => {
    await flushAccess(shop.app);
    const { rows } = await listAccesses(shop.as('dataSteward'), accessListInput.parse(filter));
    return rows.map(({ userName, kind, customerName, records }) => [userName, kind, customerName, records]);
  };

  test('who opened, looked up and listed customers is on record, per customer and per operator', async () => {
    const first = await addCustomer(shop);
    const second = await addCustomer(shop, '李四', '13900139000');
    await ask('frontDesk', 'customers.get', { id: first });
    await ask('frontDesk', 'customers.get', { id: first });
    await ask('supervisor', 'customers.get', { id: first });
    await ask('frontDesk', 'customers.get', { id: second });
    for (const query of ['1', '13', '139']) await ask('frontDesk', 'customers.lookup', { query });
    await ask('supervisor', 'customers.list', {});
    expect(await log({ kinds: ['opened'] })).toEqual([
      ['frontDesk', 'opened', '李四', 1],
      ['supervisor', 'opened', '张三丰', 1],
      ['frontDesk', 'opened', '张三丰', 1],
    ]);
    expect(await log({ customerId: first })).toHaveLength(2);
    expect(await log({ userId: shop.users.supervisor.id })).toEqual([
      ['supervisor', 'listed', '', 2],
      ['supervisor', 'opened', '张三丰', 1],
    ]);
    expect(await log({ kinds: ['lookedUp'] })).toEqual([['frontDesk', 'lookedUp', '', 1]]);
  });

  test('whoever prints the file of a customer has opened it', async () => {
    const id = await addCustomer(shop);
    await ask('storekeeper', 'customers.filePrintData', { id });
    await ask('frontDesk', 'customers.filesDue', {});
    expect(await log()).toEqual([['storekeeper', 'opened', '张三丰', 1]]);
  });

  test('whoever opens more customers in an hour than the shop allows is told to the data steward, once', async () => {
    await changePrivacySettings(shop.as('dataSteward'), { ...defaultPrivacySettings, opensPerHour: 5 });
    shop.topics.length = 0;
    const open = async (count: number, from: number) => {
      for (let n = from; n < from + count; n++) {
        const id = await addCustomer(shop, `客户${n}`, `1380000${String(1000 + n)}`);
        await ask('storekeeper', 'customers.get', { id });
      }
    };
    await open(5, 0);
    expect(await log({ kinds: ['alarm'] })).toEqual([]);
    await open(1, 5);
    expect(await log({ kinds: ['alarm'] })).toEqual([['storekeeper', 'alarm', '', 6]]);
    expect(shop.topics).toContainEqual(['privacy', 'home']);
    await open(1, 6);
    expect(await log({ kinds: ['alarm'] })).toHaveLength(1);
    expect((await countPrivacyFigures(shop.as('dataSteward'))).alarms).toBe(1);
    expect((await countPrivacyFigures(shop.as('frontDesk'))).alarms).toBe(0);
  });

  test('F122 whoever pages through more customers in an hour than the shop allows is told too; the same list again is nobody new', async () => {
    await changePrivacySettings(shop.as('dataSteward'), { ...defaultPrivacySettings, seenPerHour: 50 });
    for (let n = 0; n < 60; n++) await addCustomer(shop, `客户${n}`, `1380000${String(1000 + n)}`);
    for (let again = 0; again < 5; again++) {
      await ask('generalManager', 'customers.list', { limit: 50 });
      expect(await log({ kinds: ['alarm'] })).toEqual([]);
    }
    await ask('generalManager', 'customers.lookup', { query: '客户0' });
    expect(await log({ kinds: ['alarm'] })).toEqual([['generalManager', 'alarm', '', 51]]);
    // an hour later it begins anew
    shop.clock.advance(3_600_001);
    await ask('generalManager', 'customers.list', { limit: 50 });
    expect(await log({ kinds: ['alarm'] })).toHaveLength(1);
  });

  test('what waits is written when the host ends, and a log that cannot be written ends nothing', async () => {
    const id = await addCustomer(shop);
    const end = keepAccessLog(shop.app);
    await ask('frontDesk', 'customers.caller', { id });
    await end();
    expect(await log()).toEqual([['frontDesk', 'opened', '张三丰', 1]]);
    await engine().transaction((tx) => tx.deleteFrom('accessEntry').execute());
    await ask('frontDesk', 'customers.list', {});
    await engine().transaction(async (tx) => {
      await tx.deleteFrom('session').execute();
    });
    const failing = { ...shop.app, engine: { ...engine(), transaction: () => Promise.reject(new Error('disk full')) } };
    await keepAccessLog(failing)();
    expect(await log()).toEqual([['frontDesk', 'listed', '', 1]]);
  });
});
