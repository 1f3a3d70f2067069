import type { LotRow } from '../../../shared/catalogue.ts';
import type { Db } from '../../db/engine.ts';

/** The batches or serial numbers of an item: those still there first, by the day on which they expire. */
export async function findLots(db: Db, itemId: number, limit: number): Promise<readonly LotRow[]> {
  const lots = await db
    .selectFrom('stockLot')
    .select(['id', 'no', 'expiresOn'])
    .where('itemId', '=', itemId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  if (lots.length === 0) return [];
  const balances = await db
    .selectFrom('lotBalance')
    .innerJoin('place', 'place.id', 'lotBalance.placeId')
    .innerJoin('stockLot', 'stockLot.id', 'lotBalance.lotId')
    .select(['lotBalance.lotId', 'lotBalance.placeId', 'place.name as placeName', 'lotBalance.qty'])
    .where('stockLot.itemId', '=', itemId)
    .where('lotBalance.qty', '>', 0)
    .orderBy('place.code')
    .execute();
  const order = ({ expiresOn, places }: LotRow) => `${places.length > 0 ? 0 : 1}${expiresOn || '9'}`;
  return lots
    .map((lot): LotRow => ({
      ...lot,
      places: balances.filter(({ lotId }) => lotId === lot.id).map(({ placeId, placeName, qty }) => ({ placeId, placeName, qty })),
    }))
    .toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : a.no < b.no ? -1 : 1));
}
