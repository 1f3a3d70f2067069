import type { Page } from '@playwright/test';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { MaterialRequestView } from '../../shared/material-requests.ts';
import { formatDateTime } from '../../shared/time.ts';
import { ask, expect, tell, test } from '../support/browser.ts';
import type { Shop } from '../support/browser.ts';
import { goTo, list, toast } from './page-models/frame.ts';

const { approvals, common, materialRequests: words } = zhCN;
const { command, field } = words;

const main = (page: Page) => page.getByRole('main');
const dialog = (page: Page) => page.getByRole('dialog');
const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true });
const section = (page: Page, name: string) => main(page).getByRole('region', { name, exact: true });
const head = (page: Page) => main(page).locator('header');
const view = (page: Page, id: number) => ask<MaterialRequestView>(page, 'materialRequests.get', { id });

/** So many days ago, as it is typed. */
const daysAgo = (days: number) => formatDateTime(Date.now() - days * 86_400_000, 'Asia/Shanghai');

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

/** A request that stands there already, by the host. */
async function asked(shop: Shop, path: 'factory' | 'emergency', reason: string): Promise<{ page: Page; id: number; no: string }> {
  const { page } = await shop.seat({ role: 'technician', path: '/purchasing/requests' });
  const { user } = await ask<{ user: { staffId: number } }>(page, 'auth.me');
  const lines = [{ name: '铜活接头', spec: '4 分', unit: '个', qty: 2 }];
  const made = await tell<{ id: number; no: string }>(page, 'materialRequests.create', { applicantId: user.staffId, path, reason, lines });
  await page.goto(`/purchasing/requests/${made.id}`);
  await expect(head(page)).toContainText(made.no);
  return { page, ...made };
}

test('R-000-31 R-000-32 SM-07 a technician asks, two sign, the office buys, it comes in and is handed out', async ({ shop }) => {
  test.slow();
  const { page: technician } = await shop.seat({ role: 'technician', path: '/' });
  await goTo(technician, 'purchasing');
  await button(technician, command.new).click();
  // what is missing is asked by name, and nothing typed is lost
  await dialog(technician).getByLabel(field.path).selectOption({ label: words.path.central });
  await dialog(technician).getByLabel(field.reason).fill('净水器滤芯工厂缺货两周');
  await technician.keyboard.press('Control+Enter');
  await expect(dialog(technician).getByText(common.validation.required).first()).toBeVisible();
  await expect(dialog(technician).getByLabel(field.reason)).toHaveValue('净水器滤芯工厂缺货两周');
  await dialog(technician).getByLabel(field.buyReason).selectOption({ label: words.buyReason.factoryCannot });
  const [part] = (await ask<{ rows: { id: number; code: string; name: string; unit: string }[] }>(technician, 'parts.list', { limit: 1 }))
    .rows;
  await dialog(technician)
    .getByRole('combobox', { name: field.item })
    .fill(part?.code ?? '');
  await technician
    .getByRole('option', { name: part?.name ?? '' })
    .first()
    .click();
  await dialog(technician).getByLabel(field.qty).fill('2');
  await technician.keyboard.press('Control+Enter');
  await expect(main(technician).getByRole('heading', { level: 1 })).toHaveText(/CL\d{8}-\d{4}$/);
  const id = Number(new URL(technician.url()).pathname.split('/').at(-1));
  const { no } = await view(technician, id);
  await agree(technician, command.submit);
  await expect(head(technician)).toContainText(words.stateOf.central.submitted);
  await expect(button(technician, command.sign)).toHaveAttribute('aria-disabled', 'true');

  // both find it among what waits for their signature
  for (const role of ['supervisor', 'serviceManager'] as const) {
    const { page } = await shop.seat({ role, path: '/approvals' });
    await list(page).row(no).click();
    await agree(page, command.sign);
    await expect(section(page, words.page.chain)).toContainText(approvals.signed);
  }
  await expect(head(technician)).toContainText(words.stateOf.central.approved);

  // the office buys and books in, in two parts
  const { page: office } = await shop.seat({ role: 'adminOffice', path: '/' });
  await goTo(office, 'purchasing');
  await main(office).getByRole('link', { name: words.area.requests, exact: true }).click();
  await list(office).row(no).click();
  await step(office, command.buy, async (box) => {
    await box.getByLabel(field.boughtAt).fill(daysAgo(0));
    await box.getByLabel(field.seller).fill('长沙净水配件行');
    await box.getByLabel(field.amountFen).fill('120');
  });
  await expect(head(office)).toContainText(words.stateOf.central.bought);
  for (const [nth, state] of [words.stateOf.central.bought, words.state.stocked].entries()) {
    await step(office, command.bookIn, async (box) => {
      if (nth === 0) await box.getByLabel(field.qty).fill('1');
      await box.getByLabel(words.dialog.lineAmount).fill('60');
    });
    await expect(head(office)).toContainText(state);
  }
  expect((await view(office, id)).receipts).toHaveLength(2);

  // handed out against a signature
  const { page: keeper } = await shop.seat({ role: 'storekeeper', path: `/purchasing/requests/${id}` });
  await button(keeper, command.issue).click();
  await keeper.keyboard.press('Control+Enter');
  await expect(dialog(keeper)).toBeVisible();
  await dialog(keeper).getByLabel(words.dialog.isSigned).check();
  await keeper.keyboard.press('Control+Enter');
  await expect(toast(keeper, words.done.issued)).toBeVisible();
  await expect(head(technician)).toContainText(words.state.issued);
});

