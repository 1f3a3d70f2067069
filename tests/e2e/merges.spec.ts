import type { Page } from '@playwright/test';
import type { CallerView } from '../../shared/customers.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import { list, toast } from './page-models/frame.ts';
import { itemScreen } from './page-models/installed-items.ts';

const { customers, installedItems, merges, intake } = zhCN;

const text = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');

async function file(page: Page, facts: { readonly name: string; readonly phone: string; readonly region: string }): Promise<number> {
  const { id } = await tell<{ id: number }>(page, 'customers.create', {
    name: facts.name,
    region: facts.region,
    phones: [{ shownAs: facts.phone }],
    addresses: [{ text: '芙蓉路 12 号' }],
  });
  return id;
}

const customerOf = async (page: Page, id: number) => ask<CallerView>(page, 'customers.get', { id });

test('R-004-20 two customers with one phone: warned, found in the worklist, merged with a field chosen, and parted again', async ({
  shop,
}) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/customers' });
  const first = await file(page, { name: '合并甲', phone: '13655550001', region: '城东' });

  // Warned while typing, and not held up.
  await page.getByRole('main').locator('header').getByRole('button', { name: customers.list.new, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: customers.field.name, exact: true }).fill('合并乙');
  await dialog.getByRole('textbox', { name: customers.field.phone, exact: true }).fill('136-5555-0001');
  await expect(dialog.getByText(merges.hint.title)).toBeVisible();
  await expect(dialog.getByRole('link', { name: text(merges.hint.open, { name: '合并甲' }) })).toBeVisible();
  await dialog.getByRole('combobox', { name: customers.field.region, exact: true }).fill('城西');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('heading', { name: '合并乙', level: 1 })).toBeVisible();
  const second = Number(new URL(page.url()).pathname.split('/').at(-1));
  const before = [await customerOf(page, first), await customerOf(page, second)];

  // A call of the second one.
  const { no } = await tell<{ no: string }>(page, 'requests.log', {
    customerId: second,
    contactName: '合并乙',
    phone: '13655550001',
    address: '芙蓉路 12 号',
    content: '洗衣机不脱水',
    serviceWanted: '上门维修',
    type: 'repair',
    branch: 'complaint',
    urgency: 'general',
    channel: 'phone',
    lodgedBy: 'customer',
    faultClass: 'mechanical',
    promisedAt: Date.now() + 7_200_000,
  });

  await page.goto('/customers/duplicates');
  const pair = page.getByRole('table', { name: merges.suspects.list }).getByRole('row').filter({ hasText: '合并甲' });
  await expect(pair).toContainText('合并乙');
  await expect(pair).toContainText(merges.likeness.phone);
  await pair.getByRole('link', { name: text(merges.suspects.mergeOf, { first: '合并乙', second: '合并甲' }) }).click();
  await expect(page.getByRole('heading', { name: merges.merge.title })).toBeVisible();

  // The first one is to stay, with the region of the second; all by keyboard.
  await expect(page.getByRole('button', { name: text(merges.merge.swap, { name: '合并甲' }) })).toBeVisible();
  await page.keyboard.press('Alt+s');
  await expect(page.getByRole('button', { name: text(merges.merge.swap, { name: '合并乙' }) })).toBeVisible();
  const region = page.getByRole('radiogroup', { name: merges.fields.region });
  await expect(region.getByRole('radio', { name: '城东' })).toBeChecked();
  await region.getByRole('radio', { name: '城东' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(region.getByRole('radio', { name: '城西' })).toBeChecked();
  await expect(page.getByRole('list', { name: customers.field.phones })).toContainText(merges.merge.double);
  await page.keyboard.press('Control+Enter');

  await expect(page).toHaveURL(new RegExp(`/customers/${first}$`));
  await expect(page.getByRole('heading', { name: '合并甲', level: 1 })).toBeVisible();
  await expect(page.getByRole('table', { name: customers.page.open })).toContainText(no);
  await expect(page.getByText(merges.note.absorbed)).toBeVisible();
  expect((await customerOf(page, first)).customer).toMatchObject({ name: '合并甲', region: '城西' });

  // An old link leads to the kept one, with a note.
  await page.goto(`/customers/${second}`);
  await expect(page.getByText(text(merges.note.opened, { name: '合并乙' }))).toBeVisible();
  await expect(page.getByRole('heading', { name: '合并甲', level: 1 })).toBeVisible();

  // Undone later, from the list of merges.
  await page.goto('/customers/merges');
  const row = list(page).row('合并乙');
  await row.getByRole('button', { name: text(merges.undo.of, { name: '合并乙' }) }).click();
  await page.getByRole('dialog').getByRole('button', { name: merges.undo.action, exact: true }).click();
  await expect(toast(page, text(merges.undo.done, { absorbed: '合并乙', kept: '合并甲' }))).toBeVisible();
  const after = [await customerOf(page, first), await customerOf(page, second)];
  const facts = (view: CallerView | undefined) => view && { ...view.customer, version: 0 };
  expect(after.map(facts)).toEqual(before.map(facts));
  expect(after[0]?.openRequests).toEqual([]);
  expect(after[1]?.openRequests.map((request) => request.no)).toEqual([no]);
});

