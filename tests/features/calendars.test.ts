import { beforeAll, beforeEach, expect, test } from 'vitest';
import { listCalendars, removeCalendar, saveCalendar } from '../../electron/features/calendars/calendars.service.ts';
import { calendarsVersion, compileCalendars, readCalendar } from '../../electron/features/calendars/compiled-calendars.service.ts';
import { saveHoliday } from '../../electron/features/calendars/holidays.service.ts';
import { changeShop } from '../../electron/features/settings/settings.service.ts';
import { shippedCalendars } from '../../shared/calendar.ts';
import type { CalendarPlan } from '../../shared/calendar.ts';
import { saveCalendarInput } from '../../shared/calendars.ts';
import { formatDateTime } from '../../shared/time.ts';
import { at, demoPlan, hour, shanghai, weekOf } from '../support/calendars.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { makeApp, openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

describeOnEngines('working calendars', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const manager = () => shop.as('serviceManager');
  const own: CalendarPlan = { ...demoPlan, code: 'own-store', name: '门店', week: weekOf(7, '09:00-12:00, 14:00-21:00') };
  const save = (plan: CalendarPlan, version?: number) => saveCalendar(manager(), saveCalendarInput.parse({ plan, version }));
  const listed = async (code: string) => (await listCalendars(shop.as('frontDesk'))).find(({ plan }) => plan.code === code);
  const due = async (code: string, from: string, hours: number) =>
    formatDateTime((await readCalendar(shop.app, code)).add(at(from), hours * hour), shanghai);

  test('the shipped ones are there without anybody doing anything', async () => {
    const rows = await listCalendars(shop.as('technician'));
    expect(rows.map(({ plan, origin, version }) => [plan.code, origin, version])).toEqual(
      shippedCalendars.map(({ code }) => [code, 'shipped', null]),
    );
    expect(await due('office', '2026-02-13 17:00', 2)).toBe('2026-02-14 10:00');
  });

  test('an own calendar is made and changed, each change counts at once, with its old and new hours in the trail', async () => {
    expect(await save(own)).toEqual({ id: 1, version: 1 });
    expect(await listed('own-store')).toEqual({ plan: own, origin: 'own', version: 1 });
    expect(await due('own-store', '2026-11-21 11:00', 2)).toBe('2026-11-21 15:00');
    expect(shop.topics.at(-1)).toEqual(['calendars']);
    await save({ ...own, week: weekOf(7, '09:00-21:00') }, 1);
    expect(await due('own-store', '2026-11-21 11:00', 2)).toBe('2026-11-21 13:00');
    const { changes } = await engine().db.selectFrom('auditEntry').select('changes').orderBy('id', 'desc').executeTakeFirstOrThrow();
    const [before, after] = (JSON.parse(changes) as { week: [string, string] }).week;
    expect([before.split(' | ')[0], after.split(' | ')[0]]).toEqual(['09:00-12:00, 14:00-21:00', '09:00-21:00']);
  });

  test('a stale change is refused with the current plan, a taken code or name is refused by its field', async () => {
    await save(own);
    await save({ ...own, name: '门店二' }, 1);
    expect(await refusal(save(own, 1), 'staleVersion')).toMatchObject({ current: { plan: { name: '门店二' }, version: 2 } });
    expect(await refusal(save(own), 'codeTaken')).toMatchObject({ field: 'code' });
    expect(await refusal(save({ ...own, code: 'own-other', name: '门店二' }), 'codeTaken')).toMatchObject({ field: 'name' });
    expect(await refusal(save({ ...own, code: 'own-third', name: '第三' }, 4), 'notFound')).toMatchObject({ id: 'own-third' });
  });

  test('one that never opens is refused before anything is stored', () => {
    const never = saveCalendarInput.safeParse({ plan: { ...own, week: weekOf(0, '') } });
    expect(never.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([['plan.week', 'neverOpen']]);
  });

  test('a shipped one is changed for this shop, and is as shipped again when that is taken back', async () => {
    const office = shippedCalendars.find(({ code }) => code === 'office') ?? demoPlan;
    await save({ ...office, week: weekOf(6, '08:00-12:00') });
    expect(await listed('office')).toMatchObject({ origin: 'changed', version: 1 });
    expect(await due('office', '2026-11-21 11:00', 2)).toBe('2026-11-23 09:00');
    expect(await refusal(save(office), 'staleVersion')).toMatchObject({ current: { version: 1 } });
    await removeCalendar(manager(), { code: 'office', version: 1 });
    expect(await listed('office')).toEqual({ plan: office, origin: 'shipped', version: 2 });
    expect(await due('office', '2026-11-20 17:00', 1)).toBe('2026-11-23 09:00');
    await save({ ...office, name: '办公' }, 2);
    expect(await listed('office')).toMatchObject({ origin: 'changed', version: 3, plan: { name: '办公' } });
  });

  test('an own one that is gone cannot be chosen, but what was promised by it goes on', async () => {
    await save(own);
    expect(await refusal(removeCalendar(manager(), { code: 'own-store', version: 7 }), 'staleVersion')).toMatchObject({
      current: { version: 1 },
    });
    await removeCalendar(manager(), { code: 'own-store', version: 1 });
    expect(await listed('own-store')).toBeUndefined();
    expect(await due('own-store', '2026-11-21 11:00', 2)).toBe('2026-11-21 15:00');
    expect(await refusal(removeCalendar(manager(), { code: 'own-store', version: 2 }), 'notFound')).toMatchObject({ id: 'own-store' });
    await refusal(readCalendar(shop.app, 'never-was'), 'notFound');
  });

  test('one by which a preset counts stays until the preset takes another', async () => {
    await save(own);
    const base = {
      presetCode: 'shop',
      effectiveOn: '2026-11-01',
      approvedAt: 1,
      approvedByUser: null,
      draftedBy: null,
      note: '',
      createdAt: 1,
    };
    const version = (n: number, calendar: string, approvedBy: string) =>
      engine().transaction((tx) =>
        tx
          .insertInto('presetVersion')
          .values({ ...base, version: n, approvedBy, data: JSON.stringify({ code: 'shop', calendar }) })
          .execute(),
      );
    await engine().transaction((tx) =>
      tx.insertInto('preset').values({ code: 'shop', family: 'appliances', basedOn: '', createdAt: 1 }).execute(),
    );
    await version(1, 'own-store', '王店长');
    expect(await refusal(removeCalendar(manager(), { code: 'own-store', version: 1 }), 'guardFailed')).toEqual({
      guard: 'calendarInUse',
      preset: 'shop',
    });
    await version(2, 'office', '');
    expect(await refusal(removeCalendar(manager(), { code: 'own-store', version: 1 }), 'guardFailed')).toMatchObject({
      guard: 'calendarInUse',
    });
    await version(3, 'office', '王店长');
    expect(await removeCalendar(manager(), { code: 'own-store', version: 1 })).toEqual({ id: 1, version: 2 });
  });

  test('the version moves with calendars, holidays and the zone, and with nothing else', async () => {
    const versions = [await calendarsVersion(shop.app)];
    shop.clock.advance(10_000);
    expect(await calendarsVersion(shop.app)).toBe(versions[0]);
    const calendar = await readCalendar(shop.app, 'office');
    shop.clock.advance(10_000);
    expect(await readCalendar(shop.app, 'office')).toBe(calendar);
    await save(own);
    versions.push(await calendarsVersion(shop.app));
    await saveHoliday(manager(), { day: { day: '2026-12-24', kind: 'off', name: '店庆' } });
    versions.push(await calendarsVersion(shop.app));
    expect(await due('office', '2026-12-23 17:00', 1)).toBe('2026-12-25 09:00');
    await changeShop(manager(), {
      version: 1,
      name: '店',
      phone: '',
      address: '',
      zone: 'Asia/Urumqi',
      language: 'zh-CN',
      lockAfterMin: 10,
    });
    versions.push(await calendarsVersion(shop.app));
    expect((await readCalendar(shop.app, 'office')).zone).toBe('Asia/Urumqi');
    expect(new Set(versions).size).toBe(4);
  });

  test('another host sees a change within seconds; the transaction that makes it sees it before the commit', async () => {
    const elsewhere = makeApp(
      engine(),
      () => shop.clock.now,
      () => undefined,
    );
    const before = await calendarsVersion(elsewhere);
    await save(own);
    shop.clock.advance(5_000);
    expect(await calendarsVersion(elsewhere)).not.toBe(before);
    await engine().transaction(async (tx) => {
      await tx
        .updateTable('calendar')
        .set({ data: JSON.stringify({ ...own, week: weekOf(7, '10:00-11:00') }) })
        .execute();
      const inside = (await compileCalendars(shop.app, tx)).of('own-store');
      expect(formatDateTime(inside.nextOpen(at('2026-11-21 00:00')), shanghai)).toBe('2026-11-21 10:00');
    });
  });
});
