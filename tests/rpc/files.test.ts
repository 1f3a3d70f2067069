import { afterAll, beforeAll, expect, test } from 'vitest';
import { attachmentLimits } from '../../shared/attachments.ts';
import { jpegWithGps, pdf } from '../support/attachments.ts';
import { addCustomer, logCall } from '../support/counter.ts';
import { openFileEngine } from '../support/engines.ts';
import type { OpenedEngine } from '../support/engines.ts';
import { fakeIpc, httpSeat, openHttp } from '../support/seats.ts';
import { openShop, testPassword } from '../support/shop.ts';
import type { Shop } from '../support/shop.ts';

let opened: OpenedEngine;
let shop: Shop;
let host: Awaited<ReturnType<typeof openHttp>>;
let requestId = 0;
beforeAll(async () => {
  opened = await openFileEngine();
  shop = await openShop(opened.engine);
  host = await openHttp(shop.app);
  requestId = (await logCall(shop, await addCustomer(shop))).id;
});
afterAll(async () => {
  await host.server.close();
  await opened.close();
});

async function signedIn(loginName: string): Promise<string> {
  const seat = httpSeat(host.address);
  await seat.client.auth.signIn.mutate({ loginName, password: testPassword, seat: 'test' });
  return seat.cookie();
}

let keys = 0;
const newKey = () => `key-of-a-test-${String(++keys).padStart(6, '0')}`;
const head = (name: string, key = newKey()) => new URLSearchParams({ subject: 'request', subjectId: String(requestId), name, key });
const typed = { 'content-type': 'application/octet-stream', 'x-counter': '1' };
const send = (bytes: Buffer, query: URLSearchParams, headers: Record<string, string>) =>
  fetch(`${host.address}/files?${query.toString()}`, { method: 'POST', body: new Uint8Array(bytes), headers: { ...typed, ...headers } });
const idOf = async (response: Response) => ((await response.json()) as { result: { data: { id: number } } }).result.data.id;
const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { data: { domain: { code: string } | null } } }).error.data.domain?.code;

test('F113 a photo goes up and comes down as what it is, never as something to run', async () => {
  const cookie = await signedIn('frontDesk');
  const id = await idOf(await send(await jpegWithGps(), head('照片.jpg'), { cookie }));
  const whole = await fetch(`${host.address}/files/${id}`, { headers: { cookie } });
  expect(whole.status).toBe(200);
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-cache',
    'content-disposition': 'inline; filename="__.jpg"; filename*=UTF-8\'\'%E7%85%A7%E7%89%87.jpg',
  });
  expect(whole.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await whole.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
  const thumb = await fetch(`${host.address}/files/${id}/thumb`, { headers: { cookie } });
  expect([thumb.status, thumb.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  const file = await idOf(await send(pdf, head('a"b.pdf'), { cookie }));
  const down = await fetch(`${host.address}/files/${file}`, { headers: { cookie } });
  expect(down.headers.get('content-disposition')).toBe('attachment; filename="ab.pdf"; filename*=UTF-8\'\'ab.pdf');
  expect(Buffer.from(await down.arrayBuffer()).equals(pdf)).toBe(true);
  expect((await fetch(`${host.address}/files/${file}/thumb`, { headers: { cookie } })).status).toBe(404);
});

test('F112 only an id leads to a file, and only for whoever may see its record', async () => {
  const cookie = await signedIn('frontDesk');
  const id = await idOf(await send(pdf, head('a.pdf'), { cookie }));
  const status = async (path: string, headers: Record<string, string> = { cookie }) =>
    (await fetch(`${host.address}${path}`, { headers, redirect: 'manual' })).status;
  expect(await status(`/files/${id}`, {})).toBe(401);
  expect(await status(`/files/${id}`, { cookie: await signedIn('technician') })).toBe(403);
  expect(await status('/files/999999')).toBe(404);
  const bad = [
    '..%2f..%2fcounter.db',
    `${id}%00`,
    `0${id}`,
    `-${id}`,
    `${id}.5`,
    `${id}e0`,
    `${id}/thumb/..`,
    `${id}//thumb`,
    'con',
    '1'.repeat(40),
  ];
  for (const each of bad) expect(await status(`/files/${each}`), each).toBe(404);
});

test('F97 F98 an upload passes the same guards as a call', async () => {
  const cookie = await signedIn('frontDesk');
  const foreign: readonly Record<string, string>[] = [
    { origin: 'http://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'x-counter': '' },
  ];
  for (const headers of foreign) expect((await send(pdf, head('a.pdf'), { cookie, ...headers })).status).toBe(403);
  expect((await send(pdf, head('a.pdf'), { cookie, 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(415);
  expect((await send(pdf, head('a.pdf'), { cookie, 'content-type': 'text/plain' })).status).toBe(415);
  expect((await send(pdf, head('a.pdf'), {})).status).toBe(401);
  const bytesAsCall = await fetch(`${host.address}/trpc/attachments.add`, { method: 'POST', body: 'x', headers: { ...typed, cookie } });
  expect(bytesAsCall.status).toBe(415);
  const asJson = { key: newKey(), body: { subject: 'request', subjectId: requestId, name: 'a.txt', content: { bytes: 'x' } } };
  const call = await fetch(`${host.address}/trpc/attachments.add`, {
    method: 'POST',
    body: JSON.stringify(asJson),
    headers: { 'content-type': 'application/json', 'x-counter': '1', cookie },
  });
  expect(call.status).toBe(400);
});

test('F114 too large is said, much too large is cut off, a retry makes one record', async () => {
  const cookie = await signedIn('frontDesk');
  const large = await send(Buffer.alloc(attachmentLimits.fileBytes + 1, 65), head('a.txt'), { cookie });
  expect([large.status, await codeOf(large)]).toEqual([400, 'fileTooLarge']);
  const huge = await send(Buffer.alloc(13 * 1_048_576, 65), head('a.txt'), { cookie }).then(
    ({ status }) => status,
    () => 'closed',
  );
  expect(['closed', 413]).toContain(huge);
  const key = newKey();
  const first = await idOf(await send(pdf, head('retry.pdf', key), { cookie }));
  expect(await idOf(await send(pdf, head('retry.pdf', key), { cookie }))).toBe(first);
  const other = await send(Buffer.concat([pdf, Buffer.from('\n')]), head('retry.pdf', key), { cookie });
  expect(await codeOf(other)).toBe('requestKeyReused');
  expect((await send(pdf, new URLSearchParams({ subject: 'nobody', subjectId: 'x' }), { cookie })).status).toBe(400);
});

test('F112 the desktop sends a file the same way', async () => {
  const ipc = fakeIpc(shop.app);
  const { contents } = ipc.newWindow();
  const input = { loginName: 'frontDesk', password: testPassword, seat: 'desk' };
  await ipc.invoke(contents, 'rpc', JSON.stringify({ type: 'mutation', path: 'auth.signIn', input }));
  const upload = async (bytes: unknown, query = Object.fromEntries(head('a.pdf'))) =>
    JSON.parse(String(await ipc.invoke(contents, 'upload', { head: query, bytes }))) as {
      result?: { data: { id: number } };
      error?: unknown;
    };
  expect((await upload(new Uint8Array(pdf))).result?.data.id).toBeGreaterThan(0);
  expect((await upload(new Uint8Array(pdf), { subject: 'x' })).error).toBeDefined();
  for (const bytes of ['text', null, 5, [1, 2]]) await expect(upload(bytes)).rejects.toThrow('malformed call');
  await expect(upload(new Uint8Array(13 * 1_048_576))).rejects.toThrow('malformed call');
  ipc.stop();
});
