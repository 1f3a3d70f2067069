import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { dayOf, formatDateTime, formatTime } from '../../shared/time.ts';
import { openDispatchTab } from '../e2e/page-models/dispatch.ts';
import { sheets, withoutPrintDialog } from '../e2e/page-models/print.ts';
import { expect, test } from '../support/browser.ts';
import { pdfOf, squeeze } from './pdf.ts';
import type { PdfPage } from './pdf.ts';
import { enterPaper, newSlip, supervisorAt } from './slips.ts';

test.describe.configure({ timeout: 240_000 });

const { dispatch, print, workOrders } = zhCN;
const words = print.log;
const zone = 'Asia/Shanghai';
const pagesOf = (page: number, pages: number) =>
  squeeze(print.foot.pages.replace('{{page}}', String(page)).replace('{{pages}}', String(pages)));

/** Ctrl+P, until the paper has been sent. */
async function printLog(page: Page): Promise<void> {
  await page.keyboard.press('Control+p');
  await page.getByText(print.logPage.printed).first().waitFor();
}

/** The lines on a page of paper: what stands under each title of the table, from one slip number to the next. */
function rowsOn({ words: all }: PdfPage): readonly (readonly string[])[] {
  const { lineNo, slipNo, customer, address, content, technicians, departed, left, state, returned } = words;
  const head = all.find(({ text }) => text === slipNo);
  const titles = [lineNo, slipNo, customer, address, content, technicians, departed, left, state, returned].map((title) =>
    all.find(({ text, top }) => text === title && Math.abs(top - (head?.top ?? 0)) < 1),
  );
  const end = Math.min(
    ...all.filter(({ text, top }) => top > (head?.top ?? 0) && endings.some((one) => text.startsWith(one))).map(({ top }) => top),
  );
  const starts = all.filter(({ text }) => /^WX\d{8}-\d{4}$/.test(text)).map(({ top }) => top - 1);
  return starts.map((top, index) => {
    const below = starts[index + 1] ?? end - 1;
    const onRow = all.filter((word) => word.top >= top && word.top < below);
    return titles.map((title, column) => {
      const [from, to] = [(title?.left ?? 0) - 0.5, (titles[column + 1]?.left ?? 1000) - 0.5];
      const inCell = onRow.filter((word) => word.left >= from && word.left < to).toSorted((a, b) => a.top - b.top || a.left - b.left);
      return squeeze(inCell.map(({ text }) => text).join(''));
    });
  });
}

/** What stands below the last line of a page: the count, or the foot. */
const endings = [words.total.split('{{')[0]?.trim() ?? '', print.foot.printedAt.split('{{')[0]?.trim() ?? ''];

