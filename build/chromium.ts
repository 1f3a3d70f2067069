import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { run, runTool } from './run.ts';

/** The shell first: the same engine without a window's frame draws a screen in half the time. */
const usualPlaces = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** A Chromium of this machine: `CHROMIUM_PATH`, the system's, or Playwright's own. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  return [...(named ? [named] : []), ...usualPlaces, chromium.executablePath()].find((path) => existsSync(path));
}

/**
 * Finds a Chromium or installs one: Debian's package as root, else Playwright's.
 * @throws Error with one sentence that says what to install.
 */
export async function obtainChromium(say: (line: string) => void): Promise<string> {
  const found = findChromium();
  if (found) return found;
  for (const install of [fromDebian, fromPlaywright]) {
    await install(say);
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'The browser tests need Chromium: install it with "apt-get install chromium-headless-shell" or "npx playwright install chromium", or name one in CHROMIUM_PATH.',
  );
}

async function fromDebian(say: (line: string) => void): Promise<void> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  say('Installing Chromium from the distribution …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { timeoutMs: 180_000, stdio: 'pipe', env });
  const install = (name: string) =>
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], { timeoutMs: 600_000, stdio: 'pipe', env });
  let { code, output } = await install('chromium-headless-shell');
  if (code !== 0) ({ code, output } = await install('chromium'));
  if (code !== 0) say(output.trim().split('\n').slice(-3).join('\n'));
}

async function fromPlaywright(say: (line: string) => void): Promise<void> {
  say("Installing Playwright's Chromium …");
  const { code, output } = await runTool('@playwright/test:playwright', ['install', 'chromium'], { timeoutMs: 600_000, stdio: 'pipe' });
  if (code !== 0) say(output.trim().split('\n').slice(-3).join('\n'));
}
