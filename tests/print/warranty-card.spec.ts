import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { createCustomerInput } from '../../shared/customers.ts';
import { createProjectInput } from '../../shared/projects.ts';
import { createCardInput } from '../../shared/warranty-cards.ts';
import type { CreateCardInput } from '../../shared/warranty-cards.ts';
import { sheets, withoutPrintDialog } from '../e2e/page-models/print.ts';
import { expect, test } from '../support/browser.ts';
import { expectOnA4, markOf, pdfOf, squeeze } from './pdf.ts';
import { supervisorAt } from './slips.ts';
import type { Supervisor } from './slips.ts';

test.describe.configure({ timeout: 120_000 });

const { errors, print, warrantyCards } = zhCN;
const words = warrantyCards.paper;

const facts = {
  ownerName: '欧阳明珠',
  phone: '0731-8455 6677 转 8021',
  postcode: '410011',
  address: '湖南省长沙市芙蓉区五一大道 717 号',
  handedOverOn: '2026-04-20',
  startsOn: '2026-04-21',
  companySignedBy: '刘国强',
  supervisorSignedBy: '赵监理',
  signedOn: '2026-04-22',
} as const;

/** A customer with a project, and a card of it; answers id and number of the card. */
async function newCard({ client }: Supervisor, card: Partial<CreateCardInput> & Pick<CreateCardInput, 'kind' | 'contents'>) {
  const send = <T>(body: T) => ({ key: crypto.randomUUID(), body });
  const name = '长沙湘江新区城市投资建设开发有限责任公司'.repeat(4).slice(0, 80);
  const customer = await client.customers.create.mutate(send(createCustomerInput.parse({ name, phones: [{ shownAs: '13800138000' }] })));
  const projectName = '梅溪湖国际文化艺术中心弱电智能化及机房配套工程（三期）'.repeat(5).slice(0, 120);
  const project = await client.projects.create.mutate(send(createProjectInput.parse({ customerId: customer.id, name: projectName })));
  const input = createCardInput.parse({ ...facts, ...card, customerId: customer.id, projectId: project.id });
  const { id, no = '' } = await client.warrantyCards.create.mutate(send(input));
  return { id, no, name, projectName };
}

/** Opens the preview and prints: Ctrl+P, until the paper has been sent. */
async function printCard(page: Page, id: number): Promise<void> {
  await page.goto(`/print/card?id=${id}`);
  await sheets(page).first().waitFor();
  await page.keyboard.press('Control+p');
  await page.getByText(print.onePage.printed).first().waitFor();
}

test('F-21 R-002-113 R-003-71 card A: the project, everything that is warranted, both signatures, the notice to keep the box', async ({
  shop,
}) => {
  const supervisor = await supervisorAt(shop.address);
  const lines = Array.from({ length: 88 }, (_, n) => `${n + 1}. 弱电第${n + 1}回路 保修一年`);
  const card = await newCard(supervisor, { kind: 'A', contents: lines.join('\n') });
  const { page } = await shop.seat({ role: 'frontDesk', path: '/' });
  await withoutPrintDialog(page);
  await printCard(page, card.id);
  const pdf = await pdfOf(page);
  expect(pdf.pages.length).toBeGreaterThan(1);
  expectOnA4(pdf);
  for (const text of pdf.texts) for (const word of [words.title, words.letter.A, card.no]) expect(text).toContain(squeeze(word));
  for (const text of [words.letter.A, card.name, card.projectName, facts.handedOverOn, facts.startsOn])
    expect(pdf.texts[0]).toContain(squeeze(text));
  for (const line of lines) expect(pdf.text).toContain(squeeze(line));
  // who signs and the notice stand together, and not alone
  const last = pdf.texts.at(-1) ?? '';
  for (const word of [words.keepBox, words.signCompany, facts.companySignedBy, words.signSupervisor, facts.supervisorSignedBy])
    expect(last).toContain(squeeze(word));
  expect(last).toContain(squeeze(lines.at(-1) ?? ''));
  expect(pdf.text).not.toContain(squeeze(words.signOwner));
  expect(pdf.text).not.toContain(markOf(1).slice(0, 2));
});

test('F-21 R-002-113 R-003-71 card B: the owner with phone, postcode and postal address, three signatures, the mark of a reprint', async ({
  shop,
}) => {
  const supervisor = await supervisorAt(shop.address);
  const contents = '隐蔽工程 十年\n泥水 三年\n木作和墙面 两年';
  const address = '湖南省长沙市望城区'.padEnd(240, '金星北路四段一百二十三号');
  const card = await newCard(supervisor, { kind: 'B', contents, address, ownerName: '阿不都热依木·买买提艾力·吐尔逊江' });
  const { page } = await shop.seat({ role: 'supervisor', path: '/' });
  await withoutPrintDialog(page);
  await printCard(page, card.id);
  const pdf = await pdfOf(page);
  // one for the owner, one for the file
  expect(pdf.pages).toHaveLength(2);
  expectOnA4(pdf);
  const { phone, postcode, handedOverOn, startsOn, signedOn } = facts;
  const said = [words.letter.B, card.no, '阿不都热依木·买买提艾力·吐尔逊江', phone, postcode, address, handedOverOn, startsOn, signedOn];
  for (const text of [...said, ...contents.split('\n'), words.keepBox, words.signCompany, words.signSupervisor, words.signOwner])
    expect(pdf.text).toContain(squeeze(text));
  expect(pdf.text).not.toContain(markOf(1).slice(0, 2));

  // in the same preview, and in one that is opened anew
  await page.keyboard.press('Control+p');
  await expect(sheets(page).first()).toContainText(print.reprint.replace('{{count}}', '1'));
  expect((await pdfOf(page)).text).toContain(markOf(1));
  await printCard(page, card.id);
  expect((await pdfOf(page)).text).toContain(markOf(2));

  // what is void leaves the printer no more
  const { version } = await supervisor.client.warrantyCards.get.query({ id: card.id });
  await supervisor.client.warrantyCards.void.mutate({ key: crypto.randomUUID(), body: { id: card.id, version, reason: '地址写错' } });
  await page.goto(`/print/card?id=${card.id}`);
  await sheets(page).first().waitFor();
  await page.keyboard.press('Control+p');
  await expect(page.getByText(errors.variant.guardFailed.cardVoided)).toBeVisible();
  expect(await supervisor.client.warrantyCards.printData.query({ id: card.id })).toMatchObject({ printCount: 3 });
});
