import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';
import type { Role } from '../../../shared/roles.ts';
import { goTo } from './frame.ts';

const { common, settings } = zhCN;

export interface NewUser {
  readonly displayName: string;
  readonly loginName: string;
  readonly password: string;
  readonly roles: readonly Role[];
}

export async function openSettings(page: Page, section: keyof typeof settings.section): Promise<void> {
  await goTo(page, 'settings');
  await page.getByRole('navigation', { name: settings.sections }).getByRole('link', { name: settings.section[section] }).click();
}

/** The administrator gives somebody an account; the page of the users must be open. */
export async function createUser(page: Page, { displayName, loginName, password, roles }: NewUser): Promise<void> {
  await page.getByRole('button', { name: settings.users.new, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: settings.users.newTitle });
  await dialog.getByRole('textbox', { name: settings.users.displayName, exact: true }).fill(displayName);
  await dialog.getByRole('textbox', { name: settings.users.loginName, exact: true }).fill(loginName);
  await dialog.getByLabel(settings.users.password).fill(password);
  for (const role of roles) await dialog.getByRole('checkbox', { name: new RegExp(`^${common.role[role]} `) }).check();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('table').getByText(loginName, { exact: true })).toBeVisible();
}

export async function createTechnician(page: Page, name: string, skills: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: settings.staff.new, exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: settings.staff.newTitle });
  await dialog.getByRole('textbox', { name: settings.staff.name, exact: true }).fill(name);
  await dialog.getByRole('textbox', { name: settings.staff.skills, exact: true }).fill(skills);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('table').getByText(name, { exact: true })).toBeVisible();
}
