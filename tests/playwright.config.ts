import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from '../build/chromium.ts';

if (Number(process.versions.node.split('.')[0]) < 24)
  throw new Error('run through npm (npx playwright test -c tests): the tests need the Node 24 that npm ci installed');

const root = join(import.meta.dirname, '..');
const executablePath = findChromium();

/** Browser stories, print tests and the desktop harness; each starts the host that it needs (`support/host.ts`). */
export default defineConfig({
  testDir: '.',
  testMatch: ['e2e/**/*.spec.ts', 'print/**/*.spec.ts', 'desktop/**/*.spec.ts'],
  outputDir: join(root, 'test-results', 'playwright'),
  forbidOnly: true,
  // One at a time: two browsers and their hosts starve each other on two cores.
  workers: 1,
  // On a shared machine a story may starve once; a fault fails both times, and the report calls the first kind flaky.
  retries: 1,
  timeout: 120_000,
  // A machine that builds, serves and browses at once is slow; a story that hangs is still found.
  expect: { timeout: 20_000 },
  // A bundle that is loaded as it stands is not translated again.
  build: { external: ['**/dist/**'] },
  use: {
    // what is not there to be clicked is told long before the story's time is over
    actionTimeout: 60_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
