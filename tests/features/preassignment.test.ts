import { beforeAll, beforeEach, expect, test } from 'vitest';
import { changeCustomer, viewCaller } from '../../electron/features/customers/customers.service.ts';
import { listRegions, removeRegion, saveRegion } from '../../electron/features/regions/regions.service.ts';
import { viewRequest } from '../../electron/features/requests/requests.service.ts';
import { addAbsence } from '../../electron/features/staff/staff-plans.service.ts';
import { viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import { noOverrides } from '../../shared/dispatch-guards.ts';
import { addAbsenceInput } from '../../shared/staff-plans.ts';
import { updateCustomerInput } from '../../shared/customers.ts';
import { saveRegionInput } from '../../shared/regions.ts';
import { addCustomer, dispatch, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

describeOnEngines('named engineers and regional representatives', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const change = async (id: number, facts: object) => {
    const { name, phones, version } = (await viewCaller(shop.as('frontDesk'), { id })).customer;
    const kept = phones.map(({ id: phoneId, shownAs }) => ({ id: phoneId, shownAs }));
    return changeCustomer(shop.as('frontDesk'), updateCustomerInput.parse({ id, version, name, phones: kept, ...facts }));
  };
  const save = (input: object) => saveRegion(shop.as('supervisor'), saveRegionInput.parse(input));
  const proposed = async (requestId: number) => (await viewRequest(shop.as('supervisor'), { id: requestId })).preassigned;
  const issued = async (slipId: number) =>
    (await viewWorkOrder(shop.as('supervisor'), { id: slipId })).timeline.find(({ kind }) => kind === 'issued')?.data;

  test('R-002-56 R-002-80 a new request is proposed to the engineer, else to the representative of the region, else to nobody', async () => {
    const [engineer, representative] = shop.technicians;
    const customerId = await addCustomer(shop);
    const { id } = await logCall(shop, customerId);
    expect(await proposed(id)).toBeNull();
    await save({ name: '岳麓区', distanceClass: 'within20', representativeId: representative });
    await change(customerId, { region: '岳麓区' });
    expect(await proposed(id)).toEqual({ staffId: representative, name: '李海波', by: 'representative' });
    await change(customerId, { region: '岳麓区', engineerId: engineer });
    expect(await proposed(id)).toEqual({ staffId: engineer, name: '王建国', by: 'engineer' });
    // who has left is proposed no more
    await engine().transaction((tx) => tx.updateTable('staff').set({ isActive: 0 }).where('id', '=', engineer).execute());
    expect(await proposed(id)).toMatchObject({ by: 'representative' });
  });

  test('R-002-56 R-002-80 sending somebody else is refused without a reason, and the reason stands in the slip’s event', async () => {
    const [engineer, other] = shop.technicians;
    const customerId = await addCustomer(shop);
    await change(customerId, { engineerId: engineer });
    const { id } = await logCall(shop, customerId);
    await expect(dispatch(shop, id, { staffIds: [other] })).rejects.toMatchObject({
      code: 'fieldsMissing',
      details: { fields: ['otherReason'] },
    });
    const slip = await dispatch(shop, id, { staffIds: [other], otherReason: '王建国休假' });
    expect(await issued(slip.id)).toMatchObject({ insteadOf: '王建国', reason: '王建国休假' });
    const own = await dispatch(shop, (await logCall(shop, customerId)).id, { staffIds: [other, engineer] });
    expect(await issued(own.id)).not.toHaveProperty('insteadOf');
  });

  test('R-002-56 who is absent at the time of the visit is passed over without being asked why, and the event says it', async () => {
    const [engineer, other] = shop.technicians;
    const customerId = await addCustomer(shop);
    await change(customerId, { engineerId: engineer });
    await addAbsence(
      shop.as('supervisor'),
      addAbsenceInput.parse({ staffId: engineer, fromOn: '2026-11-21', toOn: '2026-11-21', fromMin: null, toMin: null, reason: '病假' }),
    );
    const slip = await dispatch(shop, (await logCall(shop, customerId)).id, { staffIds: [other] });
    expect(await issued(slip.id)).toMatchObject({ insteadOf: '王建国', isAbsent: true });
    const said = await dispatch(shop, (await logCall(shop, customerId)).id, { staffIds: [other], otherReason: '病假，李海波顺路' });
    expect(await issued(said.id)).toMatchObject({ insteadOf: '王建国', reason: '病假，李海波顺路' });
    // on another day a reason is asked
    const later = { staffIds: [other], plannedAt: shop.clock.now + 2 * 86_400_000 };
    await expect(dispatch(shop, (await logCall(shop, customerId)).id, later)).rejects.toMatchObject({ code: 'fieldsMissing' });
  });

  test('an overlap and the missing reason for somebody else are told in one refusal, so that both are answered at once', async () => {
    const [engineer, other] = shop.technicians;
    const customerId = await addCustomer(shop);
    await dispatch(shop, (await logCall(shop, customerId)).id, { staffIds: [other] });
    await change(customerId, { engineerId: engineer });
    const { id } = await logCall(shop, customerId);
    await expect(dispatch(shop, id, { staffIds: [other], reasons: noOverrides })).rejects.toMatchObject({
      code: 'hindered',
      details: { fields: ['otherReason'] },
    });
    const both = { staffIds: [other], reasons: { ...noOverrides, overlap: '两单同一小区' }, otherReason: '顺路' };
    expect(await issued((await dispatch(shop, id, both)).id)).toMatchObject({ reason: '顺路' });
  });

  test('regions: one of a name, a representative who is a technician at work, stale changes refused, removed with the name kept', async () => {
    const [, representative] = shop.technicians;
    await save({ name: '岳麓区', representativeId: representative });
    await expect(save({ name: '岳麓区' })).rejects.toMatchObject({ code: 'codeTaken', details: { field: 'name' } });
    await expect(save({ name: '芙蓉区', representativeId: 99_999 })).rejects.toMatchObject({ code: 'notFound' });
    await save({ name: '岳麓区', version: 1, distanceClass: 'city', representativeId: representative });
    await expect(save({ name: '岳麓区', version: 1 })).rejects.toMatchObject({
      code: 'staleVersion',
      details: { current: { version: 2 } },
    });
    expect(await listRegions(shop.as('frontDesk'))).toMatchObject([
      { name: '岳麓区', distanceClass: 'city', representativeName: '李海波', isRepresentativeActive: true, version: 2 },
    ]);
    await removeRegion(shop.as('supervisor'), { name: '岳麓区', version: 2 });
    expect(await listRegions(shop.as('frontDesk'))).toEqual([]);
    await expect(removeRegion(shop.as('supervisor'), { name: '岳麓区', version: 2 })).rejects.toMatchObject({ code: 'notFound' });
  });
});
