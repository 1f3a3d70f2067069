import { z } from 'zod';
import { day, fen, id, line, pageInput, quantity, reason, requiredLine, searchText, version } from './fields.ts';
import { oldPartFates, oldPartStates } from './old-part-lifecycle.ts';
import type { OldPartClaimState, OldPartFate, OldPartState } from './old-part-lifecycle.ts';
import type { ItemTracking } from './parts.ts';
import type { TimelineEntry } from './settings.ts';

/** What the customer wants done with old parts 旧件处理方式 (R-003-32); `notAsked` until somebody asked. */
export const oldPartWishes = ['notAsked', 'shop', 'keep'] as const;
export type OldPartWish = (typeof oldPartWishes)[number];

/** Why an issued part has no old one, as chosen; words may follow. */
export const noPartReasons = ['addedPart', 'usedUp', 'lost', 'destroyed', 'other'] as const;

/** Days after the issue until an old part is overdue, and whether a slip is handed back without them. */
export const oldPartRules = z.strictObject({ dueDays: z.number().int().min(0).max(90), blocksHandBack: z.boolean() });
export type OldPartRules = z.output<typeof oldPartRules>;
export const usualOldPartRules: OldPartRules = { dueDays: 3, blocksHandBack: false };

/** What a slip still owes of one item. */
export interface OldPartOut {
  readonly name: string;
  readonly qty: number;
  readonly unit: string;
}

export function textOfOldParts(parts: readonly OldPartOut[]): string {
  return parts.map(({ name, qty, unit }) => `${name} ${qty} ${unit}`).join('、');
}

export const oldPartShows = ['awaited', 'late', 'onShelf', 'done', 'all'] as const;
const filter = {
  /** Number of the slip, code or name of the part, or the technician. */
  query: searchText.default(''),
  show: z.enum(oldPartShows).default('awaited'),
  staffId: id.nullable().default(null),
};
export const oldPartListInput = z.strictObject({ ...filter, ...pageInput });
export const oldPartCountInput = z.strictObject(filter);

const target = { id, version };
export const oldPartWishInput = z.strictObject({ workOrderId: id, wish: z.enum(oldPartWishes), isShown: z.boolean() });

/** What a technician brings: fewer than awaited leave the rest awaited. */
export const receiveOldPartsInput = z.strictObject({
  lines: z
    .array(z.strictObject({ ...target, qty: quantity, condition: line(200).default(''), lotNo: line(60).optional() }))
    .min(1)
    .max(100),
  note: line(300).default(''),
});
export const excuseOldPartInput = z.strictObject({
  ...target,
  qty: quantity,
  why: z.enum(noPartReasons),
  text: line(200).default(''),
});
export const leaveOldPartInput = z.strictObject({ ...target, qty: quantity, reason });

/** What has to be said of each fate. */
export const fateFields: Readonly<Record<OldPartFate, readonly ('reason' | 'placeId' | 'buyer' | 'supplierName')[]>> = {
  repair: ['placeId'],
  refurbish: ['placeId'],
  scrap: ['reason'],
  sell: ['buyer'],
  returnToMaker: ['supplierName'],
  giveBack: [],
};

/** The fate of old parts in the store. Which fields it needs, {@link fateFields} says. */
export const settleOldPartInput = z
  .strictObject({
    ...target,
    fate: z.enum(oldPartFates),
    qty: quantity,
    reason: line(300).default(''),
    /** Where a repaired or refurbished one goes. */
    placeId: id.nullable().default(null),
    /** What it is sold for, or what making it usable again cost, in all. */
    amountFen: fen.default(0),
    buyer: line(80).default(''),
    supplierName: line(80).default(''),
    supplierCaseId: id.nullable().default(null),
  })
  .superRefine((given, context) => {
    for (const field of fateFields[given.fate])
      if (given[field] === '' || given[field] === null) context.addIssue({ code: 'custom', message: 'required', path: [field] });
  });
export const undoOldPartInput = z.strictObject({ ...target, reason });

export const claimInput = z.strictObject({
  oldPartId: id,
  version,
  supplierName: requiredLine(80),
  supplierCaseId: id.nullable().default(null),
  dueOn: day,
  note: line(300).default(''),
});
export const sendClaimInput = z.strictObject({ ...target, consignmentNo: line(60).default('') });
export const answerClaimInput = z.strictObject({ ...target, answer: requiredLine(300), creditedFen: fen.default(0) });
export const withdrawClaimInput = z.strictObject({ ...target, reason });
export const claimShows = ['due', 'sent', 'ended', 'all'] as const;
const claimFilter = { query: searchText.default(''), show: z.enum(claimShows).default('due') };
export const claimListInput = z.strictObject({ ...claimFilter, ...pageInput });
export const claimCountInput = z.strictObject(claimFilter);

