import { beforeAll, beforeEach, expect, test } from 'vitest';
import { choosePreset } from '../../electron/features/presets/presets-choice.service.ts';
import { approvePreset, draftPreset } from '../../electron/features/presets/presets-edit.service.ts';
import { exportPreset, importPreset } from '../../electron/features/presets/presets-exchange.service.ts';
import { viewPreset } from '../../electron/features/presets/presets-view.service.ts';
import { viewRequest } from '../../electron/features/requests/requests.service.ts';
import {
  acceptSlip,
  arriveForSlip,
  departForSlip,
  finishSlip,
  handBackSlip,
  signSlip,
} from '../../electron/features/work-orders/work-orders-progress.service.ts';
import { viewWorkOrder } from '../../electron/features/work-orders/work-orders.service.ts';
import { shippedPreset } from '../../shared/presets/index.ts';
import { presetData, shippedPresetCodes } from '../../shared/presets/preset.ts';
import { unanswered } from '../../shared/repair-ticks.ts';
import type { LogRequestInput } from '../../shared/requests.ts';
import { signInput } from '../../shared/work-orders.ts';
import { addCustomer, dispatch, enterResult, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const met = { normal: 'met', safe: 'met', planned: 'met', tidy: 'met' } as const;

describeOnEngines('what a repair’s result is asked', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const manager = () => shop.as('serviceManager');
  const choose = (code: string) => choosePreset(manager(), { scope: 'shop', code, takesKeyRule: false });
  const newSlip = async (changes: Partial<LogRequestInput> = {}) => {
    const { id } = await logCall(shop, await addCustomer(shop), changes);
    return { requestId: id, id: (await dispatch(shop, id)).id };
  };
  const view = (id: number) => viewWorkOrder(manager(), { id });
  const missing = (...fields: readonly string[]) => ({ code: 'fieldsMissing', details: { fields } });

  test('R-004-36 R-004-38 what the preset asks is refused by field while it is not ticked, and is kept with the slip', async () => {
    await choose('it-a');
    const { id, requestId } = await newSlip();
    expect(await view(id)).toMatchObject({ asksFoundBy: true, asksStandard: true, foundBy: [], standard: unanswered });
    await expect(enterResult(shop, id)).rejects.toMatchObject(
      missing('foundBy', 'standard.normal', 'standard.safe', 'standard.planned', 'standard.tidy'),
    );
    const standard = { ...met, planned: 'notMet' } as const;
    await expect(enterResult(shop, id, { foundBy: ['symptom'], standard: { ...met, tidy: null } })).rejects.toMatchObject(
      missing('standard.tidy'),
    );
    // "not met" is possible, with the reason
    await expect(enterResult(shop, id, { foundBy: ['symptom'], standard })).rejects.toMatchObject(missing('standardReason'));
    const ticks = { foundBy: ['symptom' as const, 'history' as const], standard, standardReason: '缺原厂螺钉，先用同规格' };
    await enterResult(shop, id, { ...ticks, foundBy: ['history', 'symptom'] });
    expect(await view(id)).toMatchObject({ ...ticks, state: 'signed' });
    // and told in the story of the request
    const { timeline } = await viewRequest(manager(), { id: requestId });
    expect(timeline.find(({ kind }) => kind === 'resolved')?.data['ticks']).toEqual([ticks]);
    await handBackSlip(shop.as('supervisor'), { id, version: (await view(id)).version });
  });

  test('R-004-36 R-004-38 nothing is asked by other presets, nor of work that is no repair', async () => {
    const plain = await newSlip();
    expect(await view(plain.id)).toMatchObject({ asksFoundBy: false, asksStandard: false });
    await enterResult(shop, plain.id);
    const { timeline } = await viewRequest(manager(), { id: plain.requestId });
    expect(timeline.find(({ kind }) => kind === 'resolved')?.data).not.toHaveProperty('ticks');
    await choose('it-a');
    const installation = await newSlip({ type: 'installation' });
    await enterResult(shop, installation.id);
    // a job keeps the preset that it was opened with (R-002-30)
    const { id } = await newSlip();
    await choose('furniture');
    await expect(enterResult(shop, id)).rejects.toMatchObject({ code: 'fieldsMissing' });
  });

  test('R-004-36 R-004-38 the steps one by one ask the same at the signature', async () => {
    await choose('supply');
    const { id } = await newSlip();
    const technician = shop.as('technician');
    for (const [version, step] of [acceptSlip, departForSlip, arriveForSlip].entries())
      await step(technician, { id, version: version + 1 });
    await finishSlip(technician, { id, version: 4, cause: '接线松', remedy: '压紧' });
    const paper = { id, version: 5, arrivedAt: shop.clock.now, leftAt: shop.clock.now, nothingLeftOut: true, isSigned: true };
    await expect(signSlip(technician, signInput.parse(paper))).rejects.toMatchObject({ code: 'fieldsMissing' });
    await signSlip(technician, signInput.parse({ ...paper, foundBy: ['measured'], standard: met }));
    expect(await view(id)).toMatchObject({ state: 'signed', foundBy: ['measured'], standard: met, standardReason: '' });
  });

  test('the switches are data of the preset: off in what was stored before, edited, exported and imported with it', async () => {
    const { needsFoundBy: _a, needsStandard: _b, ...older } = shippedPreset('it-a').closing;
    expect(presetData.parse({ ...shippedPreset('it-a'), closing: older }).closing).toMatchObject({
      needsFoundBy: false,
      needsStandard: false,
    });
    const asking = shippedPresetCodes.filter((code) => shippedPreset(code).closing.needsFoundBy);
    expect(asking).toEqual(['engineering-a', 'engineering-b', 'supply', 'it-a', 'it-b']);
    expect(shippedPresetCodes.filter((code) => shippedPreset(code).closing.needsStandard)).toEqual(asking);

    const { data } = await viewPreset(manager(), { code: 'furniture' });
    await draftPreset(manager(), {
      code: 'furniture',
      savedAt: null,
      note: '',
      data: { ...data, closing: { ...data.closing, needsStandard: true } },
    });
    const { draftSavedAt } = await viewPreset(manager(), { code: 'furniture' });
    await approvePreset(manager(), {
      code: 'furniture',
      savedAt: draftSavedAt ?? 0,
      approvedBy: '陈总',
      effectiveOn: '2026-11-21',
      note: '',
    });
    const { id } = await newSlip();
    expect(await view(id)).toMatchObject({ asksFoundBy: false, asksStandard: true });
    const file = await exportPreset(manager(), { code: 'furniture', version: null });
    const text = Buffer.from(file.base64, 'base64').toString('utf8');
    expect(text).toContain('"needsStandard": true');
    await importPreset(manager(), { text, replacesDraft: false });
    expect((await viewPreset(manager(), { code: 'furniture' })).data.closing.needsStandard).toBe(true);
  });
});
