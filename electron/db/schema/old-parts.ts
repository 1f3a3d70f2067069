import type { Generated } from 'kysely';
import type { EmptyEntryKind } from '../../../shared/empties.ts';
import type { OldPartClaimState, OldPartState } from '../../../shared/old-part-lifecycle.ts';
import type { OldPartWish } from '../../../shared/old-parts.ts';

/** Old parts 旧件 (B-19): units of one item that a slip got and that have one fate. What gets another fate becomes a line of its own. */
export interface OldPartTable {
  id: Generated<number>;
  workOrderId: number;
  /** The new part that took its place. */
  itemId: number;
  /** The technician who brings it. */
  staffId: number | null;
  issueDocumentId: number | null;
  qty: number;
  issuedAt: number;
  dueAt: number;
  state: OldPartState;
  stateAt: number;
  stateBy: number | null;
  lotNo: string;
  condition: string;
  receivedAt: number | null;
  receivedBy: number | null;
  receiptDocumentId: number | null;
  receiptMoveId: number | null;
  /** Why there is none, or what is to be said of its fate. */
  reason: string;
  /** Who bought it. */
  partner: string;
  supplierId: number | null;
  supplierCaseId: number | null;
  /** The move off the shelf of old parts, and the one that brought it into stock again. */
  fateMoveId: number | null;
  entryMoveId: number | null;
  /** As what it stands in stock again (R-004-60). */
  stockItemId: number | null;
  /** What it was sold for, or what making it usable again cost. */
  amountFen: number;
  version: Generated<number>;
}

/** What the customer wants done with the old parts of a slip (R-003-32). */
export interface OldPartWishTable {
  workOrderId: number;
  wish: OldPartWish;
  isShown: number;
  at: number;
  userId: number;
}

/** The supplier is to make good a part, and wants the old one for it. */
export interface OldPartClaimTable {
  id: Generated<number>;
  oldPartId: number;
  supplierId: number;
  supplierCaseId: number | null;
  state: OldPartClaimState;
  stateAt: number;
  dueOn: string;
  note: string;
  createdBy: number;
  createdAt: number;
  sentAt: number | null;
  sentBy: number | null;
  consignmentNo: string;
  answeredAt: number | null;
  answeredBy: number | null;
  answer: string;
  creditedFen: number;
  endReason: string;
  version: Generated<number>;
}

/** What a person has of an item that is given out against empties, in units: containers still out, and what may be issued. */
export interface EmptyAccountTable {
  staffId: number;
  itemId: number;
  heldQty: number;
  creditQty: number;
  changedAt: number;
}

/** What changed it. Append-only. */
export interface EmptyEntryTable {
  id: Generated<number>;
  staffId: number;
  itemId: number;
  kind: EmptyEntryKind;
  qty: number;
  documentId: number | null;
  workOrderId: number | null;
  reason: string;
  at: number;
  userId: number;
}
