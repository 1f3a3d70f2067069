import { prorate } from '../../shared/money.ts';
import type { Bulk } from './bulk.ts';
import type { Journal, Numbers, User } from './journal.ts';
import { dayOf } from '../../shared/time.ts';
import { demoZone } from './shop.ts';

interface StocktakeOptions {
  readonly bulk: Bulk;
  readonly journal: Journal;
  readonly numbers: Numbers;
  readonly user: User;
  /** When the last movement was, and its number in the ledger. */
  readonly at: number;
  readonly moveId: number;
  readonly lines: readonly { readonly itemId: number; readonly placeId: number; readonly qty: number; readonly valueFen: number }[];
}

/** A cycle count of a few parts that is going on: some lines are counted, one of them again. */
export function addStocktake({ bulk, journal, numbers, user, at, moveId, lines }: StocktakeOptions): void {
  const day = dayOf(at, demoZone);
  const no = numbers.no('stocktake', 'PD', day.replaceAll('-', ''));
  bulk.add('stocktake', {
    kind: 'parts',
    mode: 'cycle',
    state: 'counting',
    ...{ id: 1, no, stateAt: at, chosen: '', note: '' },
    scope: JSON.stringify({ placeIds: [], classId: null, itemIds: lines.map(({ itemId }) => itemId) }),
    ...{ month: day.slice(0, 7), bookedOn: day, frozenMoveId: moveId, frozenAt: at, isBlind: 1, recountFen: 10_000, approvalFen: 100_000 },
    ...{ witnessId: null, witnessedAt: null, explainedBy: null, explainedAt: null, approvedBy: null, approvedAt: null },
    ...{ lockedBy: null, lockedAt: null, documentId: null, createdBy: user.id, createdAt: at, version: 5 },
  });
  for (const [nth, { itemId, placeId, qty, valueFen }] of lines.entries()) {
    const id = nth + 1;
    const isCounted = nth < lines.length / 2;
    const countedQty = nth === 1 ? Math.max(0, qty - 1) : qty;
    const differenceQty = countedQty - qty;
    const nothing = {
      round: 0,
      countedQty: null,
      countedAt: null,
      countedMoveId: null,
      expectedQty: null,
      differenceQty: null,
      differenceFen: null,
    };
    const differenceFen = qty === 0 ? 0 : prorate(valueFen, differenceQty, qty);
    const counted = { round: 1, countedQty, countedAt: at, countedMoveId: moveId, expectedQty: qty, differenceQty, differenceFen };
    bulk.add('stocktakeLine', {
      ...{ id, stocktakeId: 1, itemId, placeId, lotId: null, bookQty: qty, bookFen: valueFen, reason: '' },
      ...(isCounted ? counted : nothing),
    });
    if (isCounted) bulk.add('stocktakeCount', { lineId: id, userId: user.id, round: 1, qty: countedQty, moveId, at });
  }
  journal.record(at, user, 'stocktakes.create', 'stocktake', 1, 'frozen', { no, lines: lines.length, moveId });
  journal.record(at, user, 'stocktakes.countLine', 'stocktake', 1, 'countBegun');
}
