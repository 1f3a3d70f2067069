import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp } from '../../electron/app.ts';
import type { App } from '../../electron/context.ts';
import type { Engine } from '../../electron/db/engine.ts';
import { openPostgres } from '../../electron/db/postgres.ts';
import { openSqlite } from '../../electron/db/sqlite.ts';
import { keyStore } from '../../electron/platform/keys/key-store.ts';
import { keysOf } from '../../electron/platform/keys/keys.ts';
import { addCustomer } from '../support/counter.ts';
import { openShop } from '../support/shop.ts';
import { addPart, receive, storeId } from '../support/stock.ts';

/** The master secret of every shop here. */
const master = Buffer.alloc(20, 7);
export const faultKeys = keysOf(master);

/** What a client has to know of the shop to work in it. */
export interface ShopFacts {
  readonly customers: readonly number[];
  readonly items: readonly number[];
  /** A part of which there is none. */
  readonly lastItem: number;
  readonly store: number;
  readonly technicians: readonly number[];
  /** Milliseconds at which it was made. */
  readonly madeAt: number;
}

export interface FaultShop {
  readonly facts: ShopFacts;
  /** A data folder of its own with the same shop in it, sealed with the same key. */
  copy(name: string, below?: string): string;
  remove(): void;
}

const shopsBelow = '/dev/shm';

const ownFolders = new Set<string>();

/** Removes what runs left that ended before they could. */
function sweep(base: string): void {
  for (const name of process.platform === 'linux' ? readdirSync(base) : []) {
    const pid = /^counter-faults-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) rmSync(join(base, name), { recursive: true, force: true });
  }
}

/** A folder for the files of a harness: in memory where the system has that, since nothing here outlives the machine. */
export function workFolder(name: string, below = shopsBelow): string {
  const base = process.platform === 'linux' ? below : tmpdir();
  const own = join(base, `counter-faults-${process.pid}`);
  if (!ownFolders.has(own)) {
    ownFolders.add(own);
    sweep(base);
    mkdirSync(own, { recursive: true, mode: 0o755 });
    process.once('exit', () => rmSync(own, { recursive: true, force: true }));
  }
  return mkdtempSync(join(own, `${name}-`));
}

/** A small shop in a sealed file: people of each role who are signed in, customers, parts on the shelf. */
export async function makeShop(): Promise<FaultShop> {
  const folder = workFolder('shop');
  const data = join(folder, 'data');
  await giveKey(data);
  const { app, close } = await openApp({ dataFolder: data, log: () => {}, passwordCost: 10 });
  // filling begins with empty tables; whose data they are stays as the folder says
  const own = await app.engine.db.selectFrom('setting').selectAll().where('key', 'like', 'keys.%').execute();
  const facts = await fill(app);
  await app.engine.transaction((tx) => tx.insertInto('setting').values(own).execute());
  await close();
  return {
    facts,
    copy(name, below) {
      const made = join(workFolder(name, below), 'data');
      mkdirSync(made);
      for (const name of ['counter.db', 'shop.json']) copyFileSync(join(data, name), join(made, name));
      copyFileSync(`${data}.key`, `${made}.key`);
      return made;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Keeps the key of these shops for a data folder. */
export async function giveKey(dataFolder: string): Promise<void> {
  mkdirSync(dataFolder, { recursive: true });
  await keyStore(`${dataFolder}.key`).save(master);
}

export async function fill(app: App): Promise<ShopFacts> {
  const shop = await openShop(app.engine);
  const now = Date.now();
  shop.clock.now = now;
  await app.engine.transaction((tx) =>
    tx
      .updateTable('session')
      .set({ createdAt: now, lastSeenAt: now, expiresAt: now + 12 * 3_600_000 })
      .execute(),
  );
  const customers: number[] = [];
  for (let i = 0; i < 8; i++) customers.push(await addCustomer(shop, `顾客${String.fromCharCode(0x4e00 + i * 97)}`, `1380013800${i}`));
  const items: number[] = [];
  for (let i = 0; i < 4; i++) {
    items.push(await addPart(shop, { code: `P-${i}`, name: `配件${i}`, wantsOldPart: false }));
    await receive(shop, items[i] ?? 0, 100_000, 2_500);
  }
  const lastItem = await addPart(shop, { code: 'P-LAST', name: '最后一件', wantsOldPart: false });
  return { customers, items, lastItem, store: await storeId(shop), technicians: shop.technicians, madeAt: now };
}

/** The database of a data folder, or that of a server, as the program opens it. */
export function openEngine(where: { readonly dataFolder: string; readonly databaseUrl?: string | undefined }): Engine {
  return where.databaseUrl
    ? openPostgres({ url: where.databaseUrl, poolSize: 2 })
    : openSqlite({ file: join(where.dataFolder, 'counter.db'), key: faultKeys.database });
}

/** Removes the folder that `copy` made. */
export function removeCopy(dataFolder: string): void {
  rmSync(join(dataFolder, '..'), { recursive: true, force: true });
}
