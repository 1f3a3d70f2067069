import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import { scan, stockScreen } from './page-models/stock.ts';

const { parts, issuing: words, replacements } = zhCN;

const main = (page: Page) => page.getByRole('main');

interface Ready {
  readonly slipId: number;
  readonly slipNo: string;
  readonly motor: number;
  readonly placeId: number;
  readonly staffId: number;
  readonly staffName: string;
}

/**
 * A part on the shelf, one that lies nowhere, one with serial numbers, and a slip at work that wants the first two. The supervisor at
 * `desk` says what the slip wants, everything else is the storekeeper's. `letters` begin the codes, which the shop has once.
 */
async function ready(page: Page, desk: Page, letters = 'GY'): Promise<Ready> {
  const [place] = await ask<readonly { id: number }[]>(page, 'parts.places');
  const placeId = place?.id ?? 0;
  const make = (code: string, name: string, more: object = {}) =>
    tell<{ id: number }>(page, 'parts.create', { code, barcode: `69${code}`, name, unit: '个', placeId, ...more });
  const { id: motor } = await make(`${letters}DJ-1`, '推杆电机');
  const { id: absent } = await make(`${letters}FJ-2`, '风机');
  const { id: board } = await make(`${letters}ZB-3`, '主控板', { tracking: 'serial' });
  const serials = ['SN-01', 'SN-02'].map((lotNo) => ({ itemId: board, placeId, qty: 1, unitCostFen: 5000, lotNo }));
  const lines = [{ itemId: motor, placeId, qty: 6, unitCostFen: 9000 }, ...serials];
  await tell(page, 'stock.receive', { supplier: '上海配件行', lines });
  const { rows } = await ask<{ rows: readonly { id: number; no: string; state: string }[] }>(page, 'workOrders.list', { limit: 50 });
  const slip = rows.find(({ state }) => state === 'dispatched' || state === 'accepted' || state === 'arrived');
  if (!slip) throw new Error('the shop has no slip at work');
  await tell(desk, 'parts.demand', {
    workOrderId: slip.id,
    lines: [
      { itemId: motor, qty: 2 },
      { itemId: absent, qty: 1 },
    ],
  });
  const bags = await ask<readonly { staffId: number; name: string; items: number }[]>(page, 'stock.bags');
  const technician = bags.find(({ items }) => items === 0);
  return { slipId: slip.id, slipNo: slip.no, motor, placeId, staffId: technician?.staffId ?? 0, staffName: technician?.name ?? '' };
}

test('R-003-22 R-003-13 a storekeeper keeps, issues by scanning, hands out to a technician, takes back, transfers, and prints the note', async ({
  shop,
}) => {
  const { page } = await shop.seat({ role: 'storekeeper', path: '/parts/waiting' });
  const { page: desk } = await shop.seat({ role: 'supervisor' });
  const { slipId, slipNo, motor, placeId, staffId, staffName } = await ready(page, desk);
  const screen = stockScreen(page);

  // what lies there is kept for the slip, what does not is bought
  await page.reload();
  await main(page)
    .getByRole('button', { name: words.missing.openFor.replace('{{no}}', slipNo) })
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('region', { name: '风机' })).toContainText(words.missing.nowhere);
  const buy = dialog.getByRole('link', { name: words.missing.purchaseOf.replace('{{name}}', '风机') });
  await expect(buy).toHaveAttribute('href', new RegExp(`slip=${slipId}`));
  await dialog
    .getByRole('region', { name: '推杆电机' })
    .getByRole('button', { name: /^在.*预留/ })
    .click();
  await expect(dialog.getByRole('region', { name: '推杆电机' })).toContainText(/已留 2 个/);
  await dialog.getByRole('button', { name: zhCN.common.action.close }).click();

  // the issue: what is scanned is confirmed; the signature; the note
  await page.goto(`/parts/issue/${slipId}`);
  await expect(screen.quantityOf('推杆电机')).toBeVisible();
  await scan(page, '69GYDJ-1');
  await scan(page, '69GYDJ-1');
  await expect(screen.quantityOf('推杆电机')).toHaveValue('2');
  await page.keyboard.press('F8');
  await page.keyboard.press('Control+Enter');
  await expect(screen.issued(slipNo).first()).toBeVisible();
  await page.getByRole('button', { name: words.staff.printNote }).click();
  await expect(page).toHaveURL(/\/print\/stock-note\?id=\d+/);
  await expect(page.getByText(words.paper.signTechnician).first()).toBeVisible();

  // to a technician: one part, and a board by its serial number
  await page.goto(`/parts/technicians/${staffId}/issue`);
  await expect(screen.scanner).toBeFocused();
  await scan(page, '69GYDJ-1');
  await expect(screen.quantityOf('推杆电机')).toHaveValue('1');
  await scan(page, '69GYZB-3');
  await expect(screen.quantityOf('主控板')).toHaveValue('1');
  await scan(page, 'SN-02');
  await expect(page.getByRole('combobox', { name: words.lines.lotOf.replace('{{name}}', '主控板') })).toHaveValue('SN-02');
  await page.keyboard.press('F8');
  await page.keyboard.press('Control+Enter');
  await expect(page).toHaveURL(new RegExp(`/parts/technicians/${staffId}$`));
  const bag = page.getByRole('table', { name: words.bags.lines });
  await expect(bag).toContainText('推杆电机');
  await expect(bag).toContainText('主控板');

  // and back to the shelf
  await page.goto(`/parts/technicians/${staffId}/return`);
  await expect(screen.quantityOf('推杆电机')).toHaveValue('0');
  await scan(page, '69GYDJ-1');
  await expect(screen.quantityOf('推杆电机')).toHaveValue('1');
  await page.getByRole('textbox', { name: parts.return.reason }).fill('未用');
  await page.keyboard.press('Control+Enter');
  await expect(bag).toContainText('主控板');
  await expect(bag).not.toContainText('推杆电机');

  // from the shelf into the bag by a transfer, on the way first
  await page.goto('/parts/transfer');
  await page.getByRole('combobox', { name: words.transfer.toOf }).selectOption({ label: staffName });
  await page.getByRole('switch', { name: words.transfer.onTheWay }).check();
  await scan(page, '69GYDJ-1');
  await expect(screen.quantityOf('推杆电机')).toHaveValue('1');
  await page.keyboard.press('Control+Enter');
  const way = page.getByRole('table', { name: words.transfer.way }).getByRole('row').filter({ hasText: '推杆电机' });
  await way.getByRole('button', { name: new RegExp(words.transfer.arrive) }).click();
  await page.keyboard.press('Control+Enter');
  await expect(way).toBeHidden();
  const places = await ask<readonly { placeId: number; qty: number }[]>(page, 'stock.itemPlaces', { itemId: motor });
  expect(places.find((row) => row.placeId === placeId)?.qty).toBe(3);
});

