import { beforeAll, beforeEach, expect, test } from 'vitest';
import { logTalk } from '../../electron/features/calls/calls.service.ts';
import { createProject } from '../../electron/features/projects/projects.service.ts';
import { holdRequest, releaseRequest } from '../../electron/features/requests/requests-holds.service.ts';
import { listTimers, proposeTimers } from '../../electron/features/timers/timers-view.service.ts';
import { happened } from '../../electron/features/timers/timers.service.ts';
import { write } from '../../electron/platform/write.ts';
import { logCallInput } from '../../shared/calls.ts';
import type { ShippedPresetCode } from '../../shared/presets/preset.ts';
import { createProjectInput } from '../../shared/projects.ts';
import { holdRequestInput, releaseRequestInput } from '../../shared/request-life.ts';
import type { LogRequestInput } from '../../shared/requests.ts';
import type { TimerEvent } from '../../shared/timer-policy.ts';
import { proposeInput } from '../../shared/timer-views.ts';
import { at } from '../support/calendars.ts';
import { addCustomer, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';
import { workBy } from '../support/timers.ts';

describeOnEngines('clocks of the trades', (engine) => {
  let shop: Shop;
  let customerId: number;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(async () => {
    await shop.reset();
    shop.clock.now = at('2024-03-01 10:00');
    customerId = await addCustomer(shop);
  });

  const timers = (id: number) => listTimers(shop.as('supervisor'), { id });
  const mark = (requestId: number, event: TimerEvent, when: number) =>
    write(shop.as('supervisor'), async (w) => {
      const request = await w.tx.selectFrom('serviceRequest').selectAll().where('id', '=', requestId).executeTakeFirstOrThrow();
      await happened(w, shop.as('supervisor'), event, { request }, when);
      await w.record({ subject: 'request', subjectId: requestId, kind: 'marked' });
    });

  const worked: readonly (readonly [rule: string, preset: ShippedPresetCode, when: string, due: Readonly<Record<string, string>>])[] = [
    ['R-002-23', 'engineering-a', '03-01 16:00', { response: '03-04 16:00', onSite: '03-05 16:00' }],
    ['R-002-61', 'it-a', '03-01 20:00', { response: '03-01 22:00', onSite: '03-02 08:00', finish: '03-03 20:00' }],
    ['R-002-72', 'supply', '03-01 16:00', { response: '03-01 18:00', onSite: '03-01 19:00' }],
    ['R-002-79', 'it-b', '03-03 10:00', { onSite: '03-03 12:00' }],
    ['R-002-106', 'renovation-b', '03-01 16:00', { onSite: '03-01 20:00', sendSmall: '03-01 22:00' }],
    ['R-002-111', 'renovation-c', '03-01 16:00', { finish: '03-02 16:00' }],
    ['R-002-116', 'engineering-b', '03-01 16:00', { onSite: '03-03 16:00' }],
    ['R-003-53', 'product', '03-01 16:00', { answer: '03-02 16:00' }],
  ];
  test.each(worked)('%s a call under the preset %s at %s gets its clocks', async (_rule, preset, when, expected) => {
    await workBy(shop, preset);
    shop.clock.now = at(`2024-${when}`);
    const wanted = preset === 'product' ? 'consulting' : 'repair';
    const proposal = await proposeTimers(shop.as('frontDesk'), proposeInput.parse({ customerId, type: wanted, urgency: 'general' }));
    const { id } = await logCall(shop, customerId, {
      type: wanted,
      isPromiseTold: false,
      productText: '设备',
      promisedAt: proposal.promisedAt,
      ownerUserId: shop.users.supervisor.id,
      ...(await neededBy(preset)),
    });
    const started = Object.fromEntries((await timers(id)).map(({ policy, dueAt }) => [policy, dueAt]));
    const proposed = Object.fromEntries(proposal.timers.map(({ policy, dueAt }) => [policy, dueAt]));
    for (const [policy, day] of Object.entries(expected)) {
      expect(started[policy], policy).toBe(at(`2024-${day}`));
      expect(proposed[policy], policy).toBe(at(`2024-${day}`));
    }
  });

  test('R-002-42 R-002-106 R-002-117 clocks that begin in the middle of a job begin with their own event', async () => {
    for (const [preset, event, policy, from, until] of [
      ['renovation-a', 'team.assigned', 'teamContact', '03-01 16:00', '03-02 16:00'],
      ['renovation-b', 'plan.agreed', 'sendLarge', '03-02 10:00', '03-03 10:00'],
      ['engineering-b', 'question.asked', 'answer', '03-01 16:00', '03-02 16:00'],
      ['engineering-b', 'site.decided', 'siteSolved', '03-01 16:00', '03-04 16:00'],
      ['supply', 'spare.needed', 'spare', '03-01 10:00', '03-01 14:00'],
    ] as const) {
      await workBy(shop, preset);
      const facts = { productText: '设备', ownerUserId: shop.users.supervisor.id, ...(await neededBy(preset)) };
      const { id } = await logCall(shop, customerId, facts);
      shop.clock.now = at(`2024-${from}`);
      await mark(id, event, shop.clock.now);
      expect((await timers(id)).find((one) => one.policy === policy)?.dueAt, policy).toBe(at(`2024-${until}`));
      shop.clock.now = at('2024-03-01 10:00');
    }
  });

  test('R-002-83 a job that waits for a part starts the clock of its provision, and its end stops it', async () => {
    await workBy(shop, 'it-b');
    const { id, version } = await logCall(shop, customerId);
    const hold = { id, version, reason: 'part', note: '主板缺货', newPromisedAt: at('2024-03-02 10:00'), toldAt: shop.clock.now };
    const held = await holdRequest(shop.as('supervisor'), holdRequestInput.parse(hold));
    const spare = async () => (await timers(id)).filter(({ policy }) => policy === 'spare');
    expect(await spare()).toMatchObject([{ dueAt: at('2024-03-01 12:00'), state: 'running' }]);
    shop.clock.now = at('2024-03-01 11:00');
    await releaseRequest(shop.as('supervisor'), releaseRequestInput.parse({ id, version: held.version, note: '到货' }));
    expect(await spare()).toMatchObject([{ state: 'stopped', missedAt: null }]);
  });

  test('R-002-35 who could not be helped at once is called back within the hour', async () => {
    await workBy(shop, 'engineering-a');
    const facts = { productText: '设备', ownerUserId: shop.users.supervisor.id, ...(await neededBy('engineering-a')) };
    const { id } = await logCall(shop, customerId, facts);
    const talk = (more: object) =>
      logTalk(shop.as('frontDesk'), logCallInput.parse({ customerId, requestId: id, channel: 'phone', summary: '问进度', ...more }));
    const clocks = async () => (await timers(id)).filter(({ policy }) => policy === 'missedCall');
    await talk({ isIncoming: true, outcome: 'answered' });
    expect(await clocks()).toEqual([]);
    await talk({ isIncoming: true, outcome: 'callBack' });
    expect(await clocks()).toMatchObject([{ dueAt: at('2024-03-01 11:00'), state: 'running' }]);
    shop.clock.now = at('2024-03-01 10:40');
    await talk({ isIncoming: false, outcome: 'answered' });
    expect(await clocks()).toMatchObject([{ state: 'stopped', missedAt: null }]);
  });

  test('times at the ends of what can be stored are promised or have no clock, and never break the call', async () => {
    for (const preset of ['furniture', 'appliances', 'it-a', 'engineering-b'] as const) {
      await workBy(shop, preset);
      const facts = { productText: '设备', ownerUserId: shop.users.supervisor.id, ...(await neededBy(preset)) };
      for (const when of [0, 1, 8_999_999_999_999, 9_000_000_000_000]) {
        const asked = proposeInput.parse({ customerId, type: 'repair', urgency: 'general', from: when });
        expect((await proposeTimers(shop.as('frontDesk'), asked)).from).toBe(when);
        const { id } = await logCall(shop, customerId, { ...facts, promisedAt: when });
        expect(await timers(id)).not.toEqual([]);
        await mark(id, 'request.resolved', shop.clock.now);
        const old = await logCall(shop, customerId, {
          ...facts,
          receivedAt: Math.min(when, shop.clock.now),
          promisedAt: 9_000_000_000_000 - when,
        });
        await mark(old.id, 'request.resolved', shop.clock.now);
        await mark(old.id, 'request.told', 9_000_000_000_000);
      }
    }
  });

  /** What engineering asks for besides. */
  async function neededBy(preset: ShippedPresetCode): Promise<Partial<LogRequestInput>> {
    if (!preset.startsWith('engineering')) return {};
    return { projectId: (await createProject(shop.as('frontDesk'), createProjectInput.parse({ customerId, name: '办公楼弱电' }))).id };
  }
});
