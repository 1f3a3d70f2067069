import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { formatYuan, yuanInWords } from '../../shared/money.ts';
import { formatDateTime } from '../../shared/time.ts';
import type { Paper } from '../../shared/papers.ts';
import { openPreview, printNow, sheets, withoutPrintDialog } from '../e2e/page-models/print.ts';
import { expect, test } from '../support/browser.ts';
import { desktopSeat, printedHtml } from './desktop-seat.ts';
import { pdfOf, squeeze } from './pdf.ts';
import type { Pdf } from './pdf.ts';
import { enterPaper, newSlip, supervisorAt } from './slips.ts';

test.describe.configure({ timeout: 180_000 });

const words = zhCN.print;
const text80 = (word: string) => word.repeat(80).slice(0, 80);

interface Sheet {
  readonly paper: Paper;
  readonly isLandscape: boolean;
  readonly widthMm: number;
  readonly heightMm: number;
  /** Nothing is printed nearer to the left and the right edge. */
  readonly sideMm: number;
}

const cutSheets: readonly Sheet[] = [
  { paper: 'A4', isLandscape: false, widthMm: 210, heightMm: 297, sideMm: 10 },
  { paper: 'A5', isLandscape: false, widthMm: 148, heightMm: 210, sideMm: 5 },
  { paper: 'A5', isLandscape: true, widthMm: 210, heightMm: 148, sideMm: 5 },
  { paper: '241x140', isLandscape: false, widthMm: 241, heightMm: 140, sideMm: 19 },
];

const longest = {
  customerName: text80('上海浦东新区张江高科技园区长名字有限责任公司'),
  call: {
    contactName: '欧阳'.repeat(20),
    phone: '021-55667788转8001',
    address: '上海市浦东新区张江路一千二百三十四弄'.repeat(12).slice(0, 200),
    serviceWanted: '上门检查并更换密封条'.repeat(20).slice(0, 200),
    productText: '海尔冰箱对开门风冷无霜'.repeat(11).slice(0, 120),
    content: '客户说冰箱从前天晚上开始不制冷，冷藏室底部有水，门封发热。'.repeat(30).slice(0, 800),
  },
};
const thirtyLines = Array.from(
  { length: 30 },
  (_, index) => `第${index + 1}道工序：检查第${index + 1}号部件的接线、紧固和密封情况，记录读数`,
);

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
      ...longest,
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
  const long = await newSlip(supervisor, { ...longest, slip: { lines: thirtyLines } });
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

test('F-01 the result stands on the paper as it is stored, with the sum in words', async ({ shop }) => {
  const supervisor = await supervisorAt(shop.address);
  const id = await newSlip(supervisor);
  await enterPaper(supervisor, id);
  const { page } = await shop.seat({ role: 'supervisor', path: '/print/slips' });
  await openPreview(page, [id]);
  const { text } = await pdfOf(page);
  const [slip] = await supervisor.client.workOrders.printData.query({ ids: [id] });
  if (!slip) throw new Error('no slip to print');
  const { zone } = slip.shop;
  const values = [
    slip.cause,
    slip.remedy,
    slip.customerOpinion,
    slip.signedBy,
    yuanInWords(13_550),
    formatYuan(13_550, { symbol: '¥' }),
    formatYuan(8000, { symbol: '¥' }),
  ];
  for (const value of [
    ...values,
    formatDateTime(slip.arrivedAt ?? 0, zone),
    formatDateTime(slip.leftAt ?? 0, zone),
    formatDateTime(slip.plannedAt, zone),
  ]) {
    expect(text).toContain(squeeze(value));
  }
});

test('R-001-14 the second print carries its mark, the first does not; each is counted', async ({ shop }) => {
  const supervisor = await supervisorAt(shop.address);
  const id = await newSlip(supervisor);
  const { page } = await shop.seat({ role: 'supervisor', path: '/print/slips' });
  await withoutPrintDialog(page);
  const mark = (count: number) => squeeze(words.reprint.replace('{{count}}', String(count)));
  await openPreview(page, [id], { copies: 'technician,customer' });
  await printNow(page);
  expect((await pdfOf(page)).text).not.toContain(mark(1));
  await openPreview(page, [id], { copies: 'technician,customer' });
  // a slip is printed again only with a reason, which is asked for before anything is sent
  const reason = page.getByRole('textbox', { name: words.page.reason });
  await page.keyboard.press('Control+p');
  await expect(page.getByText(words.page.reasonMissing)).toBeVisible();
  await expect(reason).toBeFocused();
  expect((await supervisor.client.workOrders.get.query({ id })).printCount).toBe(1);
  await reason.fill('纸卡住了');
  await printNow(page);
  const second = await pdfOf(page);
  expect(second.texts.filter((text) => text.includes(mark(1)))).toHaveLength(2);
  expect(second.texts.filter((text) => text.includes(squeeze(words.reprintReason.replace('{{reason}}', '纸卡住了'))))).toHaveLength(2);
  expect((await supervisor.client.workOrders.get.query({ id })).printCount).toBe(2);
});

