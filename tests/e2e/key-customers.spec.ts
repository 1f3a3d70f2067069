import type { Receipt } from '../../shared/fields.ts';
import type { CallerView } from '../../shared/customers.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { keyCustomerPresets } from '../../shared/key-customers.ts';
import type { RequestView } from '../../shared/requests.ts';
import type { SettingsView } from '../../shared/settings.ts';
import { addDays, dayOf } from '../../shared/time.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import { chooseTechnician, dispatchScreen, dispatchedNumber } from './page-models/dispatch.ts';
import { goTo, list, toast } from './page-models/frame.ts';
import { customersScreen } from './page-models/customers.ts';

const { common, customerFile, customers, dispatch, home, regions, settings } = zhCN;
const { key, keyRule, field, files, more } = customerFile;

test('R-000-27 R-001-18 the rule is set by the preset of the trade, and each flag says why it is set', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'serviceManager', path: '/customers' });
  const make = async (facts: object) =>
    (await tell<Receipt>(page, 'customers.create', { phones: [{ shownAs: '13977713001' }], ...facts })).id;
  const { keyRule: before } = await ask<SettingsView>(page, 'settings.get');
  await tell(page, 'settings.updateKeyRule', keyCustomerPresets.general);
  const body = await make({ name: '天心区税务局', kind: 'government' });
  const below = await make({ name: '差一分的客户', totalPurchaseFen: 999_999 });
  const exact = await make({ name: '正好一万的客户', totalPurchaseFen: 1_000_000 });
  const main = page.getByRole('main');
  const flagOf = async (id: number) => (await ask<CallerView>(page, 'customers.get', { id })).customer.isKeyCustomer;

  await page.goto('/settings/keyCustomers');
  await main.getByRole('button', { name: keyRule.appliance }).click();
  await expect(main.getByRole('textbox', { name: keyRule.threshold })).toHaveValue('10,000.00');
  await expect(main.getByLabel(customers.kind.government)).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, new RegExp(keyRule.saved_other.split('{{')[1]?.split('}}')[1] ?? ''))).toBeVisible();
  expect(await Promise.all([body, below, exact].map(flagOf))).toEqual([true, false, true]);

  await page.goto(`/customers/${body}`);
  await expect(main.locator('header')).toContainText(customers.field.keyCustomer);
  await expect(main).toContainText(key.byKind.replace('{{kind}}', customers.kind.government));
  await page.goto(`/customers/${exact}`);
  await expect(main).toContainText(key.byAmount.replace('{{amount}}', '10,000.00'));

  // equality is a setting: now the amount itself is not enough
  await page.goto('/settings/keyCustomers');
  await main.getByLabel(keyRule.inclusive).uncheck();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => flagOf(exact)).toBe(false);

  // a person decides against the rule, with the reason
  await page.goto(`/customers/${below}`);
  await expect(main).toContainText(key.byRule);
  await main.getByRole('button', { name: key.decide }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: key.decision }).selectOption({ label: key.choice.yes });
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toContainText(common.validation.required);
  await dialog.getByRole('textbox', { name: key.note }).fill('老总的邻居');
  await page.keyboard.press('Control+Enter');
  await expect(main).toContainText(key.byPerson.replace('{{note}}', '老总的邻居'));
  expect(await flagOf(below)).toBe(true);

  await tell(page, 'settings.updateKeyRule', keyCustomerPresets.general);
  expect(await Promise.all([body, below, exact].map(flagOf))).toEqual([false, true, false]);
  await tell(page, 'settings.updateKeyRule', before);
});

