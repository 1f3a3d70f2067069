import type { App } from '../context.ts';
import type { Db, Tx } from '../db/engine.ts';
import type { ShopTable } from '../db/schema/foundation.ts';
import { DomainError } from '../errors.ts';

/** How long another host's change to the same database may stay unseen here. */
const maxAgeMs = 5_000;

interface Kept {
  shop: ShopTable | undefined;
  readAt: number;
  /** Counts changes, so that a read which began before a change is not kept after it. */
  changes: number;
}

const keptOf = new WeakMap<App, Kept>();

/**
 * The shop's own record, kept in memory until a `settings` topic says that it changed: every document number asks for the zone.
 * Inside a transaction, pass its `tx`.
 * @throws DomainError `setupNeeded` before the first-run set-up.
 */
export async function readShop(app: App, db: Db = app.engine.db): Promise<Readonly<ShopTable>> {
  const kept = keptFor(app);
  const age = app.now() - kept.readAt;
  if (kept.shop && age >= 0 && age < maxAgeMs) return kept.shop;
  const { changes } = kept;
  const readAt = app.now();
  const shop = await db.selectFrom('shop').selectAll().where('id', '=', 1).executeTakeFirst();
  if (!shop) throw new DomainError('setupNeeded');
  if (changes === kept.changes) Object.assign(kept, { shop, readAt });
  return shop;
}

/** IANA zone in which the shop's days begin. Costs nothing once known. */
export async function readZone(app: App, db: Db = app.engine.db): Promise<string> {
  return (await readShop(app, db)).zone;
}

/** What is seldom changed and must not be changed by two at once (number ranges, layouts, names of suppliers) waits here for its turn. */
export async function lockShop(tx: Tx): Promise<void> {
  await tx.selectFrom('shop').select('id').forUpdate().execute();
}

/** A setting of the shop, or `fallback` while nobody has set it. */
export async function readSetting<T>(db: Db, key: string, fallback: T): Promise<T> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row ? (JSON.parse(row.value) as T) : fallback;
}

/** Sets it for the whole shop. */
export async function putSetting(tx: Tx, key: string, value: unknown): Promise<void> {
  await tx
    .insertInto('setting')
    .values({ key, value: JSON.stringify(value), version: 1 })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({ value: JSON.stringify(value), version: eb('setting.version', '+', 1) })),
    )
    .execute();
}

function keptFor(app: App): Kept {
  const known = keptOf.get(app);
  if (known) return known;
  const kept: Kept = { shop: undefined, readAt: 0, changes: 0 };
  keptOf.set(app, kept);
  app.bus.subscribe((topics) => {
    if (!topics.includes('settings')) return;
    kept.shop = undefined;
    kept.changes++;
  });
  return kept;
}
