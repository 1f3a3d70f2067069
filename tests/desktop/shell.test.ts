import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildStale } from '../../build/stale.ts';
import { root } from '../../build/run.ts';
import { FakeContents, fakeElectron, startMain } from '../support/fake-electron.ts';
import type { FakeElectron, FakeElectronOptions, FakeWindow } from '../support/fake-electron.ts';

const mainFile = join(root, 'dist/main/main.cjs');
const preloadFile = join(root, 'dist/preload/preload.cjs');
const cleanUps: (() => void)[] = [];

async function start(options: FakeElectronOptions = {}, env: Readonly<Record<string, string>> = {}): Promise<FakeElectron> {
  const fake = fakeElectron(options);
  cleanUps.push(await startMain(fake, mainFile, env));
  return fake;
}

/** Lets main close its database, as the system does when the last window is gone. */
async function quit(fake: FakeElectron): Promise<void> {
  fake.app.emit('will-quit', { preventDefault() {} });
  await vi.waitFor(() => expect(fake.calls.map(([name]) => name)).toContain('quit'), 5_000);
}

let fake: FakeElectron;
let window: FakeWindow;
beforeAll(async () => {
  await buildStale(['main', 'preload', 'web'], () => {});
  fake = await start();
  window = fake.windows[0]!;
});
afterAll(async () => {
  await quit(fake);
  for (const cleanUp of cleanUps) cleanUp();
});

const frame = { url: 'app://counter/', parent: null };
const invoke = (channel: string, argument?: unknown) =>
  fake.handlers.get(channel)!({ sender: window.webContents, senderFrame: frame }, argument);
const job = { html: '<!doctype html><p>派工单</p>', paper: { widthMm: 241, heightMm: 140 } };

/** Every window that the application can open: the counter and a sheet of paper. */
async function everyWindow(): Promise<readonly FakeWindow[]> {
  await invoke('print', { ...job, silent: true });
  await vi.waitFor(() => expect(fake.windows.length).toBeGreaterThan(1), 5_000);
  return fake.windows;
}

