import { createItemInput } from '../../../shared/parts.ts';
import type { ClassAxis, CreateItemInput } from '../../../shared/parts.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { addTerms } from '../../platform/search-terms.ts';
import { supplierIdsFor } from '../suppliers/suppliers.service.ts';
import { findClasses } from './classes.repository.ts';
import { findTakenCodes, insertItems, insertPlace, itemTerms } from './items.repository.ts';
import { findPlaces } from './parts.repository.ts';
import { insertPrices } from './prices.repository.ts';
import { firstPrices } from './prices.service.ts';

/** A part as a row of a stock list gives it; `place` by code or name, '' for the first store. */
export interface BulkPart extends Omit<
  CreateItemInput,
  'placeId' | 'code' | 'supplierId' | 'useClassId' | 'functionClassId' | 'structureClassId'
> {
  readonly code: string;
  readonly place: string;
  /** Codes or names of classes, '' for none; those that nobody knows are refused before. */
  readonly classes: Readonly<Record<ClassAxis, string>>;
  /** Name; one nobody knows yet is written down. */
  readonly supplier: string;
}

/** Codes among these that the catalogue has already. */
export async function findKnownCodes(db: Db, codes: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set(await findTakenCodes(db, codes));
}

/** The id of a class by its code or its name. */
export async function findClassIds(db: Db): Promise<(axis: ClassAxis, named: string) => number | undefined> {
  const classes = await findClasses(db);
  return (axis, named) => {
    const own = classes.filter((one) => one.axis === axis && one.isActive);
    return (own.find(({ code }) => code === named.toUpperCase()) ?? own.find(({ name }) => name === named))?.id;
  };
}

/** Writes several hundred parts at once, in the order of `rows`. A place nobody knows yet is made. */
export async function insertParts(
  tx: Tx,
  rows: readonly BulkPart[],
  { now, userId, today }: { readonly now: number; readonly userId: number; readonly today: string },
): Promise<readonly { readonly itemId: number; readonly placeId: number }[]> {
  const placeIds = await placesFor(
    tx,
    rows.map(({ place }) => place),
  );
  const classOf = await findClassIds(tx);
  const supplierIds = await supplierIdsFor(
    tx,
    rows.map(({ supplier }) => supplier),
    now,
  );
  const facts = rows.map(
    ({ place, classes, supplier, code, barcode, name, spec, unit, kind, category, priceFen, costFen, minQty, ...row }) => {
      const { packUnit, packQty, isHighValue, tracking, leadDays, safetyQty } = row;
      return createItemInput.parse({
        ...{ code, barcode, name, spec, unit, kind, category, priceFen, costFen, minQty },
        ...{ packUnit, packQty, isHighValue, tracking, leadDays, safetyQty },
        placeId: placeIds.get(place) as number,
        supplierId: supplierIds.get(supplier) ?? null,
        useClassId: classOf('use', classes.use) ?? null,
        functionClassId: classOf('function', classes.function) ?? null,
        structureClassId: classOf('structure', classes.structure) ?? null,
      });
    },
  );
  const ids = await insertItems(tx, facts, now);
  await insertPrices(
    tx,
    facts.flatMap((row, index) => firstPrices(row, { itemId: ids[index] as number, fromOn: today, userId, at: now })),
  );
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
