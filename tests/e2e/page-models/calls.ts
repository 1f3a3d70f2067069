import type { Page } from '@playwright/test';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';
import { list } from './frame.ts';

const { calls } = zhCN;

/** The dialog that notes a call (F4), the register, and the dialog that finds the customer of an unknown caller. */
export function callsScreen(page: Page) {
  const dialog = page.getByRole('dialog', { name: calls.form.title });
  const linking = page.getByRole('dialog', { name: calls.link.title });
  return {
    dialog,
    who: dialog.getByRole('combobox', { name: calls.form.who }),
    name: dialog.getByRole('textbox', { name: calls.form.name, exact: true }),
    summary: dialog.getByRole('textbox', { name: calls.form.summary, exact: true }),
    register: list(page),
    /** Of an unknown caller: the way to a customer. */
    link: (name: string) => page.getByRole('button', { name: calls.list.linkLabel.replace('{{name}}', name) }),
    linking,
    find: linking.getByRole('combobox', { name: calls.link.find }),
  };
}
