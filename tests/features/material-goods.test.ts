import { beforeAll, beforeEach, expect, test } from 'vitest';
import { draftRequest } from '../../electron/features/material-requests/new-requests.service.ts';
import { viewMaterialRequest } from '../../electron/features/material-requests/material-requests.service.ts';
import { signRequest, submitRequest } from '../../electron/features/material-requests/request-approval.service.ts';
import { endShort, issueRequested, settleRequest } from '../../electron/features/material-requests/request-goods.service.ts';
import { demandParts } from '../../electron/features/parts/slip-parts.service.ts';
import { viewPart } from '../../electron/features/parts/parts.service.ts';
import { checkStock } from '../../electron/features/stock/check.service.ts';
import { reverseMove } from '../../electron/features/stock/stock-reversal.service.ts';
import { receiveGoods } from '../../electron/features/stock/stock.service.ts';
import { viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import { write } from '../../electron/platform/write.ts';
import { createMaterialRequestInput, issueRequestInput } from '../../shared/material-requests.ts';
import { receiveInput } from '../../shared/stock.ts';
import { addCustomer, dispatch, enterResult, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { approvedBy, ask, buy, comesIn, consented, seenRequest } from '../support/material-requests.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, receive, storeId } from '../support/stock.ts';

describeOnEngines('goods of material requests', (engine) => {
  let shop: Shop;
  let valve = 0;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    valve = await addPart(shop, { code: 'JF-4', name: '角阀' });
  });

  const view = (id: number) => viewMaterialRequest(shop.as('supervisor'), { id });
  const stock = async () => (await viewPart(shop.as('storekeeper'), { id: valve })).qty;
  const handOut = async (id: number, qty: number, isSigned = true, empties = 0) => {
    const { lines, version } = await view(id);
    const line = { lineId: lines[0]?.id, placeId: await storeId(shop), qty, empties };
    return issueRequested(shop.as('storekeeper'), issueRequestInput.parse({ id, version, lines: [line], signedBy: '王建国', isSigned }));
  };
  const slip = async () => {
    const call = await logCall(shop, await addCustomer(shop));
    const { id, no } = await dispatch(shop, call.id);
    await demandParts(shop.as('technician'), { workOrderId: id, lines: [{ itemId: valve, qty: 3 }] });
    return { id, no };
  };

  test('R-000-31 no stock-in of a market purchase without its approved request', async () => {
    const placeId = await storeId(shop);
    const lines = [{ itemId: valve, placeId, qty: 3, unitCostFen: 1500 }];
    for (const kind of ['central', 'emergency'] as const) {
      const goods = receiveGoods(shop.as('storekeeper'), receiveInput.parse({ kind, lines }));
      expect(await refusal(goods, 'guardFailed')).toEqual({ guard: 'marketPurchase', field: 'kind' });
    }
    expect(await stock()).toBe(0);
    await receiveGoods(shop.as('storekeeper'), receiveInput.parse({ kind: 'factory', lines }));
    const { id } = await ask(shop, valve, { path: 'central', buyReason: 'factoryCannot' });
    expect(await refusal(comesIn(shop, id, 3), 'commandNotAllowed')).toMatchObject({ state: 'draft' });
    await approvedBy(shop, id, 'supervisor', 'serviceManager');
    expect(await refusal(comesIn(shop, id, 3), 'commandNotAllowed')).toMatchObject({ state: 'approved' });
    await buy(shop, id, 'adminOffice');
    await comesIn(shop, id, 3);
    expect(await stock()).toBe(6);
    const receipts = await shop.app.engine.db
      .selectFrom('goodsReceipt')
      .select(['kind', 'materialRequestId', 'supplier'])
      .orderBy('id')
      .execute();
    expect(receipts).toEqual([
      { kind: 'factory', materialRequestId: null, supplier: '' },
      { kind: 'central', materialRequestId: id, supplier: '五金店' },
    ]);
    expect((await checkStock(shop.as('storekeeper'))).differences).toEqual([]);
  });

  test('SM-07 in parts, never more than was asked for, the slips that wait for it in sight, and handed out to its slip', async () => {
    const job = await slip();
    const { id } = await ask(shop, valve, { workOrderId: job.id });
    await approvedBy(shop, id, 'supervisor');
    expect((await view(id)).waiting).toEqual([
      { workOrderId: job.id, no: job.no, itemName: '角阀', unit: '个', missingQty: 3, isHeld: false },
    ]);
    await comesIn(shop, id, 2);
    expect(await view(id)).toMatchObject({ state: 'approved', lines: [{ qty: 3, receivedQty: 2, issuedQty: 0 }] });
    expect(await refusal(comesIn(shop, id, 2), 'guardFailed')).toEqual({ guard: 'moreThanAsked', open: 1 });
    expect(await refusal(handOut(id, 3), 'guardFailed')).toEqual({ guard: 'moreThanReceived', open: 2 });
    await refusal(handOut(id, 2, false), 'signatureMissing');
    await handOut(id, 2);
    expect((await view(id)).state).toBe('approved');
    await comesIn(shop, id, 1);
    expect((await view(id)).state).toBe('stocked');
    await handOut(id, 1);
    expect(await view(id)).toMatchObject({ state: 'issued', waiting: [], lines: [{ receivedQty: 3, issuedQty: 3 }] });
    expect((await view(id)).receipts).toHaveLength(2);
    const { parts, isWaitingForParts } = await viewWorkOrder(shop.as('supervisor'), { id: job.id });
    expect(parts).toMatchObject([{ itemId: valve, issuedQty: 3 }]);
    expect(isWaitingForParts).toBe(false);
    expect(await stock()).toBe(0);
  });

  test('SM-07 what a reversal takes back of a receipt is waited for again, and the request with it', async () => {
    const moveOf = async (id: number, nth: number) => {
      const moves = await shop.app.engine.db
        .selectFrom('stockMove')
        .innerJoin('goodsReceipt', 'goodsReceipt.id', 'stockMove.receiptId')
        .select('stockMove.id')
        .where('goodsReceipt.materialRequestId', '=', id)
        .where('stockMove.kind', '=', 'receipt')
        .orderBy('stockMove.id')
        .execute();
      return moves[nth]?.id ?? 0;
    };
    const reverse = async (id: number, nth: number) =>
      reverseMove(shop.as('storekeeper'), { moveId: await moveOf(id, nth), reason: '点错' });
    const told = async () =>
      shop.app.engine.db.selectFrom('alert').select(['kind', 'role']).where('settledAt', 'is', null).orderBy('id').execute();
    const { id } = await ask(shop, valve);
    await approvedBy(shop, id, 'supervisor');
    await comesIn(shop, id, 2);
    const before = await seenRequest(shop, id);
    await reverse(id, 0);
    expect(await view(id)).toMatchObject({ state: 'approved', lines: [{ receivedQty: 0, issuedQty: 0 }] });
    // whoever had it on the screen is told that it changed
    await refusal(endShort(shop.as('storekeeper'), { ...before, reason: '不要了' }), 'staleVersion');
    await comesIn(shop, id, 1);
    await comesIn(shop, id, 2);
    expect(await view(id)).toMatchObject({ state: 'stocked', lines: [{ receivedQty: 3 }] });
    expect(await told()).not.toContainEqual({ kind: 'materialToSupply', role: 'storekeeper' });
    await reverse(id, 2);
    expect(await view(id)).toMatchObject({ state: 'approved', lines: [{ receivedQty: 1, issuedQty: 0 }] });
    expect((await view(id)).timeline.at(-1)).toMatchObject({ kind: 'bookedOut', data: { item: '角阀', qty: 2, reason: '点错' } });
    expect(await told()).toContainEqual({ kind: 'materialToSupply', role: 'storekeeper' });
    await comesIn(shop, id, 2);
    await handOut(id, 3);
    expect((await view(id)).state).toBe('issued');
    // it lies in the bag: the shelf has nothing to give back, until there is more
    await refusal(reverse(id, 3), 'stockShort');
    await receive(shop, valve, 2, 1500);
    await reverse(id, 3);
    expect(await view(id)).toMatchObject({ state: 'approved', lines: [{ receivedQty: 1, issuedQty: 3 }] });
    expect(await refusal(handOut(id, 1), 'guardFailed')).toEqual({ guard: 'moreThanReceived', open: 0 });
    // booked in as it was, nothing is left to hand out
    await comesIn(shop, id, 2);
    expect(await view(id)).toMatchObject({ state: 'issued', lines: [{ receivedQty: 3, issuedQty: 3 }] });
    expect((await checkStock(shop.as('storekeeper'))).differences).toEqual([]);
  });

  test('SM-07 what a reversal takes back of an issue lies there for the request again, whether a slip or a bag had it', async () => {
    const job = await slip();
    const lastMove = async () => {
      const { id } = await shop.app.engine.db
        .selectFrom('stockMove')
        .innerJoin('stockDocument', 'stockDocument.id', 'stockMove.documentId')
        .select('stockMove.id')
        .where('stockDocument.kind', '=', 'issue')
        .orderBy('stockMove.id', 'desc')
        .executeTakeFirstOrThrow();
      return id;
    };
    for (const workOrderId of [job.id, null]) {
      const { id } = await ask(shop, valve, workOrderId === null ? {} : { workOrderId });
      await approvedBy(shop, id, 'supervisor');
      await comesIn(shop, id, 3);
      await handOut(id, 1);
      await handOut(id, 2);
      const before = await seenRequest(shop, id);
      expect(await view(id)).toMatchObject({ state: 'issued', lines: [{ issuedQty: 3 }] });
      await reverseMove(shop.as('storekeeper'), { moveId: await lastMove(), reason: '领错人' });
      const { state, version, lines, timeline } = await view(id);
      expect({ state, lines }).toMatchObject({ state: 'stocked', lines: [{ receivedQty: 3, issuedQty: 1 }] });
      expect(version).toBe(before.version + 1);
      expect(timeline.at(-1)).toMatchObject({ kind: 'handedBack', data: { item: '角阀', qty: 2, reason: '领错人' } });
      expect(await refusal(handOut(id, 3), 'guardFailed')).toEqual({ guard: 'moreThanReceived', open: 2 });
      await handOut(id, 2);
      expect(await view(id)).toMatchObject({ state: 'issued', lines: [{ issuedQty: 3 }] });
      expect(await stock()).toBe(0);
    }
    expect((await checkStock(shop.as('storekeeper'))).differences).toEqual([]);
  });

  test('SM-07 what was described and booked in by the wrong item gets its right one after the reversal', async () => {
    const { id } = await ask(shop, null, { path: 'central', buyReason: 'cheaper' });
    await approvedBy(shop, id, 'supervisor', 'serviceManager');
    await buy(shop, id, 'adminOffice');
    const wrong = await addPart(shop, { code: 'JF-6', name: '大角阀' });
    await comesIn(shop, id, 3, 'storekeeper', wrong);
    expect((await view(id)).state).toBe('stocked');
    const move = await shop.app.engine.db.selectFrom('stockMove').select('id').where('itemId', '=', wrong).executeTakeFirstOrThrow();
    await reverseMove(shop.as('storekeeper'), { moveId: move.id, reason: '选错' });
    expect(await view(id)).toMatchObject({ state: 'bought', lines: [{ itemId: null, name: '不锈钢角阀', receivedQty: 0 }] });
    await comesIn(shop, id, 3, 'storekeeper', valve);
    expect(await view(id)).toMatchObject({ state: 'stocked', lines: [{ itemId: valve, receivedQty: 3 }] });
  });

  test('B-18 what was described gets its item when it comes in, and goes to whoever asked', async () => {
    const { id } = await ask(shop, null);
    expect((await view(id)).lines).toMatchObject([{ itemId: null, name: '不锈钢角阀', spec: '4 分', unit: '个' }]);
    await approvedBy(shop, id, 'supervisor');
    await comesIn(shop, id, 1, 'storekeeper', valve);
    const other = await addPart(shop, { code: 'JF-6', name: '大角阀' });
    expect(await refusal(comesIn(shop, id, 1, 'storekeeper', other), 'guardFailed')).toEqual({ guard: 'otherItem' });
    await handOut(id, 1);
    const bag = await shop.app.engine.db
      .selectFrom('stockBalance')
      .innerJoin('place', 'place.id', 'stockBalance.placeId')
      .select(['place.staffId', 'stockBalance.qty'])
      .where('place.kind', '=', 'technician')
      .execute();
    expect(bag).toEqual([{ staffId: shop.technicians[0], qty: 1 }]);
    // the rest does not come
    await endShort(shop.as('storekeeper'), { ...(await seenRequest(shop, id)), reason: '厂家停产' });
    expect((await view(id)).state).toBe('stocked');
    await settleRequest(shop.as('storekeeper'), { ...(await seenRequest(shop, id)), reason: '已领' });
    expect((await view(id)).state).toBe('issued');
  });

  test('R-000-33 what was used on site is booked in and goes to its slip after the work', async () => {
    const job = await slip();
    const { id } = await ask(shop, valve, { path: 'emergency', workOrderId: job.id });
    await consented(shop, id);
    await buy(shop, id, 'technician');
    await enterResult(shop, job.id);
    await comesIn(shop, id, 3, 'adminOffice');
    await handOut(id, 3);
    expect((await view(id)).state).toBe('issued');
    expect((await viewWorkOrder(shop.as('supervisor'), { id: job.id })).parts).toMatchObject([{ itemId: valve, issuedQty: 3 }]);
  });

  test('R-000-34 what is exchanged for empties is handed out against them, to a person and to a slip', async () => {
    const glue = await addPart(shop, { code: 'JS-1', name: '玻璃胶', kind: 'consumable', wantsEmpty: true });
    const ready = async (workOrderId: number | null) => {
      const { id } = await ask(shop, glue, { workOrderId });
      await approvedBy(shop, id, 'supervisor');
      await comesIn(shop, id, 3);
      return id;
    };
    // the first issue needs none
    await handOut(await ready(null), 3);
    const next = await ready(null);
    expect(await refusal(handOut(next, 3), 'emptiesMissing')).toMatchObject({ item: '玻璃胶', wanted: '3', available: '0' });
    expect(await refusal(handOut(next, 3, true, 2), 'emptiesMissing')).toMatchObject({ available: '2' });
    await handOut(next, 3, true, 3);
    expect((await view(next)).state).toBe('issued');
    const forSlip = await ready((await slip()).id);
    await refusal(handOut(forSlip, 3), 'emptiesMissing');
    await handOut(forSlip, 3, true, 3);
    expect((await view(forSlip)).state).toBe('issued');
    const accounts = await shop.app.engine.db.selectFrom('emptyAccount').select(['heldQty', 'creditQty']).execute();
    expect(accounts).toEqual([{ heldQty: 3, creditQty: 0 }]);
    // a valve goes for nothing
    const valves = await ask(shop, valve);
    await approvedBy(shop, valves.id, 'supervisor');
    await comesIn(shop, valves.id, 3);
    expect(await refusal(handOut(valves.id, 3, true, 1), 'guardFailed')).toMatchObject({ guard: 'noEmptyWanted' });
  });

  test('R-000-35 a request that the program drafts for the reserve is sent by a person and ends on the shelf', async () => {
    await receive(shop, valve, 1, 1500);
    const input = createMaterialRequestInput.parse({
      applicantId: shop.technicians[0],
      path: 'factory',
      purpose: 'reserve',
      reason: '备用量不足 10 天',
      lines: [{ itemId: valve, qty: 9 }],
    });
    const context = shop.as('storekeeper');
    const { id } = await write(context, (w) => draftRequest(w, context, input, { isAutomatic: true }));
    expect(await view(id)).toMatchObject({ state: 'draft', isAutomatic: true, purpose: 'reserve' });
    await submitRequest(shop.as('storekeeper'), await seenRequest(shop, id));
    await signRequest(shop.as('supervisor'), { ...(await seenRequest(shop, id)), note: '' });
    await comesIn(shop, id, 9);
    expect((await view(id)).state).toBe('stocked');
    expect(await stock()).toBe(10);
  });
});
