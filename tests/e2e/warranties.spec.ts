import type { Receipt } from '../../shared/fields.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { addDays, dayOf } from '../../shared/time.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import { openPreview, sheets } from './page-models/print.ts';
import { intakeScreen, loggedNumber } from './page-models/intake.ts';
import { itemScreen } from './page-models/installed-items.ts';

const { installedItems, intake, requests, warranties, workOrders } = zhCN;
const { field } = installedItems;
const today = dayOf(Date.now(), 'Asia/Shanghai');

const request = {
  contactName: '陈工',
  phone: '13977700001',
  address: '人民路 1 号',
  content: '例行保养，刹车有异响',
  serviceWanted: '保养',
  type: 'repair',
  branch: 'complaint',
  urgency: 'general',
  channel: 'visit',
  lodgedBy: 'customer',
  faultClass: 'mechanical',
  promisedAt: Date.now() + 86_400_000,
};

test('R-002-17 R-002-81 an item gets its policy and dates, its file explains the warranty, and a replaced key part starts again', async ({
  shop,
}) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/customers' });
  const { id } = await tell<Receipt>(page, 'customers.create', { name: '湘江机房', phones: [{ shownAs: '0731-85550001' }] });
  await page.goto(`/customers/${id}`);
  const screen = itemScreen(page);
  await screen.openForm();
  await expect(screen.dialog.getByLabel(field.isGift)).toBeVisible();
  await screen.choose(field.kind, installedItems.kind.equipment);
  await expect(screen.dialog.getByLabel(field.isGift)).toHaveCount(0);
  await screen.box(field.category).fill('服务器');
  await screen.box(field.model).fill('R740');
  await screen.day(field.acceptedOn, addDays(today, -3 * 365 + 9));
  // the policy of the shop's preset stands there already
  await expect(screen.dialog.getByLabel(field.warrantyUntil)).toHaveCount(0);
  await screen.choose(field.trade, field.noTrade);
  await expect(screen.dialog.getByLabel(field.warrantyUntil)).toBeVisible();
  await screen.choose(field.trade, warranties.policy['it-b']);
  await screen.save();

  await screen.main.getByRole('link', { name: '服务器 R740' }).click();
  await expect(screen.main.getByRole('heading', { level: 1 })).toContainText('R740');
  await expect(screen.section(installedItems.page.warranty)).toContainText(warranties.mark.byRule.replace('{{rule}}', 'R-002-77'));
  await expect(screen.reasons.first()).toContainText(warranties.start.dayAfterAcceptance);

  await screen.main.getByRole('button', { name: installedItems.page.replacePart }).click();
  await screen.box(installedItems.replacement.part).fill('主板');
  await screen.day(installedItems.replacement.failedOn, today);
  await screen.day(installedItems.replacement.runningOn, addDays(today, -1));
  await page.keyboard.press('Control+Enter');
  await expect(screen.dialog).toContainText(installedItems.replacement.tooEarly);
  await screen.day(installedItems.replacement.failedOn, addDays(today, -4));
  await screen.save();
  await expect(screen.section(installedItems.page.replacements)).toContainText(installedItems.replacement.yes);
  await expect(screen.reasons.filter({ hasText: 'R-002-81' })).toHaveCount(1);
  await expect(screen.changes.getByRole('listitem').first()).toContainText('主板');

  await page.goto('/warranties');
  const row = screen.main.getByRole('row').filter({ hasText: '湘江机房' });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('R-002-77');
  await screen.main.getByLabel(warranties.list.to, { exact: true }).fill(addDays(today, 1));
  await expect(row).toHaveCount(0);
});

test('R-002-92 R-003-12 a car has one file; the slip and its paper say which of its papers were seen', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/customers' });
  const { id: customerId } = await tell<Receipt>(page, 'customers.create', { name: '陈工', phones: [{ shownAs: '13977700001' }] });
  await page.goto(`/customers/${customerId}`);
  const screen = itemScreen(page);
  await screen.openForm();
  await screen.choose(field.kind, installedItems.kind.vehicle);
  await screen.box(field.model).fill('朗逸');
  await screen.box(field.plate).fill('湘A·88991');
  await screen.box(field.mileageKm).fill('42000');
  await screen.dialog.getByLabel(field.licenceSeen).check();
  await screen.save();
  const link = screen.main.getByRole('link', { name: '朗逸 湘A88991' });
  await expect(link).toBeVisible();
  const itemId = Number((await link.getAttribute('href'))?.split('/').at(-1));

  await screen.openForm();
  await screen.choose(field.kind, installedItems.kind.vehicle);
  await screen.box(field.model).fill('朗逸二');
  await screen.box(field.plate).fill('湘 a88991');
  await page.keyboard.press('Control+Enter');
  await expect(screen.dialog).toContainText('湘A88991');
  await expect(screen.box(field.model)).toHaveValue('朗逸二');
  await page.keyboard.press('Escape');

  const logged = await tell<Receipt>(page, 'requests.log', { ...request, customerId, installedItemId: itemId, productText: '朗逸' });
  const staff = await ask<readonly { id: number; isTechnician: boolean }[]>(page, 'staff.list');
  const dispatched = {
    staffIds: [staff.find((one) => one.isTechnician)?.id],
    plannedAt: Date.now() + 3_600_000,
    lines: ['保养'],
    reasons: { overlap: '试验', absence: '试验', training: '试验', sameWork: '试验' },
  };
  const slip = await tell<Receipt>(page, 'workOrders.dispatch', { requestId: logged.id, requestVersion: 1, ...dispatched });
  await page.goto(`/work-orders/${slip.id}`);
  await expect(screen.section(workOrders.detail.job)).toContainText(`${field.licence}：${installedItems.seen}`);
  await expect(screen.section(workOrders.detail.job)).toContainText(`${field.handbook}：${installedItems.notSeen}`);
  await openPreview(page, [slip.id]);
  await expect(sheets(page).first()).toContainText(installedItems.notSeen);
  await expect(sheets(page).first()).toContainText('湘A88991');

  await page.goto(`/items/${itemId}`);
  await expect(screen.section(installedItems.page.requests)).toContainText(logged.no ?? '?');
  await expect(screen.section(installedItems.page.requests)).toContainText(slip.no ?? '?');
  await expect(screen.section(installedItems.page.vehicle)).toContainText('42,000');
});

