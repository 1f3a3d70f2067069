import { createItemInput } from '../../../shared/parts.ts';
import type { CreateItemInput } from '../../../shared/parts.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { addTerms } from '../../platform/search-terms.ts';
import { findTakenCodes, insertItems, insertPlace, itemTerms } from './items.repository.ts';
import { findPlaces } from './parts.repository.ts';

/** A part as a row of a stock list gives it; `place` by code or name, '' for the first store. */
export interface BulkPart extends Omit<CreateItemInput, 'placeId'> {
  readonly place: string;
}

/** Codes among these that the catalogue has already. */
export async function findKnownCodes(db: Db, codes: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set(await findTakenCodes(db, codes));
}

/** Writes several hundred parts at once, in the order of `rows`. A place nobody knows yet is made. */
export async function insertParts(
  tx: Tx,
  rows: readonly BulkPart[],
  now: number,
): Promise<readonly { readonly itemId: number; readonly placeId: number }[]> {
  const placeIds = await placesFor(
    tx,
    rows.map(({ place }) => place),
  );
  const facts = rows.map(({ place, code, barcode, name, spec, unit, kind, category, priceFen, costFen, minQty }) => {
    const known = { code, barcode, name, spec, unit, kind, category, priceFen, costFen, minQty };
    return createItemInput.parse({ ...known, placeId: placeIds.get(place) as number });
  });
  const ids = await insertItems(tx, facts, now);
  for (const [index, row] of facts.entries()) await addTerms(tx, 'item', ids[index] as number, itemTerms(row));
  return facts.map(({ placeId }, index) => ({ itemId: ids[index] as number, placeId }));
}

async function placesFor(tx: Tx, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>();
  const places = await findPlaces(tx);
  for (const name of new Set(names)) {
    const known = name === '' ? places[0] : (places.find(({ code }) => code === name) ?? places.find((place) => place.name === name));
    const id = known?.id ?? (await insertPlace(tx, { code: name, name }));
    if (id === undefined) throw new DomainError('codeTaken', { code: name });
    ids.set(name, id);
  }
  return ids;
}
