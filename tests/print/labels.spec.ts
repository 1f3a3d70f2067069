import { addInstalledItemInput } from '../../shared/installed-items.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { sheets } from '../e2e/page-models/print.ts';
import type { ToolLabel } from '../../shared/tool-views.ts';
import { ask, expect, test } from '../support/browser.ts';
import { expectOnPaper, onEveryPaper } from './paper-checks.ts';
import { numberedTool } from './paper-tool-label.ts';
import { keepPictures, pdfOf, squeeze } from './pdf.ts';
import type { Pdf } from './pdf.ts';
import { newSlip, supervisorAt } from './slips.ts';

test.describe.configure({ timeout: 240_000 });

const { paperForms: words, print } = zhCN;

test('labels 60 x 40 and 40 x 30 of slips and installed items: one label each, its number, its name and a code', async ({ shop }) => {
  const supervisor = await supervisorAt(shop.address);
  const name = '长沙湘江新区城市投资建设开发有限责任公司'.repeat(3);
  const ids = [await newSlip(supervisor), await newSlip(supervisor, { customerName: name })];
  const slips = await supervisor.client.workOrders.printData.query({ ids });
  const { rows: customers } = await supervisor.client.customers.list.query({ limit: 50 });
  const [{ id: customerId } = { id: 0 }] = customers;
  const full = addInstalledItemInput.parse({
    customerId,
    category: '中央空调',
    brand: '金灯塔',
    model: 'KFR-35GW/K6-一拖四-变频冷暖',
    serial: 'AC42E76669170',
    itemCode: 'GD-0007',
    location: '三楼东侧会议室吊顶内',
    installedOn: '2025-06-01',
    warrantyUntil: '2031-05-31',
  });
  await supervisor.client.installedItems.add.mutate({ key: crypto.randomUUID(), body: full });
  const items: { readonly id: number; readonly serial: string; readonly model: string }[] = [];
  for (const { id } of customers) {
    if (items.length < 3) items.push(...(await supervisor.client.installedItems.list.query({ customerId: id })).rows);
  }
  const { page } = await shop.seat({ role: 'supervisor', path: '/' });
  for (const paper of ['60x40', '40x30'] as const) {
    await page.goto(`/print/slip-labels?ids=${ids.join()}&paper=${paper}`);
    await sheets(page).first().waitFor();
    const pdf = await pdfOf(page);
    await keepPictures(page, `slip-label-${paper}`);
    expectOnPaper(pdf, paper, false);
    expect(pdf.pages).toHaveLength(2);
    slips.forEach(({ no, customerName }, nth) => {
      expect(pdf.texts[nth]).toContain(no);
      expect(pdf.texts[nth]).toContain(customerName.slice(0, 3));
    });
    await expect(page.getByRole('img', { name: slips[0]?.no ?? '' })).toBeVisible();
    await page.goto(`/print/item-labels?ids=${items.map(({ id }) => id).join()}&paper=${paper}`);
    await sheets(page).first().waitFor();
    const labels = await pdfOf(page);
    await keepPictures(page, `item-label-${paper}`);
    expectOnPaper(labels, paper, false);
    expect(labels.pages).toHaveLength(items.length);
    items.forEach(({ serial }, nth) => expect(labels.texts[nth]).toContain(squeeze(serial)));
  }
});

test('R-000-69 number labels of tools on 60 x 40 and 40 x 30: one each, with its number, its name and a code', async ({ shop }) => {
  const ids = [await numberedTool(shop.address), await numberedTool(shop.address)];
  const { page } = await shop.seat({ role: 'storekeeper', path: '/' });
  const tools = await ask<readonly ToolLabel[]>(page, 'tools.labels', { ids });
  for (const paper of ['60x40', '40x30'] as const) {
    await page.goto(`/print/tool-labels?ids=${ids.join()}&paper=${paper}`);
    await sheets(page).first().waitFor();
    const pdf = await pdfOf(page);
    await keepPictures(page, `tool-label-${paper}`);
    expectOnPaper(pdf, paper, false);
    expect(pdf.pages).toHaveLength(2);
    tools.forEach(({ no, name }, nth) => {
      expect(pdf.texts[nth]).toContain(squeeze(no));
      expect(pdf.texts[nth]).toContain(name.slice(0, 6));
    });
    await expect(page.getByRole('img', { name: tools[0]?.no ?? '' })).toBeVisible();
  }
});

test('labels and reports are reached from the slip, the ticked slips of the list, the item and its customer', async ({ shop }) => {
  const supervisor = await supervisorAt(shop.address);
  const ids = [await newSlip(supervisor), await newSlip(supervisor)];
  const { page } = await shop.seat({ role: 'supervisor', path: `/work-orders/${ids[0]}` });
  const choose = async (name: string) => {
    await page.getByRole('button', { name: words.print.more }).click();
    await page.getByRole('menuitem', { name }).click();
    await sheets(page).first().waitFor();
  };
  await choose(words.print.slipLabel);
  expect(new URL(page.url()).pathname).toBe('/print/slip-labels');
  await page.keyboard.press('Escape');
  await choose(words.print.serviceReport);
  expect(new URL(page.url()).pathname).toBe('/print/service-report');
  await page.goto('/work-orders');
  for (const id of ids) {
    const { no } = await supervisor.client.workOrders.get.query({ id });
    await page.getByRole('row').filter({ hasText: no }).getByRole('checkbox').check();
  }
  await choose(words.print.slipLabel);
  await expect(sheets(page)).toHaveCount(2);
  const { rows } = await supervisor.client.customers.list.query({ limit: 50 });
  for (const { id } of rows) {
    const [item] = (await supervisor.client.installedItems.list.query({ customerId: id })).rows;
    if (!item) continue;
    await page.goto(`/customers/${id}`);
    await page.getByRole('link', { name: words.print.slipLabel }).click();
    await sheets(page).first().waitFor();
    await page.goto(`/items/${item.id}`);
    await page.getByRole('button', { name: zhCN.installedItems.page.printLabel }).click();
    await sheets(page).first().waitFor();
    break;
  }
  await page.getByRole('link', { name: words.print.testPage }).click();
  await expect(sheets(page).first()).toContainText(words.test.labelSize.replace('{{width}}', '60').replace('{{height}}', '40'));
});

test('the printer’s test page on every paper: marks at their distance from the edge of the paper, moved by the shift, which it names', async ({
  shop,
}) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/print/log' });
  await onEveryPaper(page, 'testPage', '/print/test-page', ['20', '30']);
  await page.goto('/print/test-page?paper=A4');
  await sheets(page).first().waitFor();
  const markAt = ({ pages }: Pdf, mm: string) => pages[0]?.words.filter(({ text }) => text === mm) ?? [];
  const straight = await pdfOf(page);
  const [across] = markAt(straight, '100');
  const down = markAt(straight, '250').at(-1);
  expect(Math.abs(((across?.left ?? 0) + (across?.right ?? 0)) / 2 - 100)).toBeLessThanOrEqual(0.3);
  expect(Math.abs(((down?.top ?? 0) + (down?.bottom ?? 0)) / 2 - 250)).toBeLessThanOrEqual(0.8);
  await page.getByLabel(print.page.offsetX).fill('2.5');
  const shift = words.test.offset.replace('{{x}}', '2.5').replace('{{y}}', '0');
  await expect(sheets(page).first()).toContainText(shift);
  const [moved] = markAt(await pdfOf(page), '100');
  expect(Math.abs((moved?.left ?? 0) - (across?.left ?? 0) - 2.5)).toBeLessThanOrEqual(0.1);
});
