import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allowedNames, isAllowedHost } from '../../electron/rpc/http-guards.ts';
import { idleMs } from '../../electron/platform/sessions.ts';
import { openFileEngine } from '../support/engines.ts';
import type { OpenedEngine } from '../support/engines.ts';
import { httpSeat, openHttp } from '../support/seats.ts';
import { openShop, testPassword } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

let opened: OpenedEngine;
let shop: Shop;
let host: Awaited<ReturnType<typeof openHttp>>;
beforeAll(async () => {
  opened = await openFileEngine();
  shop = await openShop(opened.engine);
  host = await openHttp(shop.app, { heartbeatMs: 100 });
});
afterAll(async () => {
  await host.server.close();
  await opened.close();
});

/** Sends bytes as they are and gives what comes back until the host closes or `ms` are over. */
function raw(port: number, text: string, ms = 3_000): Promise<{ readonly text: string; readonly closedAfter: number | undefined }> {
  return new Promise((resolve) => {
    const started = performance.now();
    let received = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    const done = (closedAfter?: number) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text: received, closedAfter });
    };
    const timer = setTimeout(() => done(), ms);
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString();
    });
    socket.on('error', () => done(performance.now() - started));
    socket.on('close', () => done(performance.now() - started));
  });
}

const statusOf = ({ text }: { readonly text: string }) => Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0);
const get = (hostHeader: string, path = '/health') =>
  raw(host.port, `GET ${path} HTTP/1.1\r\nHost: ${hostHeader}\r\nConnection: close\r\n\r\n`);

test('G29 F98: thirty foreign Host headers are refused, our own are accepted', async () => {
  const { port } = host;
  const foreign = [
    'evil.example',
    `evil.example:${port}`,
    `localhost.evil.example:${port}`,
    `127.0.0.1.evil.example:${port}`,
    `evil.example#127.0.0.1:${port}`,
    `localhost:${port + 1}`,
    'localhost',
    `localhost.:${port}`,
    `127.0.0.1:${port}.`,
    `127.1:${port}`,
    `0177.0.0.1:${port}`,
    `2130706433:${port}`,
    `0x7f000001:${port}`,
    `0.0.0.0:${port}`,
    `[::]:${port}`,
    `[::ffff:127.0.0.1]:${port}`,
    `user@localhost:${port}`,
    `localhost:${port}@evil.example`,
    `localhost:${port}/evil`,
    `localhost:${port},evil.example`,
    `localhost :${port}`,
    `local\thost:${port}`,
    `ⓛocalhost:${port}`,
    `localhost:0${port}0`,
    'localhost:',
    'localhost:-1',
    `192.168.1.5:${port}`,
    `counter.lan:${port}`,
    'http://localhost',
    '',
  ];
  expect(foreign).toHaveLength(30);
  for (const header of foreign) expect([400, 421], header).toContain(statusOf(await get(header)));
  for (const header of [`localhost:${port}`, `127.0.0.1:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`])
    expect(statusOf(await get(header)), header).toBe(200);
  expect(statusOf(await raw(port, 'GET /health HTTP/1.1\r\nConnection: close\r\n\r\n'))).toBe(400);
});

test('F98: a host that listens to the LAN answers to its own name and address, and to the names given to it', () => {
  const names = allowedNames('192.168.3.7', ['counter.lan']);
  for (const header of ['192.168.3.7:4173', 'counter.lan:4173', 'Counter.LAN:4173', 'localhost:4173'])
    expect(isAllowedHost(header, names, 4173), header).toBe(true);
  for (const header of ['192.168.3.8:4173', 'counter.lan.evil.example:4173', undefined])
    expect(isAllowedHost(header, names, 4173), header).toBe(false);
  expect(isAllowedHost('[fe80::1]:4173', allowedNames('fe80::1'), 4173)).toBe(true);
});

