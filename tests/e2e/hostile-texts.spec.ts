import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, openSeat, signInQuietly, test } from '../support/browser.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { makeHostile } from '../support/hostile-shop.ts';
import { startHost } from '../support/host.ts';
import { screensOf } from '../support/latin-screens.ts';
import { setUpLatinShop } from '../support/latin-shop.ts';
import { follow } from './page-models/visit.ts';

test('G24 F105 sixty hostile texts in all typed texts of a shop: on every screen they are text, nothing runs and nothing is asked for', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'counter-hostile-'));
  const dataFolder = join(folder, 'data');
  const first = await startHost({ dataFolder });
  const setUp = await browser.newContext();
  const shop = await setUpLatinShop(setUp.request, first.address);
  await setUp.close();
  await first.stop();
  const { columns, texts } = await makeHostile(dataFolder);
  expect(columns.length).toBeGreaterThan(60);
  expect(texts).toBeGreaterThan(150);
  const host = await startHost({ dataFolder });
  try {
    const { page, context, complaints } = await openSeat(browser, host, { language: 'en' });
    await signInQuietly(context, host.address, shop.loginName, shop.password);
    await page.goto('/');
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
    const happened: string[] = [];
    page.on('dialog', (dialog) => {
      happened.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(host.address) && !/^(data|blob):/.test(request.url())) happened.push(`request ${request.url()}`);
    });
    page.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame()) happened.push(`frame ${frame.url()}`);
    });
    let shown = 0;
    // on paper the print matrix tries them in every field of every form
    for (const path of screensOf(shop).filter((screen) => !screen.startsWith('/print/'))) {
      await follow(page, path);
      const found = await signsOf(page);
      if (found.ran || found.elements > 0) happened.push(`${path} ${JSON.stringify(found)}`);
      shown += found.texts;
    }
    expect(happened).toEqual([]);
    expect(complaints).toEqual([]);
    expect(shown).toBeGreaterThan(100);
    // the look itself is no use if it overlooks a text that a screen takes for markup
    await page.evaluate((markup) => document.querySelector('main')?.insertAdjacentHTML('beforeend', markup), hostileTexts[1] ?? '');
    expect((await signsOf(page)).elements).toBe(1);
    await context.close();
  } finally {
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** What would be there if a text had been taken for markup, and how often hostile texts stand on the screen as text. */
function signsOf(page: Page) {
  return page.evaluate(() => ({
    ran: 'pwned' in window,
    elements: document.querySelectorAll('#root script, #root iframe, #root object, #root embed, #root base, [onerror], [onload]').length,
    texts: document.body.innerText.split(/pwned|evil\.example|DROP TABLE|__proto__/).length - 1,
  }));
}
