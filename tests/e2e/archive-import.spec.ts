import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readSpreadsheet } from '../../electron/platform/spreadsheet/client.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { archiveRow, archiveSheet } from '../support/archive-sheet.ts';
import { expect, test } from '../support/browser.ts';
import { workbookOf } from '../support/sheets.ts';
import { goTo } from './page-models/frame.ts';
import { checkSheet, nextImport, runImport, undoImport } from './page-models/sheet-import.ts';

const { imports } = zhCN;

test('20,000 rows with 37 bad ones: the good ones come in, the bad ones are mended and imported again, and all of it is undone', async ({
  shop,
}) => {
  test.setTimeout(240_000);
  const { page } = await shop.seat({ role: 'supervisor', path: '/imports' });
  const sheet = archiveSheet();
  expect(await checkSheet(page, 'customers', sheet)).toEqual({
    rows: sheet.rows,
    ready: sheet.rows - sheet.bad,
    duplicates: 0,
    errors: sheet.bad,
  });
  await expect(page.getByRole('paragraph').filter({ hasText: imports.run.fixFirst })).toBeVisible();
  await page.getByRole('radio', { name: imports.onError.skip }).check();
  await runImport(page);
  await expect(page.getByText(imports.done.failed.replace('{{count}}', String(sheet.bad)))).toBeVisible();

  const bad = await downloaded(page);
  expect(bad.name).toBe('档案-有问题的行.xlsx');
  const [titles = [], ...rows] = bad.rows;
  expect(titles.at(-1)).toBe(imports.errorSheet.reason);
  expect(rows).toHaveLength(sheet.bad);
  expect(rows.every((cells) => (cells.at(-1) ?? '').length > 0)).toBe(true);
  const mended = rows.map((cells) => [...archiveRow(Number((cells[6] ?? '').slice(2))), cells.at(-1) ?? '']);
  await nextImport(page);
  const again = { ...sheet, name: bad.name, buffer: await workbookOf([titles, ...mended]) };
  expect(await checkSheet(page, 'customers', again)).toEqual({ rows: sheet.bad, ready: sheet.bad, duplicates: 0, errors: 0 });
  await expect(page.getByText(imports.mapping.usedLastTime)).toBeVisible();
  await runImport(page);
  await nextImport(page);

  // The whole sheet once more: nothing is doubled.
  const whole = { ...sheet, buffer: archiveSheet(sheet.rows, 1).buffer };
  expect(await checkSheet(page, 'customers', whole)).toMatchObject({ ready: 0, duplicates: sheet.rows - 1, errors: 1 });
  await page.getByRole('button', { name: imports.file.another }).click();

  const list = page.getByRole('table', { name: imports.list.title });
  await expect(list.getByRole('row')).toHaveCount(3);
  await undoImport(page, bad.name);
  await undoImport(page, sheet.name);
  await expect(list.getByRole('button', { name: imports.undo.action })).toHaveCount(0);
  expect(await checkSheet(page, 'customers', sheet)).toMatchObject({ ready: sheet.rows - sheet.bad, duplicates: 0 });
});

test('columns and answers that were chosen are there again after an import that failed and after a look at another page', async ({
  shop,
}) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/imports' });
  const sheet = archiveSheet(8, 2);
  await checkSheet(page, 'customers', { ...sheet, name: '八行.xlsx' });
  const brand = page.getByRole('combobox', { name: imports.fields.customers.brand, exact: true });
  await brand.click();
  await page.getByRole('option', { name: imports.mapping.none }).click();
  const skip = page.getByRole('radio', { name: imports.onError.skip });
  await skip.check();
  // The frame stays where it is: only the page in it can be scrolled.
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
  const areChosen = async () => {
    await expect(brand).toContainText(imports.mapping.none);
    await expect(skip).toBeChecked();
  };

  await page.route('**/trpc/*imports.run*', (route) => route.fulfill({ status: 500, body: 'no' }), { times: 1 });
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('main').getByRole('alert').first()).toBeVisible();
  await areChosen();
  await goTo(page, 'customers');
  await expect(brand).toHaveCount(0);
  await goTo(page, 'imports');
  await areChosen();
  await runImport(page);
  await nextImport(page);
  await undoImport(page, '八行.xlsx');
});

async function downloaded(page: Page): Promise<{ readonly name: string; readonly rows: readonly (readonly string[])[] }> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: imports.onError.download }).click();
  const file = await download;
  const { rows } = await readSpreadsheet(readFileSync(await file.path()), file.suggestedFilename());
  return { name: file.suggestedFilename(), rows };
}
