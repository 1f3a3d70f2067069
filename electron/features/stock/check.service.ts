import type { StockCheck } from '../../../shared/stock.ts';
import type { ActorContext } from '../../context.ts';
import { countLedger, findDifferencesOf, findLotDifferences } from './check.repository.ts';
import type { Difference } from './check.repository.ts';

/** The same in slices, for the check of all projections at night. */
export const differencesOfItems = findDifferencesOf;

/** Items looked at in one statement: each is right in itself, and others are served between two. */
const atOnce = 64;
const mostNamed = 100;

/**
 * Rebuilds every balance, every closing of a month and every lot from the ledger and names those that differ (R-000-22, F62). Empty
 * differences: the books are right.
 */
export async function checkStock({ db }: ActorContext): Promise<StockCheck> {
  const { balances, moves, lastItem } = await countLedger(db);
  const differences: Difference[] = [...(await findLotDifferences(db, mostNamed))];
  for (let from = 1; from <= lastItem && differences.length < mostNamed; from += atOnce)
    differences.push(...(await findDifferencesOf(db, { from, to: from + atOnce - 1 }, mostNamed - differences.length)));
  return { balances, moves, differences };
}
