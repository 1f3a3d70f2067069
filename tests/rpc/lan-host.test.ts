import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allowPlain, describeLan, updateLan } from '../../electron/features/seats/seats.service.ts';
import { findHost } from '../../electron/platform/lan/discovery.ts';
import { hostIdentity } from '../../electron/platform/lan/host-identity.ts';
import { lanDesk } from '../../electron/platform/lan/lan-desk.ts';
import { lanInterfaces } from '../../electron/platform/lan/lan-settings.ts';
import { seatFile } from '../../electron/platform/lan/seat-file.ts';
import { serveLan } from '../../electron/rpc/lan-host.ts';
import type { LanHost } from '../../electron/rpc/lan-host.ts';
import { openSeatDesk } from '../../electron/rpc/seat-desk.ts';
import type { SeatState } from '../../shared/seat-state.ts';
import { openFileEngine } from '../support/engines.ts';
import type { OpenedEngine } from '../support/engines.ts';
import { temporaryFolder } from '../support/folders.ts';
import { freePort } from '../support/lan.ts';
import { openShop, seatOf, testPassword } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

let opened: OpenedEngine;
let shop: Shop;
let lan: LanHost;
let port: number;
let discoveryPort: number;
beforeAll(async () => {
  opened = await openFileEngine();
  shop = await openShop(opened.engine);
  [port, discoveryPort] = [await freePort(), await freePort()];
  lan = await serveLan(shop.app, { webRoot: '/nonexistent', discoveryPort });
});
afterAll(async () => {
  await lan.close();
  await opened.close();
});

const boss = () => shop.as('administrator');
const urls = async () => (await describeLan(boss())).listeners.map(({ url, failure }) => failure ?? url);

test('F101: nothing listens until the owner switches it on, then TLS on the chosen networks only', async () => {
  expect(await describeLan(boss())).toMatchObject({ isAvailable: true, isOn: false, listeners: [] });
  const [network] = lanInterfaces();
  if (!network) throw new Error('this machine has not even itself');
  await updateLan(boss(), { isOn: true, interfaces: ['no-such-network'], port });
  expect(await urls()).toEqual([]);
  await updateLan(boss(), { isOn: true, interfaces: [network.name], port });
  const named = (scheme: string, on: number) =>
    network.addresses.map((one) => `${scheme}://${one.includes(':') ? `[${one}]` : one}:${on}`).sort();
  expect([...(await urls())].sort()).toEqual(named('https', port));
  expect(await findHost({ ...(await hostIdentity(shop.app)), port: discoveryPort, targets: ['127.0.0.1'], waitMs: 5_000 })).toMatchObject({
    port,
  });
  await allowPlain(boss(), { isPlain: true, typedName: '晨光电器维修' });
  expect([...(await urls())].sort()).toEqual([...named('http', port + 1), ...named('https', port)]);
  await allowPlain(boss(), { isPlain: false, typedName: '' });
  expect([...(await urls())].sort()).toEqual(named('https', port));
  await updateLan(boss(), { isOn: false, interfaces: [network.name], port });
  expect(await urls()).toEqual([]);
  expect(await findHost({ ...(await hostIdentity(shop.app)), port: discoveryPort, targets: ['127.0.0.1'], waitMs: 200 })).toBeUndefined();
});

test('F76: a port that another program has is left to it, and the next one is said', async () => {
  const [network] = lanInterfaces();
  const address = network?.addresses[0] ?? '';
  const other = createServer();
  await new Promise<void>((resolve) => void other.listen(port, address, resolve));
  await updateLan(boss(), { isOn: true, interfaces: [network?.name ?? ''], port });
  const shown = (await describeLan(boss())).listeners.find(({ url }) => url.includes(address));
  expect(shown?.failure).toBeNull();
  expect(Number(/:(\d+)$/.exec(shown?.url ?? '')?.[1])).toBeGreaterThan(port);
  other.close();
});

test('F102 F125: a desktop becomes a seat by address and code; what it keeps is sealed, and pairing is forgotten on demand', async () => {
  const folder = join(temporaryFolder(), 'data');
  const file = seatFile(folder);
  const states: SeatState['kind'][] = [];
  const desk = await openSeatDesk({ file, onState: ({ kind }) => states.push(kind), log: () => undefined });
  expect(desk.state()).toEqual({ kind: 'unpaired' });
  await expect(desk.backend.call({ type: 'query', path: 'auth.me', input: undefined }, seatOf())).rejects.toThrow('not paired');
  const { listeners } = lanDesk(shop.app);
  const address = `${listeners[0]?.address ?? ''}:${listeners[0]?.port ?? 0}`;
  lanDesk(shop.app).pairing.open(shop.users.administrator.id, shop.clock.now);
  const code = lanDesk(shop.app).pairing.current(shop.clock.now)?.code ?? '';
  expect(await desk.act({ kind: 'pair', address: '//', code, name: '三号柜台' })).toEqual({ refusal: 'addressWrong' });
  expect(await desk.act({ kind: 'pair', address, code: `${code.slice(0, 4)} ${code.slice(4)}`, name: '三号柜台' })).toEqual({
    refusal: null,
  });
  expect(desk.state()).toMatchObject({ kind: 'online', shopName: '晨光电器维修' });
  const carrier = seatOf();
  const input = { loginName: 'frontDesk', password: testPassword, seat: '三号柜台' };
  const { answer } = await desk.backend.call({ type: 'mutation', path: 'auth.signIn', input }, carrier);
  expect(answer).toMatchObject({
    result: { data: { user: { loginName: 'frontDesk' }, way: address.startsWith('127.') ? 'console' : 'tls' } },
  });
  expect((await desk.file('/files/1', carrier)).status).toBe(404);
  await desk.keptCalls({ kind: 'write', text: '[{"phone":"13911113333"}]' });
  const sealed = readFileSync(join(folder, 'waiting-calls.sealed'));
  expect(sealed.includes('13911113333')).toBe(false);
  expect(await desk.keptCalls({ kind: 'read' })).toBe('[{"phone":"13911113333"}]');
  desk.close();
  // the next start finds its host and its calls again
  const later = await openSeatDesk({ file: seatFile(folder), onState: () => undefined, log: () => undefined });
  expect(later.state().kind).toBe('online');
  expect(await later.keptCalls({ kind: 'read' })).toContain('13911113333');
  await later.keptCalls({ kind: 'write', text: '[]' });
  expect(await later.keptCalls({ kind: 'read' })).toBe('');
  await later.act({ kind: 'forget' });
  expect(later.state()).toEqual({ kind: 'unpaired' });
  expect((await file.read()).link).toBeNull();
  later.close();
  expect(states).toEqual(['unpaired', 'online']);
});

test('F125: where the machine has a keyring, the seat’s token lies open nowhere, and another account cannot use it', async () => {
  const folder = join(temporaryFolder(), 'data');
  const turned = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
  const sealer = { seal: async (text: string) => turned(Buffer.from(text)), unseal: async (bytes: Buffer) => turned(bytes).toString() };
  const link = { hostId: 'h', pin: 'p', token: 'secret-token', shopName: '店', places: [{ address: '192.168.1.7', port: 4173 }] };
  await seatFile(folder, sealer).change({ mode: 'seat', link });
  expect(readFileSync(join(folder, 'seat.json'), 'utf8')).not.toContain('secret-token');
  expect(await seatFile(folder, sealer).read()).toMatchObject({ mode: 'seat', link });
  await expect(seatFile(folder).read()).rejects.toThrow('sealed by another account');
});
