import type { Receipt } from '../../shared/fields.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { requiredDocuments } from '../../shared/projects.ts';
import type { ProjectView } from '../../shared/projects.ts';
import type { CardPrintData } from '../../shared/warranty-cards.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import { goTo, list, toast } from './page-models/frame.ts';
import { sheets, withoutPrintDialog } from './page-models/print.ts';

const { common, print, projects, warrantyCards } = zhCN;
const { field, page: words, plan } = projects;

test('R-002-113 R-002-06 a project is kept, archived only with its papers, and card A goes to the printer', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/customers' });
  await withoutPrintDialog(page);
  await tell(page, 'customers.create', { name: '湘江大厦业主委员会', kind: 'company', phones: [{ shownAs: '13977712001' }] });
  const main = page.getByRole('main');
  const box = (name: string) => main.getByRole('textbox', { name, exact: true });
  const section = (name: string) => main.getByRole('region', { name, exact: true });

  await goTo(page, 'projects');
  await main.getByRole('link', { name: projects.list.new }).first().click();
  const owner = main.getByRole('combobox', { name: field.customer });
  await expect(owner).toBeFocused();
  // whoever saves too early is told what is missing, and nothing typed goes
  await box(field.contractNo).fill('HT-2026-071');
  await page.keyboard.press('Control+Enter');
  await expect(main.getByText(common.validation.required).first()).toBeVisible();
  await expect(box(field.contractNo)).toHaveValue('HT-2026-071');

  await owner.fill('12001');
  await page.getByRole('option', { name: /湘江大厦业主委员会/ }).click();
  await box(field.name).fill('湘江大厦弱电改造');
  await box(field.budgetFen).fill('12.5万');
  await box(field.managerName).fill('刘国强');
  await main.getByRole('combobox', { name: field.paymentState }).selectOption({ label: projects.payment.completedUnpaid });
  await main.getByLabel(field.completedOn, { exact: true }).fill('2026-04-10');
  await main.getByLabel(field.acceptedOn, { exact: true }).fill('2026-04-20');
  await main.getByRole('button', { name: plan.add }).click();
  const step = main.getByRole('group', { name: plan.line.replace('{{n}}', '1') });
  await expect(step.getByLabel(plan.text)).toBeFocused();
  await step.getByLabel(plan.text).fill('布线');
  await step.getByLabel(plan.plannedOn).fill('2026-03-01');
  await main.getByRole('checkbox', { name: projects.document.drawings }).check();
  await page.keyboard.press('Control+Enter');

  await expect(main.getByRole('heading', { level: 1 })).toContainText('湘江大厦弱电改造');
  await expect(main.locator('header')).toContainText(projects.payment.completedUnpaid);
  await expect(section(words.facts)).toContainText('125,000.00');
  await expect(section(words.plan)).toContainText('布线');
  const id = Number(new URL(page.url()).pathname.split('/').at(-1));

  // the archive says which papers it waits for
  const archive = main.getByRole('button', { name: words.archive, exact: true });
  await expect(archive).toHaveAttribute('aria-disabled', 'true');
  await expect(archive).toHaveAccessibleDescription(new RegExp(projects.document.acceptance));
  await main.getByRole('button', { name: words.edit }).click();
  for (const kind of requiredDocuments) await main.getByRole('checkbox', { name: projects.document[kind] }).check();
  await page.keyboard.press('Control+Enter');
  await archive.click();
  await expect(main.locator('header')).toContainText(words.isArchived);
  expect((await ask<ProjectView>(page, 'projects.get', { id })).archivedAt).not.toBeNull();

  // card A: what is empty is named, what is known of the project stands there already
  await main.getByRole('button', { name: words.cardA }).click();
  await expect(box(warrantyCards.field.contents)).toBeFocused();
  await expect(box(warrantyCards.field.companySignedBy)).toHaveValue('刘国强');
  await expect(main.getByLabel(warrantyCards.field.startsOn)).toHaveValue('2026-04-20');
  await page.keyboard.press('Control+Enter');
  await expect(main.getByText(common.validation.required).first()).toBeVisible();
  await box(warrantyCards.field.contents).fill('弱电系统 一年\n门禁 两年');
  await page.keyboard.press('Control+Enter');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText(/^BX\d{8}-\d{4}$/);
  const no = (await main.getByRole('heading', { level: 1 }).textContent()) ?? '';
  const cardId = Number(new URL(page.url()).pathname.split('/').at(-1));

  await page.keyboard.press('Control+p');
  await expect(sheets(page)).toHaveCount(2);
  for (const text of [no, '湘江大厦弱电改造', '门禁 两年', warrantyCards.paper.signSupervisor])
    await expect(sheets(page).first()).toContainText(text);
  await page.keyboard.press('Control+p');
  await expect(toast(page, print.onePage.printed)).toBeVisible();
  expect((await ask<CardPrintData>(page, 'warrantyCards.printData', { id: cardId })).printCount).toBe(1);

  await page.goto(`/projects/${id}`);
  await section(words.cards).getByRole('link', { name: no }).click();
  await main.getByRole('button', { name: warrantyCards.page.void }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('内容写错');
  await page.keyboard.press('Control+Enter');
  await expect(main.locator('header')).toContainText(warrantyCards.page.voided);
  await expect(main.getByRole('button', { name: warrantyCards.page.print })).toHaveAccessibleDescription(warrantyCards.page.isVoid);
});

