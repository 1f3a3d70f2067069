import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listAlerts } from '../../electron/features/alerts/alerts.service.ts';
import { summarizeHome } from '../../electron/features/home/home.service.ts';
import { findNotices, listNotices, readNotice, sendNotices } from '../../electron/features/notices/notices.service.ts';
import { write } from '../../electron/platform/write.ts';
import { noticeListInput } from '../../shared/notices.ts';
import { alertListInput } from '../../shared/timer-views.ts';
import { describeOnEngines } from '../support/engines.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

describeOnEngines('notices', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const incident = { subject: 'incident', subjectId: 7 } as const;
  const send = () => {
    const context = shop.as('supervisor');
    const roles = ['serviceManager', 'businessDepartment', 'generalManager'] as const;
    const notices = { ...incident, no: 'SG20240301-0001', requestId: null, kind: 'incidentReported', roles } as const;
    return write(context, (w) => sendNotices(w, context, notices));
  };
  const sent = () => findNotices(engine().db, incident.subject, incident.subjectId);
  const toRead = async (role: 'generalManager' | 'frontDesk' | 'businessDepartment', isRead = false) =>
    (await listNotices(shop.as(role), noticeListInput.parse({ isRead }))).rows;

  test('R-000-04 each recipient is informed apart, says so, and the time of the first reading stands', async () => {
    await send();
    expect((await sent()).map(({ role, readAt }) => [role, readAt])).toEqual([
      ['serviceManager', null],
      ['businessDepartment', null],
      ['generalManager', null],
    ]);
    const [mine] = await toRead('generalManager');
    const readAt = shop.clock.now + 60_000;
    shop.clock.now = readAt;
    await readNotice(shop.as('generalManager'), { id: mine?.id ?? 0 });
    shop.clock.now += 60_000;
    await readNotice(shop.as('generalManager'), { id: mine?.id ?? 0 });
    expect((await sent()).map((notice) => notice.readAt)).toEqual([null, null, readAt]);
    expect((await sent())[2]?.readByName).toBe('generalManager');
    expect(await toRead('generalManager')).toEqual([]);
    expect(await toRead('generalManager', true)).toHaveLength(1);
    expect(await toRead('businessDepartment')).toHaveLength(1);
  });

  test('R-000-04 nobody reads for another post', async () => {
    await send();
    const [notice] = await sent();
    await expect(readNotice(shop.as('frontDesk'), { id: notice?.id ?? 0 })).rejects.toMatchObject({ code: 'commandNotAllowed' });
    await expect(readNotice(shop.as('serviceManager'), { id: 9_999 })).rejects.toMatchObject({ code: 'notFound' });
    expect(await toRead('frontDesk')).toEqual([]);
    expect((await sent())[0]?.readAt).toBeNull();
  });

  test('a notice rings at the recipient, leads to its document and stands on the first screen', async () => {
    await send();
    shop.clock.now += 7 * 86_400_000;
    const { rows } = await listAlerts(shop.as('businessDepartment'), alertListInput.parse({}));
    expect(rows).toMatchObject([{ kind: 'incidentReported', about: { ...incident, no: 'SG20240301-0001' } }]);
    expect((await summarizeHome(shop.as('businessDepartment'))).notices).toMatchObject([{ no: 'SG20240301-0001' }]);
    expect((await summarizeHome(shop.as('frontDesk'))).notices).toEqual([]);
  });

  test('what was sent comes page by page, the newest first', async () => {
    for (let n = 0; n < 5; n++) {
      shop.clock.now += 1000;
      await send();
    }
    const first = await listNotices(shop.as('generalManager'), noticeListInput.parse({ limit: 3 }));
    const next = await listNotices(shop.as('generalManager'), noticeListInput.parse({ limit: 3, cursor: first.nextCursor }));
    const times = [...first.rows, ...next.rows].map(({ sentAt }) => sentAt);
    expect(times).toHaveLength(5);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(next.nextCursor).toBeNull();
  });
});
