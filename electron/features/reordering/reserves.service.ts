import type { ReserveRow, ReserveScope } from '../../../shared/reordering.ts';
import { isReserveShort, reserveTenths } from '../../../shared/reordering.ts';
import { dayOf } from '../../../shared/time.ts';
import type { App, ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { readZone } from '../../platform/settings.ts';
import { usingKinds } from '../../db/stock-use.ts';
import { findAllPlaces, findConsumableStock, findConsumables, findOpenShortages } from './reordering.repository.ts';
import { readReorderSettings, windowOf } from './reordering.service.ts';
import { findFlows } from './use.repository.ts';
import type { Flow } from './use.repository.ts';

type Place = Awaited<ReturnType<typeof findAllPlaces>>[number];

/** How long consumables last in each store, or in each technician's bag (R-000-35); what runs short first. */
export async function listReserves({ app, db, now }: ActorContext): Promise<readonly ReserveRow[]> {
  const rows = await readReserves(db, app, now);
  return rows.toSorted((a, b) => (a.tenths ?? Infinity) - (b.tenths ?? Infinity));
}

/** The same in the order of places and codes, for whoever acts on it. */
export async function readReserves(db: Db, app: App, now: number): Promise<readonly ReserveRow[]> {
  const { windowDays, reserveDays, reservePer } = await readReorderSettings(db);
  const span = windowOf(dayOf(now, await readZone(app, db)), windowDays);
  const places = groupsOf(await findAllPlaces(db), reservePer);
  const used = usedBy(places, await findFlows(db, 'consumable', span));
  const stock = new Map<string, number>();
  for (const { itemId, placeId, qty } of await findConsumableStock(db)) {
    const group = places.groupOf(placeId);
    if (group !== undefined) add(stock, keyOf(group, itemId), qty);
  }
  const open = new Map((await findOpenShortages(db)).map((one) => [keyOf(one.placeId, one.itemId), one.materialRequestId]));
  const items = await findConsumables(db);
  return places.named.flatMap(({ id: placeId, name: placeName }) =>
    items.flatMap((item) => {
      const key = keyOf(placeId, item.itemId);
      const [stockQty, use] = [stock.get(key) ?? 0, Math.max(0, used.get(key) ?? 0)];
      if (stockQty === 0 && use === 0) return [];
      const facts = { stockQty, used: use, windowDays };
      const tenths = reserveTenths(stockQty, use, windowDays);
      const isShort = isReserveShort(stockQty, use, windowDays, reserveDays);
      return [{ ...item, placeId, placeName, ...facts, tenths, isShort, materialRequestId: open.get(key) ?? null }];
    }),
  );
}

interface Groups {
  /** The stores or bags, by code. */
  readonly named: readonly Place[];
  readonly scope: ReserveScope;
  /** The store that a place belongs to, or the bag that it is. */
  groupOf(placeId: number): number | undefined;
  /** The bag of a technician. */
  bagOf(staffId: number | null): number | undefined;
  isUsing(placeId: number): boolean;
  isBag(placeId: number): boolean;
}

const using: ReadonlySet<string> = new Set(usingKinds);

function groupsOf(places: readonly Place[], scope: ReserveScope): Groups {
  const byId = new Map(places.map((place) => [place.id, place]));
  const bags = new Map(
    places.flatMap(({ id, kind, staffId }) => (kind === 'technician' && staffId !== null ? [[staffId, id] as const] : [])),
  );
  const isBag = (id: number) => byId.get(id)?.kind === 'technician';
  const storeOf = (id: number): number | undefined => {
    let place = byId.get(id);
    if (place?.kind !== 'store') return undefined;
    // A bin of a bin belongs to the same store; a circle ends after as many steps as there are places.
    for (let step = 0; step < places.length && place.parentId !== null; step++) place = byId.get(place.parentId) ?? place;
    return place.id;
  };
  return {
    scope,
    named: places.filter(({ id, isActive }) => isActive === 1 && (scope === 'store' ? storeOf(id) === id : isBag(id))),
    groupOf: (id) => (scope === 'store' ? storeOf(id) : isBag(id) ? id : undefined),
    bagOf: (staffId) => (staffId === null ? undefined : bags.get(staffId)),
    isUsing: (id) => using.has(byId.get(id)?.kind ?? ''),
    isBag,
  };
}

/**
 * What was used of each item, by store or bag, less what came back. What a store gives into a bag leaves it for use; what is handed to a
 * technician without going through the bag is the technician's use all the same.
 */
function usedBy({ scope, groupOf, bagOf, isUsing, isBag }: Groups, flows: readonly Flow[]): ReadonlyMap<string, number> {
  const used = new Map<string, number>();
  const takes = (placeId: number) => isUsing(placeId) || (scope === 'store' && isBag(placeId));
  for (const { itemId, fromPlaceId, toPlaceId, staffId, qty } of flows) {
    const isOut = takes(toPlaceId) && !isUsing(fromPlaceId);
    const isBack = takes(fromPlaceId) && !isUsing(toPlaceId);
    if (isOut === isBack) continue;
    const group = groupOf(isOut ? fromPlaceId : toPlaceId) ?? (scope === 'technician' ? bagOf(staffId) : undefined);
    if (group !== undefined) add(used, keyOf(group, itemId), isOut ? qty : -qty);
  }
  return used;
}

function keyOf(placeId: number, itemId: number): string {
  return `${placeId}/${itemId}`;
}

function add(sums: Map<string, number>, key: string, qty: number): void {
  sums.set(key, (sums.get(key) ?? 0) + qty);
}
