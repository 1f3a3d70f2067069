import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { findElectron, windowObstacle } from '../../build/electron-binary.ts';
import { keyPathOf, keyStore } from '../../electron/platform/keys/key-store.ts';
import { newMaster } from '../../electron/platform/keys/keys.ts';
import { root } from '../../build/run.ts';
import type {} from '../../renderer/bridge.ts';
import { buildStale } from '../../build/stale.ts';

const program = findElectron();
const obstacle = windowObstacle({ platform: process.platform, env: process.env, uid: process.getuid?.() });

// The only test that may be skipped: the binary cannot be had on every machine. The harness covers the rest everywhere.
test.skip(!program || !existsSync(program), 'Electron is not downloaded (npm start does that where it can)');
test.skip(obstacle !== undefined, `no window here: ${obstacle}`);

test('A.9: the real Electron opens the built application and its page has the bridge', async () => {
  await buildStale(['web', 'main', 'preload'], () => {});
  const dataFolder = join(mkdtempSync(join(tmpdir(), 'counter-electron-')), 'data');
  // a machine of tests has no keyring, and nobody to ask
  await keyStore(keyPathOf(dataFolder)).save(newMaster());
  const application = await _electron.launch({
    executablePath: program ?? '',
    args: [root],
    env: { ...process.env, COUNTER_DATA: dataFolder },
  });
  try {
    const page = await application.firstWindow();
    await expect(page.getByRole('button', { name: '开始使用' })).toBeVisible();
    expect(await page.evaluate(() => Object.keys(window.counter ?? {}))).toContain('rpc');
    expect(await page.evaluate(() => 'require' in window || 'process' in window)).toBe(false);
  } finally {
    await application.close();
  }
});
