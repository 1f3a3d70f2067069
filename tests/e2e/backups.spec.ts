import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Role } from '../../shared/roles.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { ask, expect, openSeat, tell, test as base } from '../support/browser.ts';
import { loginOf, shopPassword, smallShop } from '../support/demo-shop.ts';
import { startHost } from '../support/host.ts';
import { sheets, withoutPrintDialog } from './page-models/print.ts';

const { auth, backups, common, keys } = zhCN;

/** A shop of its own: restoring one puts everybody out. */
const test = base.extend<{ readonly at: (role: Role, path: string) => Promise<Page> }>({
  at: async ({ browser }, use) => {
    const dataFolder = await smallShop();
    const host = await startHost({ dataFolder });
    const seats: Awaited<ReturnType<typeof openSeat>>[] = [];
    await use(async (role, path) => {
      const seat = await openSeat(browser, host, { role, path });
      seats.push(seat);
      return seat.page;
    });
    const complaints = seats.flatMap((seat) => seat.complaints);
    await Promise.all(seats.map(({ context }) => context.close()));
    await host.stop();
    rmSync(dataFolder, { recursive: true, force: true });
    rmSync(`${dataFolder}.key`, { force: true });
    expect(complaints).toEqual([]);
  },
});

/** The screen that comes over the page once the shop's data are others; whoever signs in goes on where they were. */
async function signInAgain(page: Page, role: Role): Promise<void> {
  const form = page.getByRole('form', { name: auth.signIn, exact: true });
  await form.getByRole('textbox', { name: auth.loginName }).fill(loginOf(role));
  await form.getByLabel(auth.password).fill(shopPassword);
  await page.keyboard.press('Enter');
  await expect(form).toHaveCount(0);
}

/** The shop's recovery code, asked for as the page does that prints it. */
async function codeOf(page: Page): Promise<string> {
  const { origin } = new URL(page.url());
  const options = { headers: { 'x-counter': '1' }, data: { password: shopPassword } };
  const answer = await page.context().request.post(`${origin}/trpc/keys.recoveryCode`, options);
  const { result } = (await answer.json()) as { readonly result: { readonly data: { readonly code: string } } };
  return result.data.code;
}

const told = (page: Page) => page.getByRole('region', { name: common.frame.notifications });

test('F37 F38 F40 F47 a backup is taken and seen verified; restoring it takes a later record away, everybody signs in again, and undoing brings it back', async ({
  at,
}) => {
  test.slow();
  const owner = await at('administrator', '/settings/backups');
  const desk = await at('frontDesk', '/customers');
  const main = owner.getByRole('main');
  const dialog = owner.getByRole('dialog');
  const second = mkdtempSync(join(tmpdir(), 'counter-second-'));

  // a second place is tried before it is trusted
  await main.getByRole('button', { name: backups.change }).click();
  const add = async (folder: string) => {
    await dialog.getByRole('textbox', { name: backups.settings.folder }).fill(folder);
    await dialog.getByRole('button', { name: backups.settings.add }).click();
  };
  await add(join(second, 'not-there'));
  await expect(dialog.getByRole('alert')).toContainText(backups.placeStates.away);
  await add(second);
  await expect(dialog.getByRole('button', { name: backups.settings.remove.replace('{{folder}}', second) })).toBeVisible();
  await owner.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);

  await main.getByRole('button', { name: backups.now }).click();
  await expect(told(owner)).toContainText(backups.taken, { timeout: 60_000 });
  const row = main.getByRole('table', { name: backups.list }).getByRole('row').filter({ hasText: backups.reasons.manual });
  await expect(row).toContainText(backups.own);
  await expect(row).toContainText(second);
  await expect(row.getByRole('img', { name: new RegExp(backups.verifiedAt.split(' ').at(-1) ?? '') })).toHaveCount(2);

  const name = '恢复后不见的客户';
  await tell(desk, 'customers.create', { name, phones: [{ shownAs: '13900007777' }] });
  const isThere = async (page: Page) =>
    (await ask<{ readonly rows: readonly unknown[] }>(page, 'customers.list', { query: name })).rows.length > 0;
  expect(await isThere(desk)).toBe(true);

  await row.getByRole('button', { name: new RegExp(`^${backups.restore.do} `) }).click();
  const lost = dialog.getByRole('region', { name: backups.restore.lost });
  await expect(lost).toContainText(backups.restore.lostItem.replace('{{what}}', backups.restore.customers).replace('{{count}}', '1'));
  await dialog.getByRole('button', { name: backups.restore.confirm }).click();
  await signInAgain(owner, 'administrator');
  await signInAgain(desk, 'frontDesk');
  expect(await isThere(desk)).toBe(false);

  await main.getByRole('button', { name: backups.undo.do }).click();
  await dialog.getByRole('button', { name: backups.undo.do }).click();
  await signInAgain(owner, 'administrator');
  await signInAgain(desk, 'frontDesk');
  expect(await isThere(desk)).toBe(true);
  rmSync(second, { recursive: true, force: true });
});