test('R-004-20 a pair that is different stays off the list, and comes back when that is taken back', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'serviceManager', path: '/customers' });
  await file(page, { name: '不同甲', phone: '13655550002', region: '' });
  await file(page, { name: '不同乙', phone: '13655550002', region: '' });
  await page.goto('/customers/duplicates');
  const pair = page.getByRole('table', { name: merges.suspects.list }).getByRole('row').filter({ hasText: '不同甲' });
  const names = { first: '不同乙', second: '不同甲' };
  await pair.getByRole('button', { name: text(merges.suspects.differentOf, names) }).click();
  await expect(pair).toHaveCount(0);
  await page.getByRole('button', { name: merges.suspects.done }).click();
  const marked = page.getByRole('table', { name: merges.distinct.list }).getByRole('row').filter({ hasText: '不同甲' });
  await marked.getByRole('button', { name: merges.distinct.back }).click();
  await expect(marked).toHaveCount(0);
  await page.getByRole('button', { name: merges.suspects.open, exact: true }).click();
  await expect(pair).toBeVisible();
});

test('R-004-20 a bad number is mended in its list', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/customers' });
  await file(page, { name: '错号客户', phone: '1365555000', region: '' });
  await page.goto('/customers/bad-phones');
  const row = list(page).row('错号客户');
  await expect(row).toContainText(merges.badPhones.problems.tooShort);
  await row.getByRole('button', { name: text(merges.badPhones.editOf, { name: '错号客户' }) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: customers.field.phone, exact: true }).fill('13655550003');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(row).toHaveCount(0);
});

test('R-004-20 intake names the customer whom a new caller resembles', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/customers' });
  await file(page, { name: '来电同名', phone: '13655550004', region: '' });
  await page.goto('/intake');
  const caller = page.getByRole('region', { name: intake.caller, exact: true });
  await caller.getByRole('combobox', { name: intake.lookup.label }).fill('13655559999');
  await page.keyboard.press('Alt+n');
  await caller.getByRole('textbox', { name: intake.newName, exact: true }).fill('来电 同名');
  const background = page.getByRole('region', { name: intake.background, exact: true });
  await expect(background.getByText(merges.hint.sameName)).toBeVisible();
  await background.getByRole('button', { name: intake.duplicate.useCustomer }).click();
  await expect(caller.getByText('来电同名')).toBeVisible();
});

test('R-004-20 the form of an item says whose the serial is already', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/customers' });
  const owner = await file(page, { name: '机号甲', phone: '13655550005', region: '' });
  await tell(page, 'installedItems.add', { customerId: owner, model: 'BCD-520', serial: 'HX-2024-00917' });
  const other = await file(page, { name: '机号乙', phone: '13655550006', region: '' });
  await page.goto(`/customers/${other}`);
  const item = itemScreen(page);
  await item.openForm();
  await item.box(installedItems.field.model).fill('BCD-520');
  await item.box(installedItems.field.serial).fill('hx2024 00917');
  await expect(item.dialog.getByText(merges.hint.serialTitle)).toBeVisible();
  await expect(item.dialog.getByRole('link', { name: text(merges.hint.open, { name: '机号甲' }) })).toBeVisible();
  await item.save();
  // Both are on the worklist from now on.
  const { page: boss } = await shop.seat({ role: 'supervisor', path: '/customers/duplicates' });
  const pair = boss.getByRole('table', { name: merges.suspects.list }).getByRole('row').filter({ hasText: '机号甲' });
  await expect(pair).toContainText(merges.likeness.serial);
});
