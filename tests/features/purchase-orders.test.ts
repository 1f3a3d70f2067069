import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listAlerts } from '../../electron/features/alerts/alerts.service.ts';
import {
  consignmentArrived,
  cancelConsignment,
  listConsignments,
  reportConsignmentCosts,
  sendConsignment,
  exportConsignmentCosts,
} from '../../electron/features/consignments/consignments.service.ts';
import { listAgreedPrices, listPrices } from '../../electron/features/parts/prices.service.ts';
import {
  approveOrder,
  cancelOrder,
  closeOrderShort,
  contractOrder,
  draftOrder,
  negotiateOrder,
  placeOrder,
  postponeOrder,
  reviseOrder,
  savePurchaseOrder,
} from '../../electron/features/purchase-orders/order-agreements.service.ts';
import { receiveOrder } from '../../electron/features/purchase-orders/order-receipts.service.ts';
import { remindOfOrders } from '../../electron/features/purchase-orders/order-reminders.service.ts';
import {
  exportPurchaseOrders,
  listPurchaseOrders,
  recordPurchaseOrderPrint,
  viewPurchaseOrder,
} from '../../electron/features/purchase-orders/purchase-orders.service.ts';
import { changePurchasing } from '../../electron/features/purchase-orders/purchasing-settings.service.ts';
import { searchEverything } from '../../electron/features/search/search.service.ts';
import { reverseMove } from '../../electron/features/stock/stock-reversal.service.ts';
import { write } from '../../electron/platform/write.ts';
import { cancelConsignmentInput, consignmentArrivedInput, consignmentListInput, sendConsignmentInput } from '../../shared/consignments.ts';
import { purchaseOrderListInput, receivePurchaseOrderInput, savePurchaseOrderInput } from '../../shared/purchase-orders.ts';
import type { PurchaseOrderShow } from '../../shared/purchase-orders.ts';
import { at } from '../support/calendars.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, storeId } from '../support/stock.ts';

