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
import { keyPathOf } from '../../electron/platform/keys/key-store.ts';
import { startHost } from '../support/host.ts';
import { findThings } from './demo-things.ts';
import { pictureScreens } from './screens.ts';
import type { PictureScreen } from './screens.ts';

/**
 * `npm run screenshots`: every screen of the demo shop in both themes, both languages and two sizes, into `screenshots/`;
 * `-- --readme`: only the three pictures of the README, into `build/pictures/`; `-- --only merge,card --look zh-CN.light.1366`: only
 * these screens, only in looks of these words.
 */
const acts: Readonly<Record<string, (page: Page) => Promise<void>>> = { intake: chooseCaller };

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
const only = wordsAfter('--only');
const looks = wordsAfter('--look');
const dataFolder = mkdtempSync(join(tmpdir(), 'counter-pictures-'));
const say = (line: string) => process.stdout.write(`${line}\n`);

await buildStale(['web', 'host'], say);
await fillDemo(dataFolder);
const withIds = await findThings(dataFolder);
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
  else {
    await mergeTwo(browser);
    await takeAll();
  }
} finally {
  await browser.close();
  await host.stop();
  for (const path of [dataFolder, keyPathOf(dataFolder)]) rmSync(path, { recursive: true, force: true });
}

async function takeReadmePictures(): Promise<void> {
  const folder = join(root, 'build', 'pictures');
  mkdirSync(folder, { recursive: true });
  for (const [file, name] of Object.entries(readmePictures)) {
    const screen = pictureScreens.find((one) => one.name === name);
    if (screen) await take(browser, screen, { language: 'zh-CN', theme: 'light', size: sizes[0] }, join(folder, `${file}.png`));
  }
}

async function takeAll(): Promise<void> {
  const folder = join(root, 'screenshots');
  mkdirSync(folder, { recursive: true });
  for (const language of languages)
    for (const theme of themes)
      for (const size of sizes) {
        const look = `${language}.${theme}.${size.width}`;
        if (looks.length > 0 && !looks.includes(look)) continue;
        for (const screen of pictureScreens)
          if (only.length === 0 || only.includes(screen.name))
            await take(browser, screen, { language, theme, size }, join(folder, `${screen.name}.${look}.png`));
      }
}

async function take(opened: Browser, { name, path, who }: PictureScreen, look: Look, file: string): Promise<void> {
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
  await page.goto(withIds(path));
  await settle(page);
  await acts[name]?.(page);
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

/** The list of merges is empty in a fresh shop: the data steward makes one of two who have the same phone. */
async function mergeTwo(opened: Browser): Promise<void> {
  const context = await opened.newContext({ baseURL: host.address });
  const page = await context.newPage();
  await signIn(page, 'xinxi');
  const [first, second] = ['{samePhone}', '{otherSamePhone}'].map((name) => Number(withIds(name)));
  const versionOf = async (id: number | undefined) => {
    const answer = await page.request.get(`/trpc/customers.get?input=${encodeURIComponent(JSON.stringify({ id }))}`);
    return ((await answer.json()) as { result: { data: { customer: { version: number } } } }).result.data.customer.version;
  };
  const body = { keptId: first, keptVersion: await versionOf(first), absorbedId: second, absorbedVersion: await versionOf(second) };
  const answer = await page.request.post('/trpc/merges.merge', {
    headers: { 'content-type': 'application/json', 'x-counter': '1', origin: host.address },
    data: { key: crypto.randomUUID(), body },
  });
  if (!answer.ok()) throw new Error(`the merge answered ${await answer.text()}`);
  await context.close();
}

/** Nothing is loading any more. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.locator('.MuiSkeleton-root').first().waitFor({ state: 'detached', timeout: 10_000 });
  if (await page.locator('[data-state=failed]').count()) say(`${page.url()} shows what could not be loaded`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

async function chooseCaller(page: Page): Promise<void> {
  await page.keyboard.type('张');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('空调外机响声很大，晚上影响休息，希望今天能来人看一下');
}

/** `--only a,b` -> a and b. */
function wordsAfter(option: string): readonly string[] {
  const at = process.argv.indexOf(option);
  return at < 0 ? [] : (process.argv[at + 1] ?? '').split(',').filter(Boolean);
}
