import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';

const { calls, customerHistory, customers, installedItems } = zhCN;

export interface CustomerEntry {
  readonly name: string;
  readonly phone: string;
  readonly contact: string;
  readonly address: string;
}

export interface ItemEntry {
  readonly brand: string;
  readonly model: string;
  readonly serial: string;
  /** `YYYY-MM-DD` */
  readonly warrantyUntil: string;
}

/** Customers 客户: the list, and one customer with everything. */
export function customersScreen(page: Page) {
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');
  const textbox = (name: string) => dialog.getByRole('textbox', { name, exact: true });
  const command = (name: string) => main.locator('header').getByRole('button', { name, exact: true });
  const save = async () => {
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toHaveCount(0);
  };
  return {
    rows: main.getByRole('grid').locator('[data-rowindex]'),
    history: main.getByRole('list', { name: customerHistory.title }),
    items: main.getByRole('table', { name: customers.page.items }),
    openRequests: main.getByRole('table', { name: customers.page.open }),
    dialog,

    async search(text: string) {
      await main.getByRole('searchbox').fill(text);
      await page.keyboard.press('Enter');
    },

    /** Makes a customer from the list; afterwards its page is there. */
    async create({ name, phone, contact, address }: CustomerEntry) {
      await main.locator('header').getByRole('button', { name: customers.list.new, exact: true }).click();
      await textbox(customers.field.name).fill(name);
      await textbox(customers.field.phone).fill(phone);
      await dialog.getByRole('button', { name: customers.form.addContact }).click();
      await textbox(customers.field.contactName).fill(contact);
      await textbox(customers.field.address).fill(address);
      await save();
      await expect(main.getByRole('heading', { name, level: 1 })).toBeVisible();
    },

    async edit() {
      await command(customers.page.edit).click();
    },

    async addItem({ brand, model, serial, warrantyUntil }: ItemEntry) {
      await command(customers.page.addItem).click();
      await textbox(installedItems.field.brand).fill(brand);
      await textbox(installedItems.field.model).fill(model);
      await textbox(installedItems.field.serial).fill(serial);
      // the policy of the preset stands there already; the last day by hand goes without one
      await expect(dialog.getByRole('combobox', { name: installedItems.field.trade, exact: true })).not.toHaveValue('');
      await dialog
        .getByRole('combobox', { name: installedItems.field.trade, exact: true })
        .selectOption({ label: installedItems.field.noTrade });
      await dialog.getByLabel(installedItems.field.warrantyUntil).fill(warrantyUntil);
      await save();
    },

    async logTalk(summary: string) {
      await command(customers.page.logTalk).click();
      await textbox(calls.form.summary).fill(summary);
      await save();
    },

    /** Leads to intake with this customer chosen. */
    async newRequest() {
      await command(customers.page.newRequest).click();
    },
  };
}
