import { expect, test } from 'vitest';
import { en } from '../../shared/i18n/en.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { logRequestInput, urgencies } from '../../shared/requests.ts';
import { holdSlipInput } from '../../shared/work-orders.ts';

const call = {
  ...{ customerId: 1, contactName: '张三丰', phone: '13800138000', address: '控江路100弄', content: '冰箱不制冷' },
  ...{ serviceWanted: '上门维修', type: 'repair', branch: 'complaint', urgency: 'general', channel: 'phone' },
  ...{ lodgedBy: 'customer', faultClass: 'electrical', promisedAt: 1_800_000_000_000 },
};

test('R-004-29 the class of urgency is required, and each class says what it means in both languages', () => {
  expect(logRequestInput.safeParse({ ...call, urgency: undefined }).error?.issues).toMatchObject([{ path: ['urgency'] }]);
  expect(logRequestInput.safeParse({ ...call, urgency: '' }).success).toBe(false);
  for (const { requests } of [zhCN, en]) {
    const helps = urgencies.map((urgency) => requests.urgencyHelp[urgency]);
    expect(new Set(helps.filter((help) => help.length > 4)).size).toBe(urgencies.length);
  }
});

test('R-000-29 an urgent repair found during a follow-up and not doable now is refused without a promised time', () => {
  // Found on a visit: a job of its own, or the running one that has to wait. There is no number of hours: the fastest time is told.
  const found = { ...call, urgency: 'urgent' as const, channel: 'fieldVisit' as const, content: '回访发现漏电，缺配件' };
  const waiting = { id: 1, version: 1, reason: 'part' as const, note: '缺漏电保护器' };
  for (const none of [undefined, null, '', 0.5, Number.NaN]) {
    expect(logRequestInput.safeParse({ ...found, promisedAt: none }).error?.issues).toMatchObject([{ path: ['promisedAt'] }]);
    expect(holdSlipInput.safeParse({ ...waiting, newPromisedAt: none }).error?.issues).toMatchObject([{ path: ['newPromisedAt'] }]);
  }
  expect(logRequestInput.safeParse(found).success).toBe(true);
  expect(holdSlipInput.safeParse({ ...waiting, newPromisedAt: 1_800_000_000_000 }).success).toBe(true);
});
