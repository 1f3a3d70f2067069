import { closeSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { desktop } from '../../shared/i18n/zh-CN/desktop.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { expect, openSeat, tell, test } from '../support/browser.ts';
import { loginOf, shopPassword, smallShop } from '../support/demo-shop.ts';
import { startHost } from '../support/host.ts';
import { signIn, userButton } from './page-models/session.ts';

const { care } = zhCN;
const { rescue } = desktop;

/** A port that is free now: the page and the counter after it come at one address. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

test('F12 F62 the diagnosis says how things are; after a damage the first screen restores the backup with two clicks', async ({
  browser,
}) => {
  test.slow();
  const dataFolder = await smallShop();
  const before = await startHost({ dataFolder });
  const { page, context, complaints } = await openSeat(browser, before, { role: 'administrator', path: '/settings/diagnosis' });
  const lines = page.getByRole('table', { name: care.status });
  await expect(lines.getByRole('row').filter({ hasText: care.subjects.check })).toContainText(care.level.good);
  await page.getByRole('button', { name: care.reconcile.run }).click();
  await expect(page.getByText(new RegExp(care.reconcile.fine.replace('{{compared}}', '\\d+')))).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: care.bundle }).click()]);
  expect(download.suggestedFilename()).toMatch(/^diagnosis-\d{8}\.zip$/);
  await tell(page, 'backups.takeNow', {});
  expect(complaints).toEqual([]);
  await context.close();
  await before.stop();

  const handle = openSync(join(dataFolder, 'counter.db'), 'r+');
  writeSync(handle, Buffer.alloc(4096 * 4), 0, 4096 * 4, 4096 * 9);
  closeSync(handle);
  const port = await freePort();
  const starting = startHost({ dataFolder, args: ['--port', String(port)] });
  const next = await browser.newPage({ baseURL: `http://127.0.0.1:${port}` });
  await expect
    .poll(() =>
      next.goto('/').then(
        (answer) => answer?.status(),
        () => 0,
      ),
    )
    .toBe(200);
  await expect(next.getByText(rescue.why.databaseDamaged)).toBeVisible();
  await next.getByRole('button', { name: rescue.restore }).first().click();
  await next.getByRole('button', { name: rescue.yes }).click();
  await signIn(next, loginOf('administrator'), shopPassword);
  await expect(userButton(next)).toBeVisible();
  expect(readdirSync(dataFolder).filter((name) => /^counter\.damaged-.*\.db$/.test(name))).toHaveLength(1);
  await next.close();
  await (await starting).stop();
  rmSync(dataFolder, { recursive: true, force: true });
});
