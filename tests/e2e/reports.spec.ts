import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { createCustomerInput } from '../../shared/customers.ts';
import type { Page } from '@playwright/test';
import type { Receipt } from '../../shared/fields.ts';
import { logRequestInput } from '../../shared/requests.ts';
import { addDays, dayOf, startOfDay } from '../../shared/time.ts';
import { dispatchInput } from '../../shared/work-orders.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import { areasOf, goTo, list, toast } from './page-models/frame.ts';
import { sheets, withoutPrintDialog } from './page-models/print.ts';

const { common, print, reports } = zhCN;
const zone = 'Asia/Shanghai';
const hour = 3_600_000;
const today = () => dayOf(Date.now(), zone);

interface Person {
  readonly id: number;
  readonly name: string;
  readonly isTechnician: boolean;
  readonly isActive: boolean;
}

const technicians = async (page: Page) =>
  (await ask<readonly Person[]>(page, 'staff.list')).filter(({ isTechnician, isActive }) => isTechnician && isActive);

/** A slip of a new customer, for this person at this time. */
async function slip(page: Page, staffId: number, plannedAt: number, name: string): Promise<Receipt> {
  const newCustomer = createCustomerInput.parse({ name, phones: [{ shownAs: '13700001111' }], addresses: [{ text: '韶山路 1 号' }] });
  const request = await tell<Receipt>(
    page,
    'requests.log',
    logRequestInput.parse({
      newCustomer,
      contactName: name,
      phone: '13700001111',
      address: '韶山路 1 号',
      content: `${name}的空调滴水`,
      serviceWanted: '上门维修',
      type: 'repair',
      branch: 'complaint',
      urgency: 'general',
      channel: 'phone',
      lodgedBy: 'customer',
      faultClass: 'mechanical',
      promisedAt: plannedAt + 8 * hour,
    }),
  );
  const { version } = await ask<{ version: number }>(page, 'requests.get', { id: request.id });
  return tell<Receipt>(
    page,
    'workOrders.dispatch',
    dispatchInput.parse({
      requestId: request.id,
      requestVersion: version,
      staffIds: [staffId],
      plannedAt,
      lines: ['清理排水管'],
      // Other stories of this shop may have sent the same person somewhere at that hour.
      reasons: { overlap: '按客户要求' },
    }),
  );
}

test('R-000-52 G-01 at closing time the supervisor sees what is still out, by technician, and prints the list', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/' });
  const [first, second] = await technicians(page);
  if (!first || !second) throw new Error('the small shop has technicians');
  const noon = startOfDay(today(), zone) + 12 * hour;
  const out = await slip(page, first.id, noon, '收工甲');
  const later = await slip(page, second.id, noon + hour, '收工乙');
  await goTo(page, 'reports');
  await page.getByRole('navigation', { name: reports.area.label }).getByRole('link', { name: reports.area.evening }).click();
  const table = page.getByRole('table', { name: reports.evening.rows });
  const row = table.getByRole('row').filter({ hasText: out.no ?? '' });
  await expect(row).toContainText(first.name);
  await expect(row).toContainText('收工甲');
  await expect(table).toContainText(later.no ?? '');
  await expect(page.getByText(reports.day.same)).toBeVisible();
  await expect(page.getByText(reports.day.noMissing)).toBeVisible();

  await withoutPrintDialog(page);
  await page.getByRole('button', { name: reports.print, exact: true }).click();
  await expect(sheets(page).first()).toContainText(reports.paper.title.evening);
  await page.keyboard.press('Control+p');
  await expect(toast(page, reports.printPage.printed)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(table).toBeVisible();

  // its number leads to the slip; what is void is not out any more
  await tell(page, 'workOrders.void', { id: out.id, version: 1, reason: '客户不在家' });
  await page.reload();
  await expect(table).toContainText(later.no ?? '');
  await expect(table).not.toContainText(out.no ?? '');
  await table.getByRole('link', { name: later.no ?? '' }).click();
  await expect(page).toHaveURL(new RegExp(`/work-orders/${later.id}$`));
});

