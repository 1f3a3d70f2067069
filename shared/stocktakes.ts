import { z } from 'zod';
import { day, fen, id, line, pageInput, reason, requiredLine, searchText, version } from './fields.ts';
import { papers } from './papers.ts';
import type { TimelineEntry } from './settings.ts';
import { stocktakeStates } from './stocktake-lifecycle.ts';
import type { StocktakeState } from './stocktake-lifecycle.ts';
import type { ItemKind } from './parts.ts';
import type { PlaceKind } from './stock.ts';
import { toolConditions } from './tools.ts';
import type { ToolCondition } from './tools.ts';

/** What is counted: parts 配件, materials 耗材, tools 工具 with those who hold them (R-000-66). */
export const countedKinds = ['parts', 'materials', 'tools'] as const;
export type CountedKind = (typeof countedKinds)[number];
/**
 * All of it, some places, one class, what is due by ABC 循环盘点, or what the supervisor checks by surprise 抽查: chosen items, of tools also
 * a room or a person (R-000-09, R-000-67, R-004-51).
 */
export const stocktakeModes = ['full', 'place', 'class', 'cycle', 'spot'] as const;
export type StocktakeMode = (typeof stocktakeModes)[number];
/** Tools stand in no class, and are too few to be counted by turns. */
export function modesOf(kind: CountedKind): readonly StocktakeMode[] {
  return kind === 'tools' ? ['full', 'place', 'spot'] : stocktakeModes;
}

const itemKinds: Readonly<Record<CountedKind, ItemKind>> = { parts: 'part', materials: 'consumable', tools: 'tool' };
export function itemKindOf(kind: CountedKind): ItemKind {
  return itemKinds[kind];
}

/** Where it is counted: shelves and technicians' bags, not what is on its way or old; tools in their rooms and with whoever holds them. */
export function countedPlacesOf(kind: ItemKind): readonly PlaceKind[] {
  return kind === 'tool' ? ['toolStore', 'toolHolder'] : ['store', 'unitsInRepair', 'spareUnits', 'technician'];
}

export const stocktakeRulesSetting = 'stocktakes.rules';
export const stocktakeRulesInput = z.strictObject({
  /** A difference worth more is counted a second time before it is explained. */
  recountFen: fen,
  /** Differences worth more are approved by the service manager. */
  approvalFen: fen,
  /** Days before its last day from which a month without a locked stocktake is red (R-000-24); 0: on the last day. */
  redDaysBefore: z.number().int().min(0).max(20),
});
export type StocktakeRules = z.output<typeof stocktakeRulesInput>;
export const usualStocktakeRules: StocktakeRules = { recountFen: 10_000, approvalFen: 100_000, redDaysBefore: 0 };

const mostChosen = 500;
const ids = z.array(id).max(mostChosen).default([]);
export const createStocktakeInput = z
  .strictObject({
    kind: z.enum(countedKinds),
    mode: z.enum(stocktakeModes),
    placeIds: ids,
    classId: id.nullable().default(null),
    itemIds: ids,
    /** Business day of the books that are counted, '' for today; its month is the month of the stocktake. */
    bookedOn: z.union([z.literal(''), day]).default(''),
    isBlind: z.boolean().default(true),
    note: line(200).default(''),
  })
  .superRefine(({ kind, mode, placeIds, classId, itemIds }, context) => {
    if (!modesOf(kind).includes(mode)) context.addIssue({ code: 'custom', message: 'required', path: ['mode'] });
    const isMissing = (path: string) => context.addIssue({ code: 'custom', message: 'required', path: [path] });
    if (mode === 'place' && placeIds.length === 0) isMissing('placeIds');
    if (mode === 'class' && classId === null) isMissing('classId');
    if (mode === 'cycle' && itemIds.length === 0) isMissing('itemIds');
    if (mode === 'spot' && itemIds.length === 0 && (kind !== 'tools' || placeIds.length === 0))
      isMissing(kind === 'tools' ? 'placeIds' : 'itemIds');
  });
export type CreateStocktake = z.output<typeof createStocktakeInput>;

const target = { id, version };
const counted = z.number().int().min(0).max(1_000_000_000);
/** A counted quantity of one line: `qty` is all that this counter has counted of it in this round. */
export const countLineInput = z.strictObject({
  id,
  lineId: id,
  qty: counted,
  /** The round of the line, or the next one: then everybody counts it anew. */
  round: z.number().int().min(1).max(20).default(1),
});
/** A scanned or typed code at a place: one more of it, or `qty` in all; packs where the item has them. */
export const scanCountInput = z.strictObject({
  id,
  placeId: id,
  code: requiredLine(60),
  lotNo: line(60).default(''),
  qty: counted.nullable().default(null),
  /** Differences are counted a second time. */
  isRecount: z.boolean().default(false),
});
export const countRestInput = z.strictObject({ id, placeId: id });
export const setReasonInput = z.strictObject({ id, lineId: id, reason: line(200) });
/** What a numbered tool looks like when it is counted: wear is counted too (R-000-71). */
export const noteConditionInput = z.strictObject({ id, lineId: id, condition: z.enum(toolConditions) });
export const stocktakeTargetInput = z.strictObject(target);
export const signStocktakeInput = z.strictObject({ ...target, note: line(200).default('') });
export const reasonedStocktakeInput = z.strictObject({ ...target, reason });
export const adjustStocktakeInput = z.strictObject({ ...target, bookedOn: z.union([z.literal(''), day]).default('') });

