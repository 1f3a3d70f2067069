import type { Page } from '@playwright/test';
import type { Receipt } from '../../shared/fields.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { enterPaper, newSlip, supervisorAt } from '../print/slips.ts';
import type { Supervisor } from '../print/slips.ts';
import { ask, expect, tell, test } from '../support/browser.ts';

const { common, errors, handovers, home, numbers, prints, workOrders } = zhCN;

test.describe.configure({ timeout: 120_000 });

const numberOf = async ({ client }: Supervisor, id: number) => (await client.workOrders.get.query({ id })).no;

/** As a scanner does: the number in one go, then Enter, wherever the cursor is. */
async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code, { delay: 2 });
  await page.keyboard.press('Enter');
}

test('R-001-14 the letters of a form are changed with a preview; the next number has them, and those of another form are refused', async ({
  shop,
}) => {
  const { page } = await shop.seat({ role: 'administrator', path: '/settings/numberRanges' });
  const dialog = page.getByRole('dialog');
  const edit = () => page.getByRole('button', { name: `${numbers.ranges.edit} ${numbers.kind.warrantyCard}` }).click();
  const letters = dialog.getByRole('textbox', { name: numbers.ranges.prefix });
  await edit();
  await letters.fill('WX');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toContainText(errors.variant.guardFailed.prefixTaken);
  await letters.fill('bxd');
  await dialog.getByRole('textbox', { name: numbers.ranges.digits }).fill('5');
  await expect(dialog.getByRole('status')).toContainText(/BXD\d{8}-\d{5}/);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  const row = page.getByRole('row').filter({ hasText: numbers.kind.warrantyCard });
  await expect(row).toContainText(/BXD\d{8}-\d{5}/);
  await expect(row).toContainText(numbers.ranges.formerly.replace('{{prefixes}}', 'BX'));
  await edit();
  await letters.fill('BX');
  await dialog.getByRole('textbox', { name: numbers.ranges.digits }).fill('4');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
});

test('R-001-14 a reprint stands in the list of prints with its reason; the void in the list of voids', async ({ shop }) => {
  const supervisor = await supervisorAt(shop.address);
  const id = await newSlip(supervisor);
  const no = await numberOf(supervisor, id);
  const { page } = await shop.seat({ role: 'supervisor', path: '/papers/prints' });
  await tell(page, 'workOrders.recordPrint', { ids: [id], paper: 'A5', copies: 1, reason: '' });
  await tell(page, 'workOrders.recordPrint', { ids: [id], paper: 'A5', copies: 1, reason: '纸张弄湿' });
  await page.reload();
  await page.getByRole('checkbox', { name: prints.onlyReprints }).check();
  const row = page.getByRole('row').filter({ hasText: no });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('纸张弄湿');
  await expect(row).toContainText(prints.reprint.replace('{{n}}', '1'));
  await page.goto('/papers/unmatched');
  await expect(page.getByRole('row').filter({ hasText: no })).toBeVisible();
  const { version } = await supervisor.client.workOrders.get.query({ id });
  await tell(page, 'workOrders.void', { id, version, reason: '客户改买新机' });
  await page.goto('/papers/voids');
  await expect(page.getByRole('row').filter({ hasText: no })).toContainText('客户改买新机');
  await page.goto('/papers');
  await expect(page.getByText(numbers.page.complete)).toBeVisible();
});

