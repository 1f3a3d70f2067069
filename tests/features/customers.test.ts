import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  addInstalledItem,
  changeCustomer,
  changeInstalledItem,
  createCustomer,
  listCustomers,
  logTalk,
  lookUpCaller,
  viewCaller,
} from '../../electron/features/customers/customers.service.ts';
import { addItemInput, addTalkInput, createCustomerInput, customerListInput } from '../../shared/customers.ts';
import { addCustomer, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

describeOnEngines('customers', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const lookUp = async (query: string) => (await lookUpCaller(shop.as('frontDesk'), { query, limit: 8 })).map(({ name }) => name);

  test('one phone may belong to several people, and one customer has several phones', async () => {
    await addCustomer(shop, '张三', '13800138000');
    await addCustomer(shop, '李四', '138-0013-8000');
    const input = createCustomerInput.parse({ name: '长沙五金店', kind: 'company', phones: [{ shownAs: '0731-8888 6666 转 802' }, { shownAs: '400-820-8820' }] });
    const { id } = await createCustomer(shop.as('frontDesk'), input);
    expect((await lookUp('13800138000')).sort()).toEqual(['张三', '李四']);
    for (const query of ['88886666', '6666', '4008208820', '820']) expect(await lookUp(query), query).toContain('长沙五金店');
    const { customer } = await viewCaller(shop.as('frontDesk'), { id });
    expect(customer.phones.map(({ shownAs, digits, ext }) => [shownAs, digits, ext])).toEqual([
      ['0731-8888 6666 转 802', '073188886666', '802'],
      ['400-820-8820', '4008208820', ''],
    ]);
  });

  test('a caller is found by the readings of a surname and by the serial of what was bought', async () => {
    const id = await addCustomer(shop, '曾小贤', '13900000001');
    await addInstalledItem(shop.as('frontDesk'), addItemInput.parse({ customerId: id, model: 'BCD-520', serial: 'HX-2024-00917' }));
    for (const query of ['曾小', 'zxx', 'zengxiao', 'hx202400917', '00917', 'HX-2024']) expect(await lookUp(query), query).toEqual(['曾小贤']);
    expect(await lookUp('没有这人')).toEqual([]);
  });

  test('those with the latest calls come first', async () => {
    const first = await addCustomer(shop, '王伟', '13700000001');
    await addCustomer(shop, '王伟强', '13700000002');
    shop.clock.advance(1000);
    await logCall(shop, first);
    expect(await lookUp('王伟')).toEqual(['王伟', '王伟强']);
    const page = await listCustomers(shop.as('frontDesk'), customerListInput.parse({ limit: 1 }));
    const next = await listCustomers(shop.as('frontDesk'), customerListInput.parse({ limit: 1, cursor: page.nextCursor ?? undefined }));
    expect([...page.rows, ...next.rows].map(({ name, openRequests }) => [name, openRequests])).toEqual([
      ['王伟', 1],
      ['王伟强', 0],
    ]);
  });

  test('R-002-48 each change stores who, when, the old and the new value', async () => {
    const id = await addCustomer(shop, '张三', '13800138000');
    shop.clock.advance(60_000);
    const input = createCustomerInput.parse({ name: '张三丰', phones: [{ shownAs: '13900139000' }], contacts: [{ name: '张三' }], addresses: [{ text: '国顺路2号' }] });
    await changeCustomer(shop.as('supervisor'), { ...input, id, version: 1 });
    const entry = await engine().db.selectFrom('auditEntry').selectAll().where('subject', '=', 'customer').orderBy('id', 'desc').executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ userId: shop.users.supervisor.id, at: shop.clock.now, subjectId: id });
    expect(JSON.parse(entry.changes)).toEqual({ name: ['张三', '张三丰'], phones: ['13800138000', '13900139000'], addresses: ['控江路100弄8号501室', '国顺路2号'] });
    expect(await lookUp('13800138000')).toEqual([]);
    expect(await lookUp('三丰')).toEqual(['张三丰']);
  });

  test('a stale edit is refused with the current record and loses nothing', async () => {
    const id = await addCustomer(shop, '张三');
    const input = createCustomerInput.parse({ name: '张三甲', phones: [{ shownAs: '13900139000' }] });
    await changeCustomer(shop.as('frontDesk'), { ...input, id, version: 1 });
    await expect(changeCustomer(shop.as('supervisor'), { ...input, name: '张三乙', id, version: 1 })).rejects.toMatchObject({ code: 'staleVersion', details: { current: { name: '张三甲', version: 2 } } });
    await changeCustomer(shop.as('frontDesk'), { ...input, name: '张三丙', id, version: 2 });
    expect((await viewCaller(shop.as('frontDesk'), { id })).customer).toMatchObject({ name: '张三丙', version: 3 });
  });

  test('R-001-08 an item can be kept without any sale', async () => {
    const customerId = await addCustomer(shop);
    const { id } = await addInstalledItem(shop.as('frontDesk'), addItemInput.parse({ customerId, model: '豆浆机', isOwnSale: false }));
    expect((await viewCaller(shop.as('frontDesk'), { id: customerId })).items).toMatchObject([{ id, model: '豆浆机', isOwnSale: false, warrantyUntil: '' }]);
    await changeInstalledItem(shop.as('frontDesk'), { ...addItemInput.omit({ customerId: true }).parse({ model: '豆浆机', warrantyUntil: '2027-01-01' }), id, version: 1 });
    expect((await viewCaller(shop.as('frontDesk'), { id: customerId })).items).toMatchObject([{ warrantyUntil: '2027-01-01', isOwnSale: true }]);
  });

  test('a talk is noted with channel and words and shown first', async () => {
    const customerId = await addCustomer(shop);
    await logTalk(shop.as('frontDesk'), addTalkInput.parse({ customerId, summary: '询问延保' }));
    shop.clock.advance(1000);
    await logTalk(shop.as('frontDesk'), addTalkInput.parse({ customerId, channel: 'wechat', isIncoming: false, summary: '发送报价' }));
    expect((await viewCaller(shop.as('frontDesk'), { id: customerId })).talks.map(({ summary, channel }) => [summary, channel])).toEqual([
      ['发送报价', 'wechat'],
      ['询问延保', 'phone'],
    ]);
  });
});
