import type { Generated } from 'kysely';
import type { StocktakeState } from '../../../shared/stocktake-lifecycle.ts';
import type { CountedKind, StocktakeMode } from '../../../shared/stocktakes.ts';

/** Stocktake 盘点 (B-27, SM-10). Never deleted. */
export interface StocktakeTable {
  id: Generated<number>;
  no: string;
  kind: CountedKind;
  mode: StocktakeMode;
  state: StocktakeState;
  stateAt: number;
  /** What was chosen, as JSON: places, class, items. */
  scope: string;
  /** The same in words, as it was called then. */
  chosen: string;
  /** `YYYY-MM` of `bookedOn`. */
  month: string;
  /** Business day of the books that are counted. */
  bookedOn: string;
  /** The last movement that the frozen book holds; later ones are added in. */
  frozenMoveId: number;
  frozenAt: number;
  isBlind: number;
  /** The limits of the day on which it was begun. */
  recountFen: number;
  approvalFen: number;
  note: string;
  witnessId: number | null;
  witnessedAt: number | null;
  explainedBy: number | null;
  explainedAt: number | null;
  approvedBy: number | null;
  approvedAt: number | null;
  lockedBy: number | null;
  lockedAt: number | null;
  /** The paper of the adjustment. */
  documentId: number | null;
  createdBy: number;
  createdAt: number;
  version: number;
}

/** One item at one place, of one lot where it has lots. What was counted is a projection of `stocktake_count`. */
export interface StocktakeLineTable {
  id: Generated<number>;
  stocktakeId: number;
  itemId: number;
  placeId: number;
  lotId: number | null;
  bookQty: number;
  bookFen: number;
  round: number;
  countedQty: number | null;
  countedAt: number | null;
  /** The last movement before the count. */
  countedMoveId: number | null;
  /** Book and what moved between freeze and count. */
  expectedQty: number | null;
  differenceQty: number | null;
  /** The difference at average cost. */
  differenceFen: number | null;
  reason: string;
}

/** What one person counted of a line in a round, in all; the last entry of each person stands. Append-only. */
export interface StocktakeCountTable {
  id: Generated<number>;
  lineId: number;
  userId: number;
  round: number;
  qty: number;
  moveId: number;
  at: number;
}