describeOnEngines('purchase orders', (engine) => {
  let shop: Shop;
  let pump: number;
  let oil: number;
  let place: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    shop.clock.now = at('2026-11-23 10:00');
    place = await storeId(shop);
    pump = await addPart(shop, { code: 'P-1', name: '水泵', spec: '220V', costFen: 8000 });
    oil = await addPart(shop, { code: 'P-2', name: '机油', unit: 'ml', packUnit: '桶', packQty: 5000, spec: '5W-30', kind: 'consumable' });
  });
  const keeper = () => shop.as('storekeeper');
  const view = async (id: number) => viewPurchaseOrder(keeper(), { id });
  const target = async (id: number) => ({ id, version: (await view(id)).version });
  const order = async (more: object = {}) =>
    savePurchaseOrder(
      keeper(),
      savePurchaseOrderInput.parse({
        supplierName: '上海配件行',
        dueOn: '2026-11-30',
        lines: [
          { itemId: pump, qty: 10, spec: '220V', priceFen: 7900 },
          { itemId: oil, qty: 10_000, spec: '5W-30', priceFen: 12_001 },
        ],
        ...more,
      }),
    );
  const placed = async (more: object = {}) => {
    const { id } = await order(more);
    await negotiateOrder(keeper(), await target(id));
    await contractOrder(keeper(), await target(id));
    await placeOrder(keeper(), await target(id));
    return id;
  };
  const lineOf = async (id: number, itemId: number) => (await view(id)).orderLines.find((line) => line.itemId === itemId)?.id ?? 0;
  const take = async (id: number, lines: readonly { itemId: number; delivered: number; accepted: number; reason?: string }[], more = {}) =>
    receiveOrder(
      keeper(),
      receivePurchaseOrderInput.parse({
        ...(await target(id)),
        ...more,
        lines: await Promise.all(lines.map(async ({ itemId, ...line }) => ({ placeId: place, ...line, lineId: await lineOf(id, itemId) }))),
      }),
    );
  const list = async (show: PurchaseOrderShow) =>
    (await listPurchaseOrders(keeper(), purchaseOrderListInput.parse({ show }))).rows.map(({ id }) => id);
  const balance = async (itemId: number) =>
    shop.app.engine.db
      .selectFrom('stockBalance')
      .select(['qty', 'valueFen'])
      .where('itemId', '=', itemId)
      .where('placeId', '=', place)
      .executeTakeFirst();

  test('R-004-56 a contract needs specification, quantity and day; agreed prices stay in the history (R-004-55)', async () => {
    const bare = await addPart(shop, { code: 'P-3', name: '密封圈' });
    const { id } = await order({ dueOn: '', lines: [{ itemId: bare, qty: 5, priceFen: 300 }] });
    await refusal(contractOrder(keeper(), await target(id)), 'commandNotAllowed');
    await negotiateOrder(keeper(), await target(id));
    expect(await refusal(contractOrder(keeper(), await target(id)), 'fieldsMissing')).toMatchObject({ fields: ['spec', 'dueOn'] });
    const lines = [{ itemId: bare, qty: 5, priceFen: 300, spec: '内径 12' }];
    const save = async (more: object) =>
      savePurchaseOrder(
        keeper(),
        savePurchaseOrderInput.parse({ ...(await target(id)), supplierName: '上海配件行', dueOn: '2026-11-30', lines, ...more }),
      );
    await save({});
    await contractOrder(keeper(), await target(id));
    await refusal(save({}), 'commandNotAllowed');
    const prices = async () => (await listAgreedPrices(keeper(), { supplierId: null, itemId: bare })).map(({ priceFen }) => priceFen);
    expect(await prices()).toEqual([300]);
    await reviseOrder(keeper(), { ...(await target(id)), reason: '降价' });
    await contractOrder(keeper(), await target(id));
    expect(await prices()).toEqual([300]);
    await reviseOrder(keeper(), { ...(await target(id)), reason: '再降' });
    await save({ lines: lines.map((line) => ({ ...line, priceFen: 280 })) });
    await contractOrder(keeper(), await target(id));
    expect(await listAgreedPrices(keeper(), { supplierId: null, itemId: bare })).toMatchObject([
      { priceFen: 280, supplierName: '上海配件行', fromOn: '2026-11-23' },
      { priceFen: 300 },
    ]);
    // the part's own page has the same history, and what is drafted next begins with it
    const history = (await listPrices(keeper(), { itemId: bare })).filter(({ kind }) => kind === 'agreed');
    expect(history.map(({ priceFen, note }) => [priceFen, note])).toEqual([
      [280, (await view(id)).no],
      [300, (await view(id)).no],
    ]);
    const { supplierId } = await view(id);
    const drafted = async (itemId: number) => {
      const context = keeper();
      const next = await write(context, (w) => draftOrder(w, context, { supplierId, lines: [{ itemId, qty: 2 }] }));
      return (await view(next.id)).orderLines[0]?.priceFen;
    };
    expect(await drafted(bare)).toBe(280);
    expect(await drafted(pump)).toBe(8000);
  });

  test('R-004-56 above the amount of the shop the service manager agrees before an order is placed', async () => {
    await changePurchasing(shop.as('serviceManager'), { weights: { quality: 1, price: 1, delivery: 1 }, approveFromFen: 103_002 });
    const { id } = await order();
    await negotiateOrder(keeper(), await target(id));
    await contractOrder(keeper(), await target(id));
    expect(await view(id)).toMatchObject({ totalFen: 103_002, needsApproval: true });
    expect(await list('toApprove')).toEqual([id]);
    expect(await refusal(placeOrder(keeper(), await target(id)), 'guardFailed')).toMatchObject({ guard: 'orderNotApproved' });
    expect(await refusal(approveOrder(keeper(), await target(id)), 'commandNotAllowed')).toMatchObject({ refusal: 'role' });
    await approveOrder(shop.as('serviceManager'), await target(id));
    await placeOrder(keeper(), await target(id));
    expect(await view(id)).toMatchObject({ state: 'ordered', needsApproval: false });
  });

  test('R-004-57 goods come in parts and are inspected: accepted go on the shelf, rejected stay out with their reason', async () => {
    const id = await placed();
    expect(() =>
      receivePurchaseOrderInput.parse({ id, version: 1, lines: [{ lineId: 1, placeId: 1, delivered: 1, accepted: 2 }] }),
    ).toThrow('acceptedTooMuch');
    expect(() =>
      receivePurchaseOrderInput.parse({ id, version: 1, lines: [{ lineId: 1, placeId: 1, delivered: 2, accepted: 1 }] }),
    ).toThrow();
    await take(id, [{ itemId: pump, delivered: 6, accepted: 4, reason: '外壳破裂' }]);
    expect(await view(id)).toMatchObject({
      state: 'arrived',
      receivedLines: 0,
      orderLines: [{ receivedQty: 4, rejectedQty: 2 }, { receivedQty: 0 }],
      inspections: [{ lines: [{ delivered: 6, accepted: 4, rejected: 2, reason: '外壳破裂' }] }],
    });
    expect(await balance(pump)).toMatchObject({ qty: 4, valueFen: 31_600 });
    const over = [{ itemId: pump, delivered: 7, accepted: 7 }];
    expect(await refusal(take(id, over), 'guardFailed')).toMatchObject({ guard: 'overDelivery', ordered: 10, received: 4, accepted: 7 });
    expect(await balance(pump)).toMatchObject({ qty: 4 });
    await take(id, over, { isOverConfirmed: true });
    await take(id, [{ itemId: oil, delivered: 10_000, accepted: 10_000 }]);
    // two cans at 120.01
    expect(await balance(oil)).toMatchObject({ qty: 10_000, valueFen: 24_002 });
    expect(await view(id)).toMatchObject({ state: 'stocked', receivedLines: 2 });
    await refusal(take(id, over, { isOverConfirmed: true }), 'commandNotAllowed');
  });

  test('R-004-57 what a reversal takes back is waited for again', async () => {
    const id = await placed({ lines: [{ itemId: pump, qty: 3, spec: '220V', priceFen: 7900 }] });
    const { moveIds } = await take(id, [{ itemId: pump, delivered: 3, accepted: 3 }]);
    expect(await view(id)).toMatchObject({ state: 'stocked', receivedLines: 1 });
    await reverseMove(keeper(), { moveId: moveIds[0] ?? 0, reason: '点错' });
    expect(await view(id)).toMatchObject({ state: 'arrived', orderLines: [{ receivedQty: 0 }] });
    expect(await list('awaited')).toEqual([id]);
    expect(await list('ended')).toEqual([]);
    await take(id, [{ itemId: pump, delivered: 2, accepted: 2 }]);
    await closeOrderShort(keeper(), { ...(await target(id)), reason: '停产' });
    expect(await view(id)).toMatchObject({ state: 'stocked', endReason: '停产', receivedLines: 0 });
    expect(await list('ended')).toEqual([id]);
  });

  test('R-004-57 an order past its day stands in the list of overdue ones; the buyers are told once until a new day is agreed on', async () => {
    const id = await placed();
    const told = async (role: 'storekeeper' | 'supervisor') =>
      (await listAlerts(shop.as(role), { limit: 50 })).rows.filter(({ kind }) => kind === 'purchaseOverdue').length;
    // the last minute of the day in the shop's zone
    shop.clock.now = at('2026-11-30 23:59');
    expect(await remindOfOrders(shop.app)).toBe(0);
    expect(await list('overdue')).toEqual([]);
    shop.clock.now = at('2026-12-01 10:00');
    expect(await list('overdue')).toEqual([id]);
    expect(await view(id)).toMatchObject({ isOverdue: true });
    expect(await remindOfOrders(shop.app)).toBe(1);
    expect(await remindOfOrders(shop.app)).toBe(0);
    expect([await told('storekeeper'), await told('supervisor')]).toEqual([1, 1]);
    const later = { dueOn: '2026-12-05', reason: '厂家排产' };
    expect(await refusal(postponeOrder(keeper(), { ...(await target(id)), ...later, dueOn: '2026-11-30' }), 'guardFailed')).toMatchObject({
      guard: 'dueInPast',
    });
    await postponeOrder(keeper(), { ...(await target(id)), ...later });
    expect(await view(id)).toMatchObject({ state: 'ordered', dueOn: '2026-12-05', isOverdue: false });
    expect(await told('storekeeper')).toBe(0);
    shop.clock.now = at('2026-12-06 10:00');
    expect(await remindOfOrders(shop.app)).toBe(1);
  });

  test('R-004-04 R-004-58 a consignment puts the order on its way and its arrival is noted; SM-20 leaves no step out', async () => {
    const id = await placed();
    const send = async (more: object) =>
      sendConsignment(
        keeper(),
        sendConsignmentInput.parse({
          direction: 'in',
          way: 'freight',
          party: '上海配件行',
          what: '水泵 10',
          sentOn: '2026-11-23',
          expectedOn: '2026-11-25',
          purchaseOrderId: id,
          ...more,
        }),
      );
    const sent = await send({ carrier: '德邦', trackingNo: 'DB-9' });
    expect(sent.no).toMatch(/^TY20261123-/);
    expect(await view(id)).toMatchObject({ state: 'inTransit' });
    const rows = async (filter: object) => (await listConsignments(keeper(), consignmentListInput.parse(filter))).rows;
    expect(await rows({ show: 'late' })).toEqual([]);
    shop.clock.now = at('2026-11-26 09:00');
    expect(await rows({ show: 'late', query: 'db-9' })).toMatchObject([{ id: sent.id, isLate: true, purchaseOrderId: id }]);
    const arrived = consignmentArrivedInput.parse({
      id: sent.id,
      version: 1,
      arrivedOn: '2026-11-26',
      condition: 'damaged',
      costFen: 12_000,
      remarks: '一箱压扁',
    });
    await consignmentArrived(keeper(), arrived);
    expect(await view(id)).toMatchObject({ state: 'arrived' });
    await refusal(consignmentArrived(keeper(), { ...arrived, version: 2 }), 'commandNotAllowed');
    await refusal(send({ sentOn: '2026-11-27', expectedOn: '' }), 'guardFailed');
    await take(id, [{ itemId: pump, delivered: 10, accepted: 8, reason: '压坏' }]);

    // R-004-04: what was rejected goes back, once
    const back = await send({ direction: 'back', way: 'express', what: '拒收水泵 2', expectedOn: '', costFen: 3000, withRejected: true });
    expect((await view(id)).inspections[0]?.lines[0]).toMatchObject({ rejected: 2, consignmentId: back.id, consignmentNo: back.no });
    expect(await refusal(send({ direction: 'back', expectedOn: '', withRejected: true }), 'guardFailed')).toMatchObject({
      guard: 'nothingRejected',
    });
    await cancelConsignment(keeper(), cancelConsignmentInput.parse({ id: back.id, version: 1, reason: '供应商上门取' }));
    expect((await view(id)).inspections[0]?.lines[0]).toMatchObject({ consignmentId: null });
    await send({ direction: 'back', way: 'own', sentOn: '2026-11-26', expectedOn: '', costFen: 500, withRejected: true });

    expect(await reportConsignmentCosts(keeper(), { from: '2026-11', to: '2026-11' })).toEqual([
      { month: '2026-11', way: 'freight', count: 1, costFen: 12_000, late: 1, damaged: 1 },
      { month: '2026-11', way: 'own', count: 1, costFen: 500, late: 0, damaged: 0 },
    ]);
    expect((await exportConsignmentCosts(keeper(), { from: '2026-11', to: '2026-11' })).fileName).toMatch(/^托运费用-.*\.xlsx$/);
  });

  test('SM-20 an order is cancelled with a reason until goods are here, found by its number, exported, and prints are counted', async () => {
    const id = await placed();
    const { no } = await view(id);
    expect((await searchEverything(keeper(), { query: no })).map(({ kind, title }) => [kind, title])).toContainEqual(['purchaseOrder', no]);
    expect((await exportPurchaseOrders(keeper(), purchaseOrderListInput.parse({ show: 'all' }))).fileName).toMatch(/^采购订单-.*\.xlsx$/);
    const print = { id, paper: 'A4' as const, copies: 2, reason: '' };
    expect(await recordPurchaseOrderPrint(keeper(), print)).toEqual({ nth: 1 });
    expect(await recordPurchaseOrderPrint(keeper(), print)).toEqual({ nth: 2 });
    expect(await refusal(cancelOrder(shop.as('frontDesk'), { ...(await target(id)), reason: '不要' }), 'commandNotAllowed')).toMatchObject({
      refusal: 'role',
    });
    await cancelOrder(keeper(), { ...(await target(id)), reason: '改自制' });
    expect(await view(id)).toMatchObject({ state: 'cancelled', endReason: '改自制' });
    expect(await list('open')).toEqual([]);
    const half = await placed();
    await take(half, [{ itemId: pump, delivered: 1, accepted: 1 }]);
    await refusal(cancelOrder(keeper(), { ...(await target(half)), reason: '不要' }), 'commandNotAllowed');
  });
});
