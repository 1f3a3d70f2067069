import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { bestFor, enterPaper, newCall, newSlip, supervisorAt } from '../print/slips.ts';
import type { Receipt } from '../../shared/fields.ts';
import { effortOf, expect, tell, test } from '../support/browser.ts';
import { chooseTechnician, dispatchedNumber, dispatchScreen, openDispatchTab } from './page-models/dispatch.ts';
import { withoutPrintDialog } from './page-models/print.ts';
import { resultForm, typeResult } from './page-models/work-orders.ts';

const { common, dispatch, workOrders } = zhCN;

test.describe.configure({ timeout: 120_000 });

test('R-000-03 a request is assigned and printed with at most 8 keys; the log has its line', async ({ shop }) => {
  const supervisor = await supervisorAt(shop.address);
  const { client } = supervisor;
  const requestId = await newCall(supervisor);
  const technician = await bestFor(supervisor, requestId);
  const { page } = await shop.seat({ role: 'supervisor', path: '/print/slips' });
  await withoutPrintDialog(page);
  await page.goto(`/dispatch?request=${requestId}`);
  const screen = dispatchScreen(page);
  await expect(screen.technicians).toBeFocused();
  const before = await client.workOrders.list.query({ limit: 1 });
  const effort = await effortOf(page, async () => {
    await chooseTechnician(page, technician);
    await page.keyboard.press('Control+p');
    await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
  });
  expect(effort.clicks).toBe(0);
  expect(effort.keys).toBeLessThanOrEqual(8);
  await expect(screen.technicians).toBeVisible();
  const { rows } = await client.workOrders.list.query({ limit: 1 });
  expect(rows[0]?.id).toBeGreaterThan(before.rows[0]?.id ?? 0);
  expect(rows[0]?.printCount).toBe(1);
  await openDispatchTab(page, 'log');
  await expect(page.getByRole('table', { name: dispatch.tab.log }).getByText(rows[0]?.no ?? '', { exact: true })).toBeVisible();
  await openDispatchTab(page, 'unmatched');
  await expect(page.getByRole('table', { name: dispatch.tab.unmatched }).getByText(rows[0]?.no ?? '', { exact: true })).toBeVisible();
});

test('R-001-14 a slip made by mistake is taken back at once and keeps its number', async ({ shop }) => {
  const supervisor = await supervisorAt(shop.address);
  const { client } = supervisor;
  const requestId = await newCall(supervisor);
  const technician = await bestFor(supervisor, requestId);
  const { page } = await shop.seat({ role: 'supervisor', path: `/dispatch?request=${requestId}` });
  const screen = dispatchScreen(page);
  await expect(screen.technicians).toBeFocused();
  await chooseTechnician(page, technician);
  await screen.line(1).fill('先看电源');
  await page.keyboard.press('Control+Enter');
  await expect(screen.done).toBeVisible();
  const no = await dispatchedNumber(page);
  await screen.done.getByRole('button', { name: common.action.undo }).click();
  await expect(page.getByText(dispatch.undone.replace('{{no}}', no))).toBeVisible();
  const { rows } = await client.workOrders.list.query({ query: no, limit: 1 });
  expect(rows[0]).toMatchObject({ no, state: 'voided', work: '先看电源' });
});

test('R-000-50 R-003-63 what the paper lacks is named; nothing is answered beforehand', async ({ shop }) => {
  const supervisor = await supervisorAt(shop.address);
  const id = await newSlip(supervisor);
  const { page } = await shop.seat({ role: 'supervisor', path: `/work-orders/${id}` });
  await page.keyboard.press('Control+Enter');
  const form = resultForm(page);
  await expect(form.arrived).toBeFocused();
  await expect(form.nothingLeft).not.toBeChecked();
  await expect(form.somethingLeft).not.toBeChecked();
  await page.keyboard.press('Control+Enter');
  const problems = form.form.getByRole('alert');
  for (const name of ['arrivedAt', 'leftAt', 'cause', 'remedy', 'omission', 'opinion'] as const)
    await expect(problems.getByRole('button', { name: workOrders.field[name] })).toBeVisible();
  await typeResult(page, {
    arrived: '现在',
    left: '现在',
    cause: '门封老化',
    remedy: '更换门封',
    opinion: '满意',
    labor: '80',
    travel: '30',
  });
  await expect(page.getByText(workOrders.state.signed).first()).toBeVisible();
  expect(await supervisor.client.workOrders.get.query({ id })).toMatchObject({
    state: 'signed',
    cause: '门封老化',
    chargeFen: 11_000,
    nothingLeftOut: true,
  });
});

