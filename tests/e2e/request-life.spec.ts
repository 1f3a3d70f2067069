import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { createCustomerInput } from '../../shared/customers.ts';
import type { Receipt } from '../../shared/fields.ts';
import { logRequestInput } from '../../shared/requests.ts';
import type { LogRequestInput, RequestView } from '../../shared/requests.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import { requestLifeScreen } from './page-models/request-life.ts';
import { requestsScreen } from './page-models/requests.ts';

const { appointments, common, requestLife, workOrders } = zhCN;
const hour = 3_600_000;

/** A call of a new customer, logged without the screens. */
async function logged(page: Page, name: string, changes: Partial<LogRequestInput> = {}): Promise<Receipt> {
  const newCustomer = changes.customerId
    ? null
    : createCustomerInput.parse({ name, phones: [{ shownAs: '13900139009' }], addresses: [{ text: '控江路1号' }] });
  const body = logRequestInput.parse({
    ...{ newCustomer, contactName: name, phone: '13900139009', address: '控江路1号', content: '不制冷', serviceWanted: '上门维修' },
    ...{ type: 'repair', branch: 'complaint', urgency: 'general', channel: 'phone', lodgedBy: 'customer', faultClass: 'electrical' },
    promisedAt: Date.now() + 48 * hour,
    ...changes,
  });
  return tell<Receipt>(page, 'requests.log', body);
}

test('R-001-21 the desk holds a job for a part: the old promise stays beside the new one, and it goes on when the part is there', async ({
  shop,
}) => {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/' });
  const { id, no = '' } = await logged(page, '待件人');
  await page.goto(`/requests/${id}`);
  const life = requestLifeScreen(page);
  await life.choose('hold');
  // a new time is asked for by name, and nothing is lost
  await life.dialog.getByRole('textbox', { name: requestLife.dialog.note }).fill('等压缩机');
  await page.keyboard.press('Control+Enter');
  await expect(life.dialog.getByRole('textbox', { name: requestLife.dialog.newPromisedAt })).toHaveAttribute('aria-invalid', 'true');
  await life.save({ note: '等压缩机', newPromisedAt: '+5d' });
  await expect(life.banner('等压缩机')).toBeVisible();
  await expect(life.section('delays').locator('s')).toBeVisible();
  await expect(life.section('delays')).toContainText(requestLife.delay.notTold);
  await expect(life.section('tasks')).toContainText(requestLife.taskKind.callBack);

  await page.goto('/requests?life=held');
  await expect(page.getByRole('main').getByRole('link', { name: no, exact: true })).toBeVisible();
  await page.goto(`/requests/${id}`);
  await life.banner('等压缩机').getByRole('button', { name: requestLife.command.release }).click();
  await page.keyboard.press('Control+Enter');
  await expect(life.banner('等压缩机')).toHaveCount(0);
  await expect(requestsScreen(page).timeline).toContainText(requestLife.event.released);
});

test('R-002-98 a missed promise is explained before anything else', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/' });
  const { id } = await logged(page, '超时人', { receivedAt: Date.now() - 72 * hour, promisedAt: Date.now() - 24 * hour });
  await expect
    .poll(async () => (await ask<RequestView>(page, 'requests.get', { id })).life.overdueSince, { timeout: 40_000, intervals: [1000] })
    .not.toBeNull();
  await page.goto(`/requests/${id}`);
  const request = requestsScreen(page);
  const life = requestLifeScreen(page);
  await expect(life.banner(requestLife.banner.overdueTitle)).toBeVisible();
  for (const command of ['edit', 'dispatch', 'void'] as const)
    expect(await request.refusalOf(command), command).toBe(requestLife.refusal.overdue);
  await life.banner(requestLife.banner.overdueTitle).getByRole('button', { name: requestLife.banner.explain }).click();
  await life.save({ why: '配件晚到', plan: '明天上午换件', newPromisedAt: '+2d' });
  await expect(life.banner(requestLife.banner.overdueTitle)).toHaveCount(0);
  await expect(life.section('delays')).toContainText('明天上午换件');
  expect(await request.refusalOf('edit')).toBe('');
});