test('B-10 in the morning the slips of the day are printed in one go, by technician and time, each once', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/' });
  const [first, second] = await technicians(page);
  if (!first || !second) throw new Error('the small shop has technicians');
  const day = addDays(today(), 9);
  const at = (hours: number) => startOfDay(day, zone) + hours * hour;
  const late = await slip(page, first.id, at(15), '早印甲');
  const early = await slip(page, first.id, at(9), '早印乙');
  const other = await slip(page, second.id, at(10), '早印丙');
  await page.goto('/dispatch');
  await page.getByRole('link', { name: reports.morning.link }).click();
  await expect(page.getByRole('heading', { level: 1, name: reports.morning.title })).toBeVisible();
  await page.getByLabel(reports.morning.day).getByLabel(reports.morning.day).fill(day);
  const button = (count: number) => page.getByRole('button', { name: reports.morning.print_other.replace('{{count}}', String(count)) });
  await expect(button(3)).toBeEnabled();
  await page.getByRole('checkbox', { name: reports.morning.choose.replace('{{name}}', second.name) }).uncheck();
  await expect(button(2)).toBeEnabled();

  await withoutPrintDialog(page);
  await page.keyboard.press('Control+p');
  await expect(page).toHaveURL(new RegExp(`/print/slips\\?ids=${early.id},${late.id}$`));
  await expect(sheets(page).first()).toContainText(early.no ?? '');
  await page.keyboard.press('Control+p');
  await expect(toast(page, print.page.printed.replace('{{slips}}', '2'))).toBeVisible();
  await page.keyboard.press('Escape');
  const summary = reports.morning.summary.replace('{{total}}', '3').replace('{{open}}', '1').replace('{{printed}}', '2');
  await expect(page.getByText(summary)).toBeVisible();
  await expect(button(1)).toBeEnabled();
  await button(1).click();
  await expect(sheets(page).first()).toContainText(other.no ?? '');
});

test('R-001-20 R-001-19 the tables keep their days in the address, go out to Excel and to paper, and are shown to the heads only', async ({
  shop,
}) => {
  const { page } = await shop.seat({ role: 'serviceManager', path: '/reports/progress?from=2026-10-12&to=2026-10-18' });
  const table = page.getByRole('table', { name: reports.area.progress });
  const total = table.getByRole('row').last();
  await expect(total).toContainText(reports.progress.total);
  const cells = (await total.getByRole('cell').allInnerTexts()).slice(1).map(Number);
  const [carried = 0, issued = 0, done = 0, , voided = 0, open = 0] = cells;
  expect(carried + issued - done - voided).toBe(open);
  expect(issued).toBeGreaterThan(0);
  await page.getByRole('button', { name: reports.period.previous }).click();
  await expect(page).toHaveURL(/from=2026-10-05&to=2026-10-11$/);
  await page.getByLabel(reports.period.to).fill('2026-10-01');
  await expect(page.getByText(reports.period.reversed)).toBeVisible();
  await page.getByLabel(reports.period.to).fill('2026-10-11');
  await page.getByRole('button', { name: common.action.export }).click();
  await expect(toast(page, /任务进度表-.*\.xlsx/)).toBeVisible();
  await page.getByRole('button', { name: reports.print, exact: true }).click();
  await expect(sheets(page).first()).toContainText(reports.paper.title.progress);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/reports\/progress\?from=2026-10-05&to=2026-10-11$/);
  await page.getByRole('link', { name: reports.area.efficiency }).click();
  await expect(page.getByRole('table', { name: reports.area.efficiency })).toContainText(reports.efficiency.percent);

  const { page: desk } = await shop.seat({ role: 'frontDesk', path: '/' });
  expect(await areasOf(desk)).not.toContain(common.nav.reports);
  const answer = await desk
    .context()
    .request.get(`${shop.address}/trpc/reports.efficiency?input=${encodeURIComponent('{"from":"2026-10-05","to":"2026-10-11"}')}`);
  expect(answer.status()).toBe(403);
});

test('R-004-39 the repair progress table names the last step, is filtered, and prints what is filtered', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/' });
  const [first] = await technicians(page);
  if (!first) throw new Error('the small shop has technicians');
  await slip(page, first.id, Date.now() + hour, '进度甲');
  await goTo(page, 'reports');
  await page.getByRole('link', { name: reports.area.repairs }).click();
  const table = list(page);
  await expect(table.rows.first()).toBeVisible();
  await page.keyboard.press('/');
  await expect(table.search).toBeFocused();
  await page.keyboard.type('进度甲');
  await expect(table.rows).toHaveCount(1);
  await expect(table.row('进度甲')).toContainText(reports.repairs.step.plan);
  await expect(table.row('进度甲')).toContainText(first.name);
  await page.getByRole('button', { name: reports.print, exact: true }).click();
  await expect(sheets(page)).toHaveCount(1);
  await expect(sheets(page).first()).toContainText('进度甲');
  await page.keyboard.press('Escape');
  await expect(table.rows).toHaveCount(1);
  await table.search.fill('');
  await page
    .getByRole('switch', { name: reports.repairs.onlyLate })
    .or(page.getByRole('checkbox', { name: reports.repairs.onlyLate }))
    .click();
  await expect(table.row('进度甲')).toHaveCount(0);
  await expect(table.rows.first()).toContainText('超时');
});
