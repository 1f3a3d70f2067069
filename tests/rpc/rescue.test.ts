import { closeSync, cpSync, existsSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openApp } from '../../electron/app.ts';
import { takeBackup } from '../../electron/platform/backup/take.ts';
import { keyPathOf, keyStore } from '../../electron/platform/keys/key-store.ts';
import { openOrRescue } from '../../electron/rescue-host.ts';
import { temporaryFolder } from '../support/folders.ts';

/** Sealing, opening and checking a backup is deliberate work, on a busy machine too. */
const limit = 180_000;
let origin: Awaited<ReturnType<typeof makeShop>>;
beforeAll(async () => {
  origin = await makeShop();
}, limit);

/** A copy of the one shop, with its key and its backup. */
function shopWithBackup() {
  const dataFolder = join(temporaryFolder(), 'data');
  cpSync(origin.dataFolder, dataFolder, { recursive: true });
  cpSync(keyPathOf(origin.dataFolder), keyPathOf(dataFolder));
  return { dataFolder, databaseFile: join(dataFolder, 'counter.db'), keys: origin.keys };
}

/** A shop with one setting and a backup that holds it. */
async function makeShop() {
  const dataFolder = join(temporaryFolder(), 'data');
  const { app, close } = await openApp({ dataFolder, log: () => {} });
  await app.engine.transaction((tx) => tx.insertInto('setting').values({ key: 'kept', value: '"yes"', version: 1 }).execute());
  const databaseFile = join(dataFolder, 'counter.db');
  const { keys } = app;
  await takeBackup({ dataFolder, databaseFile, keys, reason: 'manual', now: app.now(), onStep: () => {} });
  await close();
  return { dataFolder, keys };
}

function zeroPages(file: string): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(3 * 4096), 0, 3 * 4096, 4096 * 5);
  closeSync(handle);
}

/** Starts as a host does, and gives the page's address once it is there. */
function start(dataFolder: string) {
  const { promise: address, resolve } = Promise.withResolvers<string>();
  const serve = async (server: Server) => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const at = server.address();
    resolve(`http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`);
  };
  const opened = openOrRescue({ dataFolder, keyStore: keyStore(keyPathOf(dataFolder)), log: () => {} }, serve);
  return { address, opened };
}

const get = async (address: string) => (await fetch(address)).text();
const post = async (address: string, path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${address}${path}`, { method: 'POST', body: new URLSearchParams(form), headers });
const field = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const chosen = (html: string) => ({ token: field(html, 'token'), id: field(html, 'id'), place: field(html, 'place') });

test(
  'F12 a damaged database: the page offers the backup, two clicks restore it, and the damaged file is kept',
  async () => {
    const { dataFolder, databaseFile } = shopWithBackup();
    zeroPages(databaseFile);
    const damaged = readFileSync(databaseFile);
    const { address: coming, opened } = start(dataFolder);
    const address = await coming;
    const list = await get(address);
    expect(list).toContain('数据文件已损坏');
    expect(await (await fetch(address, { headers: { 'accept-language': 'en-GB' } })).text()).toContain('The data file is damaged');
    // the folder is owned meanwhile: no second program meddles
    await expect(openApp({ dataFolder, log: () => {} })).rejects.toMatchObject({ code: 'databaseOwned' });
    const asked = await (await post(address, '/confirm', chosen(list))).text();
    expect(asked).toContain('确定用');
    expect(readFileSync(databaseFile).equals(damaged)).toBe(true);
    const done = await (await post(address, '/restore', chosen(asked))).text();
    expect(done).toContain('已恢复');
    const { app, close } = await opened;
    const kept = await app.engine.db.selectFrom('setting').select('value').where('key', '=', 'kept').execute();
    expect(kept).toEqual([{ value: '"yes"' }]);
    await close();
    const name = readdirSync(dataFolder).find((one) => one.startsWith('counter.damaged-') && one.endsWith('.db')) ?? '';
    expect(readFileSync(join(dataFolder, name)).equals(damaged)).toBe(true);
  },
  limit,
);

test(
  'F18 a database that is gone is not taken for a new shop; the backup brings it back',
  async () => {
    const { dataFolder, databaseFile } = shopWithBackup();
    rmSync(databaseFile);
    const { address: coming, opened } = start(dataFolder);
    const address = await coming;
    const list = await get(address);
    expect(list).toContain('数据文件不见了');
    await post(address, '/restore', chosen(list));
    const { close } = await opened;
    await close();
    expect(statSync(databaseFile).size).toBeGreaterThan(0);
  },
  limit,
);

test(
  'F125 without the key the printed code opens sound data; a wrong one changes nothing',
  async () => {
    const { dataFolder, databaseFile, keys } = shopWithBackup();
    rmSync(keyPathOf(dataFolder));
    const before = readFileSync(databaseFile);
    const { address: coming, opened } = start(dataFolder);
    const address = await coming;
    const token = field(await get(address), 'token');
    expect(await (await post(address, '/unlock', { token, code: 'ABCD' })).text()).toContain('恢复码不正确');
    expect(readFileSync(databaseFile).equals(before)).toBe(true);
    await post(address, '/unlock', { token, code: keys.recoveryCode });
    const { close } = await opened;
    await close();
    expect(existsSync(keyPathOf(dataFolder))).toBe(true);
  },
  limit,
);

test(
  'F97 F98 nobody else gets at the page: not by another origin, without its token, or for another file',
  async () => {
    const { dataFolder, keys } = shopWithBackup();
    rmSync(keyPathOf(dataFolder));
    const { address: coming, opened } = start(dataFolder);
    const address = await coming;
    const token = field(await get(address), 'token');
    const form = { token, code: keys.recoveryCode };
    expect((await post(address, '/unlock', { ...form, token: 'guessed' })).status).toBe(403);
    expect((await post(address, '/unlock', form, { origin: 'http://evil.example' })).status).toBe(421);
    expect((await fetch(`${address}/counter.db`)).status).toBe(404);
    expect((await fetch(address, { method: 'PUT' })).status).toBe(405);
    // it is still there for whoever sits at the machine
    await post(address, '/unlock', form);
    const { close } = await opened;
    await close();
  },
  limit,
);
