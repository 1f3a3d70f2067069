import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { readTable } from '../../../electron/platform/spreadsheet/read.ts';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';
import { squeeze } from '../../print/pdf.ts';
import { effortOf } from '../../support/browser.ts';
import type { Effort } from '../../support/browser.ts';
import { customersSheet, partsSheet, regionOf, sheetPart } from '../../support/shop-sheets.ts';
import { dispatchScreen, openDispatchTab } from '../page-models/dispatch.ts';
import { goTo, list, palette, toast } from '../page-models/frame.ts';
import { checkSheet, nextImport, runImport } from '../page-models/sheet-import.ts';
import { intakeScreen, logKnownCall, loggedNumber } from '../page-models/intake.ts';
import { createTechnician, createUser, openSettings } from '../page-models/people.ts';
import { sheets } from '../page-models/print.ts';
import { requestsScreen } from '../page-models/requests.ts';
import { openStockArea, scan, stockScreen, wantParts } from '../page-models/stock.ts';
import { resultForm, slipCommand, typeResult } from '../page-models/work-orders.ts';
import { people, technicians } from './counter.ts';
import type { Counter } from './counter.ts';

const { dispatch, intake, parts, print, requests, workOrders } = zhCN;

/** Row 6612 of the sheet: a person who calls in the morning. */
const known = { typed: '06612', phone: '13100006612', product: '海尔 BCD-215', address: '大连路6612号', region: regionOf(6612) };
const description = '冰箱不制冷，冷藏室里的菜都坏了，压缩机一直响';
const wanted = [sheetPart(11), sheetPart(12), sheetPart(13)] as const;

/** The administrator opens the accounts of the people and says who can be sent out. */
export async function letThemIn(counter: Counter): Promise<void> {
  const page = await counter.at('administrator');
  await openSettings(page, 'users');
  for (const who of ['frontDesk', 'supervisor', 'storekeeper'] as const) await createUser(page, people[who]);
  await openSettings(page, 'staff');
  for (const { name, skills } of technicians) await createTechnician(page, name, skills);
}

/** The lists that the shop has kept so far come in, dirt and all. */
export async function bringTheListsIn(counter: Counter): Promise<void> {
  const page = await counter.at('administrator');
  const customers = customersSheet();
  expect(await checkSheet(page, 'customers', customers)).toEqual({
    rows: customers.customers + customers.duplicates,
    ready: customers.customers,
    duplicates: customers.duplicates,
    errors: 0,
  });
  await runImport(page);
  await nextImport(page);
  expect(await checkSheet(page, 'parts', partsSheet())).toEqual({ rows: 600, ready: 600, duplicates: 0, errors: 0 });
  await runImport(page);
}

export interface Calls {
  readonly known: string;
  readonly fresh: string;
  readonly effort: Effort;
}

/** A new customer is on the phone when a known one calls in between; the first call is parked and finished afterwards. */
export async function answerThePhone(counter: Counter): Promise<Calls> {
  const page = await counter.at('frontDesk');
  const screen = intakeScreen(page);
  await page.keyboard.press('F2');
  await expect(screen.lookup).toBeFocused();
  await page.keyboard.type('13912340001');
  await page.keyboard.press('Alt+n');
  await expect(screen.newName).toBeFocused();
  await page.keyboard.type('欧阳曦桐');
  await page.keyboard.press('Enter');
  await expect(screen.contactName).toHaveValue('欧阳曦桐');
  await screen.address.fill('隆昌路 88 弄 3 号 502');
  await screen.content.fill('新装的油烟机要安装');

  const watched = counter.isSideBySide ? await watchRequests(counter) : undefined;
  let first = '';
  const effort = await effortOf(page, async () => {
    first = await logKnownCall(page, known.typed, description);
  });
  if (watched) {
    const at = Date.now();
    await expect(list(watched).row(first)).toBeVisible({ timeout: 3_000 });
    expect(Date.now() - at, 'shown on the other seat').toBeLessThan(1_000);
  }

  await screen.tabs.getByText('欧阳曦桐').click();
  await expect(screen.content).toHaveValue('新装的油烟机要安装');
  await screen.urgency.selectOption({ label: requests.urgency.important });
  await page.keyboard.press('Control+Enter');
  const second = await loggedNumber(page, first);

  // R-003-38: on the next call everything about the caller stands beside it, and the open request is named before anything is saved.
  await expect(screen.lookup).toBeFocused();
  await page.keyboard.type(known.phone);
  await page.keyboard.press('Enter');
  for (const text of [known.product, first, intake.duplicate.title]) await expect(screen.background).toContainText(text);
  await expect(screen.caller).toContainText(known.region);
  await expect(screen.phone).toHaveValue(known.phone);
  return { known: first, fresh: second, effort };
}

async function watchRequests(counter: Counter): Promise<Page> {
  const page = await counter.at('supervisor');
  await goTo(page, 'requests');
  await expect(page.getByText(requests.list.emptyTitle)).toBeVisible();
  return page;
}

