import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { formatYuan } from '../../shared/money.ts';
import type { PlaceValue } from '../../shared/stock-reports.ts';
import type { PlaceRow } from '../../shared/stock.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import { sheets } from './page-models/print.ts';

const { reordering: words, stockReports: reports, spares } = zhCN;

const main = (page: Page) => page.getByRole('main');
const dialog = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true });
const row = (page: Page, text: string) => main(page).getByRole('row').filter({ hasText: text });

/** A part in the main store, with so many on the shelf. */
async function addPart(page: Page, facts: { readonly code: string; readonly name: string }, more: object, qty: number): Promise<number> {
  const [place] = await ask<readonly PlaceRow[]>(page, 'parts.places');
  const placeId = place?.id ?? 0;
  const { id } = await tell<{ id: number }>(page, 'parts.create', { ...facts, unit: '个', placeId, ...more });
  if (qty > 0) await tell(page, 'stock.receive', { lines: [{ itemId: id, placeId, qty, unitCostFen: 1500 }] });
  return id;
}

test('R-000-08 R-004-52 the storekeeper sees what to order, why, and makes drafts of it', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'storekeeper', path: '/' });
  const { id: supplierId } = await tell<{ id: number }>(page, 'suppliers.save', { name: '广州精诚制冷', kind: 'supplier' });
  await addPart(page, { code: 'FAN-1', name: '冷凝风扇' }, { minQty: 5, supplierId, costFen: 1500 }, 2);
  await addPart(page, { code: 'PIPE-1', name: '铜管' }, { minQty: 3 }, 0);
  await page.goto('/purchasing');
  await expect(main(page).getByRole('heading', { level: 1 })).toHaveText(words.title);
  await expect(row(page, '冷凝风扇')).toContainText(words.reason.belowMinimum);
  await row(page, '冷凝风扇').getByRole('button', { name: words.explain }).click();
  await expect(main(page).getByRole('list', { name: new RegExp(words.explain) })).toContainText('库存 2 + 已订 0 − 预留 0 = 2 个');
  // what has no supplier can be asked for, but not ordered
  await row(page, '铜管').getByRole('checkbox').check();
  await expect(button(page, words.order)).toBeDisabled();
  await row(page, '铜管').getByRole('checkbox').uncheck();
  await row(page, '冷凝风扇').getByRole('checkbox').check();
  await button(page, words.order).click();
  await expect(dialog(page).getByLabel(words.why)).toHaveValue(words.whyDefault);
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(page).toHaveURL(/\/purchasing\/orders\/\d+$/);
  await expect(main(page)).toContainText('冷凝风扇');
  await page.goto('/purchasing');
  await expect(row(page, '铜管')).toBeVisible();
  await expect(row(page, '冷凝风扇')).toBeHidden();
});

test('the settings of reordering are kept, and refuse what makes no sense', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'storekeeper', path: '/purchasing' });
  await button(page, words.settings.open).click();
  await dialog(page).getByLabel(words.settings.windowDays).fill('3');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page).getByLabel(words.settings.windowDays)).toHaveAttribute('aria-invalid', 'true');
  await dialog(page).getByLabel(words.settings.windowDays).fill('60');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(main(page)).toContainText('近 60 天');
});

test('R-000-22 R-004-53 the figures of the store: stock and value of a day, use, slow movers, balance after each move', async ({
  shop,
}) => {
  const { page } = await shop.seat({ role: 'storekeeper', path: '/' });
  const id = await addPart(page, { code: 'FAN-8', name: '轴流风扇' }, {}, 8);
  await page.goto('/stock-reports');
  await expect(row(page, 'FAN-8')).toContainText('8 个');
  await expect(row(page, 'FAN-8')).toContainText('¥120.00');
  const [place] = await ask<readonly PlaceValue[]>(page, 'stockReports.places', { day: '', placeId: null, query: '' });
  await button(page, reports.onDay.byPlace).click();
  await expect(
    dialog(page)
      .getByRole('row')
      .filter({ hasText: place?.placeName ?? '' }),
  ).toContainText(formatYuan(place?.valueFen ?? 0, { symbol: '¥' }));
  await page.keyboard.press('Escape');
  await main(page).getByLabel(reports.field.day).fill('2020-01-01');
  await expect(main(page).getByText(zhCN.common.empty.filtered)).toBeVisible();
  await page.goto('/stock-reports/use?from=2020-01-01&to=2020-01-31');
  await expect(main(page)).toContainText(reports.use.emptyTitle);
  await page.goto('/stock-reports/slow');
  await expect(row(page, 'FAN-8')).toContainText(reports.slow.never);
  await button(page, reports.print).click();
  await expect(page).toHaveURL(/\/print\/stock-report\?form=slow/);
  await expect(sheets(page).filter({ hasText: 'FAN-8' })).toHaveCount(1);
  await expect(sheets(page).last()).toContainText(reports.paper.sign);
  await page.goto(`/parts/${id}`);
  await expect(main(page).getByRole('columnheader', { name: zhCN.parts.field.balance })).toBeVisible();
});

test('R-002-73 the need of a spare is confirmed on the job and handed out of the store', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/' });
  const { page: store } = await shop.seat({ role: 'storekeeper', path: '/' });
  await addPart(store, { code: 'PSU-1', name: '开关电源' }, {}, 2);
  const { id: customerId } = await tell<{ id: number }>(page, 'customers.create', { name: '林冲', phones: [{ shownAs: '13800001111' }] });
  const { id } = await tell<{ id: number }>(page, 'requests.log', {
    customerId,
    contactName: '林冲',
    phone: '13800001111',
    address: '东京汴梁禁军教头府',
    content: '电源不通电',
    serviceWanted: '更换电源',
    type: 'repair',
    branch: 'complaint',
    urgency: 'general',
    faultClass: 'unknown',
    channel: 'phone',
    lodgedBy: 'customer',
    promisedAt: Date.now() + 86_400_000,
  });
  await page.goto(`/requests/${id}`);
  const section = main(page).getByRole('region', { name: spares.title });
  await section.getByRole('button', { name: spares.need }).click();
  await dialog(page).getByLabel(spares.item).fill('PSU-1');
  await page.getByRole('option', { name: /开关电源/ }).click();
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(section).toContainText(spares.inStock);
  await store.goto(`/requests/${id}`);
  const held = main(store).getByRole('region', { name: spares.title });
  await held.getByRole('button', { name: spares.provide }).click();
  await dialog(store).getByRole('textbox', { name: spares.signedBy }).fill('林冲');
  await dialog(store).getByLabel(spares.signed).check();
  await store.keyboard.press('Control+Enter');
  await expect(dialog(store)).toBeHidden();
  await expect(held).toContainText(spares.outcome.provided);
  await expect(section).toContainText(spares.outcome.provided);
});
