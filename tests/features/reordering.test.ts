import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listAlerts } from '../../electron/features/alerts/alerts.service.ts';
import { createPart } from '../../electron/features/parts/parts.service.ts';
import {
  closeOrderShort,
  contractOrder,
  negotiateOrder,
  placeOrder,
  savePurchaseOrder,
} from '../../electron/features/purchase-orders/order-agreements.service.ts';
import { receiveOrder } from '../../electron/features/purchase-orders/order-receipts.service.ts';
import { viewPurchaseOrder } from '../../electron/features/purchase-orders/purchase-orders.service.ts';
import { orderProposals } from '../../electron/features/reordering/order-proposals.service.ts';
import { listReorders, saveReorderSettings } from '../../electron/features/reordering/reordering.service.ts';
import { keepReserve } from '../../electron/features/reordering/reserve-keeping.service.ts';
import { listReserves } from '../../electron/features/reordering/reserves.service.ts';
import { findPlaceOfKind, postMoves } from '../../electron/features/stock/posting.service.ts';
import type { PostLine } from '../../electron/features/stock/posting.service.ts';
import { reverseMove } from '../../electron/features/stock/stock-reversal.service.ts';
import { saveSupplier } from '../../electron/features/suppliers/suppliers.service.ts';
import { write } from '../../electron/platform/write.ts';
import { alertListInput } from '../../shared/timer-views.ts';
import { createItemInput } from '../../shared/parts.ts';
import { defaultReorderSettings, orderProposalsInput } from '../../shared/reordering.ts';
import { receivePurchaseOrderInput, savePurchaseOrderInput } from '../../shared/purchase-orders.ts';
import { saveSupplierInput } from '../../shared/suppliers.ts';
import { addDays } from '../../shared/time.ts';
import { describeOnEngines } from '../support/engines.ts';
import { approvedBy, ask, comesIn } from '../support/material-requests.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, receive, storeId } from '../support/stock.ts';

/** The day of the test shop's clock. */
const today = '2026-11-21';

