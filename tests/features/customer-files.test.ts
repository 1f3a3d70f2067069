import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  completeFile,
  listFilesDue,
  readFilePrintData,
  recordFilePrint,
  viewFileState,
} from '../../electron/features/customers/customer-files.service.ts';
import { createCustomer, viewCaller } from '../../electron/features/customers/customers.service.ts';
import { saveRegion } from '../../electron/features/regions/regions.service.ts';
import { filesDueInput, missingFileFields, recordFilePrintInput } from '../../shared/customer-files.ts';
import { createCustomerInput } from '../../shared/customers.ts';
import { saveRegionInput } from '../../shared/regions.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop, openingTime } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;

describeOnEngines('files of new customers', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const desk = () => shop.as('frontDesk');
  const make = async (facts: object = {}) =>
    (await createCustomer(desk(), createCustomerInput.parse({ name: '张三丰', phones: [{ shownAs: '13800138000' }], ...facts }))).id;
  const due = async (page: object = {}) => listFilesDue(desk(), filesDueInput.parse(page));
  const complete = async (id: number) => completeFile(desk(), { id, version: (await viewCaller(desk(), { id })).customer.version });
  const addVehicle = async (customerId: number, vehicle: { readonly plate: string; readonly vehicleKind: string }) => {
    await engine().transaction(async (tx) => {
      const unknown = { category: '', brand: '大众', serial: '', location: '', purchasedOn: '', warrantyUntil: '', isOwnSale: 1, note: '' };
      const item = { ...unknown, customerId, model: '朗逸', kind: 'vehicle', createdAt: 0, version: 1 };
      const { id: itemId } = await tx.insertInto('installedItem').values(item).returning('id').executeTakeFirstOrThrow();
      const rest = { vin: '', licenceSeen: 0, handbookSeen: 0, mileageKm: 0, cycleMonths: 6, cycleKm: 0, nextOn: '2027-05-01', nextKm: 0 };
      await tx
        .insertInto('vehicle')
        .values({ itemId, ...vehicle, ...rest })
        .execute();
    });
  };

  test('R-002-14 a customer made new has a file that is due two days later, and the list says what is missing', async () => {
    const first = await make();
    shop.clock.advance(hour);
    const second = await make({ addresses: [{ text: '控江路100弄8号' }] });
    expect((await due()).rows).toEqual([
      { id: first, name: '张三丰', phone: '13800138000', fileDueAt: openingTime + 48 * hour, missing: ['address'], version: 1 },
      { id: second, name: '张三丰', phone: '13800138000', fileDueAt: openingTime + 49 * hour, missing: [], version: 1 },
    ]);
    const page = await due({ limit: 1 });
    expect((await due({ limit: 1, cursor: page.nextCursor })).rows.map(({ id }) => id)).toEqual([second]);
  });

  test('R-002-14 a file with something missing is not complete; a complete one is stamped once and leaves the list', async () => {
    const id = await make();
    await expect(complete(id)).rejects.toMatchObject({ code: 'guardFailed', details: { guard: 'fileIncomplete', missing: ['address'] } });
    const whole = await make({ addresses: [{ text: '控江路100弄8号' }] });
    await addVehicle(whole, { plate: '', vehicleKind: '轿车' });
    expect(await viewFileState(desk(), { id: whole })).toMatchObject({ completedAt: null, missing: ['plate'] });
    await expect(complete(whole)).rejects.toMatchObject({ details: { missing: ['plate'] } });
    await engine().transaction((tx) => tx.updateTable('vehicle').set({ plate: '湘A12345' }).execute());
    shop.clock.advance(hour);
    await complete(whole);
    expect(await viewFileState(desk(), { id: whole })).toMatchObject({ completedAt: openingTime + hour, missing: [] });
    expect((await due()).rows.map((row) => row.id)).toEqual([id]);
    await expect(complete(whole)).rejects.toMatchObject({ details: { guard: 'fileNotDue' } });
  });

  test('R-002-14 of a vehicle plate, model, kind, maintenance cycle and next maintenance are asked', () => {
    const person = { name: '张三丰', phones: ['1'], addresses: ['2'] };
    const car = { plate: '湘A12345', model: '朗逸', vehicleKind: '轿车', cycleMonths: 6, cycleKm: 0, nextOn: '', nextKm: 50_000 };
    const unknown = { plate: '', model: '', vehicleKind: '', cycleMonths: 0, cycleKm: 0, nextOn: '', nextKm: 0 };
    expect(missingFileFields(person, [car])).toEqual([]);
    expect(missingFileFields(person, [car, unknown])).toEqual(['plate', 'model', 'vehicleKind', 'cycle', 'next']);
    expect(missingFileFields(person, [{ ...car, cycleMonths: 0, cycleKm: 10_000, nextOn: '2027-05-01', nextKm: 0 }])).toEqual([]);
    expect(missingFileFields({ name: ' ', phones: [], addresses: [] }, [])).toEqual(['name', 'phone', 'address']);
  });

  test('F-28 the cover names the vehicles and how far the region is, and each print after the first is a reprint', async () => {
    await saveRegion(shop.as('supervisor'), saveRegionInput.parse({ name: '望城区', distanceClass: 'beyond20' }));
    const id = await make({ region: '望城区' });
    await addVehicle(id, { plate: '湘A12345', vehicleKind: '轿车' });
    const print = () => recordFilePrint(desk(), recordFilePrintInput.parse({ id, paper: 'A4' }));
    expect([await print(), await print()]).toEqual([{ nth: 1 }, { nth: 2 }]);
    expect(await readFilePrintData(desk(), { id })).toMatchObject({
      customer: { name: '张三丰', consumption: '', distanceClass: 'beyond20' },
      vehicles: [{ plate: '湘A12345', model: '朗逸', vehicleKind: '轿车', licenceSeen: false }],
      printCount: 2,
    });
    await expect(recordFilePrint(desk(), recordFilePrintInput.parse({ id: 99_999, paper: 'A4' }))).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});
