import type { HolidayYear, CalendarRow } from '../../shared/calendars.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import { toast } from './page-models/frame.ts';

const { calendars, common } = zhCN;
const { form: field, preview, holidays, importing, problem } = calendars;
const fill = (text: string, values: Readonly<Record<string, string | number>>) =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => String(values[key]));

test('a shop sets its lunch break and a make-up Saturday, and sees what a promise becomes before it saves', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'serviceManager', path: '/settings/calendars' });
  const main = page.getByRole('main');
  await expect(main.getByRole('row', { name: calendars.shipped.alwaysOpen })).toContainText(`${calendars.everyDay} 00:00-24:00`);
  await main.getByRole('link', { name: `${calendars.copy} ${calendars.shipped.weekdays}` }).click();

  const textbox = (name: string) => main.getByRole('textbox', { name, exact: true });
  await expect(textbox(field.name)).toHaveValue(fill(calendars.copyName, { name: calendars.shipped.weekdays }));
  await textbox(field.name).fill('门店（午休）');
  const week = main.getByRole('group', { name: field.week });
  const monday = week.getByRole('textbox', { name: common.date.weekday.mon });
  await monday.fill('9点到12点，13点半至18点');
  await week.getByRole('button', { name: fill(field.copyDay, { day: common.date.weekday.mon }) }).click();
  await page.getByRole('menuitem', { name: field.toWeekdays }).click();
  await expect(week.getByRole('textbox', { name: common.date.weekday.fri })).toHaveValue('9点到12点，13点半至18点');

  // from Friday 2027-03-05 17:00 two hours lead to Monday, until the Saturday is a workday
  const example = main.getByRole('region', { name: preview.title });
  await example.getByRole('textbox', { name: preview.from }).fill('2027-03-05 17:00');
  await example.getByRole('textbox', { name: preview.amount }).fill('2');
  await page.keyboard.press('Tab');
  await expect(example).toContainText('= 2027-03-08 10:00');
  await main.getByRole('button', { name: field.addException }).click();
  await main.getByLabel(field.day).fill('2027-03-06');
  await textbox(field.reason).fill('促销周六');
  await expect(example).toContainText('= 2027-03-06 10:00');
  await example.getByRole('textbox', { name: preview.amount }).fill('5');
  await page.keyboard.press('Tab');
  await expect(example).toContainText('= 2027-03-06 14:30');

  // two stretches that overlap are named where they stand, and nothing is lost
  await monday.fill('9-12, 11-18');
  await expect(example).toContainText(preview.wrong);
  await page.keyboard.press('Control+Enter');
  await expect(main).toContainText(problem.windowsOverlap);
  await expect(monday).toBeFocused();
  await monday.fill('09:00-12:00, 13:30-18:00');
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, fill(calendars.saved, { name: '门店（午休）' }))).toBeVisible();
  const saved = (await ask<CalendarRow[]>(page, 'calendars.list')).find(({ plan }) => plan.name === '门店（午休）');
  expect(saved?.plan).toMatchObject({
    week: [
      [
        { from: 540, to: 720 },
        { from: 810, to: 1080 },
      ],
      {},
      {},
      {},
      {},
      [],
      [],
    ],
    exceptions: [{ day: '2027-03-06', kind: 'on', name: '促销周六' }],
  });
  await main.getByRole('button', { name: `${calendars.remove} 门店（午休）` }).click();
  await page.getByRole('dialog').getByRole('button', { name: calendars.remove }).click();
  await expect(main.getByRole('row', { name: '门店（午休）' })).toHaveCount(0);
});

test('the holidays of a year that is not announced say so until the notice comes in, and a bad line loses nothing', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'serviceManager', path: '/settings/holidays?year=2027' });
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');
  await expect(main).toContainText(holidays.provisional);
  await main.getByRole('button', { name: holidays.import }).first().click();
  const box = dialog.getByRole('textbox', { name: importing.text });
  const sheet = '日期,类型,名称\n2027-02-09,休,春节\n2027-02-30,休,春节\n2027-02-20,班,春节补班';
  await box.fill('日期,类型,名称\n2027年初一,休,春节');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toContainText(importing.nothing);
  await expect(box).toHaveValue(/初一/);
  await box.fill(sheet);
  await expect(dialog).toContainText(`${fill(importing.line, { line: 3 })}: ${problem.notADate}`);
  // closed by mistake: what was pasted is still there
  await expect(dialog).toContainText(common.form.draftKept.split('{{')[0] ?? '');
  await page.keyboard.press('Escape');
  await main.getByRole('button', { name: holidays.import }).first().click();
  await expect(box).toHaveValue(sheet);
  await dialog.getByRole('button', { name: fill(importing.runGood_other, { count: 2 }) }).click();
  await expect(toast(page, fill(importing.done, { changed: 2, unchanged: 0 }))).toBeVisible();
  await expect(main).not.toContainText(holidays.provisional);

  const february = main.getByRole('region', { name: '二月', exact: true });
  await february.getByRole('button', { name: /02-20/ }).click();
  await dialog.getByRole('textbox', { name: field.windows }).fill('9-12');
  await page.keyboard.press('Control+Enter');
  await expect(february.getByRole('button', { name: /02-20/ })).toContainText('09:00-12:00');
  const days = async () =>
    (await ask<HolidayYear>(page, 'calendars.holidays', { year: 2027 })).days
      .filter(({ origin }) => origin === 'own')
      .map(({ day }) => day);
  expect(await days()).toEqual(['2027-02-09', '2027-02-20']);
  await february.getByRole('button', { name: /02-09/ }).click();
  await dialog.getByRole('button', { name: holidays.removeDay }).click();
  await page.getByRole('dialog').getByRole('button', { name: holidays.removeDay }).click();
  await expect.poll(days).toEqual(['2027-02-20']);

  await main.getByRole('button', { name: holidays.reset }).click();
  await page.getByRole('dialog').getByRole('button', { name: holidays.reset }).click();
  await expect(main).toContainText(holidays.provisional);
  expect(await days()).toEqual([]);
});

test('two people at one calendar: the second sees both versions', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'serviceManager', path: '/settings/calendars/sixDays' });
  const main = page.getByRole('main');
  const saturday = main.getByRole('group', { name: field.week }).getByRole('textbox', { name: common.date.weekday.sat });
  await saturday.fill('08:30-12:00');
  const row = (await ask<CalendarRow[]>(page, 'calendars.list')).find(({ plan }) => plan.code === 'sixDays');
  await tell(page, 'calendars.save', { plan: { ...row?.plan, followsHolidays: false } });
  await page.keyboard.press('Control+Enter');
  const notice = main.getByRole('alert').filter({ hasText: common.stale.title });
  await expect(notice).toContainText(calendars.followsNot);
  await notice.getByRole('button', { name: common.stale.useMine }).click();
  await expect(toast(page, fill(calendars.saved, { name: calendars.shipped.sixDays }))).toBeVisible();
  const after = (await ask<CalendarRow[]>(page, 'calendars.list')).find(({ plan }) => plan.code === 'sixDays');
  expect(after).toMatchObject({ origin: 'changed', version: 2, plan: { followsHolidays: true } });
  await tell(page, 'calendars.remove', { code: 'sixDays', version: 2 });
});
