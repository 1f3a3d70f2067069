import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';

const { customers, installedItems, warranties } = zhCN;

/** The form of an item, and the file of one (`/items/…`). */
export function itemScreen(page: Page) {
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');
  const box = (name: string) => dialog.getByRole('textbox', { name, exact: true });
  return {
    main,
    dialog,
    box,
    reasons: main.getByRole('list', { name: warranties.mark.title }),
    changes: main.getByRole('list', { name: installedItems.page.changes }),
    section: (name: string) => main.getByRole('region', { name, exact: true }),

    async openForm() {
      await main.locator('header').getByRole('button', { name: customers.page.addItem, exact: true }).click();
      await expect(dialog.getByRole('heading', { name: installedItems.newTitle })).toBeVisible();
    },

    async choose(label: string, option: string) {
      await dialog.getByRole('combobox', { name: label, exact: true }).selectOption({ label: option });
    },

    async day(label: string, day: string) {
      await dialog.getByLabel(label).fill(day);
    },

    async save() {
      await page.keyboard.press('Control+Enter');
      await expect(dialog).toHaveCount(0);
    },
  };
}
