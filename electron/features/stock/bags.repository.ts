import type { PlaceKind } from '../../../shared/stock.ts';
import type { ItemKind } from '../../../shared/parts.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { preparedList } from '../../db/prepared.ts';

export interface Technician {
  readonly id: number;
  readonly name: string;
}

/** Somebody of the shop's staff who works there still. */
export async function findActiveStaff(db: Db, id: number): Promise<Technician | undefined> {
  return db.selectFrom('staff').select(['id', 'name']).where('id', '=', id).where('isActive', '=', 1).executeTakeFirst();
}

export async function findStaff(db: Db, id: number): Promise<Technician | undefined> {
  return db.selectFrom('staff').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
}

/** The place that is a person's bag. */
export async function findBag(db: Db, staffId: number): Promise<number | undefined> {
  const row = await db.selectFrom('place').select('id').where('staffId', '=', staffId).where('kind', '=', 'technician').executeTakeFirst();
  return row?.id;
}

/** Makes a bag unless another seat was faster or the code is taken; ask {@link findBag} which. */
export async function insertBag(
  tx: Tx,
  bag: { readonly staffId: number; readonly code: string; readonly name: string },
): Promise<number | undefined> {
  const made = await tx
    .insertInto('place')
    .values({ ...bag, kind: 'technician', isStocked: 1, isShelf: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id;
}

const kindsOfItems = preparedList((db, ids) => db.selectFrom('item').select(['id', 'kind']).where('id', 'in', ids));

export async function findItemKinds(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, ItemKind>> {
  return new Map((await kindsOfItems(db, ids)).map(({ id, kind }) => [id, kind]));
}

const kindsOfPlaces = preparedList((db, ids) =>
  db.selectFrom('place').select(['id', 'kind', 'name', 'staffId', 'isStocked', 'isActive']).where('id', 'in', ids),
);

export interface PlaceFacts {
  readonly id: number;
  readonly kind: PlaceKind;
  readonly name: string;
  readonly staffId: number | null;
  readonly isStocked: number;
  readonly isActive: number;
}

export async function findPlaceFacts(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, PlaceFacts>> {
  return new Map((await kindsOfPlaces(db, ids)).map((row) => [row.id, row]));
}
