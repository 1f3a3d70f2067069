import type { Generated } from 'kysely';
import type { SpareOutcome } from '../../../shared/spares.ts';

/** A consumable that lasts for fewer days than it should, at one store or in one bag (R-000-35). Open while `settledAt` is null. */
export interface ReserveShortageTable {
  id: Generated<number>;
  itemId: number;
  placeId: number;
  stockQty: number;
  usedQty: number;
  windowDays: number;
  /** The draft that was made for it. */
  materialRequestId: number | null;
  /** What its alert says, as JSON: by this it is settled. */
  said: string;
  at: number;
  settledAt: number | null;
}

/** A spare whose need was confirmed for a job (R-002-73, R-002-83). */
export interface SpareNeedTable {
  id: Generated<number>;
  requestId: number;
  itemId: number;
  qty: number;
  /** It lay on a shelf when the need was confirmed: it is handed out, else it is shipped. */
  isInStock: number;
  neededAt: number;
  neededBy: number;
  outcome: SpareOutcome | '';
  endedAt: number | null;
  endedBy: number | null;
  /** The paper with which it left the shelf. */
  documentId: number | null;
  carrier: string;
  trackingNo: string;
  reason: string;
  version: Generated<number>;
}
