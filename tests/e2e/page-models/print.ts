import type { Locator, Page } from '@playwright/test';
import type { Paper } from '../../../shared/papers.ts';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';

const { print } = zhCN;

export interface PreviewOptions {
  readonly paper?: Paper;
  readonly isLandscape?: boolean;
  /** `file`, `technician`, `customer` separated by commas, or `carbon`. */
  readonly copies?: string;
}

/** Opens the preview of slips and waits until their pages stand. */
export async function openPreview(
  page: Page,
  ids: readonly number[],
  { paper = 'A5', isLandscape = false, copies = 'technician' }: PreviewOptions = {},
): Promise<void> {
  await page.goto(`/print/slips?ids=${ids.join()}&paper=${paper}&landscape=${isLandscape ? 1 : 0}&copies=${copies}`);
  await sheets(page).first().waitFor();
}

/** The sheets in the preview, one per page of paper. */
export function sheets(page: Page): Locator {
  return page.locator('.paper-pages .sheet');
}

/** The printing of a browser opens a dialog that no test can close: it only notes that it was asked for. */
export async function withoutPrintDialog(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
  });
}

/** Ctrl+P, until the paper has been sent. */
export async function printNow(page: Page): Promise<void> {
  await page.keyboard.press('Control+p');
  await page
    .getByText(new RegExp(print.page.printed.split('{{')[0] ?? ''))
    .first()
    .waitFor();
}
