import type { BrowserContext, Page } from '@playwright/test';
import axe from 'axe-core';
import { en } from '../../shared/i18n/en.ts';
import type { Language } from '../../shared/i18n/types.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { expect, openSeat, test as base } from '../support/browser.ts';
import { startHost } from '../support/host.ts';
import { screensOf } from '../support/latin-screens.ts';
import { setUpLatinShop } from '../support/latin-shop.ts';
import type { LatinShop } from '../support/latin-shop.ts';
import { userMenu } from './page-models/session.ts';
import { follow } from './page-models/visit.ts';

interface Latin {
  readonly latin: LatinShop & { open(language: Language): Promise<Page> };
}

/** A shop whose data is Latin, one for all tests of a worker. */
const test = base.extend<object, Latin>({
  latin: [
    async ({ browser }, use) => {
      const host = await startHost();
      const setUp = await browser.newContext();
      const facts = await setUpLatinShop(setUp.request, host.address);
      const { cookies } = await setUp.storageState();
      const contexts: BrowserContext[] = [setUp];
      await use({
        ...facts,
        async open(language) {
          const { page, context } = await openSeat(browser, host, { language, cookies });
          contexts.push(context);
          return page;
        },
      });
      await Promise.all(contexts.map((context) => context.close()));
      await host.stop();
    },
    { scope: 'worker' },
  ],
});
test.describe.configure({ mode: 'parallel' });

const languages = ['zh-CN', 'en'] as const;
const catalogues = { 'zh-CN': zhCN, en };

/** What axe finds serious or critical, by all rules or only some. It is put into a page once and not for each look: that takes longer than the look. */
async function severeOf(page: Page, rules?: readonly string[]): Promise<readonly axe.Result[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (only) => {
    const found = await (window as unknown as { axe: typeof axe }).axe.run(
      { exclude: [['.paper-pages']] },
      { resultTypes: ['violations'], ...(only && { runOnly: { type: 'rule', values: [...only] } }) },
    );
    return found.violations;
  }, rules);
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
}