test('R-002-98 the slip of a missed promise says why nothing is planned anew, and leads to where it is explained', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/' });
  const { id, version } = await logged(page, '超时单', { promisedAt: Date.now() + 8_000 });
  const staff = await ask<readonly { id: number; isTechnician: boolean }[]>(page, 'staff.list');
  const slip = await tell<Receipt>(page, 'workOrders.dispatch', {
    requestId: id,
    requestVersion: version,
    staffIds: [staff.find((one) => one.isTechnician)?.id],
    plannedAt: Date.now() + hour,
    lines: ['检查'],
    reasons: { overlap: '试验', absence: '试验', training: '试验', sameWork: '试验' },
  });
  await expect
    .poll(async () => (await ask<RequestView>(page, 'requests.get', { id })).life.overdueSince, { timeout: 60_000, intervals: [1000] })
    .not.toBeNull();
  await page.goto(`/work-orders/${slip.id}`);
  const main = page.getByRole('main');
  await expect(main).toContainText(workOrders.detail.missUnexplained);
  await expect(main.getByRole('button', { name: workOrders.command.reschedule, exact: true })).toHaveAttribute('aria-disabled', 'true');
  await main.getByRole('link', { name: requestLife.banner.explain }).click();
  const life = requestLifeScreen(page);
  await life.banner(requestLife.banner.overdueTitle).getByRole('button', { name: requestLife.banner.explain }).click();
  await life.save({ why: '配件晚到', plan: '明天上午换件', newPromisedAt: '+2d' });
  await page.goto(`/work-orders/${slip.id}`);
  await expect(main.getByRole('button', { name: workOrders.command.reschedule, exact: true })).toBeEnabled();
  await expect(main).not.toContainText(workOrders.detail.missUnexplained);
});

test('R-002-53 what cannot be settled goes up, stands in the manager’s list and on the first screen, and is answered', async ({ shop }) => {
  const desk = await shop.seat({ role: 'frontDesk', path: '/' });
  const { id, no = '' } = await logged(desk.page, '升级人');
  await desk.page.goto(`/requests/${id}`);
  const asDesk = requestLifeScreen(desk.page);
  await asDesk.choose('escalate');
  await asDesk.dialog.getByRole('combobox', { name: requestLife.dialog.problem }).selectOption('design');
  await asDesk.save({ reason: '同型号都这样' });
  await expect(asDesk.banner('同型号都这样')).toBeVisible();

  const manager = await shop.seat({ role: 'serviceManager', path: '/' });
  const card = manager.page.getByRole('region', { name: requestLife.home.escalated });
  await card.getByRole('link', { name: new RegExp(no) }).click();
  const asManager = requestLifeScreen(manager.page);
  await asManager.banner('同型号都这样').getByRole('button', { name: requestLife.command.answerEscalation }).click();
  await asManager.save({ answer: '联系厂家召回' });
  await expect(asManager.section('texts')).toContainText('联系厂家召回');
  await expect(asManager.banner('同型号都这样')).toHaveCount(0);
});

test('R-002-97 R-004-09 a complaint is closed with its report, and a later follow-up stands in the tasks', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/' });
  const { id, no = '' } = await logged(page, '投诉人', { type: 'consulting' });
  await page.goto(`/requests/${id}`);
  const request = requestsScreen(page);
  const life = requestLifeScreen(page);
  await life.choose('plan');
  await life.save({ planText: '电话指导清洗' });
  await expect(life.section('more')).toContainText('电话指导清洗');
  await life.choose('confirmPlan');
  await life.save({});
  await request.resolveWithoutSlip('清洗后恢复');
  await request.tellCustomer({ opinion: '满意', archive: false });
  await request.command('archive').click();
  await life.dialog.getByLabel(requestLife.dialog.followUpOn).fill('2099-01-05');
  await page.keyboard.press('Control+Enter');
  await expect(request.state('archived')).toBeVisible();
  await expect(life.section('tasks')).toContainText(requestLife.taskKind.followUp);
  // every step of the job carries its time
  await expect(life.steps).not.toContainText(requestLife.stepTodo);

  await page.goto('/tasks');
  await page.getByRole('main').getByRole('button', { name: requestLife.tasks.scope.all, exact: true }).click();
  const row = page.getByRole('main').getByRole('grid').locator('[data-rowindex]').filter({ hasText: no });
  await row.getByRole('button', { name: requestLife.tasks.finish }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: requestLife.tasks.result }).fill('客户说好了');
  await page.keyboard.press('Control+Enter');
  await expect(row).toHaveCount(0);

  await page.goto(`/requests/${id}`);
  await page.getByRole('main').getByRole('button', { name: requestLife.command.more, exact: true }).click();
  await page.getByRole('menu').getByText(requestLife.command.printReport, { exact: true }).click();
  await expect(page.locator('.paper-pages .sheet').first()).toContainText('清洗后恢复');
});

