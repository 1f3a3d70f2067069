import { beforeAll, beforeEach, expect, test } from 'vitest';
import { viewCaller, lookUpCaller } from '../../electron/features/customers/customers.service.ts';
import { logRequest, correctRequest, warnOfDuplicates } from '../../electron/features/requests/requests-log.service.ts';
import { reopenRequest } from '../../electron/features/requests/requests-reopen.service.ts';
import {
  acknowledgeRequest,
  archiveRequest,
  countRequestList,
  listRequests,
  resolveRequest,
  tellResult,
  viewRequest,
  voidRequest,
} from '../../electron/features/requests/requests.service.ts';
import { listTimers } from '../../electron/features/timers/timers-view.service.ts';
import { handBackSlip } from '../../electron/features/work-orders/work-orders-progress.service.ts';
import { logRequestInput, requestCountInput, requestListInput } from '../../shared/requests.ts';
import { addCustomer, dispatch, enterResult, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const list = (changes: object = {}) => requestListInput.parse(changes);

describeOnEngines('requests', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  test('R-000-02 each of the five fields is required and named when it is empty', async () => {
    const whole = {
      customerId: 1,
      contactName: '张三',
      phone: '13800138000',
      address: '控江路1号',
      content: '不制冷',
      serviceWanted: '维修',
      type: 'repair',
      branch: 'complaint',
      urgency: 'general',
      channel: 'phone',
      lodgedBy: 'customer',
      faultClass: 'unknown',
      promisedAt: 1,
    };
    for (const field of ['contactName', 'phone', 'address', 'serviceWanted'] as const) {
      const { error } = logRequestInput.safeParse({ ...whole, [field]: '  ' });
      expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
    }
    expect(logRequestInput.safeParse({ ...whole, customerId: null }).error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'customerId',
    ]);
  });

  test('R-000-01 customers, sales and installers can lodge, with nobody else online', async () => {
    const customerId = await addCustomer(shop);
    for (const lodgedBy of ['customer', 'sales', 'installer'] as const) {
      const { id } = await logCall(shop, customerId, { lodgedBy });
      expect((await viewRequest(shop.as('frontDesk'), { id })).lodgedBy).toBe(lodgedBy);
    }
  });

  test('R-004-30 an empty promised time is refused; a told one acknowledges, an untold one waits to be', async () => {
    const customerId = await addCustomer(shop);
    const { promisedAt: _promisedAt, ...without } = logRequestInput.parse({ ...inputOf(customerId), promisedAt: 5 });
    expect(logRequestInput.safeParse(without).error?.issues[0]?.path).toEqual(['promisedAt']);
    const told = await logCall(shop, customerId);
    const untold = await logCall(shop, customerId, { isPromiseTold: false });
    const waiting = await listRequests(shop.as('frontDesk'), list({ states: ['registered'] }));
    expect(waiting.rows.map(({ id }) => id)).toEqual([untold.id]);
    await acknowledgeRequest(shop.as('frontDesk'), { id: untold.id, version: 1 });
    expect((await viewRequest(shop.as('frontDesk'), { id: untold.id })).promiseToldAt).toBe(shop.clock.now);
    expect((await viewRequest(shop.as('frontDesk'), { id: told.id })).state).toBe('classified');
  });

  test('R-001-13 every branch has its own list', async () => {
    const customerId = await addCustomer(shop);
    for (const branch of ['installation', 'complaint', 'administration'] as const) await logCall(shop, customerId, { branch });
    for (const branch of ['installation', 'complaint', 'administration'] as const) {
      const { rows } = await listRequests(shop.as('frontDesk'), list({ branch }));
      expect(rows.map((row) => row.branch)).toEqual([branch]);
    }
    expect(logRequestInput.safeParse({ ...inputOf(customerId), branch: undefined }).success).toBe(false);
  });

  test('R-004-29 R-004-32 urgent and important come first, then the earlier promise', async () => {
    const customerId = await addCustomer(shop);
    const general = await logCall(shop, customerId);
    const urgent = await logCall(shop, customerId, { urgency: 'urgent', promisedAt: shop.clock.now + 9_000_000 });
    const important = await logCall(shop, customerId, { urgency: 'important' });
    const earlier = await logCall(shop, customerId, { promisedAt: shop.clock.now + 1000 });
    const { rows } = await listRequests(shop.as('supervisor'), list({ sort: 'urgency' }));
    expect(rows.map(({ id }) => id)).toEqual([urgent.id, important.id, earlier.id, general.id]);
  });

  test('R-004-35 the fault class is required and of the closed list', () => {
    expect(logRequestInput.safeParse({ ...inputOf(1), faultClass: undefined }).success).toBe(false);
    for (const faultClass of ['software', 'hardware', 'electrical', 'mechanical', 'human'])
      expect(logRequestInput.safeParse({ ...inputOf(1), faultClass }).success).toBe(true);
    expect(logRequestInput.safeParse({ ...inputOf(1), faultClass: 'ghost' }).success).toBe(false);
  });

  test('R-003-38 a phone number shows name, items, open requests and last talks before anything is saved', async () => {
    const customerId = await addCustomer(shop);
    const { no } = await logCall(shop, customerId);
    for (const query of ['13800138000', '138 0013 8000', '8000', '张三丰', '三丰', 'zsf', 'zhangsanfeng']) {
      expect(
        (await lookUpCaller(shop.as('frontDesk'), { query, limit: 8 })).map(({ name }) => name),
        query,
      ).toEqual(['张三丰']);
    }
    const caller = await viewCaller(shop.as('frontDesk'), { id: customerId });
    expect(caller.openRequests.map((request) => request.no)).toEqual([no]);
    expect(caller.talks.map(({ summary }) => summary)).toEqual(['冰箱不制冷，冷藏室有水']);
  });

  test('a new customer is made with the call, or not at all', async () => {
    const newCustomer = { name: '李四', phones: [{ shownAs: '021-5566 7788-12' }], addresses: [{ text: '国顺路1号' }] };
    const { id } = await logCall(shop, null, { newCustomer });
    expect((await viewRequest(shop.as('frontDesk'), { id })).customerName).toBe('李四');
    await expect(logCall(shop, null, { newCustomer: { ...newCustomer, name: '王五' }, installedItemId: 999 })).rejects.toThrow('notFound');
    expect(await lookUpCaller(shop.as('frontDesk'), { query: '王五', limit: 5 })).toEqual([]);
  });

  test('the same call again is warned of before it is saved', async () => {
    const customerId = await addCustomer(shop);
    const { no } = await logCall(shop, customerId);
    const byCustomer = await warnOfDuplicates(shop.as('frontDesk'), { customerId, phone: '', name: '', region: '' });
    expect(byCustomer.requests.map((request) => request.no)).toEqual([no]);
    const byPhone = await warnOfDuplicates(shop.as('frontDesk'), { customerId: null, phone: '138-0013-8000', name: '别人', region: '' });
    expect(byPhone.requests.map((request) => request.no)).toEqual([no]);
    expect(byPhone.customers.map(({ name }) => name)).toEqual(['张三丰']);
  });

  test('numbers run without gaps although a logging fails in between', async () => {
    const customerId = await addCustomer(shop);
    expect((await logCall(shop, customerId)).no).toBe('SL20261121-0001');
    await expect(logCall(shop, customerId, { installedItemId: 42 })).rejects.toThrow();
    expect((await logCall(shop, customerId)).no).toBe('SL20261121-0002');
  });

  test('text is found by any two characters, a number by its beginning', async () => {
    const customerId = await addCustomer(shop);
    const first = await logCall(shop, customerId, { content: '洗衣机漏水严重' });
    await logCall(shop, customerId, { content: '电视没有声音' });
    const found = async (query: string) => (await listRequests(shop.as('frontDesk'), list({ query }))).rows.map(({ id }) => id);
    expect(await found('漏水')).toEqual([first.id]);
    expect(await found('控江 漏水')).toEqual([first.id]);
    expect(await found('SL20261121-0001')).toEqual([first.id]);
    expect(await found('sl202611210001')).toEqual([first.id]);
    expect(await found('没有的字')).toEqual([]);
  });

  test('pages go on where they ended, in each order and with several states', async () => {
    const customerId = await addCustomer(shop);
    for (let i = 0; i < 7; i++) {
      shop.clock.advance(60_000);
      await logCall(shop, customerId, { isPromiseTold: i % 2 === 0 });
    }
    for (const sort of ['received', 'promised', 'urgency'] as const) {
      for (const states of [[], ['registered', 'classified']]) {
        const whole = await listRequests(shop.as('frontDesk'), list({ sort, states }));
        const seen: number[] = [];
        let cursor: string | undefined;
        do {
          const page = await listRequests(shop.as('frontDesk'), list({ sort, states, limit: 3, cursor }));
          seen.push(...page.rows.map(({ id }) => id));
          cursor = page.nextCursor ?? undefined;
        } while (cursor);
        expect(seen).toEqual(whole.rows.map(({ id }) => id));
        expect(seen).toHaveLength(7);
      }
    }
    expect(await countRequestList(shop.as('frontDesk'), requestCountInput.parse({}))).toEqual({ total: 7, isMore: false });
  });

  test('R-000-02 characters that nobody sees fill no field', () => {
    for (const blank of ['\u200b', '\u200d\u2060', '\u202e', '\u00ad \u3000']) {
      for (const field of ['contactName', 'phone', 'address', 'serviceWanted', 'content'] as const) {
        expect(logRequestInput.safeParse({ ...inputOf(1), [field]: blank }).error?.issues[0]?.path, field).toEqual([field]);
      }
    }
    expect(logRequestInput.safeParse({ ...inputOf(1), content: '\u200b水\u200b' }).success).toBe(true);
  });

  test('a stale correction is refused with the current version and changes nothing', async () => {
    const customerId = await addCustomer(shop);
    const { id } = await logCall(shop, customerId);
    const { installedItemId: _item, ...facts } = { ...inputOf(customerId), installedItemId: null };
    const correction = { ...factsOf(facts), id, version: 1, content: '改过的内容' };
    await correctRequest(shop.as('frontDesk'), correction);
    await expect(correctRequest(shop.as('supervisor'), { ...correction, content: '另一个人的内容' })).rejects.toMatchObject({
      code: 'staleVersion',
      details: { current: { content: '改过的内容' } },
    });
    expect((await viewRequest(shop.as('frontDesk'), { id })).content).toBe('改过的内容');
  });

  test('R-002-11 closing is refused while the customer has not been told, with time and way', async () => {
    const customerId = await addCustomer(shop);
    const { id } = await logCall(shop, customerId, { type: 'consulting' });
    await resolveRequest(shop.as('frontDesk'), { id, version: 1, result: '已解答' });
    await expect(archiveRequest(shop.as('supervisor'), { id, version: 2 })).rejects.toMatchObject({
      code: 'guardFailed',
      details: { guard: 'notTold' },
    });
    await tellResult(shop.as('frontDesk'), { id, version: 2, toldAt: shop.clock.now, toldWay: 'phone', opinion: '满意' });
    await archiveRequest(shop.as('supervisor'), { id, version: 3 });
    expect(await viewRequest(shop.as('supervisor'), { id })).toMatchObject({ state: 'archived', toldWay: 'phone', toldAt: shop.clock.now });
  });

  test('R-002-28 an archived request is read-only; reopening needs a reason and keeps the first finish', async () => {
    const customerId = await addCustomer(shop);
    const { id } = await logCall(shop, customerId);
    const slip = await dispatch(shop, id);
    await enterResult(shop, slip.id);
    await handBackSlip(shop.as('supervisor'), { id: slip.id, version: 2 });
    const resolved = await viewRequest(shop.as('supervisor'), { id });
    expect(resolved).toMatchObject({ state: 'resolved', result: '疏通排水孔，更换密封条' });
    await tellResult(shop.as('frontDesk'), { id, version: resolved.version, toldAt: shop.clock.now, toldWay: 'phone', opinion: '' });
    const closed = await archiveRequest(shop.as('supervisor'), { id, version: resolved.version + 1 });
    shop.clock.advance(5 * 24 * 3_600_000);
    const correction = { ...factsOf(inputOf(customerId)), id, version: closed.version };
    await expect(correctRequest(shop.as('supervisor'), correction)).rejects.toMatchObject({ code: 'commandNotAllowed' });
    await expect(reopenRequest(shop.as('frontDesk'), { id, version: closed.version, reason: '又坏了' })).rejects.toMatchObject({
      details: { refusal: 'role' },
    });
    await reopenRequest(shop.as('supervisor'), { id, version: closed.version, reason: '又坏了' });
    const reopened = await viewRequest(shop.as('supervisor'), { id });
    // the old promise is over: a new limit counts, of which the customer has yet to hear (R-004-30)
    expect(reopened).toMatchObject({ state: 'registered', result: '', toldAt: null, promiseToldAt: null });
    const [promise] = (await listTimers(shop.as('supervisor'), { id })).filter(({ state, isPromise }) => isPromise && state === 'running');
    expect(reopened.promisedAt).toBe(promise?.dueAt);
    expect(reopened.promisedAt).toBeGreaterThan(shop.clock.now);
    await expect(dispatch(shop, id)).rejects.toMatchObject({ code: 'commandNotAllowed' });
    await acknowledgeRequest(shop.as('frontDesk'), { id, version: reopened.version });
    expect(reopened.finishes).toMatchObject([{ seq: 1, result: '疏通排水孔，更换密封条', reopenReason: '又坏了' }]);
    const again = await dispatch(shop, id);
    await enterResult(shop, again.id, { remedy: '更换压缩机' });
    expect((await viewRequest(shop.as('supervisor'), { id })).result).toBe('更换压缩机');
  });

  test('a void keeps the number and the reason', async () => {
    const { id, no } = await logCall(shop, await addCustomer(shop));
    await voidRequest(shop.as('frontDesk'), { id, version: 1, reason: '打错电话' });
    expect(await viewRequest(shop.as('frontDesk'), { id })).toMatchObject({ no, state: 'voided', voidReason: '打错电话' });
  });

  test('the same key logs one call', async () => {
    const customerId = await addCustomer(shop);
    const context = { ...shop.as('frontDesk'), requestKey: 'key-1234567890123456', bodyHash: 'b' };
    const input = inputOf(customerId);
    const [one, two] = await Promise.all([logRequest(context, input), logRequest(context, input)]);
    expect(two).toEqual(one);
    expect(await countRequestList(shop.as('frontDesk'), requestCountInput.parse({}))).toMatchObject({ total: 1 });
  });
});

function inputOf(customerId: number) {
  return logRequestInput.parse({
    customerId,
    contactName: '张三丰',
    phone: '13800138000',
    address: '控江路100弄',
    content: '冰箱不制冷',
    serviceWanted: '上门维修',
    type: 'repair',
    branch: 'complaint',
    urgency: 'general',
    channel: 'phone',
    lodgedBy: 'customer',
    faultClass: 'electrical',
    promisedAt: 1_800_000_000_000,
  });
}

function factsOf(input: object) {
  const {
    customerId: _c,
    newCustomer: _n,
    isPromiseTold: _p,
    receivedAt: _r,
    repeatOfId: _o,
    draftId: _d,
    ...facts
  } = input as ReturnType<typeof inputOf>;
  return { ...facts, installedItemId: null };
}
