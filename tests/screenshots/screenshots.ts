import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { languages } from '../../shared/i18n/types.ts';
import type { Language } from '../../shared/i18n/types.ts';
import { obtainChromium } from '../../build/chromium.ts';
import { demoAccounts, fillDemo } from '../../build/demo.ts';
import { root } from '../../build/run.ts';
import { buildStale } from '../../build/stale.ts';
import { startHost } from '../support/host.ts';

/**
 * `npm run screenshots`: every screen of the demo shop in both themes, both languages and two sizes, into `screenshots/`;
 * `-- --readme`: only the three pictures of the README, into `build/pictures/`.
 */
interface Screen {
  readonly name: string;
  readonly path: string;
  /** Login name of the demo account that looks at it. */
  readonly who: string;
  readonly act?: (page: Page) => Promise<void>;
}

const screens: readonly Screen[] = [
  { name: 'home-front-desk', path: '/', who: 'qiantai' },
  { name: 'home-supervisor', path: '/', who: 'zhuguan' },
  { name: 'home-storekeeper', path: '/', who: 'kuguan' },
  { name: 'intake', path: '/intake', who: 'qiantai', act: chooseCaller },
  { name: 'requests', path: '/requests', who: 'qiantai' },
  { name: 'request', path: '/requests/4990', who: 'zhuguan' },
  { name: 'customers', path: '/customers', who: 'qiantai' },
  { name: 'customer', path: '/customers/12', who: 'qiantai' },
  { name: 'dispatch', path: '/dispatch', who: 'zhuguan' },
  { name: 'slips', path: '/work-orders', who: 'zhuguan' },
  { name: 'slip', path: '/work-orders/5200', who: 'zhuguan' },
  { name: 'print', path: '/print/slips?ids=5200&paper=A5&landscape=1', who: 'zhuguan' },
  { name: 'print-log', path: '/print/log', who: 'zhuguan' },
  { name: 'parts', path: '/parts', who: 'kuguan' },
  { name: 'part', path: '/parts/5', who: 'kuguan' },
  { name: 'waiting', path: '/parts/waiting', who: 'kuguan' },
  { name: 'issue', path: '/parts/issue', who: 'kuguan' },
  { name: 'receive', path: '/parts/receive', who: 'kuguan' },
  { name: 'moves', path: '/parts/moves', who: 'kuguan' },
  { name: 'imports', path: '/imports', who: 'zhuguan' },
  { name: 'settings-shop', path: '/settings/shop', who: 'admin' },
  { name: 'settings-users', path: '/settings/users', who: 'admin' },
  { name: 'settings-staff', path: '/settings/staff', who: 'admin' },
  { name: 'settings-audit', path: '/settings/audit', who: 'admin' },
  { name: 'account', path: '/settings/account', who: 'qiantai' },
];

/** File name in `build/pictures/` -> screen. */
const readmePictures = { intake: 'intake', dispatch: 'dispatch', slip: 'print' } as const;
const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;
const themes = ['light', 'dark'] as const;

type Theme = (typeof themes)[number];
interface Look {
  readonly language: Language;
  readonly theme: Theme;
  readonly size: (typeof sizes)[number];
}

const isForReadme = process.argv.includes('--readme');
const dataFolder = mkdtempSync(join(tmpdir(), 'counter-pictures-'));
const say = (line: string) => process.stdout.write(`${line}\n`);

await buildStale(['web', 'host'], say);
await fillDemo(dataFolder);
const host = await startHost({ dataFolder });
const browser = await chromium.launch({
  executablePath: await obtainChromium(say),
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  if (isForReadme) await takeReadmePictures();
  else await takeAll();
} finally {
  await browser.close();
  await host.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}

async function takeReadmePictures(): Promise<void> {
  const folder = join(root, 'build', 'pictures');
  mkdirSync(folder, { recursive: true });
  for (const [file, name] of Object.entries(readmePictures)) {
    const screen = screens.find((one) => one.name === name);
    if (screen) await take(browser, screen, { language: 'zh-CN', theme: 'light', size: sizes[0] }, join(folder, `${file}.png`));
  }
}

async function takeAll(): Promise<void> {
  const folder = join(root, 'screenshots');
  mkdirSync(folder, { recursive: true });
  for (const language of languages)
    for (const theme of themes)
      for (const size of sizes)
        for (const screen of screens)
          await take(browser, screen, { language, theme, size }, join(folder, `${screen.name}.${language}.${theme}.${size.width}.png`));
}

async function take(opened: Browser, { path, who, act }: Screen, look: Look, file: string): Promise<void> {
  const context = await opened.newContext({ viewport: look.size, locale: look.language, colorScheme: look.theme, baseURL: host.address });
  await context.addInitScript(
    ([language, theme]) => {
      localStorage.setItem('counter.language', JSON.stringify(language));
      localStorage.setItem('counter.theme', theme ?? 'light');
    },
    [look.language, look.theme] as const,
  );
  const page = await context.newPage();
  await signIn(page, who);
  await page.goto(path);
  await settle(page);
  await act?.(page);
  await settle(page);
  await page.screenshot({ path: file });
  await context.close();
  say(file);
}

/** Signs in through the host itself: the sign-in screen has its own picture nowhere, and typing is slow. */
async function signIn(page: Page, loginName: string): Promise<void> {
  const account = demoAccounts.find((one) => one.loginName === loginName);
  if (!account) throw new Error(`the demo shop has no account ${loginName}`);
  const answer = await page.request.post('/trpc/auth.signIn', {
    headers: { 'content-type': 'application/json', 'x-counter': '1', origin: host.address },
    data: { loginName, password: account.password, seat: 'screenshots' },
  });
  if (!answer.ok()) throw new Error(`sign-in of ${loginName} answered ${answer.status()}`);
}

/** Nothing is loading any more. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.locator('.MuiSkeleton-root').first().waitFor({ state: 'detached', timeout: 10_000 });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

async function chooseCaller(page: Page): Promise<void> {
  await page.keyboard.type('张');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('空调外机响声很大，晚上影响休息，希望今天能来人看一下');
}
