import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';

const { requestLife } = zhCN;
type Command = keyof typeof requestLife.command;

/** What happens to a request over its states: the menu, its dialogs, the banners. */
export function requestLifeScreen(page: Page) {
  const dialog = page.getByRole('dialog');
  const menu = page.getByRole('menu', { name: requestLife.command.more });
  const openMenu = () => page.getByRole('main').getByRole('button', { name: requestLife.command.more, exact: true }).click();
  return {
    dialog,
    steps: page.getByRole('list', { name: requestLife.section.steps }),
    section: (name: 'delays' | 'texts' | 'tasks' | 'more') => page.getByRole('region', { name: requestLife.section[name], exact: true }),
    banner: (text: string) => page.getByRole('alert').filter({ hasText: text }),

    async choose(command: Command) {
      await openMenu();
      await menu.getByText(requestLife.command[command], { exact: true }).click();
      await expect(dialog).toBeVisible();
    },

    /** Fills the texts of the open dialog by their labels and saves. */
    async save(texts: Partial<Record<keyof typeof requestLife.dialog, string>>) {
      for (const [label, text] of Object.entries(texts))
        await dialog.getByRole('textbox', { name: requestLife.dialog[label as keyof typeof requestLife.dialog], exact: true }).fill(text);
      await page.keyboard.press('Control+Enter');
      await expect(dialog).toHaveCount(0);
    },
  };
}
