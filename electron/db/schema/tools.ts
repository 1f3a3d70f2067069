import type { Generated } from 'kysely';
import type { ToolPurchaseState } from '../../../shared/tool-purchase-lifecycle.ts';
import type { DamageDecision } from '../../../shared/tool-life.ts';
import type { LossCause, LossState, RepairState, ScrapState } from '../../../shared/tool-losses.ts';
import type { ToolCondition, ToolFate, ToolIssueReason, ToolPayer, ToolState } from '../../../shared/tools.ts';

/** What an item of the kind `tool` has besides (B-21): one row per such item. */
export interface ToolKindTable {
  itemId: number;
  /** Months that it must live (R-000-79); null: exchanged old for new only. */
  lifeMonths: number | null;
  /** Original price 原价, which a loss is counted from (R-000-74); the purchase price is the item's cost. */
  originalFen: number;
  /** Deposit that a receiver pays (R-000-76); 0: none. */
  depositFen: Generated<number>;
  /** Nobody gets a second one without handing in the first (R-000-41). */
  isOnce: number;
  /** The holder's share of a repair after normal use, in per cent (R-000-77); null: the company pays all. */
  holderPercent: number | null;
  /** What it is for and not for; stands on the issue note (R-000-73). */
  useRange: string;
  /** Who buys it (R-000-75). */
  payer: ToolPayer;
}

/** A tool with a number of its own (R-000-69): one row per lot of such a kind. `state` follows its place (SM-08). */
export interface ToolTable {
  lotId: number;
  no: string;
  itemId: number;
  /** Managing person 管理负责人 (R-000-68), a member of staff. */
  managerId: number | null;
  boughtOn: string;
  originalFen: number;
  purchaseFen: number;
  state: ToolState;
  stateAt: number;
  condition: ToolCondition;
  version: number;
}

/** One line of an issue note: who holds what since when (B-22). `openQty` is what they still hold. */
export interface ToolIssueTable {
  id: Generated<number>;
  documentId: number;
  itemId: number;
  lotId: number | null;
  qty: number;
  openQty: number;
  staffId: number;
  managerId: number | null;
  why: ToolIssueReason;
  issuedOn: string;
  /** End of its life (R-000-79), '' for none. */
  lifeEndsOn: string;
  /** Back on this day, for a loan; '' for none. */
  dueOn: string;
  /** The issue whose tool was handed in for this one. */
  oldIssueId: number | null;
  /** Why a second one was given without the first, and by whom (R-000-41). */
  overrideReason: string;
  overrideBy: number | null;
  closedOn: string;
}

/** What came back of an issue, in which condition, and what becomes of it; with the decision of R-000-81 where one was due. */
export interface ToolReturnTable {
  id: Generated<number>;
  documentId: number;
  issueId: number;
  qty: number;
  condition: ToolCondition;
  fate: ToolFate;
  note: string;
  decision: DamageDecision | '';
  decisionReason: string;
  decidedBy: number | null;
  chargeFen: Generated<number>;
}

/** A standard kit 整套工具 of a post (R-000-80). */
export interface ToolKitTable {
  id: Generated<number>;
  name: string;
  post: string;
  isForJoining: number;
  isActive: Generated<number>;
  version: number;
}

export interface ToolKitLineTable {
  kitId: number;
  itemId: number;
  qty: number;
}

/** A tool that is gone (R-000-65, R-000-71, R-000-74): reported, argued, decided. Money is in `staff_account_line`. */
export interface ToolLossTable {
  id: Generated<number>;
  no: string;
  itemId: number;
  lotId: number | null;
  qty: number;
  cause: LossCause;
  issueId: number | null;
  /** Who would pay. */
  staffId: number | null;
  originalFen: number;
  facts: string;
  /** What they say themselves. */
  statement: string;
  statedAt: number | null;
  state: LossState;
  stateAt: number;
  /** In hundredths of the original price. */
  factor: number | null;
  amountFen: number | null;
  reason: string;
  decidedBy: number | null;
  decidedAt: number | null;
  lineId: number | null;
  moveId: number | null;
  createdBy: number;
  createdAt: number;
  version: number;
}

/** A tool that is mended (B-24), with the shares of R-000-77. */
export interface ToolRepairTable {
  id: Generated<number>;
  no: string;
  itemId: number;
  lotId: number | null;
  qty: number;
  /** Who used it. */
  staffId: number | null;
  fault: string;
  isNormalUse: number;
  sentTo: string;
  sentOn: string;
  dueOn: string;
  state: RepairState;
  stateAt: number;
  backOn: string;
  costFen: number | null;
  holderFen: number | null;
  companyFen: number | null;
  result: string;
  lineId: number | null;
  createdBy: number;
  createdAt: number;
  version: number;
}

/** Scrapping that somebody else approves (R-000-70, B-24). */
export interface ToolScrapTable {
  id: Generated<number>;
  no: string;
  itemId: number;
  lotId: number | null;
  qty: number;
  placeId: number;
  reason: string;
  state: ScrapState;
  stateAt: number;
  answer: string;
  decidedBy: number | null;
  documentId: number | null;
  createdBy: number;
  createdAt: number;
  version: number;
}

/** Tool purchase 工具申购单 (B-23, SM-09). */
export interface ToolPurchaseTable {
  id: Generated<number>;
  no: string;
  state: ToolPurchaseState;
  stateAt: number;
  stockReason: string;
  neededOn: string;
  filledBy: number | null;
  filledAt: number | null;
  sentOn: string;
  sentWay: string;
  sentTo: string;
  ledgerNo: string;
  bookedBy: number | null;
  bookedAt: number | null;
  createdBy: number;
  createdAt: number;
  version: number;
}

export interface ToolPurchaseLineTable {
  id: Generated<number>;
  purchaseId: number;
  position: number;
  itemId: number;
  qty: number;
  checkedQty: Generated<number>;
  stockedQty: Generated<number>;
  difference: string;
  note: string;
}
