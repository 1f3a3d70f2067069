import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { FeedbackListRow, FeedbackView } from '../../shared/feedback-forms.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import type { Shop } from '../support/browser.ts';

const { feedbackForms: words, suppliers: supplierWords, workOrders: slips } = zhCN;
const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const { command, field, state } = words;

const main = (page: Page) => page.getByRole('main');
const dialog = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true });
const header = (page: Page) => main(page).locator('header');

interface SlipSeen {
  readonly requestId: number;
  readonly slipId: number;
  /** The technician's seat. */
  readonly site: Page;
}

/** A slip of a technician at work, made from a call. */
async function slipOf(shop: Shop, name: string, phone: string): Promise<SlipSeen> {
  const { page } = await shop.seat({ role: 'supervisor', path: '/' });
  const customer = await tell<{ id: number }>(page, 'customers.create', {
    name,
    phones: [{ shownAs: phone }],
    addresses: [{ text: '岳麓区梅溪湖路 66 号 2 栋 301' }],
  });
  const request = await tell<{ id: number; version: number }>(page, 'requests.log', {
    customerId: customer.id,
    contactName: name,
    phone,
    address: '岳麓区梅溪湖路 66 号 2 栋 301',
    content: '衣柜门板开裂',
    productText: '实木衣柜 Y-305',
    serviceWanted: '上门查看',
    type: 'repair',
    branch: 'complaint',
    urgency: 'general',
    channel: 'phone',
    lodgedBy: 'customer',
    faultClass: 'unknown',
    promisedAt: Date.now() + 24 * 3_600_000,
  });
  const { version } = await ask<{ version: number }>(page, 'requests.get', { id: request.id });
  const { page: site } = await shop.seat({ role: 'technician', path: '/work-orders' });
  const { user } = await ask<{ user: { staffId: number } }>(site, 'auth.me');
  const reasons = { overlap: '试验', absence: '试验', training: '试验', sameWork: '试验' };
  const slip = await tell<{ id: number }>(page, 'workOrders.dispatch', {
    requestId: request.id,
    requestVersion: version,
    staffIds: [user.staffId],
    plannedAt: Date.now() + 3_600_000,
    lines: ['查看门板'],
    reasons,
  });
  return { requestId: request.id, slipId: slip.id, site };
}

/** Opens the dialog of a command, fills it with `fill` and sends it with Ctrl+Enter. */
async function step(
  page: Page,
  name: string,
  fill: (box: ReturnType<typeof dialog>) => Promise<unknown> = async () => undefined,
): Promise<void> {
  await button(page, name).click();
  await expect(dialog(page)).toBeVisible();
  await fill(dialog(page));
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
}

/** A question of the form answered with Enter on its button. */
async function confirm(page: Page, name: string): Promise<void> {
  await button(page, name).click();
  await dialog(page).getByRole('button', { name, exact: true }).press('Enter');
  await expect(dialog(page)).toBeHidden();
}

