import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { createCustomerInput } from '../../shared/customers.ts';
import { yuanInWords } from '../../shared/money.ts';
import { createRepairInput, totalOf } from '../../shared/repair-cases.ts';
import type { ServiceLine } from '../../shared/repair-cases.ts';
import { logRequestInput } from '../../shared/requests.ts';
import { sheets, withoutPrintDialog } from '../e2e/page-models/print.ts';
import { expect, test } from '../support/browser.ts';
import { loginOf, shopPassword } from '../support/demo-shop.ts';
import { picture } from '../support/photo.ts';
import { httpSeat } from '../support/seats.ts';
import { expectOnA4, markOf, pdfOf, picturesIn, squeeze } from './pdf.ts';
import { supervisorAt } from './slips.ts';

test.describe.configure({ timeout: 120_000 });

const { errors, print, repairCases } = zhCN;
const words = repairCases.paper;
const send = <T>(body: T) => ({ key: crypto.randomUUID(), body });

const owner = {
  ownerName: '阿不都热依木·买买提艾力·吐尔逊江',
  phone: '0731-8455 6677 转 8021',
  address: '湖南省长沙市望城区'.padEnd(200, '金星北路四段一百二十三号'),
  wish: '周末施工，不要弄脏地板',
} as const;

/** A case that the front desk issued, and at what version it stands. */
async function issued(address: string, content: string) {
  const { client, cookie } = await supervisorAt(address);
  const desk = httpSeat(address).client;
  await desk.auth.signIn.mutate({ loginName: loginOf('frontDesk'), password: shopPassword, seat: '打印测试' });
  const customer = await client.customers.create.mutate(
    send(createCustomerInput.parse({ name: '业主一户', phones: [{ shownAs: '13800138000' }] })),
  );
  const { version } = (await client.customers.get.query({ id: customer.id })).customer;
  const contract = { subject: 'customer' as const, id: customer.id, version, presetCode: 'renovation-a', calendarCode: '' };
  await client.presets.setContract.mutate(send(contract));
  const call = {
    customerId: customer.id,
    contactName: '业主',
    phone: owner.phone,
    address: owner.address,
    content,
    serviceWanted: owner.wish,
    type: 'repair',
    branch: 'complaint',
    urgency: 'general',
    channel: 'phone',
    lodgedBy: 'customer',
    faultClass: 'unknown',
    promisedAt: Date.now() + 24 * 3_600_000,
  };
  const request = await desk.requests.log.mutate(send(logRequestInput.parse(call)));
  const facts = { requestId: request.id, ...owner, content, warrantyResult: 'covered', warrantyNote: '保修单在档' };
  const made = await desk.repairCases.create.mutate(send(createRepairInput.parse(facts)));
  const { version: after } = await desk.repairCases.issue.mutate(send({ id: made.id, version: made.version }));
  return { client, cookie, id: made.id, no: made.no ?? '', version: after };
}

/** The same with its service order written: lines and photographs. */
async function costed(address: string, lines: readonly ServiceLine[], photos: number) {
  const { client, cookie, id, no, version } = await issued(address, '卫生间墙砖空鼓');
  const at = { id };
  let next = (await client.repairCases.recheck.mutate(send({ ...at, version, result: 'covered' as const, note: '' }))).version;
  next = (await client.repairCases.seeSite.mutate(send({ ...at, version: next, at: Date.now() }))).version;
  next = (await client.repairCases.decideCause.mutate(send({ ...at, version: next, cause: 'company' as const, note: '粘结层脱开' })))
    .version;
  const order = await client.repairCases.writeService.mutate(send({ ...at, version: next, lines: [...lines], isCompared: true }));
  for (let n = 1; n <= photos; n++) {
    const head = { subject: 'repairCase', subjectId: String(id), name: `现场${n}.png`, key: crypto.randomUUID() };
    const sent = await fetch(`${address}/files?${new URLSearchParams(head).toString()}`, {
      method: 'POST',
      body: new Uint8Array(picture(160, 120)),
      headers: { 'content-type': 'application/octet-stream', 'x-counter': '1', origin: address, cookie: cookie() },
    });
    expect(sent.status).toBe(200);
  }
  return { client, id, no, serviceNo: order.no ?? '' };
}

