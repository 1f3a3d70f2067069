import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { expect, test } from '../support/browser.ts';
import { customersScreen } from './page-models/customers.ts';

const { errors, privacy } = zhCN;

/** The dialog of a step: its text, and Ctrl+Enter. */
async function write(page: Page, label: string, text: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: label }).fill(text);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
}

const command = (page: Page, name: string) => page.getByRole('main').locator('header').getByRole('button', { name, exact: true });

async function publishPolicy(page: Page): Promise<void> {
  await page.goto('/settings/privacyPolicy');
  await page.getByRole('button', { name: privacy.policy.new }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: privacy.policy.approvedBy }).fill('陈总');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(privacy.policy.current, { exact: true })).toBeVisible();
}

/** From the page of the customer to that of the new request. */
async function receive(page: Page, kind: keyof typeof privacy.kind, content: string): Promise<void> {
  await page.getByRole('button', { name: privacy.receive.button }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: privacy.receive.kind }).selectOption(kind);
  await write(page, privacy.receive.content, content);
  await expect(page.getByRole('heading', { level: 1, name: /^YS\d{8}-\d{4}/ })).toBeVisible();
}

test('R-004-24 SM-19 a privacy request from start to end: verified, a copy handed out, then deleted and answered, and the customer is no longer found', async ({
  shop,
}) => {
  test.setTimeout(120_000);
  const { page, complaints } = await shop.seat({ role: 'dataSteward' });
  await publishPolicy(page);
  await page.goto('/customers');
  const customers = customersScreen(page);
  const name = '司马相如';
  await customers.create({ name, phone: '13755556666', contact: '司马先生', address: '琴台路凤求凰小区 7 栋' });
  const customerPage = new URL(page.url()).pathname;

  // what may be done with the data is asked and noted
  await page.getByRole('button', { name: privacy.consent.ask, exact: true }).click();
  await page.getByRole('dialog').getByRole('combobox', { name: privacy.purpose.service }).selectOption('yes');
  await page.getByRole('dialog').getByRole('combobox', { name: privacy.purpose.marketing }).selectOption('no');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText(privacy.consentState.given, { exact: true })).toBeVisible();

  // a copy
  await receive(page, 'copy', '想要一份我的资料');
  await expect(command(page, privacy.request.perform.copy)).toHaveAttribute('aria-disabled', 'true');
  await command(page, privacy.request.verify).click();
  await write(page, privacy.request.verifiedHow, '回拨登记的电话');
  const download = page.waitForEvent('download');
  await command(page, privacy.request.exportHtml).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^YS\d{8}-\d{4}-\d{8}\.html$/);
  const text = await readFile(await file.path(), 'utf8');
  for (const word of [name, '13755556666', '琴台路凤求凰小区 7 栋']) expect(text).toContain(word);
  await command(page, privacy.request.perform.copy).click();
  await write(page, privacy.request.action, '已当面交给客户');
  await command(page, privacy.request.answerCommand).click();
  await write(page, privacy.request.answer, '资料已交给您');
  await expect(page.getByText(privacy.state.answered, { exact: true }).first()).toBeVisible();

  // then the deletion
  await page.goto(customerPage);
  await receive(page, 'delete', '请删除');
  await command(page, privacy.request.verify).click();
  await write(page, privacy.request.verifiedHow, '当面核对');
  await command(page, privacy.request.perform.delete).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(name);
  await dialog.getByRole('button', { name: privacy.request.perform.delete }).click();
  await expect(page.getByText(privacy.request.erased).first()).toBeVisible();
  await command(page, privacy.request.answerCommand).click();
  await write(page, privacy.request.answer, '已经删除');
  await expect(page.getByText(privacy.state.answered, { exact: true }).first()).toBeVisible();

  await page.goto('/customers');
  for (const query of [name, '13755556666', 'smxr']) {
    await customers.search(query);
    await expect(customers.rows).toHaveCount(0);
  }
  await page.goto(customerPage);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('已删除客户');
  await expect(page.getByText('13755556666')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('R-004-24 whoever has an open request is not deleted: its number is named and nothing is lost', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'serviceManager', path: '/requests?view=toDispatch' });
  await page.getByRole('grid').locator('[data-rowindex]').first().getByRole('link').first().click();
  const heading = page.getByRole('heading', { level: 1, name: /SL\d{8}-\d{4}/ });
  const no = (await heading.textContent()) ?? '';
  await page.getByRole('main').locator('a[href^="/customers/"]').first().click();
  await receive(page, 'delete', '请删除');
  await command(page, privacy.request.verify).click();
  await write(page, privacy.request.verifiedHow, '当面核对');
  await command(page, privacy.request.perform.delete).click();
  await page.getByRole('dialog').getByRole('button', { name: privacy.request.perform.delete }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('alert')).toContainText(errors.code.erasureBlocked.split('{{')[0] ?? '');
  await expect(dialog.getByRole('alert')).toContainText(/SL\d{8}-\d{4}/.exec(no)?.[0] ?? 'no number');
});

test('R-004-15 the front desk asks new personal customers for their agreement from its list', async ({ shop }) => {
  const steward = await shop.seat({ role: 'dataSteward' });
  await publishPolicy(steward.page).catch(() => undefined);
  const { page } = await shop.seat({ role: 'frontDesk', path: '/settings/privacyAsk' });
  const table = page.getByRole('table', { name: privacy.section.ask });
  // others may have the same name: who was asked is told by the address
  const asked = table.locator(`a[href="${await table.getByRole('row').nth(1).getByRole('link').getAttribute('href')}"]`);
  await expect(asked).toHaveCount(1);
  await table.getByRole('row').nth(1).getByRole('button').click();
  await page.getByRole('dialog').getByRole('combobox', { name: privacy.purpose.service }).selectOption('yes');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(asked).toHaveCount(0);
});
