import { beforeAll, beforeEach, expect, test } from 'vitest';
import { changeCodeRule, listClasses, previewCode, readCodeRule, saveClass } from '../../electron/features/parts/classes.service.ts';
import { changeHighValue, exportLedger, listHighValue, viewLedger } from '../../electron/features/parts/high-value.service.ts';
import {
  changePart,
  countPartList,
  createPart,
  listLots,
  listParts,
  lookUpParts,
  viewPart,
} from '../../electron/features/parts/parts.service.ts';
import { agreePrice, agreedPriceOn, listPrices } from '../../electron/features/parts/prices.service.ts';
import { addSubstitute, listSubstitutes, removeSubstitute } from '../../electron/features/parts/substitutes.service.ts';
import { receiveGoods } from '../../electron/features/stock/stock.service.ts';
import { saveSupplier } from '../../electron/features/suppliers/suppliers.service.ts';
import { codePrefix, nextCode, saveClassInput, substituteInput } from '../../shared/catalogue.ts';
import { createItemInput, findPartInput, partListInput, updateItemInput } from '../../shared/parts.ts';
import type { ClassAxis, CreateItemInput } from '../../shared/parts.ts';
import { receiveInput } from '../../shared/stock.ts';
import { saveSupplierInput } from '../../shared/suppliers.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, issue, receive, storeId } from '../support/stock.ts';

