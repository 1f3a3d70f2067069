import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listReservations, reserveParts } from '../../electron/features/parts/reservations.service.ts';
import { demandParts } from '../../electron/features/parts/slip-parts.service.ts';
import { viewRequest } from '../../electron/features/requests/requests.service.ts';
import { checkStock } from '../../electron/features/stock/check.service.ts';
import { holdForPart } from '../../electron/features/stock/part-hold.service.ts';
import { issueToStaff, returnFromStaff } from '../../electron/features/stock/staff-issue.service.ts';
import { listItemPlaces, transferStock } from '../../electron/features/stock/transfers.service.ts';
import { voidSlip } from '../../electron/features/work-orders/work-orders-dispatch.service.ts';
import { viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import { demandInput } from '../../shared/parts.ts';
import { issueToStaffInput } from '../../shared/staff-stock.ts';
import { transferInput } from '../../shared/transfers.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, addPlace, issue, receive, storeId } from '../support/stock.ts';

describeOnEngines('what is kept for slips', (engine) => {
  let shop: Shop;
  let customer: number;
  let request: number;
  let slip: number;
  let part: number;
  let store: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    store = await storeId(shop);
    part = await addPart(shop, { code: 'YSJ-001', name: '压缩机' });
    customer = await addCustomer(shop);
    request = (await logCall(shop, customer)).id;
    slip = (await dispatch(shop, request)).id;
  });

  const keeper = () => shop.as('storekeeper');
  const wang = () => shop.technicians[0];
  const toStaff = (lines: readonly { itemId: number; placeId: number; qty: number; lotNo?: string }[], staffId = wang()) =>
    issueToStaff(keeper(), issueToStaffInput.parse({ staffId, lines, signedBy: '王建国', isSigned: true }));
  const addStore = async (code = 'B', name = '浦东库') => addPlace(shop, { code, name });
  const secondSlip = async () => (await dispatch(shop, (await logCall(shop, customer)).id)).id;
  const want = (workOrderId: number, qty: number, itemId = part) =>
    demandParts(shop.as('supervisor'), demandInput.parse({ workOrderId, lines: [{ itemId, qty }] }));
  const keep = (workOrderId: number, qty: number, placeId = store) =>
    reserveParts(keeper(), { workOrderId, lines: [{ itemId: part, placeId, qty }] });
  const where = async () =>
    Object.fromEntries((await listItemPlaces(keeper(), { itemId: part })).map(({ placeName, qty }) => [placeName, qty]));
  const isRight = async () => expect((await checkStock(keeper())).differences).toEqual([]);

  test('R-003-13 what is kept for a slip is refused to others by its number, and goes to the slip', async () => {
    await receive(shop, part, 3, 1000);
    await want(slip, 2);
    await keep(slip, 2);
    const { no } = await viewWorkOrder(shop.as('supervisor'), { id: slip });
    const other = await secondSlip();
    const refusal = { code: 'stockReserved', details: { slips: no, available: 1, wanted: 2, item: '压缩机' } };
    await expect(issue(shop, other, part, 2)).rejects.toMatchObject(refusal);
    await expect(toStaff([{ itemId: part, placeId: store, qty: 2 }])).rejects.toMatchObject(refusal);
    const away = transferInput.parse({ toPlaceId: await addStore(), lines: [{ itemId: part, placeId: store, qty: 2 }] });
    await expect(transferStock(keeper(), away)).rejects.toMatchObject(refusal);
    await issue(shop, other, part, 1);
    await issue(shop, slip, part, 2);
    expect(await listReservations(keeper(), { itemId: part, workOrderId: null })).toEqual([]);
    await isRight();
  });

  test('R-003-13 no more is kept than lies there free, nor than the slip still wants', async () => {
    await receive(shop, part, 3, 1000);
    await want(slip, 2);
    await expect(keep(slip, 3)).rejects.toMatchObject({ code: 'reserveTooMuch', details: { available: 2, wanted: 3 } });
    await keep(slip, 2);
    const other = await secondSlip();
    await want(other, 5);
    await expect(keep(other, 2)).rejects.toMatchObject({ code: 'stockReserved', details: { available: 1 } });
    await expect(keep(other, 4)).rejects.toMatchObject({ code: 'stockShort', details: { available: 3 } });
    await keep(other, 1);
    await keep(slip, 0);
    await keep(other, 3);
    expect(await listReservations(keeper(), { itemId: null, workOrderId: other })).toMatchObject([{ qty: 3, placeName: '主库' }]);
  });

  test('R-003-13 a slip that wants less keeps no more than that, and the rest is free for others', async () => {
    await receive(shop, part, 3, 1000);
    await want(slip, 3);
    await keep(slip, 3);
    await want(slip, 1);
    expect(await listReservations(keeper(), { itemId: part, workOrderId: slip })).toMatchObject([{ qty: 1 }]);
    await issue(shop, await secondSlip(), part, 2);
    await want(slip, 0);
    expect(await listReservations(keeper(), { itemId: part, workOrderId: null })).toEqual([]);
    await isRight();
  });

  test('R-003-13 a slip that is void keeps nothing', async () => {
    await receive(shop, part, 2, 1000);
    await want(slip, 2);
    await keep(slip, 2);
    const { version } = await viewWorkOrder(shop.as('supervisor'), { id: slip });
    await voidSlip(shop.as('supervisor'), { id: slip, version, reason: '客户取消' });
    expect(await listReservations(keeper(), { itemId: part, workOrderId: null })).toEqual([]);
    await toStaff([{ itemId: part, placeId: store, qty: 2 }]);
    await isRight();
  });

  test('R-003-13 a missing part holds the job as 待缺件 until the last one was issued', async () => {
    await want(slip, 2);
    const newPromisedAt = shop.clock.now + 3 * 86_400_000;
    await holdForPart(keeper(), { workOrderId: slip, newPromisedAt, note: '压缩机缺货' });
    expect(await viewRequest(shop.as('supervisor'), { id: request })).toMatchObject({ holdReason: 'part', promisedAt: newPromisedAt });
    await expect(holdForPart(keeper(), { workOrderId: slip, newPromisedAt, note: '' })).rejects.toMatchObject({ code: 'guardFailed' });
    await receive(shop, part, 2, 1000);
    await issue(shop, slip, part, 1);
    expect(await viewRequest(shop.as('supervisor'), { id: request })).toMatchObject({ holdReason: 'part' });
    await issue(shop, slip, part, 1);
    expect((await viewRequest(shop.as('supervisor'), { id: request })).holdReason).toBe('');
    expect((await viewWorkOrder(shop.as('supervisor'), { id: slip })).holdReason).toBe('');
  });

  test('R-003-13 in any order of acts, what is kept is there for its slip and never handed to another', async () => {
    const other = await secondSlip();
    await want(slip, 1000);
    await want(other, 1000);
    const slips = [slip, other];
    const act = fc.record({
      kind: fc.constantFrom('receive', 'keep', 'issue', 'staff', 'giveBack'),
      who: fc.constantFrom(0, 1),
      qty: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
        for (const { kind, who, qty } of acts) {
          const workOrderId = slips[who] ?? 0;
          const refusals = ['stockShort', 'stockReserved', 'reserveTooMuch', 'notFound'];
          const done = {
            receive: () => receive(shop, part, qty, 100),
            keep: () => keep(workOrderId, qty),
            issue: () => issue(shop, workOrderId, part, qty),
            staff: () => toStaff([{ itemId: part, placeId: store, qty }]),
            giveBack: () => returnFromStaff(keeper(), { staffId: wang(), lines: [{ itemId: part, placeId: store, qty }], reason: '未用' }),
          }[kind];
          await done().catch((error: { readonly code?: string }) => expect(refusals).toContain(error.code));
          const there = (await where())['主库'] ?? 0;
          const kept = await listReservations(keeper(), { itemId: part, workOrderId: null });
          expect(kept.reduce((sum, row) => sum + row.qty, 0)).toBeLessThanOrEqual(there);
        }
        await isRight();
      }),
      { numRuns: 12 },
    );
  }, 300_000);
});
