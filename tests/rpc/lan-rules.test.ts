import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { recoverOwner } from '../../electron/features/auth/recover.service.ts';
import { signIn } from '../../electron/features/auth/auth.service.ts';
import {
  allowPlain,
  closePairing,
  currentPairing,
  describeLan,
  listSeats,
  openPairing,
  revokeSeat,
  shopCertificate,
  updateLan,
} from '../../electron/features/seats/seats.service.ts';
import type { CallOrigin } from '../../electron/context.ts';
import { letSeatIn } from '../../electron/platform/lan/let-seat-in.ts';
import { createHttpHost } from '../../electron/rpc/http-host.ts';
import { can } from '../../shared/permissions.ts';
import type { Permission } from '../../shared/permissions.ts';
import { procedurePermissions } from '../../shared/procedure-permissions.ts';
import { openFileEngine } from '../support/engines.ts';
import type { OpenedEngine } from '../support/engines.ts';
import { refusal } from '../support/refusal.ts';
import { openShop, seatOf, testPassword } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

let opened: OpenedEngine;
let shop: Shop;
let server: FastifyInstance;
beforeAll(async () => {
  opened = await openFileEngine();
  shop = await openShop(opened.engine);
  server = await createHttpHost(shop.app, { webRoot: '/nonexistent', bound: '192.168.3.7' });
});
beforeEach(() => shop.reset());
afterAll(async () => {
  await server.close();
  await opened.close();
});

const at = (way: CallOrigin['way'], address = way === 'console' ? '' : '192.168.3.20') => ({
  ...shop.nobody(),
  carrier: { ...seatOf(), from: { way, address } },
});
const tryIn = (from: ReturnType<typeof at>, loginName: string, password = testPassword) => signIn(from, { loginName, password, seat: '' });

