import type { z } from 'zod';
import type { PlaceHolding, PlaceView, placeActiveInput, placeHoldingsInput, savePlaceInput } from '../../../shared/catalogue.ts';
import type { Page, Receipt } from '../../../shared/fields.ts';
import { toHalfWidth } from '../../../shared/text.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromTextCursor, toPage } from '../../platform/cursor.ts';
import { lockShop } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { insertPlace } from './items.repository.ts';
import {
  findHoldings,
  findPlaceCoded,
  findPlaceUse,
  findPlaceViews,
  isStaffAtWork,
  lockPlace,
  setPlaceInUse,
  updatePlace,
} from './places.repository.ts';
import type { PlaceChange } from './places.repository.ts';

/** Stores, spare units, units in repair and their bins (R-001-12), with keeper and what lies there. */
export async function listPlaceViews({ db }: ActorContext): Promise<readonly PlaceView[]> {
  return findPlaceViews(db);
}

export async function viewPlace({ db }: ActorContext, { id }: { readonly id: number }): Promise<PlaceView> {
  const [place] = await findPlaceViews(db, id);
  if (!place) throw new DomainError('notFound', { what: 'place', id });
  return place;
}

export async function listHoldings(
  { db }: ActorContext,
  { placeId, cursor, limit }: z.output<typeof placeHoldingsInput>,
): Promise<Page<PlaceHolding>> {
  return toPage(await findHoldings(db, placeId, fromTextCursor(cursor), limit + 1), limit, ({ code }) => [code]);
}

/**
 * A store with the one person who answers for it (R-000-22), or a bin of a store.
 * @throws DomainError `codeTaken`, `staleVersion`, `notFound`, `guardFailed`
 */
export async function savePlace(context: ActorContext, { id, version = 0, ...input }: z.output<typeof savePlaceInput>): Promise<Receipt> {
  const code = toHalfWidth(input.code).trim();
  return write(context, async ({ tx, record, touch }) => {
    await lockShop(tx);
    const owner = await findPlaceCoded(tx, code);
    if (owner !== undefined && owner !== id) throw new DomainError('codeTaken', { code, field: 'code' });
    const facts = { ...input, code, kind: await kindIn(tx, id, input) };
    if (facts.keeperId !== null && !(await isStaffAtWork(tx, facts.keeperId)))
      throw new DomainError('guardFailed', { guard: 'keeperGone', field: 'keeperId' });
    const before = id === undefined ? undefined : await requireOwnPlace(tx, { id, version });
    const savedId = before?.id ?? (await insertPlace(tx, facts));
    if (savedId === undefined) throw new DomainError('codeTaken', { code, field: 'code' });
    if (before) await updatePlace(tx, before.id, { ...facts, version: version + 1 });
    await record({
      subject: 'place',
      subjectId: savedId,
      kind: before ? 'changed' : 'created',
      data: { code, name: facts.name },
      ...(before && { changes: changesBetween<PlaceChange>(before as PlaceChange, facts) }),
    });
    touch('parts');
    return { id: savedId, version: before ? version + 1 : 1 };
  });
}

/** A bin is of its store's kind; a store with bins is no bin itself, so there are two levels. */
async function kindIn(
  tx: Tx,
  id: number | undefined,
  { kind, parentId }: Pick<PlaceChange, 'kind' | 'parentId'>,
): Promise<PlaceChange['kind']> {
  if (parentId === null) return kind;
  const [store] = await findPlaceViews(tx, parentId);
  if (!store || !store.isActive || store.parentId !== null)
    throw new DomainError('guardFailed', { guard: 'storeUnknown', field: 'parentId' });
  if (id !== undefined && (await findPlaceUse(tx, id)).bins > 0)
    throw new DomainError('guardFailed', { guard: 'storeHasBins', field: 'parentId' });
  return store.kind as PlaceChange['kind'];
}

/** Closes a place where nothing is left and nothing belongs, or opens it again. */
export async function setPlaceActive(
  context: ActorContext,
  { id, version, isActive }: z.output<typeof placeActiveInput>,
): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const place = await requireOwnPlace(tx, { id, version });
    const { stock, bins, homes } = await findPlaceUse(tx, id);
    if (!isActive && stock + bins + homes > 0)
      throw new DomainError('guardFailed', {
        guard: stock > 0 ? 'placeHasStock' : bins > 0 ? 'placeHasBins' : 'placeIsHome',
        count: stock || bins || homes,
      });
    if (isActive && place.parentId !== null && (await lockPlace(tx, place.parentId))?.isActive !== 1)
      throw new DomainError('guardFailed', { guard: 'storeUnknown' });
    await setPlaceInUse(tx, id, isActive ? 1 : 0, version + 1);
    await record({
      subject: 'place',
      subjectId: id,
      kind: isActive ? 'restored' : 'archived',
      data: { code: place.code, name: place.name },
      changes: { isActive: [place.isActive === 1, isActive] },
    });
    touch('parts');
    return { id, version: version + 1 };
  });
}

async function requireOwnPlace(tx: Tx, { id, version }: { readonly id: number; readonly version: number }) {
  const place = await lockPlace(tx, id);
  // the outer ends of movements and bags of technicians are not the shop's to rename here
  if (!place || !['store', 'unitsInRepair', 'spareUnits'].includes(place.kind)) throw new DomainError('notFound', { what: 'place', id });
  if (place.version !== version) throw new DomainError('staleVersion', { what: 'place', current: (await findPlaceViews(tx, id))[0] });
  return place;
}
