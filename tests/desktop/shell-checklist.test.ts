import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import { root } from '../../build/run.ts';
import { FakeContents } from '../support/fake-electron.ts';
import type { FakeWindow } from '../support/fake-electron.ts';
import { mainFile, preloadFile, prevented, useShell } from './shell.ts';

const shell = useShell();

const frame = { url: 'app://counter/', parent: null };
const invoke = (channel: string, argument?: unknown) =>
  shell.fake.handlers.get(channel)!({ sender: shell.window.webContents, senderFrame: frame }, argument);
const job = { html: '<!doctype html><p>派工单</p>', paper: { widthMm: 241, heightMm: 140 } };

/** Every window that the application can open: the counter and a sheet of paper. */
async function everyWindow(): Promise<readonly FakeWindow[]> {
  await invoke('print', { ...job, silent: true });
  await vi.waitFor(() => expect(shell.fake.windows.length).toBeGreaterThan(1), 5_000);
  return shell.fake.windows;
}

describe('G30 the Electron checklist, against the built bundle', () => {
  test('item 1: the application loads only its own address', async () => {
    await everyWindow();
    for (const [, url] of shell.fake.calls.filter(([name]) => name === 'loadURL')) expect(url).toMatch(/^app:\/\/counter\//);
    expect(shell.window.url).toBe('app://counter/');
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
    const order = shell.fake.calls.map(([name]) => name);
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
    for (const [name, session] of shell.fake.sessions) {
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
    expect(shell.fake.defaultSession.devicePermission?.()).toBe(false);
    // the camera is for photos on records; the microphone never
    const camera = (...mediaTypes: readonly string[]) => {
      let answer: boolean | undefined;
      shell.fake.defaultSession.permissionRequest?.(
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
      [0, 1].map(async () => (await shell.fake.answer('app://counter/requests/5'))?.headers.get('content-security-policy') ?? ''),
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
    const page = await (await shell.fake.answer('app://counter/'))?.text();
    expect(page).toMatch(/<meta name="csp-nonce" content="[\w+/=]{24}" \/>/);
  });

  test('items 11, 12: there is no webview anywhere, and one that came would be prevented', () => {
    const assets = join(root, 'dist/renderer/assets');
    for (const name of readdirSync(assets).filter((name) => name.endsWith('.js')))
      expect(readFileSync(join(assets, name), 'utf8'), name).not.toContain('<webview');
    expect(prevented(shell.window.webContents, 'will-attach-webview')).toBe(true);
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
    shell.fake.app.emit('web-contents-created', {}, fresh);
    for (const contents of [shell.window.webContents, fresh]) {
      for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
        for (const url of away) expect(prevented(contents, event, url), `${event} ${url}`).toBe(true);
        expect(prevented(contents, event, 'app://counter/customers'), event).toBe(false);
      }
    }
  });

  test('items 14, 15: no page opens a window, and nothing is handed to the system to open', () => {
    for (const url of ['https://evil.example/', 'app://counter/', 'file:///etc/passwd', 'search-ms:x', 'smb://x/y'])
      expect(shell.window.webContents.openHandler?.({ url })).toEqual({ action: 'deny' });
    const main = readFileSync(mainFile, 'utf8');
    expect(main).not.toContain('openExternal');
    // the installer of an update whose signature held
    expect(main.match(/\.openPath\(/g)).toHaveLength(1);
  });

  test('item 16: Electron is pinned exactly', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
    expect(devDependencies['electron']).toMatch(/^45\.\d+\.\d+$/);
  });

  test('item 17: handlers refuse another frame, another origin, no frame', async () => {
    for (const senderFrame of [null, { url: 'https://evil.example/', parent: null }, { url: 'app://counter/', parent: {} }]) {
      for (const handler of shell.fake.handlers.values())
        await expect(handler({ sender: shell.window.webContents, senderFrame }, '{}')).rejects.toThrow('untrusted sender');
    }
    expect(JSON.parse(String(await invoke('rpc', '{"type":"query","path":"setup.status"}')))).toEqual({
      result: { data: { isNeeded: true } },
    });
  });

  test('item 18: files come through app://, which has no privilege too many, and only from the interface', async () => {
    const schemes = shell.fake.calls.find(([name]) => name === 'registerSchemesAsPrivileged')?.[1];
    expect(schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
    ]);
    const order = shell.fake.calls.map(([name]) => name);
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
      const answer = await shell.fake.answer(`app://counter/${path}`);
      const text = (await answer?.text()) ?? '';
      expect(text.includes('<div id="root">') || answer?.status === 404, path).toBe(true);
    }
    expect((await shell.fake.answer('app://evil.example/'))?.status).toBe(404);
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
      seatState: 'function',
      onSeatState: 'function',
      actAsSeat: 'function',
      keptCalls: 'function',
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
