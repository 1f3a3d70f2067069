import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { buildStale } from '../../build/stale.ts';
import type { DataSet } from './data.ts';
import { startBenchHost } from './host.ts';
import { contest } from './measure.ts';
import type { Measured } from './measure.ts';

const root = join(import.meta.dirname, '../..');
const systemChromium = '/usr/bin/chromium';
const pdfOptions = { preferCSSPageSize: true, printBackground: true } as const;

/** Slips as PDF from the real print screen, against a static page with the same words in the same font on the same paper. */
export async function measurePrints(
  data: DataSet,
  only: (name: string) => boolean,
  n: number,
  say: (line: string) => void,
): Promise<readonly Measured[]> {
  const jobs = [
    { name: 'slip.pdf', slips: 1, n: Math.min(n, 200), floor: 'page.pdf() of a static page with the same text' },
    { name: 'slips.batch100', slips: 100, n: 20, floor: 'page.pdf() of one static document of 100 such pages' },
  ].filter(({ name }) => only(name));
  if (jobs.length === 0) return [];
  if (!existsSync(join(root, 'renderer', 'features', 'print', 'print-slips-page.tsx'))) {
    say('no print screen: slip.pdf and slips.batch100 are left out');
    return [];
  }
  await buildStale(['web', 'host'], say);
  const host = await startBenchHost(data);
  const { chromium } = await import('@playwright/test');
  const executablePath = process.env['CHROMIUM_PATH'] ?? (existsSync(systemChromium) ? systemChromium : undefined);
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    await context.addCookies([host.cookie('supervisor')]);
    const results: Measured[] = [];
    for (const { name, slips, n: runs, floor } of jobs) {
      const printed = await context.newPage();
      const ids = Array.from({ length: slips }, (_, i) => 101 + i * 37);
      await printed.goto(`${host.address}/print/slips?ids=${ids.join()}&paper=A5&copies=file`);
      await laidOut(printed, slips);
      const still = await staticTwin(printed, host.address);
      const measured = await contest({
        name,
        floor,
        n: runs,
        warmUps: 5,
        ours: () => printed.pdf(pdfOptions),
        theirs: () => still.pdf(pdfOptions),
      });
      results.push({ ...measured, ms_per_slip: Math.round(measured.p50_us / slips / 10) / 100 });
      await printed.close();
      await still.close();
    }
    return results;
  } finally {
    await browser.close();
    await host.stop();
  }
}

/** Waits until every slip is on its pages and nothing moves any more. */
async function laidOut(page: Page, slips: number): Promise<void> {
  const sheets = page.locator('.paper-pages .sheet');
  await sheets.nth(slips - 1).waitFor({ timeout: 60_000 });
  await page.evaluate(() => document.fonts.ready);
  for (let before = -1, now = 0; before !== now; now = await sheets.count()) {
    before = now;
    await page.waitForTimeout(500);
  }
}

/** The words of the print screen in the plainest page that can hold them, with the same fonts and the same `@page`. */
async function staticTwin(printed: Page, address: string): Promise<Page> {
  const parts = await printed.evaluate(() => {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    return {
      fonts: rules.filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => rule.cssText),
      paper: rules.filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.cssText),
      sheets: [...document.querySelectorAll<HTMLElement>('.paper-pages .sheet')].map(({ innerText, style }) => ({
        text: innerText,
        width: style.width,
        height: style.height,
      })),
    };
  });
  const escape = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const pages = parts.sheets.map(
    ({ text, width, height }) =>
      `<div style="width:${width};height:${height};break-after:page;overflow:hidden">${escape(text).replace(/\n/g, '<br>')}</div>`,
  );
  const style = `${parts.fonts.join('\n')}\n${parts.paper.join('\n')}\nhtml,body{margin:0;font:10pt "Noto Sans SC"}`;
  const page = await printed.context().newPage();
  const url = `${address}/static-twin`;
  await page.route(url, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="zh-CN"><head><style>${style}</style></head><body>${pages.join('')}</body></html>`,
    }),
  );
  await page.goto(url);
  await page.evaluate(() => document.fonts.ready);
  return page;
}
