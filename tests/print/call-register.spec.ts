import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { dayOf, formatDateTime } from '../../shared/time.ts';
import { sheets, withoutPrintDialog } from '../e2e/page-models/print.ts';
import { expect, test } from '../support/browser.ts';
import { pdfOf, squeeze } from './pdf.ts';
import { supervisorAt } from './slips.ts';

test.describe.configure({ timeout: 240_000 });

const { calls, customers, print } = zhCN;
const words = calls.paper;
const zone = 'Asia/Shanghai';

test('R-003-57 the printed register: A4 across, every line as stored, the head on each page, page x of y', async ({ shop }) => {
  const { client } = await supervisorAt(shop.address);
  const day = dayOf(Date.now(), zone);
  const start = Date.now() - 60 * 60_000;
  const log = (nth: number, body: object) =>
    client.calls.log.mutate({ key: `register-test-key-${nth}`, body: { at: start + nth * 1000, summary: `第${nth}次来电`, ...body } });
  await log(0, { callerName: '欧阳先生', phone: '139-0000-1234', summary: '来信询问旧沙发翻新的价格和工期'.repeat(20), channel: 'letter' });
  await log(1, { callerName: '王女士', outcome: 'passedOn', passedTo: '张工' });
  await log(2, { isIncoming: false, outcome: 'callBack' });
  for (let nth = 3; nth < 40; nth++) await log(nth, { phone: `1370000${1000 + nth}` });

  const { page } = await shop.seat({ role: 'supervisor', path: '/print/slips' });
  await withoutPrintDialog(page);
  await page.goto(`/print/calls?from=${dayOf(start, zone)}&to=${day}`);
  await sheets(page).first().waitFor();
  await page.keyboard.press('Control+p');
  await page.getByText(calls.printPage.printed).first().waitFor();

  const pdf = await pdfOf(page);
  const { lines, shop: owner } = await client.calls.printData.query({ from: dayOf(start, zone), to: day });
  expect(lines.filter(({ summary }) => summary.startsWith('第'))).toHaveLength(39);
  expect(pdf.pages.length).toBeGreaterThan(1);
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
    const pages = print.foot.pages.replace('{{page}}', String(index + 1)).replace('{{pages}}', String(pdf.texts.length));
    for (const part of [words.title, words.answeredBy, words.outcome, day, pages]) expect(text).toContain(squeeze(part));
  });
  // each cell may break into lines, so its characters are looked for column by column in the text of the row
  const all = pdf.pages.flatMap(({ words: onPage }) => onPage.map(({ text }) => text)).join('');
  for (const line of lines) {
    const channel = customers.talkChannel[line.channel as 'phone'];
    const way = (line.isIncoming ? customers.page.historyTalkIn : customers.page.historyTalkOut).replace('{{channel}}', channel);
    for (const part of [formatDateTime(line.at, zone), line.phone, way, line.answeredBy])
      expect(all, line.summary).toContain(squeeze(part));
  }
  expect(pdf.text.match(/第\d+次来电/g)).toHaveLength(39);
  expect(pdf.text.match(/价格和工期/g)?.length ?? 0).toBeGreaterThan(10);
  expect(pdf.text).toContain(squeeze('已转交 → 张工'));
  const incoming = lines.filter(({ isIncoming }) => isIncoming).length;
  const total = words.total
    .replace('{{lines}}', String(lines.length))
    .replace('{{incoming}}', String(incoming))
    .replace('{{outgoing}}', String(lines.length - incoming));
  expect(pdf.texts.at(-1)).toContain(squeeze(total));
  expect(pdf.texts.at(-1)).toContain(squeeze(words.sign));
});

test('R-003-57 days without calls have nothing to print and say so', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/print/calls?from=2001-01-01&to=2001-01-02' });
  await expect(page.getByText(calls.printPage.none)).toBeVisible();
});
