import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';

const { common } = zhCN;

export type Area = keyof typeof common.nav;

export function navigation(page: Page): Locator {
  return page.getByRole('navigation', { name: common.frame.navigation });
}

export async function goTo(page: Page, area: Area): Promise<void> {
  await navigation(page).getByRole('link', { name: common.nav[area], exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Texts of the main areas as this person sees them. */
export async function areasOf(page: Page): Promise<readonly string[]> {
  const links = navigation(page).getByRole('link');
  await expect(links.first()).toBeVisible();
  return links.allInnerTexts();
}

/** Opens the palette, types, and waits until `choice` is what Enter would do. */
export async function palette(page: Page, text: string, choice: RegExp | string): Promise<void> {
  await page.keyboard.press('Control+k');
  const box = page.getByRole('dialog').getByRole('combobox');
  await expect(box).toBeFocused();
  await page.keyboard.type(text);
  await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText(choice);
  await page.keyboard.press('Enter');
  await expect(box).toBeHidden();
}

/** A short message at the foot of the screen. */
export function toast(page: Page, text: string | RegExp): Locator {
  return page.getByRole('region', { name: common.frame.notifications }).getByText(text);
}

/** The table of a list page and what stands under it. */
export function list(page: Page) {
  const grid = page.getByRole('grid');
  return {
    grid,
    rows: grid.locator('[role=row][data-id]'),
    row: (text: string | RegExp) => grid.locator('[role=row][data-id]').filter({ hasText: text }),
    search: page.getByRole('main').getByRole('searchbox').or(page.getByRole('main').getByRole('textbox')).first(),
    footer: page.getByRole('main').locator('footer'),
    next: page.getByRole('button', { name: common.list.nextPage }),
    previous: page.getByRole('button', { name: common.list.previousPage }),
  };
}