test('R-000-58 R-000-52 slips are handed over by scanning them; the number between them that is missing is named', async ({ shop }) => {
  const supervisor = await supervisorAt(shop.address);
  const ids = [await newSlip(supervisor), await newSlip(supervisor), await newSlip(supervisor)];
  const [first = '', second = '', third = ''] = await Promise.all(ids.map((id) => numberOf(supervisor, id)));
  const { page } = await shop.seat({ role: 'supervisor', path: '/handovers/new' });
  const main = page.getByRole('main');
  const people = (await supervisor.client.staff.list.query()).filter(({ isActive }) => isActive);
  const choose = async (label: string, name: string) => {
    await main.getByRole('combobox', { name: label }).fill(name);
    await page.getByRole('option').filter({ hasText: name }).first().click();
  };
  await choose(handovers.from, people[0]?.name ?? '');
  // a technician holds no post at the counter: somebody else notes the receipt
  const receiver = people.find(({ isTechnician, id }) => isTechnician && id !== people[0]?.id);
  await choose(handovers.to, receiver?.name ?? '');
  await scan(page, first);
  await scan(page, third);
  const table = main.getByRole('table', { name: handovers.lines });
  await expect(table.getByText(first)).toBeVisible();
  await expect(table.getByText(third)).toBeVisible();
  await expect(main.getByRole('list', { name: new RegExp(`^${handovers.missing}`) })).toContainText(second);
  await scan(page, 'WX20200101-0001');
  await expect(table).toContainText(handovers.problem.unknown);
  await page.keyboard.press('Control+Enter');
  await expect(main.getByText(errors.variant.guardFailed.numberUnknown.replace('{{no}}', 'WX20200101-0001')).first()).toBeVisible();
  await main.getByRole('button', { name: handovers.remove.replace('{{no}}', 'WX20200101-0001') }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: /^JJ\d{8}-\d{4}$/ })).toBeVisible();
  await expect(main).toContainText(second);

  // somebody else, who is not the author, notes the receipt and sends one paper back
  const { page: other } = await shop.seat({ role: 'serviceManager', path: new URL(page.url()).pathname });
  await other.getByRole('button', { name: handovers.confirm }).click();
  await other.getByRole('dialog').getByRole('textbox').first().fill('没有客户签字');
  await other.keyboard.press('Control+Enter');
  await expect(other.getByText(handovers.state.confirmed).first()).toBeVisible();
  await expect(other.getByRole('main')).toContainText('没有客户签字');
});

test('R-000-52 a scanned slip opens at the step that is next: result, hand-back, file, or why it is void', async ({ shop }) => {
  const supervisor = await supervisorAt(shop.address);
  const { client } = supervisor;
  const id = await newSlip(supervisor, { slip: { plannedAt: Math.floor(Date.now() / 60_000) * 60_000 } });
  const no = await numberOf(supervisor, id);
  const { page } = await shop.seat({ role: 'supervisor', path: '/dispatch?tab=log' });
  const dialog = page.getByRole('dialog');
  await scan(page, no);
  await expect(dialog.getByRole('heading', { name: workOrders.result.title.replace('{{no}}', no) })).toBeVisible();
  await expect(dialog.locator('input:focus, textarea:focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  // whoever comes back with a slip finds the desk at its first screen as often as at the list
  await page.goto('/');
  await expect(page.getByRole('heading', { name: home.title, exact: true })).toBeVisible();
  await scan(page, no);
  await expect(dialog.getByRole('heading', { name: workOrders.result.title.replace('{{no}}', no) })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await enterPaper(supervisor, id);
  await page.goto('/work-orders');
  await expect(page.getByRole('heading', { name: workOrders.title })).toBeVisible();
  await scan(page, no);
  await expect(page.getByRole('button', { name: new RegExp(`^${workOrders.command.handBack}`) }).first()).toBeFocused();
  const { version } = await client.workOrders.get.query({ id });
  await tell<Receipt>(page, 'workOrders.handBack', { id, version });
  await page.goto('/dispatch?tab=notBack');
  await expect(page.getByRole('heading', { name: zhCN.dispatch.title })).toBeVisible();
  await scan(page, no);
  await expect(dialog.getByRole('button', { name: workOrders.command.archive })).toBeVisible();
  await page.keyboard.press('Escape');

  const gone = await newSlip(supervisor);
  const goneNo = await numberOf(supervisor, gone);
  await tell(page, 'workOrders.void', { id: gone, version: 1, reason: '写错了地址' });
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: common.frame.paletteHint })).toBeFocused();
  await page.keyboard.insertText(goneNo);
  await page.keyboard.press('Enter');
  await expect(page.getByText(numbers.scan.voided.replace('{{no}}', goneNo).replace('{{reason}}', '写错了地址'))).toBeVisible();
  await scan(page, 'WX20200101-0009');
  await expect(page.getByText(numbers.scan.unknown.replace('{{code}}', 'WX20200101-0009'))).toBeVisible();
  expect((await ask<{ readonly state: string }>(page, 'workOrders.get', { id: gone })).state).toBe('voided');
});
