import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { RequestRow } from '../../shared/requests.ts';
import { ask, expect, openSeat, tell, test } from '../support/browser.ts';
import { loginOf, shopPassword, smallShop } from '../support/demo-shop.ts';
import { startHost } from '../support/host.ts';
import { intakeScreen, loggedNumber } from './page-models/intake.ts';
import { expectSignedIn, switchUser, unlock, userMenu } from './page-models/session.ts';

const { common, intake, requests } = zhCN;
const text = '空调漏水，滴到楼下了，客户很急';

test('what is typed in intake is kept within a second and is there again after a reload', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/intake' });
  const screen = intakeScreen(page);
  await expect(screen.lookup).toBeFocused();
  await page.keyboard.type('刷新者');
  await page.keyboard.press('Alt+n');
  await screen.content.fill(text);
  const typedAt = Date.now();
  await expect(screen.draftKept).toBeVisible();
  expect(Date.now() - typedAt).toBeLessThan(2_000);
  await page.reload();
  await expect(screen.content).toHaveValue(text);
  await expect(screen.newName).toHaveValue('刷新者');
  await screen.tabs
    .getByRole('button', { name: /^放弃草稿/ })
    .first()
    .click();
});

test('a second call parks the first one, and each comes back as it was', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk' });
  // what an earlier story left half filled in would stand between the two
  for (const { id } of await ask<readonly { id: number }[]>(page, 'drafts.list')) await tell(page, 'drafts.discard', { id });
  await page.goto('/intake');
  const screen = intakeScreen(page);
  await expect(screen.lookup).toBeFocused();
  await page.keyboard.type('第一位');
  await page.keyboard.press('Alt+n');
  await screen.content.fill('第一件事');
  await page.keyboard.press('F2');
  await expect(screen.lookup).toBeFocused();
  await page.keyboard.type('第二位');
  await page.keyboard.press('Alt+n');
  await screen.content.fill('第二件事');
  await page.keyboard.press('F3');
  await expect(screen.content).toHaveValue('第一件事');
  await page.keyboard.press('F3');
  await expect(screen.content).toHaveValue('第二件事');
  // Escape never throws text away.
  await page.keyboard.press('Escape');
  await expect(screen.content).toHaveValue('第二件事');
});

test('a draft survives the lock and another person at the same seat', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'followUpCaller', path: '/intake' });
  const mine = await displayNameOf(page);
  const screen = intakeScreen(page);
  await expect(screen.lookup).toBeFocused();
  await page.keyboard.type('锁屏者');
  await page.keyboard.press('Alt+n');
  await screen.content.fill(text);
  await userMenu(page, 'lock');
  await expect(page.getByRole('heading', { name: zhCN.auth.locked })).toBeVisible();
  await unlock(page, shopPassword);
  await expect(screen.content).toHaveValue(text);
  await expect(screen.draftKept).toBeVisible();
  await switchUser(page, loginOf('serviceManager'), shopPassword, '');
  await page.keyboard.press('F2');
  await expect(screen.lookup).toBeFocused();
  await expect(screen.tabs.getByText('锁屏者')).toHaveCount(0);
  await switchUser(page, loginOf('followUpCaller'), shopPassword, mine);
  await page.keyboard.press('F2');
  // the new call is in front before one goes back to the older one
  await expect(screen.lookup).toBeFocused();
  await screen.tabs.getByText('锁屏者').click();
  await expect(screen.content).toHaveValue(text);
});

test('the host is killed and comes back: the banner says so, nothing typed is lost, the request is saved once', async ({ browser }) => {
  const dataFolder = await smallShop();
  const first = await startHost({ dataFolder });
  const port = new URL(first.address).port;
  const { page, context } = await openSeat(browser, first, { role: 'frontDesk', path: '/intake' });
  const screen = intakeScreen(page);
  const before = await ask<{ total: number }>(page, 'requests.count', {});
  await expect(screen.lookup).toBeFocused();
  await page.keyboard.type('断电者');
  await page.keyboard.press('Alt+n');
  await screen.contactName.fill('断电者');
  await screen.phone.fill('13900001234');
  await screen.address.fill('延吉中路 5 号');
  await screen.content.fill(text);
  await expect(screen.draftKept).toBeVisible();
  first.process.kill('SIGKILL');
  await expect(page.getByText(common.frame.offline)).toBeVisible();
  await screen.content.fill(`${text}，断电后又写了一句`);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(intake.failed)).toBeVisible();
  const second = await startHost({ dataFolder, args: ['--port', port] });
  await expect(page.getByText(common.frame.offline)).toBeHidden();
  await expect(screen.content).toHaveValue(`${text}，断电后又写了一句`);
  await page.keyboard.press('Control+Enter');
  await loggedNumber(page);
  expect((await ask<{ total: number }>(page, 'requests.count', {})).total).toBe(before.total + 1);
  await context.close();
  await second.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

test('the draft that comes back from the host never overwrites what was typed since', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor' });
  const { rows } = await ask<{ rows: readonly RequestRow[] }>(page, 'requests.list', { states: ['classified'], limit: 1 });
  await page.goto(`/requests/${rows[0]?.id}`);
  await page.getByRole('button', { name: requests.command.edit, exact: true }).click();
  const address = page.getByRole('dialog').getByRole('textbox', { name: requests.field.address, exact: true });
  await address.fill('');
  const typed = 'abcdefghijklmnopqrstuvwxyz';
  await address.pressSequentially(typed, { delay: 90 });
  await expect(page.getByRole('dialog').getByText(common.form.draftKept.split('{{')[0] ?? '')).toBeVisible();
  await expect(address).toHaveValue(typed);
  await page.keyboard.press('Escape');
});

test('a session that was ended elsewhere asks for the password over the page, which keeps what was typed', async ({ shop, browser }) => {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/intake' });
  const mine = await displayNameOf(page);
  const screen = intakeScreen(page);
  await expect(screen.lookup).toBeFocused();
  await page.keyboard.type('被撤者');
  await page.keyboard.press('Alt+n');
  await screen.content.fill(text);
  await expect(screen.draftKept).toBeVisible();
  const other = await openSeat(browser, shop, { role: 'frontDesk' });
  const sessions = await ask<readonly { id: number; isCurrent: boolean }[]>(page, 'sessions.list');
  await tell(other.page, 'sessions.revoke', { id: sessions.find(({ isCurrent }) => isCurrent)?.id });
  await other.context.close();
  const again = page.getByRole('heading', { name: zhCN.auth.signInAgain });
  await expect(again).toBeVisible();
  await page.getByLabel(zhCN.auth.password).fill(shopPassword);
  await page.keyboard.press('Enter');
  await expect(again).toBeHidden();
  await expectSignedIn(page, mine);
  await expect(screen.content).toHaveValue(text);
});

async function displayNameOf(page: Page): Promise<string> {
  return (await ask<{ user: { displayName: string } }>(page, 'auth.me')).user.displayName;
}
