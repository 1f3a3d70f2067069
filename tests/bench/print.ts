import { deepStrictEqual as deepEqual } from 'node:assert';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { findChromium } from '../../build/chromium.ts';
import { buildStale } from '../../build/stale.ts';
import { withExactPages } from '../../electron/printing/pdf-size.ts';
import { desktopSeat, printedHtml } from '../print/desktop-seat.ts';
import { pdfOf } from '../print/pdf.ts';
import type { DataSet } from './data.ts';
import { startBenchHost } from './host.ts';
import { contest } from './measure.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import type { Measured } from './measure.ts';

const root = join(import.meta.dirname, '../..');
const pdfOptions = { preferCSSPageSize: true, printBackground: true } as const;

/**
 * Slips as PDF against a static page with the same words in the same font on the same paper: the document that the print screen hands to the
 * print window of the desktop, which is what makes PDFs, and as `.browser` the print screen itself, as a browser seat prints it.
 */
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
  const executablePath = findChromium();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    await context.addCookies([host.cookie('supervisor')]);
    const results: Measured[] = [];
    for (const { name, slips, n: runs, floor } of jobs) {
      const screen = await context.newPage();
      await screen.addInitScript(desktopSeat);
      const ids = Array.from({ length: slips }, (_, i) => 101 + i * 37);
      await screen.goto(`${host.address}/print/slips?ids=${ids.join()}&paper=A5&copies=file`);
      await laidOut(screen, slips);
      // slips of the data set were printed before; the shop asks why again
      const reason = screen.getByRole('textbox', { name: zhCN.print.page.reason });
      if (await reason.isVisible()) await reason.fill('测速');
      await laidOut(screen, slips);
      await screen.keyboard.press('Control+p');
      const { html } = await printedHtml(screen);
      await laidOut(screen, slips);
      const sheets = await showing(context, `${host.address}/sheets`, html);
      const still = await showing(context, `${host.address}/static-twin`, await staticTwin(sheets));
      const theirs = () => still.pdf(pdfOptions);
      for (const [ending, printed] of [
        ['', sheets],
        ['.browser', screen],
      ] as const) {
        await expectTwins(printed, still);
        // what the desktop does with its file before it writes it
        const ours = async () => withExactPages(await printed.pdf(pdfOptions));
        const measured = await contest({ name: `${name}${ending}`, floor, n: runs, warmUps: 5, ours, theirs });
        results.push({ ...measured, ms_per_slip: Math.round(measured.p50_us / slips / 10) / 100 });
      }
      for (const page of [screen, sheets, still]) await page.close();
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

interface PlainText {
  readonly text: string;
  readonly isBold: boolean;
}

/**
 * The words of the print screen in the plainest page that can hold them: the same runs of text in the same fonts, weights and size, what is on
 * one line of the slip on one line, on the same paper. Nothing else is on it.
 */
async function staticTwin(printed: Page): Promise<string> {
  const { rules, sheets } = await printed.evaluate(() => {
    // not innerText: that of what is not rendered is empty
    const linesOf = (sheet: Element): PlainText[][] => {
      const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      const lines = new Map<number, PlainText[]>();
      while (walker.nextNode()) {
        const text = walker.currentNode as Text;
        if (!text.parentElement || text.data.trim() === '') continue;
        range.selectNodeContents(text);
        const { top, height } = range.getBoundingClientRect();
        const middle = top + height / 2;
        const known = [...lines.keys()].find((line) => Math.abs(line - middle) < 4);
        const line = lines.get(known ?? middle) ?? [];
        line.push({ text: text.data, isBold: Number(getComputedStyle(text.parentElement).fontWeight) > 500 });
        lines.set(known ?? middle, line);
      }
      return [...lines].sort(([a], [b]) => a - b).map(([, line]) => line);
    };
    return {
      rules: [...document.styleSheets]
        .flatMap((sheet) => [...sheet.cssRules])
        .filter((rule) => rule instanceof CSSFontFaceRule || rule instanceof CSSPageRule)
        .map((rule) => rule.cssText),
      sheets: [...document.querySelectorAll<HTMLElement>('.paper-pages .sheet')].map((sheet) => ({
        size: `width:${sheet.style.width};height:${sheet.style.height}`,
        font: `${sheet.style.fontSize} ${getComputedStyle(sheet).fontFamily}`,
        lines: linesOf(sheet),
      })),
    };
  });
  const escape = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const run = ({ text, isBold }: PlainText) => (isBold ? `<b>${escape(text)}</b>` : escape(text));
  const pages = sheets.map(
    ({ size, lines }) =>
      `<div style="${size};break-after:page;overflow:hidden">${lines.map((texts) => texts.map(run).join(' ')).join('<br>')}</div>`,
  );
  const style = `${rules.join('\n')}\nhtml,body{margin:0;font:${sheets[0]?.font}}`;
  return `<!doctype html><html lang="zh-CN"><head><style>${style}</style></head><body>${pages.join('')}</body></html>`;
}

/** A document as a page; the shipped fonts come from the host. */
async function showing(context: BrowserContext, url: string, body: string): Promise<Page> {
  const page = await context.newPage();
  await page.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  await page.goto(url);
  await page.evaluate(() => document.fonts.ready);
  return page;
}

/** A floor that prints less than the slips would be no floor: the same signs in the same fonts on as many pages of the same size. */
async function expectTwins(printed: Page, still: Page): Promise<void> {
  const [ours, floor] = [await pdfOf(printed), await pdfOf(still)].map(({ pages, texts, fonts }) => ({
    pages: pages.map(({ widthMm, heightMm }) => `${widthMm} x ${heightMm}`),
    signs: texts.map((text) => [...text].sort().join('')),
    fonts: [...new Set(fonts.map(({ name }) => name.replace(/^[A-Z]{6}[+]/, '')))].sort(),
  }));
  deepEqual(floor, ours, 'the static page does not print what the slips print');
}
