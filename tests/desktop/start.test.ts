import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findElectron, obtainElectron } from '../../build/electron-binary.ts';
import { root } from '../../build/run.ts';
import { buildStale } from '../../build/stale.ts';
import { temporaryFolder } from '../support/folders.ts';

const { ELECTRON_MIRROR } = process.env;
afterEach(() => {
  if (ELECTRON_MIRROR === undefined) delete process.env['ELECTRON_MIRROR'];
  else process.env['ELECTRON_MIRROR'] = ELECTRON_MIRROR;
});

test('A.2: npm start without a display says why in one sentence, serves on loopback, and Ctrl+C ends everything', async () => {
  await buildStale(['web', 'host'], () => {});
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, DATABASE_URL: _server, ...env } = process.env;
  const child = spawn(process.execPath, [join(root, 'build/start.ts'), ...(process.platform === 'linux' ? [] : ['--web'])], {
    env: { ...env, COUNTER_DATA: temporaryFolder(), PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  try {
    await expect.poll(() => said, { timeout: 20_000 }).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
    expect(said).toMatch(/^No desktop window: [^.]+\. The same application opens in the browser\.$/m);
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
    expect((await fetch(`${address}/health`)).status).toBe(200);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    await expect(fetch(`${address}/health`)).rejects.toThrow();
  } finally {
    child.kill('SIGKILL');
  }
});

// Where the binary is there already, nothing is downloaded and these two have nothing to show.
const isAbsent = findElectron() === undefined;

test('A.2: a source of Electron that cannot be reached is named in seconds', async () => {
  process.env['ELECTRON_MIRROR'] = 'http://127.0.0.1:9/';
  const started = performance.now();
  const desktop = await obtainElectron(60_000, () => {});
  if (isAbsent) expect(desktop).toEqual({ whyNot: expect.stringMatching(/127\.0\.0\.1:9 cannot be reached .*ELECTRON_MIRROR/) });
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('A.2: a download that stands still is given up in time, and its progress is shown', async () => {
  const server = createServer((request, response) => {
    if (request.method === 'HEAD') response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env['ELECTRON_MIRROR'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const lines: string[] = [];
  try {
    const desktop = await obtainElectron(2_500, (line) => lines.push(line));
    if (!isAbsent) return;
    expect(desktop).toEqual({ whyNot: expect.stringMatching(/could not be downloaded from http:\/\/127\.0\.0\.1/) });
    expect(lines[0]).toMatch(/Downloading Electron from http:.* 1 s of at most 2\.5 s/);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
