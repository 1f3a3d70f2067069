import { countableStates } from '../../../shared/stocktake-lifecycle.ts';
import type { StocktakeLine } from '../../../shared/stocktakes.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { findCounters, findLines } from './stocktakes.repository.ts';
import type { FoundLine, StocktakeRecord } from './stocktakes.repository.ts';

type Shown = Pick<StocktakeRecord, 'id' | 'state' | 'isBlind' | 'recountFen'>;

/** Whoever counts blind gets no figure of the book before the counting is over. */
export function showsFigures({ state, isBlind }: Pick<StocktakeRecord, 'state' | 'isBlind'>): boolean {
  return isBlind === 0 || !countableStates.includes(state);
}

/** A first count that differs by more than the limit is counted a second time. */
export function isOverLimit({ round, differenceFen }: Pick<FoundLine, 'round' | 'differenceFen'>, recountFen: number): boolean {
  return round === 1 && Math.abs(differenceFen ?? 0) > recountFen;
}

export async function viewLines(db: Db | Tx, stocktake: Shown): Promise<readonly StocktakeLine[]> {
  const [found, counters] = [await findLines(db, stocktake.id), await findCounters(db, stocktake.id)];
  const byLine = Map.groupBy(counters, ({ lineId }) => lineId);
  const isShown = showsFigures(stocktake);
  // before the first round is over, a wish to recount would say that the quantity so far is not the book's
  const isRoundOver = found.every(({ round }) => round > 0);
  return found.map((line): StocktakeLine => {
    const { bookQty, expectedQty, differenceQty, differenceFen, round } = line;
    const names = (byLine.get(line.id) ?? []).filter((count) => count.round === round).map(({ displayName }) => displayName);
    return {
      id: line.id,
      itemId: line.itemId,
      code: line.code,
      barcode: line.barcode,
      name: line.name,
      spec: line.spec,
      unit: line.unit,
      packUnit: line.packUnit,
      packQty: line.packQty,
      placeId: line.placeId,
      placeCode: line.placeCode,
      placeName: line.placeName,
      holderName: line.holderName ?? '',
      lotNo: line.lotNo ?? '',
      condition: line.condition ?? '',
      round,
      countedQty: line.countedQty,
      countedAt: line.countedAt,
      counters: names.join('、'),
      wantsRecount: isRoundOver && isOverLimit(line, stocktake.recountFen),
      reason: line.reason,
      bookQty: isShown ? bookQty : null,
      movedQty: isShown && expectedQty !== null ? expectedQty - bookQty : null,
      expectedQty: isShown ? expectedQty : null,
      differenceQty: isShown ? differenceQty : null,
      differenceFen: isShown ? differenceFen : null,
    };
  });
}
