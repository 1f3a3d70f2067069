import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { ContractView } from '../../shared/presets.ts';
import type { RequestListRow } from '../../shared/requests.ts';
import type { AlertCount, TimerView } from '../../shared/timer-views.ts';
import { at } from '../support/calendars.ts';
import { ask, expect, openSeat, tell, test } from '../support/browser.ts';
import { smallShop } from '../support/demo-shop.ts';
import { startHost } from '../support/host.ts';
import { list } from './page-models/frame.ts';
import { intakeScreen, loggedNumber } from './page-models/intake.ts';

const { timers, requests } = zhCN;

/** A kept draft of a call that came in at a certain moment: a question, which has the usual promise of one working day. */
async function draftOf(page: Page, customerId: number, startedAt: number, content: string): Promise<number> {
  const data = {
    draftKey: crypto.randomUUID(),
    startedAt,
    customerId,
    contactName: '时限试验',
    phone: '13900139000',
    address: '试验路1号',
    content,
    type: 'consulting',
    serviceWanted: requests.serviceOfType.consulting,
    branch: 'administration',
    faultClass: 'software',
  };
  const { id } = await tell<{ id: number }>(page, 'drafts.save', { form: 'intake', title: content.slice(0, 10), data });
  return id;
}

const explanation = (name: string) => timers.explainThing.replace('{{name}}', name);

test('a Friday-evening call over a holiday with a make-up Saturday: the proposal, its lines, the overdue job, the bell', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const dataFolder = await smallShop();
  const host = await startHost({ dataFolder });
  const { page, context } = await openSeat(browser, host, { role: 'serviceManager' });
  // The shop answers round the clock, so that its people are told at any hour; the customer's contract counts office days.
  await tell(page, 'presets.choose', { scope: 'shop', code: 'it-a' });
  const { rows } = await ask<{ rows: readonly { id: number }[] }>(page, 'customers.list', { limit: 1 });
  const customerId = rows[0]?.id ?? 0;
  const contract = await ask<ContractView>(page, 'presets.contract', { subject: 'customer', id: customerId });
  await tell(page, 'presets.setContract', {
    subject: 'customer',
    id: customerId,
    version: contract.version,
    presetCode: '',
    calendarCode: 'weekdays',
  });
  // Friday 13 February 2026, 19:00; Saturday is a make-up day, then the Spring Festival until the 23rd.
  const draft = await draftOf(page, customerId, at('2026-02-13 19:00'), '春节前周五晚上来电，问保养');
  await page.goto(`/intake?draft=${draft}`);
  const screen = intakeScreen(page);
  await expect(screen.promisedAt).toHaveValue('2026-02-24 09:00');
  const lines = screen.background.getByRole('list', { name: explanation(timers.name.promise) });
  await expect(lines).toContainText('不在工作时间，从 02-14 周六 09:00 起算');
  await expect(lines).toContainText('02-14 周六 春节补班 算工作日 09:00-18:00 9 小时');
  await expect(lines).toContainText('02-15 周日至02-23 周一 春节 放假');
  await expect(lines).toContainText('到期 02-24 周二 09:00');

  // what a person types stays, whatever changes afterwards; the proposal comes back with its own time
  await screen.promisedAt.fill('2026-02-25 10:00');
  await page.keyboard.press('Tab');
  await screen.urgency.selectOption({ label: requests.urgency.urgent });
  await expect(screen.promisedAt).toHaveValue('2026-02-25 10:00');
  await screen.promisedAt.fill('2026-02-24 09:00');
  await page.keyboard.press('Control+Enter');
  const no = await loggedNumber(page);

  // the host notices by itself that it is overdue
  const find = async () => (await ask<{ rows: readonly RequestListRow[] }>(page, 'requests.list', { query: no })).rows[0];
  const id = (await find())?.id ?? 0;
  await page.goto(`/requests/${id}`);
  const section = page.getByRole('region', { name: timers.title });
  await expect(section.getByText(/^超时 \d+ 天$/)).toBeVisible();
  await section.getByRole('button', { name: explanation(timers.name.promise) }).click();
  await expect(section.getByRole('list', { name: explanation(timers.name.promise) })).toContainText('02-14 周六 春节补班 算工作日');
  await expect
    .poll(async () => (await ask<readonly TimerView[]>(page, 'timers.ofRequest', { id })).find(({ isPromise }) => isPromise)?.missedAt, {
      timeout: 40_000,
    })
    .toBe(at('2026-02-24 09:00'));
  await expect(
    page.getByText(timers.event.timerMissed.replace('{{name}}', timers.name.promise).replace('{{when}}', '02-24 周二 09:00')),
  ).toBeVisible();

  await page.goto('/requests?view=overdue');
  await list(page).search.fill(no);
  await expect(page.getByRole('row', { name: no })).toContainText(/超时 \d+ 天/);

  // told once, and it stands in the bell until it is read
  await page.goto('/');
  await page.getByRole('button', { name: new RegExp(timers.alerts.bell.replace('{{total}}', '\\d+')) }).click();
  const panel = page.getByRole('dialog', { name: timers.alerts.title });
  const line = panel.getByRole('listitem').filter({ hasText: no });
  await expect(line).toContainText(/已超时 \d+ 天/);
  const { unread } = await ask<AlertCount>(page, 'alerts.count', {});
  await line.getByRole('link').press('Enter');
  await expect(page).toHaveURL(new RegExp(`/requests/${id}$`));
  await expect.poll(async () => (await ask<AlertCount>(page, 'alerts.count', {})).unread).toBe(unread - 1);

  // where the promise depends on the urgency, the proposal follows it
  await tell(page, 'presets.choose', { scope: 'shop', code: 'appliances' });
  await page.goto(`/intake?draft=${await draftOf(page, customerId, Date.now(), '投诉上门晚了')}`);
  await screen.request.getByRole('combobox', { name: requests.field.type }).selectOption('complaint');
  await expect(screen.background).toContainText(timers.name.complaint);
  const proposed = await screen.promisedAt.inputValue();
  await screen.urgency.selectOption('urgent');
  await expect(screen.promisedAt).not.toHaveValue(proposed);
  await context.close();
  await host.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

test('R-004-34 the table of a month shows how promises were kept, by clock and preset', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'serviceManager', path: '/reports/timeliness' });
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: timers.report.title })).toBeVisible();
  await main.getByRole('button', { name: timers.report.previous }).click();
  await expect(main.getByRole('table').or(main.getByText(timers.report.emptyTitle))).toBeVisible();
});