test('SM-07 the supervisor refuses with a reason; it is written anew', async ({ shop }) => {
  const { page, id } = await asked(shop, 'factory', '备用');
  await agree(page, command.submit);
  const { page: chief } = await shop.seat({ role: 'supervisor', path: `/purchasing/requests/${id}` });
  await agree(chief, command.refuse, '库里还有');
  await expect(head(page)).toContainText(words.state.refused);
  await expect(main(page).getByText('库里还有').first()).toBeVisible();
  await agree(page, command.revise);
  await expect(head(page)).toContainText(words.state.draft);
});

test('R-000-33 bought on site after both were asked; late when it is not booked in', async ({ shop }) => {
  test.slow();
  const { page, id } = await asked(shop, 'emergency', '现场接头开裂');
  await step(page, command.consent, async (box) => {
    for (const post of [words.post.supervisor, words.post.serviceManager]) {
      const group = box.getByRole('group', { name: post, exact: true });
      await group.getByLabel(field.userId).selectOption({ index: 1 });
      await group.getByLabel(field.at).fill(daysAgo(10));
    }
  });
  await expect(head(page)).toContainText(words.stateOf.emergency.approved);
  // bought before anybody was asked: refused, and what was typed stays
  await button(page, command.buy).click();
  await dialog(page).getByLabel(field.boughtAt).fill(daysAgo(11));
  await dialog(page).getByLabel(field.seller).fill('五金店');
  await dialog(page).getByLabel(field.amountFen).fill('45');
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page).getByText(zhCN.errors.variant.guardFailed.boughtBeforeConsent)).toBeVisible();
  await expect(dialog(page).getByLabel(field.seller)).toHaveValue('五金店');
  await dialog(page).getByLabel(field.boughtAt).fill(daysAgo(9));
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(head(page)).toContainText(words.stateOf.emergency.bought);
  await expect(button(page, command.bookIn)).toHaveAttribute('aria-disabled', 'true');
  const { bookInDueOn, no } = await view(page, id);
  await expect(main(page).getByText(words.page.overdue.replace('{{day}}', bookInDueOn))).toBeVisible();

  // the office finds it among the late ones and books it in by what it is in the catalogue
  const { page: office } = await shop.seat({ role: 'adminOffice', path: '/purchasing/requests?overdue=1' });
  await expect(list(office).row(no)).toContainText(words.list.late);
  await list(office).row(no).click();
  await step(office, command.bookIn, async (box) => {
    const item = box.getByLabel(words.dialog.bookInItem);
    const { rows } = await ask<{ rows: { code: string }[] }>(office, 'parts.list', { limit: 1 });
    await item.fill(rows[0]?.code ?? '');
    await office
      .getByRole('option', { name: rows[0]?.code ?? '' })
      .first()
      .click();
    await box.getByLabel(words.dialog.lineAmount).fill('45');
  });
  await expect(head(office)).toContainText(words.state.stocked);
  // the two sign what they said
  for (const role of ['supervisor', 'serviceManager'] as const) {
    const { page: signer } = await shop.seat({ role, path: `/purchasing/requests/${id}` });
    await agree(signer, command.sign);
  }
  expect((await view(office, id)).approvals).toMatchObject([{ state: 'granted' }]);
});
