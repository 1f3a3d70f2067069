import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { FeedbackView } from '../../shared/feedback-forms.ts';
import type { SupplierCaseListRow } from '../../shared/suppliers.ts';
import { ask, expect, tell, test } from '../support/browser.ts';

const { suppliers: words, feedbackForms: forms } = zhCN;
const { command, field } = words;

const main = (page: Page) => page.getByRole('main');
const dialog = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true });
const header = (page: Page) => main(page).locator('header');
const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Sends the dialog that is open with Ctrl+Enter. */
async function send(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
}

/** A feedback form whose decision needs the factory. */
async function decidedForm(page: Page): Promise<number> {
  const form = await tell<{ id: number; version: number }>(page, 'feedbackForms.create', {
    kind: 'factory',
    reporterName: '卢俊义',
    receivedAt: Date.now() - 60_000,
    goods: '电动沙发 D-88',
    fault: '推杆电机不动作',
    needs: [{ kind: 'factory', what: '推杆电机', quantity: 2 }],
  });
  await tell(page, 'feedbackForms.decide', { id: form.id, version: form.version, decision: 'factory' });
  return form.id;
}

test('a supplier is written down, found and changed by keyboard; a name that is taken is named', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'storekeeper', path: '/suppliers' });
  await button(page, words.list.create).click();
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page).getByLabel(field.name)).toHaveAttribute('aria-invalid', 'true');
  await dialog(page).getByLabel(field.name).fill('东莞推杆电机厂');
  await dialog(page).getByLabel(field.kind).selectOption({ label: words.kind.outsideMaker });
  await dialog(page).getByLabel(field.phone).fill('0769-8888 1234');
  await send(page);
  await expect(main(page).getByRole('heading', { level: 1 })).toHaveText('东莞推杆电机厂');
  // a firm's number is nobody's secret
  await expect(main(page)).toContainText('0769-8888 1234');
  await page.goto('/suppliers');
  await button(page, words.list.create).click();
  await dialog(page).getByLabel(field.name).fill('东莞推杆电机厂');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page).getByLabel(field.name)).toHaveAttribute('aria-invalid', 'true');
  await dialog(page).getByLabel(field.name).fill('东莞推杆电机二厂');
  await send(page);
  await page.goto('/suppliers');
  await page.keyboard.press('/');
  await page.keyboard.type('电机二厂');
  await expect(main(page).getByRole('link', { name: '东莞推杆电机厂', exact: true })).toBeHidden();
  await main(page).getByRole('link', { name: '东莞推杆电机二厂' }).press('Enter');
  await expect(main(page).getByRole('heading', { level: 1 })).toHaveText('东莞推杆电机二厂');
  // the front desk reads; what it may not do says so at the button
  const { page: desk } = await shop.seat({ role: 'frontDesk', path: new URL(page.url()).pathname });
  await expect(button(desk, command.edit)).toHaveAttribute('aria-disabled', 'true');
});

test('R-000-14 R-000-12 a case sent, its overdue answer on the first screen, goods in transit and arrived: the form goes on', async ({
  shop,
}) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/' });
  const formId = await decidedForm(page);
  await page.goto(`/feedback-forms/${formId}`);
  await button(page, forms.command.tellSupplier).click();
  // what the form says is what they are told
  await expect(dialog(page).getByLabel(field.what)).toHaveValue(/推杆电机不动作/);
  await dialog(page).getByLabel(field.supplier).fill('佛山沙发工厂');
  await send(page);
  await expect(header(page)).toContainText(forms.state.supplierTold);
  const section = main(page).getByRole('region', { name: words.section.title });
  await expect(section).toContainText(words.state.sent);

  // another one, whose answer is due in a moment
  await tell(page, 'supplierCases.send', {
    supplierName: '佛山沙发工厂',
    what: '请寄推杆电机接线图',
    way: 'wechat',
    answerDueAt: Date.now() + 1_500,
  });
  const card = main(page).getByRole('region', { name: words.home.title });
  await expect(async () => {
    await page.goto('/');
    await expect(card).toContainText('请寄推杆电机接线图', { timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await expect(card).toContainText(words.late);
  await card.getByRole('link', { name: /请寄推杆电机接线图/ }).press('Enter');
  await expect(header(page)).toContainText(words.late);
  await button(page, command.answer).click();
  await dialog(page).getByLabel(field.answer).fill('接线图已发邮箱');
  await send(page);
  await expect(header(page)).toContainText(words.state.answered);
  await expect(main(page)).toContainText('接线图已发邮箱');
  const late = await ask<{ rows: readonly SupplierCaseListRow[] }>(page, 'supplierCases.list', { show: 'late' });
  expect(late.rows.map(({ what }) => what)).not.toContain('请寄推杆电机接线图');
  await button(page, command.close).click();
  await dialog(page).getByRole('button', { name: command.close, exact: true }).press('Enter');
  await expect(header(page)).toContainText(words.state.closed);

  // the factory ships: said at its case, the form waits for the goods
  await page.goto(`/feedback-forms/${formId}`);
  await section.getByRole('link').first().click();
  await button(page, command.ship).click();
  await dialog(page).getByLabel(field.goodsWhat).fill('推杆电机');
  await dialog(page).getByLabel(field.quantity).fill('2 台');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page).getByLabel(field.expectedOn)).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog(page).getByLabel(field.goodsWhat)).toHaveValue('推杆电机');
  await dialog(page).getByLabel(field.expectedOn).fill(dayAfter(3));
  await send(page);
  await expect(main(page).getByRole('region', { name: words.goods.title })).toContainText(words.goods.inTransit);
  const casePath = new URL(page.url()).pathname;
  await page.goto(`/feedback-forms/${formId}`);
  await expect(header(page)).toContainText(forms.state.awaitingGoods);
  await expect(section).toContainText('推杆电机 2 台');

  // the goods come to the store
  const { page: store } = await shop.seat({ role: 'storekeeper', path: casePath });
  await button(store, command.arrive).click();
  await send(store);
  await expect(main(store).getByRole('region', { name: words.goods.title })).toContainText(words.goods.arrived);
  await expect(header(page)).toContainText(forms.state.arrived);
  expect(await ask<FeedbackView>(page, 'feedbackForms.get', { id: formId })).toMatchObject({ state: 'arrived' });
});
