import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { InquiryView } from '../../shared/inquiries.ts';
import type { PurchaseOrderView } from '../../shared/purchase-orders.ts';
import { addDays, dayOf } from '../../shared/time.ts';
import { ask, expect, tell, test } from '../support/browser.ts';

const { purchasing: words } = zhCN;
const { command, field } = words;

const main = (page: Page) => page.getByRole('main');
const dialog = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true });
const header = (page: Page) => main(page).locator('header');
const inDays = (days: number) => addDays(dayOf(Date.now(), 'Asia/Shanghai'), days);
const idIn = (page: Page) => Number(/(\d+)$/.exec(new URL(page.url()).pathname)?.[1]);

/** Sends the dialog that is open with Ctrl+Enter. */
async function send(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
}

/** Confirms the step that a button of the head asks for. */
async function step(page: Page, name: string): Promise<void> {
  await button(page, name).click();
  await dialog(page).getByRole('button', { name, exact: true }).click();
  await expect(dialog(page)).toBeHidden();
}

async function addItem(page: Page, code: string, name: string): Promise<number> {
  const [place] = await ask<readonly { id: number }[]>(page, 'parts.places');
  const facts = { code, name, spec: '原厂', unit: '个', placeId: place?.id, costFen: 8000, priceFen: 12_000 };
  return (await tell<{ id: number }>(page, 'parts.create', facts)).id;
}

test('R-004-54 R-004-55 offers side by side with their points; the chosen one is an order at its prices', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'storekeeper', path: '/purchasing/inquiries' });
  const code = `XJ-${Date.now()}`;
  await addItem(page, code, '压缩机启动器');
  await main(page).getByRole('link', { name: words.inquiries.create }).click();
  await main(page).getByLabel(words.dialog.addItem).fill(code);
  await page.keyboard.press('Enter');
  await main(page).getByLabel(words.dialog.qtyOf.replace('{{name}}', '压缩机启动器')).fill('10');
  await page.keyboard.press('Control+Enter');
  await expect(header(page)).toContainText(words.inquiryState.open);
  const inquiryId = idIn(page);
  for (const [supplier, quality, price] of [
    ['甲配件行', '90', '80'],
    ['乙配件行', '70', '60'],
  ] as const) {
    await button(page, words.inquiries.addOffer).click();
    await dialog(page).getByLabel(field.supplier).fill(supplier);
    await dialog(page).getByLabel(field.quality).fill(quality);
    await dialog(page).getByLabel(words.dialog.priceOf.replace('{{name}}', '压缩机启动器')).fill(price);
    await send(page);
    await expect(main(page).getByRole('table', { name: words.inquiries.compare })).toContainText(supplier);
  }
  // 70 × 40 % + 100 × 40 % + 80 × 20 %
  await expect(main(page).getByRole('table', { name: words.inquiries.compare })).toContainText('84.0');
  await button(page, words.inquiries.choose).first().click();
  // the other one has more points: it wants a reason
  await dialog(page).getByRole('button', { name: words.inquiries.choose, exact: true }).click();
  await dialog(page).getByRole('textbox').fill('质量稳定');
  await dialog(page).getByRole('button', { name: words.inquiries.choose, exact: true }).click();
  await expect(header(page)).toContainText(words.orderState.negotiating);
  await expect(main(page)).toContainText('¥800.00');
  expect(await ask<InquiryView>(page, 'inquiries.get', { id: inquiryId })).toMatchObject({ state: 'decided', chosenSupplier: '甲配件行' });
});

