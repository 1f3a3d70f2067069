import type { BagLine, BagRow } from '../../../shared/staff-stock.ts';
import type { Db } from '../../db/engine.ts';

/** Technicians with what their bags hold, empty ones last; only the person `own`, if given. Who left is listed while the bag is not empty. */
export async function findBags(db: Db, own: number | null): Promise<readonly BagRow[]> {
  const people = await db
    .selectFrom('staff')
    .leftJoin('place', (join) => join.onRef('place.staffId', '=', 'staff.id').on('place.kind', '=', 'technician'))
    .select(['staff.id as staffId', 'staff.name', 'staff.isActive', 'place.id as placeId'])
    .where((eb) => eb.or([eb('staff.isActive', '=', 1), eb('place.id', 'is not', null)]))
    .$if(own !== null, (select) => select.where('staff.id', '=', own ?? 0))
    .orderBy('staff.name')
    .orderBy('staff.id')
    .limit(500)
    .execute();
  const sums = await db
    .selectFrom('stockBalance')
    .innerJoin('place', 'place.id', 'stockBalance.placeId')
    .select((eb) => ['place.staffId', eb.fn.countAll<number>().as('items'), eb.fn.sum<number>('stockBalance.valueFen').as('valueFen')])
    .where('place.kind', '=', 'technician')
    .where('stockBalance.qty', '>', 0)
    .groupBy('place.staffId')
    .execute();
  const sumOf = new Map(sums.map((row) => [row.staffId, row]));
  const oldest = new Map<number, number>();
  for (const { placeId, at } of await findLastIn(
    db,
    people.flatMap(({ placeId }) => (placeId === null ? [] : [placeId])),
  ))
    oldest.set(placeId, Math.min(at, oldest.get(placeId) ?? at));
  return people
    .map(({ isActive, ...person }) => {
      const sum = sumOf.get(person.staffId);
      const oldestAt = (person.placeId !== null && oldest.get(person.placeId)) || null;
      return { ...person, isActive, items: Number(sum?.items ?? 0), valueFen: Number(sum?.valueFen ?? 0), oldestAt };
    })
    .filter(({ isActive, items }) => isActive === 1 || items > 0)
    .map(({ isActive: _isActive, ...person }) => person)
    .toSorted((a, b) => Number(a.items === 0) - Number(b.items === 0));
}

/** When each item that lies in these places last came there. */
async function findLastIn(db: Db, placeIds: readonly number[]) {
  if (placeIds.length === 0) return [];
  const rows = await db
    .selectFrom('stockBalance')
    .innerJoin('stockMove', (join) =>
      join.onRef('stockMove.itemId', '=', 'stockBalance.itemId').onRef('stockMove.toPlaceId', '=', 'stockBalance.placeId'),
    )
    .select((eb) => ['stockBalance.placeId', 'stockBalance.itemId', eb.fn.max('stockMove.at').as('at')])
    .where('stockBalance.placeId', 'in', placeIds)
    .where('stockBalance.qty', '>', 0)
    .groupBy(['stockBalance.placeId', 'stockBalance.itemId'])
    .execute();
  return rows.map((row) => ({ ...row, at: Number(row.at) }));
}

/** What lies in a bag, by code. */
export async function findBagLines(db: Db, placeId: number): Promise<readonly BagLine[]> {
  const rows = await db
    .selectFrom('stockBalance')
    .innerJoin('item', 'item.id', 'stockBalance.itemId')
    .select([
      'item.id as itemId',
      'item.code',
      'item.name',
      'item.spec',
      'item.unit',
      'item.packUnit',
      'item.packQty',
      'item.placeId as homePlaceId',
      'item.tracking',
      'stockBalance.qty',
      'stockBalance.valueFen',
    ])
    .where('stockBalance.placeId', '=', placeId)
    .where('stockBalance.qty', '>', 0)
    .orderBy('item.code')
    .limit(1000)
    .execute();
  const since = new Map((await findLastIn(db, [placeId])).map(({ itemId, at }) => [itemId, at]));
  return rows.map((row) => ({ ...row, since: since.get(row.itemId) ?? 0 }));
}