test('R-002-44 R-001-08 intake says at once: past its term since completion, at cost, and why', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/customers' });
  const { id } = await tell<Receipt>(page, 'customers.create', { name: '刘业主', phones: [{ shownAs: '13977700002' }] });
  await tell(page, 'installedItems.add', { customerId: id, model: '电磁炉', isOwnSale: false });
  const days = { completedOn: '2023-01-31', acceptedOn: today };
  const project = await tell<Receipt>(page, 'projects.create', { customerId: id, name: '5 栋 301', ...days });
  await tell(page, 'installedItems.add', {
    customerId: id,
    projectId: project.id,
    model: '全屋装修',
    trade: 'renovation-a',
    cardState: 'lost',
    cardTermUnit: 'years',
    cardTermCount: 2,
  });
  await page.goto(`/intake?customer=${id}`);
  const main = page.getByRole('main');
  const chosen = main.getByRole('listitem').filter({ hasText: '全屋装修' }).first();
  await expect(chosen).toContainText(warranties.mark.expired.replace('{{day}}', '2025-01-30'));
  await expect(chosen).toContainText(warranties.price.cost);
  await expect(chosen).toContainText('R-002-44');
  await chosen.getByRole('button', { name: /全屋装修/ }).click();
  await expect(chosen.getByRole('list', { name: warranties.mark.title })).toContainText(
    warranties.step.cardLost.replace('{{start}}', warranties.start.completion),
  );
  await expect(main.getByRole('listitem').filter({ hasText: '电磁炉' }).first()).toContainText(warranties.mark.none);
});

test('R-002-37 R-002-92 a car is found by its plate; its warranty stands on the request, in dispatch and on the paper', async ({
  shop,
}) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/customers' });
  const customer = {
    name: '周师傅',
    phones: [{ shownAs: '13977700003' }],
    addresses: [{ text: '五一路 8 号' }],
    contacts: [{ name: '周师傅' }],
  };
  const { id: customerId } = await tell<Receipt>(page, 'customers.create', customer);
  const car = { kind: 'vehicle', model: '宏光', warrantyUntil: today, vehicle: { plate: '湘A·77120' } };
  await tell(page, 'installedItems.add', { customerId, ...car });

  await page.goto('/intake');
  const screen = intakeScreen(page);
  await page.keyboard.press('F2');
  await expect(screen.lookup).toBeFocused();
  await page.keyboard.type('湘A77120');
  await expect(screen.matches.first()).toContainText('周师傅');
  await page.keyboard.press('Enter');
  await expect(screen.content).toBeFocused();
  const item = screen.background.getByRole('listitem').filter({ hasText: '宏光' }).first();
  const covered = warranties.mark.covered.replace('{{day}}', today);
  await expect(item).toContainText(covered);
  await tell(page, 'installedItems.add', { customerId, model: '车载冰箱', isOwnSale: false });
  await expect(screen.background.getByRole('listitem').first()).toContainText('车载冰箱');
  await item.getByRole('button', { name: new RegExp(`^${intake.items.use}`) }).click();
  await expect(screen.background.getByRole('listitem').first()).toContainText('宏光');
  await screen.content.fill('怠速抖动');
  await page.keyboard.press('Control+Enter');
  const no = await loggedNumber(page);

  const { rows } = await ask<{ rows: readonly { id: number; version: number }[] }>(page, 'requests.list', { query: no });
  const logged = rows[0] ?? { id: 0, version: 0 };
  await page.goto(`/requests/${logged.id}`);
  const main = page.getByRole('main');
  await expect(main).toContainText(requests.field.warrantySaid);
  await page.goto(`/dispatch?request=${logged.id}`);
  await expect(main.getByText(requests.field.warrantySaid)).toBeVisible();
  await expect(main.getByText(`${covered} ${warranties.price.free}`)).toBeVisible();

  const staff = await ask<readonly { id: number; isTechnician: boolean }[]>(page, 'staff.list');
  const dispatched = {
    staffIds: [staff.find((one) => one.isTechnician)?.id],
    plannedAt: Date.now() + 3_600_000,
    lines: ['检查点火'],
    reasons: { overlap: '试验', absence: '试验', training: '试验', sameWork: '试验' },
  };
  const slip = await tell<Receipt>(page, 'workOrders.dispatch', { requestId: logged.id, requestVersion: logged.version, ...dispatched });
  await openPreview(page, [slip.id]);
  await expect(sheets(page).first()).toContainText(covered);
});
