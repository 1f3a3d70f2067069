import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { formatYuan, yuanInWords } from '../../shared/money.ts';
import { formatDateTime } from '../../shared/time.ts';
import { openPreview, printNow, withoutPrintDialog } from '../e2e/page-models/print.ts';
import { expect, test } from '../support/browser.ts';
import { desktopSeat, printedHtml } from './desktop-seat.ts';
import { pdfOf, squeeze } from './pdf.ts';
import { expectEmbedded } from './slip-checks.ts';
import { enterPaper, newSlip, supervisorAt, thirtyLines } from './slips.ts';

test.describe.configure({ timeout: 180_000 });

const words = zhCN.print;

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
