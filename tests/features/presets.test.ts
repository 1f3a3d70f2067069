import { beforeAll, beforeEach, expect, test } from 'vitest';
import { setContract, choosePreset } from '../../electron/features/presets/presets-choice.service.ts';
import {
  approvePreset,
  copyPreset,
  discardPreset,
  draftPreset,
  removePreset,
} from '../../electron/features/presets/presets-edit.service.ts';
import { comparePreset, listPresets, presetForCall, viewPreset } from '../../electron/features/presets/presets-view.service.ts';
import { presetFor, presetOfJob } from '../../electron/features/presets/presets.service.ts';
import type { JobSubject } from '../../electron/features/presets/presets.service.ts';
import { shipPresets } from '../../electron/features/presets/ship-presets.service.ts';
import { addInstalledItem } from '../../electron/features/installed-items/installed-items.service.ts';
import { createProject } from '../../electron/features/projects/projects.service.ts';
import { correctRequest } from '../../electron/features/requests/requests-log.service.ts';
import { viewRequest } from '../../electron/features/requests/requests.service.ts';
import { viewSettings } from '../../electron/features/settings/settings.service.ts';
import { addInstalledItemInput } from '../../shared/installed-items.ts';
import { shippedPresetCodes } from '../../shared/presets/preset.ts';
import type { PresetData } from '../../shared/presets/preset.ts';
import { createProjectInput } from '../../shared/projects.ts';
import { channels, requestTypes } from '../../shared/requests.ts';
import { addCustomer, logCall } from '../support/counter.ts';
import { correction } from '../support/correction.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const [today, tomorrow] = ['2026-11-21', '2026-11-22'];
const day = 24 * 3_600_000;
const none: JobSubject = { customerId: null, projectId: null, installedItemId: null };