const post = (headers: Readonly<Record<string, string>>, body = '{"0":{"loginName":"frontDesk","password":"x","seat":""}}') =>
  fetch(`${host.address}/trpc/auth.signIn?batch=1`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

test('G29 F97: twenty foreign origins cannot write, nor can a page without our header', async () => {
  const { port, address } = host;
  const origins = [
    'null',
    'http://evil.example',
    `http://evil.example:${port}`,
    `https://127.0.0.1:${port}`,
    `https://localhost:${port}`,
    'http://127.0.0.1',
    'http://localhost',
    `http://localhost:${port + 1}`,
    `http://localhost:${port}`,
    `http://127.0.0.1:${port}.evil.example`,
    `http://127.0.0.1.evil.example:${port}`,
    'file://',
    'app://counter',
    `http://user@127.0.0.1:${port}`,
    `http://127.0.0.1:${port}/`,
    ` http://evil.example`,
    'data:',
    'chrome-extension://abcdefgh',
    `http://[::1]:${port}`,
    'about:blank',
  ];
  expect(origins).toHaveLength(20);
  for (const origin of origins) expect((await post({ origin, 'x-counter': '1' })).status, origin).toBe(403);
  expect((await post({ origin: address })).status).toBe(403);
  expect((await post({})).status).toBe(403);
  expect((await post({ 'x-counter': '1', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await post({ 'x-counter': '1', 'sec-fetch-site': 'same-site' })).status).toBe(403);
  expect((await post({ origin: address, 'x-counter': '1', 'sec-fetch-site': 'same-origin' })).status).toBe(401);
  expect((await post({ 'x-counter': '1', 'content-type': 'text/plain' })).status).toBe(415);
  expect((await post({ 'x-counter': '1', 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415);
});

test('F97 F99: other sites read nothing either, and there is no CORS', async () => {
  const crossSite = await fetch(`${host.address}/trpc/setup.status`, {
    headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' },
  });
  expect(crossSite.status).toBe(403);
  const preflight = await fetch(`${host.address}/trpc/auth.signIn`, {
    method: 'OPTIONS',
    headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
  });
  expect(preflight.status).toBe(403);
  const link = `GET / HTTP/1.1\r\nHost: localhost:${host.port}\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nConnection: close\r\n\r\n`;
  expect(statusOf(await raw(host.port, link))).toBe(200);
  for (const response of [crossSite, preflight]) expect(response.headers.get('access-control-allow-origin')).toBeNull();
});

test('F97: a GET changes nothing: no command answers to it', async () => {
  const input = encodeURIComponent(JSON.stringify({ loginName: 'frontDesk', password: testPassword, seat: '' }));
  const response = await fetch(`${host.address}/trpc/auth.signIn?input=${input}`);
  expect(response.status).toBe(404);
  expect(response.headers.getSetCookie()).toEqual([]);
});

test('F90 F91 F92: the token travels in a cookie that no script reads, is new at each sign-in, and is in no log and no address', async () => {
  const signIn = () => post({ 'x-counter': '1' }, JSON.stringify({ 0: { loginName: 'frontDesk', password: testPassword, seat: '' } }));
  const cookies = [...(await signIn()).headers.getSetCookie(), ...(await signIn()).headers.getSetCookie()];
  expect(cookies).toHaveLength(2);
  for (const cookie of cookies) expect(cookie).toMatch(/^counter-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  const tokens = cookies.map((cookie) => /=([\w-]{43});/.exec(cookie)?.[1] ?? '');
  expect(new Set(tokens).size).toBe(2);
  for (const token of tokens) expect(shop.logged.join('')).not.toContain(token);
});

test('F100: what a proxy header claims is not believed', async () => {
  const response = await fetch(`${host.address}/health`, {
    headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '10.0.0.1', 'x-forwarded-proto': 'https' },
  });
  expect(response.status).toBe(200);
  expect(
    statusOf(
      await raw(
        host.port,
        `GET /health HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost:${host.port}\r\nConnection: close\r\n\r\n`,
      ),
    ),
  ).toBe(421);
});

test('F78: a body over 1 MB is refused, a slow request is cut, 200 sockets are the most', async () => {
  expect((await post({ 'x-counter': '1' }, JSON.stringify({ 0: 'x'.repeat(1_100_000) }))).status).toBe(413);
  const slow = await openHttp(shop.app, { requestMs: 1_500, idleMs: 700 });
  try {
    const head = `POST /trpc/auth.me HTTP/1.1\r\nHost: localhost:${slow.port}\r\nX-Counter: 1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n`;
    for (const start of [head, `${head}\r\n{"0":`, 'GET / HT']) {
      const { closedAfter } = await raw(slow.port, start, 6_000);
      expect(closedAfter, start.slice(0, 20)).toBeLessThan(5_000);
    }
  } finally {
    await slow.server.close();
  }
  expect(host.server.server.maxConnections).toBe(200);
  expect(host.server.server.requestTimeout).toBe(30_000);
  expect(host.server.server.timeout).toBe(10_000);
});

test('F117: no answer to rubbish tells a stack, a path or SQL', async () => {
  const answers = [
    await raw(host.port, `GET /%ZZ HTTP/1.1\r\nHost: localhost:${host.port}\r\nConnection: close\r\n\r\n`),
    await raw(host.port, `GET /trpc/${'a'.repeat(6000)} HTTP/1.1\r\nHost: localhost:${host.port}\r\nConnection: close\r\n\r\n`),
    await raw(host.port, `GET /trpc/x?input={ HTTP/1.1\r\nHost: localhost:${host.port}\r\nConnection: close\r\n\r\n`),
    await raw(host.port, `DELETE / HTTP/1.1\r\nHost: localhost:${host.port}\r\nX-Counter: 1\r\nConnection: close\r\n\r\n`),
    await raw(host.port, 'nonsense\r\n\r\n'),
    ...(await Promise.all(
      ['{', '[]', '{"0":{"key":1}}', '{"__proto__":{"a":1}}', 'null'].map(async (body) => ({
        text: await (await post({ 'x-counter': '1' }, body)).text(),
      })),
    )),
    { text: await (await fetch(`${host.address}/trpc/${Array.from({ length: 100 }, () => 'auth.me').join(',')}?batch=1`)).text() },
  ];
  for (const { text } of answers) {
    expect(text.length).toBeGreaterThan(0);
    expect(text).not.toMatch(/stack|node_modules|\/work\/|\.ts\b|SQLITE|select |at async|fastify/i);
  }
});

test('every answer carries the headers that keep browsers honest; nothing upgrades to HTTPS in the LAN', async () => {
  for (const path of ['/', '/health', '/trpc/auth.me', '/nothing.js']) {
    const { headers } = await fetch(`${host.address}${path}`);
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('referrer-policy'), path).toBe('no-referrer');
    expect(headers.get('content-security-policy'), path).toMatch(/^default-src 'none';.*frame-ancestors 'none'$/);
    expect(headers.get('content-security-policy'), path).not.toContain('upgrade-insecure-requests');
    expect(headers.get('strict-transport-security'), path).toBeNull();
  }
});

test('A.5 F90: topics reach a signed-in seat, a stranger gets none, and a session that ends takes its stream along', async () => {
  expect((await fetch(`${host.address}/events`)).status).toBe(401);
  const seat = httpSeat(host.address);
  await seat.client.auth.signIn.mutate({ loginName: 'administrator', password: testPassword, seat: 'test' });
  const ended = async (end: () => Promise<unknown>): Promise<string> => {
    const response = await fetch(`${host.address}/events`, { headers: { cookie: seat.cookie() } });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const text = response.text();
    shop.app.bus.publish(['parts']);
    await end();
    return Promise.race([
      text,
      new Promise<string>((_resolve, reject) => setTimeout(() => reject(new Error('the stream did not end')), 3_000)),
    ]);
  };
  expect(await ended(() => seat.client.auth.signOut.mutate())).toContain('data: ["parts"]\n\n');
  await seat.client.auth.signIn.mutate({ loginName: 'administrator', password: testPassword, seat: 'test' });
  // Listening is no activity: the stream of a forgotten seat ends when its session has run out.
  await ended(async () => shop.clock.advance(idleMs));
  expect((await fetch(`${host.address}/events`, { headers: { cookie: seat.cookie() } })).status).toBe(401);
});

test('F103 over HTTP the recovery code is shown to a browser on the host itself, to none in the LAN', async () => {
  await shop.reset();
  const ask = async (remoteAddress: string) => {
    const answer = await host.server.inject({
      method: 'POST',
      url: '/trpc/keys.recoveryCode',
      remoteAddress,
      headers: { host: 'localhost', 'x-counter': '1', cookie: `counter-0=${shop.users.administrator.token}` },
      payload: { password: testPassword },
    });
    return answer.body;
  };
  for (const local of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(await ask(local)).toContain(shop.app.keys.recoveryCode);
  for (const away of ['192.168.1.20', '10.0.0.4', '::ffff:192.168.1.20', 'fe80::1', '127.evil']) {
    const told = await ask(away);
    // whoever answers for the machine does nothing over plain HTTP, this least of all
    expect(told).toContain('needsEncryption');
    expect(told).not.toContain(shop.app.keys.recoveryCode);
  }
});
