import { beforeAll, beforeEach, expect, test } from 'vitest';
import { logTalk } from '../../electron/features/calls/calls.service.ts';
import {
  changeCustomer,
  createCustomer,
  listCustomers,
  lookUpCaller,
  viewCaller,
} from '../../electron/features/customers/customers.service.ts';
import { addInstalledItem } from '../../electron/features/installed-items/installed-items.service.ts';
import { warnOfDuplicates } from '../../electron/features/requests/requests-log.service.ts';
import { logCallInput } from '../../shared/calls.ts';
import { createCustomerInput, customerListInput, updateCustomerInput } from '../../shared/customers.ts';
import type { CustomerView } from '../../shared/customers.ts';
import { addInstalledItemInput } from '../../shared/installed-items.ts';
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
    const input = createCustomerInput.parse({
      name: '长沙五金店',
      kind: 'company',
      phones: [{ shownAs: '0731-8888 6666 转 802' }, { shownAs: '400-820-8820' }],
    });
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
    await addInstalledItem(
      shop.as('frontDesk'),
      addInstalledItemInput.parse({ customerId: id, model: 'BCD-520', serial: 'HX-2024-00917' }),
    );
    for (const query of ['曾小', 'zxx', 'zengxiao', 'hx202400917', '00917', 'HX-2024'])
      expect(await lookUp(query), query).toEqual(['曾小贤']);
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
    const input = createCustomerInput.parse({
      name: '张三丰',
      phones: [{ shownAs: '13900139000' }],
      contacts: [{ name: '张三' }],
      addresses: [{ text: '国顺路2号' }],
    });
    await changeCustomer(shop.as('supervisor'), { ...input, id, version: 1 });
    const entry = await engine()
      .db.selectFrom('auditEntry')
      .selectAll()
      .where('subject', '=', 'customer')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ userId: shop.users.supervisor.id, at: shop.clock.now, subjectId: id });
    expect(JSON.parse(entry.changes)).toEqual({
      name: ['张三', '张三丰'],
      phones: ['13800138000', '13900139000'],
      addresses: ['控江路100弄8号501室', '国顺路2号'],
    });
    expect(await lookUp('13800138000')).toEqual([]);
    expect(await lookUp('三丰')).toEqual(['张三丰']);
  });

  test('a stale edit is refused with the current record and loses nothing', async () => {
    const id = await addCustomer(shop, '张三');
    const input = createCustomerInput.parse({ name: '张三甲', phones: [{ shownAs: '13900139000' }] });
    await changeCustomer(shop.as('frontDesk'), { ...input, id, version: 1 });
    await expect(changeCustomer(shop.as('supervisor'), { ...input, name: '张三乙', id, version: 1 })).rejects.toMatchObject({
      code: 'staleVersion',
      details: { current: { name: '张三甲', version: 2 } },
    });
    await changeCustomer(shop.as('frontDesk'), { ...input, name: '张三丙', id, version: 2 });
    expect((await viewCaller(shop.as('frontDesk'), { id })).customer).toMatchObject({ name: '张三丙', version: 3 });
  });

  test('a talk is noted with channel and words and shown first', async () => {
    const customerId = await addCustomer(shop);
    await logTalk(shop.as('frontDesk'), logCallInput.parse({ customerId, summary: '询问延保' }));
    shop.clock.advance(1000);
    await logTalk(shop.as('frontDesk'), logCallInput.parse({ customerId, channel: 'wechat', isIncoming: false, summary: '发送报价' }));
    expect((await viewCaller(shop.as('frontDesk'), { id: customerId })).talks.map(({ summary, channel }) => [summary, channel])).toEqual([
      ['发送报价', 'wechat'],
      ['询问延保', 'phone'],
    ]);
  });

  test('whoever a phone is said to belong to becomes a contact and is found', async () => {
    const phones = [
      { shownAs: '13800138000', contactName: '门卫老赵' },
      { shownAs: '13900139000', contactName: '张三' },
    ];
    const input = createCustomerInput.parse({ name: '长沙五金店', contacts: [{ name: '张三' }], phones });
    const { id } = await createCustomer(shop.as('frontDesk'), input);
    const { customer } = await viewCaller(shop.as('frontDesk'), { id });
    expect(customer.phones.map(({ contactName }) => contactName)).toEqual(['门卫老赵', '张三']);
    expect(customer.contacts.map(({ name }) => name)).toEqual(['张三', '门卫老赵']);
    expect(await lookUp('老赵')).toEqual(['长沙五金店']);
    await changeCustomer(shop.as('frontDesk'), { ...input, phones: [{ shownAs: '13900139000', contactName: '' }], id, version: 1 });
    expect(await lookUp('老赵')).toEqual([]);
  });

  test('contacts, phones and addresses that are still there keep their ids; what is gone and what is new does not touch them', async () => {
    const desk = shop.as('frontDesk');
    const made = await createCustomer(
      desk,
      createCustomerInput.parse({
        name: '长沙五金店',
        contacts: [{ name: '门卫老赵' }, { name: '李会计' }, { name: '王经理', role: '采购' }],
        phones: [
          { shownAs: '13800138000', contactName: '门卫老赵' },
          { shownAs: '13900139000', contactName: '王经理' },
        ],
        addresses: [{ text: '国顺路1号' }, { label: '仓库', text: '国顺路2号' }],
      }),
    );
    const read = async () => (await viewCaller(desk, { id: made.id })).customer;
    const before = await read();
    const [, accountant, manager] = before.contacts;
    await changeCustomer(
      desk,
      updateCustomerInput.parse({
        id: made.id,
        version: 1,
        name: before.name,
        // one new line, one that goes, one with another name; the order sent does not matter
        contacts: [{ name: '新来的' }, { ...manager, name: '王总' }, accountant],
        phones: [
          { shownAs: '0731-88886666' },
          ...before.phones.slice(1).map(({ id, contactName }) => ({ id, shownAs: '13900139001', contactName })),
        ],
        addresses: [...before.addresses.slice(1), { text: '国顺路3号' }],
      }),
    );
    const after = await read();
    expect(after.contacts.map(({ id, name, role }) => [id, name, role])).toEqual([
      [accountant?.id, '李会计', ''],
      [manager?.id, '王总', '采购'],
      [expect.any(Number), '新来的', ''],
    ]);
    expect(after.phones.map(({ id, shownAs, contactId, contactName }) => [id, shownAs, contactId, contactName])).toEqual([
      [before.phones[1]?.id, '13900139001', manager?.id, '王总'],
      [expect.any(Number), '0731-88886666', null, ''],
    ]);
    expect(after.addresses.map(({ id, text }) => [id, text])).toEqual([
      [before.addresses[1]?.id, '国顺路2号'],
      [expect.any(Number), '国顺路3号'],
    ]);
    const primaries = await engine().db.selectFrom('customerAddress').select('text').where('isPrimary', '=', 1).execute();
    expect(primaries).toEqual([{ text: '国顺路2号' }]);
    expect(await lookUp('老赵')).toEqual([]);
    expect(await lookUp('13800138000')).toEqual([]);
    expect(await lookUp('13900139001')).toEqual(['长沙五金店']);
  });

  test('a phone stays with its own contact among namesakes', async () => {
    const id = await addCustomer(shop, '张三');
    const edit = async (version: number, phones: (view: CustomerView) => unknown) => {
      const { customer } = await viewCaller(shop.as('frontDesk'), { id });
      const contacts = version === 1 ? [...customer.contacts, { name: '张三', role: '儿子' }] : customer.contacts;
      await changeCustomer(
        shop.as('frontDesk'),
        updateCustomerInput.parse({ id, version, name: '张三', contacts, phones: phones(customer) }),
      );
      return (await viewCaller(shop.as('frontDesk'), { id })).customer;
    };
    const { contacts, phones } = await edit(1, (view) =>
      view.phones.map((phone) => ({ id: phone.id, shownAs: phone.shownAs, contactName: '张三' })),
    );
    expect(phones[0]?.contactId).toBe(contacts[0]?.id);
    const son = contacts[1]?.id ?? 0;
    await engine().transaction((tx) => tx.updateTable('customerPhone').set({ contactId: son }).where('customerId', '=', id).execute());
    const again = await edit(2, (view) => view.phones.map((phone) => ({ id: phone.id, shownAs: phone.shownAs, contactName: '张三' })));
    expect(again.phones[0]?.contactId).toBe(son);
  });

  test('an id that is gone, of another customer or named twice is refused, and nothing is changed', async () => {
    const desk = shop.as('frontDesk');
    const [id, other] = [await addCustomer(shop, '张三', '13800138001'), await addCustomer(shop, '李四', '13800138002')];
    const view = async (customerId: number) => (await viewCaller(desk, { id: customerId })).customer;
    const [mine, theirs] = [await view(id), await view(other)];
    const phones = [{ shownAs: '13900139000' }];
    const change = (details: object) =>
      changeCustomer(desk, updateCustomerInput.parse({ id, version: 1, name: '改名', phones, ...details }));
    const { id: foreign = 0 } = theirs.contacts[0] ?? {};
    const { id: own = 0 } = mine.contacts[0] ?? {};
    const refused = (what: string) => ({ code: 'notFound', details: { what } });
    await expect(change({ contacts: [{ id: foreign, name: '李四' }] })).rejects.toMatchObject(refused('contact'));
    await expect(
      change({
        contacts: [
          { id: own, name: '甲' },
          { id: own, name: '乙' },
        ],
      }),
    ).rejects.toMatchObject(refused('contact'));
    await expect(change({ phones: [{ id: theirs.phones[0]?.id, shownAs: '13900139000' }] })).rejects.toMatchObject(refused('phone'));
    await expect(change({ addresses: [{ id: 99_999_999, text: '国顺路9号' }] })).rejects.toMatchObject(refused('address'));
    const made = createCustomerInput.parse({ name: '新客户', phones, contacts: [{ id: own, name: '张三' }] });
    await expect(createCustomer(desk, made)).rejects.toMatchObject(refused('contact'));
    expect(await view(id)).toEqual(mine);
    expect(await view(other)).toEqual(theirs);
  });

  test('a talk names only a request of the same customer', async () => {
    const [mine, other] = [await addCustomer(shop, '张三', '13800138001'), await addCustomer(shop, '李四', '13800138002')];
    const { id: requestId } = await logCall(shop, other);
    const talk = (customerId: number, request: number) =>
      logTalk(shop.as('frontDesk'), logCallInput.parse({ customerId, requestId: request, summary: '催单' }));
    for (const request of [requestId, 99_999_999])
      await expect(talk(mine, request)).rejects.toMatchObject({ code: 'notFound', details: { what: 'request' } });
    await talk(other, requestId);
    const later = logCallInput.parse({ customerId: other, at: shop.clock.now + 30 * 86_400_000, summary: '催单' });
    await expect(logTalk(shop.as('frontDesk'), later)).rejects.toMatchObject({ details: { guard: 'inFuture', field: 'at' } });
  });

  test('the warning of a customer known already is not crowded out by namesakes who called later', async () => {
    const id = await addCustomer(shop, '陈某', '13512345678');
    for (let i = 0; i < 25; i++) {
      const phones = [{ shownAs: `1360000${1000 + i}` }];
      const namesake = await createCustomer(shop.as('frontDesk'), createCustomerInput.parse({ name: `李伟${i}`, phones }));
      shop.clock.advance(1000);
      await logCall(shop, namesake.id);
    }
    const { customers } = await warnOfDuplicates(shop.as('frontDesk'), {
      customerId: null,
      phone: '135-1234-5678',
      name: '李伟',
      region: '',
    });
    expect(customers.map((customer) => customer.id)).toEqual([id]);
  });

  test('a country code alone finds nobody yet', async () => {
    await addCustomer(shop);
    expect(await lookUp('0086')).toEqual([]);
    expect(await lookUp('0086138')).toEqual(['张三丰']);
  });
});