describeOnEngines('reordering', (engine) => {
  let shop: Shop;
  let store: number;
  let supplier: number;
  let used: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    store = await storeId(shop);
    supplier = await findPlaceOfKind(shop.app.engine.db, 'supplier');
    used = await findPlaceOfKind(shop.app.engine.db, 'consumption');
  });

  const keeper = () => shop.as('storekeeper');
  const post = (bookedOn: string, lines: readonly PostLine[], staffId: number | null = null) => {
    const context = keeper();
    return write(context, async ({ tx, record }) => {
      await postMoves(context, tx, { bookedOn, staffId }, lines);
      await record({ subject: 'item', subjectId: lines[0]?.itemId ?? 0, kind: 'moved' });
    });
  };
  const comeIn = (itemId: number, qty: number, bookedOn = '2025-01-02') =>
    post(bookedOn, [{ itemId, kind: 'receipt', fromPlaceId: supplier, toPlaceId: store, qty, valueFen: qty * 100 }]);
  const takeOut = (itemId: number, qty: number, bookedOn = today) =>
    post(bookedOn, [{ itemId, kind: 'consume', fromPlaceId: store, toPlaceId: used, qty }]);
  const comeBack = (itemId: number, qty: number) =>
    post(today, [{ itemId, kind: 'return', fromPlaceId: used, toPlaceId: store, qty, valueFen: qty * 100 }]);
  const addConsumable = async (code: string, facts: object = {}) => {
    const input = createItemInput.parse({ code, name: '切削液', unit: '升', kind: 'consumable', placeId: store, ...facts });
    return (await createPart(keeper(), input)).id;
  };
  const addSupplier = async (name: string) => (await saveSupplier(keeper(), saveSupplierInput.parse({ name, kind: 'supplier' }))).id;
  /** A part of which 180 were used in the window: two a day, seven days to delivery, four for safety. */
  const addUsed = async (left: number, facts: object = {}) => {
    const item = await addPart(shop, { code: 'FAN-1', name: '风扇', leadDays: 7, safetyQty: 4, ...facts });
    await comeIn(item, 180 + left);
    await takeOut(item, 180, addDays(today, -30));
    return item;
  };

  test('R-004-52 a stock of 18 at 2 a day, 7 days and 4 for safety is proposed, one of 19 is not', async () => {
    const item = await addUsed(19);
    expect((await listReorders(keeper())).rows).toEqual([]);
    await takeOut(item, 1, '2026-01-02');
    const { rows, from, to } = await listReorders(keeper());
    expect(rows).toMatchObject([
      { itemId: item, code: 'FAN-1', lineQty: 18, availableQty: 18, used: 180, reason: 'atLine', lotQty: 14, proposedQty: 14 },
    ]);
    expect([from, to]).toEqual(['2026-08-24', today]);
  });

  test('what came back is no use, and neither is what was booked before the window', async () => {
    const item = await addPart(shop, { code: 'FAN-1', name: '风扇', leadDays: 7 });
    await comeIn(item, 200);
    await takeOut(item, 90, addDays(today, -89));
    await takeOut(item, 50, addDays(today, -90));
    await comeBack(item, 45);
    await saveReorderSettings(keeper(), { ...defaultReorderSettings, windowDays: 90 });
    await takeOut(item, 100);
    await comeBack(item, 100);
    const safety = await addPart(shop, { code: 'X', name: '垫片', safetyQty: 1 });
    expect((await listReorders(keeper())).rows.map(({ itemId }) => itemId)).toEqual([safety]);
    await post(today, [
      { itemId: item, kind: 'transfer', fromPlaceId: store, toPlaceId: await findPlaceOfKind(shop.app.engine.db, 'transit'), qty: 102 },
    ]);
    expect((await listReorders(keeper())).rows.find(({ itemId }) => itemId === item)).toMatchObject({ used: 45, lineQty: 3, stockQty: 3 });
  });

  test('the season of a year ago counts where it was the larger', async () => {
    const item = await addUsed(19);
    await comeIn(item, 360, '2025-01-03');
    await takeOut(item, 360, addDays(today, -30 - 365));
    expect((await listReorders(keeper())).rows).toMatchObject([{ itemId: item, usedLastYear: 360, isSeasonal: true, lineQty: 32 }]);
  });

  test('R-000-08 below its minimum an item is proposed, by supplier, with the arithmetic', async () => {
    const supplierId = await addSupplier('广州精诚制冷');
    await addPart(shop, { code: 'B-2', name: '无主', minQty: 1 });
    await addPart(shop, { code: 'A-1', name: '冷媒', minQty: 3, orderQty: 10, packUnit: '箱', packQty: 4, supplierId, costFen: 12_000 });
    const { rows } = await listReorders(keeper());
    expect(rows).toMatchObject([
      { code: 'A-1', supplierName: '广州精诚制冷', reason: 'belowMinimum', proposedQty: 16, proposedFen: 48_000 },
      { code: 'B-2', supplierName: null, proposedQty: 2 },
    ]);
  });

  test('R-000-08 what was chosen becomes drafts, one order for each supplier, and is not proposed again', async () => {
    const [first, second] = [await addSupplier('广州精诚制冷'), await addSupplier('佛山顺达五金')];
    const lines = [];
    for (const [code, supplierId] of [
      ['A-1', first],
      ['A-2', first],
      ['B-1', second],
    ] as const)
      lines.push({ itemId: await addPart(shop, { code, name: code, minQty: 3, supplierId }), qty: 4 });
    const made = await orderProposals(keeper(), orderProposalsInput.parse({ target: 'purchaseOrder', lines, reason: '补库存' }));
    expect(made.drafts).toHaveLength(2);
    expect((await listReorders(keeper())).rows).toEqual([]);
    const ordered = await shop.app.engine.db.selectFrom('purchaseOrderLine').select(['itemId', 'qty']).orderBy('itemId').execute();
    expect(ordered).toEqual(lines);
  });

  test('R-000-08 what is on order counts as there until it is on the shelf, and again when its receipt was taken back', async () => {
    const itemId = await addPart(shop, { code: 'A-1', name: '冷媒', minQty: 10 });
    const lines = [{ itemId, qty: 6, spec: '10kg', priceFen: 900 }];
    const { id } = await savePurchaseOrder(
      keeper(),
      savePurchaseOrderInput.parse({ supplierName: '广州精诚制冷', dueOn: '2026-11-30', lines }),
    );
    const target = async () => ({ id, version: (await viewPurchaseOrder(keeper(), { id })).version });
    for (const step of [negotiateOrder, contractOrder, placeOrder]) await step(keeper(), await target());
    const lineId = (await viewPurchaseOrder(keeper(), { id })).orderLines[0]?.id;
    const take = async (accepted: number) => {
      const line = { lineId, placeId: store, delivered: accepted, accepted };
      const { moveIds } = await receiveOrder(keeper(), receivePurchaseOrderInput.parse({ ...(await target()), lines: [line] }));
      return moveIds[0] ?? 0;
    };
    const seen = async () => (await listReorders(keeper())).rows.map(({ stockQty, onOrderQty }) => [stockQty, onOrderQty]);
    expect(await seen()).toEqual([[0, 6]]);
    const first = await take(2);
    expect(await seen()).toEqual([[2, 4]]);
    await reverseMove(keeper(), { moveId: first, reason: '点错' });
    expect(await seen()).toEqual([[0, 6]]);
    // the whole order was on the shelf, so it rests; taken back, it is waited for again
    const all = await take(6);
    expect(await seen()).toEqual([[6, 0]]);
    await reverseMove(keeper(), { moveId: all, reason: '点错' });
    expect(await seen()).toEqual([[0, 6]]);
    await closeOrderShort(keeper(), { ...(await target()), reason: '停产' });
    expect(await seen()).toEqual([[0, 0]]);
  });

  test('R-000-08 what came in for a material request and was taken back is still asked for', async () => {
    const itemId = await addPart(shop, { code: 'A-1', name: '角阀', minQty: 10 });
    const { id } = await ask(shop, itemId, { path: 'factory' });
    await approvedBy(shop, id, 'supervisor');
    const seen = async () => (await listReorders(keeper())).rows.map(({ stockQty, onOrderQty }) => [stockQty, onOrderQty]);
    const [[, asked = 0] = []] = await seen();
    await comesIn(shop, id, 1);
    expect(await seen()).toEqual([[1, asked - 1]]);
    const move = await shop.app.engine.db.selectFrom('stockMove').select('id').where('kind', '=', 'receipt').executeTakeFirstOrThrow();
    await reverseMove(keeper(), { moveId: move.id, reason: '点错' });
    expect(await seen()).toEqual([[0, asked]]);
  });

  test('an item without a supplier is refused by name, and nothing is made', async () => {
    const itemId = await addPart(shop, { code: 'B-2', name: '无主垫片', minQty: 1 });
    const input = orderProposalsInput.parse({ target: 'purchaseOrder', lines: [{ itemId, qty: 2 }], reason: '补库存' });
    await expect(orderProposals(keeper(), input)).rejects.toMatchObject({
      code: 'guardFailed',
      details: { guard: 'noSupplier', items: '无主垫片' },
    });
    const asked = orderProposalsInput.parse({ ...input, target: 'materialRequest' });
    await expect(orderProposals(keeper(), asked)).rejects.toMatchObject({ details: { guard: 'noApplicant', field: 'applicantId' } });
    const made = await orderProposals(keeper(), { ...asked, applicantId: shop.technicians[0] });
    expect(made.drafts).toHaveLength(1);
    expect((await listReorders(keeper())).rows).toEqual([]);
  });

  const alertsOf = async () => (await listAlerts(keeper(), alertListInput.parse({}))).rows.filter(({ kind }) => kind === 'reserveShort');
  const drafts = () => shop.app.engine.db.selectFrom('materialRequest').select(['id', 'state', 'isAutomatic']).execute();

  test('R-000-35 10.0 days of a consumable are enough, 9.9 alert once and draft a request', async () => {
    await engine().transaction(async (tx) => {
      await tx.updateTable('userAccount').set({ staffId: shop.technicians[1] }).where('id', '=', shop.users.storekeeper.id).execute();
    });
    const item = await addConsumable('OIL-1');
    await comeIn(item, 1000);
    await takeOut(item, 900);
    // 10 a day, 100 left
    expect(await listReserves(keeper())).toMatchObject([{ itemId: item, tenths: 100, isShort: false }]);
    expect(await keepReserve(shop.app)).toBe(0);
    await takeOut(item, 1, '2026-01-02');
    expect(await listReserves(keeper())).toMatchObject([{ tenths: 99, isShort: true, materialRequestId: null }]);
    expect(await Promise.all([keepReserve(shop.app), keepReserve(shop.app)])).toEqual(expect.arrayContaining([0, 1]));
    expect(await keepReserve(shop.app)).toBe(0);
    const [draft] = await drafts();
    expect(await drafts()).toMatchObject([{ state: 'draft', isAutomatic: 1 }]);
    const lines = await shop.app.engine.db.selectFrom('materialRequestLine').select(['itemId', 'qty']).execute();
    expect(lines).toEqual([{ itemId: item, qty: 1 }]);
    expect(await listReserves(keeper())).toMatchObject([{ materialRequestId: draft?.id }]);
    shop.clock.advance(3 * 24 * 3_600_000);
    expect(await alertsOf()).toMatchObject([{ about: { subject: 'item', subjectId: item } }]);
  });

  test('R-000-35 what lasts again is settled, and told of anew the next time', async () => {
    const item = await addConsumable('OIL-1');
    await comeIn(item, 999);
    await takeOut(item, 900);
    expect(await keepReserve(shop.app)).toBe(1);
    await receive(shop, item, 100, 5);
    expect(await keepReserve(shop.app)).toBe(0);
    shop.clock.advance(3 * 24 * 3_600_000);
    expect(await alertsOf()).toEqual([]);
    await takeOut(item, 101);
    expect(await keepReserve(shop.app)).toBe(1);
    expect(await alertsOf()).toHaveLength(1);
    // nobody keeps the store here, so nobody's name stands under a draft
    expect(await drafts()).toEqual([]);
  });

  test('R-000-35 by technician it is the bag that counts, and what was handed out without it', async () => {
    await saveReorderSettings(keeper(), { ...defaultReorderSettings, reservePer: 'technician' });
    const [staffId] = shop.technicians;
    const bag = await engine().transaction((tx) =>
      tx
        .insertInto('place')
        .values({ code: 'BAG-1', name: '王建国', kind: 'technician', isStocked: 1, isShelf: 0, staffId, parentId: null, keeperId: null })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    const item = await addConsumable('OIL-1');
    await comeIn(item, 2000);
    await post(today, [{ itemId: item, kind: 'transfer', fromPlaceId: store, toPlaceId: bag.id, qty: 500 }]);
    await post(today, [{ itemId: item, kind: 'consume', fromPlaceId: bag.id, toPlaceId: used, qty: 400 }]);
    expect(await listReserves(keeper())).toMatchObject([{ placeId: bag.id, stockQty: 100, used: 400, tenths: 225, isShort: false }]);
    await post(today, [{ itemId: item, kind: 'consume', fromPlaceId: store, toPlaceId: used, qty: 600 }], staffId);
    expect(await listReserves(keeper())).toMatchObject([{ stockQty: 100, used: 1000, tenths: 90, isShort: true }]);
    await saveReorderSettings(keeper(), defaultReorderSettings);
    expect(await listReserves(keeper())).toMatchObject([{ placeId: store, stockQty: 900, used: 1100, isShort: false }]);
  });
});
