import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { buildStale } from '../../build/stale.ts';
import { fileState } from '../../electron/db/sqlite-file.ts';
import { keyPathOf, keyStore } from '../../electron/platform/keys/key-store.ts';
import { toRecoveryCode } from '../../shared/recovery-code.ts';
import { fakeElectron, startMain } from '../support/fake-electron.ts';
import type { FakeElectron, FakeElectronOptions } from '../support/fake-electron.ts';
import { fakeKeyring } from '../support/fake-keyring.ts';
import { temporaryFolder } from '../support/folders.ts';
import { mainFile, quit } from './shell.ts';

const home = 'app://counter/';
const recoveryUrl = `${home}recovery`;

beforeAll(async () => {
  await buildStale(['main', 'preload', 'web'], () => {});
}, 120_000);

const running: { readonly fake: FakeElectron; readonly detach: () => void }[] = [];
afterEach(async () => {
  for (const { fake, detach } of running.splice(0)) {
    if (!ended(fake)) await quit(fake);
    detach();
  }
});

async function start(options: FakeElectronOptions & { readonly userData: string }): Promise<FakeElectron> {
  const fake = fakeElectron(options);
  running.push({ fake, detach: await startMain(fake, mainFile) });
  return fake;
}

async function startAndEnd(options: FakeElectronOptions & { readonly userData: string }): Promise<FakeElectron> {
  const fake = await start(options);
  expect(pageOf(fake)).toBe(home);
  await quit(fake);
  return fake;
}

const ended = (fake: FakeElectron) => fake.calls.some(([name]) => name === 'quit' || name === 'exit');
const pageOf = (fake: FakeElectron) => fake.windows.at(-1)?.url;
const keyFileOf = (userData: string) => keyPathOf(join(userData, 'data'));
const keptIn = (userData: string) => JSON.parse(readFileSync(keyFileOf(userData), 'utf8')) as Readonly<Record<string, unknown>>;

/** What the page for the recovery code sends; true when there is nothing more to type. */
function type(fake: FakeElectron, code: string | null, senderFrame: unknown = { url: recoveryUrl, parent: null }): Promise<unknown> {
  const send = fake.handlers.get('recoveryCode');
  if (!send) throw new Error('nobody asks for a code');
  return send({ sender: fake.windows[0]?.webContents, senderFrame }, code);
}

/** The code of a shop whose key lies open. */
async function codeOf(userData: string): Promise<string> {
  const master = await keyStore(keyFileOf(userData)).load();
  if (typeof master === 'string') throw new Error(`the key is ${master}`);
  return toRecoveryCode(master);
}

/** A shop whose key the keyring of an account sealed, and its recovery code. */
async function sealedShop() {
  const userData = temporaryFolder();
  await startAndEnd({ userData, keyring: { ...fakeKeyring(), isAvailable: false }, press: 1 });
  const code = await codeOf(userData);
  rmSync(keyFileOf(userData));
  const moved = await start({ userData, keyring: fakeKeyring() });
  expect(await type(moved, code)).toBe(true);
  await vi.waitFor(() => expect(pageOf(moved)).toBe(home), 10_000);
  await quit(moved);
  expect(keptIn(userData)['kind']).toBe('keyring');
  return { userData, code };
}

test('F125 where the keyring works, it seals the key; nobody is asked, and the next start opens the shop with it', async () => {
  const userData = temporaryFolder();
  const first = await startAndEnd({ userData });
  expect(first.calls.map(([name]) => name)).not.toContain('showMessageBox');
  expect(keptIn(userData)).toEqual({ kind: 'keyring', sealed: expect.any(String) });
  expect(fileState(join(userData, 'data/counter.db'))).toBe('sealed');
  await startAndEnd({ userData });
});

test.each([
  ['it is not there', { isAvailable: false }],
  ['Linux has only a password that everybody knows', { backend: 'basic_text' }],
])('F125 without a keyring (%s) a dialog asks, and the choice is kept', async (_, missing) => {
  const userData = temporaryFolder();
  const keyring = { ...fakeKeyring(), ...missing };
  const first = await startAndEnd({ userData, keyring, press: 1 });
  const [, asked] = first.calls.find(([name]) => name === 'showMessageBox') ?? [];
  expect(asked).toMatchObject({ buttons: ['退出', '存在文件里'], defaultId: 0, cancelId: 0 });
  expect(JSON.stringify(asked)).toContain(keyFileOf(userData));
  expect(keptIn(userData)).toEqual({ kind: 'file', code: expect.any(String), chosen: true });
  expect(fileState(join(userData, 'data/counter.db'))).toBe('sealed');
  const second = await startAndEnd({ userData, keyring });
  expect(second.calls.map(([name]) => name)).not.toContain('showMessageBox');
});

