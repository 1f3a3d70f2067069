import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openApp } from '../electron/app.ts';
import { runningWork } from '../electron/platform/backup/running.ts';
import type { App } from '../electron/context.ts';
import { openFile } from '../electron/db/sqlite-file.ts';
import { databaseFile } from '../electron/db/open.ts';
import { restoreIntoFolder } from '../electron/features/backups/restore-folder.service.ts';
import { takeAndKeep } from '../electron/features/backups/backup-taking.service.ts';
import { putFile } from '../electron/features/attachments/attachment-store.ts';
import { filePath, placeAt } from '../electron/platform/backup/place.ts';
import { keyPathOf, keyStore } from '../electron/platform/keys/key-store.ts';
import { ownPlace } from '../shared/backups.ts';

/**
 * The restore drill (G9): fills a shop with so many megabytes, takes a backup, restores it into an empty folder as on a new machine, and
 * compares all tables row for row. `npm run restore-drill -- --megabytes 1000 --photos 200`
 */
const { values: args } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '100' },
    photos: { type: 'string', default: '50' },
    folder: { type: 'string', default: tmpdir() },
  },
});

/** A restore writes itself down, which goes into the chain, and ends sessions. */
const changedByRestore = new Set(['event', 'audit_entry', 'chain_block', 'chain_open', 'session', 'sqlite_sequence']);

const root = mkdtempSync(join(args.folder, 'restore-drill-'));
const say = (line: string) => process.stdout.write(`${line}\n`);
process.exitCode = 1;
try {
  await drill();
  process.exitCode = 0;
} finally {
  rmSync(root, { recursive: true, force: true });
}

async function drill(): Promise<void> {
  const [from, to] = [join(root, 'shop', 'data'), join(root, 'new-machine', 'data')];
  const shop = await openApp({ dataFolder: from, passwordCost: 10, log: () => {} });
  const { recoveryCode, database: key } = shop.app.keys;
  await timed('filled', () => fill(shop.app, Number(args.megabytes), Number(args.photos)));
  // one that the schedule has begun meanwhile is waited for
  while (runningWork(shop.app)) await setTimeout(200);
  const { id, database } = await timed('backup taken and read back', async () => (await takeAndKeep(shop.app, 'manual')).manifest, sizeOf);
  const place = placeAt(ownPlace, from);
  say(`database ${mb(database.bytes)} MB, backup file ${mb(statSync(filePath(place, id)).size)} MB`);
  const expected = await digestTables(shop.app, key);
  await shop.close();
  await timed(
    'restored into an empty folder',
    () => restoreIntoFolder({ dataFolder: to, place: place.root, id, recoveryCode, store: keyStore(keyPathOf(to)), now: Date.now }),
    () => database.bytes,
  );
  const opened = await timed('opened', () => openApp({ dataFolder: to, passwordCost: 10, log: () => {} }));
  const found = await digestTables(opened.app, key);
  await opened.app.engine.transaction(async () => {});
  await opened.close();
  const differing = Object.keys({ ...expected, ...found }).filter(
    (table) => expected[table] !== found[table] && !changedByRestore.has(table),
  );
  if (differing.length > 0) throw new Error(`tables differ after the restore: ${differing.join(', ')}`);
  say(
    `${Object.keys(expected).length} tables are the same row for row, but for ${[...changedByRestore].join(', ')}, in which the restore is written down`,
  );
}

async function timed<T>(what: string, work: () => Promise<T>, bytesOf?: (result: T) => number): Promise<T> {
  const began = performance.now();
  const result = await work();
  const seconds = (performance.now() - began) / 1000;
  const bytes = bytesOf?.(result);
  say(`${what}: ${seconds.toFixed(1)} s${bytes === undefined ? '' : `, ${(bytes / 1e6 / seconds).toFixed(0)} MB/s`}`);
  return result;
}

function sizeOf({ database }: { readonly database: { readonly bytes: number } }): number {
  return database.bytes;
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

/** A shop by its bulk: what matters here is how much there is, not what it says. */
async function fill(app: App, megabytes: number, photos: number): Promise<void> {
  const now = Date.now();
  await app.engine.transaction(async (tx) => {
    await tx
      .insertInto('shop')
      .values({
        id: 1,
        name: '演练店',
        phone: '',
        address: '',
        zone: 'Asia/Shanghai',
        language: 'zh-CN',
        lockAfterMin: 0,
        createdAt: now,
        version: 1,
      })
      .execute();
    await tx
      .insertInto('userAccount')
      .values({ loginName: 'drill', displayName: 'drill', staffId: null, passwordHash: '', disabledAt: null, createdAt: now, version: 1 })
      .execute();
  });
  const text = () => randomBytes(700).toString('base64');
  for (let written = 0, nth = 0; written < megabytes * 1e6; written += 100_000, nth++)
    await app.engine.transaction(async (tx) => {
      const rows = Array.from({ length: 100 }, (_, at) => ({ key: `drill-${nth}-${at}`, value: JSON.stringify(text()), version: 1 }));
      await tx.insertInto('setting').values(rows).execute();
    });
  const stored: string[] = [];
  for (let photo = 0; photo < photos; photo++) stored.push(await putFile(app, randomBytes(300_000)));
  await app.engine.transaction(async (tx) => {
    const { id: userId } = await tx.selectFrom('userAccount').select('id').executeTakeFirstOrThrow();
    for (const name of stored)
      await tx
        .insertInto('attachment')
        .values({
          ...{
            subject: 'shop',
            subjectId: 1,
            kind: 'photo',
            name: 'photo.jpg',
            mime: 'image/jpeg',
            caption: '',
            bytes: 300_000,
            thumbBytes: 0,
          },
          ...{ width: 1, height: 1, sha256: '', stored: name, thumb: '', at: now, userId, removedAt: null, removedBy: null, version: 1 },
        })
        .execute();
  });
}

/** Every table by a digest over all of its rows in order. */
async function digestTables(app: App, key: Buffer): Promise<Readonly<Record<string, string>>> {
  const handle = openFile(databaseFile(app.dataFolder), key, { readonly: true });
  try {
    const names = handle.prepare("select name from sqlite_schema where type = 'table' order by name").pluck().all() as string[];
    return Object.fromEntries(names.map((name) => [name, digestOf(handle, name)]));
  } finally {
    handle.close();
  }
}

function digestOf(handle: ReturnType<typeof openFile>, table: string): string {
  const hash = createHash('sha256');
  // the virtual tables of the full-text index have no columns of their own; their shadow tables are compared
  const columns = (handle.pragma(`table_info("${table}")`) as readonly { readonly name: string }[]).map(({ name }) => `"${name}"`);
  const isContentless = /using fts5/i.test(String(handle.prepare('select sql from sqlite_schema where name = ?').pluck().get(table)));
  if (isContentless) return 'index';
  // the latest time that was seen, and the rules by which clocks were counted, are noted as soon as the program is open
  const compared = table === 'setting' ? `where key not in ('care.clock', 'timersCountedBy')` : '';
  for (const row of handle.prepare(`select ${columns.join()} from "${table}" ${compared} order by ${columns.join()}`).raw().iterate())
    hash.update(JSON.stringify(row, (_, value: unknown) => (Buffer.isBuffer(value) ? value.toString('hex') : value)));
  return hash.digest('hex');
}
