import type { Page } from '@playwright/test';
import { exportTexts } from '../../shared/i18n/zh-CN/exports.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { StaffAccount } from '../../shared/staff-accounts.ts';
import { createToolKindInput, issueToolsInput, takeInToolsInput } from '../../shared/tools.ts';
import { monthsFrom } from '../../shared/tool-money.ts';
import { dayOf } from '../../shared/time.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import { sheets } from './page-models/print.ts';

const { staffAccounts: words } = zhCN;

const main = (page: Page) => page.getByRole('main');
const dialog = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true });
const section = (page: Page, name: string) => main(page).getByRole('region', { name, exact: true });

/** Sends the dialog that is open with Ctrl+Enter. */
async function send(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
}

/** Somebody lost a tool of this original price, which the supervisor charged once. @returns who */
async function charged(page: Page, admin: Page, originalFen: number): Promise<{ readonly staffId: number; readonly name: string }> {
  const mark = crypto.randomUUID().slice(0, 6).toUpperCase();
  const [room] = await ask<readonly { id: number }[]>(page, 'tools.rooms');
  const placeId = room?.id ?? 0;
  const kind = { name: `电枪${mark}`, unit: '把', lifeMonths: 24, originalFen, purchaseFen: originalFen, placeId };
  const { id: itemId } = await tell<{ id: number }>(page, 'tools.createKind', createToolKindInput.parse(kind));
  const coming = { itemId, placeId, qty: 1, priceFen: originalFen, numbers: [`DQ-${mark}`] };
  await tell(page, 'tools.takeIn', takeInToolsInput.parse({ supplier: '五金城', lines: [coming] }));
  const name = `陈大勇${mark}`;
  const person = { name, phone: '', isTechnician: true, skills: '', region: '', outletId: null };
  const { id: staffId } = await tell<{ id: number }>(admin, 'staff.create', person);
  const issued = { staffId, why: 'added', signedBy: name, isSigned: true, lines: [{ itemId, placeId, toolNo: `DQ-${mark}` }] };
  await tell(page, 'tools.issue', issueToolsInput.parse(issued));
  const [held] = await ask<readonly { issueId: number }[]>(page, 'tools.held', { staffId });
  const { id } = await tell<{ id: number }>(page, 'tools.reportLoss', { issueId: held?.issueId, facts: '工地上丢失' });
  await tell(page, 'tools.decideLoss', { id, version: 1, factor: 100, reason: '赔原价' });
  return { staffId, name };
}

test('R-000-78 SM-11 a loss is deducted over three months, each of which is taken, and the statement is printed', async ({ shop }) => {
  const admin = await shop.seat({ role: 'administrator', path: '/' });
  const { page } = await shop.seat({ role: 'supervisor', path: '/' });
  const { staffId, name } = await charged(page, admin.page, 10_000);
  const months = monthsFrom(dayOf(Date.now(), 'Asia/Shanghai').slice(0, 7), 3);
  await page.goto('/tools/accounts');
  await main(page).getByRole('link', { name }).click();
  await button(page, words.act.plan).click();
  // more than four months cannot be chosen, and what will be taken is seen before it is signed
  await expect(dialog(page).getByLabel(words.field.months).getByRole('option')).toHaveCount(4);
  await dialog(page).getByLabel(words.field.months).selectOption('3');
  const preview = dialog(page).getByRole('table', { name: words.plan.preview });
  await expect(preview.getByRole('row')).toHaveText([
    /./,
    `${months[0]}¥33.33`,
    `${months[1]}¥33.33`,
    new RegExp(`^${months[2]}.*¥33.34$`),
  ]);
  await dialog(page).getByLabel(words.field.totalFen).fill('100.01');
  await dialog(page).getByLabel(words.field.signedBy).fill(name);
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toContainText(zhCN.common.validation.required);
  await dialog(page).getByLabel(words.field.isSigned).check();
  await page.keyboard.press('Control+Enter');
  // the refusal of the host stands at its field
  await expect(dialog(page).getByLabel(words.field.totalFen)).toHaveAccessibleDescription(zhCN.errors.variant.guardFailed.moreThanOwed);
  await dialog(page).getByLabel(words.field.totalFen).fill('100');
  await send(page);
  // what a plan takes is not paid beside it
  await expect(button(page, words.act.paid)).toHaveAttribute('aria-disabled', 'true');
  const plans = section(page, words.plans);
  for (const month of months.slice(0, 2)) {
    await plans.getByRole('button', { name: words.plan.deduct.replace('{{month}}', month) }).click();
    await send(page);
    await expect(plans.getByRole('row').filter({ hasText: month })).toContainText(words.wages.taken);
  }
  await expect(section(page, words.balances)).toContainText('¥33.34');
  await takeLastMonth(page, months[2] ?? '', name);
  const account = await ask<StaffAccount>(page, 'staffAccounts.get', { staffId });
  expect(account).toMatchObject({ owedFen: 0, paidFen: 10_000, plans: [{ state: 'settled', leftFen: 0 }] });
  await page.goto(`/tools/people/${staffId}`);
  await expect(section(page, words.plans)).toContainText(words.planState.settled);
  await section(page, words.lines).getByRole('link', { name: words.print.statement }).click();
  await expect(sheets(page).first()).toContainText(name);
  await expect(sheets(page).first()).toContainText('33.34');
  await expect(sheets(page).first()).toContainText('零元整');
});

