import type { Page } from '@playwright/test';
import { forms } from '../../shared/forms.ts';
import type { FormCode } from '../../shared/forms.ts';
import { paperSpec } from '../../shared/papers.ts';
import type { Paper } from '../../shared/papers.ts';
import { sheets } from '../e2e/page-models/print.ts';
import { expect } from '../support/browser.ts';
import { keepPictures, pdfOf, squeeze } from './pdf.ts';
import type { Pdf } from './pdf.ts';

/** Every page has the size of its paper, every word stands inside what can be printed, and all fonts are embedded. */
export function expectOnPaper(pdf: Pdf, paper: Paper, isLandscape: boolean): void {
  const { widthMm, heightMm, marginMm } = paperSpec(paper, isLandscape);
  for (const page of pdf.pages) {
    expect(Math.abs(page.widthMm - widthMm), paper).toBeLessThanOrEqual(0.1);
    if (heightMm !== null) expect(Math.abs(page.heightMm - heightMm), paper).toBeLessThanOrEqual(0.1);
    for (const { text, left, right, top, bottom } of page.words) {
      expect(left, `${paper} ${text}`).toBeGreaterThanOrEqual(marginMm.left - 0.3);
      expect(right, `${paper} ${text}`).toBeLessThanOrEqual(widthMm - marginMm.right + 0.3);
      expect(top, `${paper} ${text}`).toBeGreaterThanOrEqual(0);
      expect(bottom, `${paper} ${text}`).toBeLessThanOrEqual(page.heightMm);
    }
  }
  expect(pdf.fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
}

/** The form on each of its papers, with all of these texts on it. */
export async function onEveryPaper(page: Page, form: FormCode, path: string, said: readonly string[]): Promise<void> {
  const { papers, isLandscape } = forms[form];
  for (const paper of papers) {
    await page.goto(`${path}${path.includes('?') ? '&' : '?'}paper=${paper}`);
    await sheets(page).first().waitFor();
    const pdf = await pdfOf(page);
    await keepPictures(page, `${form}-${paper}`);
    expectOnPaper(pdf, paper, isLandscape && (paper === 'A4' || paper === 'A5'));
    for (const text of said) expect(isOn(pdf, squeeze(text)), `${form} ${paper}: ${text}`).toBe(true);
  }
}

/** The text stands on the pages: on one, or going on overleaf between foot and head. Cells break into lines, so it may be read column by column. */
function isOn({ pages, texts }: Pdf, text: string): boolean {
  const columns = pages.map((one) => squeeze(one.words.map((word) => word.text).join('')));
  if ([...texts, ...columns].some((page) => page.includes(text))) return true;
  let rest = text;
  for (const page of texts) {
    let length = rest.length;
    while (length > 0 && !page.includes(rest.slice(0, length))) length -= 1;
    // a few signs are on every page
    if (length >= 12 || length === rest.length) rest = rest.slice(length);
  }
  return rest === '';
}