/** What axe finds serious or critical, in both themes. Only colours differ between them; paper is black on white whatever the screen is. */
async function findingsOf(page: Page, where: string): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate(async (mode) => {
      document.documentElement.setAttribute('data-theme', mode);
      await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
    }, theme);
    const rules = theme === 'light' ? undefined : ['color-contrast'];
    let violations = await severeOf(page, rules);
    // a button that late data switched on may have been fading still; a fault is there a second later too
    if (violations.length > 0) {
      await page.waitForTimeout(1_000);
      violations = await severeOf(page, rules);
    }
    for (const { id, nodes } of violations)
      findings.push(
        `${where} ${theme} ${id}: ${nodes
          .map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`)
          .slice(0, 2)
          .join(' | ')}`,
      );
  }
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
  return findings;
}

for (const language of languages) {
  test(`every screen in ${language}: axe finds nothing serious in light and dark, no raw key, nothing wider than 1366, nothing jumps`, async ({
    latin,
  }) => {
    test.setTimeout(600_000);
    const page = await latin.open(language);
    await watchShifts(page);
    await page.reload();
    const findings: string[] = [];
    for (const path of screensOf(latin)) {
      await follow(page, path);
      findings.push(...(await faultsOf(page, language)).map((fault) => `${path} ${fault}`), ...(await findingsOf(page, path)));
    }
    expect(findings).toEqual([]);
  });
}

/** Raw keys, Chinese on an English screen, sideways scrolling, and what moved by itself since the last look. */
async function faultsOf(page: Page, language: Language): Promise<readonly string[]> {
  const { texts, overflow, shifts } = await look(page);
  const namespaces = Object.keys(catalogues[language]).join('|');
  const rawKey = new RegExp(`\\b(?:${namespaces})[:.][a-z]\\w*|^[a-z]\\w*(?:\\.[a-z]\\w*)+$|\\{\\{`);
  // the names of languages are written in the language itself
  const isForeign = (text: string) => language === 'en' && /\p{Script=Han}/u.test(text) && text !== '中文';
  const shift = shifts.reduce((sum, { value }) => sum + value, 0);
  return [
    ...texts.filter((text) => rawKey.test(text)).map((text) => `raw key: ${text}`),
    ...texts.filter(isForeign).map((text) => `Chinese: ${text.slice(0, 80)}`),
    ...(overflow > 0 ? [`${overflow} px wider than the screen`] : []),
    ...(shift > mostShift
      ? [
          `jumps by ${shift.toFixed(3)}: ${shifts
            .map(({ what }) => what)
            .join(' | ')
            .slice(0, 200)}`,
        ]
      : []),
  ];
}

/** Share of the screen times distance that may move by itself; 0.1 counts as good on the web. */
const mostShift = 0.05;

interface Shift {
  readonly value: number;
  readonly what: string;
}

/** Notes what moves by itself; an element without any text moves unseen. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: Shift[] = [];
    (window as unknown as { shifts: Shift[] }).shifts = shifts;
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries() as unknown as {
        value: number;
        hadRecentInput: boolean;
        sources: { node: Node | null }[];
      }[]) {
        const seen = entry.sources.map(({ node }) => node).filter((node) => node?.textContent?.trim());
        if (!entry.hadRecentInput && seen.length > 0) shifts.push({ value: entry.value, what: String(seen[0]?.textContent).slice(0, 60) });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** All texts of the screen but those on paper, which speaks the shop's language and writes amounts in Chinese words. */
function look(page: Page) {
  return page.evaluate(() => {
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (element?.closest('style, script, noscript, .paper-pages, .sheet-measure')) continue;
      if (node instanceof Element)
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(node.getAttribute(name) ?? '');
      else texts.push(node.textContent ?? '');
    }
    const frames = [document.documentElement, document.getElementById('main')];
    return {
      texts: texts.filter((text) => text.trim() !== ''),
      overflow: Math.max(...frames.map((frame) => (frame ? frame.scrollWidth - frame.clientWidth : 0))),
      shifts: (window as unknown as { shifts: { value: number; what: string }[] }).shifts.splice(0),
    };
  });
}

test('axe finds nothing serious in the dialogs, the palette, the menu and before the frame', async ({ latin, browser }) => {
  test.setTimeout(480_000);
  const page = await latin.open('zh-CN');
  const [logged, working] = latin.requestIds;
  const [open] = latin.slipIds;
  const { calls, common, customers, empties, materialRequests, oldParts, parts, purchasing, replacements } = zhCN;
  const { requests, settings, stocktakes, workOrders } = zhCN;
  const press = (name: string) => () => page.getByRole('main').getByRole('button', { name, exact: true }).first().click();
  const dialogs: readonly (readonly [path: string, act: () => Promise<unknown>])[] = [
    ['/', () => page.keyboard.press('Control+k')],
    ['/requests', () => page.keyboard.press('?')],
    ['/requests', () => page.keyboard.press('F4')],
    ['/calls', press(calls.list.linkLabel.replace('{{name}}', 'Jane Roe'))],
    [`/requests/${logged}`, press(requests.command.edit)],
    [`/requests/${logged}`, press(requests.command.void)],
    ['/customers', press(customers.list.new)],
    [`/customers/${latin.customerId}`, press(customers.page.addItem)],
    [`/customers/${latin.customerId}`, press(customers.page.logTalk)],
    [`/work-orders/${open}`, press(workOrders.command.reassign)],
    [`/work-orders/${open}`, press(workOrders.command.reschedule)],
    [`/work-orders/${open}`, press(workOrders.partsWanted.add)],
    [`/work-orders/${open}`, () => page.keyboard.press('Control+Enter')],
    ['/parts', press(parts.list.new)],
    ['/stocktakes', press(stocktakes.create.button)],
    ['/stocktakes', press(stocktakes.rules.button)],
    ['/old-parts', press(oldParts.list.rules)],
    ['/old-parts/empties', press(empties.command.handIn)],
    ['/old-parts/replacements', press(replacements.ask)],
    ['/purchasing/requests', press(materialRequests.command.new)],
    ['/purchasing/orders', press(purchasing.orders.settings)],
    ['/purchasing/consignments', press(purchasing.consignments.create)],
    ['/settings/users', press(settings.users.new)],
    ['/settings/staff', press(settings.staff.new)],
  ];
  const findings: string[] = [];
  expect(working).toBeDefined();
  for (const [path, act] of dialogs) {
    await follow(page, path);
    await act();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    findings.push(...(await findingsOf(page, `${path} ${await dialog.getAttribute('aria-labelledby')}`)));
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
  await page.getByRole('button', { name: new RegExp(`^${common.frame.userMenu}`) }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  findings.push(...(await findingsOf(page, 'menu')));
  await page.keyboard.press('Escape');
  await userMenu(page, 'lock');
  await expect(page.getByRole('heading', { name: zhCN.auth.locked })).toBeVisible();
  findings.push(...(await findingsOf(page, 'lock')));

  const host = await startHost();
  const { page: fresh, context } = await openSeat(browser, host);
  await expect(fresh.getByRole('heading', { name: zhCN.auth.setupTitle })).toBeVisible();
  findings.push(...(await findingsOf(fresh, 'set-up')));
  await setUpLatinShop(context.request, host.address);
  await context.clearCookies();
  await fresh.reload();
  await expect(fresh.getByRole('heading', { name: zhCN.auth.signIn, exact: true })).toBeVisible();
  findings.push(...(await findingsOf(fresh, 'sign in')));
  await context.close();
  await host.stop();
  expect(findings).toEqual([]);
});