test('F-01 a selection is one document: each slip with its copies, pages counted per slip', async ({ shop }) => {
  const supervisor = await supervisorAt(shop.address);
  const ids = [await newSlip(supervisor), await newSlip(supervisor, { slip: { lines: thirtyLines } }), await newSlip(supervisor)];
  const { page } = await shop.seat({ role: 'supervisor', path: '/print/slips' });
  await openPreview(page, ids, { copies: 'file,technician,customer' });
  const pdf = await pdfOf(page);
  const slips = await supervisor.client.workOrders.printData.query({ ids });
  const numbers = pdf.texts.map((text) => slips.findIndex(({ no }) => text.includes(no)));
  expect(numbers).toEqual([0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2]);
  const foot = (pages: number, page_: number) =>
    squeeze(words.foot.pages.replace('{{page}}', String(page_)).replace('{{pages}}', String(pages)));
  expect(pdf.texts[0]).toContain(foot(1, 1));
  expect(pdf.texts[4]).toContain(foot(2, 2));
  const copies = [words.copy.file, words.copy.technician, words.copy.customer].map(squeeze);
  expect(pdf.texts.slice(0, 3).map((text) => copies.findIndex((copy) => text.includes(copy)))).toEqual([0, 1, 2]);
});

test('F-01 the desktop prints the same sheets from static markup, without scripts', async ({ shop, browser }) => {
  const supervisor = await supervisorAt(shop.address);
  const id = await newSlip(supervisor, { slip: { lines: thirtyLines } });
  const { page } = await shop.seat({ role: 'supervisor', path: '/print/slips' });
  await page.addInitScript(desktopSeat);
  await openPreview(page, [id]);
  await printNow(page);
  const job = await printedHtml(page);
  expect(job.paper).toEqual({ widthMm: 148, heightMm: 210 });
  expect(job.html).not.toMatch(/<script/i);
  const shown = await pdfOf(page);
  const context = await browser.newContext({ baseURL: shop.address, javaScriptEnabled: false });
  const sheet = await context.newPage();
  await sheet.route('**/sheet', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: job.html }));
  await sheet.goto('/sheet', { waitUntil: 'networkidle' });
  // as the print window does: the first pass asks for the fonts
  await sheet.pdf({ preferCSSPageSize: true });
  const printed = await pdfOf(sheet);
  await context.close();
  expect(printed.texts).toEqual(shown.texts);
  expectEmbedded(printed);
});

function expectSheets(pdf: Pdf, sheet: Sheet, count: number): void {
  expect(pdf.pages).toHaveLength(count);
  for (const { widthMm, heightMm, words: onPage } of pdf.pages) {
    expect(Math.abs(widthMm - wholePoints(sheet.widthMm))).toBeLessThanOrEqual(0.1);
    expect(Math.abs(heightMm - wholePoints(sheet.heightMm))).toBeLessThanOrEqual(0.1);
    for (const { left, right, top, bottom } of onPage) {
      expect(left).toBeGreaterThanOrEqual(sheet.sideMm);
      expect(right).toBeLessThanOrEqual(sheet.widthMm - sheet.sideMm);
      expect(top).toBeGreaterThanOrEqual(2);
      expect(bottom).toBeLessThanOrEqual(sheet.heightMm - 2);
    }
  }
}

/** Chromium makes pages of whole points (0.35 mm): of our sizes only the 148 mm of A5 are then more than 0.1 mm away, 148.17 mm. */
function wholePoints(mm: number): number {
  return (Math.round((mm / 25.4) * 72) / 72) * 25.4;
}

function expectEmbedded({ fonts }: Pdf): void {
  expect(fonts.length).toBeGreaterThan(0);
  expect(fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
  expect(fonts.some(({ name }) => name.includes('NotoSansSC'))).toBe(true);
}

/** A text that may go on overleaf stands on the pages whole and in its order, cut only between pages. */
function expectWhole(pdf: Pdf, stored: string): void {
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
function expectNothingCut({ pages }: Pdf): void {
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
