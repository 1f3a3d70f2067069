import { createServer as createTlsServer } from 'node:tls';
import type { ConnectionOptions, TLSSocket } from 'node:tls';
import { connect as connectTls } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { request } from 'node:https';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../electron/context.ts';
import { hostIdentity, identityPath } from '../../electron/platform/lan/host-identity.ts';
import { lanDesk } from '../../electron/platform/lan/lan-desk.ts';
import { pairingMs } from '../../electron/platform/lan/pairing.ts';
import { pairingSide } from '../../electron/platform/lan/pairing-key.ts';
import { askHost, KeyChanged, pinnedAgent, readPlace } from '../../electron/rpc/seat-connection.ts';
import { pairWithHost } from '../../electron/rpc/seat-pairing.ts';
import { seatHeader } from '../../shared/protocol.ts';
import { openFileEngine } from '../support/engines.ts';
import type { OpenedEngine } from '../support/engines.ts';
import { openTls, pairSeat, until } from '../support/lan.ts';
import type { TlsHost } from '../support/lan.ts';
import { openShop, testPassword } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

let opened: OpenedEngine;
let shop: Shop;
let host: TlsHost;
let strangers: App;
let stranger: TlsHost;
beforeAll(async () => {
  opened = await openFileEngine();
  shop = await openShop(opened.engine);
  host = await openTls(shop.app);
  // the same program and database with another data folder: another key
  strangers = { ...shop.app, dataFolder: mkdtempSync(join(tmpdir(), 'counter-stranger-')) };
  stranger = await openTls(strangers);
});
afterAll(async () => {
  await stranger.close();
  await host.close();
  await opened.close();
  rmSync(strangers.dataFolder, { recursive: true, force: true });
});

const owner = () => shop.users.administrator.id;
const pinned = async () => (await hostIdentity(shop.app)).pin;

async function health(port: number, pin: string): Promise<number> {
  const agent = pinnedAgent(pin);
  try {
    return (await askHost({ place: { address: '127.0.0.1', port }, agent, path: '/health' })).status;
  } finally {
    agent.destroy();
  }
}

test('F101 F102: the pinned key is answered, any other key gets not one byte of ours', async () => {
  expect(await health(host.place.port, await pinned())).toBe(200);
  await expect(health(host.place.port, '0'.repeat(64))).rejects.toThrow(KeyChanged);
  await expect(health(stranger.place.port, await pinned())).rejects.toThrow(KeyChanged);
  const heard: Buffer[] = [];
  const tls = await (await hostIdentity(strangers)).certificateFor(['127.0.0.1'], shop.clock.now);
  const listener = createTlsServer(tls, (socket) => void socket.on('data', (bytes) => heard.push(bytes)).on('error', () => undefined));
  await new Promise<void>((resolve) => void listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  await expect(health(port, await pinned())).rejects.toThrow(KeyChanged);
  expect(Buffer.concat(heard)).toHaveLength(0);
  // control: with the right pin the same listener hears the request
  const agent = pinnedAgent((await hostIdentity(strangers)).pin);
  askHost({ place: { address: '127.0.0.1', port }, agent, path: '/health', headers: { [seatHeader]: 'secret' } }).catch(() => undefined);
  await until(() => Buffer.concat(heard).includes('secret'), 'the listener hears a request');
  agent.destroy();
  listener.close();
});

/** The certificate that a server with these files shows. */
async function shownBy(files: {
  readonly key: string;
  readonly cert: string;
}): Promise<NonNullable<ReturnType<TLSSocket['getPeerX509Certificate']>>> {
  const server = createTlsServer(files, (socket) => void socket.on('error', () => undefined));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const socket = connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
      const shown = socket.getPeerX509Certificate();
      socket.destroy();
      server.close();
      if (shown) resolve(shown);
      else reject(new Error('no certificate'));
    });
  });
}