describe('G30 the Electron checklist, against the built bundle', () => {
  test('item 1: the application loads only its own address', async () => {
    await everyWindow();
    for (const [, url] of fake.calls.filter(([name]) => name === 'loadURL')) expect(url).toMatch(/^app:\/\/counter\//);
    expect(window.url).toBe('app://counter/');
  });

  test('items 2, 3, 8, 9, 10, 11: no window has Node, none lacks isolation, nothing safe is switched off', async () => {
    for (const { options } of await everyWindow()) {
      const { nodeIntegration, nodeIntegrationInWorker, nodeIntegrationInSubFrames, contextIsolation, sandbox, webviewTag, ...others } =
        options.webPreferences;
      expect({ nodeIntegration, nodeIntegrationInWorker, nodeIntegrationInSubFrames, webviewTag }).toEqual({
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webviewTag: false,
      });
      expect({ contextIsolation, sandbox }).toEqual({ contextIsolation: true, sandbox: true });
      for (const name of Object.keys(others))
        expect(['preload', 'spellcheck', 'partition', 'javascript', 'backgroundThrottling']).toContain(name);
    }
  });

  test('item 4: the sandbox is on before anything else, and the preload needs nothing but electron', () => {
    const order = fake.calls.map(([name]) => name);
    expect(order.indexOf('enableSandbox')).toBeGreaterThanOrEqual(0);
    expect(order.indexOf('enableSandbox')).toBeLessThan(order.indexOf('ready'));
    const required = [...readFileSync(preloadFile, 'utf8').matchAll(/require\(["']([^"']+)["']\)/g)].map(([, name]) => name);
    expect([...new Set(required)]).toEqual(['electron']);
  });

  test('item 5: every permission but writing text to the clipboard is refused, in every session', async () => {
    await everyWindow();
    const permissions = [
      'media',
      'geolocation',
      'midi',
      'midiSysex',
      'pointerLock',
      'fullscreen',
      'openExternal',
      'clipboard-read',
      'display-capture',
      'hid',
      'serial',
      'usb',
      'storage-access',
      'window-management',
      'idle-detection',
      'local-network-access',
      'local-network',
      'loopback-network',
      'web-printing',
      'local-fonts',
      'fileSystem',
      'unknown',
    ];
    for (const [name, session] of fake.sessions) {
      const granted = (permission: string) => {
        let answer: boolean | undefined;
        session.permissionRequest?.(
          {},
          permission,
          (given) => {
            answer = given;
          },
          {},
        );
        expect(session.permissionCheck?.({}, permission, '', {})).toBe(answer);
        return answer;
      };
      for (const permission of permissions) expect(granted(permission), `${name} ${permission}`).toBe(false);
      for (const permission of ['clipboard-sanitized-write', 'notifications']) expect(granted(permission)).toBe(name === '');
    }
    expect(fake.defaultSession.devicePermission?.()).toBe(false);
    // the camera is for photos on records; the microphone never
    const camera = (...mediaTypes: readonly string[]) => {
      let answer: boolean | undefined;
      fake.defaultSession.permissionRequest?.(
        {},
        'media',
        (given) => {
          answer = given;
        },
        { mediaTypes },
      );
      return answer;
    };
    expect([camera('video'), camera('audio'), camera('video', 'audio'), camera()]).toEqual([true, false, false, false]);
  });

  test('item 6: nothing in the bundles switches web security off or adds command-line switches', () => {
    const bundle = readFileSync(mainFile, 'utf8');
    for (const word of [
      'webSecurity',
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
      'appendSwitch',
      'ignore-certificate-errors',
      'no-sandbox',
    ]) {
      expect(bundle, word).not.toContain(word);
    }
  });

  test('item 7: the page comes with the policy, new for each answer', async () => {
    const policies = await Promise.all(
      [0, 1].map(async () => (await fake.answer('app://counter/requests/5'))?.headers.get('content-security-policy') ?? ''),
    );
    for (const policy of policies) {
      expect(policy.replace(/nonce-[\w+/=]{24}/, 'nonce-N').split('; ')).toEqual([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'nonce-N'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]);
    }
    expect(policies[0]).not.toBe(policies[1]);
    const page = await (await fake.answer('app://counter/'))?.text();
    expect(page).toMatch(/<meta name="csp-nonce" content="[\w+/=]{24}" \/>/);
  });

  test('items 11, 12: there is no webview anywhere, and one that came would be prevented', () => {
    const assets = join(root, 'dist/renderer/assets');
    for (const name of readdirSync(assets).filter((name) => name.endsWith('.js')))
      expect(readFileSync(join(assets, name), 'utf8'), name).not.toContain('<webview');
    expect(prevented(window.webContents, 'will-attach-webview')).toBe(true);
  });

  test('item 13: a page stays at home, whatever it is asked to go to', () => {
    const away = [
      'https://evil.example/',
      'http://counter/',
      'app://counter@evil.example/',
      'app://evil.example/',
      'app://counter.evil.example/',
      'app://counter:8080/',
      'APP://COUNTER/',
      'data:text/html,<p>',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'about:blank',
      'blob:app://counter/5',
      '',
      'ms-settings:',
    ];
    const fresh = new FakeContents();
    fake.app.emit('web-contents-created', {}, fresh);
    for (const contents of [window.webContents, fresh]) {
      for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
        for (const url of away) expect(prevented(contents, event, url), `${event} ${url}`).toBe(true);
        expect(prevented(contents, event, 'app://counter/customers'), event).toBe(false);
      }
    }
  });

  test('items 14, 15: no page opens a window, and nothing is handed to the system to open', () => {
    for (const url of ['https://evil.example/', 'app://counter/', 'file:///etc/passwd', 'search-ms:x', 'smb://x/y'])
      expect(window.webContents.openHandler?.({ url })).toEqual({ action: 'deny' });
    expect(readFileSync(mainFile, 'utf8')).not.toMatch(/openExternal|openPath/);
  });

  test('item 16: Electron is pinned exactly', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
    expect(devDependencies['electron']).toMatch(/^45\.\d+\.\d+$/);
  });

  test('item 17: handlers refuse another frame, another origin, no frame', async () => {
    for (const senderFrame of [null, { url: 'https://evil.example/', parent: null }, { url: 'app://counter/', parent: {} }]) {
      for (const handler of fake.handlers.values())
        await expect(handler({ sender: window.webContents, senderFrame }, '{}')).rejects.toThrow('untrusted sender');
    }
    expect(JSON.parse(String(await invoke('rpc', '{"type":"query","path":"setup.status"}')))).toEqual({
      result: { data: { isNeeded: true } },
    });
  });

  test('item 18: files come through app://, which has no privilege too many, and only from the interface', async () => {
    const schemes = fake.calls.find(([name]) => name === 'registerSchemesAsPrivileged')?.[1];
    expect(schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
    ]);
    const order = fake.calls.map(([name]) => name);
    expect(order.indexOf('registerSchemesAsPrivileged')).toBeLessThan(order.indexOf('ready'));
    for (const path of [
      '../package.json',
      '..%2fpackage.json',
      '%2e%2e/main/main.cjs',
      'assets/..%5c..%5cmain.cjs',
      'main.cjs',
      '%00',
      '%',
      'assets/../../main/main.cjs%00.js',
    ]) {
      const answer = await fake.answer(`app://counter/${path}`);
      const text = (await answer?.text()) ?? '';
      expect(text.includes('<div id="root">') || answer?.status === 404, path).toBe(true);
    }
    expect((await fake.answer('app://evil.example/'))?.status).toBe(404);
  });

  test('item 20: the page gets one frozen object with named calls and no piece of Electron', async () => {
    const exposed: Record<string, Record<string, unknown>> = {};
    const invoked: unknown[][] = [];
    const electron = {
      contextBridge: { exposeInMainWorld: (key: string, api: Record<string, unknown>) => void (exposed[key] = api) },
      ipcRenderer: { invoke: async (...message: unknown[]) => void invoked.push(message), on: () => {}, removeListener: () => {} },
    };
    runInNewContext(readFileSync(preloadFile, 'utf8'), { require: () => electron, module: { exports: {} }, exports: {} });
    expect(Object.keys(exposed)).toEqual(['counter']);
    const counter = exposed['counter']!;
    expect(Object.isFrozen(counter)).toBe(true);
    expect(Object.fromEntries(Object.entries(counter).map(([name, value]) => [name, typeof value]))).toEqual({
      platform: 'string',
      rpc: 'function',
      upload: 'function',
      onTopics: 'function',
      print: 'function',
      savePdf: 'function',
      printJobs: 'function',
      actOnPrintJob: 'function',
      onPrintJobs: 'function',
      listPrinters: 'function',
      notify: 'function',
    });
    await (counter['rpc'] as (request: unknown) => Promise<unknown>)({ toString: () => 'text' });
    expect(invoked).toEqual([['rpc', 'text']]);
  });
});

