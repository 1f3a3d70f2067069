import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { CallerMatch, CallerView } from '../../shared/customers.ts';
import type { CallRow } from '../../shared/calls.ts';
import type { Page as Rows } from '../../shared/fields.ts';
import { dayOf } from '../../shared/time.ts';
import { ask, expect, test } from '../support/browser.ts';
import { callsScreen } from './page-models/calls.ts';
import { customersScreen } from './page-models/customers.ts';
import { goTo, toast } from './page-models/frame.ts';
import { intakeScreen, knownCustomer } from './page-models/intake.ts';
import { sheets } from './page-models/print.ts';

const { calls, common, customerHistory } = zhCN;
const today = () => dayOf(Date.now(), 'Asia/Shanghai');

test('R-003-57 a call of somebody unknown is noted over an open form in few keys, found in the register, linked and printed', async ({
  shop,
}) => {
  const { page, complaints } = await shop.seat({ role: 'frontDesk', path: '/' });
  const screen = callsScreen(page);
  const intake = intakeScreen(page);
  await page.keyboard.press('F2');
  await expect(intake.lookup).toBeFocused();
  await intake.content.fill('正在受理的事：洗衣机漏水');

  // keys beside the texts: F4, Enter, Tab-free, Ctrl+Enter
  await page.keyboard.press('F4');
  await expect(screen.who).toBeFocused();
  await page.keyboard.type('19900012345');
  await page.keyboard.press('Enter');
  await expect(screen.name).toBeFocused();
  await page.keyboard.type('欧阳先生');
  await page.keyboard.press('Enter');
  await expect(screen.summary).toBeFocused();
  await page.keyboard.type('问投影仪能不能修');
  await page.keyboard.press('Control+Enter');
  await expect(screen.dialog).toBeHidden();
  await expect(toast(page, calls.form.saved)).toBeVisible();
  await expect(intake.content).toHaveValue('正在受理的事：洗衣机漏水');

  await goTo(page, 'calls');
  const row = screen.register.row('问投影仪');
  await expect(row).toContainText('欧阳先生');
  await expect(row).toContainText('19900012345');
  await screen.register.search.fill('影仪');
  await expect(screen.register.rows).toHaveCount(1);
  await screen.link('欧阳先生').click();
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, calls.link.done.replace('{{name}}', '欧阳先生'))).toBeVisible();
  await row.getByRole('link', { name: '欧阳先生' }).click();
  await expect(customersScreen(page).history).toContainText('问投影仪能不能修');
  const [match] = await ask<readonly CallerMatch[]>(page, 'customers.lookup', { query: '2345', limit: 8 });
  expect(match).toMatchObject({ name: '欧阳先生', phone: '19900012345' });

  await page.goBack();
  await expect(screen.register.rows).toHaveCount(1);
  await page.getByRole('button', { name: calls.list.print }).click();
  await expect(sheets(page).first()).toContainText('问投影仪能不能修');
  await expect(sheets(page).first()).toContainText(calls.paper.title);
  expect(complaints).toEqual([]);
});

test('R-003-37 a call that turns out to be a request goes on in intake with what was typed', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/requests' });
  const screen = callsScreen(page);
  const intake = intakeScreen(page);
  const known = await knownCustomer(page);
  await page.keyboard.press('F4');
  await expect(screen.who).toBeFocused();
  await page.keyboard.type(known.phone);
  await expect(page.getByRole('listbox').getByRole('option').first()).toContainText(known.name);
  await page.keyboard.press('Enter');
  await expect(screen.summary).toBeFocused();
  await page.keyboard.type('说冰箱又不制冷了，要上门');
  await page.keyboard.press('F2');
  await expect(screen.dialog).toBeHidden();
  await expect(intake.content).toHaveValue('说冰箱又不制冷了，要上门');
  await expect(intake.caller).toContainText(known.name);
  await expect(intake.address).not.toHaveValue('');
  await page.getByRole('region', { name: zhCN.intake.request, exact: true }).getByRole('button', { name: zhCN.intake.save }).click();
  await expect(intake.saved).toBeVisible();
  const span = { from: today(), to: today(), query: '又不制冷' };
  const { rows } = await ask<Rows<CallRow>>(page, 'calls.list', span);
  expect(rows).toMatchObject([{ customerId: known.id, outcome: 'request', requestNo: expect.stringMatching(/^SL/) }]);
});