test('R-004-36 R-004-38 the preset asks how the fault was found and for the repair standard; the item’s history is one click away', async ({
  shop,
}) => {
  const supervisor = await supervisorAt(shop.address);
  const { client } = supervisor;
  const { page } = await shop.seat({ role: 'supervisor', path: '/' });
  const customer = await tell<Receipt>(page, 'customers.create', {
    ...{ name: '岳麓数据中心', contacts: [{ name: '何工' }], addresses: [{ text: '机房路8号' }] },
    phones: [{ shownAs: '13977712077' }],
  });
  await tell(page, 'presets.setContract', {
    ...{ subject: 'customer', id: customer.id, version: customer.version, presetCode: 'it-a', calendarCode: '' },
  });
  const item = await tell<Receipt>(page, 'installedItems.add', { customerId: customer.id, category: '交换机', model: 'S5735' });
  const call = { newCustomer: null, customerId: customer.id, installedItemId: item.id, faultClass: 'hardware' } as const;
  const earlier = await newSlip(supervisor, { call });
  await enterPaper(supervisor, earlier, {
    ...{ foundBy: ['symptom'], standard: { normal: 'met', safe: 'met', planned: 'met', tidy: 'met' }, remedy: '更换风扇模块' },
  });
  const id = await newSlip(supervisor, { call });
  await page.goto(`/work-orders/${id}`);
  await expect(page.getByRole('main').getByRole('button', { name: workOrders.history.show })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  const form = resultForm(page);
  const { ticks, history } = workOrders;
  await form.form.getByRole('button', { name: history.show }).click();
  await expect(form.form.getByRole('list', { name: history.list })).toContainText('更换风扇模块');
  const answer = (point: keyof typeof ticks.point, word: 'met' | 'notMet') =>
    form.form.getByRole('radiogroup', { name: ticks.point[point] }).getByRole('radio', { name: ticks[word], exact: true });
  for (const point of ['normal', 'safe', 'planned', 'tidy'] as const)
    for (const word of ['met', 'notMet'] as const) await expect(answer(point, word)).not.toBeChecked();
  await form.arrived.fill('现在');
  await form.left.fill('现在');
  await form.cause.fill('电源模块老化');
  await form.remedy.fill('更换电源模块');
  await form.nothingLeft.check();
  await form.isSigned.check();
  await form.opinion.fill('满意');
  await page.keyboard.press('Control+Enter');
  const problems = form.form.getByRole('alert');
  for (const label of [ticks.foundBy, ...Object.values(ticks.point)])
    await expect(problems.getByRole('button', { name: label })).toBeVisible();
  await expect(form.remedy).toHaveValue('更换电源模块');
  await form.form.getByRole('checkbox', { name: ticks.way.measured }).check();
  for (const point of ['normal', 'safe', 'planned'] as const) await answer(point, 'met').check();
  await answer('tidy', 'notMet').check();
  await page.keyboard.press('Control+Enter');
  await expect(problems.getByRole('button', { name: ticks.reason })).toBeVisible();
  await form.form.getByRole('textbox', { name: ticks.reason }).fill('线缆待客户理线');
  await page.keyboard.press('Control+Enter');
  await form.form.waitFor({ state: 'hidden' });
  const result = page.getByRole('region', { name: workOrders.detail.result });
  await expect(result).toContainText(ticks.way.measured);
  await expect(result).toContainText('线缆待客户理线');
  const { requestId } = await client.workOrders.get.query({ id });
  await page.goto(`/requests/${requestId}`);
  await expect(page.getByRole('main')).toContainText('线缆待客户理线');
});

test('R-000-52 a paper is handed back with at most 10 keys from its number', async ({ shop }) => {
  const supervisor = await supervisorAt(shop.address);
  // planned for this minute: an hour later may be tomorrow, and tomorrow's paper is not missed today
  const id = await newSlip(supervisor, { slip: { plannedAt: Math.floor(Date.now() / 60_000) * 60_000 } });
  await enterPaper(supervisor, id);
  const { no } = await supervisor.client.workOrders.get.query({ id });
  const { page } = await shop.seat({ role: 'supervisor', path: '/dispatch?tab=notBack' });
  await expect(page.getByRole('table').getByText(no, { exact: true })).toBeVisible();
  const effort = await effortOf(page, async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: common.frame.paletteHint })).toBeFocused();
    // the scanner types the number
    await page.keyboard.insertText(no);
    await expect(page.getByRole('option').filter({ hasText: no }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: no })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(workOrders.done.handedBack.replace('{{no}}', no))).toBeVisible();
  });
  expect(effort.clicks).toBe(0);
  expect(effort.keys).toBeLessThanOrEqual(10);
  expect((await supervisor.client.workOrders.get.query({ id })).state).toBe('returned');
});