test('F-02 the daily dispatch log: its size, the stored values in each line, further pages with the head, the mark of a reprint', async ({
  shop,
}) => {
  const supervisor = await supervisorAt(shop.address);
  const day = dayOf(Date.now(), zone);
  const long = await newSlip(supervisor, {
    customerName: '上海浦东新区张江高科技园区长名字有限责任公司'.repeat(4).slice(0, 80),
    call: { address: '上海市浦东新区张江路一千二百三十四弄'.repeat(12).slice(0, 200) },
    slip: { lines: ['检查压缩机的接线、紧固和密封情况'.repeat(12).slice(0, 190), '清理排水孔', '试机'] },
  });
  await enterPaper(supervisor, long);
  const voided = await newSlip(supervisor);
  const { version } = await supervisor.client.workOrders.get.query({ id: voided });
  await supervisor.client.workOrders.void.mutate({ key: crypto.randomUUID(), body: { id: voided, version, reason: '客户取消' } });
  // work that names its product already does not name it twice
  const named = await newSlip(supervisor, { slip: { lines: ['海尔 BCD-216：检查压缩机'] } });
  for (let i = 0; i < 23; i++) await newSlip(supervisor);

  const { page } = await shop.seat({ role: 'supervisor', path: '/print/slips' });
  await withoutPrintDialog(page);
  await page.goto('/dispatch');
  await openDispatchTab(page, 'log');
  await page.getByRole('button', { name: dispatch.log.printLog }).click();
  await sheets(page).first().waitFor();
  await printLog(page);

  const pdf = await pdfOf(page);
  const { lines, shop: owner } = await supervisor.client.workOrders.logPrintData.query({ day });
  const count = pdf.pages.length;
  expect(count).toBeGreaterThan(1);
  for (const { widthMm, heightMm, words: onPage } of pdf.pages) {
    expect(Math.abs(widthMm - 297)).toBeLessThanOrEqual(0.1);
    expect(Math.abs(heightMm - 210)).toBeLessThanOrEqual(0.1);
    for (const { left, right, top, bottom } of onPage) {
      expect(left).toBeGreaterThanOrEqual(10);
      expect(right).toBeLessThanOrEqual(287);
      expect(top).toBeGreaterThanOrEqual(2);
      expect(bottom).toBeLessThanOrEqual(208);
    }
  }
  expect(pdf.fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
  expect(pdf.texts[0]).toContain(squeeze(owner.name));
  pdf.texts.forEach((text, index) => {
    expect(text).toContain(squeeze(words.title));
    expect(text).toContain(day);
    expect(text).toContain(squeeze(words.technicians));
    expect(text).toContain(squeeze(print.foot.printedAt.split('{{')[0] ?? ''));
    expect(text).toContain(pagesOf(index + 1, count));
  });
  expect(pdf.text).not.toContain(squeeze(print.reprint.slice(0, 2)));

  // every line once, in its order, each cell as stored
  const rows = pdf.pages.flatMap(rowsOn);
  expect(rows).toHaveLength(lines.length);
  lines.forEach((line, index) => {
    const isLong = line.workCount === 3;
    const more = line.workCount > 1 ? words.workMore.replace('{{lines}}', String(line.workCount)) : '';
    const time = (at: number | null) => {
      if (at === null) return '';
      // after midnight the way there was yesterday
      return dayOf(at, zone) === day ? formatTime(at, zone) : formatDateTime(at, zone).slice(5);
    };
    // other stories of this shop may have handed slips of today back
    const returned = line.state === 'voided' ? '' : line.returnedAt === null ? words.isOut : words.isReturned;
    const product = line.work.startsWith(line.productText) ? '' : line.productText;
    const cells = [line.lineNo, line.no, line.customerName, line.address, `${product}${line.work}${more}`];
    const stored = [
      ...cells,
      line.technicians.join('、'),
      time(line.departedAt),
      time(line.leftAt),
      workOrders.state[line.state],
      returned,
    ];
    expect(rows[index]).toEqual(stored.map((text) => squeeze(String(text))));
    if (isLong) expect(line.departedAt).not.toBeNull();
  });
  expect(lines.map(({ state }) => state)).toContain('voided');
  const namedNo = (await supervisor.client.workOrders.get.query({ id: named })).no;
  expect(rows[lines.findIndex(({ no }) => no === namedNo)]).toContain(squeeze('海尔 BCD-216：检查压缩机'));
  expect(pdf.texts.at(-1)).toContain(squeeze(words.signSupervisor));
  expect(pdf.texts.at(-1)).toContain(
    squeeze(
      words.total
        .replace('{{slips}}', String(lines.length))
        .replace('{{returned}}', String(lines.filter(({ returnedAt }) => returnedAt !== null).length)),
    ),
  );

  await page.goto(`/print/log?day=${day}`);
  await sheets(page).first().waitFor();
  await printLog(page);
  const second = await pdfOf(page);
  const mark = squeeze(print.reprint.replace('{{count}}', '1'));
  expect(second.texts.filter((text) => text.includes(mark))).toHaveLength(second.texts.length);
});

test('F-02 a day without slips has nothing to print and says so', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/print/log?day=2001-01-01' });
  await expect(page.getByText(print.logPage.none)).toBeVisible();
});