/** Both requests are dispatched, the first with two technicians, by keyboard; its line stands in the daily log. */
export async function sendThemOut(
  counter: Counter,
  calls: Calls,
): Promise<{ readonly slip: string; readonly second: string; readonly effort: Effort }> {
  const page = await counter.at('supervisor');
  await goTo(page, 'dispatch');
  await openDispatchTab(page, 'queue');
  const screen = dispatchScreen(page);
  await expect(screen.requests).toHaveCount(2);
  // R-004-32: the important one stands before the general one that came earlier.
  await expect(screen.requests.first()).toContainText('欧阳曦桐');
  await expect(screen.technicians).toBeFocused();
  const effort = await effortOf(page, async () => {
    await page.keyboard.press('Alt+ArrowDown');
    await expect(page.getByRole('link', { name: calls.known })).toBeVisible();
    for (const _ of technicians) {
      await expect(screen.technicians).toBeFocused();
      await page.keyboard.press('ArrowDown');
      await expect(
        page
          .getByRole('listbox')
          .getByRole('option')
          .filter({ hasText: /赵铁柱|孙小海/ })
          .first(),
      ).toBeVisible();
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Control+p');
    await expect(page.getByText(print.page.printed.replace('{{slips}}', '1'))).toBeVisible();
  });
  await expect(screen.queue).toBeVisible();
  await expect(screen.requests).toHaveCount(1);
  await openDispatchTab(page, 'log');
  const line = page
    .getByRole('row')
    .filter({ hasText: known.product })
    .or(page.getByRole('row').filter({ hasText: '赵铁柱' }))
    .first();
  await expect(line).toContainText('孙小海');
  const slip = /WX\d{8}-\d{4}/.exec(await line.innerText())?.[0] ?? '';

  await openDispatchTab(page, 'queue');
  await expect(screen.technicians).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: new RegExp(technicians[1].name) }).click();
  await page.keyboard.press('Control+Enter');
  // the first slip may be planned for the same hour: then the reason is asked
  await expect(screen.done.or(screen.overlapReason)).toBeVisible();
  if (await screen.overlapReason.isVisible()) {
    await screen.overlapReason.fill('两家在同一小区');
    await page.keyboard.press('Control+Enter');
  }
  await expect(screen.done).toBeVisible();
  const second = /WX\d{8}-\d{4}/.exec(await screen.done.innerText())?.[0] ?? '';
  return { slip, second, effort };
}

/** The paper says what was stored, and the next copy says that it is one. */
export async function lookAtThePaper(counter: Counter, slip: string, calls: Calls): Promise<void> {
  const page = await counter.at('supervisor');
  await openSlip(page, slip);
  await page.keyboard.press('Control+p');
  await expect(sheets(page).first()).toBeVisible();
  const { text } = await counter.paper(page);
  for (const value of [slip, calls.known, known.phone, known.address, description, technicians[0].name, technicians[1].name, '补打'])
    expect(text).toContain(squeeze(value));
  await page.keyboard.press('Escape');
}

async function openSlip(page: Page, slip: string): Promise<void> {
  await palette(page, slip, slip);
  await expect(page.getByRole('heading', { level: 1, name: slip })).toBeVisible();
}

/** The job needs three parts; the storekeeper sees the slip, scans them, is refused what is not there, and issues. */
export async function issueTheParts(counter: Counter, slip: string): Promise<Effort> {
  const boss = await counter.at('supervisor');
  await openSlip(boss, slip);
  await wantParts(
    boss,
    wanted.map(({ code, name }) => ({ typed: code, name, qty: 1 })),
  );
  const page = await counter.at('storekeeper');
  await goTo(page, 'stock');
  await openStockArea(page, 'waiting');
  const screen = stockScreen(page);
  await expect(screen.waiting.getByRole('row').filter({ hasText: slip })).toContainText(parts.waiting.ready);
  await scan(page, slip);
  await expect(screen.heading(slip)).toBeVisible();
  await expect(screen.lines.getByRole('row')).toHaveCount(4);

  // More than the shelf holds is refused; every line stays as it is.
  const [first] = wanted;
  await screen.quantityOf(first.name).fill('999');
  await page.keyboard.press('F8');
  await page.keyboard.press('Control+Enter');
  await expect(toast(page, new RegExp(`${first.name}.*999`))).toBeVisible();
  await expect(screen.lines.getByRole('alert')).toContainText(parts.line.short.split('：')[0] ?? '');
  await expect(screen.quantityOf(first.name)).toHaveValue('999');
  await expect(screen.lines.getByRole('row')).toHaveCount(4);
  await screen.quantityOf(first.name).fill('1');
  await page.keyboard.press('F8');
  await expect(screen.signed).not.toBeChecked();

  const scanned = wanted.reduce((sum, { barcode }) => sum + barcode.length, 0);
  const effort = await effortOf(page, async () => {
    for (const { barcode } of wanted) await scan(page, barcode);
    await expect(screen.lines.getByText(parts.line.scanned.replace('{{count}}', '1'))).toHaveCount(3);
    await page.keyboard.press('F8');
    await page.keyboard.press('Control+Enter');
    await expect(screen.issued(slip)).toBeVisible();
  });
  await openStockArea(page, 'waiting');
  await expect(page.getByText(parts.waiting.emptyTitle)).toBeVisible();
  await palette(page, first.code, first.name);
  await expect(page.getByRole('main')).toContainText(`${first.qty - 1}`);
  return { ...effort, keys: effort.keys - scanned };
}

