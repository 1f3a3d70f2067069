import { beforeAll, beforeEach, expect, test } from 'vitest';
import { closeForm, finishForm, tellManagement } from '../../electron/features/feedback-forms/form-steps.service.ts';
import { noteGoodsArrived } from '../../electron/features/feedback-forms/form-goods.service.ts';
import { viewForm } from '../../electron/features/feedback-forms/feedback-forms.service.ts';
import { endSupplier, tellSupplier } from '../../electron/features/repair-cases/repair-causes.service.ts';
import { viewRepair } from '../../electron/features/repair-cases/repair-cases.service.ts';
import { voidRepair } from '../../electron/features/repair-cases/repair-works.service.ts';
import { viewRequest } from '../../electron/features/requests/requests.service.ts';
import { explainCause } from '../../electron/features/requests/requests-steps.service.ts';
import { receiveCaseGoods, sendSupplierCase, shipCaseGoods } from '../../electron/features/supplier-desk/supplier-desk.service.ts';
import { listSupplierCases, viewSupplierCase } from '../../electron/features/suppliers/supplier-cases.service.ts';
import { withdrawSupplierCase } from '../../electron/features/suppliers/supplier-steps.service.ts';
import { listSuppliers } from '../../electron/features/suppliers/suppliers.service.ts';
import { listTasks } from '../../electron/features/tasks/tasks.service.ts';
import {
  goodsArrivedInput,
  sendSupplierCaseInput,
  shipGoodsInput,
  supplierCaseListInput,
  supplierListInput,
} from '../../shared/suppliers.ts';
import { taskListInput } from '../../shared/tasks.ts';
import { addCustomer, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { agree, awaitFormGoods, decide, formAt, openForm, shipment, tellFormSupplier, upToGoods } from '../support/feedback.ts';
import { refusal } from '../support/refusal.ts';
import { at as repairAt, judgedRepair } from '../support/repairs.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;

describeOnEngines('suppliers and the documents that wait for them', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const heads = () => shop.as('supervisor');
  const store = () => shop.as('storekeeper');
  const call = async () => (await logCall(shop, await addCustomer(shop))).id;
  const form = (id: number) => viewForm(heads(), { id });
  const cases = async (subject: 'feedbackForm' | 'repairCase' | 'request', subjectId: number) =>
    (await listSupplierCases(heads(), supplierCaseListInput.parse({ show: 'all', subject, subjectId }))).rows;
  const send = async (changes: object) =>
    sendSupplierCase(
      heads(),
      sendSupplierCaseInput.parse({ supplierName: '顾家', what: '换扶手', way: 'wechat', answerDueAt: shop.clock.now + hour, ...changes }),
    );
  const ship = async (id: number) => shipCaseGoods(store(), shipGoodsInput.parse({ ...(await caseAt(id)), ...shipment }));
  const receive = async (id: number, nth = 0) => {
    const { goods, version } = await viewSupplierCase(heads(), { id });
    return receiveCaseGoods(store(), goodsArrivedInput.parse({ id, version, goodsId: goods[nth]?.id, at: shop.clock.now }));
  };
  const caseAt = async (id: number) => ({ id, version: (await viewSupplierCase(heads(), { id })).version });
  /** How often somebody was told that goods came for a request. */
  const arrivals = async (requestId: number) =>
    (await engine().db.selectFrom('alert').select('id').where('requestId', '=', requestId).where('kind', '=', 'goodsArrived').execute())
      .length;

  test('R-000-14 a form that tells its supplier opens their case; goods shipped and arrived there move the form on, once', async () => {
    const requestId = await call();
    const id = await openForm(shop, requestId);
    await decide(shop, id, 'factory', { isAbnormal: true });
    await tellFormSupplier(shop, id);
    const [sent] = await cases('feedbackForm', id);
    expect(sent).toMatchObject({ supplierName: '顾家家居工厂', state: 'sent', requestId, subjectNo: (await form(id)).no });
    // the name is now in the list of suppliers, and is not written down twice
    await send({ supplierName: '顾家家居工厂' });
    const listed = await listSuppliers(heads(), supplierListInput.parse({}));
    expect(listed.rows).toMatchObject([{ name: '顾家家居工厂', kind: 'factory', openCases: 2 }]);
    await ship(sent!.id);
    expect(await form(id)).toMatchObject({ state: 'awaitingGoods' });
    await ship(sent!.id);
    await receive(sent!.id);
    // the second delivery is still on its way
    expect(await form(id)).toMatchObject({ state: 'awaitingGoods', goodsArrivedAt: null });
    await receive(sent!.id, 1);
    expect(await form(id)).toMatchObject({ state: 'arrived', goodsArrivedAt: shop.clock.now });
    expect(await arrivals(requestId)).toBe(2);
    await finishForm(heads(), { ...(await formAt(shop, id)), at: shop.clock.now, result: '扶手已换' });
    expect((await cases('feedbackForm', id)).map(({ state }) => state)).toEqual(['closed']);
  });

  test('R-000-12 said on the form, the arrival marks the goods of its cases and is told once', async () => {
    const requestId = await call();
    const id = await openForm(shop, requestId);
    await upToGoods(shop, id, { isAbnormal: true });
    const [open] = await cases('feedbackForm', id);
    expect(open).toMatchObject({ state: 'answered', goods: [{ what: '扶手', arrivedAt: null }] });
    await noteGoodsArrived(store(), { ...(await formAt(shop, id)), at: shop.clock.now });
    expect(await cases('feedbackForm', id)).toMatchObject([{ goods: [{ arrivedAt: shop.clock.now, receivedByName: 'storekeeper' }] }]);
    expect(await arrivals(requestId)).toBe(1);
    expect(await refusal(receive(open!.id), 'guardFailed')).toEqual({ guard: 'goodsAlreadyHere' });
    expect(await arrivals(requestId)).toBe(1);
  });

  test('R-000-14 a withdrawn case holds nothing: goods are awaited of a new one, sent from the form', async () => {
    const id = await openForm(shop, null);
    await decide(shop, id, 'specialPart');
    await send({ formId: id });
    // sending a case is telling the supplier
    expect(await form(id)).toMatchObject({ state: 'supplierTold', supplierName: '顾家' });
    const [first] = await cases('feedbackForm', id);
    await withdrawSupplierCase(heads(), { ...(await caseAt(first!.id)), reason: '停产' });
    expect(await refusal(awaitFormGoods(shop, id), 'guardFailed')).toEqual({ guard: 'supplierCaseEnded' });
    await send({ formId: id, supplierName: '顺德配件' });
    await awaitFormGoods(shop, id);
    expect((await cases('feedbackForm', id)).map(({ supplierName, goods }) => [supplierName, goods.length])).toEqual([
      ['顾家', 0],
      ['顺德配件', 1],
    ]);
    await noteGoodsArrived(store(), { ...(await formAt(shop, id)), at: shop.clock.now });
    await finishForm(heads(), { ...(await formAt(shop, id)), at: shop.clock.now, result: '已换' });
    await tellManagement(heads(), await formAt(shop, id));
    await agree(shop, id);
    await closeForm(heads(), await formAt(shop, id));
    expect(await refusal(send({ formId: id }), 'guardFailed')).toEqual({ guard: 'formClosed' });
    const late = send({ answerDueAt: shop.clock.now });
    expect(await refusal(late, 'guardFailed')).toEqual({ guard: 'answerDueInPast', field: 'answerDueAt' });
  });

  test('R-002-39 a repair’s supplier has a case with the agreed visit; put right, it is closed, and void, withdrawn', async () => {
    const id = await judgedRepair(shop, 'supplier');
    const { now } = shop.clock;
    const tell = async (name: string, comesAt: number) =>
      tellSupplier(shop.as('frontDesk'), { ...(await repairAt(shop, id)), name, toldAt: now, comesAt });
    await tell('某瓷砖厂', now + 24 * hour);
    await tell('某瓷砖厂', now + 30 * hour);
    expect(await cases('repairCase', id)).toMatchObject([{ supplierName: '某瓷砖厂', state: 'answered', visitAt: now + 30 * hour }]);
    // another supplier takes over
    await tell('另一家', now + 40 * hour);
    const both = await cases('repairCase', id);
    expect(both.map(({ supplierName, state }) => [supplierName, state])).toEqual([
      ['某瓷砖厂', 'withdrawn'],
      ['另一家', 'answered'],
    ]);
    await endSupplier(shop.as('frontDesk'), { ...(await repairAt(shop, id)), at: now });
    expect((await cases('repairCase', id)).map(({ state }) => state)).toEqual(['withdrawn', 'closed']);
    const { requestId } = await viewRepair(heads(), { id });
    expect((await viewRequest(heads(), { id: requestId })).state).toBe('resolved');
    const other = await judgedRepair(shop, 'supplier');
    await tellSupplier(shop.as('frontDesk'), { ...(await repairAt(shop, other)), name: '某瓷砖厂', toldAt: now, comesAt: now + hour });
    await voidRepair(heads(), { ...(await repairAt(shop, other)), reason: '录错' });
    expect(await cases('repairCase', other)).toMatchObject([{ state: 'withdrawn', endReason: '录错' }]);
  });

  test('R-003-56 the fault of a bought-in part is purchasing’s task until the outside maker was sent a case', async () => {
    const requestId = await call();
    const { version } = await viewRequest(heads(), { id: requestId });
    const cause = { id: requestId, version, isExplained: true, problemKind: 'outsidePart', text: '外购电机损坏' } as const;
    await explainCause(shop.as('frontDesk'), cause);
    const open = async () => (await listTasks(store(), taskListInput.parse({ kind: 'purchase', requestId }))).rows;
    expect(await open()).toHaveLength(1);
    await sendSupplierCase(
      store(),
      sendSupplierCaseInput.parse({
        supplierName: '某电机厂',
        requestId,
        what: '电机损坏',
        way: 'phone',
        answerDueAt: shop.clock.now + hour,
      }),
    );
    expect(await open()).toEqual([]);
    expect(await cases('request', requestId)).toMatchObject([{ supplierName: '某电机厂', sentByName: 'storekeeper' }]);
  });
});
