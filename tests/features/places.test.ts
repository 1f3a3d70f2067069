import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listPlaces } from '../../electron/features/parts/parts.service.ts';
import { listHoldings, listPlaceViews, savePlace, setPlaceActive, viewPlace } from '../../electron/features/parts/places.service.ts';
import { placeHoldingsInput, savePlaceInput } from '../../shared/catalogue.ts';
import { createStaff } from '../../electron/features/staff/staff.service.ts';
import { createStaffInput } from '../../shared/auth.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { addPart, receive, storeId } from '../support/stock.ts';

describeOnEngines('places of the store', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const keeper = () => shop.as('storekeeper');
  const save = (facts: object) => savePlace(keeper(), savePlaceInput.parse(facts));
  const someone = async () =>
    (await createStaff(shop.as('administrator'), createStaffInput.parse({ name: '李库管', isTechnician: false }))).id;

  test('R-000-22 one person answers for each store; a bin is its store’s', async () => {
    const keeperId = await someone();
    expect(savePlaceInput.safeParse({ code: 'B', name: '分库' }).error?.issues).toMatchObject([
      { path: ['keeperId'], message: 'required' },
    ]);
    const store = (await save({ code: 'B', name: '分库', keeperId })).id;
    const bin = (await save({ code: 'B-01', name: '一排一层', parentId: store })).id;
    expect(await viewPlace(keeper(), { id: bin })).toMatchObject({ parentName: '分库', keeperName: '李库管', kind: 'store' });
    await engine().transaction((tx) => tx.updateTable('staff').set({ isActive: 0 }).where('id', '=', keeperId).execute());
    await expect(save({ code: 'C', name: '丙库', keeperId })).rejects.toMatchObject({
      details: { guard: 'keeperGone', field: 'keeperId' },
    });
    await expect(save({ code: 'B-01-1', name: '货位的货位', parentId: bin })).rejects.toMatchObject({ details: { guard: 'storeUnknown' } });
    await expect(save({ code: 'B', name: '又一个', keeperId })).rejects.toMatchObject({ code: 'codeTaken', details: { field: 'code' } });
  });

  test('R-001-12 stores of parts, of large units in repair and of spare units stand beside one another', async () => {
    const keeperId = await someone();
    for (const [code, kind] of [
      ['R', 'unitsInRepair'],
      ['S', 'spareUnits'],
    ] as const)
      await save({ code, name: code, kind, keeperId });
    expect((await listPlaceViews(keeper())).map(({ code, kind }) => [code, kind])).toEqual([
      ['A', 'store'],
      ['R', 'unitsInRepair'],
      ['S', 'spareUnits'],
    ]);
    // a bin is of its store's kind, whatever was sent
    const spare = (await listPlaceViews(keeper())).find(({ code }) => code === 'S');
    const bin = (await save({ code: 'S-1', name: '备用机架', parentId: spare?.id ?? 0, kind: 'store' })).id;
    expect(await viewPlace(keeper(), { id: bin })).toMatchObject({ kind: 'spareUnits' });
  });

  test('a place is closed only when nothing lies there, no bin is left and nothing belongs there', async () => {
    const keeperId = await someone();
    const store = (await save({ code: 'B', name: '分库', keeperId })).id;
    const bin = (await save({ code: 'B-01', name: '货位', parentId: store })).id;
    const close = async (id: number) =>
      setPlaceActive(keeper(), { id, version: (await viewPlace(keeper(), { id })).version, isActive: false });
    await expect(close(store)).rejects.toMatchObject({ details: { guard: 'placeHasBins', count: 1 } });
    const itemId = await addPart(shop, { code: 'P', name: '电机', placeId: bin });
    await expect(close(bin)).rejects.toMatchObject({ details: { guard: 'placeIsHome' } });
    const main = await storeId(shop);
    await engine().transaction((tx) => tx.updateTable('item').set({ placeId: main }).where('id', '=', itemId).execute());
    await close(bin);
    await close(store);
    expect((await listPlaces(keeper())).map(({ code }) => code)).toEqual(['A']);
    await expect(setPlaceActive(keeper(), { id: bin, version: 2, isActive: true })).rejects.toMatchObject({
      details: { guard: 'storeUnknown' },
    });
    await receive(shop, itemId, 3, 1000);
    await expect(close(await storeId(shop))).rejects.toMatchObject({ details: { guard: 'placeHasStock', count: 1 } });
  });

  test('what a place holds, page by page, with its value', async () => {
    const placeId = await storeId(shop);
    for (const code of ['P1', 'P2', 'P3']) await receive(shop, await addPart(shop, { code, name: '电机' }), 2, 1000);
    await addPart(shop, { code: 'P0', name: '没有库存' });
    const first = await listHoldings(keeper(), placeHoldingsInput.parse({ placeId, limit: 2 }));
    expect(first.rows.map(({ code, qty, valueFen }) => [code, qty, valueFen])).toEqual([
      ['P1', 2, 2000],
      ['P2', 2, 2000],
    ]);
    const second = await listHoldings(keeper(), placeHoldingsInput.parse({ placeId, limit: 2, cursor: first.nextCursor ?? undefined }));
    expect(second.rows.map(({ code }) => code)).toEqual(['P3']);
    expect(await viewPlace(keeper(), { id: placeId })).toMatchObject({ items: 3, valueFen: 6000, homeItems: 4 });
  });
});
