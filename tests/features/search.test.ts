import { beforeAll, beforeEach, expect, test } from 'vitest';
import { indexCustomer } from '../../electron/features/customers/customers-terms.service.ts';
import {
  changeCustomer,
  createCustomer,
  listCustomers,
  lookUpCaller,
  viewCaller,
} from '../../electron/features/customers/customers.service.ts';
import { listRequests } from '../../electron/features/requests/requests.service.ts';
import { searchEverything } from '../../electron/features/search/search.service.ts';
import { listWorkOrders } from '../../electron/features/work-orders/work-orders.service.ts';
import { setItemTerms } from '../../electron/platform/search-terms.ts';
import { createCustomerInput, customerListInput, updateCustomerInput } from '../../shared/customers.ts';
import { requestListInput } from '../../shared/requests.ts';
import type { Role } from '../../shared/roles.ts';
import { workOrderListInput } from '../../shared/work-orders.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

describeOnEngines('search', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const lookUp = async (query: string) => (await lookUpCaller(shop.as('frontDesk'), { query, limit: 8 })).map(({ name }) => name);
  const inList = async (query: string) =>
    (await listCustomers(shop.as('frontDesk'), customerListInput.parse({ query }))).rows.map(({ name }) => name);
  const palette = async (query: string, role: Role = 'supervisor') => searchEverything(shop.as(role), { query });

  async function addVan(customerId: number, numbers: { serial: string; plate: string; invoiceNo: string }): Promise<number> {
    return engine().transaction(async (tx) => {
      const facts = {
        category: '车辆',
        brand: '',
        model: '面包车',
        location: '',
        purchasedOn: '',
        warrantyUntil: '',
        isOwnSale: 0,
        note: '',
      };
      const { id } = await tx
        .insertInto('installedItem')
        .values({ customerId, ...facts, serial: numbers.serial, invoiceNo: numbers.invoiceNo, createdAt: 1, version: 1 })
        .returning('id')
        .executeTakeFirstOrThrow();
      const plain = {
        vehicleKind: '',
        vin: '',
        licenceSeen: 0,
        handbookSeen: 0,
        mileageKm: 0,
        cycleMonths: 0,
        cycleKm: 0,
        nextOn: '',
        nextKm: 0,
      };
      await tx
        .insertInto('vehicle')
        .values({ itemId: id, plate: numbers.plate, ...plain })
        .execute();
      await setItemTerms(tx, id, numbers);
      return id;
    });
  }

  test('R-003-38 a phone is found whole, by its tail from three digits, and by any four digits out of its middle', async () => {
    await addCustomer(shop, '张三', '138-7654-3210');
    for (const query of ['13876543210', '+86 138 7654 3210', '210', '3210', '8765', '7654', '654321', '138'])
      expect(await lookUp(query), query).toEqual(['张三']);
    for (const query of ['765', '7653', '9210']) expect(await lookUp(query), query).toEqual([]);
  });

  test('R-003-38 what equals the query comes before what begins with it, before what holds it, before an address with it', async () => {
    const make = async (name: string, text: string) =>
      createCustomer(
        shop.as('frontDesk'),
        createCustomerInput.parse({ name, phones: [{ shownAs: '13900000000' }], addresses: [{ text }] }),
      );
    await make('湖滨', '一号路');
    await make('东湖滨饭店', '二号路');
    await make('湖滨饭店', '三号路');
    await make('王伟', '湖滨路8号');
    expect(await lookUp('湖滨')).toEqual(['湖滨', '湖滨饭店', '东湖滨饭店', '王伟']);
    expect(await inList('湖滨')).toEqual(['湖滨', '湖滨饭店', '东湖滨饭店', '王伟']);
  });

  test('R-003-38 among equals those with open requests come first, then the latest callers', async () => {
    const ids = new Map<string, number>();
    for (const contact of ['甲', '乙', '丙']) {
      const input = { name: '王伟', phones: [{ shownAs: '13900000000' }], contacts: [{ name: contact }] };
      ids.set(contact, (await createCustomer(shop.as('frontDesk'), createCustomerInput.parse(input))).id);
    }
    await logCall(shop, ids.get('甲') ?? 0);
    const called = await engine().db.selectFrom('customer').select('id').orderBy('id').execute();
    await engine().transaction(async (tx) => {
      await tx
        .updateTable('customer')
        .set({ lastRequestAt: 10 })
        .where('id', '=', called[0]?.id ?? 0)
        .execute();
      await tx
        .updateTable('customer')
        .set({ lastRequestAt: 30 })
        .where('id', '=', called[1]?.id ?? 0)
        .execute();
      await tx
        .updateTable('customer')
        .set({ lastRequestAt: 20 })
        .where('id', '=', called[2]?.id ?? 0)
        .execute();
    });
    const contacts = (await lookUpCaller(shop.as('frontDesk'), { query: '王伟', limit: 8 })).map(({ contactName }) => contactName);
    expect(contacts).toEqual(['甲', '乙', '丙']);
  });

  test('R-003-38 plate, serial and invoice lead to their owner; a whole number to nobody else', async () => {
    const first = await addCustomer(shop, '张三', '13800000001');
    const second = await addCustomer(shop, '李四', '13800000002');
    const van = await addVan(first, { serial: 'HX-2024-00917', plate: '湘A·12345', invoiceNo: '44910023' });
    await addVan(second, { serial: 'HX-2024-009171', plate: '湘A·12346', invoiceNo: '' });
    for (const query of ['湘A12345', '湘a·12345', 'a12345', '12345', 'hx202400917', '44910023', '4910'])
      expect(await lookUp(query), query).toEqual(['张三']);
    expect(await lookUp('湘A1234')).toEqual(['李四', '张三']);
    await engine().transaction((tx) => setItemTerms(tx, van, { serial: '', plate: '湘B·99999' }));
    expect(await lookUp('44910023')).toEqual([]);
    expect(await lookUp('湘b9')).toEqual(['张三']);
  });

  test('a customer of a project is found by its contract number, also after an edit of the customer', async () => {
    const id = await addCustomer(shop, '张三');
    await engine().transaction(async (tx) => {
      const texts = {
        name: '',
        trade: '',
        managerName: '',
        managerPhone: '',
        progressPlan: '',
        changeOrders: '',
        paymentState: '',
        documents: '',
      };
      const days = { contractOn: '', goodsAcceptedOn: '', completedOn: '', acceptedOn: '', finalAcceptedOn: '' };
      await tx
        .insertInto('project')
        .values({
          ...texts,
          ...days,
          customerId: id,
          contractNo: 'HT-2026-018',
          budgetFen: 0,
          score: null,
          note: '',
          archivedAt: null,
          createdAt: 1,
          version: 1,
        })
        .execute();
      await indexCustomer(tx, id);
    });
    for (const query of ['ht2026018', 'HT-2026-018', '26018', '018']) expect(await lookUp(query), query).toEqual(['张三']);
    await changeCustomer(shop.as('frontDesk'), {
      ...createCustomerInput.parse({ name: '张三丰', phones: [{ shownAs: '13900139000' }] }),
      id,
      version: 1,
    });
    expect(await lookUp('ht2026018')).toEqual(['张三丰']);
  });

  test('what is no longer there finds nobody: phone, address, contact', async () => {
    const input = createCustomerInput.parse({
      name: '张三',
      phones: [{ shownAs: '13876543210' }],
      contacts: [{ name: '单雄信' }],
      addresses: [{ text: '梅溪湖路8号' }],
    });
    const { id } = await createCustomer(shop.as('frontDesk'), input);
    for (const query of ['7654', '溪湖', 'shanx']) expect(await lookUp(query), query).toEqual(['张三']);
    await changeCustomer(
      shop.as('frontDesk'),
      updateCustomerInput.parse({ name: '张三', phones: [{ shownAs: '13900001111' }], id, version: 1 }),
    );
    for (const query of ['7654', '溪湖', 'shanx']) expect(await lookUp(query), query).toEqual([]);
    expect(await lookUp('0000')).toEqual(['张三']);
  });

  test('R-004-24 blanked and merged customers are found by nothing and stand in no list', async () => {
    const gone = await addCustomer(shop, '张三', '13876543210');
    const merged = await addCustomer(shop, '张三', '13876543210');
    const kept = await addCustomer(shop, '张三', '13876543210');
    await engine().transaction(async (tx) => {
      await tx.updateTable('customer').set({ erasedAt: 1 }).where('id', '=', gone).execute();
      await tx.updateTable('customer').set({ mergedIntoId: kept }).where('id', '=', merged).execute();
    });
    const idsOf = async (query: string) =>
      (await lookUpCaller(shop.as('frontDesk'), { query, limit: 8 })).map(({ customerId }) => customerId);
    for (const query of ['张三', 'zs', '3210', '7654', '控江']) expect(await idsOf(query), query).toEqual([kept]);
    for (const query of ['', '张三']) {
      const { rows } = await listCustomers(shop.as('frontDesk'), customerListInput.parse({ query }));
      expect(rows.map(({ id }) => id)).toEqual([kept]);
    }
    await engine().transaction(async (tx) => {
      for (const id of [gone, merged]) await indexCustomer(tx, id);
    });
    const left = await engine()
      .db.selectFrom('searchTerm')
      .select('subjectId')
      .where('subjectId', 'in', [gone, merged])
      .where('subject', '<>', 'item')
      .execute();
    expect(left).toEqual([]);
  });

  test('the customer list turns its pages in the order of the search', async () => {
    for (const name of ['湖滨', '湖滨饭店', '东湖滨饭店', '西湖滨饭店', '南湖滨饭店']) await addCustomer(shop, name, '13800000001');
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listCustomers(shop.as('frontDesk'), customerListInput.parse({ query: '湖滨', limit: 2, cursor }));
      names.push(...page.rows.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(names).toEqual(['湖滨', '湖滨饭店', '南湖滨饭店', '西湖滨饭店', '东湖滨饭店']);
  });

  test('R-003-38 requests and slips are found by the caller’s phone, name in pinyin and plate, by their numbers and their tails', async () => {
    const id = await addCustomer(shop, '尉迟恭', '13876543210');
    await addVan(id, { serial: '', plate: '湘A·12345', invoiceNo: '' });
    const other = await addCustomer(shop, '李四', '13900000000');
    await logCall(shop, other, { content: '洗衣机漏水', phone: '13900000000', address: '别处' });
    const request = await logCall(shop, id, { content: '空调不制冷', phone: '13876543210', address: '梅溪湖路8号' });
    const { no: slipNo = '' } = await dispatch(shop, request.id);
    const tail = request.no?.slice(-4) ?? '';
    expect(tail).toBe('0002');
    const desk = shop.as('supervisor');
    const requests = async (query: string) => (await listRequests(desk, requestListInput.parse({ query }))).rows.map(({ no }) => no);
    const slips = async (query: string) => (await listWorkOrders(desk, workOrderListInput.parse({ query }))).rows.map(({ no }) => no);
    for (const query of ['13876543210', '3210', '7654', 'yuchi', 'ycg', '湘A12345', '溪湖', '制冷', request.no ?? '', slipNo])
      expect(await requests(query), query).toEqual([request.no]);
    expect(await requests(tail)).toEqual([request.no]);
    expect(await requests('SL20261121')).toEqual([request.no, 'SL20261121-0001']);
    for (const query of ['13876543210', '3210', '7654', 'yuchi', '湘A12345', '制冷', request.no ?? '', slipNo, slipNo.slice(-4)])
      expect(await slips(query), query).toEqual([slipNo]);
  });

  test('the palette says by what it found, and shows a technician only own slips', async () => {
    const id = await addCustomer(shop, '尉迟恭', '138-7654 3210');
    await addVan(id, { serial: '', plate: '湘A·12345', invoiceNo: '' });
    const request = await logCall(shop, id, { content: '空调不制冷，外机不转', phone: '138-7654 3210' });
    const { no: slipNo = '' } = await dispatch(shop, request.id, { staffIds: [shop.technicians[1]] });
    const [byPlate] = await palette('湘a123');
    expect(byPlate).toMatchObject({ kind: 'customer', id, why: { field: 'plate', text: '湘A·12345', from: 0, to: 6 } });
    const [byTail] = await palette('3210');
    expect(byTail).toMatchObject({ kind: 'customer', why: { field: 'phoneTail', text: '138-7654 3210', from: 9, to: 13 } });
    const [bySound] = await palette('yuchi');
    expect(bySound).toMatchObject({ kind: 'customer', why: { field: 'name', text: '尉迟恭', from: 0, to: 2 } });
    expect((await palette('制冷')).map(({ kind, why }) => [kind, why?.field])).toEqual([
      ['request', 'content'],
      ['workOrder', undefined],
    ]);
    expect((await palette(slipNo)).map(({ kind, title, why }) => [kind, title, why?.field])).toEqual([
      ['workOrder', slipNo, 'number'],
      ['request', request.no, undefined],
    ]);
    expect((await palette('制冷', 'technician')).filter(({ kind }) => kind === 'workOrder')).toEqual([]);
    expect(await palette(slipNo, 'technician').then((hits) => hits.filter(({ kind }) => kind === 'workOrder'))).toEqual([]);
  });

  test('a query that is hostile or huge finds nothing and breaks nothing', async () => {
    await addCustomer(shop);
    for (const query of ['%', '_', "'; drop table customer; --", '"*" OR', '0086', '张'.repeat(60), '9'.repeat(60), 'a'.repeat(60), '😀'])
      expect(Array.isArray(await palette(query.slice(0, 60) || '-')), query).toBe(true);
    expect(
      (
        await viewCaller(shop.as('frontDesk'), {
          id: (await lookUpCaller(shop.as('frontDesk'), { query: '张三丰', limit: 1 }))[0]?.customerId ?? 0,
        })
      ).customer.name,
    ).toBe('张三丰');
  });
});
