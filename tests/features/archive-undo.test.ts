import { beforeAll, beforeEach, expect, test } from 'vitest';
import { logTalk } from '../../electron/features/calls/calls.service.ts';
import { changeCustomer, createCustomer, lookUpCaller, viewCaller } from '../../electron/features/customers/customers.service.ts';
import { logCallInput } from '../../shared/calls.ts';
import { createCustomerInput, lookupInput, updateCustomerInput } from '../../shared/customers.ts';
import { describeOnEngines } from '../support/engines.ts';
import { importing, byText } from '../support/importing.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { countRows } from '../support/tables.ts';

const titles = [
  '客户名称',
  '电话',
  '联系人',
  '地址',
  '工程名称',
  '合同号',
  '验收日期',
  '工程保修规则',
  '产品型号',
  '序列号',
  '车牌号',
  '安装位置',
];
const sheet = [
  titles,
  [
    '长沙体育馆',
    '0731-88886666',
    '刘工',
    '劳动路1号',
    '空调工程',
    'HT-1',
    '2025-06-01',
    '工程（材料与设备）',
    'KFR-120',
    'SN-1',
    '',
    '大厅',
  ],
  ['张三', '13800138000', '', '控江路1号', '', '', '', '', '冰箱', 'SN-2', '', ''],
  ['张三', '13800138000', '', '', '', '', '', '', '帕萨特', '', '湘A12345', ''],
];
/** Tables that a write leaves traces in for good. */
const lasting = [
  'importBatch',
  'importChange',
  'importLayout',
  'event',
  'auditEntry',
  'requestKey',
  'documentSequence',
  'accessEntry',
  'chainOpen',
  'chainBlock',
];

