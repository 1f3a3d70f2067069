import type { Page } from '@playwright/test';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';

const { seats } = zhCN;

/** Settings > seats and network. */
export function seatsScreen(page: Page) {
  const main = page.getByRole('main');
  return {
    on: main.getByRole('switch', { name: seats.lan.on }),
    port: main.getByRole('textbox', { name: seats.lan.port }),
    save: main.getByRole('button', { name: seats.lan.save }),
    url: main.getByText(/^https:\/\/[\d.]+:\d+$/).first(),
    showCode: main.getByRole('button', { name: seats.pairing.open }),
    code: main.getByRole('status', { name: seats.pairing.code }),
    row: (name: string) => main.getByRole('row').filter({ hasText: name }),
    revoke: (name: string) => main.getByRole('button', { name: `${seats.list.revoke} ${name}` }),
    confirm: page.getByRole('dialog').getByRole('button', { name: seats.list.revoke }),
  };
}