test('F103 the owner is led to the recovery code, shows the own password, prints it, types it back, and is not reminded any more', async ({
  at,
}) => {
  const page = await at('administrator', '/');
  await withoutPrintDialog(page);
  await page.reload();
  const main = page.getByRole('main');
  const reminder = page.getByText(keys.notice.text);
  await page.getByRole('link', { name: keys.notice.print }).click();
  await expect(main.getByText(keys.never, { exact: true })).toBeVisible();
  const password = main.getByLabel(keys.password);
  await password.fill('not-the-password');
  await page.keyboard.press('Enter');
  await expect(main.getByText(keys.wrongPassword)).toBeVisible();
  await expect(sheets(page)).toHaveCount(0);
  await password.fill(shopPassword);
  await page.keyboard.press('Enter');
  const paper = sheets(page).first();
  await expect(paper).toContainText(keys.paper.title);
  // signs stand each in a place of its own
  const code = /(?:[0-9A-HJKMNP-TV-Z]{4}){9}/.exec(((await paper.textContent()) ?? '').replaceAll(/\s/g, ''))?.[0] ?? '';
  await page.keyboard.press('Control+p');
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
  const typed = main.getByRole('textbox', { name: keys.confirm.typed });
  const done = main.getByRole('button', { name: keys.confirm.done });
  await typed.fill(code.slice(0, 20));
  await expect(done).toBeDisabled();
  await typed.fill(code.toLowerCase());
  await expect(main.getByText(keys.confirm.same)).toBeVisible();
  await done.click();
  await expect(main.getByText(keys.printed, { exact: true })).toBeVisible();
  await page.goto('/');
  await expect(main.getByRole('heading').first()).toBeVisible();
  await expect(reminder).toHaveCount(0);
});

test('F103 a new computer: the first screen finds the backups of a folder, the printed code opens one, and everybody signs in as before', async ({
  browser,
}) => {
  test.slow();
  const folders = [await smallShop(), mkdtempSync(join(tmpdir(), 'counter-new-'))] as const;
  const [old, fresh] = folders;
  const first = await startHost({ dataFolder: old });
  const owner = await openSeat(browser, first, { role: 'administrator' });
  await tell(owner.page, 'backups.takeNow', {});
  const code = await codeOf(owner.page);
  await owner.context.close();
  await first.stop();

  const second = await startHost({ dataFolder: join(fresh, 'data') });
  const { page, context, complaints } = await openSeat(browser, second);
  await page.getByRole('button', { name: auth.restore.link }).click();
  const folder = page.getByRole('textbox', { name: auth.restore.folder });
  await folder.fill(fresh);
  await page.keyboard.press('Enter');
  await expect(page.getByText(auth.restore.none)).toBeVisible();
  await folder.fill(join(old, 'backups'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: auth.restore.backup })).toContainText('客户 300');
  const typed = page.getByRole('textbox', { name: auth.restore.code });
  await typed.fill(code.replace(/.$/, (last) => (last === '0' ? '1' : '0')));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await typed.fill(code);
  await page.keyboard.press('Enter');
  await signInAgain(page, 'administrator');
  await page.goto('/settings/backups');
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  expect(await codeOf(page)).toBe(code);
  expect(complaints).toEqual([]);
  await context.close();
  await second.stop();
  for (const one of [...folders, `${old}.key`]) rmSync(one, { recursive: true, force: true });
});
