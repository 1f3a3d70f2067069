import type { Locator, Page } from '@playwright/test';
import type { SearchHit } from '../../shared/home.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { WorkOrderRow } from '../../shared/work-orders.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import { goTo, list } from './page-models/frame.ts';

const { common } = zhCN;
const name = '尉迟秋实';

const findsNobody = async (page: Page, query: string) =>
  (await ask<readonly SearchHit[]>(page, 'search.everything', { query })).every(({ kind }) => kind !== 'customer');

/** The end of a phone that nobody in the shop has yet: its people are drawn anew each day. */
async function freeTail(page: Page): Promise<string> {
  for (let tail = 5208; tail < 5300; tail++)
    if ((await findsNobody(page, String(tail))) && (await findsNobody(page, `7461${String(tail).slice(0, 2)}`))) return String(tail);
  throw new Error('a small shop leaves ends of phones free');
}

/** A customer with a van, an address and a bill that nobody else in the shop has. */
async function makeCustomer(page: Page, plate: string, tail = '5208'): Promise<number> {
  const { id } = await tell<{ id: number }>(page, 'customers.create', {
    name,
    phones: [{ shownAs: `139-7461 ${tail}` }],
    addresses: [{ text: '浏阳市古港镇樟槎湾19号' }],
  });
  await tell(page, 'installedItems.add', {
    customerId: id,
    kind: 'vehicle',
    model: '江铃顺达',
    invoiceNo: 'FP-77340912',
    vehicle: { plate },
  });
  return id;
}

/** Opens the palette, types, and gives the line that Enter would take. */
async function typed(page: Page, text: string): Promise<Locator> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.type(text);
  return page.getByRole('dialog').getByRole('option', { selected: true });
}

test('R-003-38 the palette finds a caller by plate, piece of a phone, invoice, address and pinyin, and says by what', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk' });
  const tail = await freeTail(page);
  await makeCustomer(page, '湘A·7Q3K9', tail);
  const heading = page.getByRole('heading', { level: 1 });
  for (const [query, label, marked] of [
    ['湘a7q3', common.match.plate, '湘A7Q3'],
    ['7q3k9', common.match.plate, '7Q3K9'],
    [`7461${tail.slice(0, 2)}`, common.match.phone, `7461 ${tail.slice(0, 2)}`],
    [tail, common.match.phoneTail, tail],
    ['77340912', common.match.invoice, '77340912'],
    ['樟槎湾 古港', common.match.address, '樟槎湾'],
    ['yuchiqiu', undefined, '尉迟秋'],
    ['ycqs', undefined, name],
  ] as const) {
    const choice = await typed(page, query);
    await expect(choice, query).toContainText(name);
    await expect(choice.locator('mark'), query).toHaveText(marked);
    if (label !== undefined) await expect(choice, query).toContainText(label);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(heading).toHaveText(name);
    await goTo(page, 'home');
  }
});

test('R-003-38 the tail of a document number leads to the slip, a whole number only to it', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor' });
  const slips = (await ask<{ rows: readonly WorkOrderRow[] }>(page, 'workOrders.list', { limit: 50 })).rows;
  // each day has a first slip, few have a twentieth
  const slip = slips.toSorted((a, b) => b.no.slice(-4).localeCompare(a.no.slice(-4)))[0] as WorkOrderRow;
  const tail = slip.no.slice(-4);
  await typed(page, tail);
  const line = page.getByRole('dialog').getByRole('option').filter({ hasText: slip.no });
  await expect(line.locator('mark')).toHaveText(tail);
  // by keyboard alone, as far down as it takes
  for (let step = 0; step < 20 && (await line.getAttribute('aria-selected')) !== 'true'; step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: slip.no })).toBeVisible();
  const choice = await typed(page, slip.no.toLowerCase());
  await expect(page.getByRole('dialog').getByRole('option').filter({ hasText: slip.no })).toHaveCount(1);
  await expect(choice).toBeVisible();
});

test('R-003-38 the lists find by a piece of a phone, by plate and by address too', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/customers' });
  await makeCustomer(page, '湘A·7Q3K8');
  const { row, search } = list(page);
  for (const query of ['746152', '7q3k8', '樟槎湾', '77340912']) {
    await search.fill(query);
    await expect(row(name).first(), query).toBeVisible();
  }
});

test('the palette says in English too by what it found', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk', language: 'en' });
  await makeCustomer(page, '湘A·7Q3K7');
  const choice = await typed(page, '7q3k7');
  await expect(choice).toContainText('Plate');
  await expect(choice.locator('mark')).toHaveText('7Q3K7');
});