/** The last month goes with the list for the wage office, in one act. */
async function takeLastMonth(page: Page, month: string, name: string): Promise<void> {
  await page.goto('/tools/accounts/wages');
  await main(page).getByLabel(words.wages.month).fill(month);
  const row = main(page).getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('3/3');
  await expect(row).toContainText('33.34');
  const download = page.waitForEvent('download');
  await button(page, zhCN.common.action.export).click();
  expect((await download).suggestedFilename()).toContain(exportTexts.list.wageDeductions);
  await button(page, words.wages.takeAll).click();
  await dialog(page).getByRole('button', { name: words.wages.takeAll }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(row).toContainText(words.wages.taken);
}

test('R-000-76 a deposit is taken with a receipt, and given back only when its tool is back', async ({ shop }) => {
  const admin = await shop.seat({ role: 'administrator', path: '/' });
  const { page } = await shop.seat({ role: 'supervisor', path: '/' });
  const { staffId } = await charged(page, admin.page, 5_000);
  const [room] = await ask<readonly { id: number }[]>(page, 'tools.rooms');
  const driver = `电批${staffId}`;
  const facts = {
    name: driver,
    unit: '把',
    originalFen: 86_000,
    purchaseFen: 80_000,
    depositFen: 30_000,
    isNumbered: false,
    placeId: room?.id,
  };
  const { id: itemId } = await tell<{ id: number }>(page, 'tools.createKind', createToolKindInput.parse(facts));
  const lines = [{ itemId, placeId: room?.id, qty: 1, priceFen: 80_000 }];
  await tell(page, 'tools.takeIn', takeInToolsInput.parse({ supplier: '五金城', lines }));
  await page.goto(`/tools/people/${staffId}`);
  await button(page, words.act.depositPaid).click();
  await dialog(page)
    .getByLabel(words.field.itemId)
    .selectOption({ label: `${driver}（每件 ¥300.00）` });
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page).getByLabel(words.field.way)).toHaveAccessibleDescription(zhCN.common.validation.required);
  await dialog(page).getByLabel(words.field.way).selectOption({ label: words.way.cash });
  await expect(dialog(page).getByLabel(words.field.amountFen)).toHaveValue('300.00');
  await send(page);
  const issued = { staffId, why: 'added', signedBy: '本人', isSigned: true, lines: [{ itemId, placeId: room?.id }] };
  await tell(page, 'tools.issue', issueToolsInput.parse(issued));
  await button(page, words.act.more).click();
  await page.getByRole('menuitem', { name: words.act.depositOffset }).click();
  await expect(dialog(page).getByLabel(words.field.amountFen)).toHaveValue('50.00');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page).getByLabel(words.field.amountFen)).toHaveAccessibleDescription(zhCN.errors.variant.guardFailed.toolStillOut);
  await page.keyboard.press('Escape');
  await section(page, words.lines).getByRole('link', { name: words.print.receipt }).click();
  await expect(sheets(page).first()).toContainText('叁佰元整');
});

test('B-47 R-000-80 a new person’s record is kept, and becoming regular leads to the kit', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'administrator', path: '/' });
  const { staffPlans } = zhCN;
  const name = `周文${crypto.randomUUID().slice(0, 6)}`;
  await tell(page, 'staff.create', { name, phone: '', isTechnician: true, skills: '', region: '', outletId: null });
  const chief = await shop.seat({ role: 'supervisor', path: '/settings/staff' });
  const row = main(chief.page).getByRole('row').filter({ hasText: name });
  await expect(row).toContainText(staffPlans.person.employments.probation);
  await row.getByRole('button', { name: staffPlans.person.title.replace('{{name}}', name) }).click();
  const field = (label: string) => dialog(chief.page).getByLabel(label);
  await field(staffPlans.person.badgeNo).fill(name.slice(-6));
  await field(staffPlans.person.post).fill('安装工');
  await field(staffPlans.person.dayWageFen).fill('180.5');
  await field(staffPlans.person.employment).selectOption({ label: staffPlans.person.employments.regular });
  await chief.page.keyboard.press('Control+Enter');
  await expect(field(staffPlans.person.regularisedOn)).toHaveAccessibleDescription(zhCN.common.validation.required);
  await field(staffPlans.person.regularisedOn).fill('2026-01-05');
  await chief.page.keyboard.press('Control+Enter');
  const kit = dialog(chief.page).getByRole('link', { name: staffPlans.person.toKit });
  await expect(kit).toHaveAttribute('href', /\/tools\/people\/\d+\/kit$/);
  await dialog(chief.page).getByRole('button', { name: staffPlans.person.later }).click();
  await expect(row).toContainText(`${name.slice(-6)} · 安装工`);
  await expect(row).not.toContainText(staffPlans.person.employments.probation);
});