test('R-002-48 a project is found by its contract, and what somebody else saved meanwhile is not overwritten', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/customers' });
  const customer = await tell<Receipt>(page, 'customers.create', { name: '岳麓小区物业', phones: [{ shownAs: '13977712002' }] });
  const facts = { name: '岳麓小区暖通', contractNo: 'MX-QZ-7781', paymentState: 'unpaid' };
  const { id } = await tell<Receipt>(page, 'projects.create', { customerId: customer.id, ...facts });
  await goTo(page, 'projects');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText(projects.title);
  await list(page).search.fill('qz-7781');
  await expect(list(page).rows).toHaveCount(1);
  await list(page).row('岳麓小区暖通').getByRole('link').first().click();
  await main.getByRole('button', { name: words.edit }).click();
  await main.getByRole('textbox', { name: field.note, exact: true }).fill('业主要求周末施工');
  await tell(page, 'projects.update', { id, version: 1, ...facts, paymentState: 'settled' });
  await page.keyboard.press('Control+Enter');
  await expect(main.getByRole('alert')).toContainText(projects.payment.settled);
  await main.getByRole('button', { name: common.stale.useMine }).click();
  await expect(main.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(main.getByRole('region', { name: words.timeline })).toContainText('业主要求周末施工');
  expect((await ask<ProjectView>(page, 'projects.get', { id })).note).toBe('业主要求周末施工');
});

test('R-002-09 the customer’s points hold up acceptance and archive until each is answered, put right or dropped', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/customers' });
  const customer = await tell<Receipt>(page, 'customers.create', { name: '星沙厂房', phones: [{ shownAs: '13977712003' }] });
  const name = '星沙厂房门禁';
  const facts = { name, completedOn: '2026-04-10', documents: requiredDocuments };
  const { id } = await tell<Receipt>(page, 'projects.create', { customerId: customer.id, ...facts });
  await page.goto(`/projects/${id}`);
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');
  const { acceptance } = projects;
  const section = main.getByRole('region', { name: acceptance.title, exact: true });
  const points = section.getByRole('table', { name: acceptance.points });

  // booked, and only what was explained is ticked
  await section.getByRole('button', { name: acceptance.book }).click();
  await expect(dialog.getByLabel(acceptance.on)).toBeFocused();
  for (const thing of ['workmanship', 'materials', 'functions'] as const)
    await expect(dialog.getByRole('checkbox', { name: acceptance.thing[thing] })).not.toBeChecked();
  await dialog.getByLabel(acceptance.on).fill('2026-04-18');
  await dialog.getByRole('checkbox', { name: acceptance.thing.workmanship }).check();
  await dialog.getByRole('checkbox', { name: acceptance.thing.functions }).check();
  await page.keyboard.press('Control+Enter');
  await expect(section).toContainText('2026-04-18');
  await expect(section).toContainText(acceptance.notExplained.replace('{{things}}', acceptance.thing.materials));

  const raise = async (text: string, followUntil = '') => {
    await section.getByRole('button', { name: acceptance.add }).click();
    await expect(dialog.getByRole('textbox', { name: acceptance.text })).toBeFocused();
    await dialog.getByLabel(acceptance.followUntil).fill(followUntil);
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByText(common.validation.required)).toBeVisible();
    await dialog.getByRole('textbox', { name: acceptance.text }).fill(text);
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    await expect(points).toContainText(text);
  };
  await raise('二楼门禁不开', '2026-05-01');
  await raise('面板颜色');
  await expect(points).toContainText(acceptance.overdue);

  // neither accepted nor archived, and both say over which points
  const archive = main.getByRole('button', { name: words.archive, exact: true });
  await expect(archive).toHaveAccessibleDescription(acceptance.openCount_other.replace('{{count}}', '2'));
  await main.getByRole('button', { name: words.edit }).click();
  await main.getByLabel(field.acceptedOn, { exact: true }).fill('2026-04-20');
  await page.keyboard.press('Control+Enter');
  await expect(main.getByRole('alert').filter({ hasText: '二楼门禁不开、面板颜色' })).toBeVisible();
  await expect(main.getByLabel(field.acceptedOn, { exact: true })).toHaveValue('2026-04-20');
  await page.goto(`/projects/${id}`);

  const settle = async (text: string, state: 'putRight' | 'dropped', answer: string) => {
    await points.getByRole('button', { name: acceptance.settleOf.replace('{{text}}', text) }).click();
    await expect(dialog.getByRole('combobox', { name: acceptance.how })).toBeFocused();
    await expect(dialog.getByRole('combobox', { name: acceptance.how })).toHaveValue('');
    await dialog.getByRole('combobox', { name: acceptance.how }).selectOption({ label: acceptance.state[state] });
    await page.keyboard.press('Control+Enter');
    if (state === 'dropped') {
      await expect(dialog.getByText(common.validation.required)).toBeVisible();
      await dialog.getByRole('textbox', { name: acceptance.answer }).fill(answer);
      await page.keyboard.press('Control+Enter');
    }
    await expect(dialog).toBeHidden();
  };
  await settle('二楼门禁不开', 'putRight', '');
  await settle('面板颜色', 'dropped', '合同约定白色');
  await expect(points).toContainText('合同约定白色');
  const { version } = await ask<ProjectView>(page, 'projects.get', { id });
  await tell(page, 'projects.update', { id, version, ...facts, acceptedOn: '2026-04-20' });
  await expect(section.getByRole('alert')).toHaveCount(0);
  await archive.click();
  await expect(main.locator('header')).toContainText(words.isArchived);
  await expect(section.getByRole('button')).toHaveCount(0);
  await expect(main.getByRole('region', { name: words.timeline })).toContainText('合同约定白色');
});
