import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';
import { en } from '../../shared/i18n/en.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { Language } from '../../shared/i18n/types.ts';
import { expect, openSeat, test as base } from '../support/browser.ts';
import { startHost } from '../support/host.ts';
import { screensOf, setUpLatinShop } from '../support/latin-shop.ts';
import type { LatinShop } from '../support/latin-shop.ts';

interface Latin {
  readonly latin: LatinShop & { open(language: Language): Promise<Page> };
}

/** A shop whose data is Latin, one for all tests of this file. */
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

const languages = ['zh-CN', 'en'] as const;
const catalogues = { 'zh-CN': zhCN, en };

/** Loads a screen and waits until it shows what belongs there instead of its skeletons. */
async function show(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('main').getByRole('heading').or(page.getByRole('main').getByRole('form')).first()).toBeVisible();
  await expect(page.locator('.MuiSkeleton-root')).toHaveCount(0);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  if (path.startsWith('/print/')) await expect(page.locator('.paper-pages .sheet').first()).toBeVisible();
}

for (const language of languages) {
  test(`axe finds nothing serious on any screen, light and dark, in ${language}`, async ({ latin }) => {
    test.setTimeout(180_000);
    const page = await latin.open(language);
    const findings: string[] = [];
    for (const path of screensOf(latin)) {
      await show(page, path);
      for (const theme of ['light', 'dark'] as const) {
        await page.evaluate((mode) => document.documentElement.setAttribute('data-theme', mode), theme);
        // what the paper shows is black on white whatever the screen is
        const axe = new AxeBuilder({ page }).exclude('.paper-pages');
        // only colours differ between the themes
        const { violations } = await (theme === 'light' ? axe : axe.withRules(['color-contrast'])).analyze();
        for (const { id, impact, nodes } of violations) {
          if (impact === 'serious' || impact === 'critical')
            findings.push(
              `${path} ${theme} ${id}: ${nodes
                .map(({ html }) => html.slice(0, 160))
                .slice(0, 2)
                .join(' | ')}`,
            );
        }
      }
      await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
    }
    expect(findings).toEqual([]);
  });

  test(`no raw key, nothing wider than 1366, nothing jumps after loading, in ${language}`, async ({ latin }) => {
    test.setTimeout(120_000);
    const page = await latin.open(language);
    await page.addInitScript(() => {
      const shifts = { sum: 0, sources: [] as string[] };
      (window as unknown as { shifts: typeof shifts }).shifts = shifts;
      new PerformanceObserver((entries) => {
        for (const entry of entries.getEntries() as unknown as {
          value: number;
          hadRecentInput: boolean;
          sources: { node: Element | null }[];
        }[]) {
          if (entry.hadRecentInput) continue;
          shifts.sum += entry.value;
          for (const { node } of entry.sources)
            shifts.sources.push(`${entry.value.toFixed(3)} ${node?.outerHTML?.slice(0, 120) ?? node?.nodeName}`);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const findings: string[] = [];
    for (const path of screensOf(latin)) {
      await show(page, path);
      const { texts, widths, shifts } = await page.evaluate(() => {
        const found: string[] = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (node instanceof Element) {
            for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push(node.getAttribute(name) ?? '');
          } else if (!/^(STYLE|SCRIPT)$/.test(node.parentElement?.tagName ?? '')) found.push(node.textContent ?? '');
        }
        const main = document.getElementById('main');
        return {
          texts: [document.title, ...found].filter((text) => text.trim() !== ''),
          widths: [document.documentElement, main].map((one) => (one ? one.scrollWidth - one.clientWidth : 0)),
          shifts: (window as unknown as { shifts: { sum: number; sources: string[] } }).shifts,
        };
      });
      const namespaces = Object.keys(catalogues[language]).join('|');
      const rawKey = new RegExp(`\\b(?:${namespaces})[:.][a-z]\\w*|^[a-z]\\w*(?:\\.[a-z]\\w*)+$|\\{\\{`);
      for (const text of texts) if (rawKey.test(text)) findings.push(`${path} raw key: ${text}`);
      // the names of languages are written in the language itself
      if (language === 'en')
        for (const text of texts)
          if (/\p{Script=Han}/u.test(text) && text !== '中文') findings.push(`${path} Chinese: ${text.slice(0, 80)}`);
      if (widths.some((over) => over > 0)) findings.push(`${path} is wider than the screen by ${widths.join(' and ')}`);
      if (shifts.sum > 0.05) findings.push(`${path} jumps by ${shifts.sum.toFixed(3)}: ${shifts.sources.slice(0, 3).join(' | ')}`);
    }
    expect(findings).toEqual([]);
  });
}
