import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { ToolPurchaseView } from '../../shared/tool-purchases.ts';
import { pdfOf, squeeze } from '../print/pdf.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import { goTo, list, palette, toast } from './page-models/frame.ts';

const { approvals, common, tools, toolPurchases: words } = zhCN;
const { command, field, state, turn, who } = words;

const main = (page: Page) => page.getByRole('main');
const dialog = (page: Page) => page.getByRole('dialog');
const head = (page: Page) => main(page).locator('header');
const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true });
const view = (page: Page, id: number) => ask<ToolPurchaseView>(page, 'toolPurchases.get', { id });
const filled = (text: string, values: Readonly<Record<string, string>>) =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? '');

/** A short question is answered by its button. */
async function agree(page: Page, name: string, reason?: string): Promise<void> {
  await button(page, name).click();
  if (reason !== undefined) await dialog(page).getByLabel(common.confirm.reasonLabel).fill(reason);
  await dialog(page).getByRole('button', { name, exact: true }).click();
  await expect(dialog(page)).toBeHidden();
}

/** Opens the dialog of a command, fills it and sends it. */
async function step(page: Page, name: string, fill: (box: ReturnType<typeof dialog>) => Promise<void>): Promise<void> {
  await button(page, name).click();
  await expect(dialog(page)).toBeVisible();
  await fill(dialog(page));
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
}

test('SM-09 R-000-62 R-000-63 R-000-64 F-09 planned, filled in, signed twice, sent, short, stocked and booked, each step by whoever does it', async ({
  shop,
}) => {
  test.slow();
  const mark = Date.now().toString(36).toUpperCase();
  const { page: keeper } = await shop.seat({ role: 'storekeeper', path: '/' });
  const [room] = await ask<{ id: number }[]>(keeper, 'tools.rooms');
  const kind = { name: `电枪${mark}`, spec: '12 伏', unit: '把', lifeMonths: 24, originalFen: 8_600, purchaseFen: 8_000 };
  await tell(keeper, 'tools.createKind', { ...kind, minQty: 3, placeId: room?.id });
  await tell(keeper, 'tools.createKind', { ...kind, name: `卷尺${mark}`, isNumbered: false, placeId: room?.id });

  // the places are settings
  const { page: admin } = await shop.seat({ role: 'administrator', path: '/settings/toolRules' });
  await main(admin).getByLabel(words.rules.usualFactor).fill('6');
  await admin.keyboard.press('Control+Enter');
  await expect(main(admin).getByText(words.rules.factorWrong)).toBeVisible();
  await main(admin).getByLabel(words.rules.usualFactor).fill('1.5');
  await main(admin).getByLabel(words.rules.serviceCentre).fill('成都服务中心');
  await main(admin).getByLabel(words.rules.branch).fill('重庆分部');
  await admin.keyboard.press('Control+Enter');
  await expect(toast(admin, words.rules.saved)).toBeVisible();

  // the plan comes from stock and life table, and one more kind by its name
  await goTo(keeper, 'tools');
  await main(keeper).getByRole('link', { name: tools.area.purchases, exact: true }).click();
  await main(keeper).getByRole('link', { name: words.list.new }).first().click();
  await button(keeper, words.edit.propose).click();
  const wanted = (name: string) => main(keeper).getByLabel(filled(field.qtyOf, { name }));
  await expect(wanted(`电枪${mark}`)).toHaveValue('3');
  await main(keeper).getByRole('combobox', { name: words.edit.add }).fill(`卷尺${mark}`);
  await keeper.getByRole('option', { name: new RegExp(`卷尺${mark}`) }).click();
  await expect(wanted(`卷尺${mark}`)).toBeFocused();
  await wanted(`卷尺${mark}`).fill('2');
  await keeper.keyboard.press('Control+Enter');
  await expect(main(keeper).getByRole('heading', { level: 1 })).toHaveText(/GQ\d{8}-\d{4}$/);
  const id = Number(new URL(keeper.url()).pathname.split('/').at(-1));
  const { no } = await view(keeper, id);
  await expect(head(keeper)).toContainText(filled(turn.planned, { who: who.supervisor }));
  await expect(button(keeper, command.fill)).toHaveAttribute('aria-disabled', 'true');

  // the supervisor finds that it is their turn
  const { page: chief } = await shop.seat({ role: 'supervisor', path: '/tools/purchases?show=mine' });
  await expect(list(chief).row(no)).toContainText(turn.mine);
  await list(chief).row(no).click();
  await agree(chief, command.fill);
  await expect(head(chief)).toContainText(state.filled);

  // manager, then general manager, each among what waits for their signature
  const { page: general } = await shop.seat({ role: 'generalManager', path: `/tools/purchases/${id}` });
  await expect(button(general, command.sign)).toHaveAttribute('aria-disabled', 'true');
  for (const role of ['serviceManager', 'generalManager'] as const) {
    const { page } = await shop.seat({ role, path: '/approvals' });
    await list(page).row(no).click();
    await agree(page, command.sign);
    await expect(main(page).getByRole('region', { name: words.page.chain })).toContainText(approvals.signed);
  }
  await expect(head(keeper)).toContainText(state.approved);

  // the form goes out with its copies, the custodian's hand on it
  await keeper.keyboard.press('Control+p');
  await expect(keeper).toHaveURL(new RegExp(`/print/tool-purchase\\?id=${id}`));
  await expect(keeper.locator('.paper-pages .sheet')).toHaveCount(3);
  await keeper.evaluate(() => {
    window.print = () => {};
  });
  await keeper.getByRole('button', { name: common.action.print, exact: false }).first().click();
  await expect.poll(async () => (await view(keeper, id)).timeline.map((entry) => entry.kind)).toContain('printed');
  const { text } = await pdfOf(keeper);
  for (const part of [no, `电枪${mark}`, '重庆分部', '成都服务中心', words.paper.signGeneral, 'F-09'])
    expect(text).toContain(squeeze(part));

  // sent by fax to where the settings say
  const { page: office } = await shop.seat({ role: 'adminOffice', path: '/' });
  await palette(office, no, no);
  await step(office, command.send, async (box) => {
    await expect(box.getByLabel(field.sentTo)).toHaveValue('成都服务中心');
    await expect(box.getByLabel(field.sentWay)).toHaveValue(words.send.fax);
  });
  await expect(head(office)).toContainText(state.sent);

  // one gun is missing: without a word about it nothing is checked
  await keeper.goto(`/tools/purchases/${id}`);
  await button(keeper, command.check).click();
  const came = (name: string) => dialog(keeper).getByLabel(filled(field.arrivedOf, { name }));
  await dialog(keeper).getByRole('button', { name: words.check.all }).click();
  await came(`电枪${mark}`).fill('2');
  await keeper.keyboard.press('Control+Enter');
  await expect(dialog(keeper).getByText(common.validation.required).first()).toBeVisible();
  await expect(came(`卷尺${mark}`)).toHaveValue('2');
  await dialog(keeper)
    .getByLabel(filled(field.differenceOf, { name: `电枪${mark}` }))
    .fill('少发一把');
  await keeper.keyboard.press('Control+Enter');
  await expect(dialog(keeper)).toBeHidden();
  await expect(
    main(keeper)
      .getByRole('row')
      .filter({ hasText: `电枪${mark}` }),
  ).toContainText('少发一把');

  // no more than was checked goes into the room
  await button(keeper, command.stockIn).click();
  const into = dialog(keeper).getByLabel(filled(field.stockQtyOf, { name: `电枪${mark}` }));
  await into.fill('3');
  await keeper.keyboard.press('Control+Enter');
  await expect(dialog(keeper).getByText(filled(zhCN.errors.variant.guardFailed.moreThanChecked, { open: '2' }))).toBeVisible();
  await into.fill('2');
  await dialog(keeper)
    .getByLabel(filled(field.numbersOf, { name: `电枪${mark}` }))
    .fill(`DQ-${mark}-1\nDQ-${mark}-2`);
  await keeper.keyboard.press('Control+Enter');
  await expect(dialog(keeper)).toBeHidden();
  await expect(head(keeper)).toContainText(state.arrived);

  // the last one comes with the next delivery
  await step(keeper, command.check, async (box) => {
    await box.getByRole('button', { name: words.check.all }).click();
  });
  await step(keeper, command.stockIn, async (box) => {
    await box.getByLabel(filled(field.numbersOf, { name: `电枪${mark}` })).fill(`DQ-${mark}-3`);
  });
  await expect(head(keeper)).toContainText(state.stocked);
  await expect(main(keeper).getByRole('region', { name: words.page.timeline })).toContainText('少发一把');

  // the office enters it in the general ledger, and both accounts agree
  await step(office, command.book, async (box) => {
    await box.getByLabel(field.ledgerNo).fill(`总账-${mark}`);
  });
  await expect(head(office)).toContainText(state.booked);
  await main(office).getByRole('link', { name: tools.area.ledger, exact: true }).click();
  await main(office).getByRole('button', { name: words.ledger.general, exact: true }).click();
  await expect(
    main(office)
      .getByRole('row')
      .filter({ hasText: `卷尺${mark}` }),
  ).toContainText(`总账-${mark}`);
  await expect(main(office).getByText(/^总账合计和流水账购入合计一致/)).toBeVisible();
  await main(office).getByRole('button', { name: words.ledger.journal, exact: true }).click();
  await expect(
    main(office)
      .getByRole('row')
      .filter({ hasText: `DQ-${mark}-3` }),
  ).toContainText('3 把');
});

