import { loadCatalogue } from '../../../shared/i18n/index.ts';
import { translate } from '../../../shared/i18n/translate.ts';
import { mostRequestLines } from '../../../shared/material-requests.ts';
import { isReserveShort, reserveGap } from '../../../shared/reordering.ts';
import type { ReserveRow } from '../../../shared/reordering.ts';
import type { ActorContext, App } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import type { Topic } from '../../platform/bus.ts';
import { keepDoing } from '../../platform/rounds.ts';
import { lockShop, readShop } from '../../platform/settings.ts';
import type { Write } from '../../platform/write.ts';
import { addAlertNow, settleAlertsAbout } from '../alerts/alerts.service.ts';
import { draftRequest } from '../material-requests/new-requests.service.ts';
import { findOnOrder } from './on-order.repository.ts';
import {
  findAllPlaces,
  findKeepers,
  findOpenShortages,
  findPackSizes,
  insertOwnHappening,
  insertShortages,
  settleShortages,
} from './reordering.repository.ts';
import { readReorderSettings } from './reordering.service.ts';
import { readReserves } from './reserves.service.ts';

const everyMs = 60 * 60_000;

/**
 * R-000-35: consumables that last for fewer days than they should are told of once, and what is missing is asked for by a drafted material
 * request; what lasts again is settled. The shop's row makes two hosts do it one after the other. @returns how many ran short.
 */
export async function keepReserve(app: App): Promise<number> {
  const now = app.now();
  const topics = new Set<Topic>();
  const fresh = await app.engine.transaction(async (tx) => {
    topics.clear();
    await lockShop(tx);
    const w: Write = {
      tx,
      record: (happening) => insertOwnHappening(tx, now, happening),
      touch: (...names) => names.forEach((name) => topics.add(name)),
    };
    const rows = await readReserves(tx, app, now);
    const open = await findOpenShortages(tx);
    await settleRestored(w, { app, now }, rows, open);
    const known = new Set(open.map(keyOf));
    const short = rows.filter((row) => row.isShort && !known.has(keyOf(row)));
    if (short.length > 0) await tellOf(w, { app, now }, short);
    return short.length;
  });
  if (topics.size > 0) app.bus.publish([...topics]);
  return fresh;
}

/** Looks soon after the start and once an hour while the host runs. @returns a function that ends it and waits for a round under way. */
export function keepReserves(app: App): () => Promise<void> {
  return keepDoing(app, { what: 'the look at reserves of consumables', firstMs: 10_000, everyMs, turn: 'reserves' }, () =>
    keepReserve(app),
  );
}

type Here = Pick<ActorContext, 'app' | 'now'>;
type Shortage = Awaited<ReturnType<typeof findOpenShortages>>[number];

/** What lasts long enough again, and what is no longer looked at because its place or the setting changed. */
async function settleRestored(w: Write, { now }: Here, rows: readonly ReserveRow[], open: readonly Shortage[]): Promise<void> {
  const short = new Set(rows.filter(({ isShort }) => isShort).map(keyOf));
  const ended = open.filter((one) => !short.has(keyOf(one)));
  if (ended.length === 0) return;
  await settleShortages(
    w.tx,
    ended.map(({ id }) => id),
    now,
  );
  for (const { said } of ended) await settleAlertsAbout(w.tx, ['reserveShort'], JSON.parse(said) as Record<string, unknown>, now);
  w.touch('alerts', 'parts', 'home');
}

async function tellOf(w: Write, here: Here, short: readonly ReserveRow[]): Promise<void> {
  const drafts = await draftFor(w, here, short);
  const rows = short.map((row) => ({ ...row, said: saidOf(row) }));
  await insertShortages(
    w.tx,
    rows.map((row) => ({
      itemId: row.itemId,
      placeId: row.placeId,
      stockQty: row.stockQty,
      usedQty: row.used,
      windowDays: row.windowDays,
      materialRequestId: drafts.get(keyOf(row)) ?? null,
      said: JSON.stringify(row.said),
      at: here.now,
    })),
  );
  for (const { itemId, name, unit, placeName, stockQty, tenths, said } of rows) {
    await addAlertNow(w.tx, here, { kind: 'reserveShort', role: 'storekeeper', data: said });
    await w.record({
      subject: 'item',
      subjectId: itemId,
      kind: 'reserveShort',
      data: { item: name, unit, place: placeName, qty: stockQty, tenths },
    });
  }
  w.touch('alerts', 'parts', 'home');
}

