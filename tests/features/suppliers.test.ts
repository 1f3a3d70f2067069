import { beforeAll, beforeEach, expect, test } from 'vitest';
import { markAbnormal } from '../../electron/features/feedback-forms/form-steps.service.ts';
import { receiveCaseGoods, sendSupplierCase, shipCaseGoods } from '../../electron/features/supplier-desk/supplier-desk.service.ts';
import { listSupplierCases } from '../../electron/features/suppliers/supplier-cases.service.ts';
import {
  agreeVisit,
  closeSupplierCase,
  noteAnswer,
  withdrawSupplierCase,
} from '../../electron/features/suppliers/supplier-steps.service.ts';
import {
  archiveSupplier,
  listSuppliers,
  restoreSupplier,
  saveSupplier,
  viewSupplier,
} from '../../electron/features/suppliers/suppliers.service.ts';
import { listTimers } from '../../electron/features/timers/timers-view.service.ts';
import {
  agreeSupplierVisitInput,
  goodsArrivedInput,
  saveSupplierInput,
  sendSupplierCaseInput,
  shipGoodsInput,
  supplierCaseListInput,
  supplierListInput,
} from '../../shared/suppliers.ts';
import { at } from '../support/calendars.ts';
import { addPerson, name, phone, stepsIn } from '../support/person.ts';
import { tracesOf } from '../support/person-trace.ts';
import { addCustomer, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { formAt, openForm } from '../support/feedback.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { timerActs } from '../support/timer-acts.ts';
import { workBy } from '../support/timers.ts';

describeOnEngines('suppliers', (engine) => {
  let shop: Shop;
  let customerId: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    await workBy(shop, 'furniture');
    shop.clock.now = at('2024-03-01 10:00');
    customerId = await addCustomer(shop);
  });
  const { call } = timerActs(
    () => shop,
    () => customerId,
  );
  const running = async (id: number) =>
    (await listTimers(shop.as('supervisor'), { id }))
      .filter(({ state }) => state !== 'stopped')
      .map(({ policy, dueAt }) => [policy, dueAt]);
  const supplier = async (name = '顾家家居工厂') =>
    (await saveSupplier(shop.as('supervisor'), saveSupplierInput.parse({ name, kind: 'factory' }))).id;
  const send = async (requestId: number | null, what = '扶手脱皮') =>
    sendSupplierCase(
      shop.as('supervisor'),
      sendSupplierCaseInput.parse({ supplierName: '顾家家居工厂', requestId, what, way: 'phone', answerDueAt: at('2024-03-04 10:00') }),
    );
  const cases = async (show: string) => (await listSupplierCases(shop.as('supervisor'), supplierCaseListInput.parse({ show }))).rows;

  const goods = { what: '扶手', quantity: '1 个', shippedOn: '2024-03-04', carrier: '德邦', trackingNo: 'DB1', expectedOn: '2024-03-06' };

  test('R-000-14 a case tells the supplier what is wrong; an answer that is overdue stands in a list until it is there', async () => {
    const supplierId = await supplier();
    const { id: requestId } = await call();
    const sent = await send(requestId);
    expect(sent.no).toMatch(/^GY20240301-/);
    expect(await cases('late')).toEqual([]);
    shop.clock.now = at('2024-03-04 10:01');
    expect(await cases('late')).toMatchObject([{ id: sent.id, isLate: true, supplierName: '顾家家居工厂', requestId }]);
    expect(await viewSupplier(shop.as('supervisor'), { id: supplierId })).toMatchObject({ openCases: 1, lateAnswers: 1 });
    const said = { id: sent.id, version: 1, at: shop.clock.now, text: '换新扶手' };
    expect(await refusal(noteAnswer(shop.as('frontDesk'), said), 'commandNotAllowed')).toMatchObject({ refusal: 'role' });
    await noteAnswer(shop.as('supervisor'), said);
    expect(await cases('late')).toEqual([]);
    const ofRequest = supplierCaseListInput.parse({ show: 'all', subject: 'request', subjectId: requestId });
    expect((await listSupplierCases(shop.as('supervisor'), ofRequest)).rows).toMatchObject([
      { state: 'answered', answer: '换新扶手', isLate: false },
    ]);
    await refusal(noteAnswer(shop.as('supervisor'), said), 'staleVersion');
  });

  test('R-000-12 goods that arrive on Wednesday 10:00 give an abnormal repair until Monday 10:00', async () => {
    const { id: requestId } = await call();
    const formId = await openForm(shop, requestId);
    shop.clock.now = at('2024-03-01 16:00');
    await markAbnormal(shop.as('supervisor'), await formAt(shop, formId));
    const { id } = await send(requestId);
    shop.clock.now = at('2024-03-04 12:00');
    await shipCaseGoods(shop.as('storekeeper'), shipGoodsInput.parse({ id, version: 1, ...goods }));
    const [row] = await cases('inTransit');
    expect(row).toMatchObject({ id, state: 'answered', goods: [{ ...goods, arrivedAt: null }] });
    const target = { id, version: 2 };
    expect(await refusal(closeSupplierCase(shop.as('supervisor'), target), 'guardFailed')).toMatchObject({ guard: 'goodsInTransit' });
    shop.clock.now = at('2024-03-06 10:05');
    const arrived = goodsArrivedInput.parse({ ...target, goodsId: row!.goods[0]!.id, at: at('2024-03-06 10:00') });
    await receiveCaseGoods(shop.as('storekeeper'), arrived);
    const clocks = await running(requestId);
    expect(clocks).toContainEqual(['abnormalArrived', at('2024-03-11 10:00')]);
    expect(clocks.map(([policy]) => policy)).not.toContain('abnormal');
    const told = await engine().db.selectFrom('alert').select(['requestId']).where('kind', '=', 'goodsArrived').execute();
    expect(told).toEqual([{ requestId }]);
    const again = { ...arrived, version: 3 };
    expect(await refusal(receiveCaseGoods(shop.as('storekeeper'), again), 'guardFailed')).toMatchObject({ guard: 'goodsAlreadyHere' });
    await closeSupplierCase(shop.as('supervisor'), { id, version: 3 });
    expect(await cases('ended')).toMatchObject([{ id, state: 'closed' }]);
  });

  test('R-000-12 a job that is not abnormal gets no clock from goods', async () => {
    const { id: requestId } = await call();
    const { id } = await send(requestId);
    await shipCaseGoods(shop.as('storekeeper'), shipGoodsInput.parse({ id, version: 1, ...goods }));
    const before = await running(requestId);
    const [row] = await cases('inTransit');
    await receiveCaseGoods(
      shop.as('storekeeper'),
      goodsArrivedInput.parse({ id, version: 2, goodsId: row!.goods[0]!.id, at: shop.clock.now }),
    );
    expect(await running(requestId)).toEqual(before);
  });

  test('R-004-24 nobody is deleted while a case is open; afterwards no case names the person', async () => {
    const { receive, verify, perform } = stepsIn(() => shop);
    const customer = await addPerson(shop);
    const { id: requestId } = await logCall(shop, customer, { contactName: name });
    const told = `${name}，${phone}`;
    const { id } = await send(requestId, told);
    const shipped = shipGoodsInput.parse({ id, version: 1, ...goods, what: told });
    await shipCaseGoods(shop.as('storekeeper'), shipped);
    const [row] = await cases('inTransit');
    await engine().transaction((tx) => tx.updateTable('serviceRequest').set({ state: 'archived' }).execute());
    const erasure = await receive(customer, 'delete');
    await verify(erasure.id);
    expect(await refusal(perform(erasure.id), 'erasureBlocked')).toEqual({ open: [row!.no] });
    await withdrawSupplierCase(shop.as('supervisor'), { id, version: 2, reason: told });
    expect(await tracesOf(engine(), [name])).toContain(`supplier_case.what: ${name}`);
    await perform(erasure.id);
    expect((await tracesOf(engine(), [name, phone])).filter((trace) => trace.startsWith('supplier'))).toEqual([]);
  });

  test('a visit is agreed, a case is withdrawn with its reason, and a supplier with open cases is not archived', async () => {
    const supplierId = await supplier();
    const { id } = await send(null);
    const visitAt = at('2024-03-05 14:00');
    await agreeVisit(shop.as('serviceManager'), agreeSupplierVisitInput.parse({ id, version: 1, visitAt }));
    expect(await cases('open')).toMatchObject([{ id, visitAt, state: 'answered', subject: 'none' }]);
    const target = { id: supplierId, version: 1 };
    expect(await refusal(archiveSupplier(shop.as('supervisor'), target), 'guardFailed')).toMatchObject({ guard: 'supplierHasCases' });
    await withdrawSupplierCase(shop.as('supervisor'), { id, version: 2, reason: '不用了' });
    expect(await cases('ended')).toMatchObject([{ id, state: 'withdrawn', endReason: '不用了' }]);
    await archiveSupplier(shop.as('supervisor'), target);
    // an archived one is sent nothing; the name is that of a new one
    await send(null);
    const [second] = (await listSuppliers(shop.as('supervisor'), supplierListInput.parse({}))).rows.map((row) => row.id);
    expect(second).not.toBe(supplierId);
    const back = restoreSupplier(shop.as('supervisor'), { id: supplierId, version: 2 });
    expect(await refusal(back, 'guardFailed')).toMatchObject({ guard: 'supplierNameTaken' });
    const found = await listSuppliers(shop.as('supervisor'), supplierListInput.parse({ query: '家居' }));
    expect(found.rows.map((row) => row.id)).toEqual([second]);
    expect((await listSuppliers(shop.as('supervisor'), supplierListInput.parse({ query: '%' }))).rows).toEqual([]);
  });
});
