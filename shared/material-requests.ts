import { z } from 'zod';
import type { ApprovalView } from './approvals.ts';
import {
  day,
  fen,
  id,
  instant,
  line,
  pageInput,
  paragraph,
  quantity,
  reason,
  requiredLine,
  requiredParagraph,
  searchText,
  version,
} from './fields.ts';
import { materialPaths, materialRequestStates } from './material-request-lifecycle.ts';
import type { MaterialPath, MaterialRequestState } from './material-request-lifecycle.ts';
import { papers } from './papers.ts';
import type { TimelineEntry } from './settings.ts';
import type { ChainCode } from './signature-chains.ts';
import type { ReceiptKind } from './stock.ts';

/** R-000-32: why it is bought and not asked of the factory. */
export const buyReasons = ['factoryCannot', 'cheaper', 'faster'] as const;
export type BuyReason = (typeof buyReasons)[number];
/** What for: somebody's job, or the reserve of the store. */
export const materialPurposes = ['use', 'reserve'] as const;
export type MaterialPurpose = (typeof materialPurposes)[number];
/** How somebody was asked before a purchase on site (R-000-33). */
export const consentWays = ['phone', 'message', 'inPerson'] as const;
export type ConsentWay = (typeof consentWays)[number];
/** Whose consent a purchase on site needs, two different people. */
export const consentPosts = ['supervisor', 'serviceManager'] as const;
export type ConsentPost = (typeof consentPosts)[number];

/** Days from the purchase on site within which it must be booked in, where the shop has set no other number (R-000-33). */
export const bookInSetting = 'materialRequests.bookInDays';
export const defaultBookInDays = 3;
export const bookInDaysInput = z.strictObject({ days: z.number().int().min(1).max(60) });

export function materialChain(path: MaterialPath): ChainCode {
  return ({ factory: 'factoryMaterial', central: 'boughtMaterial', emergency: 'sitePurchase' } as const)[path];
}

export function receiptKindOf(path: MaterialPath): ReceiptKind {
  return path;
}

export const mostRequestLines = 50;
const target = { id, version };

const requestLine = z
  .strictObject({
    /** Of the catalogue; null for what is not in it, which is described. */
    itemId: id.nullable().default(null),
    name: line(80).default(''),
    spec: line(80).default(''),
    unit: line(10).default(''),
    qty: quantity,
    note: line(120).default(''),
  })
  .superRefine(({ itemId, name, unit }, context) => {
    if (itemId !== null) return;
    if (name === '') context.addIssue({ code: 'custom', message: 'required', path: ['name'] });
    if (unit === '') context.addIssue({ code: 'custom', message: 'required', path: ['unit'] });
  });

const facts = {
  /** Who needs it; a technician always for themselves. */
  applicantId: id,
  path: z.enum(materialPaths),
  purpose: z.enum(materialPurposes).default('use'),
  workOrderId: id.nullable().default(null),
  /** Of the real need (R-000-31). */
  reason: requiredParagraph(500),
  buyReason: z.enum(buyReasons).nullable().default(null),
  neededOn: z.union([z.literal(''), day]).default(''),
  lines: z.array(requestLine).min(1).max(mostRequestLines),
};

/** R-000-32: a purchase says which of the three reasons it has. */
function checkBuyReason({ path, buyReason }: { path: MaterialPath; buyReason: BuyReason | null }, context: z.RefinementCtx): void {
  if (path === 'central' && buyReason === null) context.addIssue({ code: 'custom', message: 'required', path: ['buyReason'] });
}

export const createMaterialRequestInput = z.strictObject(facts).superRefine(checkBuyReason);
export type CreateMaterialRequest = z.output<typeof createMaterialRequestInput>;
export const changeMaterialRequestInput = z.strictObject({ ...target, ...facts }).superRefine(checkBuyReason);
export const requestTargetInput = z.strictObject(target);
export const signRequestInput = z.strictObject({ ...target, note: line(300).default('') });
export const reasonedRequestInput = z.strictObject({ ...target, reason });

const spoken = z.strictObject({ userId: id, at: instant, way: z.enum(consentWays) });
/** R-000-33: who was asked, when and how; two people. */
export const consentInput = z.strictObject({ ...target, supervisor: spoken, serviceManager: spoken });
export const buyInput = z.strictObject({
  ...target,
  boughtAt: instant,
  /** Shop, market or supplier. */
  seller: requiredLine(80),
  amountFen: fen,
  note: paragraph(300).default(''),
});
export const bookInInput = z.strictObject({
  ...target,
  lines: z
    .array(
      z.strictObject({
        lineId: id,
        /** What a described line is in the catalogue; the same item for a line of the catalogue. */
        itemId: id,
        placeId: id,
        qty: quantity,
        /** What all of it cost. */
        amountFen: fen,
        lotNo: line(60).default(''),
      }),
    )
    .min(1)
    .max(mostRequestLines),
  note: line(300).default(''),
  bookedOn: z.union([z.literal(''), day]).default(''),
});
export const issueRequestInput = z.strictObject({
  ...target,
  lines: z
    .array(
      z.strictObject({
        lineId: id,
        placeId: id,
        qty: quantity,
        lotNo: line(60).default(''),
        /** Whole empty containers that are handed in for new ones 以空换新 (R-000-34). */
        empties: z.number().int().min(0).max(10_000).default(0),
      }),
    )
    .min(1)
    .max(mostRequestLines),
  signedBy: line(40),
  isSigned: z.boolean(),
});