/** The note of what one technician handed in, or everything that is awaited by technician (F-13). */
export const oldPartNoteInput = z.strictObject({ documentId: id });
export const recordOldPartNoteInput = z.strictObject({
  id,
  paper: requiredLine(20),
  copies: z.number().int().min(1).max(9),
  reason: line(300).default(''),
});

/** Old parts of a slip, of which one decision is made. */
export interface OldPartRow {
  readonly id: number;
  readonly workOrderId: number;
  readonly workOrderNo: string;
  readonly itemId: number;
  readonly itemCode: string;
  readonly itemName: string;
  readonly unit: string;
  readonly tracking: ItemTracking;
  readonly qty: number;
  readonly staffId: number | null;
  readonly staffName: string | null;
  readonly issuedAt: number;
  readonly dueAt: number;
  readonly state: OldPartState;
  readonly stateAt: number;
  readonly stateByName: string | null;
  readonly condition: string;
  readonly lotNo: string;
  readonly receivedAt: number | null;
  readonly receivedByName: string | null;
  readonly receiptDocumentId: number | null;
  readonly receiptNo: string | null;
  readonly reason: string;
  readonly partner: string;
  readonly supplierId: number | null;
  readonly supplierName: string | null;
  readonly supplierCaseId: number | null;
  readonly supplierCaseNo: string | null;
  readonly stockItemId: number | null;
  readonly stockItemCode: string | null;
  readonly amountFen: number;
  readonly wish: OldPartWish;
  readonly isShown: boolean;
  readonly claimId: number | null;
  readonly claimState: OldPartClaimState | null;
  readonly version: number;
}
export interface OldPartListRow extends OldPartRow {
  readonly isLate: boolean;
}

export interface OldPartView extends OldPartListRow {
  readonly claim: OldPartClaimRow | null;
  readonly timeline: readonly TimelineEntry[];
}

export interface OldPartClaimRow {
  readonly id: number;
  readonly oldPartId: number;
  readonly itemName: string;
  readonly qty: number;
  readonly unit: string;
  readonly workOrderNo: string;
  readonly partState: OldPartState;
  readonly supplierId: number;
  readonly supplierName: string;
  readonly supplierCaseId: number | null;
  readonly supplierCaseNo: string | null;
  readonly state: OldPartClaimState;
  readonly dueOn: string;
  readonly note: string;
  readonly createdAt: number;
  readonly sentAt: number | null;
  readonly consignmentNo: string;
  readonly answeredAt: number | null;
  readonly answer: string;
  readonly creditedFen: number;
  readonly endReason: string;
  readonly isLate: boolean;
  readonly version: number;
}

/** The old parts of one slip, and what its customer wants done with them. */
export interface SlipOldParts {
  readonly wish: OldPartWish;
  readonly isShown: boolean;
  readonly rows: readonly OldPartListRow[];
}

/** How much a technician still owes. */
export interface OldPartDebtor {
  readonly staffId: number | null;
  readonly name: string;
  readonly lines: number;
  readonly late: number;
  readonly oldestAt: number;
}

export interface OldPartFigures {
  readonly awaited: number;
  readonly late: number;
  readonly claimsDue: number;
}

export interface OldPartNote {
  readonly documentId: number;
  readonly no: string;
  readonly at: number;
  readonly userName: string;
  readonly staffName: string;
  readonly note: string;
  readonly rows: readonly OldPartRow[];
}
export interface OldPartNotePrint {
  readonly note: OldPartNote;
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string; readonly zone: string };
  readonly printCount: number;
}

/** Everything awaited, by technician and age. */
export interface OldPartListPrint {
  readonly rows: readonly OldPartListRow[];
  readonly isCut: boolean;
  readonly shop: OldPartNotePrint['shop'];
  readonly now: number;
}

/** States whose old part is no longer anybody's business. */
export const settledOldPartStates: readonly OldPartState[] = oldPartStates.filter(
  (state) => state !== 'awaited' && state !== 'received' && state !== 'cancelled',
);