test('R-001-05 R-003-54 intake proposes the job that a call repeats, and links it in one click', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/' });
  const product = { productText: '格力 KFR-72', faultClass: 'electrical' } as const;
  const first = await logged(page, '又坏人', { ...product, receivedAt: Date.now() - 2 * hour });
  const { customerId, version } = await ask<RequestView>(page, 'requests.get', { id: first.id });
  const [technician] = (await ask<readonly { id: number; isTechnician: boolean; isActive: boolean }[]>(page, 'staff.list')).filter(
    ({ isTechnician, isActive }) => isTechnician && isActive,
  );
  const slip = await tell<Receipt>(page, 'workOrders.dispatch', {
    requestId: first.id,
    requestVersion: version,
    staffIds: [technician?.id],
    plannedAt: Date.now() + 300 * hour,
    lines: ['检查'],
  });
  await tell(page, 'workOrders.recordResult', {
    ...{ id: slip.id, version: slip.version, arrivedAt: Date.now() - hour, leftAt: Date.now(), cause: '电容', remedy: '换电容' },
    ...{ nothingLeftOut: true, isSigned: true, signedBy: '又坏人', customerOpinion: '好', laborFen: 0, partsFen: 0, travelFen: 0 },
  });
  const second = await logged(page, '又坏人', { ...product, customerId });
  await page.goto(`/requests/${second.id}`);
  const life = requestLifeScreen(page);
  await life
    .banner(first.no ?? '?')
    .getByRole('button', { name: requestLife.banner.linkRepeat })
    .click();
  await expect(life.banner(first.no ?? '?')).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('link', { name: first.no ?? '?', exact: true })).toBeVisible();
});

test('B-09 the visit of tomorrow stands on the call list until the customer says yes', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/' });
  const { id: requestId } = await logged(page, '预约人');
  await tell(page, 'appointments.make', { requestId, plannedAt: Date.now() + 4 * hour, withWhom: '预约人' });
  await page.goto('/appointments');
  const row = page.getByRole('row', { name: /预约人/ });
  const saying = (result: 'notReached' | 'confirmed') => row.getByRole('button', { name: `${appointments.result[result]} 预约人` });
  await saying('notReached').click();
  await expect(row).toContainText(`${appointments.result.notReached} `);
  await saying('confirmed').click();
  await expect(row).toHaveCount(0);
});

test('a task of the front desk is given to one person there, and taken back', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/' });
  const { id, version } = await logged(page, '交办人');
  await tell(page, 'requests.hold', { id, version, reason: 'part', note: '等主板', newPromisedAt: Date.now() + 72 * hour, toldAt: null });
  await page.goto('/tasks');
  await page.getByRole('button', { name: requestLife.tasks.scope.all, exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: '交办人' });
  const holder = row.getByRole('button', { name: requestLife.tasks.give });
  await expect(holder).toHaveText(common.role.frontDesk);
  await holder.click();
  const choice = page.getByRole('combobox', { name: requestLife.tasks.holder });
  const name = (await choice.getByRole('option').nth(1).textContent()) ?? '';
  await choice.selectOption({ label: name });
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(holder).toHaveText(name);
  await holder.click();
  await choice.selectOption({ index: 0 });
  await page.keyboard.press('Control+Enter');
  await expect(holder).toHaveText(common.role.frontDesk);
});
