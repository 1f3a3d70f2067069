import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { can } from '../../shared/permissions.ts';
import { roles } from '../../shared/roles.ts';
import { appVersion } from '../../shared/version.ts';
import type { WorkOrderRow } from '../../shared/work-orders.ts';
import { ask, expect, openSeat, tell, test } from '../support/browser.ts';
import { loginOf, shopPassword } from '../support/demo-shop.ts';
import { areasOf, goTo, list, navigation, palette } from './page-models/frame.ts';
import { intakeScreen } from './page-models/intake.ts';
import { expectSignedIn, signIn, unlock, userMenu } from './page-models/session.ts';

const { auth, common, incidents, requests } = zhCN;

for (const role of roles) {
  test(`${role} sees the areas of its work and no others, and every one of them opens`, async ({ shop }) => {
    const { page } = await shop.seat({ role });
    const { nav } = common;
    const wanted = [
      nav.home,
      can([role], 'requests.log') && nav.intake,
      can([role], 'requests.read') && nav.requests,
      can([role], 'workOrders.dispatch') && nav.dispatch,
      can([role], 'workOrders.read') && nav.workOrders,
      can([role], 'customers.read') && nav.customers,
      can([role], 'customers.read') && nav.calls,
      can([role], 'customers.read') && nav.projects,
      nav.tasks,
      can([role], 'feedbackForms.read') && nav.feedbackForms,
      can([role], 'repairCases.read') && nav.repairCases,
      can([role], 'incidents.read') && nav.incidents,
      can([role], 'approvals.read') && nav.approvals,
      can([role], 'parts.read') && nav.parts,
      can([role], 'parts.read') && nav.stock,
      can([role], 'materialRequests.read') && nav.purchasing,
      can([role], 'oldParts.read') && nav.oldParts,
      can([role], 'tools.read') && nav.tools,
      can([role], 'stocktakes.read') && nav.stocktakes,
      can([role], 'stockReports.read') && nav.stockReports,
      can([role], 'suppliers.read') && nav.suppliers,
      can([role], 'data.import') && nav.imports,
      can([role], 'reports.read') && nav.reports,
      can([role], 'papers.read') && nav.papers,
      nav.settings,
    ].filter((name) => name !== false);
    expect(await areasOf(page)).toEqual(wanted);
    for (const [index, area] of wanted.entries()) {
      // only the first nine have a key
      if (index < 9) await page.keyboard.press(`Alt+${index + 1}`);
      else await navigation(page).getByRole('link', { name: area, exact: true }).click();
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
      await expect(page.getByText(common.error.title)).toHaveCount(0);
      await expect(page.getByText(common.error.notFoundTitle)).toHaveCount(0);
    }
  });
}

test('a technician sees only their own slips', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'technician', path: '/work-orders' });
  const { user } = await ask<{ user: { staffId: number } }>(page, 'auth.me');
  const { rows } = await ask<{ rows: readonly WorkOrderRow[] }>(page, 'workOrders.list', { limit: 100 });
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row.technicians.map(({ id }) => id)).toContain(user.staffId);
  await expect(list(page).rows.first()).toBeVisible();
  const boss = await shop.seat({ role: 'supervisor' });
  const all = await ask<{ rows: readonly WorkOrderRow[] }>(boss.page, 'workOrders.list', { limit: 100 });
  const foreign = all.rows.find(({ technicians }) => technicians.every(({ id }) => id !== user.staffId));
  await page.goto(`/work-orders/${foreign?.id}`);
  await expect(page.getByText(foreign?.no ?? '?')).toHaveCount(0);
});

test('the seat locks itself when nobody has touched it for as long as the shop wants', async ({ shop, browser }) => {
  const boss = await shop.seat({ role: 'administrator' });
  const settings = await ask<{ shop: { version: number; lockAfterMin: number } & Record<string, unknown> }>(boss.page, 'settings.get');
  const { lockAfterMin, ...facts } = settings.shop;
  await tell(boss.page, 'settings.updateShop', { ...facts, lockAfterMin: 5 });
  const context = await browser.newContext({ baseURL: shop.address });
  const page = await context.newPage();
  await page.clock.install();
  await page.goto('/');
  await signIn(page, loginOf('frontDesk'), shopPassword);
  await expectSignedIn(page, '');
  await page.keyboard.press('F2');
  const screen = intakeScreen(page);
  await expect(screen.lookup).toBeFocused();
  await screen.content.fill('锁屏前写的');
  await page.clock.fastForward('04:30');
  await expect(page.getByRole('heading', { name: auth.locked })).toHaveCount(0);
  await page.keyboard.press('Shift');
  await page.clock.fastForward('05:10');
  await expect(page.getByRole('heading', { name: auth.locked })).toBeVisible();
  expect((await context.request.get(`${shop.address}/trpc/requests.count?input=%7B%7D`)).status()).not.toBe(200);
  await unlock(page, shopPassword);
  await expect(screen.content).toHaveValue('锁屏前写的');
  await context.close();
  const { shop: now } = await ask<typeof settings>(boss.page, 'settings.get');
  const { lockAfterMin: _five, ...current } = now;
  await tell(boss.page, 'settings.updateShop', { ...current, lockAfterMin });
});