const requestFilter = {
  states: z.array(z.enum(materialRequestStates)).max(materialRequestStates.length).default([]),
  path: z.enum(materialPaths).nullable().default(null),
  applicantId: id.nullable().default(null),
  workOrderId: id.nullable().default(null),
  itemId: id.nullable().default(null),
  /** Bought on site and not booked in within the days set. */
  isOverdue: z.boolean().default(false),
  /** Number of the request or of its slip, or the applicant's name. */
  query: searchText.default(''),
};
export const materialRequestListInput = z.strictObject({ ...requestFilter, ...pageInput });
export const materialRequestCountInput = z.strictObject(requestFilter);
export const recordRequestPrintInput = z.strictObject({
  id,
  paper: z.enum(papers),
  copies: z.number().int().min(1).max(9).default(1),
  reason: line(200).default(''),
});

export interface MaterialRequestRow {
  readonly id: number;
  readonly no: string;
  readonly state: MaterialRequestState;
  readonly stateAt: number;
  readonly path: MaterialPath;
  readonly purpose: MaterialPurpose;
  readonly applicantId: number;
  readonly applicantName: string;
  readonly workOrderId: number | null;
  readonly workOrderNo: string | null;
  readonly reason: string;
  /** The first lines in words: "角阀 2 个、生料带 1 卷". */
  readonly goods: string;
  readonly lineCount: number;
  readonly neededOn: string;
  /** Last day on which a purchase on site is booked in; '' for others. */
  readonly bookInDueOn: string;
  readonly isOverdue: boolean;
  readonly createdAt: number;
}

export interface MaterialRequestLine {
  readonly id: number;
  readonly itemId: number | null;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly packUnit: string;
  readonly packQty: number;
  readonly tracking: 'none' | 'batch' | 'serial';
  readonly placeId: number | null;
  readonly qty: number;
  readonly receivedQty: number;
  readonly issuedQty: number;
  readonly note: string;
  /** On the shelves now; 0 for what is not in the catalogue. */
  readonly stockQty: number;
}

export interface SpokenConsent {
  readonly post: ConsentPost;
  readonly userId: number;
  readonly userName: string;
  readonly at: number;
  readonly way: ConsentWay;
  readonly recordedByName: string;
  readonly recordedAt: number;
}

/** A slip that waits for something of this request. */
export interface WaitingForRequest {
  readonly workOrderId: number;
  readonly no: string;
  readonly itemName: string;
  readonly unit: string;
  readonly missingQty: number;
  /** Its request stands still for want of parts 待缺件. */
  readonly isHeld: boolean;
}

export interface RequestReceipt {
  readonly id: number;
  readonly no: string;
  readonly at: number;
  readonly userName: string;
}

export interface MaterialRequestView extends MaterialRequestRow {
  readonly requestId: number | null;
  readonly requestNo: string | null;
  readonly buyReason: BuyReason | null;
  readonly seller: string;
  readonly boughtAt: number | null;
  readonly boughtByName: string | null;
  readonly amountFen: number | null;
  readonly buyNote: string;
  readonly createdBy: number;
  readonly createdByName: string;
  readonly submittedBy: number | null;
  readonly isAutomatic: boolean;
  readonly version: number;
  readonly lines: readonly MaterialRequestLine[];
  readonly consents: readonly SpokenConsent[];
  readonly receipts: readonly RequestReceipt[];
  readonly waiting: readonly WaitingForRequest[];
  /** The newest first; one is open at most. */
  readonly approvals: readonly ApprovalView[];
  readonly timeline: readonly TimelineEntry[];
}

/** For the first screen. */
export interface MaterialFigures {
  /** Approved or bought, to be booked in. */
  readonly toBookIn: number;
  /** Approved central purchases that 行政部 has to make. */
  readonly toBuy: number;
  /** Booked in, to be handed out. */
  readonly toIssue: number;
  readonly overdue: number;
}

export interface MaterialRequestPrintData {
  readonly request: MaterialRequestView;
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string; readonly zone: string };
  readonly printCount: number;
}

/** Who may be asked before a purchase on site. */
export interface ConsentPerson {
  readonly userId: number;
  readonly name: string;
  readonly posts: readonly ConsentPost[];
}
