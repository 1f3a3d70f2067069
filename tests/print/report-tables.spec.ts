import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { dayOf } from '../../shared/time.ts';
import { sheets, withoutPrintDialog } from '../e2e/page-models/print.ts';
import { expect, test } from '../support/browser.ts';
import { pdfOf, squeeze } from './pdf.ts';
import type { Pdf } from './pdf.ts';
import { newSlip, supervisorAt } from './slips.ts';

test.describe.configure({ timeout: 240_000 });

const { print, reports } = zhCN;
const zone = 'Asia/Shanghai';
const longName = '长沙市雨花区欧阳修远与司徒空明联合餐饮管理有限公司第二分店';

/** A4 across, nothing outside the paper's margins, fonts embedded, and on each page the head and "page x of y". */
function requireSheets(pdf: Pdf, title: string, heads: readonly string[]): void {
  for (const { widthMm, heightMm, words } of pdf.pages) {
    expect(Math.abs(widthMm - 297)).toBeLessThanOrEqual(0.1);
    expect(Math.abs(heightMm - 210)).toBeLessThanOrEqual(0.1);
    for (const { left, right, top, bottom } of words) {
      expect(left).toBeGreaterThanOrEqual(10);
      expect(right).toBeLessThanOrEqual(287);
      expect(top).toBeGreaterThanOrEqual(2);
      expect(bottom).toBeLessThanOrEqual(208);
    }
  }
  expect(pdf.fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
  pdf.texts.forEach((text, index) => {
    const pages = print.foot.pages.replace('{{page}}', String(index + 1)).replace('{{pages}}', String(pdf.texts.length));
    for (const part of [title, ...heads, pages]) expect(text, `page ${index + 1}`).toContain(squeeze(part));
  });
}

test('R-004-39 R-000-52 F-32 many open repairs and slips: head on each page, no cut text, every line once', async ({ shop }) => {
  const seat = await supervisorAt(shop.address);
  const { client } = seat;
  const made: number[] = [];
  for (let nth = 0; nth < 45; nth++)
    made.push(await newSlip(seat, { customerName: nth === 0 ? longName : `表格客户${nth}`, slip: { plannedAt: Date.now() } }));
  const { page } = await shop.seat({ role: 'supervisor', path: '/reports' });
  await withoutPrintDialog(page);

  await page.goto('/print/report?form=repairs');
  await sheets(page).first().waitFor();
  await page.keyboard.press('Control+p');
  await page.getByText(reports.printPage.printed).first().waitFor();
  const repairs = await client.reports.repairsToPrint.query({});
  const pdf = await pdfOf(page);
  expect(pdf.pages.length).toBeGreaterThan(1);
  requireSheets(pdf, reports.paper.title.repairs, [reports.repairs.customer, reports.repairs.promised, reports.repairs.step.accept]);
  expect(pdf.text.match(/表格客户\d+/g)?.length).toBeGreaterThanOrEqual(44);
  for (const { no } of repairs) expect(pdf.text, no).toContain(squeeze(no));
  const total = reports.paper.repairs
    .replace('{{lines}}', String(repairs.length))
    .replace('{{late}}', String(repairs.filter(({ isLate }) => isLate).length));
  expect(pdf.texts.at(-1)).toContain(squeeze(total));
  expect(pdf.texts.at(-1)).toContain(squeeze(reports.paper.sign));

  const day = dayOf(Date.now(), zone);
  await page.goto(`/print/report?form=evening&day=${day}`);
  await sheets(page).first().waitFor();
  await page.keyboard.press('Control+p');
  await page.getByText(reports.printPage.printed).first().waitFor();
  const evening = await client.reports.evening.query({ day });
  const out = await pdfOf(page);
  expect(out.pages.length).toBeGreaterThan(1);
  requireSheets(out, reports.paper.title.evening, [reports.evening.technician, reports.paper.slipNo, day]);
  expect(evening.rows.length).toBeGreaterThanOrEqual(made.length);
  for (const { no } of evening.rows) expect(out.text, no).toContain(squeeze(no));
  expect(out.texts.at(-1)).toContain(squeeze(reports.paper.noMissing));
});

test('R-001-20 R-001-19 F-07 the progress and the efficiency table: a line per worker as stored, totals and a place to sign', async ({
  shop,
}) => {
  const { client } = await supervisorAt(shop.address);
  const { page } = await shop.seat({ role: 'supervisor', path: '/reports' });
  await withoutPrintDialog(page);
  const span = { from: '2026-10-05', to: '2026-10-18' };
  for (const form of ['progress', 'efficiency'] as const) {
    await page.goto(`/print/report?form=${form}&from=${span.from}&to=${span.to}`);
    await sheets(page).first().waitFor();
    await page.keyboard.press('Control+p');
    await page.getByText(reports.printPage.printed).first().waitFor();
    const pdf = await pdfOf(page);
    requireSheets(pdf, reports.paper.title[form], [reports[form].technician, span.from, span.to]);
    const { rows } = await client.reports[form].query(span);
    for (const { name } of rows) expect(pdf.text, name).toContain(squeeze(name));
    expect(pdf.texts.at(-1)).toContain(squeeze(reports.paper.sign));
  }
});

test('R-004-39 nothing to print says so', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/print/report?form=repairs&query=SL19990101-0001' });
  await expect(page.getByText(reports.printPage.none)).toBeVisible();
});
