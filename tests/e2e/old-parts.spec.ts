import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { ask, expect, tell, test } from '../support/browser.ts';

const { oldParts: words, empties, workOrders } = zhCN;

const main = (page: Page) => page.getByRole('main');
const dialog = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true });

/** Sends the dialog that is open with Ctrl+Enter. */
async function send(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
}

interface Issued {
  readonly slipId: number;
  readonly itemId: number;
  readonly placeId: number;
}

/** A slip whose technician got a new part. */
async function issued(page: Page, code = 'DJ-77', name = '推杆电机'): Promise<Issued> {
  const [place] = await ask<readonly { id: number }[]>(page, 'parts.places');
  const placeId = place?.id ?? 0;
  const facts = { code, name, unit: '个', placeId };
  const { id: itemId } = await tell<{ id: number }>(page, 'parts.create', facts);
  await tell(page, 'stock.receive', { supplier: '上海配件行', lines: [{ itemId, placeId, qty: 5, unitCostFen: 9000 }] });
  const { rows } = await ask<{ rows: readonly { id: number; state: string }[] }>(page, 'workOrders.list', { limit: 50 });
  const slip = rows.find(({ state }) => state === 'dispatched' || state === 'accepted' || state === 'arrived');
  if (!slip) throw new Error('the shop has no slip at work');
  await tell(page, 'stock.issue', { workOrderId: slip.id, lines: [{ itemId, placeId, qty: 2 }], signedBy: '王建国', isSigned: true });
  return { slipId: slip.id, itemId, placeId };
}

test('R-000-25 R-004-60 the old part of an issued one is taken in from the list, refurbished, and the rest excused on its slip', async ({
  shop,
}) => {
  const { page } = await shop.seat({ role: 'storekeeper', path: '/old-parts' });
  const { slipId } = await issued(page);
  const row = main(page).getByRole('row').filter({ hasText: '推杆电机' });
  await expect(row).toContainText(words.state.awaited);
  await row.getByRole('checkbox').check();
  await button(page, words.list.receive).click();
  await dialog(page).getByLabel(words.field.qty).fill('1');
  await dialog(page).getByLabel(words.field.condition).fill('烧毁');
  await send(page);
  await expect(page.getByText(/JT\d{8}-\d{4}/).first()).toBeVisible();
  await page.goto('/old-parts?show=onShelf');
  await main(page).getByRole('link', { name: '推杆电机' }).press('Enter');
  await expect(main(page)).toContainText('烧毁');
  await button(page, words.command.settle).click();
  await dialog(page).getByLabel(words.field.fate).selectOption({ label: words.fate.refurbish });
  await dialog(page).getByLabel(words.field.place).selectOption({ index: 1 });
  await dialog(page).getByLabel(words.field.cost).fill('35');
  await send(page);
  await expect(main(page)).toContainText('DJ-77-F');
  // whoever may not take it back reads so at the button
  await expect(button(page, words.command.undoFate)).toHaveAttribute('aria-disabled', 'true');
  await page.goto(`/work-orders/${slipId}`);
  const section = main(page).getByRole('region', { name: words.slip.title });
  await expect(section).toContainText(words.state.refurbished);
  await section.getByRole('button', { name: words.command.excuse }).click();
  await send(page);
  await expect(section).toContainText(words.why.addedPart);
});

test('R-000-25 a slip whose old parts are out says so at its button, and they are taken in right there', async ({ shop }) => {
  const store = await shop.seat({ role: 'storekeeper', path: '/old-parts' });
  const { page } = await shop.seat({ role: 'supervisor', path: '/old-parts' });
  await button(page, words.list.rules).click();
  await dialog(page).getByLabel(words.rules.blocksHandBack).check();
  await send(page);
  const { slipId } = await issued(store.page, 'FS-5', '散热风扇');
  const { version } = await ask<{ version: number }>(page, 'workOrders.get', { id: slipId });
  // the slip may come from a call of a moment ago, and nobody arrives before the call
  const now = Date.now();
  await tell(page, 'workOrders.recordResult', {
    ...{ id: slipId, version, arrivedAt: now - 1, leftAt: now, cause: '电机烧毁', remedy: '换电机' },
    ...{ nothingLeftOut: true, isSigned: true, signedBy: '张三丰', customerOpinion: '好', laborFen: 0, partsFen: 0, travelFen: 0 },
  });
  await page.goto(`/work-orders/${slipId}`);
  const handBack = button(page, workOrders.command.handBack).first();
  await expect(handBack).toHaveAttribute('aria-disabled', 'true');
  await expect(handBack).toHaveAccessibleDescription(/散热风扇 2 个/);
  const section = main(page).getByRole('region', { name: words.slip.title });
  await expect(section).toContainText('散热风扇 2 个');
  await section.getByRole('button', { name: words.command.receive }).click();
  await dialog(page).getByLabel(words.field.condition).fill('烧毁');
  await send(page);
  await expect(handBack).not.toHaveAttribute('aria-disabled', 'true');
  await handBack.click();
  await expect(main(page)).toContainText(workOrders.state.returned);
  await tell(page, 'oldParts.saveRules', { dueDays: 3, blocksHandBack: false });
});

test('R-000-34 empties are taken, and the supervisor releases one without', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/old-parts/empties' });
  const [place] = await ask<readonly { id: number }[]>(page, 'parts.places');
  const facts = {
    code: 'ZPQ-9',
    name: '自喷漆',
    unit: 'ml',
    packUnit: '罐',
    packQty: 400,
    kind: 'consumable',
    wantsEmpty: true,
    placeId: place?.id,
  };
  await tell(page, 'parts.create', facts);
  await page.reload();
  await button(page, empties.command.release).click();
  await dialog(page).getByLabel(empties.field.person).fill('王');
  await page.keyboard.press('Enter');
  await dialog(page).getByLabel(empties.field.item).selectOption({ label: '自喷漆 ZPQ-9' });
  await dialog(page).getByLabel(empties.field.reason).fill('工地上被偷');
  await send(page);
  await main(page).getByLabel(empties.list.search).fill('自喷漆');
  const row = main(page).getByRole('row').filter({ hasText: '自喷漆' });
  await expect(row).toContainText('1 罐');
  await row.getByRole('button', { name: empties.command.history }).click();
  await expect(dialog(page)).toContainText('工地上被偷');
});