test('F101: the key is made once, sealed, and outlives its certificates; browsers that know the shop accept them', async () => {
  const identity = await hostIdentity(shop.app);
  const again = await hostIdentity({ ...shop.app });
  expect([again.hostId, again.pin]).toEqual([identity.hostId, identity.pin]);
  expect((await hostIdentity(strangers)).pin).not.toBe(identity.pin);
  const kept = readFileSync(identityPath(shop.app.dataFolder));
  expect(kept.subarray(0, 4).toString()).toBe('ASC1');
  expect(kept.includes('pkcs8')).toBe(false);
  const names = ['192.168.3.7', 'counter.lan', 'evil.example', '8.8.8.8', 'fd00::7'];
  const first = await identity.certificateFor(names, shop.clock.now);
  const renewed = await identity.certificateFor(['192.168.3.9'], shop.clock.now + 86_400_000);
  const [leaf, later] = [await shownBy(first), await shownBy(renewed)];
  expect(leaf.publicKey.equals(later.publicKey)).toBe(true);
  expect(leaf.subjectAltName).toBe('DNS:localhost, IP Address:192.168.3.7, DNS:counter.lan, IP Address:FD00:0:0:0:0:0:0:7');
  const authority = leaf.issuerCertificate;
  expect(authority?.toString()).toBe(identity.authorityPem);
  expect(authority?.ca && leaf.verify(authority.publicKey) && leaf.checkIssued(authority)).toBe(true);
  const trusted = await new Promise<boolean>((resolve) => {
    const socket = connectTls({ host: '127.0.0.1', port: host.place.port, ca: identity.authorityPem, servername: 'localhost' }, () => {
      resolve(socket.authorized);
      socket.destroy();
    });
    socket.on('error', () => resolve(false));
  });
  expect(trusted).toBe(true);
});

test('F101: over TLS the cookie is bound to the host and secure; origins are those of TLS', async () => {
  const agent = pinnedAgent(await pinned());
  const signIn = (headers: Readonly<Record<string, string>> = {}) =>
    askHost({
      place: host.place,
      agent,
      method: 'POST',
      path: '/trpc/auth.signIn',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ loginName: 'frontDesk', password: testPassword, seat: '' }),
    });
  const { headers } = await signIn();
  expect(String(headers['set-cookie'])).toMatch(
    new RegExp(`^__Host-counter-${host.place.port}=[\\w-]{43}; Path=/; HttpOnly; Secure; SameSite=Strict$`),
  );
  const own = `127.0.0.1:${host.place.port}`;
  expect((await signIn({ origin: `https://${own}` })).status).toBe(200);
  for (const origin of [`http://${own}`, 'https://127.0.0.1', `https://${own}.evil.example`, 'null'])
    expect((await signIn({ origin })).status, origin).toBe(403);
  agent.destroy();
});