test('R-002-56 R-002-80 a request goes to the representative of the region, then to the named engineer; anybody else needs a reason', async ({
  shop,
}) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/customers' });
  const main = page.getByRole('main');
  const people = await ask<readonly { id: number; name: string; isTechnician: boolean; isActive: boolean }[]>(page, 'staff.list');
  const [representative, engineer, other] = people.filter(({ isTechnician, isActive }) => isTechnician && isActive);
  if (!representative || !engineer || !other) throw new Error('the small shop has technicians');

  await page.goto('/settings/regions');
  await main.getByRole('button', { name: regions.new }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: regions.name }).fill('麓谷片区');
  await dialog.getByRole('combobox', { name: regions.representative }).fill(representative.name);
  await page.getByRole('option', { name: representative.name }).first().click();
  await dialog.getByRole('combobox', { name: regions.distance }).selectOption({ label: customerFile.distance.within20 });
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(main.getByRole('row').filter({ hasText: '麓谷片区' })).toContainText(representative.name);

  const { id } = await tell<Receipt>(page, 'customers.create', {
    name: '麓谷科技园',
    region: '麓谷片区',
    phones: [{ shownAs: '13977713002' }],
  });
  const log = async () => {
    const call = { contactName: '何工', phone: '13977713002', address: '麓谷大道 658 号', content: '机房空调报警', serviceWanted: '上门' };
    const kind = {
      type: 'repair',
      branch: 'complaint',
      urgency: 'urgent',
      channel: 'phone',
      lodgedBy: 'customer',
      faultClass: 'electrical',
    };
    return tell<Receipt>(page, 'requests.log', { customerId: id, ...call, ...kind, promisedAt: Date.now() + 7_200_000 });
  };
  const first = await log();
  await page.goto(`/customers/${id}`);
  await expect(main).toContainText(representative.name);
  const screen = dispatchScreen(page);
  const chosen = main.getByRole('button', { name: representative.name, exact: true });
  // weeks ahead, where nobody in the shared shop has work already
  const plan = async (days: number) => {
    await screen.plannedAt.fill(`${addDays(dayOf(Date.now(), 'Asia/Shanghai'), days)} 10:00`);
    await page.keyboard.press('Tab');
  };
  await page.goto(`/dispatch?request=${first.id}`);
  await expect(main).toContainText(dispatch.form.preassigned.representative.replace('{{name}}', representative.name));
  await expect(chosen).toBeVisible();
  await plan(20);
  await page.keyboard.press('Control+Enter');
  await expect(screen.done).toBeVisible();
  expect(await dispatchedNumber(page)).toMatch(/^WX/);

  // the engineer of this one customer comes before the representative of everybody there
  const customer = customersScreen(page);
  await page.goto(`/customers/${id}`);
  await customer.edit();
  await customer.dialog.getByRole('button', { name: more.show }).click();
  await customer.dialog.getByRole('combobox', { name: field.engineerId }).fill(engineer.name);
  await page.getByRole('option', { name: engineer.name }).first().click();
  await page.keyboard.press('Control+Enter');
  await expect(customer.dialog).toHaveCount(0);
  const second = await log();
  await page.goto(`/dispatch?request=${second.id}`);
  await expect(main).toContainText(dispatch.form.preassigned.engineer.replace('{{name}}', engineer.name));

  // somebody else: the reason is asked for before anything is sent
  await plan(21);
  await screen.technicians.press('Backspace');
  await screen.technicians.focus();
  await chooseTechnician(page, other.name);
  const reason = main.getByRole('textbox', { name: dispatch.form.otherReason.replace('{{name}}', engineer.name) });
  await expect(reason).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(main.getByText(common.validation.required).first()).toBeVisible();
  await reason.fill(`${engineer.name}今天请假`);
  await page.keyboard.press('Control+Enter');
  await expect(screen.done).toBeVisible();
  expect((await ask<RequestView>(page, 'requests.get', { id: second.id })).state).not.toBe('received');
});

test('R-002-14 the file of a new customer is a task of two days: on home, in its list, done when nothing is missing', async ({ shop }) => {
  // the newest stands last: a screen on which all fit, however many earlier stories made
  const { page } = await shop.seat({ role: 'frontDesk', path: '/customers', viewport: { width: 1366, height: 3000 } });
  const main = page.getByRole('main');
  const { id } = await tell<Receipt>(page, 'customers.create', { name: '新来的车主', phones: [{ shownAs: '13977713003' }] });
  const car = { kind: 'vehicle', model: '朗逸', vehicle: { plate: '湘A77123' } };
  const item = await tell<Receipt>(page, 'installedItems.add', { customerId: id, ...car });

  await goTo(page, 'home');
  const card = main.getByRole('region', { name: home.card.files });
  await card.getByRole('link', { name: home.moreOf.replace('{{card}}', home.card.files) }).click();
  await expect(main.getByRole('heading', { level: 1 })).toHaveText(files.title);
  const missing = (['address', 'vehicleKind', 'cycle', 'next'] as const).map((one) => files.field[one]).join('、');
  const row = list(page).row('新来的车主');
  await expect(row).toContainText(missing);
  const finish = row.getByRole('button', { name: files.complete });
  await expect(finish).toHaveAccessibleDescription(files.completeRefusal.replace('{{missing}}', missing));

  await row.getByRole('link', { name: '新来的车主' }).click();
  await expect(main.getByRole('alert').filter({ hasText: missing })).toBeVisible();
  const customer = customersScreen(page);
  await customer.edit();
  await customer.dialog.getByRole('button', { name: customers.form.addAddress }).click();
  await customer.dialog.getByRole('textbox', { name: customers.field.address, exact: true }).fill('书院路 9 号');
  await page.keyboard.press('Control+Enter');
  await expect(customer.dialog).toHaveCount(0);
  const whole = { vehicleKind: '轿车', cycleMonths: 6, nextOn: '2027-05-01' };
  await tell(page, 'installedItems.update', { id: item.id, version: 1, ...car, vehicle: { ...car.vehicle, ...whole } });
  const done = main.getByRole('button', { name: files.complete });
  await expect(done).toBeEnabled();
  await done.click();
  await expect(toast(page, files.completed.replace('{{name}}', '新来的车主'))).toBeVisible();
  await expect(done).toHaveCount(0);
  await page.goto('/customers/files');
  await expect(list(page).row('新来的车主')).toHaveCount(0);
});

test('R-004-16 fields about habits are asked for only where the shop has turned them on', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'serviceManager', path: '/settings/customerFields' });
  const main = page.getByRole('main');
  await main.getByLabel(field.preferences).check();
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, settings.saved)).toBeVisible();
  await goTo(page, 'customers');
  const customer = customersScreen(page);
  await main.locator('header').getByRole('button', { name: customers.list.new, exact: true }).click();
  await customer.dialog.getByRole('button', { name: more.show }).click();
  await expect(customer.dialog.getByRole('textbox', { name: field.preferences })).toBeVisible();
  for (const hidden of [field.consumption, field.interests])
    await expect(customer.dialog.getByRole('textbox', { name: hidden })).toHaveCount(0);
  await tell(page, 'settings.updateShownFields', { consumption: false, interests: false, preferences: false });
  expect((await ask<SettingsView>(page, 'settings.get')).shownFields.preferences).toBe(false);
});