/** One draft for each store or bag, by its keeper or the storekeeper; what is on order already is not asked for again. @returns ids by item and place. */
async function draftFor(w: Write, here: Here, short: readonly ReserveRow[]): Promise<ReadonlyMap<string, number>> {
  const made = new Map<string, number>();
  const { reserveDays } = await readReorderSettings(w.tx);
  const onOrder = new Map(await findOnOrder(w.tx));
  const packs = await findPackSizes(w.tx);
  const lines = short.flatMap((row) => {
    const coming = onOrder.get(row.itemId) ?? 0;
    if (!isReserveShort(row.stockQty + coming, row.used, row.windowDays, reserveDays)) {
      // What is on its way is counted for one place only.
      onOrder.set(row.itemId, 0);
      return [];
    }
    return [{ row, qty: reserveGap(row.stockQty + coming, row.used, row.windowDays, reserveDays, packs.get(row.itemId) ?? 1) }];
  });
  const people = await keepersOf(w.tx);
  const reason = await reasonOf(here, reserveDays);
  for (const placeId of new Set(lines.map(({ row }) => row.placeId))) {
    const actor = people(placeId);
    if (!actor) continue;
    const ofPlace = lines.filter(({ row }) => row.placeId === placeId);
    for (let at = 0; at < ofPlace.length; at += mostRequestLines) {
      const part = ofPlace.slice(at, at + mostRequestLines);
      const { id } = await draftRequest(w, contextOf(here, w.tx, actor), draftOf(actor.staffId, reason, part), { isAutomatic: true });
      for (const { row } of part) made.set(keyOf(row), id);
    }
  }
  return made;
}

function draftOf(applicantId: number, reason: string, lines: readonly { readonly row: ReserveRow; readonly qty: number }[]) {
  return {
    applicantId,
    path: 'factory' as const,
    purpose: 'reserve' as const,
    workOrderId: null,
    reason,
    buyReason: null,
    neededOn: '',
    lines: lines.map(({ row: { itemId, placeName }, qty }) => ({ itemId, name: '', spec: '', unit: '', qty, note: placeName })),
  };
}

type Keeper = Awaited<ReturnType<typeof findKeepers>>[number];

/** Who writes the request: the keeper of the store, whose bag it is, or whoever keeps the store at large. */
async function keepersOf(tx: Tx): Promise<(placeId: number) => Keeper | undefined> {
  const keepers = await findKeepers(tx);
  const places = new Map((await findAllPlaces(tx)).map((place) => [place.id, place]));
  return (placeId) => {
    const { keeperId = null, staffId = null } = places.get(placeId) ?? {};
    const named = keepers.find((one) => one.staffId === (keeperId ?? staffId)) ?? keepers[0];
    return named && staffId !== null ? { ...named, staffId } : named;
  };
}

async function reasonOf({ app }: Here, days: number): Promise<string> {
  return translate(await loadCatalogue((await readShop(app)).language), 'reordering.reserve.draftReason', { days });
}

function contextOf({ app, now }: Here, tx: Tx, { userId, displayName, staffId, role }: Keeper): ActorContext {
  const actor = { userId, sessionId: 0, displayName, roles: [role], staffId };
  const procedure = 'reordering.keepReserves';
  return { app, db: tx, now, actor, procedure, requestKey: undefined, bodyHash: '', carrier: { token: undefined, set: () => {} } };
}

function saidOf({ itemId, code, name, placeName }: ReserveRow) {
  return { about: { subject: 'item', subjectId: itemId, no: `${code} ${name} · ${placeName}` } };
}

function keyOf({ itemId, placeId }: { readonly itemId: number; readonly placeId: number }): string {
  return `${placeId}/${itemId}`;
}
