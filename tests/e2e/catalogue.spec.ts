import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import { sheets } from './page-models/print.ts';

const { catalogue: words, parts } = zhCN;

const main = (page: Page) => page.getByRole('main');
const dialog = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true });
const tab = (page: Page, name: string) => page.getByRole('navigation', { name: words.area.label }).getByRole('link', { name, exact: true });

/** Sends the dialog that is open with Ctrl+Enter. */
async function send(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
}

test('R-004-50 B-15 a class, a part that gets its code from it, typed in cans; prices, substitutes, filter and label', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'storekeeper', path: '/parts' });
  await tab(page, words.area.classes).click();
  await button(page, words.classes.new).first().click();
  await dialog(page).getByLabel(words.classes.code).fill('yq');
  await dialog(page).getByLabel(words.classes.name, { exact: false }).fill('油漆');
  await send(page);
  await expect(main(page).getByRole('row').filter({ hasText: 'YQ' })).toContainText('油漆');
  // the same code again stays in the dialog, with a word at the field
  await button(page, words.classes.new).first().click();
  await dialog(page).getByLabel(words.classes.code).fill('YQ');
  await dialog(page).getByLabel(words.classes.name, { exact: false }).fill('又一个');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page).getByText(words.classes.taken)).toBeVisible();
  await page.keyboard.press('Escape');

  await tab(page, words.area.catalogue).click();
  await button(page, parts.list.new).first().click();
  const field = (label: string) => dialog(page).getByLabel(label, { exact: false }).first();
  await field(parts.field.name).fill('白色油漆');
  await field(words.field.functionClass).selectOption({ label: 'YQ 油漆' });
  await expect(dialog(page).getByText(words.form.codeHint.replace('{{code}}', 'YQ-0001'))).toBeVisible();
  await dialog(page).getByRole('textbox', { name: parts.field.unit, exact: false }).first().fill('毫升');
  await field(words.field.packUnit).fill('桶');
  await field(words.field.packQty).fill('5000');
  await field(parts.field.price).fill('200');
  await field(parts.field.cost).fill('120');
  await field(parts.field.minQty).fill('0.5桶');
  await expect(dialog(page).getByText('= 2500 毫升')).toBeVisible();
  await field(words.field.isHighValue).check();
  await send(page);
  await expect(main(page).getByRole('heading', { level: 1 })).toHaveText('白色油漆');
  await expect(main(page)).toContainText('YQ-0001');
  await expect(main(page)).toContainText('1 桶 = 5000 毫升');
  await expect(main(page).getByRole('region', { name: words.prices.title })).toContainText(words.prices.kind.purchase);
  const id = Number(new URL(page.url()).pathname.split('/').at(-1));

  const [place] = await ask<readonly { id: number }[]>(page, 'parts.places');
  const other = await tell<{ id: number }>(page, 'parts.create', { code: 'QT-1', name: '米色油漆', unit: '毫升', placeId: place?.id ?? 0 });
  await tell(page, 'stock.receive', { lines: [{ itemId: other.id, placeId: place?.id ?? 0, qty: 300, unitCostFen: 1 }] });
  await button(page, words.substitutes.add).click();
  await dialog(page).getByRole('combobox').fill('米色');
  await page.getByRole('listbox').getByRole('option').filter({ hasText: '米色油漆' }).click();
  await send(page);
  await expect(main(page).getByRole('region', { name: words.substitutes.title })).toContainText('300 毫升');

  // R-000-08: every movement with what is left, from the part's page
  await tell(page, 'stock.receive', { lines: [{ itemId: id, placeId: place?.id ?? 0, qty: 7500, unitCostFen: 12_000, costQty: 5000 }] });
  await button(page, words.ledger.open).click();
  const line = main(page).getByRole('row').filter({ hasText: parts.move.receipt });
  await expect(line).toContainText('1 桶 2500 毫升');
  await expect(line).toContainText('180.00');
  await main(page).getByRole('link', { name: words.ledger.print }).click();
  await sheets(page).first().waitFor();
  await expect(sheets(page).first()).toContainText('YQ-0001');

  await page.goto('/parts');
  await page.getByRole('combobox', { name: parts.axis.function }).click();
  await page.getByRole('option', { name: 'YQ 油漆' }).click();
  await expect(main(page).getByRole('link', { name: 'YQ-0001' })).toBeVisible();
  await expect(main(page).getByRole('link', { name: 'QT-1' })).toHaveCount(0);
  await main(page).getByRole('row').filter({ hasText: 'YQ-0001' }).getByRole('checkbox').check();
  await main(page).getByRole('link', { name: words.labels.print }).click();
  await sheets(page).first().waitFor();
  await expect(sheets(page)).toHaveCount(1);
  await expect(sheets(page).first()).toContainText('YQ-0001');
});

test('R-000-22 a store needs a keeper, gets a bin, and is closed only when it is empty', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'storekeeper', path: '/parts/places' });
  await button(page, words.places.new).click();
  await dialog(page).getByLabel(words.field.placeCode, { exact: false }).first().fill('F');
  await dialog(page).getByLabel(words.field.placeName, { exact: false }).first().fill('分店库');
  await page.keyboard.press('Control+Enter');
  const keeper = dialog(page).getByRole('combobox', { name: words.field.keeper });
  await expect(keeper).toHaveAttribute('aria-invalid', 'true');
  await keeper.click();
  await page.getByRole('listbox').getByRole('option').first().click();
  await send(page);
  await main(page).getByRole('link', { name: 'F', exact: true }).click();
  await button(page, words.places.newBin).click();
  await dialog(page).getByLabel(words.field.placeCode, { exact: false }).first().fill('F-01');
  await dialog(page).getByLabel(words.field.placeName, { exact: false }).first().fill('一排一层');
  await send(page);
  await expect(main(page).getByRole('region', { name: words.places.bins })).toContainText('F-01');
  await button(page, words.places.close).click();
  await dialog(page).getByRole('button', { name: words.places.close }).click();
  await expect(page.getByText('先停用它们')).toBeVisible();
});