test('R-000-34 R-000-35 what comes in cans is received, shown and handed out in cans and parts of them', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'storekeeper', path: '/parts/receive' });
  const screen = stockScreen(page);
  const [place] = await ask<readonly { id: number }[]>(page, 'parts.places');
  const glue = { code: 'GYJ-4', barcode: '69GYJ-4', name: '白乳胶', kind: 'consumable', unit: '毫升', packUnit: '桶', packQty: 5000 };
  const { id } = await tell<{ id: number }>(page, 'parts.create', { ...glue, costFen: 10_000, placeId: place?.id ?? 0 });
  await scan(page, '69GYJ-4');
  await scan(page, '69GYJ-4');
  await expect(screen.quantityOf('白乳胶')).toHaveValue('2 桶');
  await page.getByRole('textbox', { name: parts.line.costOf.replace('{{name}}', '白乳胶') }).fill('120');
  await expect(screen.lines).toContainText('240.00');
  await page.keyboard.press('Control+Enter');
  await expect(screen.lines).toBeHidden();
  const held = () => ask<{ qty: number; valueFen: number }>(page, 'parts.get', { id });
  expect(await held()).toMatchObject({ qty: 10_000, valueFen: 24_000 });

  const [technician] = await ask<readonly { staffId: number }[]>(page, 'stock.bags');
  await page.goto(`/parts/technicians/${technician?.staffId}/issue`);
  await expect(screen.scanner).toBeFocused();
  await scan(page, '69GYJ-4');
  await expect(screen.quantityOf('白乳胶')).toHaveValue('1 桶');
  await screen.quantityOf('白乳胶').fill('0.5');
  await page.keyboard.press('F8');
  await expect(screen.lines).toContainText('= 2500 毫升');
  await expect(screen.lines).toContainText('2 桶');
  await page.keyboard.press('Control+Enter');
  await expect(page).toHaveURL(/\/parts\/technicians\/\d+$/);
  expect(await held()).toMatchObject({ qty: 7500, valueFen: 18_000 });
});

test('R-000-40 a replacement piece is asked for with all that is needed, approved, and a second one warns', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/old-parts/replacements' });
  const { page: store } = await shop.seat({ role: 'storekeeper' });
  const { slipNo, staffName } = await ready(store, page, 'HY');
  const dialog = page.getByRole('dialog');
  const fillIn = async () => {
    await main(page).getByRole('button', { name: replacements.ask }).click();
    await dialog.getByRole('textbox', { name: replacements.slipNo }).fill(slipNo);
    await dialog.getByRole('combobox', { name: replacements.item }).fill('HYDJ-1');
    await page.getByRole('option', { name: /HYDJ-1/ }).click();
    await dialog.getByRole('combobox', { name: replacements.causeLabel }).selectOption({ label: replacements.cause.lost });
    await dialog.getByRole('textbox', { name: replacements.reason }).fill('现场丢失一件');
    await dialog.getByRole('combobox', { name: replacements.responsible }).fill(staffName);
    await page.getByRole('option', { name: staffName }).click();
    await page.keyboard.press('Control+Enter');
  };
  await fillIn();
  await expect(dialog).toBeHidden();
  const table = page.getByRole('table', { name: replacements.title });
  await expect(table).toContainText('现场丢失一件');
  await table.getByRole('button', { name: new RegExp(replacements.decide) }).click();
  await dialog.getByRole('button', { name: replacements.approve }).click();
  await expect(table).toContainText(replacements.state.approved);
  await fillIn();
  await expect(dialog).toContainText(replacements.repeat.replace('{{n}}', '1'));
  await dialog.getByRole('switch', { name: replacements.repeatConfirm }).check();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('table', { name: replacements.byCause })).toContainText(replacements.cause.lost);
});