test('R-000-05 R-000-13 R-000-14 R-000-18 R-000-19 R-000-20 a form from “cannot judge” to its end', async ({ shop }) => {
  const { requestId, slipId, site } = await slipOf(shop, '卢俊义', '13907310777');
  // the technician says on the slip that it cannot be judged
  await site.goto(`/work-orders/${slipId}`);
  await step(site, slips.command.cannotJudge, (box) => box.getByLabel(slips.onSite.judgeNote).fill('门板开裂，不知道是受潮还是板材'));

  // it waits in the supervisor's list and on the first screen
  const { page } = await shop.seat({ role: 'supervisor', path: '/' });
  await expect(main(page).getByRole('region', { name: words.home.title })).toContainText('实木衣柜 Y-305');
  await main(page)
    .getByRole('region', { name: words.home.title })
    .getByRole('link', { name: /实木衣柜 Y-305/ })
    .press('Enter');
  await expect(header(page)).toContainText(state.submitted);
  const id = Number(new URL(page.url()).pathname.split('/').at(-1));
  // no decision before the visit: the button says so
  await expect(button(page, command.decide)).toHaveAttribute('aria-disabled', 'true');
  await step(page, command.appraise, (box) => box.getByLabel(field.appraiseResult).fill('板材含水率过高，门板报废'));
  await expect(main(page).getByRole('region', { name: words.page.appraisal })).toContainText('板材含水率过高');
  // the same thing on the slip
  await page.goto(`/work-orders/${slipId}`);
  await expect(main(page)).toContainText('板材含水率过高，门板报废');
  await main(page).getByRole('region', { name: words.section.title }).getByRole('link').first().click();

  await step(page, command.decide, async (box) => {
    await box.getByLabel(field.decision).selectOption({ label: words.decision.factory });
    await expect(box.getByRole('switch', { name: field.isAbnormal })).toBeChecked();
  });
  await expect(header(page)).toContainText(state.decided);
  await expect(main(page).getByRole('list', { name: words.page.steps })).toContainText(words.step.awaitingGoods);
  // an empty name of the supplier is named, nothing is lost
  await button(page, command.tellSupplier).click();
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page).getByLabel(field.supplierName)).toHaveAttribute('aria-invalid', 'true');
  await dialog(page).getByLabel(field.supplierName).fill('顾家家居东莞厂');
  await page.keyboard.press('Control+Enter');
  await expect(header(page)).toContainText(state.supplierTold);
  // what the form says is what the supplier is told; their case stands on the form
  await expect(main(page).getByRole('region', { name: supplierWords.section.title })).toContainText('顾家家居东莞厂');
  await step(page, command.awaitGoods, async (box) => {
    await box.getByLabel(supplierWords.field.goodsWhat).fill('左门板');
    await box.getByLabel(supplierWords.field.quantity).fill('1 块');
    await box.getByLabel(supplierWords.field.expectedOn).fill(dayAfter(3));
  });
  await step(page, command.agree, (box) => box.getByLabel(field.agreedText).fill('同意等工厂换门板，不另收费'));

  // the goods come to the store
  const { page: store } = await shop.seat({ role: 'storekeeper', path: `/feedback-forms/${id}` });
  await step(store, command.arrive);
  await expect(header(store)).toContainText(state.arrived);
  await step(page, command.finish, (box) => box.getByLabel(field.result).fill('门板已换，客户验收'));
  await expect(header(page)).toContainText(state.done);
  // it stands in the list of what the business department does not know
  const unreported = await ask<{ rows: readonly FeedbackListRow[] }>(page, 'feedbackForms.list', { show: 'notReported' });
  expect(unreported.rows.map((row) => row.id)).toContain(id);
  await confirm(page, command.tellManagement);
  await expect(header(page)).toContainText(state.managementTold);
  await confirm(page, command.close);
  await expect(header(page)).toContainText(state.closed);
  expect(await ask<FeedbackView>(page, 'feedbackForms.get', { id })).toMatchObject({
    state: 'closed',
    requestId,
    notices: [{ readAt: null }],
  });
});

test('B-12 a form alone, by keyboard: what is missing is named, what was typed stays', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/feedback-forms' });
  await button(page, words.list.create).click();
  await dialog(page).getByLabel(field.goods).fill('真皮沙发 S-201');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page).getByLabel(field.kind)).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog(page).getByLabel(field.fault)).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog(page).getByLabel(field.goods)).toHaveValue('真皮沙发 S-201');
  await dialog(page).getByLabel(field.kind).selectOption({ label: words.kind.designDefect });
  await dialog(page).getByLabel(field.fault).fill('扶手脱皮，三处');
  await dialog(page).getByRole('button', { name: words.dialog.addNeed }).press('Enter');
  await dialog(page).getByLabel(field.needWhat).fill('左扶手 深棕');
  await page.keyboard.press('Control+Enter');
  await expect(main(page).getByRole('heading', { level: 1 })).toHaveText(/^XF\d{8}-\d{4}$/);
  await expect(main(page)).toContainText('左扶手 深棕 × 1');
  // what the front desk may not do says so at the button
  await expect(button(page, command.decide)).toHaveAttribute('aria-disabled', 'true');
});
