import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { IncidentView } from '../../shared/incidents.ts';
import type { Role } from '../../shared/roles.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import type { Shop } from '../support/browser.ts';
import { goTo, list } from './page-models/frame.ts';

const { approvals, common, incidents: words, notices } = zhCN;
const { command, field } = words;

const main = (page: Page) => page.getByRole('main');
const dialog = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true });
const section = (page: Page, name: string) => main(page).getByRole('region', { name, exact: true });
const head = (page: Page) => main(page).locator('header');

/** Opens the dialog of a command, fills it and sends it. */
async function step(page: Page, name: string, fill: (box: ReturnType<typeof dialog>) => Promise<void> = async () => {}): Promise<void> {
  await button(page, name).click();
  await expect(dialog(page)).toBeVisible();
  await fill(dialog(page));
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
}

/** A short question without a form is answered by its button. */
async function agree(page: Page, name: string): Promise<void> {
  await button(page, name).click();
  await dialog(page).getByRole('button', { name, exact: true }).click();
  await expect(dialog(page)).toBeHidden();
}

/** A complaint that the front desk took. */
async function complaint(shop: Shop, name: string, phone: string): Promise<number> {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/customers' });
  const customer = await tell<{ id: number }>(page, 'customers.create', { name, phones: [{ shownAs: phone }] });
  const request = await tell<{ id: number }>(page, 'requests.log', {
    customerId: customer.id,
    contactName: name,
    phone,
    address: '岳麓区麓谷大道 8 号',
    content: '整批橱柜门板起泡，客户拒绝验收',
    serviceWanted: '派人处理',
    type: 'repair',
    branch: 'complaint',
    urgency: 'urgent',
    channel: 'phone',
    lodgedBy: 'customer',
    faultClass: 'unknown',
    promisedAt: Date.now() + 24 * 3_600_000,
  });
  return request.id;
}

test('R-000-04 R-000-21 SM-04 a complaint marked major, from the front desk to the closing', async ({ shop }) => {
  test.slow();
  const requestId = await complaint(shop, '诸葛晓岚', '13977719001');
  const { page: chief } = await shop.seat({ role: 'supervisor', path: `/requests/${requestId}` });
  await section(chief, words.section.title).getByRole('button', { name: words.section.mark }).click();
  // the visit and the first opinion are asked by name, and nothing typed is lost
  await chief.keyboard.press('Control+Enter');
  await expect(dialog(chief).getByText(common.validation.required).first()).toBeVisible();
  await expect(dialog(chief).getByLabel(field.facts)).toHaveValue('整批橱柜门板起泡，客户拒绝验收');
  await dialog(chief).getByLabel(field.visitPlannedAt).fill('+2h');
  await dialog(chief).getByLabel(field.firstOpinion).fill('先停装，取样板送检');
  await chief.keyboard.press('Control+Enter');
  await expect(main(chief).getByRole('heading', { level: 1 })).toHaveText(/SG\d{8}-\d{4}$/);
  const id = Number(new URL(chief.url()).pathname.split('/').at(-1));
  const view = () => ask<IncidentView>(chief, 'incidents.get', { id });
  const { no } = await view();
  await expect(section(chief, words.page.notices).getByRole('listitem')).toHaveCount(3);

  // on site, and what was found
  await step(chief, command.visit);
  await expect(head(chief)).toContainText(words.state.onSite);
  await expect(button(chief, command.submit)).toHaveAccessibleDescription(new RegExp(field.cause));
  await step(chief, command.write, async (box) => {
    await box.getByLabel(field.investigation).fill('抽查十二扇门板，九扇起泡');
    await box.getByLabel(field.cause, { exact: false }).first().fill('压贴胶水批次不合格');
    await box.getByLabel(field.appraisal).fill('产品质量问题，与安装无关');
    await box.getByLabel(field.opinion, { exact: false }).last().fill('整批更换，工厂承担费用');
  });
  await agree(chief, command.submit);
  await step(chief, command.sign);
  await expect(button(chief, command.sign)).toHaveAccessibleDescription(approvals.refusal.alreadySigned);

  // the manager reads the notice, finds it among what waits, and signs
  const { page: manager } = await shop.seat({ role: 'serviceManager', path: '/' });
  await goTo(manager, 'approvals');
  await list(manager).row(no).click();
  await expect(head(manager)).toContainText(no);
  await section(manager, words.page.notices).getByRole('button', { name: notices.read }).click();
  await expect(section(manager, words.page.notices).getByRole('button', { name: notices.read })).toBeHidden();
  await step(manager, command.sign, (box) => box.getByLabel(words.dialog.signNote).fill('同意，尽快换'));
  await expect(head(manager)).toContainText(words.state.appraised);
  await agree(manager, command.file);

  // the general manager instructs
  const { page: general } = await shop.seat({ role: 'generalManager', path: `/incidents/${id}` });
  await step(general, command.instruct, (box) => box.getByLabel(field.instruction).fill('三天内换完，向客户致歉'));
  await expect(head(general)).toContainText(words.state.instructed);

  // actions, and the closing only when all are done
  await expect(head(chief)).toContainText(words.state.instructed);
  await step(chief, command.addAction, async (box) => {
    await box.getByLabel(field.text).fill('工厂补发十二扇门板并更换');
    await box.getByLabel(field.ownerId).click();
    await chief.keyboard.press('ArrowDown');
    await chief.keyboard.press('Enter');
    await box.getByLabel(field.dueOn).fill('2099-01-31');
  });
  await expect(button(chief, command.close)).toHaveAttribute('aria-disabled', 'true');
  await step(chief, command.doneAction, (box) => box.getByLabel(field.result).fill('已全部更换'));
  await step(chief, command.close, (box) => box.getByLabel(field.closing).fill('客户验收合格，胶水批次停用'));
  await expect(head(chief)).toContainText(words.state.closed);
  expect((await view()).notices.filter(({ kind }) => kind === 'incidentClosed')).toHaveLength(3);
  await chief.goto(`/requests/${requestId}`);
  await expect(section(chief, words.section.title)).toContainText(words.state.closed);
});

