import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { bestFor, enterPaper, newCall, newSlip, supervisorAt } from '../print/slips.ts';
import { effortOf, expect, test } from '../support/browser.ts';
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
    arrived: '0830',
    left: '0945',
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

test('R-000-52 a paper is handed back with at most 10 keys from its number', async ({ shop }) => {
  const supervisor = await supervisorAt(shop.address);
  const id = await newSlip(supervisor);
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
