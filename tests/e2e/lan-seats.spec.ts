import { rmSync } from 'node:fs';
import { createSeatClient } from '../../electron/rpc/seat-client.ts';
import { readPlace } from '../../electron/rpc/seat-connection.ts';
import { pairWithHost } from '../../electron/rpc/seat-pairing.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { RequestRow } from '../../shared/requests.ts';
import { ask, expect, openSeat, test } from '../support/browser.ts';
import { smallShop } from '../support/demo-shop.ts';
import { startHost } from '../support/host.ts';
import { freePort, until } from '../support/lan.ts';
import { seatOf } from '../support/shop.ts';
import { intakeScreen } from './page-models/intake.ts';
import { seatsScreen } from './page-models/seats.ts';

const { common, seats } = zhCN;

test('F102: the owner opens the LAN and shows a code; a seat pairs with it, stands in the list, and is sent away', async ({ browser }) => {
  const dataFolder = await smallShop();
  const host = await startHost({ dataFolder });
  const { page, context, complaints } = await openSeat(browser, host, { role: 'administrator', path: '/settings/seats' });
  const screen = seatsScreen(page);
  await screen.on.click();
  await screen.port.fill(String(await freePort()));
  await screen.save.click();
  const url = await screen.url.innerText();
  await screen.showCode.click();
  const code = /\d{4} \d{4}/.exec(await screen.code.innerText())?.[0].replace(' ', '') ?? '';
  const place = readPlace(url)!;
  expect(await pairWithHost({ place, code: code === '00000000' ? '11111111' : '00000000', name: 'x' })).toEqual({ refusal: 'wrongCode' });
  const paired = await pairWithHost({ place, code, name: '二号柜台' });
  if ('refusal' in paired) throw new Error(paired.refusal);
  await expect(screen.code).toBeHidden();
  await expect(screen.row('二号柜台')).toBeVisible();
  const seat = createSeatClient({ link: paired.link, save: () => {}, onState: () => {}, onTopics: () => {} });
  const me = { type: 'query', path: 'auth.me', input: undefined } as const;
  expect((await seat.call(me, seatOf())).answer).toMatchObject({ result: { data: { user: null } } });
  await screen.revoke('二号柜台').click();
  await screen.confirm.click();
  await expect(screen.row('二号柜台')).toContainText(seats.list.isRevoked);
  await seat.call(me, seatOf()).catch(() => undefined);
  expect(seat.state().kind).toBe('revoked');
  seat.close();
  expect(complaints).toEqual([]);
  await context.close();
  await host.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

test('F73 F74: the host goes away in mid-call; the call is kept on the seat, and logged and numbered once when the host is back', async ({
  browser,
}) => {
  const dataFolder = await smallShop();
  const args = ['--port', String(await freePort())];
  const first = await startHost({ dataFolder, args });
  const { page, context, complaints } = await openSeat(browser, first, { role: 'frontDesk', path: '/intake' });
  const screen = intakeScreen(page);
  await expect(screen.lookup).toBeFocused();
  await page.keyboard.type('断电时来电');
  await page.keyboard.press('Alt+n');
  await screen.contactName.fill('断电时来电');
  await screen.phone.fill('13911113333');
  await screen.address.fill('控江路 9 号');
  await screen.content.fill('空调不制冷');
  await expect(screen.promisedAt).not.toHaveValue('');
  first.process.kill('SIGKILL');
  await expect(page.getByText(common.frame.offline)).toBeVisible();
  await screen.content.fill('空调不制冷，还漏水');
  await page.getByRole('button', { name: seats.kept.keep }).click();
  await expect(page.getByText(seats.kept.done)).toBeVisible();
  const banner = page.getByRole('alert').filter({ hasText: '本席位存有 1 个' });
  await banner.getByRole('button', { name: seats.kept.show }).click();
  await expect(page.getByRole('dialog').getByText(seats.kept.waiting)).toBeVisible();
  await page.keyboard.press('Escape');
  // what lies in the browser's storage cannot be read there
  const stored = await page.evaluate(
    async () =>
      new Promise<string>((resolve, reject) => {
        const request = indexedDB.open('counter-kept');
        request.onerror = () => reject(new Error('no storage'));
        request.onsuccess = () => {
          const all = request.result.transaction('calls').objectStore('calls').getAll();
          all.onsuccess = () => resolve(all.result.map(({ bytes }: { bytes: ArrayBuffer }) => new TextDecoder().decode(bytes)).join());
        };
      }),
  );
  expect(stored.length).toBeGreaterThan(100);
  expect(stored).not.toContain('13911113333');
  const second = await startHost({ dataFolder, args });
  await expect(page.getByText('席位上存的 1 个来电都已受理')).toBeVisible();
  await expect(banner).toBeHidden();
  const logged = async () =>
    (await ask<{ rows: readonly RequestRow[] }>(page, 'requests.list', { limit: 50 })).rows.filter(
      ({ customerName }) => customerName === '断电时来电',
    );
  await until(async () => (await logged()).length > 0, 'the call is logged');
  expect((await logged()).map(({ no }) => /^SL\d{8}-\d{4}$/.test(no))).toEqual([true]);
  expect(complaints).toEqual([]);
  await context.close();
  await second.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});
