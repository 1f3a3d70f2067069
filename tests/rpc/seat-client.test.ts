import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../electron/context.ts';
import { findHost, serveDiscovery } from '../../electron/platform/lan/discovery.ts';
import { hostIdentity } from '../../electron/platform/lan/host-identity.ts';
import { askHost, pinnedAgent } from '../../electron/rpc/seat-connection.ts';
import { createSeatClient } from '../../electron/rpc/seat-client.ts';
import { judgeVersion, seatHeader, versionHeader, versionTag } from '../../shared/protocol.ts';
import type { SeatState } from '../../shared/seat-state.ts';
import { openFileEngine } from '../support/engines.ts';
import type { OpenedEngine } from '../support/engines.ts';
import { besides, freePort, openTls, pairSeat, until } from '../support/lan.ts';
import type { TlsHost } from '../support/lan.ts';
import { openShop, seatOf, testPassword } from '../support/shop.ts';
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

test('F77: a seat of another version is refused with the host’s own; a paired seat has to say its version', async () => {
  expect([judgeVersion('0.0.9;1', '0.1.0;1'), judgeVersion('0.1.1;1', '0.1.0;1'), judgeVersion('0.0.1;2', '0.1.0;1')]).toEqual([
    'seatOlder',
    'seatNewer',
    'seatNewer',
  ]);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(versionTag).toMatch(new RegExp(`^${version.replaceAll('.', '\\.')};\\d+$`));
  const link = await pairSeat(shop.app, host.place, owner());
  const agent = pinnedAgent(link.pin);
  const ask = async (headers: Readonly<Record<string, string>>) => {
    const { status, body } = await askHost({ place: host.place, agent, path: '/health', headers });
    return [status, JSON.parse(body.toString()) as unknown];
  };
  const told = (judgement: string) => [426, { error: 'version', judgement, host: versionTag }];
  expect(await ask({ [versionHeader]: '0.0.1;1' })).toEqual(told('seatOlder'));
  expect(await ask({ [versionHeader]: '99.0.0;1' })).toEqual(told('seatNewer'));
  expect(await ask({ [versionHeader]: 'nonsense' })).toEqual(told('unreadable'));
  expect(await ask({ [seatHeader]: link.token })).toEqual(told('unreadable'));
  expect((await ask({ [seatHeader]: link.token, [versionHeader]: versionTag }))[0]).toBe(200);
  expect((await ask({}))[0]).toBe(200);
  agent.destroy();
});

test('G21 F90: a seat that was sent away is refused a thousand times of a thousand', async () => {
  const link = await pairSeat(shop.app, host.place, owner());
  const agent = pinnedAgent(link.pin);
  const headers = { [seatHeader]: link.token, [versionHeader]: versionTag };
  const call = async () => (await askHost({ place: host.place, agent, path: '/trpc/auth.me', headers })).status;
  expect(await call()).toBe(200);
  await shop.app.engine.transaction((tx) => tx.updateTable('seat').set({ revokedAt: shop.clock.now }).execute());
  let accepted = 0;
  for (let round = 0; round < 50; round++)
    for (const status of await Promise.all(Array.from({ length: 20 }, call))) accepted += Number(status !== 401);
  expect(accepted).toBe(0);
  agent.destroy();
});

test('F75: a seat calls for its host by id; the answer counts only with the pinned key', async () => {
  const identity = await hostIdentity(shop.app);
  const theirs = await hostIdentity(strangers);
  const port = await freePort();
  const lines: string[] = [];
  const log = { info: (text: string) => lines.push(text), error: (text: string) => lines.push(text) };
  const stop = await serveDiscovery({ identity, port: 4173, on: port, log });
  const call = (hostId: string, pin: string, waitMs = 400) => findHost({ hostId, pin, port, targets: ['127.0.0.1'], waitMs });
  expect(await call(identity.hostId, identity.pin, 5_000)).toEqual({ address: '127.0.0.1', port: 4173 });
  expect(await call(identity.hostId, theirs.pin)).toBeUndefined();
  expect(await call('0'.repeat(32), identity.pin)).toBeUndefined();
  await stop();
  // somebody who knows the id and signs with a key of their own
  const stopRogue = await serveDiscovery({ identity: { ...theirs, hostId: identity.hostId }, port: 6666, on: port, log });
  expect(await call(identity.hostId, identity.pin)).toBeUndefined();
  await stopRogue();
  expect(lines).toEqual([]);
});

