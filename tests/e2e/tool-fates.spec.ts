import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { StaffAccount } from '../../shared/staff-accounts.ts';
import type { ToolKindRow } from '../../shared/tools.ts';
import type { ToolView } from '../../shared/tool-views.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import { palette } from './page-models/frame.ts';
import { scan } from './page-models/stock.ts';

const { toolLosses, tools } = zhCN;
const { losses, repairs } = toolLosses;
const main = (page: Page) => page.getByRole('main');
const dialog = (page: Page) => page.getByRole('dialog');
const header = (page: Page) => main(page).locator('header');

interface Made {
  readonly id: number;
  readonly documentId: number;
}

/** A numbered kind, and so many of it in the tool room with numbers that begin with `mark`. */
async function inStock(page: Page, mark: string, facts: object, count = 1, bookedOn = '') {
  const [room] = await ask<{ id: number }[]>(page, 'tools.rooms');
  const placeId = room?.id ?? 0;
  const name = `电枪${mark}`;
  const common = { name, unit: '把', originalFen: 8_600, purchaseFen: 8_000, placeId };
  const kind = await tell<Made>(page, 'tools.createKind', { ...common, ...facts });
  const numbers = Array.from({ length: count }, (_, nth) => `${mark}-${nth + 1}`);
  const made = await tell<Made>(page, 'tools.takeIn', {
    bookedOn,
    lines: [{ itemId: kind.id, placeId, qty: count, priceFen: 8_000, numbers }],
  });
  const lotIds = await ask<number[]>(page, 'tools.ofDocument', { id: made.documentId });
  return { itemId: kind.id, placeId, name, numbers, lotIds };
}

async function somebody(page: Page): Promise<{ readonly id: number; readonly name: string }> {
  const staff = await ask<{ id: number; name: string; isTechnician: boolean; isActive: boolean }[]>(page, 'staff.list');
  const [person] = staff.filter(({ isTechnician, isActive }) => isTechnician && isActive);
  return person ?? { id: 0, name: '' };
}

/** Sends the dialog that is open with Ctrl+Enter. */
async function send(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
}

async function step(page: Page, label: string): Promise<void> {
  await header(page).getByRole('button', { name: label, exact: true }).click();
  await expect(dialog(page)).toBeVisible();
}

/** Chooses a tool in the dialog by its number. */
async function choose(page: Page, no: string): Promise<void> {
  await dialog(page).getByRole('combobox', { name: repairs.chooseTool }).fill(no);
  await page.getByRole('option', { name: new RegExp(no) }).click();
}

const marked = (letters: string) => `${letters}${Date.now().toString(36).toUpperCase()}`;

