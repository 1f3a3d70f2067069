import { beforeAll, beforeEach, expect, test } from 'vitest';
import { readCalendar } from '../../electron/features/calendars/compiled-calendars.service.ts';
import {
  confirmHolidayYear,
  exportHolidays,
  importHolidays,
  listHolidays,
  removeHoliday,
  resetHolidays,
  saveHoliday,
} from '../../electron/features/calendars/holidays.service.ts';
import type { DayException } from '../../shared/calendar.ts';
import { importHolidaysInput } from '../../shared/calendars.ts';
import { describeOnEngines } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

describeOnEngines('holidays', (engine) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(engine());
  });
  beforeEach(() => shop.reset());

  const manager = () => shop.as('serviceManager');
  const year = (of: number) => listHolidays(shop.as('frontDesk'), { year: of });
  const on = async (day: string) => (await year(Number(day.slice(0, 4)))).days.find((one) => one.day === day);
  const take = (text: string, more: object = {}) => importHolidays(manager(), importHolidaysInput.parse({ text, ...more }));
  const isWorkday = async (day: string) => (await readCalendar(shop.app, 'office')).isWorkday(day);
  const notice: DayException = { day: '2027-02-14', kind: 'on', name: '春节补班' };

  test('a year says how sure its days are: the notice, the law alone, or nothing at all', async () => {
    expect((await year(2026)).state).toBe('known');
    expect(await year(2027)).toMatchObject({ state: 'provisional', isChanged: false });
    expect(await year(2030)).toEqual({ year: 2030, days: [], state: 'missing', isChanged: false });
    await confirmHolidayYear(manager(), { year: 2027 });
    expect((await year(2027)).state).toBe('known');
    await resetHolidays(manager(), { year: 2027 });
    expect((await year(2027)).state).toBe('provisional');
  });

  test('a make-up Sunday is added, changed and taken away, and the calendars that follow the holidays know at once', async () => {
    expect(await isWorkday('2027-02-14')).toBe(false);
    await saveHoliday(manager(), { day: notice });
    expect([await isWorkday('2027-02-14'), await on('2027-02-14')]).toMatchObject([true, { origin: 'own', version: shop.clock.now }]);
    expect(await refusal(saveHoliday(manager(), { day: notice }), 'codeTaken')).toMatchObject({ field: 'day' });
    const { version } = (await on('2027-02-14')) ?? { version: 0 };
    shop.clock.advance(1000);
    await saveHoliday(manager(), { day: { ...notice, windows: [{ from: 540, to: 720 }] }, version });
    expect(await on('2027-02-14')).toMatchObject({ windows: [{ from: 540, to: 720 }] });
    expect(await refusal(removeHoliday(manager(), { day: '2027-02-14', version }), 'staleVersion')).toMatchObject({
      current: { version: shop.clock.now },
    });
    await removeHoliday(manager(), { day: '2027-02-14', version: shop.clock.now });
    expect([await isWorkday('2027-02-14'), await on('2027-02-14')]).toEqual([false, undefined]);
    await refusal(removeHoliday(manager(), { day: '2027-02-14', version: 0 }), 'notFound');
  });

  test('an official day can be lifted and comes back with the reset; one that is put as shipped is no change', async () => {
    await removeHoliday(manager(), { day: '2026-10-01', version: 0 });
    expect([await isWorkday('2026-10-01'), (await year(2026)).isChanged]).toEqual([true, true]);
    await saveHoliday(manager(), { day: { day: '2026-10-01', kind: 'off', name: '国庆节' } });
    expect([await on('2026-10-01'), (await year(2026)).isChanged]).toMatchObject([{ origin: 'shipped', version: 0 }, false]);
    await saveHoliday(manager(), { day: { day: '2026-10-01', kind: 'on', name: '国庆值班' }, version: 0 });
    expect(await on('2026-10-01')).toMatchObject({ origin: 'changed', kind: 'on' });
    await resetHolidays(manager(), { year: 2026 });
    expect(await on('2026-10-01')).toMatchObject({ origin: 'shipped', kind: 'off' });
  });

  test('a sheet with a bad line is refused whole, or its good lines are taken', async () => {
    const text = '日期,类型,名称\n2027-02-09,休,春节\n2027-02-31,休,春节\n2027/2/14,班,春节补班,"9:00-12:00, 13:00-17:00"';
    expect(await refusal(take(text), 'importHasErrors')).toEqual({ count: 1, line: 3 });
    expect((await year(2027)).isChanged).toBe(false);
    expect(await take(text, { onProblems: 'skip' })).toEqual({ changed: 2, unchanged: 0, refused: 1, year: 2027, years: [2027] });
    expect(await on('2027-02-14')).toMatchObject({
      kind: 'on',
      windows: [
        { from: 540, to: 720 },
        { from: 780, to: 1020 },
      ],
    });
    expect((await year(2027)).state).toBe('known');
    expect(await take(text, { onProblems: 'skip' })).toMatchObject({ changed: 0, unchanged: 2 });
  });

  test('the JSON of a notice takes the place of the provisional days', async () => {
    const json = JSON.stringify({
      year: 2027,
      days: [
        { name: '元旦', date: '2027-01-01', isOffDay: true },
        { name: '元旦', date: '2027-01-03', isOffDay: false },
      ],
    });
    expect(await take(json, { replaces: true })).toMatchObject({ changed: 13, unchanged: 1 });
    expect((await year(2027)).days.map(({ day, kind }) => `${day} ${kind}`)).toEqual(['2027-01-01 off', '2027-01-03 on']);
  });

  test('a sheet that takes the place of a year leaves its neighbours but for the days it names', async () => {
    const [before, provisional] = [(await year(2026)).days, (await year(2027)).days];
    const two = '2026-12-31,休,元旦\n2027-01-01,休,元旦\n2027-01-02,休,元旦';
    expect(await take(two, { replaces: true })).toMatchObject({ year: 2027, years: [2026, 2027] });
    expect((await year(2026)).days.map(({ day }) => day)).toEqual([...before.map(({ day }) => day), '2026-12-31']);
    expect((await year(2027)).days.map(({ day }) => day)).toEqual(['2027-01-01', '2027-01-02']);
    await resetHolidays(manager(), { year: 2027 });
    // a file says itself which year it is, even with as many days of another
    const json = JSON.stringify({
      year: 2026,
      days: [
        { name: '元旦', date: '2027-01-01', isOffDay: true },
        { name: '元旦', date: '2026-12-31', isOffDay: true },
      ],
    });
    expect(await take(json, { replaces: true })).toMatchObject({ year: 2026 });
    expect((await year(2026)).days.map(({ day }) => day)).toEqual(['2026-12-31']);
    expect((await year(2027)).days).toEqual(provisional);
    expect((await year(2027)).state).toBe('provisional');
  });

  test('a year counts as checked when it is replaced or a make-up day of it was read, not for a day off', async () => {
    await take('2027-01-02,休,元旦');
    expect((await year(2027)).state).toBe('provisional');
    await take('2027-02-14,班,春节补班');
    expect((await year(2027)).state).toBe('known');
  });

  test('what is exported is read in again as the same days', async () => {
    await saveHoliday(manager(), { day: { day: '2026-12-24', kind: 'on', name: '=店庆', windows: [{ from: 0, to: 1440 }] } });
    const before = (await year(2026)).days;
    for (const language of ['zh-CN', 'en'] as const) {
      const { fileName, base64 } = await exportHolidays(manager(), { year: 2026, language });
      expect(fileName).toMatch(/2026\.csv$/);
      await resetHolidays(manager(), { year: 2026 });
      expect(await take(Buffer.from(base64, 'base64').toString('utf8'), { replaces: true })).toMatchObject({ changed: 1, refused: 0 });
      const after = (await year(2026)).days;
      expect(after.map((one, nth) => ({ ...one, version: before[nth]?.version }))).toEqual(before);
    }
  });

  test('each change leaves what it was before', async () => {
    await saveHoliday(manager(), { day: notice });
    await take('2027-02-14\t休\t不补班');
    const entries = await engine().db.selectFrom('auditEntry').select('changes').orderBy('id').execute();
    expect(entries.map(({ changes }) => JSON.parse(changes) as unknown)).toEqual([
      { holidays: [null, '2027-02-14 班 春节补班'] },
      { holidays: [null, '2027-02-14 休 不补班'] },
    ]);
  });
});
