import { beforeAll, beforeEach, expect, test } from 'vitest';
import { createCustomer, lookUpCaller, viewCaller } from '../../electron/features/customers/customers.service.ts';
import { pairTables, personTables } from '../../electron/features/privacy/person-tables.ts';
import { viewPrivacyRequest } from '../../electron/features/privacy/privacy-requests.service.ts';
import { viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import { createCustomerInput, lookupInput } from '../../shared/customers.ts';
import { dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { addPerson, address, closedJob, emptyProject, leaveTraces, name, phone, plate, serial, stepsIn, vin } from '../support/person.ts';
import { tablesWith, tracesOf } from '../support/person-trace.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const traces = [
  ...[name, phone, '137 1234 5678', '137-1234-5678', [...phone].toReversed().join(''), '12345678', '5678'],
  ...[address, '平江路', 'wuhen@example.com', plate, vin, serial],
];

describeOnEngines('the deletion of a person', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const steward = () => shop.as('dataSteward');
  const { receive, verify, perform, answer, stateOf } = stepsIn(() => shop);

  test('R-004-24 every table with a key of a customer is in the register of personal data', async () => {
    const registered = new Set(personTables.map(({ table }) => table));
    for (const column of ['customer_id', 'request_id', 'project_id', 'item_id', 'work_order_id'] as const) {
      const beside: readonly string[] = column === 'customer_id' ? [] : stockTables;
      const missing = (await tablesWith(engine(), column)).filter((table) => !registered.has(table) && !beside.includes(table));
      expect(missing, column).toEqual([]);
    }
    for (const column of ['kept_id', 'absorbed_id', 'first_id'] as const)
      expect(pairTables, column).toEqual(expect.arrayContaining([...(await tablesWith(engine(), column))]));
  });

  test('R-004-24 nobody is deleted while a request or a slip is open or money is owed: what it is, is named', async () => {
    const customer = await addPerson(shop);
    const request = await logCall(shop, customer);
    const { id } = await receive(customer, 'delete');
    await verify(id);
    expect(await refusal(perform(id), 'erasureBlocked')).toEqual({ open: [request.no] });
    const slip = await dispatch(shop, request.id);
    expect(await refusal(perform(id), 'erasureBlocked')).toEqual({ open: [request.no, slip.no] });
    await shop.app.engine.transaction(async (tx) => {
      await tx.updateTable('workOrder').set({ state: 'archived' }).execute();
      await tx.updateTable('serviceRequest').set({ state: 'archived' }).execute();
      await tx
        .insertInto('project')
        .values({ ...emptyProject, customerId: customer, contractNo: 'HT-7' })
        .execute();
    });
    expect(await refusal(perform(id), 'erasureBlocked')).toEqual({ open: ['HT-7'] });
    expect(await stateOf(id)).toBe('verified');
    expect((await viewCaller(steward(), { id: customer })).customer.name).toBe(name);
  });

  test('R-004-24 a deletion leaves no trace of name, phone and address in any table or search, but numbers and sums', async () => {
    const customer = await addPerson(shop);
    const slipId = await closedJob(shop, customer);
    const other = await createCustomer(
      shop.as('frontDesk'),
      createCustomerInput.parse({ name: '欧阳锋', phones: [{ shownAs: '13600000001' }] }),
    );
    await leaveTraces(shop, customer);
    const before = await tracesOf(engine(), traces);
    for (const word of traces) expect(before.filter((trace) => trace.endsWith(`: ${word}`)).length, word).toBeGreaterThan(0);
    const { id } = await receive(customer, 'delete', `${name}要求删除`);
    await verify(id, `${name}从${phone}打来`);
    await perform(id);
    await answer(id);
    expect(await tracesOf(engine(), traces)).toEqual([]);
    expect(await tracesOf(engine(), ['欧阳太太'])).toEqual([]);

    const find = async (query: string) => (await lookUpCaller(shop.as('frontDesk'), lookupInput.parse({ query }))).map((hit) => hit.name);
    for (const query of [name, phone, '5678', 'oywh', plate, serial, vin, '平江路']) expect(await find(query), query).toEqual([]);
    expect(await find('欧阳锋')).toEqual(['欧阳锋']);
    expect((await viewCaller(steward(), { id: other.id })).customer.phones).toMatchObject([{ shownAs: '13600000001' }]);

    const blank = await viewCaller(steward(), { id: customer });
    expect(blank.customer).toMatchObject({ name: `已删除客户 ${customer}`, phones: [], contacts: [], addresses: [], note: '' });
    const slip = await viewWorkOrder(shop.as('supervisor'), { id: slipId });
    expect(slip).toMatchObject({ no: 'WX20261121-0001', chargeFen: 11_550, cause: '排水孔堵塞', signedBy: '', phone: '', address: '' });
    expect(slip.lines).toEqual(['先打***', '检查压缩机']);
    expect(slip.instruction).toBe('找***，***，车***');
    const view = await viewPrivacyRequest(steward(), { id });
    expect(view).toMatchObject({ state: 'answered', isErased: true, content: '', customerName: `已删除客户 ${customer}` });
    expect(await refusal(receive(customer, 'see'), 'guardFailed')).toEqual({ guard: 'isErased' });
  });
});

/** Tables about parts, tools and stock; the key is that of an item of the store or of what went to a slip. */
const stockTables = [
  'stockBalance',
  'stockMove',
  'stockMonth',
  'stockLot',
  'stockReservation',
  'stockDocument',
  'stocktakeLine',
  'emptyAccount',
  'emptyEntry',
  'itemPrice',
  'itemSubstitute',
  'reserveShortage',
  'inquiryLine',
  'purchaseOrderLine',
  'deductionPlan',
  'staffAccountLine',
  'tool',
  'toolIssue',
  'toolKind',
  'toolKitLine',
  'toolLoss',
  'toolPurchaseLine',
  'toolRepair',
  'toolScrap',
  'materialRequestLine',
  'toolKind',
  'tool',
  'toolIssue',
  'toolKitLine',
  'toolLoss',
  'toolRepair',
  'toolScrap',
  'toolPurchaseLine',
  'staffAccountLine',
  'deductionPlan',
  'workOrderPart',
  'dispatchLogLine',
  'workOrderTechnician',
] as const;
