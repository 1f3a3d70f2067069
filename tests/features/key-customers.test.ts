import { beforeAll, beforeEach, expect, test } from 'vitest';
import { changeCustomer, createCustomer, viewCaller } from '../../electron/features/customers/customers.service.ts';
import { decideKeyCustomer } from '../../electron/features/customers/key-customers.service.ts';
import { changeKeyRule, changeShownFields } from '../../electron/features/settings/settings-customers.service.ts';
import { viewSettings } from '../../electron/features/settings/settings.service.ts';
import { createCustomerInput, updateCustomerInput } from '../../shared/customers.ts';
import { decideKeyInput, keyCustomerPresets } from '../../shared/key-customers.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

describeOnEngines('key customers', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const desk = () => shop.as('frontDesk');
  const manager = () => shop.as('serviceManager');
  const make = async (facts: object) =>
    (await createCustomer(desk(), createCustomerInput.parse({ name: '长沙五金店', phones: [{ shownAs: '13800138000' }], ...facts }))).id;
  const view = async (id: number) => (await viewCaller(desk(), { id })).customer;
  const change = async (id: number, facts: object) => {
    const { name, phones, version, totalPurchaseFen } = await view(id);
    const kept = phones.map(({ id: phoneId, shownAs }) => ({ id: phoneId, shownAs }));
    return changeCustomer(desk(), updateCustomerInput.parse({ id, version, name, phones: kept, totalPurchaseFen, ...facts }));
  };
  const useAppliancePreset = () => changeKeyRule(manager(), { ...keyCustomerPresets.appliance, kinds: ['government'] });

  test('R-000-27 the write that changes the purchase sets and takes the flag, with its reason and both in the change log', async () => {
    const id = await make({ totalPurchaseFen: 9_999_999 });
    expect(await view(id)).toMatchObject({ isKeyCustomer: false, keyReason: '' });
    await change(id, { totalPurchaseFen: 10_000_000 });
    expect(await view(id)).toMatchObject({ isKeyCustomer: true, keyReason: 'amount:10000000' });
    const audit = await engine().db.selectFrom('auditEntry').select('changes').orderBy('id', 'desc').executeTakeFirstOrThrow();
    expect(JSON.parse(audit.changes)).toEqual({
      totalPurchaseFen: [9_999_999, 10_000_000],
      isKeyCustomer: [false, true],
      keyReason: ['', 'amount:10000000'],
    });
    await change(id, { totalPurchaseFen: 0 });
    expect(await view(id)).toMatchObject({ isKeyCustomer: false, keyReason: '' });
  });

  test('R-001-18 the appliance preset flags every government body at once and everybody from 10,000 yuan on; back again it takes them', async () => {
    const [body, buyer, other] = [await make({ kind: 'government' }), await make({ totalPurchaseFen: 1_000_000 }), await make({})];
    const { version } = await view(body);
    expect(await useAppliancePreset()).toEqual({ changed: 2 });
    expect(await view(body)).toMatchObject({ isKeyCustomer: true, keyReason: 'kind:government', version });
    expect(await view(buyer)).toMatchObject({ isKeyCustomer: true, keyReason: 'amount:1000000' });
    expect(await view(other)).toMatchObject({ isKeyCustomer: false });
    expect((await viewSettings(desk())).keyRule).toEqual(keyCustomerPresets.appliance);
    await change(other, { kind: 'government' });
    expect(await view(other)).toMatchObject({ isKeyCustomer: true, keyReason: 'kind:government' });
    expect(await changeKeyRule(manager(), { ...keyCustomerPresets.general, kinds: [] })).toEqual({ changed: 3 });
    expect(await view(body)).toMatchObject({ isKeyCustomer: false, keyReason: '' });
  });

  test('R-000-27 everybody is judged when the rule changes, however many steps that takes', async () => {
    const count = 4_321;
    const row = {
      name: '批量客户',
      kind: 'company' as const,
      region: '',
      isKeyCustomer: 0,
      note: '',
      lastRequestAt: 0,
      createdAt: 0,
      updatedAt: 0,
      version: 1,
    };
    await engine().transaction(async (tx) => {
      for (let i = 0; i < count; i += 500) {
        const rows = Array.from({ length: Math.min(500, count - i) }, (_, n) => ({
          ...row,
          totalPurchaseFen: (i + n) % 2 === 0 ? 5_000 : 4_999,
        }));
        await tx.insertInto('customer').values(rows).execute();
      }
    });
    const even = Math.ceil(count / 2);
    expect(await changeKeyRule(manager(), { thresholdFen: 5_000, isInclusive: true, kinds: [] })).toEqual({ changed: even });
    expect(await changeKeyRule(manager(), { thresholdFen: 4_999, isInclusive: false, kinds: [] })).toEqual({ changed: even });
    const flagged = await engine().db.selectFrom('customer').select('totalPurchaseFen').where('isKeyCustomer', '=', 1).execute();
    expect(flagged).toHaveLength(even);
    expect(new Set(flagged.map(({ totalPurchaseFen }) => totalPurchaseFen))).toEqual(new Set([5_000]));
  });

  test('R-000-27 what a person decided, with a note, stands against the rule until it is given back', async () => {
    const id = await make({ totalPurchaseFen: 20_000_000 });
    const decide = async (decision: string, note = '') =>
      decideKeyCustomer(desk(), decideKeyInput.parse({ id, version: (await view(id)).version, decision, note }));
    await decide('no', '欠款未清');
    expect(await view(id)).toMatchObject({ isKeyCustomer: false, keyReason: 'person', keyDecision: 'no', keyNote: '欠款未清' });
    await change(id, { totalPurchaseFen: 30_000_000 });
    await useAppliancePreset();
    expect(await view(id)).toMatchObject({ isKeyCustomer: false, keyReason: 'person', keyNote: '欠款未清' });
    await decide('');
    expect(await view(id)).toMatchObject({ isKeyCustomer: true, keyReason: 'amount:1000000', keyDecision: '', keyNote: '' });
    await expect(decideKeyCustomer(desk(), { id, version: 1, decision: 'yes', note: '旧屏幕' })).rejects.toMatchObject({
      code: 'staleVersion',
    });
  });

  test('R-004-16 interests are neither shown nor overwritten until the shop turns them on; empty is allowed', async () => {
    const wishes = { consumption: '每年换新', interests: '钓鱼', preferences: '静音' };
    const id = await make(wishes);
    expect(await view(id)).toMatchObject({ consumption: '', interests: '', preferences: '' });
    await changeShownFields(manager(), { consumption: false, interests: true, preferences: true });
    await change(id, { ...wishes, callTime: '晚上七点后' });
    expect(await view(id)).toMatchObject({ consumption: '', interests: '钓鱼', preferences: '静音', callTime: '晚上七点后' });
    await changeShownFields(manager(), { consumption: false, interests: false, preferences: false });
    await change(id, { interests: '', callTime: '随时' });
    await expect(change(id, { version: 1 })).rejects.toMatchObject({ code: 'staleVersion', details: { current: { interests: '' } } });
    await changeShownFields(manager(), { consumption: true, interests: true, preferences: false });
    expect(await view(id)).toMatchObject({ consumption: '', interests: '钓鱼', preferences: '', callTime: '随时' });
    await change(id, { consumption: '', interests: '' });
    expect(await view(id)).toMatchObject({ interests: '' });
  });

  test('every field of B-01 and B-02 is stored and read back unchanged', async () => {
    const more = {
      distanceClass: 'within20',
      totalPurchaseFen: 123_456,
      desiredServices: '定期清洗\n上门保养',
      nextServiceTopic: '清洗空调',
      nextServiceOn: '2027-05-01',
      nextServiceChannel: 'wechat',
      callTime: '午休后',
      buyIntention: '想加装净水器',
      source: '展会',
      engineerId: shop.technicians[0],
    } as const;
    const contact = {
      name: '王经理',
      formOfAddress: '经理',
      role: '经办人',
      email: 'w@example.com',
      fax: '0731-84567799',
      wechat: 'wang88',
      channel: 'wechat',
    };
    const address = { label: '仓库', text: '五一路8号', province: '湖南省', city: '长沙市', postcode: '410011' };
    const id = await make({ ...more, contacts: [contact], addresses: [address] });
    expect(await view(id)).toMatchObject({ ...more, engineerName: '王建国', contacts: [contact], addresses: [address] });
    await expect(make({ engineerId: 99_999 })).rejects.toMatchObject({ code: 'notFound', details: { what: 'technician' } });
  });
});
