import { expect } from '../support/browser.ts';
import type { Paper } from '../../shared/papers.ts';
import { squeeze } from './pdf.ts';
import type { Pdf } from './pdf.ts';

/** A sheet of fixed size. */
export interface Sheet {
  readonly paper: Paper;
  readonly isLandscape: boolean;
  readonly widthMm: number;
  readonly heightMm: number;
  /** Nothing is printed nearer to the left and the right edge. */
  readonly sideMm: number;
}

export function expectSheets(pdf: Pdf, sheet: Sheet, count: number): void {
  expect(pdf.pages).toHaveLength(count);
  for (const { widthMm, heightMm, words: onPage } of pdf.pages) {
    expect(Math.abs(widthMm - sheet.widthMm)).toBeLessThanOrEqual(0.1);
    expect(Math.abs(heightMm - sheet.heightMm)).toBeLessThanOrEqual(0.1);
    for (const { left, right, top, bottom } of onPage) {
      expect(left).toBeGreaterThanOrEqual(sheet.sideMm);
      expect(right).toBeLessThanOrEqual(sheet.widthMm - sheet.sideMm);
      expect(top).toBeGreaterThanOrEqual(2);
      expect(bottom).toBeLessThanOrEqual(sheet.heightMm - 2);
    }
  }
}

export function expectEmbedded({ fonts }: Pdf): void {
  expect(fonts.length).toBeGreaterThan(0);
  expect(fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
  expect(fonts.some(({ name }) => name.includes('NotoSansSC'))).toBe(true);
}

/** A text that may go on overleaf stands on the pages whole and in its order, cut only between pages. */
export function expectWhole(pdf: Pdf, stored: string): void {
  let rest = squeeze(stored);
  for (const text of pdf.texts) {
    let length = rest.length;
    while (length > 0 && !text.includes(rest.slice(0, length))) length -= 1;
    // a few signs alone are found anywhere
    if (length === rest.length || length > 10) rest = rest.slice(length);
  }
  expect(rest).toBe('');
}

/** Nothing is below the paper, and no text reaches into the next one: every word has its place to itself. */
export function expectNothingCut({ pages }: Pdf): void {
  for (const { heightMm, words: onPage } of pages) {
    expect(onPage.filter(({ bottom }) => bottom > heightMm)).toEqual([]);
    const clashes = onPage.flatMap((one, index) =>
      onPage
        .slice(index + 1)
        .filter(
          (other) => share(one.left, one.right, other.left, other.right) > 0.3 && share(one.top, one.bottom, other.top, other.bottom) > 1.5,
        )
        .map((other) => [one.text, other.text]),
    );
    expect(clashes).toEqual([]);
  }
}

/** How much two stretches have in common, in mm. */
function share(from: number, to: number, otherFrom: number, otherTo: number): number {
  return Math.min(to, otherTo) - Math.max(from, otherFrom);
}
