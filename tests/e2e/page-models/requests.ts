import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';

const { common, requests } = zhCN;

type Command = keyof typeof requests.command;

/** Requests 受理单: the list, and one request with its commands. */
export function requestsScreen(page: Page) {
  const main = page.getByRole('main');
  const head = main.getByRole('banner').or(main.locator('header'));
  const dialog = page.getByRole('dialog');
  const command = (name: Command): Locator => head.getByRole('button', { name: requests.command[name], exact: true });
  const closed = () => expect(dialog).toHaveCount(0);
  const confirm = async (name: Command, reason?: string) => {
    await command(name).click();
    if (reason !== undefined) await dialog.getByRole('textbox', { name: common.confirm.reasonLabel }).fill(reason);
    await page.keyboard.press('Control+Enter');
    await closed();
  };
  return {
    rows: main.getByRole('grid').locator('[data-rowindex]'),
    timeline: main.getByRole('list', { name: requests.detail.timeline }),
    slips: main.getByRole('table', { name: requests.detail.slips }),
    dialog,
    command,
    state: (name: keyof typeof requests.state): Locator => head.getByText(requests.state[name], { exact: true }),
    fieldInDialog: (name: keyof typeof requests.field): Locator => dialog.getByRole('textbox', { name: requests.field[name], exact: true }),

    /** One of the quick views above the list. */
    async show(view: keyof typeof requests.list.view) {
      await main
        .getByRole('group', { name: requests.list.views })
        .getByRole('button', { name: requests.list.view[view], exact: true })
        .click();
    },

    /** Looks a request up in the list by its number and opens it. */
    async openByNumber(no: string) {
      await main.getByRole('searchbox').fill(no);
      await page.keyboard.press('Enter');
      await main.getByRole('link', { name: no, exact: true }).click();
      await expect(main.getByRole('heading', { name: no, level: 1 })).toBeVisible();
    },

    /** Why a command cannot be given now, as the screen reader says it; empty when it can. */
    async refusalOf(name: Command): Promise<string> {
      const id = await command(name).getAttribute('aria-describedby');
      return id === null ? '' : page.locator(`[id="${id}"]`).innerText();
    },

    acknowledge: () => confirm('acknowledge'),
    archive: () => confirm('archive'),
    reopen: (reason: string) => confirm('reopen', reason),
    makeVoid: (reason: string) => confirm('void', reason),

    async resolveWithoutSlip(result: string) {
      await command('resolveWithoutSlip').click();
      await dialog.getByRole('textbox', { name: requests.dialog.resolveResult }).fill(result);
      await page.keyboard.press('Control+Enter');
      await closed();
    },

    /** Tells the customer the result, and archives in the same go where `archive` says so. */
    async tellCustomer({ opinion = '', archive }: { readonly opinion?: string; readonly archive: boolean }) {
      await command('tell').click();
      await dialog.getByRole('textbox', { name: requests.dialog.opinion }).fill(opinion);
      await dialog.getByRole('switch', { name: requests.dialog.andArchive }).setChecked(archive);
      await page.keyboard.press('Control+Enter');
      await closed();
    },
  };
}
