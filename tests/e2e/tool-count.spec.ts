import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { StocktakeView } from '../../shared/stocktakes.ts';
import type { ToolLoss } from '../../shared/tool-losses.ts';
import type { HeldTool, ToolKindRow, ToolRow } from '../../shared/tools.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import { sheets } from './page-models/print.ts';
import { scan } from './page-models/stock.ts';

const { stocktakes: words, tools } = zhCN;
const main = (page: Page) => page.getByRole('main');
const dialog = (page: Page) => page.getByRole('dialog');
const header = (page: Page) => main(page).locator('header');

async function step(page: Page, command: keyof typeof words.command): Promise<void> {
  await header(page).getByRole('button', { name: words.command[command], exact: true }).click();
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
}

interface Person {
  readonly id: number;
  readonly name: string;
  readonly isActive: boolean;
}

/** What other stories have left in the tool room and with people is all there. */
async function countOthers(page: Page, id: number, ownItemId: number): Promise<void> {
  const { lines } = await ask<StocktakeView>(page, 'stocktakes.get', { id });
  const holders = await ask<readonly { staffId: number; name: string }[]>(page, 'tools.people');
  for (const line of lines.filter(({ itemId }) => itemId !== ownItemId)) {
    let qty = 1;
    if (line.lotNo === '' && line.holderName === '') qty = (await ask<ToolKindRow>(page, 'tools.kind', { id: line.itemId })).stockQty;
    if (line.lotNo === '' && line.holderName !== '') {
      const { staffId } = holders.find(({ name }) => name === line.holderName) ?? { staffId: 0 };
      const held = await ask<readonly HeldTool[]>(page, 'tools.held', { staffId });
      qty = held.filter(({ itemId }) => itemId === line.itemId).reduce((sum, { openQty }) => sum + openQty, 0);
    }
    await tell(page, 'stocktakes.countLine', { id, lineId: line.id, qty, round: 1 });
  }
}

test('R-000-66 R-000-71 a month-end count of tools: one missing in the room, one with a holder, and the right people are asked', async ({
  shop,
}) => {
  const { page } = await shop.seat({ role: 'storekeeper', path: '/stocktakes' });
  const mark = Date.now().toString(36).toUpperCase();
  const no = (nth: number) => `GJ${mark}-${nth}`;
  const people = (await ask<readonly Person[]>(page, 'staff.list')).filter(({ isActive }) => isActive);
  const [holder, manager] = [people.at(-1), people.at(-2)];
  const [room] = await ask<readonly { id: number; name: string }[]>(page, 'tools.rooms');
  const placeId = room?.id ?? 0;
  const kind = { name: `电枪${mark}`, unit: '把', isOnce: false, lifeMonths: 24, originalFen: 8_600, purchaseFen: 8_000, placeId };
  const { id: itemId } = await tell<{ id: number }>(page, 'tools.createKind', kind);
  const numbers = [1, 2, 3, 4].map(no);
  await tell(page, 'tools.takeIn', { lines: [{ itemId, placeId, qty: 4, priceFen: 8_000, numbers, managerId: manager?.id }] });
  await tell(page, 'tools.issue', {
    ...{ staffId: holder?.id, why: 'added', signedBy: holder?.name, isSigned: true },
    lines: [3, 4].map((nth) => ({ itemId, placeId, toolNo: no(nth) })),
  });

  // the whole of the tools is chosen, and the book frozen
  await main(page).getByRole('button', { name: words.create.button }).click();
  await dialog(page).getByLabel(words.create.kind).selectOption({ label: words.kind.tools });
  await expect(dialog(page)).toContainText(words.toolHint.full);
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(header(page).getByText(words.state.frozen)).toBeVisible();
  const id = Number(new URL(page.url()).pathname.split('/').at(-1));
  await countOthers(page, id, itemId);

  // the room: the first is there, the second is not
  const lines = main(page).getByRole('table', { name: words.page.lines });
  const lineOf = (nth: number) => lines.getByRole('row').filter({ hasText: no(nth) });
  const place = main(page).getByRole('combobox', { name: words.count.place });
  const choose = async (name: string) => {
    await place.click();
    await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
  };
  await choose(room?.name ?? '');
  await scan(page, no(1));
  await expect(main(page).getByRole('strong')).toHaveText('1');
  await main(page).getByRole('button', { name: words.count.rest }).click();
  await expect(lineOf(2).getByRole('textbox')).toHaveValue('0 把');
  // whoever holds two shows one of them, which is worn
  await choose(holder?.name ?? '');
  await scan(page, no(4));
  await expect(lineOf(4).getByRole('textbox')).toHaveValue('1 把');
  await lineOf(4).getByRole('combobox').selectOption({ label: tools.condition.worn });
  await expect.poll(async () => (await ask<{ rows: ToolRow[] }>(page, 'tools.list', { query: no(4) })).rows[0]?.condition).toBe('worn');
  await main(page).getByRole('button', { name: words.count.rest }).click();
  await expect(main(page).getByText(words.count.none)).toBeVisible();

  // somebody of 行政部 witnesses; nobody else can
  const office = await shop.seat({ role: 'adminOffice', path: `/stocktakes/${id}` });
  await step(office.page, 'witness');
  for (const nth of [2, 3]) {
    const reason = lineOf(nth).getByRole('textbox');
    await reason.fill('月末盘点不见');
    await reason.press('Enter');
  }
  const reasons = async () => (await ask<StocktakeView>(page, 'stocktakes.get', { id })).lines.filter(({ reason }) => reason !== '').length;
  await expect.poll(reasons).toBe(2);
  await step(page, 'explain');
  const head = await shop.seat({ role: 'supervisor', path: `/stocktakes/${id}` });
  await step(head.page, 'approve');
  await step(page, 'adjust');
  await expect(header(page).getByText(words.state.locked)).toBeVisible();
  await expect(page.getByText(new RegExp(`${no(2)} ${manager?.name}`)).first()).toBeVisible();

  // out of the stock once, and each proposed to whoever answers for it
  const { rows } = await ask<{ rows: readonly ToolLoss[] }>(page, 'tools.losses', {});
  const own = rows.filter((loss) => loss.itemId === itemId).map(({ toolNo, cause, staffName, state }) => [toolNo, cause, staffName, state]);
  expect(own).toHaveLength(2);
  expect(own).toContainEqual([no(2), 'count', manager?.name, 'reported']);
  expect(own).toContainEqual([no(3), 'holder', holder?.name, 'reported']);
  expect(await ask<ToolKindRow>(page, 'tools.kind', { id: itemId })).toMatchObject({ stockQty: 1, heldQty: 1 });

  // the sheet names the holder, the numbers and the condition
  await page.goto(`/print/stocktake?id=${id}`);
  const sheet = page.locator('main');
  await expect(sheets(page).first()).toBeVisible();
  for (const text of [holder?.name ?? '', no(4), tools.condition.worn, words.paper.holderSign]) await expect(sheet).toContainText(text);
});

