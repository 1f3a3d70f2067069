import { afterAll, beforeAll, expect, test } from 'vitest';
import { isOwnUrl } from '../../electron/own-url.ts';
import { openFileEngine } from '../support/engines.ts';
import type { OpenedEngine } from '../support/engines.ts';
import { fakeIpc } from '../support/seats.ts';
import { openShop, testPassword } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

let opened: OpenedEngine;
let shop: Shop;
let ipc: ReturnType<typeof fakeIpc>;
beforeAll(async () => {
  opened = await openFileEngine();
  shop = await openShop(opened.engine);
  ipc = fakeIpc(shop.app);
});
afterAll(() => opened.close());

const me = JSON.stringify({ type: 'query', path: 'auth.me' });
const signIn = JSON.stringify({
  type: 'mutation',
  path: 'auth.signIn',
  input: { loginName: 'frontDesk', password: testPassword, seat: 'desk' },
});
const userOf = (answer: unknown) =>
  (JSON.parse(String(answer)) as { result: { data: { user: { loginName: string } | null } } }).result.data.user?.loginName;

test('G30 item 17: every channel refuses a sender that is not the top frame of a page of ours', async () => {
  const { contents } = ipc.newWindow();
  const frames = [
    null,
    undefined,
    { url: 'https://evil.example/', parent: null },
    { url: 'app://counter/', parent: { url: 'app://counter/' } },
    { url: 'app://counter.evil.example/', parent: null },
    { url: 'app://user@counter/', parent: null },
    { url: 'app://COUNTER/', parent: null },
    { url: 'app://counter:1/', parent: null },
    { url: 'file:///app/counter', parent: null },
    { url: 'about:blank', parent: null },
    { url: 'data:text/html,app://counter/', parent: null },
    { url: '', parent: null },
  ];
  expect([...ipc.handlers.keys()].sort()).toEqual([
    'actAsSeat',
    'actOnPrintJob',
    'keptCalls',
    'listPrinters',
    'notify',
    'print',
    'printJobs',
    'rpc',
    'savePdf',
    'seatState',
    'upload',
  ]);
  for (const channel of ipc.handlers.keys()) {
    for (const frame of frames) {
      const senderFrame = frame === undefined ? {} : frame;
      await expect(ipc.invoke(contents, channel, me, senderFrame), `${channel} ${JSON.stringify(frame)}`).rejects.toThrow(
        'untrusted sender',
      );
    }
  }
  expect(userOf(await ipc.invoke(contents, 'rpc', me))).toBeUndefined();
});

test('isOwnUrl takes the address of the application and nothing like it', () => {
  for (const url of ['app://counter/', 'app://counter/requests/5?tab=parts#note']) expect(isOwnUrl(url), url).toBe(true);
  for (const url of ['app://counter.x/', 'app:counter', 'app:///counter', 'App://other/', 'http://counter/', 'javascript:alert(1)', 'x'])
    expect(isOwnUrl(url), url).toBe(false);
});

test('the token stays in the main process: a reload keeps the seat, another window and a restart do not', async () => {
  const first = ipc.newWindow();
  const answer = await ipc.invoke(first.contents, 'rpc', signIn);
  expect(answer).not.toMatch(/token/i);
  expect(userOf(await ipc.invoke(first.contents, 'rpc', me))).toBe('frontDesk');
  expect(userOf(await ipc.invoke(ipc.newWindow().contents, 'rpc', me))).toBeUndefined();
  expect(userOf(await fakeIpc(shop.app).invoke(first.contents, 'rpc', me))).toBeUndefined();
  first.contents.emit('destroyed');
  expect(userOf(await ipc.invoke(first.contents, 'rpc', me))).toBeUndefined();
});

test('A.5: topics go to windows where somebody is signed in, and to no other', async () => {
  const signedIn = ipc.newWindow();
  const stranger = ipc.newWindow();
  await ipc.invoke(signedIn.contents, 'rpc', signIn);
  await ipc.invoke(stranger.contents, 'rpc', me);
  shop.app.bus.publish(['stock']);
  await expect.poll(() => signedIn.sent, { timeout: 1_000 }).toContainEqual(['topics', ['stock']]);
  expect(stranger.sent).toEqual([]);
});

test('malformed messages are refused, whatever they are', async () => {
  const { contents } = ipc.newWindow();
  const messages = [
    undefined,
    null,
    5,
    {},
    [],
    '',
    '{',
    'null',
    '[]',
    '{"type":"subscription","path":"auth.me"}',
    '{"type":"query"}',
    '{"type":"query","path":5}',
    `"${'x'.repeat(1_100_000)}"`,
  ];
  for (const message of messages) await expect(ipc.invoke(contents, 'rpc', message)).rejects.toThrow(/malformed call|Cannot/);
  for (const job of [
    undefined,
    {},
    { html: '' },
    { html: 'x', paper: { widthMm: 1e9, heightMm: 5 } },
    { html: 'x', paper: { widthMm: 148, heightMm: 210 }, extra: 1 },
  ]) {
    expect(await ipc.invoke(contents, 'print', job)).toMatchObject({ status: 'failed', reason: 'invalidJob' });
  }
});