test('SM-09 refused with a reason, written anew, and thrown away', async ({ shop }) => {
  const { page: keeper } = await shop.seat({ role: 'storekeeper', path: '/tools/purchases' });
  const mark = Date.now().toString(36).toUpperCase();
  const [room] = await ask<{ id: number }[]>(keeper, 'tools.rooms');
  const kind = await tell<{ id: number }>(keeper, 'tools.createKind', { name: `铁锤${mark}`, unit: '把', placeId: room?.id });
  const made = await tell<{ id: number; version: number }>(keeper, 'toolPurchases.create', { lines: [{ itemId: kind.id, qty: 9 }] });
  const { page: chief } = await shop.seat({ role: 'supervisor', path: `/tools/purchases/${made.id}` });
  await agree(chief, command.fill);
  const { page: manager } = await shop.seat({ role: 'serviceManager', path: `/tools/purchases/${made.id}` });
  await agree(manager, command.refuse, '先用库里的');
  await keeper.goto(`/tools/purchases/${made.id}`);
  await expect(head(keeper)).toContainText(state.refused);
  await expect(main(keeper).getByRole('alert')).toContainText('先用库里的');
  await agree(keeper, command.revise);
  await button(keeper, command.change).click();
  await main(keeper)
    .getByLabel(filled(field.qtyOf, { name: `铁锤${mark}` }))
    .fill('2');
  await keeper.keyboard.press('Control+Enter');
  await expect(head(keeper)).toContainText(state.planned);
  expect((await view(keeper, made.id)).lines).toMatchObject([{ qty: 2 }]);
  await button(keeper, common.action.more).click();
  await keeper.getByRole('menuitem', { name: command.cancel }).click();
  await dialog(keeper).getByLabel(common.confirm.reasonLabel).fill('不买了');
  await dialog(keeper).getByRole('button', { name: command.cancel, exact: true }).click();
  await expect(head(keeper)).toContainText(state.cancelled);
});
