import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { logRequestInput } from '../../shared/requests.ts';
import { createCustomerInput } from '../../shared/customers.ts';
import { sheets, withoutPrintDialog } from '../e2e/page-models/print.ts';
import { expect, test } from '../support/browser.ts';
import { expectOnA4, markOf, pdfOf, squeeze } from './pdf.ts';
import { supervisorAt } from './slips.ts';
import type { Supervisor } from './slips.ts';

test.describe.configure({ timeout: 120_000 });

const { print, requestLife } = zhCN;
const words = requestLife.paper;

/** A question with a long story, answered and told. */
async function answered({ client }: Supervisor, content: string, result: string) {
  const send = <T>(body: T) => ({ key: crypto.randomUUID(), body });
  const newCustomer = createCustomerInput.parse({ name: '欧阳明珠', phones: [{ shownAs: '13800138000' }] });
  const { id, no = '' } = await client.requests.log.mutate(
    send(
      logRequestInput.parse({
        ...{ newCustomer, contactName: '欧阳明珠', phone: '13800138000', address: '五一大道 717 号', content, serviceWanted: '电话解答' },
        ...{ type: 'consulting', branch: 'complaint', urgency: 'general', channel: 'phone', lodgedBy: 'customer', faultClass: 'unknown' },
        promisedAt: Date.now() + 86_400_000,
      }),
    ),
  );
  const version = async () => (await client.requests.get.query({ id })).version;
  await client.requests.plan.mutate(
    send({ id, version: await version(), solution: 'support' as const, plan: '远程指导', problemKind: 'use' as const }),
  );
  await client.requests.hold.mutate(
    send({ id, version: await version(), reason: 'customer' as const, note: '客户出差', newPromisedAt: Date.now() + 172_800_000 }),
  );
  await client.requests.release.mutate(send({ id, version: await version() }));
  await client.requests.resolve.mutate(send({ id, version: await version(), result }));
  await client.requests.tell.mutate(
    send({ id, version: await version(), toldAt: Date.now(), toldWay: 'phone' as const, opinion: '很满意' }),
  );
  await client.requests.writeReport.mutate(send({ id, version: await version(), text: '滤网堵塞，已说明清洗周期' }));
  return { id, no };
}

test('F-33 R-002-97 the report tells what was asked, planned, delayed, done and told, over as many pages as it takes', async ({ shop }) => {
  const supervisor = await supervisorAt(shop.address);
  const lines = Array.from({ length: 90 }, (_, n) => `${n + 1}. 第${n + 1}个问题怎么处理`);
  const { id, no } = await answered(supervisor, lines.join('\n'), '逐条答复');
  const { page } = await shop.seat({ role: 'frontDesk', path: '/' });
  await withoutPrintDialog(page);
  const printIt = async () => {
    await page.goto(`/print/closing-report?id=${id}`);
    await sheets(page).first().waitFor();
    await page.keyboard.press('Control+p');
    await page.getByText(print.onePage.printed).first().waitFor();
  };
  await printIt();
  const pdf = await pdfOf(page);
  expectOnA4(pdf);
  expect(pdf.pages.length).toBeGreaterThan(1);
  for (const text of pdf.texts) for (const word of [words.title, no]) expect(text).toContain(squeeze(word));
  for (const line of lines) expect(pdf.text).toContain(squeeze(line));
  for (const said of ['远程指导', '客户出差', '逐条答复', '滤网堵塞，已说明清洗周期', '很满意', requestLife.problem.use, words.signHead])
    expect(pdf.text).toContain(squeeze(said));
  expect(pdf.text).not.toContain(markOf(1).slice(0, 2));

  await printIt();
  expect((await pdfOf(page)).text).toContain(squeeze(markOf(1)));
});