test('R-003-45 what is typed of a call survives Escape, and the shortcut is shown with ?', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/customers' });
  const screen = callsScreen(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText(common.shortcut.logCall);
  // from a dialog too: the help stays below
  await page.keyboard.press('F4');
  await expect(screen.who).toBeFocused();
  await screen.summary.fill('节日里打来问安装时间');
  await expect(page.getByText(new RegExp(`^${common.form.draftKept.split('{{')[0]}`))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(screen.dialog).toBeHidden();
  await page.keyboard.press('Escape');
  await page.keyboard.press('F4');
  await expect(screen.summary).toHaveValue('节日里打来问安装时间');
  await page.keyboard.press('Control+Enter');
  await expect(screen.dialog).toBeHidden();
  await goTo(page, 'calls');
  await expect(screen.register.row('节日里打来')).toContainText(calls.list.noName);
});

test('R-002-46 R-002-48 the page of a customer shows everything by date, and who changed what', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/customers' });
  const customer = customersScreen(page);
  await customer.create({ name: '历史五金店', phone: '0731-8455 6677', contact: '王经理', address: '五一路 8 号' });
  const id = Number(new URL(page.url()).pathname.split('/').at(-1));
  await customer.logTalk('问保养周期');
  await expect(customer.history.getByRole('listitem').first()).toContainText('问保养周期');
  await expect(customer.history.getByRole('listitem').last()).toContainText(customerHistory.what.created);
  await page.getByRole('combobox', { name: customerHistory.filter }).click();
  await page.getByRole('option', { name: customerHistory.filters.talk }).click();
  await expect(customer.history.getByRole('listitem')).toHaveCount(1);

  await customer.edit();
  await customer.dialog.getByRole('textbox', { name: zhCN.customers.field.name, exact: true }).fill('历史五金总店');
  await page.keyboard.press('Control+Enter');
  await expect(customer.dialog).toHaveCount(0);
  expect((await ask<CallerView>(page, 'customers.get', { id })).customer.name).toBe('历史五金总店');
  await page.getByRole('button', { name: customerHistory.changesShow }).click();
  const changes = page.getByRole('list', { name: customerHistory.changes, exact: true });
  await expect(changes).toContainText('历史五金店 → 历史五金总店');
});

test('R-003-57 an unknown caller turns out to be a customer on file: linked from the register, and taken back', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/calls' });
  const screen = callsScreen(page);
  const known = await knownCustomer(page);
  // the number is known, but somebody else calls from it: the last of the matches says so
  await page.keyboard.press('F4');
  await expect(screen.who).toBeFocused();
  await page.keyboard.type(known.phone);
  await expect(page.getByRole('listbox').getByRole('option').first()).toContainText(known.name);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(screen.name).toBeFocused();
  await page.keyboard.type('邻居代打');
  await page.keyboard.press('Enter');
  await page.keyboard.type('代问师傅几点到');
  await page.keyboard.press('Control+Enter');
  await expect(screen.dialog).toBeHidden();

  const row = screen.register.row('代问师傅');
  await expect(row).toContainText('邻居代打');
  await screen.link('邻居代打').click();
  await expect(screen.find).toHaveValue(known.phone);
  await expect(screen.find).toBeFocused();
  // the list opens with the best match marked: Enter takes it
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('listbox').locator('[role=option].Mui-focused')).toContainText(known.name);
  await page.keyboard.press('Enter');
  await expect(toast(page, calls.link.done.replace('{{name}}', known.name))).toBeVisible();
  await expect(row.getByRole('link', { name: known.name })).toBeVisible();
  await page.getByRole('region', { name: common.frame.notifications }).getByRole('button', { name: common.action.undo }).click();
  await expect(row).toContainText('邻居代打');
});
