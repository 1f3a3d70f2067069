import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';
import type { ImportTarget } from '../../../shared/imports.ts';
import type { Sheet } from '../../support/shop-sheets.ts';
import { goTo } from './frame.ts';

const { imports } = zhCN;

export interface ImportCounts {
  readonly rows: number;
  readonly ready: number;
  readonly duplicates: number;
  readonly errors: number;
}

/** Chooses a file and waits for what the host says about it. */
export async function checkSheet(page: Page, target: ImportTarget, { name, mimeType, buffer }: Sheet): Promise<ImportCounts> {
  await goTo(page, 'imports');
  await page.getByRole('button', { name: imports.target[target], exact: true }).click();
  await page.getByLabel(imports.choose.pick).setInputFiles({ name, mimeType, buffer });
  const figure = async (label: string) => {
    const value = page.locator('dl > *').filter({ hasText: label }).locator('dd');
    await expect(value).toBeVisible({ timeout: 60_000 });
    return Number((await value.innerText()).replaceAll(',', ''));
  };
  const { rows, ready, create, update, unchanged, duplicates, errors } = imports.summary;
  const counts = { rows: await figure(rows), errors: await figure(errors) };
  if (target === 'parts') return { ...counts, ready: await figure(ready), duplicates: await figure(duplicates) };
  return { ...counts, ready: (await figure(create)) + (await figure(update)), duplicates: await figure(unchanged) };
}

/** Writes all rows; the progress stays in sight until it is done. */
export async function runImport(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(imports.done.title)).toBeVisible({ timeout: 60_000 });
}

export async function nextImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: imports.done.next }).click();
}

/** Takes an import of the list back; a large one takes a while. */
export async function undoImport(page: Page, fileName: string): Promise<void> {
  const row = page.getByRole('table', { name: imports.list.title }).getByRole('row').filter({ hasText: fileName });
  await row.getByRole('button', { name: imports.undo.action }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: imports.undo.confirm }).click();
  await expect(dialog).toHaveCount(0, { timeout: 60_000 });
}