test('F125 without a keyring, whoever does not want the key in a file quits, and nothing was written', async () => {
  const userData = temporaryFolder();
  const fake = await start({ userData, keyring: { ...fakeKeyring(), isAvailable: false }, press: 0 });
  expect(ended(fake)).toBe(true);
  expect([fake.windows, fake.errorBoxes]).toEqual([[], []]);
  expect(existsSync(keyFileOf(userData))).toBe(false);
  expect(readdirSync(join(userData, 'data')).filter((name) => name.startsWith('counter.db') || name === 'shop.json')).toEqual([]);
});

test('F125 a keyring that was reset: the recovery code is asked for as often as need be, and the new keyring seals the key', async () => {
  const { userData, code } = await sealedShop();
  const before = readFileSync(keyFileOf(userData), 'utf8');
  const keyring = { ...fakeKeyring(), secret: 'of another account' };
  const fake = await start({ userData, keyring });
  expect(fake.windows.map(({ url }) => url)).toEqual([recoveryUrl]);
  expect(await type(fake, 'no code at all')).toBe(false);
  expect(await type(fake, toRecoveryCode(Buffer.alloc(20, 5)))).toBe(false);
  expect(readFileSync(keyFileOf(userData), 'utf8')).toBe(before);
  expect(await type(fake, code.toLowerCase().replaceAll('-', ' '))).toBe(true);
  await vi.waitFor(() => expect(fake.windows.map(({ url }) => url)).toEqual([recoveryUrl, home]), 10_000);
  await vi.waitFor(() => expect(fake.windows[0]?.acts).toContain('destroy'), 5_000);
  expect(fake.handlers.has('recoveryCode')).toBe(false);
  await quit(fake);
  expect(readFileSync(keyFileOf(userData), 'utf8')).not.toBe(before);
  await startAndEnd({ userData, keyring });
});

test('F125 a key that the keyring sealed is not replaced by an open one unless somebody says so', async () => {
  const { userData, code } = await sealedShop();
  const before = readFileSync(keyFileOf(userData), 'utf8');
  const keyring = { ...fakeKeyring(), isAvailable: false };
  const fake = await start({ userData, keyring, press: 0 });
  expect(await type(fake, code)).toBe(true);
  await vi.waitFor(() => expect(pageOf(fake)).toBe(home), 10_000);
  expect(fake.calls.find(([name]) => name === 'showMessageBox')?.[1]).toMatchObject({ buttons: ['每次输入', '存在文件里'] });
  expect(readFileSync(keyFileOf(userData), 'utf8')).toBe(before);
  expect(before).not.toContain(code);
});

test('F125 quitting instead of typing ends the application and changes nothing', async () => {
  const { userData } = await sealedShop();
  for (const how of ['button', 'window'] as const) {
    const fake = await start({ userData, keyring: { ...fakeKeyring(), secret: 'of another account' } });
    if (how === 'button') expect(await type(fake, null)).toBe(true);
    else fake.windows[0]?.emit('closed');
    await vi.waitFor(() => expect(ended(fake)).toBe(true), 5_000);
    expect([fake.windows.length, fake.errorBoxes]).toEqual([1, []]);
  }
});

test('G30 items 2, 7, 17, 20: the window for the code is as guarded as any other, and its page can do one thing', async () => {
  const { userData, code } = await sealedShop();
  const fake = await start({ userData, keyring: { ...fakeKeyring(), secret: 'of another account' } });
  expect(fake.windows[0]?.options.webPreferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false });
  for (const frame of [null, { url: home, parent: null }, { url: 'https://evil.example/', parent: null }, { url: recoveryUrl, parent: {} }])
    await expect(type(fake, code, frame)).rejects.toThrow('untrusted sender');
  const page = await fake.answer(recoveryUrl);
  expect(page?.headers.get('content-security-policy')?.replaceAll(/nonce-[\w+/=]{24}/g, 'nonce-N')).toBe(
    "default-src 'none'; script-src 'nonce-N'; style-src 'nonce-N'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  expect((await fake.answer(home))?.status).toBe(404);
  expect((await fake.answer(`${home}files/1`))?.status).toBe(404);
  const preload = readFileSync(join(mainFile, '../../preload/recovery-preload.cjs'), 'utf8');
  expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name)).toEqual(['electron']);
  expect([...preload.matchAll(/exposeInMainWorld\(\s*"(\w+)"/g)].map(([, name]) => name)).toEqual(['sendRecoveryCode']);
  expect(await type(fake, null)).toBe(true);
});