test('R-000-38 A.1 a change of what was signed withdraws the signatures, and the page says so', async ({ shop }) => {
  const seat = (role: Role, path: string) => shop.seat({ role, path });
  const { page: chief } = await seat('supervisor', '/incidents');
  await button(chief, command.report).click();
  await dialog(chief).getByLabel(field.source).selectOption({ label: words.source.borrow });
  await dialog(chief).getByLabel(field.facts).fill('借出样品柜归还时台面开裂');
  await dialog(chief).getByLabel(field.visitPlannedAt).fill('+1h');
  await dialog(chief).getByLabel(field.firstOpinion).fill('先隔离样品');
  await chief.keyboard.press('Control+Enter');
  await expect(head(chief)).toContainText(/SG\d{8}-\d{4}/);
  const id = Number(new URL(chief.url()).pathname.split('/').at(-1));
  await step(chief, command.visit);
  // the abnormal record is asked of a loan
  await step(chief, command.write, async (box) => {
    await box.getByLabel(field.investigation).fill('台面沿接缝开裂');
    await box.getByLabel(field.cause, { exact: false }).first().fill('搬运时受力不均');
    await box.getByLabel(field.appraisal).fill('借用方责任');
    await box.getByLabel(field.opinion, { exact: false }).last().fill('按约赔偿');
  });
  await expect(button(chief, command.submit)).toHaveAccessibleDescription(new RegExp(field.abnormalRecord));
  await step(chief, command.write, (box) => box.getByLabel(field.abnormalRecord).fill('归还登记时已拍照'));
  await agree(chief, command.submit);
  await step(chief, command.sign);
  const { page: business } = await seat('businessDepartment', `/incidents/${id}`);
  await expect(button(business, command.sign)).toBeEnabled();
  await step(chief, command.write, (box) => box.getByLabel(field.appraisal).fill('双方各半'));
  await expect(main(chief).getByRole('alert').filter({ hasText: words.page.withdrawn })).toBeVisible();
  await expect(section(business, words.page.chain)).toContainText(approvals.state.withdrawn);
  await expect(button(business, command.sign)).toHaveCount(0);
});

test('R-002-119 any safety accident is red on the manager’s home and over the reports', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'serviceManager', path: '/reports' });
  const before = await ask<{ count: number }>(page, 'incidents.safety', {});
  await tell(page, 'incidents.report', {
    source: 'safety',
    facts: '安装时梯子打滑，手臂擦伤',
    visitPlannedAt: Date.now() + 3_600_000,
    firstOpinion: '停工检查登高用具',
  });
  await expect(main(page).getByText(words.safety.some_other.replace('{{count}}', String(before.count + 1)))).toBeVisible();
  await page.getByRole('link', { name: words.safety.some_other.replace('{{count}}', String(before.count + 1)) }).click();
  await expect(list(page).row('梯子打滑')).toBeVisible();
  await page.goto('/');
  await expect(main(page).getByRole('link', { name: words.home.safety })).toContainText(String(before.count + 1));
});
