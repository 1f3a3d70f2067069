import { readFile } from 'node:fs/promises';
import { readTable } from '../../electron/platform/spreadsheet/read.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { PartRow } from '../../shared/parts.ts';
import type { RequestRow } from '../../shared/requests.ts';
import type { AuditRow } from '../../shared/settings.ts';
import { dayOf } from '../../shared/time.ts';
import { ask, expect, openSeat, tell, test } from '../support/browser.ts';
import { goTo, list, navigation, palette } from './page-models/frame.ts';

const { auth, common, errors, requests, settings } = zhCN;

test('a list turns its pages, opens a row by Enter, and Back returns to the same page and row', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/requests' });
  const { rows, row, next, previous, footer } = list(page);
  await expect(rows.first()).toBeVisible();
  const first = await ask<{ rows: readonly RequestRow[]; nextCursor: string }>(page, 'requests.list', { limit: 50 });
  const second = await ask<{ rows: readonly RequestRow[] }>(page, 'requests.list', { limit: 50, cursor: first.nextCursor });
  const wanted = second.rows[1]?.no ?? '';
  await expect(footer).toContainText(common.list.range.replace('{{from}}', '1').replace('{{to}}', '50'));
  await next.click();
  await expect(footer).toContainText(common.list.range.replace('{{from}}', '51').replace('{{to}}', '100'));
  await row(wanted).getByRole('link', { name: wanted }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: wanted })).toBeVisible();
  await page.goBack();
  await expect(footer).toContainText(common.list.range.replace('{{from}}', '51').replace('{{to}}', '100'));
  await expect(row(wanted)).toBeVisible();
  await expect(row(wanted).locator(':focus').or(row(wanted).locator('[tabindex="0"]')).first()).toBeAttached();
  await previous.click();
  await expect(footer).toContainText(common.list.range.replace('{{from}}', '1').replace('{{to}}', '50'));
});

test('/ puts the cursor into the filter; what is filtered is remembered, and is what Excel gets', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor', path: '/requests' });
  const { rows, search } = list(page);
  await expect(rows.first()).toBeVisible();
  const all = await ask<{ rows: readonly RequestRow[] }>(page, 'requests.list', { limit: 1 });
  const no = all.rows[0]?.no ?? '';
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await page.keyboard.type(no);
  await expect(rows).toHaveCount(1);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: common.action.export }).click()]);
  const table = await readTable(await readFile(await download.path()), download.suggestedFilename(), () => undefined);
  expect(table.rows.slice(table.headerRow + 1).map((cells) => cells.find((cell) => cell.startsWith('SL')))).toEqual([no]);
  await goTo(page, 'customers');
  await goTo(page, 'requests');
  await expect(search).toHaveValue(no);
  await search.fill('没有这样的受理单');
  await expect(page.getByText(common.empty.filtered)).toBeVisible();
});

test('the palette finds a number, a name, a part and a command, and leads there', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor' });
  const [request] = (await ask<{ rows: readonly RequestRow[] }>(page, 'requests.list', { limit: 1 })).rows;
  const [part] = (await ask<{ rows: readonly PartRow[] }>(page, 'parts.list', { limit: 1 })).rows;
  const heading = page.getByRole('heading', { level: 1 });
  await palette(page, request?.no ?? '', request?.no ?? '');
  await expect(heading).toHaveText(request?.no ?? '');
  await palette(page, request?.customerName ?? '', request?.customerName ?? '');
  await expect(heading).toHaveText(request?.customerName ?? '');
  await palette(page, part?.code ?? '', part?.code ?? '');
  await expect(heading).toContainText(part?.name ?? '');
  await palette(page, common.nav.dispatch, common.nav.dispatch);
  await expect(heading).toHaveText(zhCN.dispatch.title);
});

test('? shows the shortcuts of the screen, and Escape closes the top thing', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk', path: '/requests' });
  await expect(list(page).rows.first()).toBeVisible();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: common.frame.shortcuts });
  await expect(help).toContainText(common.shortcut.filter);
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
});

test('a screen that cannot be loaded says so, with the way on', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'frontDesk' });
  await page.goto('/requests/999999');
  await expect(page.getByRole('main')).toContainText(/找不到|不存在/);
  await expect(navigation(page)).toBeVisible();
  await page.goto('/no-such-page');
  await expect(page.getByText(common.error.notFoundTitle)).toBeVisible();
});

test('one may end the session of another seat, which then asks for the password', async ({ shop, browser }) => {
  const { page } = await shop.seat({ role: 'generalManager', path: '/settings/sessions' });
  const lost = await openSeat(browser, shop, { role: 'generalManager' });
  const table = page.getByRole('table', { name: settings.section.sessions });
  await expect(table.getByText(settings.sessions.current)).toBeVisible();
  const others = table.getByRole('button');
  await expect(others.first()).toBeVisible();
  // an earlier story may have left a session of the same person
  for (let left = await others.count(); left > 0; left--) {
    await others.first().click();
    await page.getByRole('dialog').getByRole('button', { name: settings.sessions.revoke, exact: true }).click();
    await expect(others).toHaveCount(left - 1);
  }
  await expect(lost.page.getByRole('heading', { name: auth.signInAgain })).toBeVisible();
  await lost.context.close();
});

test('a request that was changed by a command on another seat is refused calmly and shown as it is now', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'supervisor' });
  const { rows } = await ask<{ rows: readonly RequestRow[] }>(page, 'requests.list', { states: ['classified'], limit: 1 });
  const [request] = rows;
  await page.goto(`/requests/${request?.id}`);
  await page.getByRole('button', { name: requests.command.void, exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('客户取消');
  await tell(page, 'requests.void', { id: request?.id, version: request?.version, reason: '别人先作废了' });
  await page.keyboard.press('Control+Enter');
  await expect(
    page
      .getByRole('alert', { includeHidden: true })
      .filter({ hasText: new RegExp(`${errors.code.commandNotAllowed}|${errors.code.staleVersion}`) }),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('main').getByText('别人先作废了').first()).toBeVisible();
});

test('R-002-48 the audit trail is narrowed to days; the address keeps them, and an end before the beginning is named', async ({ shop }) => {
  const { page } = await shop.seat({ role: 'serviceManager', path: '/settings/audit' });
  const table = page.getByRole('table', { name: settings.section.audit });
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  const { rows } = await ask<{ rows: readonly AuditRow[] }>(page, 'audit.list', { to: '2026-10-15', limit: 1 });
  const day = dayOf(rows[0]?.at ?? 0, 'Asia/Shanghai');
  const [from, to] = [page.getByLabel(settings.audit.from, { exact: true }), page.getByLabel(settings.audit.to, { exact: true })];
  await to.fill(day);
  await from.fill(day);
  await expect(page).toHaveURL(new RegExp(`from=${day}&to=${day}`));
  await expect(table.getByRole('row').nth(1)).toContainText(day.slice(5));
  const onlyDay = new RegExp(day.slice(5));
  for (const row of await table.getByRole('row').all()) if (await row.getByRole('cell').count()) await expect(row).toContainText(onlyDay);
  await page.reload();
  await expect(from).toHaveValue(day);
  await to.fill('2001-01-01');
  await expect(page.getByText(settings.audit.reversed)).toBeVisible();
  await expect(page.getByText(settings.audit.empty)).toBeVisible();
});