test('SM-20 R-004-56 R-004-57 from a new order to the shelf: contract, shipment, inspection with rejects that go back', async ({
  shop,
}) => {
  const { page } = await shop.seat({ role: 'storekeeper', path: '/purchasing/orders' });
  const code = `CG-${Date.now()}`;
  const name = '循环水泵';
  await addItem(page, code, name);
  await main(page).getByRole('link', { name: words.orders.create }).click();
  // the list's search names the supplier too, and stays until the form is there
  await expect(header(page)).toContainText(words.dialog.newOrder);
  await main(page).getByLabel(field.supplier).fill('丙配件行');
  await main(page).getByLabel(words.dialog.addItem).fill(code);
  await page.keyboard.press('Enter');
  await main(page).getByLabel(words.dialog.qtyOf.replace('{{name}}', name)).fill('5');
  await page.keyboard.press('Control+Enter');
  await expect(header(page)).toContainText(words.orderState.draft);
  const id = idIn(page);
  await step(page, command.negotiate);
  // a contract without a day is refused, and says so
  await button(page, command.contract).click();
  await dialog(page).getByRole('button', { name: command.contract, exact: true }).click();
  await expect(page.getByText(zhCN.errors.variant.fieldsMissing.contract)).toBeVisible();
  await page.keyboard.press('Escape');
  await button(page, command.change).click();
  await main(page).getByLabel(field.dueOn).fill(inDays(5));
  await page.keyboard.press('Control+Enter');
  await expect(header(page)).toContainText(words.orderState.negotiating);
  await step(page, command.contract);
  await step(page, command.place);
  await expect(header(page)).toContainText(words.orderState.ordered);

  await button(page, command.ship).click();
  await dialog(page).getByLabel(field.trackingNo).fill('SF-778');
  await send(page);
  await expect(header(page)).toContainText(words.orderState.inTransit);

  await button(page, command.receive).click();
  const of = (text: string) => main(page).getByLabel(text.replace('{{name}}', name));
  // what is scanned counts
  await main(page).getByLabel(words.receive.scan).fill(code);
  await page.keyboard.press('Enter');
  await expect(of(words.dialog.deliveredOf)).toHaveValue('1');
  await of(words.dialog.deliveredOf).fill('5');
  await of(words.dialog.acceptedOf).fill('3');
  await page.keyboard.press('Control+Enter');
  await expect(of(words.dialog.reasonOf)).toHaveAttribute('aria-invalid', 'true');
  await of(words.dialog.reasonOf).fill('外壳破裂');
  await page.keyboard.press('Control+Enter');
  await expect(header(page)).toContainText(words.orderState.arrived);
  const inspections = main(page).getByRole('region', { name: words.page.inspections });
  await expect(inspections).toContainText('外壳破裂');
  await expect(inspections).toContainText(words.page.stillHere);

  await button(page, command.sendBack).click();
  await expect(dialog(page).getByLabel(field.what)).toHaveValue(/循环水泵 2/);
  await send(page);
  await expect(inspections).not.toContainText(words.page.stillHere);

  // more than was ordered asks first
  await button(page, command.receive).click();
  await of(words.dialog.deliveredOf).fill('4');
  await page.keyboard.press('Control+Enter');
  await dialog(page).getByRole('button', { name: words.receive.overAction, exact: true }).click();
  await expect(header(page)).toContainText(words.orderState.stocked);
  expect(await ask<PurchaseOrderView>(page, 'purchaseOrders.get', { id })).toMatchObject({
    state: 'stocked',
    orderLines: [{ receivedQty: 7, rejectedQty: 2 }],
  });

  // the supplier's page has the order and the price that was agreed on
  await header(page).getByRole('link', { name: '丙配件行' }).click();
  await expect(main(page).getByRole('region', { name: words.page.prices })).toContainText('¥80.00');
});

test('R-004-58 a consignment is late, arrives damaged with its cost, and stands in the report of costs', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'storekeeper', path: '/purchasing/consignments' });
  await button(page, words.consignments.create).click();
  await dialog(page).getByLabel(field.party).fill('浏阳网点');
  await dialog(page).getByLabel(field.what).fill('控制板 2 块');
  await dialog(page).getByLabel(field.sentOn).fill(inDays(-4));
  await dialog(page).getByLabel(field.expectedOn).fill(inDays(-1));
  await dialog(page).getByLabel(field.cost).fill('35');
  await send(page);
  await expect(header(page)).toContainText(words.consignments.lateMark);
  await button(page, words.consignments.arrive).click();
  await dialog(page).getByLabel(field.condition).selectOption({ label: words.condition.damaged });
  await page.keyboard.press('Control+Enter');
  // what was wrong has to be said
  await expect(dialog(page).getByLabel(field.remarks)).toHaveAttribute('aria-invalid', 'true');
  await dialog(page).getByLabel(field.remarks).fill('一块断角');
  await send(page);
  await expect(header(page)).toContainText(words.condition.damaged);
  await page.goto('/purchasing/costs');
  await expect(main(page).getByRole('table', { name: words.consignments.costTitle })).toContainText('¥35.00');
});