/** Opens the preview and prints: Ctrl+P, until the paper has been sent. */
async function printForm(page: Page, form: 'feedback' | 'service', id: number): Promise<void> {
  await page.goto(`/print/repair-${form}?id=${id}`);
  await sheets(page).first().waitFor();
  await page.keyboard.press('Control+p');
  await page.getByText(print.onePage.printed).first().waitFor();
}

test('F-19 R-002-37 the feedback order in two copies with all five fields; long texts go on, signatures never stand alone', async ({
  shop,
}) => {
  const content = Array.from({ length: 70 }, (_, n) => `${n + 1}. 第${n + 1}处墙砖空鼓`).join('\n');
  const { id, no } = await issued(shop.address, content);
  const { page } = await shop.seat({ role: 'frontDesk', path: '/' });
  await withoutPrintDialog(page);
  await printForm(page, 'feedback', id);
  const pdf = await pdfOf(page);
  expectOnA4(pdf);
  // the same pages twice, each copy with its name
  expect(pdf.pages.length % 2).toBe(0);
  const [first, second] = [pdf.texts.slice(0, pdf.pages.length / 2), pdf.texts.slice(pdf.pages.length / 2)];
  expect(first.length).toBeGreaterThan(1);
  for (const text of first) for (const word of [words.feedback, no, print.copy.service]) expect(text).toContain(squeeze(word));
  for (const text of second) expect(text).toContain(squeeze(print.copy.engineering));
  for (const copy of [first, second]) {
    const whole = copy.join('');
    for (const text of [...Object.values(owner), repairCases.warranty.covered, '保修单在档', ...content.split('\n')])
      expect(whole).toContain(squeeze(text));
    const last = copy.at(-1) ?? '';
    for (const word of [words.signService, words.signEngineering, words.causeNote]) expect(last).toContain(squeeze(word));
  }
  expect(pdf.text).not.toContain(markOf(1).slice(0, 2));
  await page.keyboard.press('Control+p');
  await expect(sheets(page).first()).toContainText(print.reprint.replace('{{count}}', '1'));
  expect((await pdfOf(page)).text).toContain(markOf(1));
});

test('F-20 R-002-41 the service order: items, sum in words, photographs, both signatures; a long one keeps its head and its end together', async ({
  shop,
}) => {
  const lines = Array.from({ length: 38 }, (_, n) => ({
    item: `维修项目${n + 1}`,
    quantity: `${n + 1} 平方米`,
    method: '铲除面层，刷两遍防水涂料，闭水四十八小时',
    laborFen: 10_000 + n,
    materialFen: 5_050,
  }));
  const { client, id, no, serviceNo } = await costed(shop.address, lines, 5);
  const { page } = await shop.seat({ role: 'supervisor', path: '/' });
  await withoutPrintDialog(page);
  await printForm(page, 'service', id);
  const pdf = await pdfOf(page);
  expectOnA4(pdf);
  const half = pdf.pages.length / 2;
  expect(half).toBeGreaterThan(1);
  const copy = pdf.texts.slice(0, half);
  const whole = copy.join('');
  for (const text of [serviceNo, no, owner.ownerName, owner.address, words.isCompared, repairCases.page.free, yuanInWords(totalOf(lines))])
    expect(whole).toContain(squeeze(text));
  for (const { item, quantity } of lines) for (const text of [item, quantity]) expect(whole).toContain(squeeze(text));
  // the head of the table is repeated where the table goes on
  for (const text of copy.filter((one) => one.includes(squeeze('维修项目38')))) expect(text).toContain(squeeze(words.method));
  const last = copy.at(-1) ?? '';
  for (const word of [words.signManager, words.signOffice, words.opinion]) expect(last).toContain(squeeze(word));
  // Chromium puts the same picture into the file once, however often it is shown
  expect(await picturesIn(page)).toBeGreaterThan(0);
  for (let n = 1; n <= 5; n++) expect(whole).toContain(squeeze(`现场${n}`));
  await expect(sheets(page).locator('image')).toHaveCount(10);

  const { version } = await client.repairCases.get.query({ id });
  await client.repairCases.void.mutate(send({ id, version, reason: '重复' }));
  await page.goto(`/print/repair-service?id=${id}`);
  await sheets(page).first().waitFor();
  await page.keyboard.press('Control+p');
  await expect(page.getByText(errors.variant.guardFailed.repairVoided)).toBeVisible();
});