test('F101: TLS 1.3 is spoken, older than TLS 1.2 is not', async () => {
  const spoken = (versions: Pick<ConnectionOptions, 'minVersion' | 'maxVersion'>) =>
    new Promise<string>((resolve) => {
      // the lowest security level, so that it is the host that refuses
      const socket = connectTls({
        port: host.place.port,
        host: '127.0.0.1',
        rejectUnauthorized: false,
        ciphers: 'DEFAULT@SECLEVEL=0',
        ...versions,
      });
      socket.once('secureConnect', () => {
        resolve(socket.getProtocol() ?? '');
        socket.destroy();
      });
      socket.once('error', () => resolve('refused'));
    });
  expect(await spoken({})).toBe('TLSv1.3');
  expect(await spoken({ maxVersion: 'TLSv1.2' })).toBe('TLSv1.2');
  expect(await spoken({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1' })).toBe('refused');
});

test('F102: eight digits let one seat in; its token is 256 bits, and only the digest is stored', async () => {
  const link = await pairSeat(shop.app, host.place, owner(), '二号柜台');
  expect(link).toMatchObject({ pin: await pinned(), hostId: (await hostIdentity(shop.app)).hostId, shopName: '晨光电器维修' });
  expect(Buffer.from(link.token, 'base64url')).toHaveLength(32);
  const rows = await shop.app.engine.db.selectFrom('seat').selectAll().execute();
  expect(rows.map(({ name, pairedBy }) => [name, pairedBy])).toEqual([['二号柜台', owner()]]);
  expect(JSON.stringify(rows)).not.toContain(link.token);
  expect(lanDesk(shop.app).pairing.current(shop.clock.now)).toBeUndefined();
});

test('F102: after five wrong codes the right one is refused too; a code ends after ten minutes and after one seat', async () => {
  const { pairing } = lanDesk(shop.app);
  const right = () => pairing.current(shop.clock.now)?.code ?? '';
  const attempt = (code: string) => pairWithHost({ place: host.place, code, name: 'x' });
  pairing.open(owner(), shop.clock.now);
  const code = right();
  expect(code).toMatch(/^\d{8}$/);
  const wrong = code === '00000000' ? '00000001' : '00000000';
  for (let tried = 0; tried < 5; tried++) expect(await attempt(wrong)).toEqual({ refusal: 'wrongCode' });
  expect(await attempt(code)).toEqual({ refusal: 'noCode' });

  pairing.open(owner(), shop.clock.now);
  const second = right();
  shop.clock.advance(pairingMs);
  expect(await attempt(second)).toEqual({ refusal: 'noCode' });

  pairing.open(owner(), shop.clock.now);
  const third = right();
  expect(await attempt(third)).toHaveProperty('link');
  expect(await attempt(third)).toEqual({ refusal: 'noCode' });
});

test('F102: a recorded exchange opens nothing a second time', async () => {
  const { pairing } = lanDesk(shop.app);
  const facts = { pin: await pinned(), hostId: (await hostIdentity(shop.app)).hostId };
  pairing.open(owner(), shop.clock.now);
  const side = pairingSide({ ...facts, code: pairing.current(shop.clock.now)?.code ?? '' });
  const begun = pairing.begin(side.share, facts, shop.clock.now);
  if (typeof begun === 'string') throw new Error(begun);
  const proof = side.agree(begun.share)?.proofOf('seat') ?? '';
  // the same first message again gets another share, so the proof of before fits neither
  const again = pairing.begin(side.share, facts, shop.clock.now);
  expect(again).not.toEqual(begun);
  expect(pairing.finish(typeof again === 'string' ? '' : again.id, proof, shop.clock.now)).toBe('wrongCode');
  expect(pairing.finish(begun.id, proof, shop.clock.now)).toHaveProperty('proof');
  expect(pairing.finish(begun.id, proof, shop.clock.now)).toBe('noCode');
  for (const share of ['', 'zz', '0'.repeat(64), 'f'.repeat(64)]) expect(side.agree(share), share).toBeUndefined();
});

/** Somebody between seat and host with a key of their own, who passes every message on. */
async function relay(): Promise<{ readonly port: number; readonly passed: () => string; close(): void }> {
  const tls = await (await hostIdentity(strangers)).certificateFor(['127.0.0.1'], shop.clock.now);
  let passed = '';
  const server = createTlsServer(tls, (inner) => {
    const outer = connectTls({ host: '127.0.0.1', port: host.place.port, rejectUnauthorized: false });
    const rewrite = (bytes: Buffer) => {
      passed += bytes.toString();
      outer.write(bytes.toString().replaceAll(`127.0.0.1:${port}`, `127.0.0.1:${host.place.port}`));
    };
    inner
      .on('data', rewrite)
      .on('error', () => outer.destroy())
      .on('close', () => outer.destroy());
    outer
      .on('data', (bytes) => inner.write(bytes))
      .on('error', () => inner.destroy())
      .on('close', () => inner.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, passed: () => passed, close: () => void server.close() };
}

test('F102: somebody between who passes everything on, with the right code typed, gets nobody in', async () => {
  const { pairing } = lanDesk(shop.app);
  const between = await relay();
  pairing.open(owner(), shop.clock.now);
  const code = pairing.current(shop.clock.now)?.code ?? '';
  expect(await pairWithHost({ place: { address: '127.0.0.1', port: between.port }, code, name: 'x' })).toEqual({ refusal: 'wrongCode' });
  expect(between.passed()).toContain('/pair/finish');
  expect(between.passed()).not.toContain(code);
  // control: the same code, straight to the host
  expect(await pairWithHost({ place: host.place, code, name: 'x' })).toHaveProperty('link');
  between.close();
});

test('F78: a client that speaks plain HTTP to TLS, or says nothing, is cut off', async () => {
  const answer = await new Promise<string>((resolve) => {
    let text = '';
    const socket = connect(host.place.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
    socket
      .on('data', (bytes: Buffer) => (text += bytes.toString()))
      .on('error', () => undefined)
      .on('close', () => resolve(text));
  });
  expect(answer).not.toContain('200 OK');
  await expect(
    new Promise((_resolve, reject) => request({ host: '127.0.0.1', port: host.place.port, path: '/health' }).on('error', reject).end()),
  ).rejects.toThrow(/certificate|issuer/);
});

test('F75: what a person types at a seat is read as an address', () => {
  expect(readPlace('192.168.1.7')).toEqual({ address: '192.168.1.7', port: 4173 });
  expect(readPlace(' https://192.168.1.7:4200/ ')).toEqual({ address: '192.168.1.7', port: 4200 });
  expect(readPlace('counter.lan:5000')).toEqual({ address: 'counter.lan', port: 5000 });
  expect(readPlace('fd00::7')).toEqual({ address: 'fd00::7', port: 4173 });
  for (const typed of ['', 'a b', 'user@host', 'http://']) expect(readPlace(typed), typed).toBeUndefined();
});
