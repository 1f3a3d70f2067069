import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp } from '../../electron/app.ts';
import type { OpenedApp } from '../../electron/app.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { migrate } from '../../electron/db/migrate.ts';
import { pdf } from '../support/attachments.ts';
import { temporaryFolder } from '../support/folders.ts';
import { httpSeat, openHttp } from '../support/seats.ts';
import { workbookOf } from '../support/sheets.ts';
import { openShop, openingTime, testPassword } from '../support/shop.ts';

/** Stands in no file of ours, and takes no other form where texts are folded for a search. */
const marker = '翡翠鲸鱼灯塔';
const digits = '13907391357';
const told = [marker, digits];

/** Files of a folder in which a text stands, in any encoding that a viewer would try. */
function filesThatShow(folder: string, texts: readonly string[]): readonly string[] {
  const wanted = texts.flatMap((text) => [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
    Buffer.from(Buffer.from(text, 'utf8').toString('base64').replaceAll('=', '').slice(0, -2)),
    Buffer.from(JSON.stringify(text).replaceAll(/[^\u0000-\u007f]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)),
  ]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => path.includes(marker) || wanted.some((bytes) => readFileSync(path).includes(bytes)));
}

const dataFolder = join(temporaryFolder(), 'data');
let opened: OpenedApp;
let host: Awaited<ReturnType<typeof openHttp>>;
let staffSeat: ReturnType<typeof httpSeat>;
beforeAll(async () => {
  opened = await openApp({ dataFolder, now: () => openingTime, passwordCost: 10 });
  await openShop(opened.app.engine);
  host = await openHttp(opened.app);
  staffSeat = httpSeat(host.address);
  await staffSeat.client.auth.signIn.mutate({ loginName: 'supervisor', password: testPassword, seat: marker });
});
afterAll(async () => {
  await host.server.close();
  await opened.close();
});

let keys = 0;
const keyed = <Body>(body: Body) => ({ key: `key-of-a-test-${String(++keys).padStart(6, '0')}`, body });

/** Words in every kind of field, attachments, sheets on their way in, and what goes wrong with them. */
async function driveShop(): Promise<void> {
  const { client } = staffSeat;
  const { id: customerId } = await client.customers.create.mutate(
    keyed({
      name: marker,
      note: `备注${marker}`,
      region: marker,
      phones: [{ shownAs: digits }],
      contacts: [{ name: `${marker}经理` }],
      addresses: [{ text: `${marker}路1号` }],
    }),
  );
  const { id: requestId } = await client.requests.log.mutate(
    keyed({
      customerId,
      contactName: marker,
      phone: digits,
      address: `${marker}路1号`,
      content: `${marker}不制冷`,
      serviceWanted: marker,
      type: 'repair',
      branch: 'complaint',
      urgency: 'general',
      channel: 'phone',
      lodgedBy: 'customer',
      faultClass: 'electrical',
      promisedAt: openingTime + 7_200_000,
    } as const),
  );
  for (const [name, bytes] of [
    [`${marker}.txt`, Buffer.from(`${marker} ${digits}`)],
    [`${marker}.pdf`, Buffer.concat([pdf, Buffer.from(`% ${marker}`)])],
  ] as const) {
    const query = new URLSearchParams({ subject: 'request', subjectId: String(requestId), name, key: keyed(0).key });
    const headers = { 'content-type': 'application/octet-stream', 'x-counter': '1', cookie: staffSeat.cookie(), origin: host.address };
    const sent = await fetch(`${host.address}/files?${query.toString()}`, { method: 'POST', body: new Uint8Array(bytes), headers });
    expect(sent.status).toBe(200);
  }
  const sheet = await workbookOf([
    ['客户名称', '联系电话', '地址'],
    [`${marker}二号`, '13907391358', marker],
  ]);
  const piece = { fileName: `${marker}.xlsx`, index: 0, isLast: true } as const;
  const { uploadId } = await client.imports.upload.mutate({ ...piece, uploadId: null, base64: sheet.toString('base64') });
  const { mapping } = await client.imports.preview.query({ uploadId, target: 'customers' });
  await client.imports.run.mutate(keyed({ uploadId, target: 'customers', mapping, onError: 'skip' } as const));
  const csv = Buffer.from(`客户名称,联系电话\n${marker}三号,${digits}\n`).toString('base64');
  await client.imports.upload.mutate({ ...piece, fileName: `${marker}.csv`, uploadId: null, isLast: false, base64: csv });
  await client.customers.lookup.query({ query: marker });
}

/** Whatever is refused or fails, with the words in it. */
async function failShop(): Promise<void> {
  const { client } = staffSeat;
  await expect(client.auth.signIn.mutate({ loginName: marker, password: marker, seat: marker })).rejects.toThrow();
  await expect(client.customers.create.mutate(keyed({ name: marker, phones: [] }))).rejects.toThrow();
  const headers = { 'x-counter': '1', cookie: staffSeat.cookie(), origin: host.address };
  const asJson = { ...headers, 'content-type': 'application/json' };
  for (const body of [`{"key":"${marker}`, `{"${marker}":1}`, marker])
    await fetch(`${host.address}/trpc/customers.create`, { method: 'POST', body, headers: asJson });
  for (const path of [`/trpc/${marker}?input=${marker}`, `/trpc/customers.list?input=${marker}`, `/${marker}`, `/files/${marker}`])
    await fetch(`${host.address}${encodeURI(path)}`, { headers });
}

test('R-004-17 F125: whatever is typed, attached, imported or refused, no file of the shop shows it', async () => {
  await driveShop();
  await failShop();
  const rows = await opened.app.engine.db.selectFrom('customer').select('name').where('name', 'like', `${marker}%`).execute();
  expect(rows.map(({ name }) => name).sort()).toEqual([marker, `${marker}二号`]);
  const names = readdirSync(dataFolder, { recursive: true }).map(String);
  expect(names.filter((name) => name.startsWith('attachments/') && /[0-9a-f]{40}$/.test(name)).length).toBe(2);
  expect(names.filter((name) => name.startsWith('uploads/')).length).toBe(1);
  for (const name of ['counter.db-wal', 'log/counter.log']) expect(statSync(join(dataFolder, name)).size, name).toBeGreaterThan(0);
  expect(names).toContain('counter.db-shm');
  expect(filesThatShow(dataFolder, told)).toEqual([]);
});

test('negative control: a plain database, a plain upload and a talkative log are found, in either encoding', async () => {
  const folder = temporaryFolder();
  const engine = openSqlite({ file: join(folder, 'counter.db') });
  await migrate(engine);
  await openShop(engine);
  await engine.transaction((tx) => tx.insertInto('setting').values({ key: 'x', value: marker, version: 1 }).execute());
  writeFileSync(join(folder, 'upload'), Buffer.from(`name\n${digits}`, 'utf16le'));
  writeFileSync(join(folder, 'counter.log'), JSON.stringify({ base64: Buffer.from(`${marker}!`).toString('base64') }));
  writeFileSync(join(folder, 'clean'), 'nothing');
  const found = filesThatShow(folder, told).map((path) => path.slice(folder.length + 1));
  expect(found.filter((name) => !name.startsWith('counter.db')).sort()).toEqual(['counter.log', 'upload']);
  expect(found.some((name) => name.startsWith('counter.db'))).toBe(true);
  await engine.close();
});