test('R-000-74 R-000-65 a loss is reported, argued, decided at the field from 1 to 5 times, and taken back when it is found', async ({
  shop,
}) => {
  const keeper = await shop.seat({ role: 'storekeeper', path: '/tools/list' });
  const { page } = keeper;
  const { itemId, placeId, numbers, lotIds } = await inStock(page, marked('YS'), {});
  const person = await somebody(page);
  const [no = ''] = numbers;
  await tell(page, 'tools.issue', {
    ...{ staffId: person.id, why: 'added', signedBy: person.name, isSigned: true },
    lines: [{ itemId, placeId, toolNo: no }],
  });

  // the register finds it by its number, and its page says who holds it
  await main(page).getByLabel(tools.list.search).fill(no);
  await main(page).getByRole('link', { name: no }).click();
  await expect(header(page).getByText(tools.state.issued)).toBeVisible();
  await expect(main(page).getByRole('link', { name: tools.one.withHolder.replace('{{name}}', person.name) })).toBeVisible();
  // what somebody holds is not mended or scrapped: the reason stands at the button
  await expect(header(page).getByRole('button', { name: tools.one.scrap })).toHaveAttribute('aria-disabled', 'true');

  await step(page, tools.one.lost);
  await dialog(page).getByLabel(losses.facts).fill('工地收工时不见');
  await send(page);
  await expect(header(page).getByText(losses.state.reported)).toBeVisible();
  await step(page, losses.tell);
  await dialog(page).getByLabel(losses.statement).fill('放在货车里，门没有锁好');
  await send(page);
  await expect(main(page).getByText('放在货车里，门没有锁好').first()).toBeVisible();
  await expect(header(page).getByRole('button', { name: losses.decide })).toHaveAttribute('aria-disabled', 'true');

  const before = await ask<StaffAccount>(page, 'staffAccounts.get', { staffId: person.id });
  const head = await shop.seat({ role: 'supervisor', path: new URL(page.url()).pathname });
  await step(head.page, losses.decide);
  const factor = dialog(head.page).getByLabel(losses.factor);
  for (const wrong of ['0.99', '5.01']) {
    await factor.fill(wrong);
    await factor.blur();
    await expect(dialog(head.page).getByText(losses.factorRange)).toBeVisible();
  }
  await factor.fill('5');
  await expect(dialog(head.page).getByRole('status')).toHaveText(/86\.00 × 5\.00 × 1 = 430\.00/);
  await dialog(head.page).getByLabel(losses.reason).fill('未按规定锁车');
  await send(head.page);
  await expect(header(head.page).getByText(losses.state.charged)).toBeVisible();
  await expect(main(head.page).getByText('¥430.00')).toBeVisible();
  const owed = async () => (await ask<StaffAccount>(page, 'staffAccounts.get', { staffId: person.id })).owedFen;
  expect(await owed()).toBe(before.owedFen + 43_000);

  // found in the van: back in the room, and nothing is owed for it
  await step(page, losses.find);
  await dialog(page).getByLabel(losses.reason).fill('在货车座位下找到');
  await send(page);
  await expect(header(page).getByText(losses.state.found)).toBeVisible();
  expect(await owed()).toBe(before.owedFen);
  const tool = await ask<ToolView>(page, 'tools.tool', { lotId: lotIds[0] });
  expect(tool.state).toBe('inStock');
  expect(tool.history.map(({ kind }) => kind)).toEqual(['found', 'charged', 'lost', 'issued', 'takenIn']);
  expect([...keeper.complaints, ...head.complaints]).toEqual([]);
});

test('R-000-77 B-24 a tool goes out to be mended and comes back with its cost shared to the fen', async ({ shop }) => {
  const { page, complaints } = await shop.seat({ role: 'storekeeper', path: '/tools/repairs' });
  const mark = marked('WX');
  const { numbers } = await inStock(page, mark, { holderPercent: 50 });
  const person = await somebody(page);
  const [no = ''] = numbers;
  await step(page, repairs.send);
  await scan(page, no);
  await expect(dialog(page).getByRole('combobox', { name: repairs.chooseTool })).toHaveValue(new RegExp(no));
  await dialog(page).getByLabel(repairs.fault).fill('转子烧坏');
  await dialog(page).getByRole('combobox', { name: repairs.user }).fill(person.name);
  await page
    .getByRole('option', { name: new RegExp(person.name) })
    .first()
    .click();
  await dialog(page).getByLabel(repairs.sentTo).fill('城南维修部');
  await send(page);
  const row = main(page).getByRole('row', { name: new RegExp(no) });
  await expect(row.getByText(repairs.state.away)).toBeVisible();

  await row.getByRole('button', { name: repairs.back }).click();
  await dialog(page).getByLabel(repairs.cost).fill('85.01');
  await expect(dialog(page).getByRole('status')).toHaveText('个人 42.50 · 公司 42.51');
  await dialog(page).getByLabel(repairs.result).fill('换转子');
  await send(page);
  await expect(row.getByText(repairs.state.back)).toBeVisible();
  await expect(row.getByText('42.50 / 42.51')).toBeVisible();
  await expect(row.getByRole('button', { name: repairs.back })).toHaveAttribute('aria-disabled', 'true');
  expect(complaints).toEqual([]);
});