function prevented(contents: FakeContents, event: string, url = ''): boolean {
  let isPrevented = false;
  contents.emit(event, {
    url,
    preventDefault() {
      isPrevented = true;
    },
  });
  return isPrevented;
}

describe('the life of the window', () => {
  test('F20: a second start shows the first window and ends itself', async () => {
    fake.app.emit('second-instance');
    expect(window.acts).toEqual(expect.arrayContaining(['restore', 'focus']));
    const second = await start({ hasLock: false });
    expect(second.calls.map(([name]) => name)).toContain('quit');
    expect(second.windows).toEqual([]);
    expect(second.calls.map(([name]) => name)).not.toContain('enableSandbox');
  });

  test('F21: where another process owns the data, a calm sentence and an end', async () => {
    const blocked = await start({}, { COUNTER_DATA: join(fake.userData, 'data') });
    expect(blocked.errorBoxes).toEqual([['无法打开数据', expect.stringContaining(join(fake.userData, 'data'))]]);
    expect(blocked.calls.at(-1)).toEqual(['exit', 1]);
    expect(blocked.windows).toEqual([]);
  });

  test('the packaged application does not start with a debugging port; a developer may', async () => {
    process.argv.push('--remote-debugging-port=9222');
    try {
      expect((await start()).calls).toEqual([['exit', 1]]);
    } finally {
      process.argv.pop();
    }
  });

  test('a page whose process died comes back, but not for ever', () => {
    for (let death = 0; death < 6; death++) window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(window.webContents.reloads).toBe(3);
    expect(fake.errorBoxes.length).toBe(3);
  });

  test('F26: a fault in the main process is logged and ends it with an error code', async () => {
    const failing = await start();
    const crash = process.listeners('uncaughtException').at(-1);
    crash?.(new Error('something nobody thought of'), 'uncaughtException');
    expect(failing.calls.at(-1)).toEqual(['exit', 70]);
    expect(readFileSync(join(failing.userData, 'data/log/counter.log'), 'utf8')).toContain('something nobody thought of');
    await quit(failing);
    expect(existsSync(join(failing.userData, 'data/counter.db-wal'))).toBe(false);
  });

  test('the menu speaks the language of the system', () => {
    expect(JSON.stringify(fake.menus)).toContain('粘贴');
  });
});
