import { z } from 'zod';
import type { ApprovalView } from './approvals.ts';
import { day, fen, id, line, pageInput, paragraph, quantity, reason, requiredLine, searchText, version } from './fields.ts';
import { papers } from './papers.ts';
import type { Role } from './roles.ts';
import type { TimelineEntry } from './settings.ts';
import { toolPurchaseStates } from './tool-purchase-lifecycle.ts';
import type { ToolPurchaseState } from './tool-purchase-lifecycle.ts';
import type { ToolPayer, ToolRules } from './tools.ts';

const target = { id, version };
const bookedOn = z.union([z.literal(''), day]).optional();

const facts = {
  /** Why, from what lies there and what ends its life: the custodian's plan (R-000-62). */
  stockReason: paragraph(500).default(''),
  neededOn: z.union([z.literal(''), day]).default(''),
  lines: z
    .array(z.strictObject({ itemId: id, qty: quantity.max(10_000), note: line(200).default('') }))
    .min(1)
    .max(60),
};
export const createToolPurchaseInput = z.strictObject(facts);
export type ToolPurchaseFacts = z.output<typeof createToolPurchaseInput>;
export const changeToolPurchaseInput = z.strictObject({ ...target, ...facts });
export const toolPurchaseTarget = z.strictObject(target);
export const signToolPurchaseInput = z.strictObject({ ...target, note: line(200).default('') });
export const reasonedToolPurchaseInput = z.strictObject({ ...target, reason });
/** Faxed or sent to the service centre: when, how and where to (R-000-62). */
export const sendToolPurchaseInput = z.strictObject({ ...target, sentOn: day, sentWay: requiredLine(40), sentTo: requiredLine(60) });
/** What has come, counted against the request; a difference says what it is (R-000-63). */
export const checkToolPurchaseInput = z.strictObject({
  ...target,
  lines: z
    .array(z.strictObject({ lineId: id, qty: z.number().int().min(0).max(10_000), difference: line(200).default('') }))
    .min(1)
    .max(60),
});
/** What was checked goes into the room. */
export const stockToolPurchaseInput = z.strictObject({
  ...target,
  supplier: line(80).default(''),
  bookedOn,
  lines: z
    .array(
      z.strictObject({
        lineId: id,
        placeId: id,
        qty: quantity.max(10_000),
        priceFen: fen,
        numbers: z.array(line(40)).max(500).default([]),
        managerId: id.nullable().default(null),
      }),
    )
    .min(1)
    .max(60),
});
/** Entered in the general ledger 总账 by 行政部 (R-000-64). */
export const bookToolPurchaseInput = z.strictObject({ ...target, ledgerNo: requiredLine(40) });
/** `mine`: it is the turn of whoever asks. */
export const toolPurchaseShows = ['mine', 'open', 'all'] as const;
export type ToolPurchaseShow = (typeof toolPurchaseShows)[number];
const filter = {
  /** Of its number, or a part of the name of a tool on it. */
  query: searchText.default(''),
  show: z.enum(toolPurchaseShows).default('open'),
  state: z.enum(toolPurchaseStates).nullable().default(null),
};
export const toolPurchaseListInput = z.strictObject({ ...filter, ...pageInput });
export const toolPurchaseCountInput = z.strictObject(filter);
/** Until when lives that end are replaced; what the purchase itself asks for, while it is written anew, does not count as on the way. */
export const toolPlanInput = z.strictObject({ until: day, exceptId: id.nullable().default(null) });
export const recordToolPurchasePrintInput = z.strictObject({
  id,
  paper: z.enum(papers),
  copies: z.number().int().min(1).max(9).default(1),
  reason: line(200).default(''),
});

export interface ToolPurchaseLine {
  readonly id: number;
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly isNumbered: boolean;
  readonly payer: ToolPayer;
  /** What lies in the tool rooms now. */
  readonly stockQty: number;
  /** What one was bought for the last time, and where the kind lies. */
  readonly purchaseFen: number;
  readonly placeId: number;
  readonly qty: number;
  readonly checkedQty: number;
  readonly stockedQty: number;
  readonly difference: string;
  readonly note: string;
}

export interface ToolPurchaseRow {
  readonly id: number;
  readonly no: string;
  readonly state: ToolPurchaseState;
  readonly stateAt: number;
  /** The first tools in words. */
  readonly goods: string;
  readonly neededOn: string;
  readonly createdAt: number;
  readonly createdByName: string;
  /** Whose turn it is; null: nobody's. */
  readonly turn: Role | null;
}

export interface ToolPurchaseView extends Omit<ToolPurchaseRow, 'goods'> {
  readonly stockReason: string;
  readonly filledByName: string | null;
  readonly filledAt: number | null;
  readonly sentOn: string;
  readonly sentWay: string;
  readonly sentTo: string;
  readonly ledgerNo: string;
  readonly bookedByName: string | null;
  readonly bookedAt: number | null;
  /** Who checked last what had come (R-000-63). */
  readonly checkedByName: string | null;
  readonly checkedAt: number | null;
  /** Papers on which its goods came into the room. */
  readonly receipts: readonly ToolPurchaseReceipt[];
  readonly version: number;
  readonly lines: readonly ToolPurchaseLine[];
  readonly approvals: readonly ApprovalView[];
  readonly timeline: readonly TimelineEntry[];
}

export interface ToolPurchaseReceipt {
  readonly id: number;
  readonly no: string;
  readonly bookedOn: string;
  readonly qty: number;
  readonly valueFen: number;
  readonly userName: string;
}

export interface ToolPurchasePrintData {
  readonly purchase: ToolPurchaseView;
  /** Where it is sent to, and where the goods come: settings (R-000-62). */
  readonly places: Pick<ToolRules, 'serviceCentre' | 'branch'>;
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string; readonly zone: string };
  readonly printCount: number;
}

/** What the plan proposes of a kind: short of its minimum, or at the end of its life soon, less what is on the way. */
export interface ToolPlanLine {
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly stockQty: number;
  readonly minQty: number;
  readonly endingQty: number;
  readonly orderedQty: number;
  readonly proposedQty: number;
}