const filter = {
  kind: z.enum(countedKinds).nullable().default(null),
  mode: z.enum(stocktakeModes).nullable().default(null),
  states: z.array(z.enum(stocktakeStates)).max(stocktakeStates.length).default([]),
  query: searchText.default(''),
};
export const stocktakeListInput = z.strictObject({ ...filter, ...pageInput });
export const stocktakeCountInput = z.strictObject(filter);
export const stocktakeMonthsInput = z.strictObject({ year: z.number().int().min(1970).max(2254) });
export const accuracyInput = z.strictObject({ fromOn: day, toOn: day });
export const proposeItemsInput = z.strictObject({ kind: z.enum(countedKinds), limit: z.number().int().min(1).max(200).default(20) });
export const countedPlacesInput = z.strictObject({ kind: z.enum(countedKinds) });
export const recordStocktakePrintInput = z.strictObject({
  id,
  paper: z.enum(papers),
  copies: z.number().int().min(1).max(9).default(1),
  reason: line(200).default(''),
});

export interface StocktakeRow {
  readonly id: number;
  readonly no: string;
  readonly kind: CountedKind;
  readonly mode: StocktakeMode;
  readonly state: StocktakeState;
  readonly stateAt: number;
  readonly month: string;
  readonly bookedOn: string;
  readonly isBlind: boolean;
  readonly createdAt: number;
  readonly createdByName: string;
  readonly lineCount: number;
  readonly countedCount: number;
  /** Lines with a difference; null while it is not shown. */
  readonly differenceCount: number | null;
}

export interface StocktakeLine {
  readonly id: number;
  readonly itemId: number;
  readonly code: string;
  readonly barcode: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly packUnit: string;
  readonly packQty: number;
  readonly placeId: number;
  readonly placeCode: string;
  readonly placeName: string;
  /** Whose tools lie there; '' for a room or a shelf. */
  readonly holderName: string;
  readonly lotNo: string;
  /** Of a numbered tool; '' for everything else. */
  readonly condition: ToolCondition | '';
  /** 0: not counted yet. */
  readonly round: number;
  readonly countedQty: number | null;
  readonly countedAt: number | null;
  /** Whoever counted it in the last round. */
  readonly counters: string;
  readonly wantsRecount: boolean;
  readonly reason: string;
  /** Book at the freeze, and what it should be at the count; null for whoever counts blind. */
  readonly bookQty: number | null;
  readonly movedQty: number | null;
  readonly expectedQty: number | null;
  readonly differenceQty: number | null;
  readonly differenceFen: number | null;
}

export interface StocktakeSignature {
  readonly name: string;
  readonly at: number;
}

/** What the lines come to; null while figures are not shown. */
export interface StocktakeSums {
  readonly equal: number;
  readonly gainFen: number;
  readonly lossFen: number;
  /** Gains and losses without their signs: what the limit of approval is compared with. */
  readonly grossFen: number;
}

export interface StocktakeView extends StocktakeRow {
  readonly version: number;
  readonly note: string;
  /** What was chosen, in words. */
  readonly chosen: string;
  readonly frozenAt: number;
  readonly frozenMoveId: number;
  readonly recountFen: number;
  readonly approvalFen: number;
  readonly recountCount: number;
  readonly createdBy: number;
  readonly counterIds: readonly number[];
  readonly counters: string;
  readonly witness: StocktakeSignature | null;
  readonly explained: StocktakeSignature | null;
  readonly explainedBy: number | null;
  readonly approved: StocktakeSignature | null;
  readonly lockedAt: number | null;
  readonly documentId: number | null;
  readonly documentNo: string | null;
  readonly sums: StocktakeSums | null;
  readonly places: readonly { readonly id: number; readonly code: string; readonly name: string; readonly left: number }[];
  readonly lines: readonly StocktakeLine[];
  readonly timeline: readonly TimelineEntry[];
}

export interface CountReceipt {
  readonly line: StocktakeLine;
  readonly left: number;
}

export type MonthState = 'locked' | 'open' | 'missing' | 'ahead' | 'before';
export interface StocktakeMonth {
  readonly month: string;
  readonly kind: CountedKind;
  readonly state: MonthState;
  readonly stocktakeId: number | null;
  readonly no: string | null;
}

/** Stock accuracy (G-16): lines whose count equals the book, of all lines counted. */
export interface CountAccuracy {
  readonly lines: number;
  readonly equal: number;
}

/** An item that is due to be counted. */
export interface ItemToCount {
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly abc: 'A' | 'B' | 'C';
  /** '' for never. */
  readonly countedOn: string;
  readonly dueOn: string;
}

/** For the first screen. */
export interface StocktakeFigures {
  /** Months without a locked stocktake: the one that ends and the one before. */
  readonly missing: readonly { readonly kind: CountedKind; readonly month: string }[];
  readonly counting: number;
  readonly toExplain: number;
  readonly toApprove: number;
  readonly toAdjust: number;
  /** How this month's tool count stands; null in a shop without tools. */
  readonly tools: StocktakeMonth | null;
}

/** What adjusting wrote; `reserved` names what is kept for slips and no longer there. */
export interface AdjustReceipt {
  readonly id: number;
  readonly version: number;
  readonly no: string;
  readonly documentNo: string | null;
  readonly reserved: readonly { readonly item: string; readonly place: string; readonly qty: number; readonly reservedQty: number }[];
  /** Losses of tools that were made of shortages, and who would pay (R-000-71). */
  readonly losses: readonly { readonly id: number; readonly no: string; readonly item: string; readonly staff: string }[];
  /** Tools that somebody showed who has not signed for them: they are handed in or issued by paper (R-000-72). */
  readonly toSettle: readonly { readonly item: string; readonly holder: string }[];
}

export interface StocktakePrintData {
  readonly stocktake: StocktakeView;
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string; readonly zone: string };
  readonly printCount: number;
}