test('language and appearance change at once, without a reload, and are remembered', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/requests' });
  await page.evaluate(() => {
    (window as unknown as { sameWindow: boolean }).sameWindow = true;
  });
  await expect(page.getByRole('heading', { name: requests.title })).toBeVisible();
  await userMenu(page, { text: 'English' });
  await expect(page.getByRole('heading', { name: 'Requests' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await userMenu(page, { text: 'Dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await page.evaluate(() => (window as unknown as { sameWindow?: boolean }).sameWindow)).toBe(true);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Requests' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await palette(page, '中文', '中文');
  await expect(page.getByRole('heading', { name: requests.title })).toBeVisible();
});

test('what one seat changes shows on another within a second, without a reload', async ({ shop, browser }) => {
  const boss = await shop.seat({ role: 'supervisor', path: '/requests' });
  const desk = await openSeat(browser, shop, { role: 'frontDesk', path: '/' });
  await expect(list(boss.page).rows.first()).toBeVisible();
  const { rows } = await ask<{ rows: readonly { id: number; phone: string; address: string; name: string }[] }>(
    desk.page,
    'customers.list',
    { limit: 1 },
  );
  const [customer] = rows;
  const receipt = await tell<{ no: string }>(desk.page, 'requests.log', {
    customerId: customer?.id,
    contactName: customer?.name,
    phone: customer?.phone,
    address: customer?.address || '某处',
    content: '别的席位登记的',
    serviceWanted: '上门',
    type: 'repair',
    branch: 'complaint',
    urgency: 'general',
    channel: 'phone',
    lodgedBy: 'customer',
    faultClass: 'unknown',
    promisedAt: Date.now() + 3_600_000,
  });
  const at = Date.now();
  await expect(boss.page.getByRole('grid').getByText(receipt.no)).toBeVisible({ timeout: 3_000 });
  expect(Date.now() - at).toBeLessThan(1_000);
  await desk.context.close();
});

test('after signing out nothing of the shop is on the screen, and Back brings nothing back', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk' });
  await goTo(page, 'customers');
  await userMenu(page, 'signOut');
  await expect(page.getByRole('heading', { name: auth.signIn, exact: true })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: auth.signIn, exact: true })).toBeVisible();
  await expect(page.getByRole('grid')).toHaveCount(0);
});

test('what changes before a screen listens for changes is on the screen all the same', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'serviceManager' });
  let listens = () => {};
  const mayListen = new Promise<void>((resolve) => {
    listens = resolve;
  });
  await page.route('**/events', async (route) => {
    await mayListen;
    await route.continue();
  });
  await page.goto('/incidents');
  await expect(list(page).rows.first().or(page.getByText(incidents.list.emptyTitle))).toBeVisible();
  const facts = '还没开始听时报的事故';
  await tell(page, 'incidents.report', { source: 'safety', facts, visitPlannedAt: Date.now() + 3_600_000, firstOpinion: '先停工' });
  await expect(list(page).row(facts)).toHaveCount(0);
  listens();
  await expect(list(page).row(facts)).toBeVisible();
});

test('after an update a seat says so once and leads to what is new', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk' });
  const news = page.getByRole('button', { name: common.frame.news });
  await page.evaluate(() => localStorage.setItem('counter.seenVersion', JSON.stringify('0.0.9')));
  await page.reload();
  await news.click();
  await expect(page).toHaveURL('/settings/news');
  await expect(page.getByRole('main')).toContainText(`${appVersion} 版`);
  await page.reload();
  await expect(page.getByRole('main')).toContainText(`${appVersion} 版`);
  await expect(news).toHaveCount(0);
});
