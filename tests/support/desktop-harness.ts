import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { root } from '../../build/run.ts';
import { fakeElectron, startMain } from './fake-electron.ts';
import type { FakeElectron, FakeElectronOptions, FakeSession, FakeWindow } from './fake-electron.ts';
import { pageWorld, preloadWorld } from './preload-worlds.ts';

/** A "secure" address stands for `app://counter`: plain Chromium cannot register schemes. */
const standIn = 'https://counter.test';
const own = 'app://counter';
const world = 'electron-preload';

export interface Desktop {
  readonly fake: FakeElectron;
  readonly page: Page;
  /** Messages on the page's console that say something was refused or went wrong. */
  readonly complaints: readonly string[];
  /** Ends the application; its data folder stays. */
  close(): Promise<void>;
}

export interface DesktopOptions extends FakeElectronOptions {
  /** Built main bundle; a packed one in the packaging test. */
  readonly dist?: string;
  readonly dataFolder?: string;
}

/**
 * Runs the BUILT main bundle under this Node and shows its window in a real Chromium: real are the main and preload bundles, the
 * database, the router, the protocol handler, the interface and its content policy; Electron itself is a double.
 */
export async function openDesktop(
  browser: Browser,
  { dist = join(root, 'dist'), dataFolder, ...options }: DesktopOptions = {},
): Promise<Desktop> {
  const fake = fakeElectron(options);
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1366, height: 768 } });
  fake.onWindow = (window) => {
    if (window.options.webPreferences['javascript'] === false) window.webContents.paper = openPaper(browser);
  };
  const detach = await startMain(fake, join(dist, 'main/main.cjs'), dataFolder === undefined ? {} : { COUNTER_DATA: dataFolder });
  const window = fake.windows[0];
  if (!window) throw new Error(`main opened no window: ${JSON.stringify([fake.calls, fake.errorBoxes])}`);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await routeTo(context, (url, method) => fake.answer(url, method));
  await connect(page, fake, window, readFileSync(join(dist, 'preload/preload.cjs'), 'utf8'));
  await page.goto(`${standIn}/`);
  return {
    fake,
    page,
    complaints,
    async close() {
      await context.close();
      fake.app.emit('will-quit', { preventDefault() {} });
      const until = Date.now() + 5_000;
      while (!fake.calls.some(([name]) => name === 'quit') && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
      detach();
    },
  };
}

/** Whatever the page asks for goes to the handler that main registered for `app://`; there is no other network. */
async function routeTo(context: BrowserContext, answer: (url: string, method: string) => Promise<Response | undefined>): Promise<void> {
  await context.route('**/*', async (route) => {
    const { pathname, search, origin } = new URL(route.request().url());
    const response = origin === standIn ? await answer(`${own}${pathname}${search}`, route.request().method()) : undefined;
    if (!response) return route.abort();
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  });
}

async function connect(page: Page, fake: FakeElectron, window: FakeWindow, preload: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: '__ipcInvoke', executionContextName: world });
  let preloadContext: number | undefined;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === world) preloadContext = context.id;
  });
  const evaluate = async (contextId: number | undefined, expression: string) => {
    // The page may be gone by now: a reload does not wait for answers.
    if (contextId !== undefined) await session.send('Runtime.evaluate', { contextId, expression }).catch(() => undefined);
  };
  window.webContents.deliver = (channel, argument) =>
    void evaluate(preloadContext, `__ipcEvent(${JSON.stringify(JSON.stringify({ channel, argument }))})`);
  const invoke = async (payload: string): Promise<object> => {
    const { id, channel, argument } = JSON.parse(payload) as { readonly id: number; readonly channel: string; readonly argument: unknown };
    try {
      const handler = fake.handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      const senderFrame = { url: page.url().replace(standIn, own), parent: null };
      return { id, value: structuredClone(await handler({ sender: window.webContents, senderFrame }, structuredClone(argument))) };
    } catch (error) {
      return { id, error: `Error invoking remote method '${channel}': ${String(error)}` };
    }
  };
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== '__ipcInvoke') return;
    void invoke(payload).then((answer) => evaluate(executionContextId, `__ipcAnswer(${JSON.stringify(JSON.stringify(answer))})`));
  });
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorld });
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: preloadWorld(preload), worldName: world });
}

interface PdfOptions {
  readonly preferCSSPageSize: boolean;
  readonly printBackground: boolean;
  readonly landscape: boolean;
  /** Inches. */
  readonly pageSize: { readonly width: number; readonly height: number };
}

/** The hidden window for paper as a real page without script, whose only network is the session's own protocol handler. */
function openPaper(browser: Browser) {
  let page: Page | undefined;
  return {
    async load(url: string, session: FakeSession) {
      const context = await browser.newContext({ javaScriptEnabled: false });
      await routeTo(context, async (asked) => {
        let isCancelled = false;
        session.beforeRequest?.({ url: asked }, ({ cancel }) => {
          isCancelled = cancel;
        });
        return isCancelled ? undefined : session.protocols.get('app')?.(new Request(asked));
      });
      page = await context.newPage();
      await page.goto(url.replace(own, standIn));
    },
    async pdf(options: unknown) {
      if (!page) throw new Error('nothing was loaded');
      const { preferCSSPageSize, printBackground, landscape, pageSize } = options as PdfOptions;
      return page.pdf({ preferCSSPageSize, printBackground, landscape, width: `${pageSize.width}in`, height: `${pageSize.height}in` });
    },
  };
}