test('R-000-70 a tool is scrapped by the approval of another person than who proposed it', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/tools/repairs?view=scraps' });
  const { itemId, numbers } = await inStock(page, marked('BF'), {});
  const [no = ''] = numbers;
  await step(page, repairs.proposeScrap);
  await choose(page, no);
  await dialog(page).getByLabel(repairs.scrapReason).fill('电机烧毁，不值得修');
  await send(page);
  const row = main(page).getByRole('row', { name: new RegExp(no) });
  const approve = row.getByRole('button', { name: repairs.approve });
  await expect(approve).toHaveAttribute('aria-disabled', 'true');
  await expect(approve).toHaveAccessibleDescription(repairs.ownProposal);

  const other = await shop.seat({ role: 'serviceManager', path: '/tools/repairs?view=scraps' });
  const theirs = main(other.page).getByRole('row', { name: new RegExp(no) });
  await theirs.getByRole('button', { name: repairs.approve }).click();
  await expect(dialog(other.page).getByText(repairs.approveConsequence)).toBeVisible();
  await send(other.page);
  await expect(theirs.getByText(repairs.scrapState.approved)).toBeVisible();
  // the first seat sees it at once, and it has left stock
  await expect(row.getByText(repairs.scrapState.approved)).toBeVisible();
  expect((await ask<ToolKindRow>(page, 'tools.kind', { id: itemId })).stockQty).toBe(0);
});

test('R-000-69 tools come in with typed and given numbers, get their labels, and the palette finds one by its number', async ({ shop }) => {
  const { page, complaints } = await shop.seat({ role: 'storekeeper', path: '/tools/kinds' });
  const mark = marked('BQ');
  const { itemId, name } = await inStock(page, mark, {});
  await main(page).getByRole('button', { name: tools.kinds.takeIn }).click();
  await dialog(page).getByRole('combobox', { name: tools.stockIn.kind }).fill(name);
  await page.getByRole('option', { name: new RegExp(name) }).click();
  await dialog(page).getByLabel(tools.field.qty).fill('2');
  const numbers = dialog(page).getByLabel(tools.stockIn.numbered);
  await numbers.fill(`${mark}-7`);
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page).getByText(tools.stockIn.numbersDiffer)).toBeVisible();
  await numbers.fill(`${mark}-7\n${mark}-8`);
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page).getByText(tools.stockIn.labelsTitle)).toBeVisible();
  expect((await ask<ToolKindRow>(page, 'tools.kind', { id: itemId })).stockQty).toBe(3);
  await dialog(page).getByRole('link', { name: tools.stockIn.labels }).click();
  await expect(page).toHaveURL(/\/print\/tool-labels\?ids=\d+,\d+/);
  await expect(page.getByText(`${mark}-8`).first()).toBeVisible();

  await palette(page, `${mark}-7`, new RegExp(`${mark}-7`));
  await page.keyboard.press('Enter');
  await expect(header(page).getByText(`${mark}-7 ${name}`)).toBeVisible();
  expect(complaints).toEqual([]);
});

test('R-000-79 what has lived its life leads to the exchange, and the list is printed for the holders to sign', async ({ shop }) => {
  const { page, complaints } = await shop.seat({ role: 'storekeeper', path: '/tools/list' });
  const mark = marked('NX');
  const bookedOn = new Date(Date.now() - 70 * 86_400_000).toISOString().slice(0, 10);
  const { itemId, placeId, numbers, lotIds } = await inStock(page, mark, { lifeMonths: 1, isOnce: false }, 1, bookedOn);
  const person = await somebody(page);
  const [no = ''] = numbers;
  await tell(page, 'tools.issue', {
    ...{ staffId: person.id, why: 'added', signedBy: person.name, isSigned: true, bookedOn },
    lines: [{ itemId, placeId, toolNo: no }],
  });
  const { issueId } = await ask<ToolView>(page, 'tools.tool', { lotId: lotIds[0] });
  await page.goto('/tools/due');
  const row = main(page)
    .getByRole('table', { name: tools.due.lifeTitle })
    .getByRole('row', { name: new RegExp(no) });
  await expect(row.getByText(tools.stage.over)).toBeVisible();
  await row.getByRole('button', { name: tools.dueList.swap }).click();
  await expect(page).toHaveURL(new RegExp(`/tools/people/${person.id}/swap\\?issue=${issueId}$`));
  await page.goto('/tools/due');
  await header(page).getByRole('button', { name: tools.dueList.print }).click();
  await expect(page).toHaveURL(/\/print\/tool-due$/);
  await expect(page.getByText(no).first()).toBeVisible();
  await expect(page.getByText(tools.dueList.life).first()).toBeVisible();
  expect(complaints).toEqual([]);
});
