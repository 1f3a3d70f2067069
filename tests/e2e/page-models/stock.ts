import type { Locator, Page } from '@playwright/test';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';

const { parts, workOrders } = zhCN;

/** The pages of the storeroom. */
export function stockScreen(page: Page) {
  const fill = (text: string, values: Readonly<Record<string, string>>) =>
    text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? '');
  return {
    waiting: page.getByRole('table', { name: parts.waiting.title }),
    lines: page.getByRole('table', { name: parts.line.label }),
    heading: (no: string): Locator => page.getByRole('heading', { name: fill(parts.issue.forSlip, { no }) }),
    quantityOf: (name: string): Locator => page.getByRole('textbox', { name: fill(parts.line.qtyOf, { name }) }),
    scanner: page.getByRole('combobox', { name: parts.scan.label }),
    signed: page.getByRole('switch', { name: parts.issue.signed }),
    issued: (no: string): Locator => page.getByText(new RegExp(fill(parts.issue.done_other, { no, count: '\\d+' }))),
  };
}

export async function openStockArea(page: Page, area: keyof typeof parts.area): Promise<void> {
  await page.getByRole('navigation', { name: parts.area.label }).getByRole('link', { name: parts.area[area] }).click();
}

const betweenKeysMs = 5;

/**
 * What a scanner does, wherever the cursor is: it types as no hand can, and presses Enter. The keys carry the times of a scanner, however busy
 * this machine is.
 */
export async function scan(page: Page, code: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const startedAt = Date.now() / 1000;
  const keys = [
    ...[...code].map((key) => ({ key, text: key, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) })),
    { key: 'Enter', text: '\r', windowsVirtualKeyCode: 13 },
  ];
  await Promise.all(
    keys.flatMap((key, index) => {
      const timestamp = startedAt + (index * betweenKeysMs) / 1000;
      return [
        session.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...key }),
        session.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, key: key.key }),
      ];
    }),
  );
  await session.detach();
}

export interface WantedPart {
  readonly typed: string;
  readonly name: string;
  readonly qty: number;
}

/** What the job needs from the store, on the page of the slip. */
export async function wantParts(page: Page, wanted: readonly WantedPart[]): Promise<void> {
  await page.getByRole('button', { name: workOrders.partsWanted.add }).click();
  const dialog = page.getByRole('dialog');
  for (const [index, { typed, name, qty }] of wanted.entries()) {
    await dialog.getByRole('combobox', { name: workOrders.partsWanted.part }).nth(index).fill(typed);
    await page.getByRole('listbox').getByRole('option').filter({ hasText: name }).click();
    await dialog.getByRole('textbox', { name: workOrders.partsWanted.qty }).nth(index).fill(String(qty));
  }
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'hidden' });
}
