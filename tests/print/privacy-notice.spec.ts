import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { purposes } from '../../shared/privacy.ts';
import { dayOf } from '../../shared/time.ts';
import { sheets, withoutPrintDialog } from '../e2e/page-models/print.ts';
import { loginOf, shopPassword } from '../support/demo-shop.ts';
import { expect, test } from '../support/browser.ts';
import { httpSeat } from '../support/seats.ts';
import { pdfOf, squeeze } from './pdf.ts';

test.describe.configure({ timeout: 120_000 });

const { privacy } = zhCN;
const words = privacy.print;

test('F-35 R-004-21 the privacy notice: its size, the whole text in force, a box for each purpose, statement and signatures', async ({
  shop,
}) => {
  const { client } = httpSeat(shop.address);
  await client.auth.signIn.mutate({ loginName: loginOf('dataSteward'), password: shopPassword, seat: '打印测试' });
  const policy = Array.from({ length: 60 }, (_, n) => `第${n + 1}条 ${'本店只为售后服务使用您的资料，不向他人提供。'.repeat(2)}`);
  const body = { text: policy.join('\n'), effectiveOn: dayOf(Date.now(), 'Asia/Shanghai'), approvedBy: '陈总' };
  const { id: version } = await client.privacy.addPolicy.mutate({ key: crypto.randomUUID(), body });
  const [customer] = (await client.customers.list.query({ limit: 1 })).rows;

  const { page } = await shop.seat({ role: 'frontDesk', path: '/' });
  await withoutPrintDialog(page);
  await page.goto(`/print/notice?customer=${customer?.id}`);
  await sheets(page).first().waitFor();
  await page.keyboard.press('Control+p');
  await page.getByText(words.printed).first().waitFor();
  const pdf = await pdfOf(page);
  expect(pdf.pages.length).toBeGreaterThan(1);
  for (const { widthMm, heightMm, words: onPage } of pdf.pages) {
    expect(Math.abs(widthMm - 210)).toBeLessThanOrEqual(0.1);
    expect(Math.abs(heightMm - 297)).toBeLessThanOrEqual(0.1);
    for (const { left, right, top, bottom } of onPage) {
      expect(left).toBeGreaterThanOrEqual(10);
      expect(right).toBeLessThanOrEqual(200);
      expect(top).toBeGreaterThanOrEqual(2);
      expect(bottom).toBeLessThanOrEqual(295);
    }
  }
  expect(pdf.fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
  for (const text of pdf.texts) expect(text).toContain(squeeze(words.title));
  for (const line of policy) expect(pdf.text).toContain(squeeze(line));
  for (const purpose of purposes) expect(pdf.text).toContain(squeeze(privacy.purpose[purpose]));
  const last = pdf.texts.at(-1) ?? '';
  for (const word of [words.statement, words.sign, words.clerk]) expect(last).toContain(squeeze(word));
  expect(pdf.texts[0]).toContain(squeeze(customer?.name ?? ''));
  expect(pdf.texts[0]).toContain(squeeze(customer?.phone ?? ''));
  expect(pdf.texts[0]).toContain(`${squeeze(words.version)}${version}`);
});