describeOnEngines('undoing an import', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());
  const archive = importing(() => shop);
  const counted = async () =>
    Object.fromEntries(Object.entries(await countRows(shop.app.engine)).filter(([table]) => !lasting.includes(table)));
  const lookUp = (query: string) => lookUpCaller(shop.as('frontDesk'), lookupInput.parse({ query }));
  const known = () =>
    createCustomer(
      shop.as('frontDesk'),
      createCustomerInput.parse({
        name: '张三',
        region: '杨浦区',
        phones: [{ shownAs: '13800138000' }],
        addresses: [{ text: '四平路8号' }],
      }),
    );
  const blockersOf = async (id: number) => (await archive.check(id)).blockers.map(({ kind, label }) => [kind, label]);

  test('everything that an import made is gone again, from every table and every search', async () => {
    const before = await counted();
    const { id } = await archive.bring(sheet);
    expect(await archive.check(id)).toMatchObject({
      blockers: [],
      isPossibleKind: true,
      made: { customers: 2, items: 3, projects: 1 },
      changed: 0,
    });
    shop.clock.advance(60_000);
    await archive.undo(id);
    expect(await counted()).toEqual(before);
    for (const query of ['88886666', '体育馆', 'HT-1', 'SN-2', '湘A12345', '控江路']) expect(await lookUp(query), query).toEqual([]);
    expect(await archive.list()).toMatchObject([
      { id, kind: 'customers', userName: 'supervisor', undoneByName: 'supervisor', undoneAt: shop.clock.now },
    ]);
    await expect(archive.undo(id)).rejects.toMatchObject({ code: 'guardFailed', details: { guard: 'importUndone' } });
    expect(await archive.bring(sheet)).toMatchObject({ created: 3 });
  });

  test('R-002-48 what an import changed has its old values again, and both changes stand in the audit log', async () => {
    const { id: customerId } = await known();
    const before = await counted();
    const was = await viewCaller(shop.as('frontDesk'), { id: customerId });
    const { id } = await archive.bring([
      [...titles, '区域', '备注'],
      ['张三', '13800138000/021-55667788', '李嫂', '控江路1号', '', '', '', '', '冰箱', 'SN-2', '', '', '虹口区', '老客户'],
    ]);
    expect(await archive.check(id)).toMatchObject({ made: { customers: 0, items: 1 }, changed: 1 });
    expect(await lookUp('李嫂')).toHaveLength(1);
    await archive.undo(id);
    expect(await counted()).toEqual(before);
    const is = await viewCaller(shop.as('frontDesk'), { id: customerId });
    expect({ ...is.customer, version: 0 }).toEqual({ ...was.customer, version: 0 });
    expect(is.customer.version).toBe(3);
    expect(await lookUp('李嫂')).toEqual([]);
    const audit = await shop.app.engine.db
      .selectFrom('auditEntry')
      .select('changes')
      .where('subject', '=', 'customer')
      .where('subjectId', '=', customerId)
      .orderBy('id')
      .execute();
    expect(audit.map(({ changes }) => (JSON.parse(changes) as { region?: unknown }).region).slice(1)).toEqual([
      ['杨浦区', '虹口区'],
      ['虹口区', '杨浦区'],
    ]);
  });

  test('two imports of the same things are undone the last first, an item and its project with them', async () => {
    const before = await counted();
    const first = await archive.bring(sheet);
    const changed = sheet.map((cells) => [...cells]);
    changed[1]![11] = '二楼';
    changed[1]![6] = '2025-07-01';
    changed[2]![10] = '湘A99999';
    const second = await archive.bring(changed);
    expect(second).toMatchObject({ created: 0, updated: 2 });
    expect((await blockersOf(first.id)).toSorted(byText)).toEqual([
      ['changedItem', 'KFR-120'],
      ['changedItem', '冰箱'],
      ['changedProject', '空调工程'],
    ]);
    await expect(archive.undo(first.id)).rejects.toMatchObject({ code: 'importInUse', details: { count: 3 } });
    await archive.undo(second.id);
    const [line] = await shop.app.engine.db.selectFrom('warranty').select('startOn').where('projectId', 'is not', null).execute();
    expect(line).toEqual({ startOn: '2025-06-01' });
    expect(await archive.look(sheet)).toMatchObject({ createCount: 0, updateCount: 0, duplicateCount: 3 });
    await archive.undo(first.id);
    expect(await counted()).toEqual(before);
  });

  test('whatever depends on the import forbids undoing it, and is named with its customer', async () => {
    const { id } = await archive.bring(sheet);
    const [caller] = await lookUp('13800138000');
    const [hall] = await lookUp('体育馆');
    const customerId = caller?.customerId ?? 0;
    await logTalk(shop.as('frontDesk'), logCallInput.parse({ customerId, summary: '问保修' }));
    await shop.app.engine.transaction(async (tx) => {
      await tx
        .insertInto('consent')
        .values({
          customerId,
          purpose: 'service',
          policyId: null,
          way: 'phone',
          isGiven: 1,
          sharedWith: '',
          at: shop.clock.now,
          userId: shop.users.frontDesk.id,
          withdrawnAt: null,
          withdrawnWay: '',
          withdrawnBy: null,
        })
        .execute();
      await tx
        .insertInto('installedItem')
        .values({
          customerId,
          category: '',
          brand: '',
          model: '手工登记',
          serial: '',
          location: '',
          purchasedOn: '',
          warrantyUntil: '',
          isOwnSale: 1,
          note: '',
          createdAt: 1,
          version: 1,
        })
        .execute();
    });
    const { customer } = await viewCaller(shop.as('frontDesk'), { id: hall?.customerId ?? 0 });
    const { contacts, phones, addresses } = customer;
    await changeCustomer(
      shop.as('frontDesk'),
      updateCustomerInput.parse({
        id: customer.id,
        version: customer.version,
        name: customer.name,
        region: '雨花区',
        contacts: contacts.map(({ id: contactId, name }) => ({ id: contactId, name })),
        phones: phones.map(({ id: phoneId, shownAs, contactName }) => ({ id: phoneId, shownAs, contactName })),
        addresses: addresses.map(({ id: addressId, text }) => ({ id: addressId, text })),
      }),
    );
    expect(await archive.check(id)).toMatchObject({
      isMore: false,
      blockers: [
        { kind: 'talk', customerId, customerName: '张三', label: '问保修' },
        { kind: 'consent', customerId, label: 'service' },
        { kind: 'item', customerId, label: '手工登记' },
        { kind: 'changedCustomer', customerId: customer.id, customerName: '长沙体育馆' },
      ],
    });
    await expect(archive.undo(id)).rejects.toMatchObject({ code: 'importInUse', details: { count: 4 } });
    expect(await lookUp('13800138000')).toHaveLength(1);
    expect(await archive.list()).toMatchObject([{ undoneAt: null }]);
  });
});