test('F74 F75: a seat says that its host is away, keeps nothing back, and finds it again on another port', async () => {
  const first = await openTls(shop.app);
  const link = await pairSeat(shop.app, first.place, owner());
  const states: SeatState[] = [];
  const topics: string[] = [];
  let second: TlsHost | undefined;
  const seat = createSeatClient({
    link,
    save: () => undefined,
    onState: (state) => states.push(state),
    onTopics: (names) => topics.push(...names),
    find: async () => second?.place,
    silenceMs: 800,
    retryMs: 50,
  });
  const carrier = seatOf();
  const signIn = {
    type: 'mutation',
    path: 'auth.signIn',
    input: { loginName: 'frontDesk', password: testPassword, seat: '二号柜台' },
  } as const;
  expect((await seat.call(signIn, carrier)).status).toBe(200);
  expect(carrier.token).toMatch(/^[\w-]{43}$/);
  const count = { type: 'query', path: 'requests.count', input: {} } as const;
  expect((await seat.call(count, carrier)).status).toBe(200);
  await until(() => {
    shop.app.bus.publish(['parts']);
    return topics.includes('parts');
  }, 'topics arrive');
  await first.close();
  await until(() => seat.state().kind === 'away', 'the seat notices');
  await expect(seat.call(count, carrier)).rejects.toThrow();
  expect(states.at(-1)).toMatchObject({ kind: 'away', lookingAt: [`127.0.0.1:${first.place.port}`] });
  second = await openTls(shop.app);
  await until(() => seat.state().kind === 'online', 'the seat finds it');
  expect((await seat.call(count, carrier)).status).toBe(200);
  // a host of another key at the same place is a hard stop
  const { port } = second.place;
  await second.close();
  second = undefined;
  const rogue = await openTls(strangers, { port });
  const stopped = createSeatClient({
    link: { ...link, places: [{ address: '127.0.0.1', port }] },
    save: () => undefined,
    onState: () => undefined,
    onTopics: () => undefined,
    find: async () => undefined,
    retryMs: 50,
  });
  await expect(stopped.call(count, carrier)).rejects.toThrow();
  expect(stopped.state().kind).toBe('keyChanged');
  await expect(stopped.call(count, carrier)).rejects.toThrow(/stopped/);
  stopped.close();
  seat.close();
  await rogue.close();
});

test('G28 F74: connections that only seem to stand, eight times: the seat says within three seconds that its host is away, and comes back', async () => {
  let isOpen = true;
  const sockets = new Set<Socket>();
  // passes bytes on, or swallows them without closing anything
  const proxy = createServer((inner) => {
    const outer = connect(host.place.port, '127.0.0.1');
    for (const socket of [inner, outer]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    inner.on('data', (bytes) => isOpen && outer.write(bytes));
    outer.on('data', (bytes) => isOpen && inner.write(bytes));
    inner.on('close', () => outer.destroy());
    outer.on('close', () => inner.destroy());
  });
  await new Promise<void>((resolve) => void proxy.listen(host.place.port, besides, resolve));
  const link = await pairSeat(shop.app, host.place, owner());
  const place = { address: besides, port: host.place.port };
  const silent: number[] = [];
  let cutAt = 0;
  const seat = createSeatClient({
    link: { ...link, places: [place] },
    save: () => undefined,
    onState: ({ kind }) => kind === 'away' && silent.push(performance.now() - cutAt),
    onTopics: () => undefined,
    find: async () => undefined,
    silenceMs: 700,
    retryMs: 50,
  });
  const carrier = seatOf(shop.users.frontDesk.token);
  const me = { type: 'query', path: 'auth.me', input: undefined } as const;
  for (let round = 0; round < 8; round++) {
    await seat.call(me, carrier);
    cutAt = performance.now();
    isOpen = false;
    await until(() => seat.state().kind === 'away', 'the seat notices');
    isOpen = true;
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    await until(() => seat.state().kind === 'online', 'the seat is back');
  }
  expect(silent).toHaveLength(8);
  seat.close();
  proxy.close();
}, 120_000);
