import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { StocktakeView } from '../../shared/stocktakes.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import { scan } from './page-models/stock.ts';

const { stocktakes: words } = zhCN;
const main = (page: Page) => page.getByRole('main');
const dialog = (page: Page) => page.getByRole('dialog');
const header = (page: Page) => main(page).locator('header');

/** Sends the dialog that is open with Ctrl+Enter. */
async function send(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
}

async function step(page: Page, command: keyof typeof words.command): Promise<void> {
  await header(page).getByRole('button', { name: words.command[command], exact: true }).click();
  await expect(dialog(page)).toBeVisible();
}

test('SM-10 R-000-36 a blind count by scanner, a movement meanwhile, a recount, witness, approval and lock', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'storekeeper', path: '/stocktakes' });
  const mark = Date.now().toString(36).toUpperCase();
  const [place] = (await ask<{ id: number; kind: string; name: string }[]>(page, 'parts.places')).filter(({ kind }) => kind === 'store');
  const placeId = place?.id ?? 0;
  const item = await tell<{ id: number }>(page, 'parts.create', {
    code: `PD-${mark}`,
    barcode: `69${mark}`,
    name: `盘点阀${mark}`,
    unit: '个',
    costFen: 6000,
    placeId,
  });
  await tell(page, 'stock.receive', { lines: [{ itemId: item.id, placeId, qty: 5, unitCostFen: 6000 }] });

  // the range is chosen by keyboard; the book is frozen at once
  await main(page).getByRole('button', { name: words.create.button }).click();
  await dialog(page).getByLabel(words.create.mode).selectOption({ label: words.mode.cycle });
  await dialog(page).getByRole('combobox', { name: words.create.items }).fill(`PD-${mark}`);
  await page.getByRole('option', { name: new RegExp(`盘点阀${mark}`) }).click();
  await send(page);
  await expect(header(page).getByText(words.state.frozen)).toBeVisible();
  const id = Number(new URL(page.url()).pathname.split('/').at(-1));
  const lines = main(page).getByRole('table', { name: words.page.lines });
  // nothing of the book is to be seen
  await expect(lines.getByRole('columnheader', { name: words.line.book })).toBeHidden();
  expect((await ask<StocktakeView>(page, 'stocktakes.get', { id })).lines[0]?.bookQty).toBeNull();

  // two pieces are scanned, and one is received meanwhile
  await scan(page, `69${mark}`);
  await scan(page, `69${mark}`);
  await expect(main(page).getByRole('strong')).toHaveText('2');
  await tell(page, 'stock.receive', { lines: [{ itemId: item.id, placeId, qty: 1, unitCostFen: 6000 }] });
  await scan(page, `69${mark}`);
  await expect(main(page).getByRole('strong')).toHaveText('3');

  // three of six differ by more than the limit: counted a second time, from paper
  await expect(lines.getByText(words.line.recount)).toBeVisible();
  await lines.getByRole('textbox').fill('4');
  await lines.getByRole('textbox').press('Enter');
  await expect(lines.getByText('第 2 次')).toBeVisible();

  // the witness is of 行政部
  const office = await shop.seat({ role: 'adminOffice', path: `/stocktakes/${id}` });
  await step(office.page, 'witness');
  await send(office.page);
  await expect(header(office.page).getByText(words.state.witnessed)).toBeVisible();

  // the store explains, line by line
  const reason = lines.getByRole('textbox', { name: new RegExp('差异原因') });
  await reason.fill('领用未登记');
  await reason.press('Enter');
  await expect.poll(async () => (await ask<StocktakeView>(page, 'stocktakes.get', { id })).lines[0]?.reason).toBe('领用未登记');
  await step(page, 'explain');
  await send(page);

  const head = await shop.seat({ role: 'supervisor', path: `/stocktakes/${id}` });
  await step(head.page, 'approve');
  await send(head.page);

  await step(page, 'adjust');
  await send(page);
  await expect(header(page).getByText(words.state.locked)).toBeVisible();
  await expect(main(page).getByRole('link', { name: /^TZ/ })).toBeVisible();
  const { balances } = await ask<{ balances: { qty: number }[] }>(page, 'parts.get', { id: item.id });
  expect(balances.map(({ qty }) => qty)).toEqual([4]);
});
