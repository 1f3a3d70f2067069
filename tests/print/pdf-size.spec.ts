import { withExactPages } from '../../electron/printing/pdf-size.ts';
import { papers, paperSpec } from '../../shared/papers.ts';
import { expect, test } from '../support/browser.ts';
import { readPdf } from './pdf.ts';

const sheets = papers.flatMap((paper) =>
  [false, true].map((isTurned) => {
    const { widthMm, heightMm } = paperSpec(paper, isTurned);
    return { widthMm, heightMm: heightMm ?? 137 };
  }),
);

test('the desktop’s PDF has pages of the size of each paper to a hundredth of a millimetre, and nothing on them moves', async ({
  page,
}) => {
  const rules = sheets.map(({ widthMm, heightMm }, nth) => `@page p${nth}{size:${widthMm}mm ${heightMm}mm;margin:0}`).join('');
  const pages = sheets.map((_, nth) => `<div style="page:p${nth};padding:3mm">sheet${nth}</div>`).join('');
  await page.setContent(`<title>/MediaBox [0 0 420 595]</title><style>${rules}body{margin:0;font:8px sans-serif}</style>${pages}`);
  const written = await page.pdf({ preferCSSPageSize: true });
  const exact = withExactPages(written);
  const [before, after] = [readPdf(written), readPdf(exact)];
  expect(after.pages).toHaveLength(sheets.length);
  after.pages.forEach(({ widthMm, heightMm, words: [word] }, nth) => {
    expect(Math.abs(widthMm - (sheets[nth]?.widthMm ?? 0)), `width of page ${nth + 1}`).toBeLessThanOrEqual(0.01);
    expect(Math.abs(heightMm - (sheets[nth]?.heightMm ?? 0)), `height of page ${nth + 1}`).toBeLessThanOrEqual(0.01);
    const [old] = before.pages[nth]?.words ?? [];
    expect(word?.text).toBe(`sheet${nth}`);
    expect(Math.abs((word?.left ?? 0) - (old?.left ?? 99))).toBeLessThanOrEqual(0.01);
    expect(Math.abs((word?.top ?? 0) - (old?.top ?? 99))).toBeLessThanOrEqual(0.01);
  });
  expect(after.fonts).toEqual(before.fonts);
  expect(exact.toString('latin1')).toContain('/MediaBox [0 0 420 595]');
  // readers look objects up in the table at the end; poppler would find them even in a wrong one
  const file = exact.toString('latin1');
  const table = file.slice(Number(/startxref\s+(\d+)/.exec(file)?.[1]));
  expect(table).toMatch(/^xref\s/);
  [...table.matchAll(/^(\d{10}) 00000 n/gm)].forEach(([, place], nth) => {
    expect(file.slice(Number(place)).startsWith(`${nth + 1} 0 obj`), `place of object ${nth + 1}`).toBe(true);
  });
});

test('what is no PDF of Chromium’s stays as it is', () => {
  const strange = Buffer.from('%PDF-1.7\n1 0 obj <</Type /Page /MediaBox [0 0 420 595]>> endobj\nstartxref\n9\n%%EOF');
  expect(withExactPages(strange)).toEqual(strange);
  expect(withExactPages(Buffer.alloc(0))).toEqual(Buffer.alloc(0));
});
