import { beforeAll, beforeEach, expect, test } from 'vitest';
import { approvePreset, draftPreset } from '../../electron/features/presets/presets-edit.service.ts';
import { presetFor } from '../../electron/features/presets/presets.service.ts';
import { listPresets, viewPreset } from '../../electron/features/presets/presets-view.service.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const none = { customerId: null, projectId: null, installedItemId: null };

/** The shop opens on 2026-11-21. */
describeOnEngines('the order of versions of a preset', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());
  const manager = () => shop.as('serviceManager');
  const draft = async (code: string, name: string) => {
    const { data, draftSavedAt } = await viewPreset(manager(), { code });
    return draftPreset(manager(), { code, savedAt: draftSavedAt, note: '', data: { ...data, name } });
  };
  const approve = async (code: string, effectiveOn: string) => {
    const { draftSavedAt } = await viewPreset(manager(), { code });
    return approvePreset(manager(), { code, savedAt: draftSavedAt ?? 0, approvedBy: '陈总', effectiveOn, note: '' });
  };

  test('R-002-30 a version approved later with an earlier day does not hide one that follows', async () => {
    const [first, second] = ['2026-12-01', '2026-12-10'];
    await draft('furniture', '甲');
    await approve('furniture', second);
    await draft('furniture', '乙');
    await approve('furniture', first);
    const nameOn = async (on: string) => (await presetFor(engine().db, none, on)).data.name;
    expect([await nameOn('2026-11-30'), await nameOn(first), await nameOn('2026-12-09'), await nameOn(second)]).toEqual([
      '',
      '乙',
      '乙',
      '甲',
    ]);
    const states = async () => (await viewPreset(manager(), { code: 'furniture' })).versions.map(({ state }) => state);
    expect(await states()).toEqual(['upcoming', 'upcoming', 'inForce']);
    const row = async () => (await listPresets(manager())).presets.find(({ code }) => code === 'furniture');
    expect(await row()).toMatchObject({ inForce: { version: 1 }, upcoming: { version: 3, effectiveOn: first } });
    shop.clock.now = Date.parse('2026-12-02T04:00:00Z');
    expect(await states()).toEqual(['inForce', 'upcoming', 'past']);
    expect(await row()).toMatchObject({ inForce: { version: 3 }, upcoming: { version: 2, effectiveOn: second } });
    shop.clock.now = Date.parse('2026-12-11T04:00:00Z');
    expect(await states()).toEqual(['past', 'inForce', 'past']);
  });
});
