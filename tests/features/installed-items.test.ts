import { beforeAll, beforeEach, expect, test } from 'vitest';
import { lookUpCaller, viewCaller } from '../../electron/features/customers/customers.service.ts';
import { viewItemFile } from '../../electron/features/installed-items/item-file.service.ts';
import {
  addInstalledItem,
  changeInstalledItem,
  listInstalledItems,
} from '../../electron/features/installed-items/installed-items.service.ts';
import { arriveForSlip, acceptSlip, departForSlip, finishSlip } from '../../electron/features/work-orders/work-orders-progress.service.ts';
import { readPrintData } from '../../electron/features/work-orders/work-orders-print.service.ts';
import { viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import {
  addInstalledItemInput,
  customerItemsInput,
  installedItemInput,
  noVehicle,
  updateInstalledItemInput,
} from '../../shared/installed-items.ts';
import { addCustomer, dispatch, enterResult, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

describeOnEngines('installed items', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const add = async (facts: object) => (await addInstalledItem(shop.as('frontDesk'), addInstalledItemInput.parse(facts))).id;
  const itemsOf = async (id: number) => (await viewCaller(shop.as('frontDesk'), { id })).items;
  const vehicle = { ...noVehicle, plate: '沪A·12345', vin: 'lsvAA2187C2000001', mileageKm: 42_000, cycleMonths: 6, nextOn: '2027-01-10' };

  test('R-001-08 an item can be kept without any sale', async () => {
    const customerId = await addCustomer(shop);
    const id = await add({ customerId, model: '豆浆机', isOwnSale: false });
    expect(await itemsOf(customerId)).toMatchObject([
      { id, model: '豆浆机', isOwnSale: false, warrantyUntil: '', warranty: { source: 'none' } },
    ]);
    await changeInstalledItem(
      shop.as('frontDesk'),
      updateInstalledItemInput.parse({ id, version: 1, model: '豆浆机', warrantyUntil: '2027-01-01' }),
    );
    expect(await itemsOf(customerId)).toMatchObject([
      {
        warrantyUntil: '2027-01-01',
        isOwnSale: true,
        warranty: { source: 'hand', answers: [{ status: 'covered', freeUntil: '2027-01-01' }] },
      },
    ]);
  });

  test('B-04 every field is stored and comes back unchanged', async () => {
    const customerId = await addCustomer(shop);
    const facts = installedItemInput.parse({
      kind: 'product',
      category: '衣柜',
      brand: '全友',
      model: '三门 120',
      itemCode: 'HY-3M',
      spec: '1200×600×2100',
      serial: 'QY-1',
      structureNote: '左门镜面',
      location: '主卧',
      condition: '九成新',
      purchasedOn: '2026-01-02',
      invoiceNo: 'FP-7',
      invoicedOn: '2026-01-03',
      invoicePriceFen: 329_900,
      receivedOn: '2026-01-04',
      installedOn: '2026-01-05',
      installedBy: '李海波',
      acceptedOn: '2026-01-06',
      accessoriesComplete: true,
      packingKept: true,
      isGift: true,
      isOwnSale: false,
      trade: 'furniture',
      cardState: 'shown',
      cardNo: 'BX-9',
      cardTermUnit: 'months',
      cardTermCount: 18,
      cardStartOn: '2026-01-07',
      warrantyUntil: '2027-07-07',
      note: '二楼',
    });
    const id = await add({ ...facts, customerId });
    const { vehicle: _none, projectId: _project, ...stored } = facts;
    const file = await viewItemFile(shop.as('storekeeper'), { id });
    expect(file.item).toMatchObject({ ...stored, id, customerId, project: null, vehicle: null, version: 1 });
    expect(file.customer).toMatchObject({ id: customerId, name: '张三丰', phone: '13800138000' });
  });

  test('what only another kind uses is not kept', async () => {
    const customerId = await addCustomer(shop);
    const id = await add({ customerId, model: 'X', kind: 'vehicle', isGift: true, packingKept: true, location: '车库', vehicle });
    const { item } = await viewItemFile(shop.as('frontDesk'), { id });
    expect(item).toMatchObject({ isGift: false, packingKept: false, location: '', vehicle: { plate: '沪A12345', mileageKm: 42_000 } });
    await changeInstalledItem(shop.as('frontDesk'), updateInstalledItemInput.parse({ id, version: 1, model: 'X', vehicle }));
    expect((await viewItemFile(shop.as('frontDesk'), { id })).item.vehicle).toBeNull();
  });

  test('R-002-92 one car one file: a plate stands in one file, however it is written, and finds its owner', async () => {
    const customerId = await addCustomer(shop);
    const id = await add({ customerId, model: '朗逸', kind: 'vehicle', vehicle });
    for (const again of [{ plate: '沪 a-12345' }, { vin: 'LSVAA2187C2000001' }])
      await expect(add({ customerId, model: '朗逸', kind: 'vehicle', vehicle: { ...noVehicle, ...again } })).rejects.toMatchObject({
        code: 'codeTaken',
      });
    const changed = updateInstalledItemInput.parse({
      id,
      version: 1,
      model: '朗逸',
      kind: 'vehicle',
      vehicle: { ...vehicle, mileageKm: 50_000 },
    });
    await changeInstalledItem(shop.as('frontDesk'), changed);
    for (const plate of ['', '']) await add({ customerId, model: '无牌新车', kind: 'vehicle', vehicle: { ...noVehicle, plate } });
    for (const query of ['沪A12345', '12345', 'LSVAA2187C2000001'])
      expect(
        (await lookUpCaller(shop.as('frontDesk'), { query, limit: 8 })).map((match) => match.customerId),
        query,
      ).toEqual([customerId]);
  });

  test('R-002-92 the file of a car lists its requests and slips and flags the papers without a signature', async () => {
    const customerId = await addCustomer(shop);
    const id = await add({ customerId, model: '朗逸', kind: 'vehicle', vehicle });
    const [first, second] = [
      await logCall(shop, customerId, { installedItemId: id }),
      await logCall(shop, customerId, { installedItemId: id }),
    ];
    await logCall(shop, customerId);
    const [signed, unsigned] = [await dispatch(shop, first.id), await dispatch(shop, second.id)];
    await enterResult(shop, signed.id);
    const at = { id: unsigned.id, at: shop.clock.now };
    await acceptSlip(shop.as('technician'), { ...at, version: 1 });
    await departForSlip(shop.as('technician'), { ...at, version: 2 });
    await arriveForSlip(shop.as('technician'), { ...at, version: 3 });
    const papers = async () =>
      (await viewItemFile(shop.as('frontDesk'), { id })).slips.map((slip) => [slip.id, slip.isUnsigned, slip.signedBy]);
    expect(await papers()).toEqual([
      [unsigned.id, false, ''],
      [signed.id, false, '张三丰'],
    ]);
    await finishSlip(shop.as('technician'), { ...at, version: 4, cause: '刹车片磨损', remedy: '换刹车片' });
    expect(await papers()).toEqual([
      [unsigned.id, true, ''],
      [signed.id, false, '张三丰'],
    ]);
    const { requests } = await viewItemFile(shop.as('frontDesk'), { id });
    expect(requests.map((request) => request.id)).toEqual([second.id, first.id]);
  });

  test('R-003-12 the slip and its print say of licence and handbook whether they were seen', async () => {
    const customerId = await addCustomer(shop);
    const id = await add({ customerId, model: '朗逸', kind: 'vehicle', vehicle: { ...vehicle, licenceSeen: true } });
    const slip = await dispatch(shop, (await logCall(shop, customerId, { installedItemId: id })).id);
    const seen = { plate: '沪A12345', licenceSeen: true, handbookSeen: false };
    expect((await viewWorkOrder(shop.as('technician'), { id: slip.id })).item).toMatchObject({ id, vehicle: seen });
    const [printed] = await readPrintData(shop.as('supervisor'), { ids: [slip.id] });
    expect(printed?.item?.vehicle).toMatchObject(seen);
    const other = await dispatch(shop, (await logCall(shop, customerId)).id);
    expect((await viewWorkOrder(shop.as('technician'), { id: other.id })).item).toBeNull();
  });

  test('R-002-48 each change of an item is kept: who, when, old and new', async () => {
    const customerId = await addCustomer(shop);
    const id = await add({ customerId, model: '朗逸', kind: 'vehicle', vehicle });
    shop.clock.advance(1000);
    const facts = updateInstalledItemInput.parse({
      id,
      version: 1,
      model: '朗逸',
      kind: 'vehicle',
      invoiceNo: 'FP-1',
      vehicle: { ...vehicle, licenceSeen: true, mileageKm: 43_000 },
    });
    await changeInstalledItem(shop.as('supervisor'), facts);
    const { changes } = await viewItemFile(shop.as('frontDesk'), { id });
    expect(changes[0]).toMatchObject({
      userName: 'supervisor',
      at: shop.clock.now,
      changes: { invoiceNo: ['', 'FP-1'], licenceSeen: [false, true], mileageKm: [42_000, 43_000] },
    });
    await expect(changeInstalledItem(shop.as('frontDesk'), facts)).rejects.toMatchObject({
      code: 'staleVersion',
      details: { current: { version: 2, invoiceNo: 'FP-1' } },
    });
  });

  test('items of a customer come in pages, the newest first; foreign and missing things are refused', async () => {
    const customerId = await addCustomer(shop);
    const other = await addCustomer(shop, '李四', '13900000000');
    const ids: number[] = [];
    for (const model of ['一', '二', '三']) ids.unshift(await add({ customerId, model }));
    const page = async (cursor?: string) =>
      listInstalledItems(shop.as('frontDesk'), customerItemsInput.parse({ customerId, limit: 2, cursor }));
    const first = await page();
    const next = await page(first.nextCursor ?? '');
    expect([...first.rows, ...next.rows].map(({ id }) => id)).toEqual(ids);
    expect(next.nextCursor).toBeNull();
    await expect(add({ customerId: 999, model: 'X' })).rejects.toMatchObject({ code: 'notFound' });
    await expect(add({ customerId, model: 'X', projectId: 77 })).rejects.toMatchObject({ code: 'notFound', details: { what: 'project' } });
    await expect(logCall(shop, other, { installedItemId: ids[0] ?? 0 })).rejects.toMatchObject({ code: 'notFound' });
  });

  test('a term on the card needs its number, and no more of it than a lifetime', () => {
    const paths = (facts: object) =>
      installedItemInput.safeParse({ model: 'X', ...facts }).error?.issues.map(({ path, message }) => [path.join('.'), message]);
    expect(paths({ cardTermUnit: 'years' })).toEqual([['cardTermCount', 'required']]);
    expect(paths({ cardTermUnit: 'years', cardTermCount: 101 })).toEqual([['cardTermCount', 'invalid']]);
    expect(paths({ cardTermUnit: 'lifetime' })).toBeUndefined();
    expect(paths({ purchasedOn: '0024-03-01' })).toEqual([['purchasedOn', 'notADate']]);
    expect(paths({ model: '' })?.[0]?.[0]).toBe('model');
  });
});
