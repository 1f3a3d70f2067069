import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { effortOf, expect, test } from '../support/browser.ts';
import { intakeScreen, knownCustomer, logKnownCall, loggedNumber } from './page-models/intake.ts';

const { requests } = zhCN;

test('R-000-02 what is missing is named, and nothing typed is lost', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/intake' });
  const screen = intakeScreen(page);
  await expect(screen.lookup).toBeFocused();
  await page.keyboard.type('无此人');
  await page.keyboard.press('Alt+n');
  await screen.serviceWanted.fill('');
  await page.keyboard.press('Control+Enter');
  const problems = page.getByRole('alert');
  for (const name of [
    requests.field.contactName,
    requests.field.phone,
    requests.field.address,
    requests.field.content,
    requests.field.serviceWanted,
  ]) {
    await expect(problems.getByRole('button', { name, exact: true })).toBeVisible();
  }
  await expect(screen.newName).toHaveValue('无此人');
});

test('R-004-30 an empty promised time is refused; R-000-01 a known call takes few keys', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk' });
  const tail = await anyPhone(page);
  let first = '';
  const effort = await effortOf(page, async () => {
    first = await logKnownCall(page, tail, '热水器不出热水，昨天就坏了');
  });
  expect(effort.clicks).toBe(0);
  expect(effort.keys).toBeLessThanOrEqual(12);
  const screen = intakeScreen(page);
  await page.keyboard.type(tail);
  await page.keyboard.press('Enter');
  await screen.content.fill('又一件事');
  await screen.promisedAt.fill('');
  await page.keyboard.press('Control+Enter');
  await expect(screen.promisedAt).toHaveAttribute('aria-invalid', 'true');
  await screen.promisedAt.fill('+2h');
  await page.keyboard.press('Control+Enter');
  await loggedNumber(page, first);
});

async function anyPhone(page: Page): Promise<string> {
  return (await knownCustomer(page)).phone.replace(/\D/g, '').slice(-6);
}