/** R-000-50: the paper's result, with the omission question answered on purpose. */
export async function enterTheResult(counter: Counter, slip: string): Promise<void> {
  const page = await counter.at('frontDesk');
  await openSlip(page, slip);
  await page.keyboard.press('Control+Enter');
  const form = resultForm(page);
  await expect(form.arrived).toBeFocused();
  await form.arrived.fill('现在');
  await form.left.fill('现在');
  await form.cause.fill('压缩机启动器烧坏');
  await form.remedy.fill('更换启动器和排水泵');
  await form.isSigned.check();
  await form.opinion.fill('满意');
  await page.keyboard.press('Control+Enter');
  await expect(form.form.getByText(workOrders.result.answerMissing)).toBeVisible();
  await expect(form.remedy).toHaveValue('更换启动器和排水泵');
  await typeResult(page, {
    arrived: '现在',
    left: '现在',
    cause: '压缩机启动器烧坏',
    remedy: '更换启动器和排水泵',
    opinion: '满意',
    labor: '80',
    travel: '30',
  });
  await expect(page.getByRole('main').getByText(workOrders.state.signed).first()).toBeVisible();
}

/** R-000-52: the paper is out until the supervisor has it; then both lists of papers are empty. */
export async function handBack(counter: Counter, slip: string, second: string): Promise<Effort> {
  const page = await counter.at('supervisor');
  await goTo(page, 'dispatch');
  await openDispatchTab(page, 'unmatched');
  await expect(page.getByRole('row').filter({ hasText: slip })).toBeVisible();
  const effort = await effortOf(page, async () => {
    await palette(page, slip, slip);
    await expect(page.getByRole('heading', { level: 1, name: slip })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(workOrders.done.handedBack.replace('{{no}}', slip))).toBeVisible();
  });
  // A void keeps its number and its reason.
  await openSlip(page, second);
  await slipCommand(page, 'void').click();
  await page.getByRole('dialog').getByRole('textbox').fill('客户改到下周再装');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('main').getByText('客户改到下周再装').first()).toBeVisible();
  await goTo(page, 'dispatch');
  for (const [tab, empty] of [
    ['notBack', dispatch.notBack.empty],
    ['unmatched', dispatch.unmatched.empty],
  ] as const) {
    await openDispatchTab(page, tab);
    await expect(page.getByText(empty)).toBeVisible();
  }
  // the slip's number comes from its QR code
  return { ...effort, keys: effort.keys - slip.length };
}

/** The customer is told and the request closed; it can only be read, until the supervisor reopens it, which keeps the first finish. */
export async function tellAndClose(counter: Counter, calls: Calls): Promise<void> {
  const desk = await counter.at('frontDesk');
  await goTo(desk, 'requests');
  const screen = requestsScreen(desk);
  await screen.openByNumber(calls.known);
  await expect(screen.state('resolved')).toBeVisible();
  await screen.tellCustomer({ opinion: '很快', archive: true });
  await expect(screen.state('archived')).toBeVisible();
  expect(await screen.refusalOf('edit')).toBe(requests.refusal.readOnly);
  expect(await screen.refusalOf('tell')).not.toBe('');
  expect(await screen.refusalOf('reopen')).not.toBe('');

  const boss = await counter.at('supervisor');
  await goTo(boss, 'requests');
  const again = requestsScreen(boss);
  await again.openByNumber(calls.known);
  await again.reopen('又不制冷了，客户来电');
  await expect(again.state('registered')).toBeVisible();
  const main = boss.getByRole('main');
  for (const text of [requests.detail.finishes, '又不制冷了，客户来电']) await expect(main.getByText(text).first()).toBeVisible();
}

/** What the list shows and what Excel gets are the same rows; numbers have no gaps. */
export async function takeTheListHome(counter: Counter): Promise<void> {
  const page = await counter.at('supervisor');
  await goTo(page, 'requests');
  const { rows, search } = list(page);
  // the list remembers what it was filtered by
  await search.fill('');
  await expect(rows).toHaveCount(2);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: zhCN.common.action.export }).click();
  const file = await download;
  const { readFile } = await import('node:fs/promises');
  const table = await readTable(await readFile(await file.path()), file.suggestedFilename(), () => undefined);
  const body = table.rows.slice(table.headerRow + 1);
  const shown = await rows.getByRole('link').allInnerTexts();
  expect(body.map((cells) => cells.find((cell) => cell.startsWith('SL')))).toEqual(shown);
  expect(shown.map((no) => Number(no.slice(-4))).toSorted((a, b) => a - b)).toEqual([1, 2]);
  expect(body.flat()).toContain('欧阳曦桐');
}