/** A call as it comes out of the LAN, without a socket. */
async function fromLan(
  path: string,
  { remoteAddress = '192.168.3.20', cookie = '', body }: { remoteAddress?: string; cookie?: string; body?: object } = {},
) {
  const {
    statusCode,
    headers,
    body: text,
  } = await server.inject({
    method: body ? 'POST' : 'GET',
    url: `/trpc/${path}`,
    remoteAddress,
    headers: { host: '192.168.3.7', 'x-counter': '1', cookie, 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' },
    ...(body && { payload: body }),
  });
  return { status: statusCode, text, cookies: [headers['set-cookie'] ?? []].flat() };
}
const credentials = (loginName: string) => ({ loginName, password: testPassword, seat: '' });

test('F101: over plain HTTP the owner does not get in, with the right password neither; others do, without a __Host- cookie', async () => {
  const refused = await fromLan('auth.signIn', { body: credentials('administrator') });
  expect([refused.status, refused.cookies]).toEqual([403, []]);
  expect(refused.text).toContain('needsEncryption');
  const entered = await fromLan('auth.signIn', { body: credentials('frontDesk') });
  expect(entered.status).toBe(200);
  expect(entered.text).toContain('"way":"plain"');
  for (const cookie of entered.cookies) expect(cookie).toMatch(/^counter-0=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  // control: at the host itself the same call goes through
  expect((await fromLan('auth.signIn', { body: credentials('administrator'), remoteAddress: '127.0.0.1' })).status).toBe(200);
});

test('F101: over plain HTTP nothing leaves in bulk, whoever asks; an owner’s session that was made elsewhere does nothing', async () => {
  const cookieOf = (role: 'serviceManager' | 'administrator') => `counter-0=${shop.users[role].token}`;
  const exports = Object.entries(procedurePermissions).filter(([path, access]) => /\.export/.test(path) || access.endsWith('.export'));
  expect(exports.length).toBeGreaterThan(40);
  for (const [path, access] of exports) {
    // one of the two is its way of being called, the other does not exist
    const answers = [
      await fromLan(path, { cookie: cookieOf('serviceManager') }),
      await fromLan(path, { cookie: cookieOf('serviceManager'), body: {} }),
    ];
    expect(
      answers.map(({ status }) => status).toSorted((a, b) => a - b),
      path,
    ).toEqual([403, 404]);
    const isTheirs = can(['serviceManager'], access as Permission);
    expect(answers.map(({ text }) => text).join(''), path).toContain(isTheirs ? 'needsEncryption' : 'forbidden');
  }
  expect((await fromLan('requests.count?input={}', { cookie: cookieOf('serviceManager') })).status).toBe(200);
  expect((await fromLan('users.list', { cookie: cookieOf('administrator') })).text).toContain('needsEncryption');
  expect((await fromLan('users.list', { cookie: cookieOf('administrator'), remoteAddress: '127.0.0.1' })).status).toBe(200);
});

test('F100: a header that claims to come from the host itself changes nothing', async () => {
  expect((await fromLan('auth.me')).text).toContain('"way":"plain"');
  expect((await fromLan('auth.me', { remoteAddress: '127.0.0.1' })).text).toContain('"way":"console"');
});

test('F87: whoever guesses in the LAN keeps nobody out at the host itself', async () => {
  for (let tried = 0; tried < 5; tried++) await refusal(tryIn(at('tls'), 'administrator', 'wrong'), 'wrongPassword');
  await refusal(tryIn(at('tls', '192.168.3.99'), 'administrator'), 'tooManyAttempts');
  expect((await tryIn(at('console'), 'administrator')).user?.loginName).toBe('administrator');
  // and guessing at the host is slowed down all the same
  for (let tried = 0; tried < 5; tried++) await refusal(tryIn(at('console'), 'frontDesk', 'wrong'), 'wrongPassword');
  await refusal(tryIn(at('console'), 'frontDesk'), 'tooManyAttempts');
});

test('F87: one machine that tries a password on everybody is slowed down over all names; others go on', async () => {
  for (let tried = 0; tried < 31; tried++) await refusal(tryIn(at('tls'), `nobody${tried}`, 'Spring-2026'), 'wrongPassword');
  await refusal(tryIn(at('tls'), 'frontDesk'), 'tooManyAttempts');
  expect((await tryIn(at('tls', '192.168.3.21'), 'frontDesk')).user?.loginName).toBe('frontDesk');
  // a shop's day: people sign in a hundred times from one machine
  for (let day = 0; day < 100; day++) await tryIn(at('tls', '192.168.3.22'), 'supervisor');
  expect((await tryIn(at('tls', '192.168.3.22'), 'dispatcher')).user?.loginName).toBe('dispatcher');
});

test('F103: a lost owner’s password is replaced only at the host, with the printed code, and that is audited', async () => {
  const { recoveryCode } = shop.app.keys;
  const input = { recoveryCode, loginName: 'administrator', newPassword: 'xue-hou-qing-tian-9' };
  await refusal(recoverOwner(at('tls'), input), 'consoleOnly');
  await refusal(recoverOwner(at('plain'), input), 'consoleOnly');
  await refusal(recoverOwner(shop.nobody(), input), 'consoleOnly');
  await refusal(recoverOwner(at('console'), { ...input, recoveryCode: recoveryCode.replace(/.$/, 'Z') }), 'recoveryCodeWrong');
  await refusal(recoverOwner(at('console'), { ...input, loginName: 'frontDesk' }), 'notFound');
  await refusal(recoverOwner(at('console'), { ...input, newPassword: 'administrator-1' }), 'passwordTooWeak');
  expect(await recoverOwner(at('console'), { ...input, recoveryCode: recoveryCode.toLowerCase().replaceAll('-', ' ') })).toEqual({
    loginName: 'administrator',
  });
  await refusal(tryIn(at('console'), 'administrator'), 'wrongPassword');
  expect((await tryIn(at('console'), 'administrator', input.newPassword)).user?.loginName).toBe('administrator');
  const rows = await shop.app.engine.db.selectFrom('event').select(['kind', 'subjectId']).where('kind', '=', 'passwordRecovered').execute();
  expect(rows).toEqual([{ kind: 'passwordRecovered', subjectId: shop.users.administrator.id }]);
  for (let tried = 0; tried < 5; tried++)
    await refusal(recoverOwner(at('console'), { ...input, recoveryCode: '0000' }), 'recoveryCodeWrong');
  await refusal(recoverOwner(at('console'), input), 'tooManyAttempts');
});

test('F101: plain HTTP needs the shop’s name typed; the switch, its interfaces and the code of pairing are audited', async () => {
  const boss = () => shop.as('administrator');
  expect(await describeLan(boss())).toMatchObject({ isOn: false, isPlain: false, isAvailable: false, port: 4173, listeners: [] });
  await refusal(allowPlain(boss(), { isPlain: true, typedName: '' }), 'confirmationWrong');
  await refusal(allowPlain(boss(), { isPlain: true, typedName: '晨光' }), 'confirmationWrong');
  await allowPlain(boss(), { isPlain: true, typedName: '晨光电器维修' });
  await updateLan(boss(), { isOn: true, interfaces: ['eth1', 'eth0', 'eth1'], port: 4300 });
  expect(await describeLan(boss())).toMatchObject({ isOn: true, isPlain: true, port: 4300 });
  await allowPlain(boss(), { isPlain: false, typedName: '' });
  expect(await describeLan(boss())).toMatchObject({ isOn: true, isPlain: false });
  expect(await currentPairing(boss())).toBeNull();
  await openPairing(boss());
  const pairing = await currentPairing(boss());
  expect(pairing).toMatchObject({ triesLeft: 5, until: shop.clock.now + 600_000 });
  await closePairing(boss());
  expect(await currentPairing(boss())).toBeNull();
  const audit = await shop.app.engine.db.selectFrom('auditEntry').selectAll().where('subject', '=', 'seats').execute();
  expect(audit.map(({ changes }) => JSON.parse(changes) as unknown)).toEqual([
    { isPlain: [false, true] },
    { isOn: [false, true], interfaces: ['', 'eth0, eth1'], port: [4173, 4300] },
    { isPlain: [true, false] },
    {},
    {},
  ]);
  expect(JSON.stringify(audit)).not.toContain(pairing?.code ?? '?');
  expect(Buffer.from((await shopCertificate(boss())).base64, 'base64').toString()).toMatch(/^-----BEGIN CERTIFICATE-----/);
});

test('F102: paired seats stand in a list; one that is sent away stays in it, and cannot be sent away twice', async () => {
  const boss = shop.as('administrator');
  await letSeatIn(shop.app, { name: '二号柜台', pairedBy: boss.actor.userId, address: '192.168.3.20' });
  const [seat] = await listSeats(boss);
  expect(seat).toMatchObject({ name: '二号柜台', pairedBy: 'administrator', lastAddress: '192.168.3.20', isRevoked: false });
  await revokeSeat(boss, { id: seat?.id ?? 0 });
  expect(await listSeats(boss)).toMatchObject([{ name: '二号柜台', isRevoked: true }]);
  await refusal(revokeSeat(boss, { id: seat?.id ?? 0 }), 'notFound');
  const kinds = await shop.app.engine.db.selectFrom('event').select('kind').where('subject', '=', 'seat').orderBy('id').execute();
  expect(kinds.map(({ kind }) => kind)).toEqual(['paired', 'revoked']);
});

test('F101: no host listens on every interface by itself', () => {
  for (const file of ['electron/host.ts', 'electron/main.ts', 'electron/rpc/lan-host.ts', 'electron/rpc/http-host.ts'])
    expect(readFileSync(file, 'utf8'), file).not.toMatch(/default: '0\.0\.0\.0'|= '0\.0\.0\.0'|host: '0\.0\.0\.0'/);
});
