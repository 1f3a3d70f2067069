import type { Page, Route } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { RequestRow, RequestView } from '../../shared/requests.ts';
import type { PartRow, PartView } from '../../shared/parts.ts';
import type { WorkOrderRow } from '../../shared/work-orders.ts';
import { ask, expect, test } from '../support/browser.ts';
import { intakeScreen, loggedNumber } from './page-models/intake.ts';
import { scan, stockScreen } from './page-models/stock.ts';

const { common, intake, requests } = zhCN;

async function fillNewCall(page: Page, name: string): Promise<void> {
  const screen = intakeScreen(page);
  await expect(screen.lookup).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Alt+n');
  await screen.contactName.fill(name);
  await screen.phone.fill('13911112222');
  await screen.address.fill('控江路 9 号');
  await screen.content.fill(`${name}说水管漏水`);
}

async function loggedFor(page: Page, name: string): Promise<number> {
  const { rows } = await ask<{ rows: readonly RequestRow[] }>(page, 'requests.list', { limit: 50 });
  return rows.filter(({ customerName }) => customerName === name).length;
}

test('a double click and an impatient Enter make one request', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/intake' });
  await fillNewCall(page, '双击者');
  await intakeScreen(page).save.dblclick();
  const first = await loggedNumber(page);
  await fillNewCall(page, '急躁者');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Enter');
  await loggedNumber(page, first);
  expect(await loggedFor(page, '双击者')).toBe(1);
  expect(await loggedFor(page, '急躁者')).toBe(1);
});

test('a reply that was lost: the second try answers with the first result, one request, one number', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/intake' });
  await fillNewCall(page, '断线者');
  let lost = 0;
  await page.route('**/trpc/*requests.log*', async (route) => {
    await route.fetch();
    lost += 1;
    await route.abort('connectionreset');
  });
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(intake.retrySame)).toBeVisible();
  expect(lost).toBe(1);
  await page.unroute('**/trpc/*requests.log*');
  await page.keyboard.press('Control+Enter');
  await loggedNumber(page);
  expect(await loggedFor(page, '断线者')).toBe(1);
});

test('two seats correct one request: the second sees both versions and keeps its text', async ({ shop }) => {
  const first = await shop.seat({ role: 'frontDesk' });
  const { rows } = await ask<{ rows: readonly RequestRow[] }>(first.page, 'requests.list', {
    states: ['classified', 'acknowledged'],
    limit: 1,
  });
  const id = rows[0]?.id ?? 0;
  const second = await shop.seat({ role: 'supervisor', path: `/requests/${id}` });
  await first.page.goto(`/requests/${id}`);
  const dialogOf = (page: Page) => page.getByRole('dialog');
  const address = (page: Page) => dialogOf(page).getByRole('textbox', { name: requests.field.address, exact: true });
  for (const { page } of [first, second]) {
    await page.getByRole('button', { name: requests.command.edit, exact: true }).click();
    await expect(address(page)).toBeVisible();
  }
  await address(first.page).fill('前台改的地址 1 号');
  await first.page.keyboard.press('Control+Enter');
  await expect(dialogOf(first.page)).toBeHidden();
  await address(second.page).fill('主管改的地址 2 号');
  await second.page.keyboard.press('Control+Enter');
  const notice = second.page.getByRole('alert').filter({ hasText: common.stale.title });
  await expect(notice).toContainText('主管改的地址 2 号');
  await expect(notice).toContainText('前台改的地址 1 号');
  await expect(address(second.page)).toHaveValue('主管改的地址 2 号');
  await notice.getByRole('button', { name: common.stale.useMine }).click();
  await expect(dialogOf(second.page)).toBeHidden();
  expect((await ask<RequestView>(second.page, 'requests.get', { id })).address).toBe('主管改的地址 2 号');
});

test('parts are issued once, however often the key is pressed while the host is slow and while the page is leaving', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'storekeeper' });
  const { rows: slips } = await ask<{ rows: readonly WorkOrderRow[] }>(page, 'workOrders.list', { states: ['dispatched'], limit: 1 });
  const { rows: parts } = await ask<{ rows: readonly PartRow[] }>(page, 'parts.list', { limit: 50 });
  const slip = slips[0]!;
  const part = parts.find(({ qty, kind, barcode }) => qty >= 5 && kind === 'part' && barcode !== '')!;
  const late = (ms: number) => async (route: Route) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    await route.continue().catch(() => undefined);
  };
  await page.goto(`/parts/issue/${slip.id}`);
  const screen = stockScreen(page);
  await expect(screen.heading(slip.no)).toBeVisible();
  await scan(page, part.barcode);
  await expect(screen.quantityOf(part.name)).toHaveValue('1');
  for (const line of await screen.lines.getByRole('textbox').all()) await line.fill('0');
  await screen.quantityOf(part.name).fill('1');
  await page.keyboard.press('F8');
  await page.route(/trpc\/[^?]*stock\.issue/, late(500));
  const issuing = page.waitForRequest(/stock\.issue/);
  await page.keyboard.press('Control+Enter');
  await issuing;
  // the draft of what is typed now is saved only after the answer
  await page.route(/trpc\/[^?]*drafts\.save/, late(700));
  await screen.quantityOf(part.name).fill('2');
  await page.keyboard.press('Control+Enter');
  await expect(screen.issued(slip.no)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page).toHaveURL(/\/parts\/issue$/);
  await page.waitForTimeout(2000);
  const after = await ask<PartView>(page, 'parts.get', { id: part.id });
  expect(after.qty).toBe(part.qty - 1);
  const drafts = await ask<readonly { title: string }[]>(page, 'drafts.list');
  expect(drafts.map(({ title }) => title)).not.toContain(`issue-${slip.id}`);
});
