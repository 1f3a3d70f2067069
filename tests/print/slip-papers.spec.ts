import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { yuanInWords } from '../../shared/money.ts';
import { formatDateTime } from '../../shared/time.ts';
import { openPreview, sheets } from '../e2e/page-models/print.ts';
import { expect, test } from '../support/browser.ts';
import { pdfOf, squeeze } from './pdf.ts';
import { expectEmbedded, expectNothingCut, expectSheets, expectWhole } from './slip-checks.ts';
import type { Sheet } from './slip-checks.ts';
import { enterPaper, longSlip, newSlip, supervisorAt, thirtyLines } from './slips.ts';

test.describe.configure({ timeout: 180_000 });

const words = zhCN.print;

const cutSheets: readonly Sheet[] = [
  { paper: 'A4', isLandscape: false, widthMm: 210, heightMm: 297, sideMm: 10 },
  { paper: 'A5', isLandscape: false, widthMm: 148, heightMm: 210, sideMm: 5 },
  { paper: 'A5', isLandscape: true, widthMm: 210, heightMm: 148, sideMm: 5 },
  { paper: '241x140', isLandscape: false, widthMm: 241, heightMm: 140, sideMm: 19 },
];

for (const sheet of cutSheets) {
  const name = `${sheet.paper}${sheet.isLandscape ? ' landscape' : ''}`;
  test(`F-01 R-000-02 ${name}: exact size, the five fields, embedded glyphs`, async ({ shop }) => {
    const supervisor = await supervisorAt(shop.address);
    const id = await newSlip(supervisor);
    const { page } = await shop.seat({ role: 'supervisor', path: '/print/slips' });
    await openPreview(page, [id], sheet);
    const pdf = await pdfOf(page);
    expectSheets(pdf, sheet, 1);
    expectNothingCut(pdf);
    const slip = await supervisor.client.workOrders.get.query({ id });
    for (const value of [
      slip.no,
      slip.customerName,
      slip.contactName,
      slip.phone,
      slip.address,
      slip.serviceWanted,
      slip.requestContent,
      ...slip.lines,
    ]) {
      expect(pdf.text).toContain(squeeze(value));
    }
    for (const label of [
      words.slip.arrivedAt,
      words.slip.leftAt,
      words.slip.omissionAsked,
      words.slip.signCustomer,
      words.slip.signTechnician,
      words.slip.signSupervisor,
    ]) {
      expect(pdf.text).toContain(squeeze(label));
    }
    expect(pdf.text).toContain(squeeze(words.copy.technician));
    expect(pdf.text).not.toContain(words.reprint.slice(0, 2));
    expectEmbedded(pdf);
  });

  test(`F-01 ${name}: the longest texts and 30 lines of work flow to further pages, nothing is cut`, async ({ shop }) => {
    const supervisor = await supervisorAt(shop.address);
    const id = await newSlip(supervisor, {
      ...longSlip,
      slip: { lines: thirtyLines, instruction: '带上登高梯，小区停车要登记。'.repeat(20), staffIds: supervisor.staffIds.slice(0, 6) },
    });
    await enterPaper(supervisor, id, {
      cause: '密封条老化，门封变形，冷气外泄。'.repeat(40).slice(0, 600),
      remedy: '更换密封条并调整铰链，清理排水孔，观察两小时。'.repeat(50).slice(0, 1200),
      customerOpinion: '满意'.repeat(150),
      laborFen: 123_456_789,
    });
    const { page } = await shop.seat({ role: 'supervisor', path: '/print/slips' });
    await openPreview(page, [id], sheet);
    const pdf = await pdfOf(page);
    const pages = await sheets(page).count();
    expect(pages).toBeGreaterThan(1);
    expectSheets(pdf, sheet, pages);
    expectNothingCut(pdf);
    const [data] = await supervisor.client.workOrders.printData.query({ ids: [id] });
    if (!data) throw new Error('no slip to print');
    for (const value of [
      data.customerName,
      data.contactName,
      data.address,
      data.serviceWanted,
      data.productText,
      ...data.lines,
      yuanInWords(data.chargeFen),
      formatDateTime(data.arrivedAt ?? 0, data.shop.zone),
    ]) {
      expect(pdf.text).toContain(squeeze(value));
    }
    for (const stored of [data.requestContent, data.instruction, data.cause, data.remedy]) expectWhole(pdf, stored);
    pdf.texts.forEach((text, index) => {
      expect(text).toContain(squeeze(words.foot.pages.replace('{{page}}', String(index + 1)).replace('{{pages}}', String(pages))));
      expect(text).toContain(data.no);
    });
    expect(pdf.texts.at(-1)).toContain(squeeze(words.slip.signCustomer));
    expect(pdf.texts.at(-1)).toContain(squeeze(words.slip.total));
  });
}

test('F-01 80 mm: the height follows the content', async ({ shop }) => {
  const supervisor = await supervisorAt(shop.address);
  const short = await newSlip(supervisor);
  const long = await newSlip(supervisor, { ...longSlip, slip: { lines: thirtyLines } });
  const { page } = await shop.seat({ role: 'supervisor', path: '/print/slips' });
  await openPreview(page, [short, long], { paper: '80mm' });
  const pdf = await pdfOf(page);
  expectNothingCut(pdf);
  expect(pdf.pages).toHaveLength(2);
  const heights = pdf.pages.map(({ heightMm }) => heightMm);
  expect(heights[1]).toBeGreaterThan((heights[0] ?? 0) + 100);
  for (const { widthMm, heightMm, words: onPage } of pdf.pages) {
    expect(Math.abs(widthMm - 80)).toBeLessThanOrEqual(0.1);
    const lowest = Math.max(...onPage.map(({ bottom }) => bottom));
    expect(heightMm - lowest).toBeGreaterThan(2);
    expect(heightMm - lowest).toBeLessThan(15);
    for (const { left, right } of onPage) {
      expect(left).toBeGreaterThanOrEqual(3.9);
      expect(right).toBeLessThanOrEqual(76.2);
    }
  }
  for (const line of thirtyLines) expect(pdf.texts[1]).toContain(squeeze(line));
  expectEmbedded(pdf);
});
