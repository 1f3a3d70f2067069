import { beforeAll, beforeEach, expect, test } from 'vitest';
import { countRepairList, listRepairs, viewRepair, viewRepairsOf } from '../../electron/features/repair-cases/repair-cases.service.ts';
import {
  decideCause,
  endSupplier,
  explainCause,
  seeSite,
  tellSupplier,
} from '../../electron/features/repair-cases/repair-causes.service.ts';
import { changeRepair, issueRepair, recheckRepair } from '../../electron/features/repair-cases/repair-feedback.service.ts';
import { signCard, voidRepair } from '../../electron/features/repair-cases/repair-works.service.ts';
import { holdRequest } from '../../electron/features/requests/requests-holds.service.ts';
import { viewRequest } from '../../electron/features/requests/requests.service.ts';
import { listTasks } from '../../electron/features/tasks/tasks.service.ts';
import { explainInput, repairCountInput, repairListInput } from '../../shared/repair-cases.ts';
import { taskListInput } from '../../shared/tasks.ts';
import { addCustomer, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { at, beginRepair, judgedRepair, renovationCall } from '../support/repairs.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const hour = 3_600_000;

describeOnEngines('renovation repairs', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const view = (id: number) => viewRepair(shop.as('frontDesk'), { id });

  test('SM-18 only a request of a renovation trade gets a feedback order, and one at a time', async () => {
    const plain = await logCall(shop, await addCustomer(shop));
    expect(await viewRepairsOf(shop.as('frontDesk'), { requestId: plain.id })).toEqual({ isRenovation: false, cases: [] });
    expect(await refusal(beginRepair(shop, plain.id), 'guardFailed')).toEqual({ guard: 'notRenovation' });
    const requestId = await renovationCall(shop);
    const first = await beginRepair(shop, requestId);
    expect(first.no).toMatch(/^WF\d{8}-0001$/);
    expect(await refusal(beginRepair(shop, requestId), 'guardFailed')).toEqual({ guard: 'repairOpen', no: first.no });
    const found = await viewRepairsOf(shop.as('frontDesk'), { requestId });
    expect(found).toMatchObject({ isRenovation: true, cases: [{ id: first.id, state: 'verified' }] });
    await voidRepair(shop.as('supervisor'), { ...(await at(shop, first.id)), reason: '开错了' });
    expect((await beginRepair(shop, requestId)).no).toMatch(/-0002$/);
  });

  test('R-002-37 the look-up of the warranty and each of the five fields are required before it is issued', async () => {
    const { id } = await beginRepair(shop, await renovationCall(shop), { warrantyResult: '' });
    expect((await view(id)).state).toBe('called');
    expect(await refusal(issueRepair(shop.as('frontDesk'), await at(shop, id)), 'guardFailed')).toEqual({ guard: 'warrantyUnchecked' });
    const whole = {
      ownerName: '张三丰',
      phone: '138 0013 8000',
      address: '控江路100弄8号501室',
      content: '墙砖空鼓',
      wish: '止漏',
      warrantyResult: 'expired',
      warrantyNote: '竣工 2020-05-01',
    } as const;
    for (const field of ['ownerName', 'phone', 'address', 'content', 'wish'] as const) {
      await changeRepair(shop.as('frontDesk'), { ...(await at(shop, id)), ...whole, [field]: '' });
      const refused = await refusal(issueRepair(shop.as('frontDesk'), await at(shop, id)), 'guardFailed');
      expect(refused).toEqual({ guard: 'feedbackIncomplete', fields: [field] });
    }
    await changeRepair(shop.as('frontDesk'), { ...(await at(shop, id)), ...whole });
    expect(await view(id)).toMatchObject({ state: 'verified', warrantyResult: 'expired', warrantyCheckedAt: shop.clock.now });
    const none = { ...(await at(shop, id)), ...whole, warrantyResult: '' as const };
    expect(await refusal(changeRepair(shop.as('frontDesk'), none), 'guardFailed')).toEqual({ guard: 'warrantyUnchecked' });
    await issueRepair(shop.as('frontDesk'), await at(shop, id));
    expect((await view(id)).state).toBe('issued');
    await refusal(changeRepair(shop.as('frontDesk'), { ...(await at(shop, id)), ...whole }), 'commandNotAllowed');
    // what the call gave about the warranty is at hand
    expect((await view(id)).warrantySaid).not.toBeNull();
  });

  test('R-002-38 somebody else checks again, the site is seen, and only then there is a cause', async () => {
    const { id } = await beginRepair(shop, await renovationCall(shop));
    const early = async () => decideCause(shop.as('supervisor'), { ...(await at(shop, id)), cause: 'company', note: '空鼓' });
    await refusal(early(), 'commandNotAllowed');
    // the supervisor corrects the look-up, so the second check is not the supervisor's any more
    const { ownerName, phone, address, content, wish, warrantyNote } = await view(id);
    const facts = { ownerName, phone, address, content, wish, warrantyNote };
    await changeRepair(shop.as('supervisor'), { ...(await at(shop, id)), ...facts, warrantyResult: 'notFound' });
    await issueRepair(shop.as('frontDesk'), await at(shop, id));
    const check = (role: 'supervisor' | 'serviceManager' | 'frontDesk', version?: number) =>
      at(shop, id).then((target) =>
        recheckRepair(shop.as(role), { ...target, ...(version && { version }), result: 'covered', note: '保修卡已找到' }),
      );
    expect(await refusal(seeSite(shop.as('supervisor'), { ...(await at(shop, id)), at: shop.clock.now }), 'guardFailed')).toEqual({
      guard: 'notRechecked',
    });
    expect(await refusal(early(), 'guardFailed')).toEqual({ guard: 'notRechecked' });
    expect(await refusal(check('supervisor'), 'guardFailed')).toEqual({ guard: 'sameChecker' });
    expect(await refusal(check('frontDesk'), 'commandNotAllowed')).toMatchObject({ refusal: 'role' });
    expect((await refusal(check('serviceManager', 1), 'staleVersion'))['current']).toMatchObject({ id, state: 'issued' });
    await check('serviceManager');
    expect(await refusal(early(), 'guardFailed')).toEqual({ guard: 'siteNotSeen' });
    const ahead = { ...(await at(shop, id)), at: shop.clock.now + 48 * hour };
    expect(await refusal(seeSite(shop.as('supervisor'), ahead), 'guardFailed')).toEqual({ guard: 'inFuture', field: 'at' });
    await seeSite(shop.as('supervisor'), { ...(await at(shop, id)), at: shop.clock.now });
    const told = { ...(await at(shop, id)), name: '某瓷砖厂', toldAt: shop.clock.now, comesAt: shop.clock.now };
    expect(await refusal(tellSupplier(shop.as('frontDesk'), told), 'guardFailed')).toEqual({ guard: 'causeMissing' });
    await early();
    expect(await view(id)).toMatchObject({
      state: 'ofCompany',
      cause: 'company',
      secondCheckResult: 'covered',
      warrantyResult: 'notFound',
    });
    expect((await view(id)).timeline.map(({ kind }) => kind)).toEqual([
      'called',
      'verified',
      'corrected',
      'verified',
      'issued',
      'rechecked',
      'siteSeen',
      'causeDecided',
    ]);
  });

  test('R-002-39 the supplier is told and comes at the agreed time, which is somebody’s task until it is put right', async () => {
    const id = await judgedRepair(shop, 'supplier');
    const { requestId, no } = await view(id);
    const tasks = (isDone = false) =>
      listTasks(shop.as('supervisor'), taskListInput.parse({ scope: 'all', kind: 'supplier', requestId, isDone }));
    const tell = async (comesAt: number) =>
      tellSupplier(shop.as('frontDesk'), { ...(await at(shop, id)), name: '某瓷砖厂', toldAt: shop.clock.now, comesAt });
    expect(await refusal(tell(shop.clock.now - hour), 'guardFailed')).toEqual({ guard: 'beforeStep', field: 'comesAt' });
    const done = async (when: number) => endSupplier(shop.as('frontDesk'), { ...(await at(shop, id)), at: when });
    await refusal(done(shop.clock.now), 'commandNotAllowed');
    await tell(shop.clock.now + 24 * hour);
    expect((await tasks()).rows).toMatchObject([{ dueAt: shop.clock.now + 24 * hour, text: `${no} 某瓷砖厂`, role: 'frontDesk' }]);
    // another time takes its place
    await tell(shop.clock.now + 30 * hour);
    expect((await tasks()).rows.map(({ dueAt }) => dueAt)).toEqual([shop.clock.now + 30 * hour]);
    expect(await view(id)).toMatchObject({ state: 'supplierComing', dueAt: shop.clock.now + 30 * hour });
    expect(await refusal(done(shop.clock.now - hour), 'guardFailed')).toEqual({ guard: 'beforeStep', field: 'at' });
    shop.clock.advance(30 * hour);
    await done(shop.clock.now);
    expect((await tasks()).rows).toEqual([]);
    expect((await tasks(true)).rows).toHaveLength(2);
    expect((await viewRequest(shop.as('frontDesk'), { id: requestId })).state).toBe('resolved');
    await signCard(shop.as('frontDesk'), { ...(await at(shop, id)), satisfaction: 'satisfied', at: shop.clock.now });
    expect((await view(id)).state).toBe('signed');
  });

  test('R-002-40 a cause of the customer’s is explained with a help plan, never without; that resolves the request', async () => {
    const id = await judgedRepair(shop, 'customer');
    const { requestId } = await view(id);
    expect(explainInput.safeParse({ id, version: 1, helpPlan: ' ', at: 0 }).error?.issues[0]?.path).toEqual(['helpPlan']);
    const { version } = await viewRequest(shop.as('frontDesk'), { id: requestId });
    const hold = { reason: 'supplier', note: '', newPromisedAt: shop.clock.now + 48 * hour, toldAt: null } as const;
    await holdRequest(shop.as('frontDesk'), { id: requestId, version, ...hold });
    const helpPlan = '介绍水电师傅，材料按成本代购';
    await explainCause(shop.as('frontDesk'), { ...(await at(shop, id)), helpPlan, at: shop.clock.now });
    expect(await view(id)).toMatchObject({ state: 'explained', helpPlan, explainedAt: shop.clock.now });
    const request = await viewRequest(shop.as('frontDesk'), { id: requestId });
    // what it waited for is waited for no more
    const moving = { holdReason: '', holdSince: null, delays: [{ endedAt: shop.clock.now }] };
    expect(request).toMatchObject({ state: 'resolved', resolvedAt: shop.clock.now, life: moving });
    expect(request.life.tasks.filter(({ doneAt }) => doneAt === null)).toEqual([]);
    expect(request.result).toContain(helpPlan);
    await refusal(voidRepair(shop.as('supervisor'), { ...(await at(shop, id)), reason: '不要了' }), 'commandNotAllowed');
  });

  test('the list finds by number, by the request and its customer, by state and cause, page after page', async () => {
    const ids: number[] = [];
    for (const cause of ['supplier', 'customer', 'company'] as const) ids.push(await judgedRepair(shop, cause));
    const list = (filter: object) => listRepairs(shop.as('generalManager'), repairListInput.parse(filter));
    const found = async (filter: object) => (await list(filter)).rows.map(({ id }) => id);
    expect(await found({})).toEqual(ids.toReversed());
    expect(await found({ cause: 'customer' })).toEqual([ids[1]]);
    expect(await found({ states: ['ofCompany', 'ofSupplier'] })).toEqual([ids[2], ids[0]]);
    const { no, requestNo } = await view(ids[1] as number);
    expect(await found({ query: no })).toEqual([ids[1]]);
    expect(await found({ query: no.slice(0, 10) })).toEqual(ids.toReversed());
    expect(await found({ query: requestNo })).toEqual([ids[1]]);
    expect(await found({ query: '墙砖' })).toEqual(ids.toReversed());
    expect(await found({ query: '没有的词' })).toEqual([]);
    const first = await list({ limit: 2 });
    expect(first.rows.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    expect(await found({ limit: 2, cursor: first.nextCursor })).toEqual([ids[0]]);
    expect(await countRepairList(shop.as('frontDesk'), repairCountInput.parse({}))).toEqual({ total: 3, isMore: false });
  });
});