describeOnEngines('presets', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());
  const manager = () => shop.as('serviceManager');
  const codeFor = async (subject: Partial<JobSubject>, on = today) => (await presetFor(engine().db, { ...none, ...subject }, on)).data.code;
  const choose = (code: string) => choosePreset(manager(), { scope: 'shop', code, takesKeyRule: false });

  /** A draft with changed data, saved over whatever is there. */
  const draft = async (code: string, change: (data: PresetData) => PresetData) => {
    const { data, draftSavedAt } = await viewPreset(manager(), { code });
    return draftPreset(manager(), { code, savedAt: draftSavedAt, note: '', data: change(data) });
  };
  const approve = async (code: string, effectiveOn: string) => {
    const { draftSavedAt } = await viewPreset(manager(), { code });
    return approvePreset(manager(), { code, savedAt: draftSavedAt ?? 0, approvedBy: '陈总', effectiveOn, note: '' });
  };
  const addItem = async (customerId: number, category: string, projectId: number | null = null) =>
    (await addInstalledItem(manager(), addInstalledItemInput.parse({ customerId, category, projectId, model: 'X' }))).id;
  const named = (name: string) => (data: PresetData) => ({ ...data, name });

  test('the shipped presets are there once, however often and from however many hosts the program opens', async () => {
    await Promise.all([shipPresets(engine(), 1), shipPresets(engine(), 2)]);
    const { presets, shopPreset } = await listPresets(manager());
    expect(presets.map(({ code }) => code).toSorted()).toEqual([...shippedPresetCodes].toSorted());
    expect(presets.every(({ inForce }) => inForce?.version === 1)).toBe(true);
    expect(shopPreset).toBe('furniture');
  });

  test('a new job takes the preset of its project, else of the customer, of the product line, of the shop', async () => {
    const customerId = await addCustomer(shop);
    const projectId = (
      await createProject(manager(), createProjectInput.parse({ customerId, name: '城东办公楼', paymentState: 'settled' }))
    ).id;
    const installedItemId = await addItem(customerId, '手机');
    const of = { customerId, installedItemId };
    expect(await codeFor(of)).toBe('furniture');
    await choose('appliances');
    expect(await codeFor(of)).toBe('appliances');
    await choosePreset(manager(), { scope: 'category', category: '手机', code: 'phone' });
    expect(await codeFor(of)).toBe('phone');
    await setContract(manager(), { subject: 'customer', id: customerId, version: 1, presetCode: 'it-a', calendarCode: 'alwaysOpen' });
    expect(await codeFor(of)).toBe('it-a');
    await setContract(manager(), { subject: 'project', id: projectId, version: 1, presetCode: 'engineering-a', calendarCode: '' });
    expect(await codeFor({ ...of, projectId })).toBe('engineering-a');
    expect((await presetFor(engine().db, { ...of, projectId }, today)).calendar).toBe('alwaysOpen');
    // an item that belongs to the project brings it along
    const inProject = await addItem(customerId, '冰箱', projectId);
    expect(await presetForCall(shop.as('frontDesk'), { customerId, projectId: null, installedItemId: inProject })).toMatchObject({
      code: 'engineering-a',
      projectId,
    });
    await choosePreset(manager(), { scope: 'category', category: '手机', code: '' });
    expect(await codeFor({ installedItemId })).toBe('appliances');
  });

  test('R-002-63 the calendar of a contract goes with its calls', async () => {
    const customerId = await addCustomer(shop);
    await setContract(manager(), { subject: 'customer', id: customerId, version: 1, presetCode: '', calendarCode: 'alwaysOpen' });
    const stored = await engine()
      .db.selectFrom('serviceRequest')
      .select('calendarCode')
      .where('id', '=', (await logCall(shop, customerId)).id)
      .executeTakeFirstOrThrow();
    expect(stored.calendarCode).toBe('alwaysOpen');
    const odd = setContract(manager(), { subject: 'customer', id: customerId, version: 2, presetCode: '', calendarCode: 'nowhere' });
    await expect(odd).rejects.toMatchObject({ code: 'notFound', details: { field: 'calendarCode' } });
    const stale = setContract(manager(), { subject: 'customer', id: customerId, version: 1, presetCode: '', calendarCode: '' });
    await expect(stale).rejects.toMatchObject({ code: 'staleVersion' });
  });

  test('R-002-30 a draft holds for nobody; a version needs an approver and a day that has not passed', async () => {
    await draft('furniture', named('红木'));
    expect((await presetFor(engine().db, none, '2030-01-01')).data.name).toBe('');
    await expect(approve('furniture', '2026-11-20')).rejects.toMatchObject({ details: { guard: 'effectiveInPast', field: 'effectiveOn' } });
    await approve('furniture', tomorrow);
    expect((await presetFor(engine().db, none, today)).data.name).toBe('');
    expect((await presetFor(engine().db, none, tomorrow)).data.name).toBe('红木');
    const { versions } = await viewPreset(manager(), { code: 'furniture' });
    expect(versions).toMatchObject([
      { version: 2, state: 'upcoming', approvedBy: '陈总', effectiveOn: tomorrow, enteredBy: 'serviceManager' },
      { version: 1, state: 'inForce', isShipped: true },
    ]);
    shop.clock.advance(day);
    expect((await viewPreset(manager(), { code: 'furniture' })).versions.map(({ state }) => state)).toEqual(['inForce', 'past']);
  });

  test('R-002-30 a job keeps the version that it was opened with, whatever the shop approves or chooses later', async () => {
    const customerId = await addCustomer(shop);
    const before = await logCall(shop, customerId);
    await draft('furniture', named('红木'));
    await approve('furniture', today);
    const between = await logCall(shop, customerId);
    await choose('appliances');
    const after = await logCall(shop, customerId, { productText: '空调' });
    const presets = await Promise.all([before, between, after].map(async ({ id }) => (await viewRequest(manager(), { id })).preset));
    expect(presets.map(({ code, name }) => `${code} ${name}`)).toEqual(['furniture ', 'furniture 红木', 'appliances ']);
    // a correction stays under it too
    const view = await viewRequest(manager(), { id: before.id });
    await correctRequest(shop.as('frontDesk'), correction(view, { urgency: 'urgent' }));
    expect((await viewRequest(manager(), { id: before.id })).preset.versionId).toBe(view.preset.versionId);
    // and one from before there were presets has the first of the shop
    expect((await presetOfJob(engine().db, null)).data.code).toBe('appliances');
  });

  test('R-002-19 R-002-100 an engineering call without project or owner is refused by field', async () => {
    await choose('engineering-a');
    const customerId = await addCustomer(shop);
    await expect(logCall(shop, customerId)).rejects.toMatchObject({
      code: 'fieldsMissing',
      details: { fields: ['projectId', 'ownerUserId'] },
    });
    const projectId = (
      await createProject(manager(), createProjectInput.parse({ customerId, name: '城东办公楼', paymentState: 'settled' }))
    ).id;
    const other = await addCustomer(shop, '李四', '13900139000');
    const ownerUserId = shop.users.supervisor.id;
    await expect(logCall(shop, other, { projectId, ownerUserId })).rejects.toMatchObject({
      code: 'notFound',
      details: { what: 'project' },
    });
    const { id } = await logCall(shop, customerId, { projectId, ownerUserId });
    expect((await viewRequest(manager(), { id })).life).toMatchObject({ project: { id: projectId }, owner: { id: ownerUserId } });
    // a correction may not take them away
    const view = await viewRequest(manager(), { id });
    await expect(correctRequest(shop.as('frontDesk'), correction(view, { projectId: null }))).rejects.toMatchObject({
      code: 'fieldsMissing',
    });
  });

  test('R-002-65 the restaurant takes its three types and no others', async () => {
    await choose('restaurant');
    const offer = await presetForCall(shop.as('frontDesk'), none);
    expect(offer.types.toSorted()).toEqual(['complaint', 'opinion', 'returnExchange']);
    const customerId = await addCustomer(shop);
    for (const type of requestTypes) {
      const call = logCall(shop, customerId, { type, channel: 'shopForm' });
      if (offer.types.includes(type)) await call;
      else await expect(call).rejects.toMatchObject({ code: 'notOffered', details: { field: 'type' } });
    }
    await expect(logCall(shop, customerId, { type: 'opinion', channel: 'fax' })).rejects.toMatchObject({
      code: 'notOffered',
      details: { field: 'channel' },
    });
  });

  test('R-002-25 R-004-01 every kind of service can be logged, a care contact without a product', async () => {
    await draft('furniture', (data) => ({ ...data, required: ['productText', 'faultClass'] }));
    await approve('furniture', today);
    const customerId = await addCustomer(shop);
    for (const type of requestTypes) {
      const { id } = await logCall(shop, customerId, { type, productText: '沙发' });
      expect((await viewRequest(manager(), { id })).type).toBe(type);
    }
    await expect(logCall(shop, customerId)).rejects.toMatchObject({ details: { fields: ['productText'] } });
    await logCall(shop, customerId, { type: 'care', faultClass: 'unknown' });
  });

  test('R-002-26 R-002-62 R-002-96 R-004-06 R-004-27 R-004-28 every channel can be switched on, and only those are taken', async () => {
    const customerId = await addCustomer(shop);
    await draft('furniture', (data) => ({ ...data, channels: [...channels] }));
    await approve('furniture', today);
    for (const channel of channels) await logCall(shop, customerId, { channel });
    await draft('furniture', (data) => ({ ...data, channels: ['phone'] }));
    await approve('furniture', today);
    await logCall(shop, customerId);
    for (const channel of channels.filter((one) => one !== 'phone'))
      await expect(logCall(shop, customerId, { channel })).rejects.toMatchObject({ code: 'notOffered', details: { field: 'channel' } });
  });

  test('R-002-27 R-004-32 an urgency that the preset does not know is refused; a correction may keep what was there', async () => {
    const { id } = await logCall(shop, await addCustomer(shop), { urgency: 'important' });
    await draft('appliances', (data) => ({ ...data, urgencies: ['urgent', 'general'] }));
    await approve('appliances', today);
    await choose('appliances');
    await expect(logCall(shop, await addCustomer(shop, '王五', '13700137000'), { urgency: 'important' })).rejects.toMatchObject({
      code: 'notOffered',
      details: { field: 'urgency', offered: ['urgent', 'general'] },
    });
    const view = await viewRequest(manager(), { id });
    await correctRequest(shop.as('frontDesk'), correction(view, { content: '冰箱不制冷，声音大' }));
  });

  test('R-000-27 R-001-18 choosing a preset changes the key-customer rule only if it is asked for', async () => {
    const before = (await viewSettings(manager())).keyRule;
    await choose('appliances');
    expect((await viewSettings(manager())).keyRule).toEqual(before);
    await choosePreset(manager(), { scope: 'shop', code: 'appliances', takesKeyRule: true });
    expect((await viewSettings(manager())).keyRule).toEqual({ thresholdFen: 1_000_000, isInclusive: true, kinds: ['government'] });
  });

  test('a draft of two people is not overwritten, and every wrong place is named', async () => {
    const { data } = await viewPreset(manager(), { code: 'furniture' });
    const save = (savedAt: number | null, changed = data) =>
      draftPreset(manager(), { code: 'furniture', savedAt, note: '', data: changed });
    const first = await save(null);
    await expect(save(null)).rejects.toMatchObject({ code: 'staleVersion' });
    await save(first.savedAt);
    await expect(save(first.savedAt)).rejects.toMatchObject({ code: 'staleVersion' });
    const { draftSavedAt } = await viewPreset(manager(), { code: 'furniture' });
    const [timer] = data.timers;
    const wrong: PresetData = {
      ...data,
      code: 'car',
      calendar: 'nowhere',
      types: ['repair', 'repair'],
      timers: [timer!, { ...timer!, calendar: 'never', replaces: ['no'] }] as PresetData['timers'],
    };
    await expect(save(draftSavedAt, wrong)).rejects.toMatchObject({
      code: 'presetInvalid',
      details: {
        problems: [
          { path: 'code', problem: 'otherCode' },
          { path: 'types', problem: 'twice' },
          { path: 'calendar', problem: 'noCalendar' },
          { path: 'timers.1.code', problem: 'twice' },
          { path: 'timers.1.calendar', problem: 'noCalendar' },
          { path: 'timers.1.replaces', problem: 'noTimer' },
        ],
      },
    });
    await discardPreset(manager(), { code: 'furniture', savedAt: draftSavedAt ?? 0 });
    expect(await viewPreset(manager(), { code: 'furniture' })).toMatchObject({ draftSavedAt: null, data: { name: '' } });
  });

  test('versions are compared field by field, promised times by their code', async () => {
    await draft('furniture', (data) => ({
      ...data,
      slipTitle: 'serviceOrder',
      timers: data.timers
        .map((one) => (one.code === 'finish' ? { ...one, limit: { unit: 'days' as const, amount: 2 } } : one))
        .toReversed(),
    }));
    const { differences } = await comparePreset(manager(), { code: 'furniture', from: 1, to: 2 });
    expect(differences).toEqual([
      { path: 'slipTitle', from: 'dispatchSlip', to: 'serviceOrder' },
      { path: 'timers.finish.limit.amount', from: 1, to: 2 },
    ]);
  });

  test('a preset of the shop’s own comes from another one, can be chosen once approved, and goes when nobody chose it', async () => {
    const { code } = await copyPreset(manager(), { code: 'appliances', name: '空调' });
    await expect(copyPreset(manager(), { code: 'car', name: '空调' })).rejects.toMatchObject({ code: 'codeTaken' });
    await expect(choose(code)).rejects.toMatchObject({ details: { guard: 'presetNotInForce' } });
    await approve(code, today);
    await choose(code);
    expect(await codeFor({})).toBe(code);
    const { id } = await logCall(shop, await addCustomer(shop), { productText: '空调' });
    await expect(removePreset(manager(), { code })).rejects.toMatchObject({ details: { guard: 'presetChosen' } });
    await choose('furniture');
    await removePreset(manager(), { code });
    await expect(removePreset(manager(), { code: 'furniture' })).rejects.toMatchObject({ details: { guard: 'presetShipped' } });
    expect((await listPresets(manager())).presets.some((preset) => preset.code === code)).toBe(false);
    expect((await viewRequest(manager(), { id })).preset).toMatchObject({ code, name: '空调' });
  });
});
