import { rmSync } from 'node:fs';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { ask, expect, openSeat, tell, test } from '../support/browser.ts';
import { smallShop } from '../support/demo-shop.ts';
import { startHost } from '../support/host.ts';
import { startServer } from '../support/throwaway-server.ts';

const { database, settings } = zhCN;
const { server: words, move } = database;

test('F53: moving to PostgreSQL: tested, moved with progress, compared, started anew on the server, and worked with', async ({
  browser,
}) => {
  test.slow();
  const dataFolder = await smallShop();
  const server = await startServer();
  const host = await startHost({ dataFolder }).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  try {
    await server.database('shop');
    const { page, complaints } = await openSeat(browser, host, { role: 'administrator', path: '/settings/database' });
    const main = page.getByRole('main');
    await expect(main.getByRole('region', { name: database.now.title })).toContainText(database.kind.file);
    const form = page.getByRole('form', { name: words.title });
    await form.getByLabel(words.host).fill('127.0.0.1');
    await form.getByLabel(words.port).fill(String(server.port));
    await form.getByLabel(words.database, { exact: false }).fill('nowhere');
    await form.getByLabel(words.user).fill('counter');
    await form.getByRole('button', { name: words.test }).click();
    await expect(form.getByRole('alert')).toContainText(zhCN.errors.variant.databaseRefused.noDatabase);
    await form.getByLabel(words.database, { exact: false }).fill('shop');
    await form.getByRole('button', { name: words.test }).click();
    await expect(form.getByRole('alert')).toContainText('PostgreSQL');
    await form.getByRole('button', { name: words.move }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.move }).click();

    await expect(main.getByRole('region', { name: move.doneTitle })).toBeVisible({ timeout: 60_000 });
    await expect(main.getByRole('table', { name: move.tables })).toContainText('service_request');
    await main.getByRole('button', { name: move.restart }).click();
    await expect
      .poll(
        async () => {
          await page.reload().catch(() => undefined);
          return main
            .getByRole('region', { name: database.now.title })
            .textContent({ timeout: 2_000 })
            .catch(() => '');
        },
        { timeout: 90_000 },
      )
      .toContain(database.kind.server);
    await expect(main.getByRole('region', { name: database.now.title })).toContainText(`127.0.0.1:${server.port}/shop`);
    expect(complaints.filter((line) => !line.includes('ERR_CONNECTION'))).toEqual([]);

    // the same session, the same shop, and what is written now is on the server
    const { shop } = await ask<{ readonly shop: Record<string, unknown> }>(page, 'settings.get');
    await tell(page, 'settings.updateShop', { ...shop, name: '搬过家的店' });
    await page.goto('/settings/shop');
    await expect(page.getByLabel(settings.shop.name)).toHaveValue('搬过家的店');
  } finally {
    await host.stop();
    rmSync(dataFolder, { recursive: true, force: true });
    await server.close();
  }
});
