import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { expect, test } from '../support/browser.ts';
import { customersScreen } from './page-models/customers.ts';
import { goTo } from './page-models/frame.ts';
import { intakeScreen, loggedNumber } from './page-models/intake.ts';
import { requestsScreen } from './page-models/requests.ts';

const { common, customers, requests } = zhCN;

test('SM-01 R-002-11 R-002-28 a question is answered, told and archived; reopening keeps the first finish', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/customers' });
  const customer = customersScreen(page);
  await customer.create({ name: '问询者', phone: '0731-8456 7788转12', contact: '李姐', address: '五一路 2 号' });
  await customer.addItem({ brand: '格力', model: 'KFR-35', serial: 'GL7766554', warrantyUntil: '2030-01-01' });
  await expect(customer.items).toContainText('2030-01-01');
  await customer.logTalk('问过保修怎么算');
  await expect(customer.history).toContainText('问过保修怎么算');
  await customer.newRequest();

  const intake = intakeScreen(page);
  await expect(intake.content).toBeFocused();
  await expect(intake.contactName).toHaveValue('李姐');
  await expect(intake.background).toContainText('KFR-35');
  await page.keyboard.type('请教滤网怎么洗');
  const type = intake.request.getByRole('combobox', { name: requests.field.type });
  await intake.urgency.focus();
  await page.keyboard.press('1');
  await expect(intake.urgency).toHaveValue('urgent');
  await type.selectOption('consulting');
  await expect(intake.serviceWanted).toHaveValue(requests.serviceOfType.consulting);
  await page.keyboard.press('Control+Enter');
  const no = await loggedNumber(page);

  await goTo(page, 'requests');
  const request = requestsScreen(page);
  await request.openByNumber(no);
  expect(await request.refusalOf('archive')).toContain(requests.toResolve);
  expect(await request.refusalOf('dispatch')).toBe(requests.refusal.needsNoSlip.replace('{{type}}', requests.type.consulting));
  await request.resolveWithoutSlip('教了清洗步骤');
  await expect(request.state('resolved')).toBeVisible();
  await request.tellCustomer({ opinion: '满意', archive: true });
  await expect(request.state('archived')).toBeVisible();
  expect(await request.refusalOf('edit')).toBe(requests.refusal.readOnly);
  await request.reopen('又来问');
  // a new promised time, of which the customer has yet to hear (R-004-30)
  await expect(request.state('registered')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('教了清洗步骤');
  await expect(request.timeline).toContainText('又来问');
  // the newest stands first, as on every record
  await expect(request.timeline.getByRole('listitem').first()).toContainText('又来问');
  await request.makeVoid('重复登记');
  await expect(request.state('voided')).toBeVisible();
});

test('R-002-48 two people edit one request: both versions are shown, and no text is lost', async ({ shop }) => {
  const mine = await shop.seat({ role: 'frontDesk', path: '/intake' });
  const intake = intakeScreen(mine.page);
  await expect(intake.lookup).toBeFocused();
  await mine.page.keyboard.type('同改者');
  await mine.page.keyboard.press('Alt+n');
  await intake.contactName.fill('同改者');
  await intake.phone.fill('13700137001');
  await intake.address.fill('解放路 3 号');
  await intake.content.fill('洗衣机不排水');
  await mine.page.keyboard.press('Control+Enter');
  const no = await loggedNumber(mine.page);
  await goTo(mine.page, 'requests');
  const request = requestsScreen(mine.page);
  await request.openByNumber(no);
  await request.command('edit').click();
  await request.fieldInDialog('address').fill('我改的地址');

  const theirs = await shop.seat({ role: 'serviceManager', path: new URL(mine.page.url()).pathname });
  const other = requestsScreen(theirs.page);
  await other.command('edit').click();
  await other.fieldInDialog('serviceWanted').fill('别人改的要求');
  await theirs.page.keyboard.press('Control+Enter');
  await expect(other.dialog).toHaveCount(0);

  await mine.page.keyboard.press('Control+Enter');
  await expect(request.dialog.getByRole('alert')).toContainText(common.stale.title);
  await expect(request.dialog.getByRole('alert')).toContainText('别人改的要求');
  await expect(request.fieldInDialog('address')).toHaveValue('我改的地址');
  await request.dialog.getByRole('button', { name: common.stale.useMine }).click();
  await expect(request.dialog).toHaveCount(0);
  await expect(mine.page.getByRole('main')).toContainText('我改的地址');
  await expect(theirs.page.getByRole('main')).toContainText('我改的地址');
});

test('what a customer form lacks is named, and its draft is offered again', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'followUpCaller', path: '/customers' });
  const screen = customersScreen(page);
  const open = () => page.getByRole('main').locator('header').getByRole('button', { name: customers.list.new, exact: true }).click();
  await open();
  await screen.dialog.getByRole('combobox', { name: customers.field.region, exact: true }).fill('岳麓区');
  await page.keyboard.press('Control+Enter');
  await expect(screen.dialog.getByRole('alert')).toContainText(customers.field.name);
  await expect(screen.dialog.getByRole('alert')).toContainText(customers.field.phones);
  await expect(screen.dialog.getByRole('status').filter({ hasText: common.form.draftKept.split(' ')[0] ?? '' })).toBeVisible();
  await page.reload();
  await open();
  await expect(screen.dialog.getByRole('combobox', { name: customers.field.region, exact: true })).toHaveValue('岳麓区');
  await screen.dialog.getByRole('button', { name: common.form.draftDiscard }).click();
  await expect(screen.dialog.getByRole('combobox', { name: customers.field.region, exact: true })).toHaveValue('');
});