describeOnEngines('the catalogue of parts', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const keeper = () => shop.as('storekeeper');
  const addClass = async (axis: ClassAxis, code: string, name: string) =>
    (await saveClass(keeper(), saveClassInput.parse({ axis, code, name }))).id;
  const add = async (facts: Partial<CreateItemInput>) => {
    const input = createItemInput.parse({ name: '电机', unit: '个', placeId: await storeId(shop), ...facts });
    const { id } = await createPart(keeper(), input);
    return viewPart(keeper(), { id });
  };
  const change = async (id: number, facts: Partial<CreateItemInput>) => {
    const part = await viewPart(keeper(), { id });
    const known = Object.fromEntries(Object.keys(updateItemInput.shape).map((key) => [key, part[key as keyof typeof part]]));
    return changePart(keeper(), updateItemInput.parse({ ...known, ...facts }));
  };
  const addSupplier = async (name: string) =>
    (await saveSupplier(shop.as('supervisor'), saveSupplierInput.parse({ name, kind: 'supplier' }))).id;

  test('R-004-50 a code that nobody wrote is built from the class and the next number, and no number comes twice', async () => {
    const motors = await addClass('function', 'dj', '电机');
    expect(await previewCode(keeper(), { useClassId: null, functionClassId: motors, structureClassId: null })).toEqual({
      code: 'DJ-0001',
      missing: [],
    });
    const made = [await add({ functionClassId: motors }), await add({ functionClassId: motors })];
    expect(made.map(({ code }) => code)).toEqual(['DJ-0001', 'DJ-0002']);
    // one that was written by hand counts, whatever stands behind another does not
    await add({ code: 'DJ-0041', name: '进口电机' });
    await add({ code: 'DJ-0099-A', name: '旧编码' });
    expect((await add({ functionClassId: motors })).code).toBe('DJ-0042');
    const many = await Promise.all(Array.from({ length: 4 }, () => add({ functionClassId: motors })));
    expect(new Set(many.map(({ code }) => code))).toEqual(new Set(['DJ-0043', 'DJ-0044', 'DJ-0045', 'DJ-0046']));
    await expect(add({})).rejects.toMatchObject({ code: 'guardFailed', details: { guard: 'codeNeedsClass', field: 'functionClassId' } });
    await expect(add({ code: 'DJ-0041' })).rejects.toMatchObject({ code: 'codeTaken' });
    await expect(add({ code: 'X', useClassId: motors })).rejects.toMatchObject({ details: { guard: 'classUnknown', field: 'useClassId' } });
  });

  test('R-004-50 the shop says how codes are built: which classes, what stands between, how many figures', async () => {
    expect(await readCodeRule(keeper())).toEqual({ axes: ['function'], separator: '-', digits: 4 });
    await changeCodeRule(keeper(), { axes: ['use', 'function'], separator: '.', digits: 3 });
    const useClassId = await addClass('use', 'JD', '家电');
    const functionClassId = await addClass('function', 'DJ', '电机');
    const ids = { useClassId: null, functionClassId, structureClassId: null };
    expect(await previewCode(keeper(), ids)).toEqual({ code: null, missing: ['use'] });
    expect((await add({ useClassId, functionClassId })).code).toBe('JD.DJ.001');
    expect(codePrefix({ axes: ['use'], separator: '', digits: 2 }, () => 'A')).toBe('A');
    expect(nextCode('A', 2, ['A99', 'A007', 'Ax'])).toBe('A100');
  });

  test('R-004-50 three classes filter the list; a class says how many items are in it and keeps its code to itself', async () => {
    const use = await addClass('use', 'KT', '空调');
    const func = await addClass('function', 'DJ', '电机');
    const structure = await addClass('structure', 'ZJ', '总成');
    await add({ code: 'A', useClassId: use, functionClassId: func, structureClassId: structure });
    await add({ code: 'B', useClassId: use, functionClassId: func });
    await add({ code: 'C', structureClassId: structure });
    const codes = async (filter: object) => (await listParts(keeper(), partListInput.parse(filter))).rows.map(({ code }) => code);
    expect(await codes({ useClassId: use })).toEqual(['A', 'B']);
    expect(await codes({ functionClassId: func, structureClassId: structure })).toEqual(['A']);
    expect(await codes({ structureClassId: structure })).toEqual(['A', 'C']);
    expect(await countPartList(keeper(), partListInput.parse({ useClassId: use }))).toEqual({ total: 2, isMore: false });
    expect((await listClasses(keeper())).map(({ code, items }) => [code, items])).toEqual([
      ['KT', 2],
      ['DJ', 2],
      ['ZJ', 2],
    ]);
    await expect(addClass('use', 'kt', '又一个')).rejects.toMatchObject({ code: 'codeTaken', details: { field: 'code' } });
    await addClass('function', 'KT', '别的轴可以同码');
    const edit = saveClassInput.parse({ id: use, version: 1, axis: 'use', code: 'KT', name: '空调类', isActive: false });
    await saveClass(keeper(), edit);
    await expect(saveClass(keeper(), edit)).rejects.toMatchObject({ code: 'staleVersion' });
  });

  test('B-15 prices have a history: each change with day, pack and who made it; what is unchanged is not written again', async () => {
    const supplierId = await addSupplier('长沙配件行');
    const { id } = await add({
      code: 'YQ',
      name: '油漆',
      unit: '毫升',
      packUnit: '桶',
      packQty: 5000,
      priceFen: 20_000,
      costFen: 12_000,
      supplierId,
    });
    await change(id, { name: '油漆（白）' });
    await change(id, { priceFen: 22_000 });
    await change(id, { costFen: 13_000 });
    const prices = await listPrices(keeper(), { itemId: id });
    expect(prices.map(({ kind, priceFen, unit, packQty, supplierName }) => [kind, priceFen, unit, packQty, supplierName])).toEqual([
      ['purchase', 13_000, '桶', 5000, '长沙配件行'],
      ['sale', 22_000, '桶', 5000, null],
      ['purchase', 12_000, '桶', 5000, '长沙配件行'],
      ['sale', 20_000, '桶', 5000, null],
    ]);
    // another pack is another price, though the figure stays
    await change(id, { packQty: 4000 });
    expect((await listPrices(keeper(), { itemId: id })).slice(0, 2).map(({ packQty }) => packQty)).toEqual([4000, 4000]);
  });

  test('R-004-55 what a supplier agreed to holds from its day on, for this supplier alone', async () => {
    const [first, second] = [await addSupplier('甲供应商'), await addSupplier('乙供应商')];
    const itemId = await addPart(shop, { code: 'DJ', name: '电机' });
    const agree = (supplierId: number, priceFen: number, fromOn: string) =>
      agreePrice(keeper(), { itemId, supplierId, priceFen, fromOn, note: '年度议价' });
    await agree(first, 9000, '2026-01-01');
    await agree(first, 8500, '2026-07-01');
    await agree(second, 8800, '2026-03-01');
    const { db } = shop.app.engine;
    expect(await agreedPriceOn(db, itemId, first, '2026-06-30')).toMatchObject({ priceFen: 9000 });
    expect(await agreedPriceOn(db, itemId, first, '2026-07-01')).toMatchObject({ priceFen: 8500 });
    expect(await agreedPriceOn(db, itemId, second, '2026-02-28')).toBeUndefined();
    await expect(agree(99_999, 1, '2026-01-01')).rejects.toMatchObject({ code: 'notFound' });
  });

  test('R-000-08 what is marked or costs as much as the threshold has a ledger of every movement with what was left', async () => {
    const slip = await dispatch(shop, (await logCall(shop, await addCustomer(shop))).id);
    const marked = await addPart(shop, { code: 'A', name: '压缩机', isHighValue: true });
    const dear = await addPart(shop, { code: 'B', name: '主板', costFen: 100_000 });
    const bought = await addPart(shop, { code: 'C', name: '屏幕' });
    await addPart(shop, { code: 'D', name: '螺丝', costFen: 99_999 });
    await receive(shop, bought, 2, 100_000);
    await receive(shop, marked, 5, 30_000);
    await issue(shop, slip.id, marked, 2);
    await receive(shop, marked, 1, 60_000);
    expect((await listHighValue(keeper())).parts.map(({ code, isMarked }) => [code, isMarked])).toEqual([
      ['A', true],
      ['B', false],
      ['C', false],
    ]);
    const ledger = await viewLedger(keeper(), { itemId: marked, from: '', to: '' });
    expect(ledger.rows.map(({ kind, inQty, outQty, balanceQty, balanceFen }) => [kind, inQty, outQty, balanceQty, balanceFen])).toEqual([
      ['receipt', 5, 0, 5, 150_000],
      ['issue', 0, 2, 3, 90_000],
      ['receipt', 1, 0, 4, 150_000],
    ]);
    const part = await viewPart(keeper(), { id: marked });
    expect([ledger.closingQty, ledger.closingFen]).toEqual([part.qty, part.valueFen]);
    const after = await viewLedger(keeper(), { itemId: marked, from: '2200-01-01', to: '' });
    expect([after.openingQty, after.openingFen, after.rows.length]).toEqual([4, 150_000, 0]);
    const file = await exportLedger(keeper(), { itemId: null, from: '', to: '' });
    expect(Buffer.from(file.base64, 'base64').subarray(0, 2).toString()).toBe('PK');
    await changeHighValue(keeper(), { thresholdFen: 100_001 });
    expect((await listHighValue(keeper())).parts.map(({ code }) => code)).toEqual(['A']);
    expect(dear).toBeGreaterThan(0);
  });

  test('B-15 substitutes stand in for one another and are offered where nothing is in stock', async () => {
    const [a, b] = [await addPart(shop, { code: 'DJ-A', name: '甲电机' }), await addPart(shop, { code: 'DJ-B', name: '乙电机' })];
    await addSubstitute(keeper(), { itemId: b, substituteId: a, note: '要加垫片' });
    await receive(shop, b, 3, 1000);
    expect(await listSubstitutes(keeper(), { itemId: a })).toMatchObject([{ id: b, qty: 3, note: '要加垫片' }]);
    expect(await listSubstitutes(keeper(), { itemId: b })).toMatchObject([{ id: a, qty: 0 }]);
    const found = await lookUpParts(keeper(), findPartInput.parse({ query: 'DJ' }));
    expect(found.map(({ code, substitutes }) => [code, substitutes.map((one) => one.code)])).toEqual([
      ['DJ-A', ['DJ-B']],
      ['DJ-B', []],
    ]);
    expect(substituteInput.safeParse({ itemId: a, substituteId: a }).success).toBe(false);
    await removeSubstitute(keeper(), { itemId: a, substituteId: b });
    expect(await listSubstitutes(keeper(), { itemId: b })).toEqual([]);
    await expect(removeSubstitute(keeper(), { itemId: a, substituteId: b })).rejects.toMatchObject({ code: 'notFound' });
  });

  test('B-15 how an item is tracked changes only while none lies anywhere; its lots say where they are', async () => {
    const itemId = await addPart(shop, { code: 'PQ', name: '喷漆' });
    await change(itemId, { tracking: 'batch' });
    const placeId = await storeId(shop);
    const lines = [{ itemId, placeId, qty: 4, unitCostFen: 500, lotNo: 'L1', expiresOn: '2027-01-31' }];
    await receiveGoods(keeper(), receiveInput.parse({ lines }));
    expect(await listLots(keeper(), { itemId })).toMatchObject([{ no: 'L1', expiresOn: '2027-01-31', places: [{ placeId, qty: 4 }] }]);
    await expect(change(itemId, { tracking: 'none' })).rejects.toMatchObject({
      code: 'guardFailed',
      details: { guard: 'trackingWithStock', field: 'tracking' },
    });
  });
});
