import type { Generated } from 'kysely';
import type { ReplacementCause, ReplacementState } from '../../../shared/replacements.ts';

/** A piece that is supplied once more or in exchange 补换件 (B-20): what, why, how many, whose fault, approved by whom. */
export interface ReplacementTable {
  id: Generated<number>;
  no: string;
  workOrderId: number;
  /** The job of the slip; a second piece for the same job warns (R-000-40). */
  requestId: number;
  itemId: number;
  qty: number;
  cause: ReplacementCause;
  reason: string;
  responsibleId: number;
  /** Which one of its job it is. */
  nth: number;
  state: ReplacementState;
  decidedAt: number | null;
  decidedBy: number | null;
  decisionNote: string;
  createdBy: number;
  createdAt: number;
  version: Generated<number>;
}
