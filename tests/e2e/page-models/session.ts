import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';

const { auth, common } = zhCN;

export interface ShopFacts {
  readonly shopName: string;
  readonly shopPhone: string;
  readonly shopAddress: string;
  readonly displayName: string;
  readonly loginName: string;
  readonly password: string;
}

/** The first start: the shop and its first administrator, by keyboard. */
export async function setUpShop(page: Page, facts: ShopFacts): Promise<void> {
  const form = page.getByRole('form', { name: auth.setupTitle });
  await form.getByRole('textbox', { name: auth.shopName, exact: true }).fill(facts.shopName);
  await form.getByRole('textbox', { name: auth.shopPhone, exact: true }).fill(facts.shopPhone);
  await form.getByRole('textbox', { name: auth.shopAddress, exact: true }).fill(facts.shopAddress);
  await form.getByRole('textbox', { name: auth.displayName, exact: true }).fill(facts.displayName);
  await form.getByRole('textbox', { name: auth.loginName, exact: true }).fill(facts.loginName);
  await form.getByLabel(auth.newPassword).fill(facts.password);
  await form.getByRole('switch', { name: auth.allRoles }).uncheck();
  await page.keyboard.press('Control+Enter');
  await expectSignedIn(page, facts.displayName);
}

export async function signIn(page: Page, loginName: string, password: string): Promise<void> {
  const form = page.getByRole('form', { name: auth.signIn, exact: true });
  await form.getByRole('textbox', { name: auth.loginName, exact: true }).fill(loginName);
  await form.getByLabel(auth.password).fill(password);
  await page.keyboard.press('Enter');
}

export function userButton(page: Page, displayName = ''): Locator {
  return page.getByRole('button', { name: `${common.frame.userMenu} ${displayName}` });
}

export async function expectSignedIn(page: Page, displayName: string): Promise<void> {
  await expect(userButton(page, displayName)).toBeVisible();
}

type MenuText = 'switchUser' | 'lock' | 'sessions' | 'signOut' | 'themeLight' | 'themeDark' | 'themeSystem';

export async function userMenu(page: Page, item: MenuText | { readonly text: string }): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^(${common.frame.userMenu}|User menu) `) }).click();
  const text = typeof item === 'string' ? common.frame[item] : item.text;
  await page.getByRole('menu').getByText(text, { exact: true }).click();
}

/** Somebody else takes over at the same window. */
export async function switchUser(page: Page, loginName: string, password: string, displayName: string): Promise<void> {
  await userMenu(page, 'switchUser');
  await signIn(page, loginName, password);
  await expectSignedIn(page, displayName);
}

export async function unlock(page: Page, password: string): Promise<void> {
  const form = page.getByRole('form', { name: auth.unlock, exact: true });
  await form.getByLabel(auth.password).fill(password);
  await page.keyboard.press('Enter');
  await expect(form).toBeHidden();
}
