import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  countCallList,
  exportCalls,
  listCalls,
  readRegister,
  recordRegisterPrint,
} from '../../electron/features/calls/calls-register.service.ts';
import { linkCall, listPeople, logTalk, unlinkCall } from '../../electron/features/calls/calls.service.ts';
import { listCustomers, viewCaller } from '../../electron/features/customers/customers.service.ts';
import { viewRequest } from '../../electron/features/requests/requests.service.ts';
import { callFilterInput, callListInput, linkCallInput, logCallInput } from '../../shared/calls.ts';
import type { CallRow, LogCallInput } from '../../shared/calls.ts';
import { customerListInput } from '../../shared/customers.ts';
import { addCustomer, logCall } from '../support/counter.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop, openingTime } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

const days = { from: '2026-11-01', to: '2026-11-30' };
const list = (changes: object = {}) => callListInput.parse({ ...days, ...changes });
const filter = (changes: object = {}) => callFilterInput.parse({ ...days, ...changes });
const day = 86_400_000;

describeOnEngines('calls', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const log = (input: LogCallInput, as: 'frontDesk' | 'supervisor' = 'frontDesk') => logTalk(shop.as(as), logCallInput.parse(input));
  const rows = async (changes: object = {}): Promise<readonly CallRow[]> => (await listCalls(shop.as('frontDesk'), list(changes))).rows;
  const texts = async (changes: object = {}) => (await rows(changes)).map(({ summary }) => summary);

  test('R-003-57 a call of somebody unknown is kept with name, number, way, outcome and who answered', async () => {
    await log({
      callerName: '李先生',
      phone: '139-0000-1234',
      summary: '问能不能修投影仪',
      outcome: 'passedOn',
      passedTo: '王工',
      channel: 'letter',
    });
    expect(await rows()).toMatchObject([
      {
        customerId: null,
        name: '李先生',
        phone: '139-0000-1234',
        channel: 'letter',
        isIncoming: true,
        outcome: 'passedOn',
        passedTo: '王工',
        requestNo: null,
        at: openingTime,
      },
    ]);
    // a name only, a number only, nothing at all: each is a line
    await log({ callerName: '王女士', summary: '投诉噪音' });
    await log({ phone: '5566', summary: '打错了' });
    await log({ summary: '匿名信', channel: 'letter' });
    expect(await countCallList(shop.as('frontDesk'), filter())).toEqual({ total: 4, isMore: false });
    expect((await listCustomers(shop.as('frontDesk'), customerListInput.parse({}))).rows).toEqual([]);
  });

  test('R-003-45 a call on a Sunday or a holiday is noted afterwards, and the register says who answered it', async () => {
    const sunday = Date.UTC(2026, 10, 15, 6, 0);
    const { id } = shop.users.supervisor;
    await log({ callerName: '赵先生', summary: '国庆咨询', at: Date.UTC(2026, 9, 1, 3, 0), answeredBy: id });
    await log({ callerName: '钱女士', summary: '周日咨询', at: sunday, answeredBy: id });
    await log({ summary: '平日' });
    const all = await rows({ from: '2026-10-01' });
    const people = await listPeople(shop.as('frontDesk'));
    const nameOf = (who: number) => people.find((person) => person.id === who)?.name;
    expect(all.map(({ summary, answeredBy }) => [summary, answeredBy])).toEqual([
      ['平日', nameOf(shop.users.frontDesk.id)],
      ['周日咨询', nameOf(id)],
      ['国庆咨询', nameOf(id)],
    ]);
    expect(await texts({ userId: id })).toEqual(['周日咨询']);
    await expect(log({ summary: '没有这人', answeredBy: 999_999 })).rejects.toMatchObject({ code: 'notFound', details: { what: 'user' } });
  });

  test('R-003-57 a time ahead is refused by its field; a clock a little fast is not', async () => {
    await log({ summary: '快两分钟的钟', at: shop.clock.now + 120_000 });
    const later = log({ summary: '明天', at: shop.clock.now + 3_600_000 });
    await expect(later).rejects.toMatchObject({ code: 'guardFailed', details: { guard: 'inFuture', field: 'at' } });
  });

  test('R-003-57 the register is read by days, way, direction, outcome and two characters of text, name or number', async () => {
    const customerId = await addCustomer(shop, '慈利宾馆', '0744-8765 4321');
    await log({ summary: '空调漏水 50%', customerId, at: openingTime - day });
    await log({ summary: '送来锦旗', callerName: '周ABC', channel: 'visit', at: openingTime - 2 * day });
    await log({ summary: '催单回电', isIncoming: false, outcome: 'callBack', phone: '138 0013 8000', at: openingTime - 3 * day });
    await log({ summary: '十月的事', at: openingTime - 40 * day });
    expect(await texts()).toEqual(['空调漏水 50%', '送来锦旗', '催单回电']);
    expect(await texts({ from: '2026-11-19', to: '2026-11-19' })).toEqual(['送来锦旗']);
    expect(await texts({ channel: 'visit' })).toEqual(['送来锦旗']);
    expect(await texts({ isIncoming: false })).toEqual(['催单回电']);
    expect(await texts({ outcome: 'callBack' })).toEqual(['催单回电']);
    expect(await texts({ isUnknown: true })).toEqual(['送来锦旗', '催单回电']);
    for (const [query, found] of [
      ['漏水', ['空调漏水 50%']],
      ['宾馆', ['空调漏水 50%']],
      ['4321', ['空调漏水 50%']],
      ['50%', ['空调漏水 50%']],
      ['周a', ['送来锦旗']],
      ['8000', ['催单回电']],
      ['13800138', ['催单回电']],
      ['%', ['空调漏水 50%']],
      ['_', []],
      ['十月', []],
    ] as const)
      expect(await texts({ query }), query).toEqual(found);
    expect(() => list({ from: '2025-11-01' })).toThrow(/spanOfDays/);
    expect(() => list({ from: '2026-12-01' })).toThrow(/spanOfDays/);
  });

  test('R-003-57 pages follow each other without gaps, also among calls of one moment', async () => {
    for (let nth = 0; nth < 7; nth++) await log({ summary: `第${nth}次`, at: openingTime - Math.floor(nth / 3) * 60_000 });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listCalls(shop.as('frontDesk'), list({ limit: 2, cursor }));
      seen.push(...page.rows.map(({ summary }) => summary));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(['第2次', '第1次', '第0次', '第5次', '第4次', '第3次', '第6次']);
  });

  test('R-003-57 an unknown caller is linked to a customer later, or put on file, and the link is taken back', async () => {
    const { id } = await log({ callerName: '孙先生', phone: '13700001111', summary: '问报价' });
    const customerId = await addCustomer(shop, '孙先生', '13700001111');
    const linked = await linkCall(shop.as('frontDesk'), linkCallInput.parse({ id, customerId }));
    expect(linked.id).toBe(customerId);
    expect((await viewCaller(shop.as('frontDesk'), { id: customerId })).talks.map(({ summary }) => summary)).toEqual(['问报价']);
    await expect(linkCall(shop.as('frontDesk'), linkCallInput.parse({ id, customerId }))).rejects.toMatchObject({
      details: { guard: 'callIsLinked' },
    });
    await unlinkCall(shop.as('frontDesk'), { id, customerId });
    expect(await rows()).toMatchObject([{ customerId: null, name: '孙先生', phone: '13700001111' }]);
    const fresh = { name: '孙大伟', phones: [{ shownAs: '13700001111' }] };
    const made = await linkCall(shop.as('frontDesk'), linkCallInput.parse({ id, newCustomer: fresh }));
    expect(await rows()).toMatchObject([{ customerId: made.id, name: '孙大伟' }]);
    await expect(unlinkCall(shop.as('frontDesk'), { id, customerId })).rejects.toMatchObject({ details: { guard: 'callIsLinked' } });
    await expect(linkCall(shop.as('frontDesk'), linkCallInput.parse({ id: 999_999, customerId }))).rejects.toMatchObject({
      code: 'notFound',
      details: { what: 'call' },
    });
  });

  test('R-003-37 a call that becomes a request is that request and stands in the register once', async () => {
    const { id: callId } = await log({ callerName: '张三丰', phone: '13800138000', summary: '冰箱不制冷' });
    const customerId = await addCustomer(shop);
    const request = await logCall(shop, customerId, { callId });
    expect(await rows()).toMatchObject([{ id: callId, customerId, requestId: request.id, requestNo: request.no, outcome: 'request' }]);
    // what is somebody else's by now does not hinder a request: it gets a line of its own
    const second = await logCall(shop, customerId, { callId });
    const third = await logCall(shop, customerId, { callId: 999_999 });
    expect((await rows()).map(({ requestNo }) => requestNo)).toEqual([third.no, second.no, request.no]);
    expect((await viewRequest(shop.as('frontDesk'), { id: second.id })).state).toBe('classified');
  });

  test('R-003-57 the register is printed oldest first, exported, and both are noted', async () => {
    await log({ summary: '第二', at: openingTime - 1000 });
    await log({ summary: '第一', at: openingTime - day });
    const register = await readRegister(shop.as('frontDesk'), filter());
    expect(register.lines.map(({ summary }) => summary)).toEqual(['第一', '第二']);
    expect(register).toMatchObject({ ...days, shop: { zone: 'Asia/Shanghai' } });
    expect(await recordRegisterPrint(shop.as('frontDesk'), filter())).toEqual({ lines: 2 });
    const { fileName } = await exportCalls(shop.as('supervisor'), filter());
    expect(fileName).toMatch(/^来电来信登记-\d{8}-\d{4}\.xlsx$/);
    const noted = await shop.app.engine.db
      .selectFrom('event')
      .select(['subject', 'kind'])
      .where('kind', 'in', ['printed', 'exported'])
      .execute();
    expect(noted).toEqual([
      { subject: 'callRegister', kind: 'printed' },
      { subject: 'export', kind: 'exported' },
    ]);
  });

  test('a passed-on call names to whom, and a request is only that of the caller', async () => {
    expect(() => logCallInput.parse({ summary: '转交', outcome: 'passedOn' })).toThrow(/required/);
    expect(() => logCallInput.parse({ summary: '催单', requestId: 1 })).toThrow(/required/);
    await log({ summary: '已答复', outcome: 'answered', passedTo: '多余' });
    expect(await rows()).toMatchObject([{ passedTo: '' }]);
  });
});