test('G-16 R-000-67 the wear of tools by kind and person, and a spot check of one person', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/tools/wear' });
  const mark = `W${Date.now().toString(36).toUpperCase()}`;
  const person = (await ask<readonly Person[]>(page, 'staff.list')).find(({ isActive }) => isActive);
  const [room] = await ask<readonly { id: number }[]>(page, 'tools.rooms');
  const placeId = room?.id ?? 0;
  const kind = { name: `胶锤${mark}`, unit: '把', isOnce: false, lifeMonths: 10, originalFen: 2_000, purchaseFen: 1_800, placeId };
  const { id: itemId } = await tell<{ id: number }>(page, 'tools.createKind', kind);
  await tell(page, 'tools.takeIn', { lines: [{ itemId, placeId, qty: 2, priceFen: 1_800, numbers: [`${mark}-1`, `${mark}-2`] }] });
  await tell(page, 'tools.issue', {
    ...{ staffId: person?.id, why: 'added', signedBy: person?.name, isSigned: true },
    lines: [1, 2].map((nth) => ({ itemId, placeId, toolNo: `${mark}-${nth}` })),
  });
  const held = await ask<readonly HeldTool[]>(page, 'tools.held', { staffId: person?.id });
  await tell(page, 'tools.reportLoss', { issueId: held.find(({ toolNo }) => toolNo === `${mark}-1`)?.issueId, facts: '工地丢失' });
  const byKind = main(page).getByRole('table', { name: tools.wear.byKind });
  await expect(byKind.getByRole('row').filter({ hasText: mark })).toContainText('0.0 / 10');
  await expect(
    main(page)
      .getByRole('table', { name: tools.wear.byPerson })
      .getByRole('row')
      .filter({ hasText: person?.name ?? '' }),
  ).toBeVisible();
  await main(page).getByRole('button', { name: zhCN.stockReports.print }).click();
  await expect(sheets(page).first()).toContainText(tools.wear.title);

  // by surprise, what one person holds of a kind
  await page.goto('/stocktakes');
  await main(page).getByRole('button', { name: words.create.button }).click();
  await dialog(page).getByLabel(words.create.kind).selectOption({ label: words.kind.tools });
  await dialog(page).getByLabel(words.create.mode).selectOption({ label: words.mode.spot });
  await dialog(page)
    .getByRole('combobox', { name: words.create.toolPlaces })
    .fill(person?.name ?? '');
  await page.getByRole('option', { name: person?.name ?? '' }).click();
  await dialog(page).getByRole('combobox', { name: words.create.toolKinds }).fill(mark);
  await page.getByRole('option', { name: new RegExp(mark) }).click();
  await page.keyboard.press('Control+Enter');
  await expect(header(page).getByText(words.state.frozen)).toBeVisible();
  await scan(page, `${mark}-2`);
  await expect(main(page).getByText(words.count.none)).toBeVisible();
  await step(page, 'recordOnly');
  await expect(header(page).getByText(words.state.recorded)).toBeVisible();
});
