import type { PlaceKind } from '../../../shared/stock.ts';
import type { Db, Tx } from '../../db/engine.ts';

export async function findPlaceKind(db: Db, id: number): Promise<PlaceKind | undefined> {
  const row = await db.selectFrom('place').select('kind').where('id', '=', id).where('isActive', '=', 1).executeTakeFirst();
  return row?.kind;
}

/** Where what somebody holds is booked. */
export async function findHolderPlace(db: Db, staffId: number): Promise<number | undefined> {
  const row = await db.selectFrom('place').select('id').where('staffId', '=', staffId).where('kind', '=', 'toolHolder').executeTakeFirst();
  return row?.id;
}

/** Makes it unless another seat was faster or the code is taken; ask {@link findHolderPlace} which. */
export async function insertHolderPlace(
  tx: Tx,
  place: { readonly staffId: number; readonly code: string; readonly name: string },
): Promise<number | undefined> {
  const made = await tx
    .insertInto('place')
    .values({ ...place, kind: 'toolHolder', isStocked: 1, isShelf: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id;
}

/** Who answers for a room (R-000-65). */
export async function findKeeper(db: Db, placeId: number): Promise<number | null> {
  const row = await db.selectFrom('place').select('keeperId').where('id', '=', placeId).executeTakeFirst();
  return row?.keeperId ?? null;
}
