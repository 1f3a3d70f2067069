import { z } from 'zod';
import { day, fen, id, line, pageInput, paragraph, quantity, requiredLine, searchText, version } from './fields.ts';
import type { Employment } from './staff.ts';
import { damageDecisions } from './tool-life.ts';
import type { LifeStage } from './tool-life.ts';

/** Where a tool is (SM-08): 在库, 领用中, 维修中, 遗失, 报废. */
export const toolStates = ['inStock', 'issued', 'repair', 'lost', 'scrapped'] as const;
export type ToolState = (typeof toolStates)[number];
/** Why it was given out 转正配备、以旧换新、增领、借用 (B-22). */
export const toolIssueReasons = ['joining', 'oldForNew', 'added', 'loan'] as const;
export type ToolIssueReason = (typeof toolIssueReasons)[number];
export const toolConditions = ['good', 'worn', 'damaged', 'unusable'] as const;
export type ToolCondition = (typeof toolConditions)[number];

/** May it be handed out again as it is? */
export function isFit(condition: ToolCondition): boolean {
  return condition === 'good' || condition === 'worn';
}
/** What becomes of a tool that came back. */
export const toolFates = ['store', 'repair', 'scrap'] as const;
export type ToolFate = (typeof toolFates)[number];
/** Who buys a kind: the company centrally (R-000-75), or whoever uses it. */
export const toolPayers = ['company', 'holder'] as const;
export type ToolPayer = (typeof toolPayers)[number];
/** A signature drawn on a touch screen: strokes as the path of an SVG in a box of 300 x 100, '' for none. */
export const signature = z
  .string()
  .max(20_000)
  .regex(/^[ML0-9 .-]*$/)
  .default('');
export const bookedOn = z.union([z.literal(''), day]).optional();
const target = { id, version };

const kindFacts = {
  /** Empty: built by the shop's rule. */
  code: line(40).default(''),
  barcode: line(60).default(''),
  name: requiredLine(80),
  spec: line(80).default(''),
  unit: requiredLine(10),
  category: line(40).default(''),
  /** Each one has a number of its own; others are counted. */
  isNumbered: z.boolean().default(true),
  isOnce: z.boolean().default(true),
  lifeMonths: z.number().int().min(1).max(600).nullable().default(null),
  originalFen: fen.default(0),
  purchaseFen: fen.default(0),
  depositFen: fen.default(0),
  holderPercent: z.number().int().min(0).max(100).nullable().default(null),
  useRange: paragraph(500).default(''),
  payer: z.enum(toolPayers).default('company'),
  minQty: z.number().int().min(0).max(1_000_000).default(0),
  supplierId: id.nullable().default(null),
  placeId: id,
};
export const createToolKindInput = z.strictObject(kindFacts);
export const updateToolKindInput = z.strictObject({ ...target, ...kindFacts, code: requiredLine(40), isActive: z.boolean() });
export type ToolKindFacts = z.output<typeof createToolKindInput>;

const kindFilter = { query: searchText.default(''), isShort: z.boolean().default(false) };
export const toolKindListInput = z.strictObject({ ...kindFilter, ...pageInput });
export const toolKindCountInput = z.strictObject(kindFilter);
const toolFilter = {
  /** Number, kind or holder. */
  query: searchText.default(''),
  state: z.enum(toolStates).nullable().default(null),
  itemId: id.nullable().default(null),
  staffId: id.nullable().default(null),
};
export const toolListInput = z.strictObject({ ...toolFilter, ...pageInput });
export const toolCountInput = z.strictObject(toolFilter);
/** Search or scan: a number of a tool, a code or a name. */
export const findToolsInput = z.strictObject({ query: searchText.min(1), limit: z.number().int().min(1).max(20).default(8) });

/** Tools come in: numbered ones one by one with their numbers, others by quantity. */
export const takeInToolsInput = z.strictObject({
  supplier: line(80).default(''),
  note: line(300).default(''),
  bookedOn,
  lines: z
    .array(
      z
        .strictObject({
          itemId: id,
          placeId: id,
          qty: quantity.max(10_000),
          priceFen: fen,
          /** As many as `qty` for a numbered kind; empty ones are given by the program. */
          numbers: z.array(line(40)).max(500).default([]),
          managerId: id.nullable().default(null),
        })
        .refine(({ qty, numbers }) => numbers.length === 0 || numbers.length === qty, { error: 'numbersDiffer', path: ['numbers'] }),
    )
    .min(1)
    .max(100),
});

const issueLine = z
  .strictObject({
    itemId: id,
    placeId: id,
    /** Number of the tool, for a numbered kind. */
    toolNo: line(40).default(''),
    qty: quantity.max(10_000).default(1),
    /** The tool that is handed in for it must have been returned by this same act, or before. */
    oldIssueId: id.nullable().default(null),
    overrideReason: line(300).default(''),
  })
  .refine(({ toolNo, qty }) => toolNo === '' || qty === 1, { error: 'oneEach', path: ['qty'] });
export const signed = { signedBy: line(40), isSigned: z.boolean(), signature };

/** One document, many lines, one signature (R-000-72). */
export const issueToolsInput = z
  .strictObject({
    staffId: id,
    why: z.enum(toolIssueReasons),
    /** Last day of a loan. */
    dueOn: z.union([z.literal(''), day]).default(''),
    managerId: id.nullable().default(null),
    lines: z.array(issueLine).min(1).max(100),
    note: line(300).default(''),
    bookedOn,
    ...signed,
  })
  .refine(({ why, dueOn }) => why !== 'loan' || dueOn !== '', { error: 'required', path: ['dueOn'] });
const returnLine = z
  .strictObject({
    issueId: id,
    qty: quantity.max(10_000).default(1),
    placeId: id,
    condition: z.enum(toolConditions).default('good'),
    fate: z.enum(toolFates).default('store'),
    note: line(300).default(''),
  })
  .refine(({ condition, fate, note }) => note !== '' || (fate === 'store' && isFit(condition)), {
    error: 'required',
    path: ['note'],
  });
export const returnToolsInput = z.strictObject({
  staffId: id,
  lines: z.array(returnLine).min(1).max(100),
  note: line(300).default(''),
  bookedOn,
  ...signed,
});

/** Old for new 以旧换新: what comes back, what is given for it, and what is decided inside its life (R-000-81). */
export const swapToolsInput = z.strictObject({
  staffId: id,
  managerId: id.nullable().default(null),
  lines: z
    .array(
      returnLine.safeExtend({
        newPlaceId: id,
        newToolNo: line(40).default(''),
        decision: z.enum(damageDecisions).nullable().default(null),
        decisionReason: line(300).default(''),
      }),
    )
    .min(1)
    .max(50),
  bookedOn,
  ...signed,
});

export const toolRulesSetting = 'tools.rules';
export const toolRulesInput = z.strictObject({
  /** A kit is given to whoever is regularised only (R-000-80). */
  kitNeedsRegular: z.boolean(),
  /** Factor that is proposed for a loss, in hundredths. */
  usualFactor: z.number().int().min(100).max(500),
  /** Where a purchase is sent to, and where the goods come (R-000-62). */
  serviceCentre: line(60),
  branch: line(60),
});
export type ToolRules = z.output<typeof toolRulesInput>;
export const usualToolRules: ToolRules = { kitNeedsRegular: true, usualFactor: 100, serviceCentre: '', branch: '' };

export interface ToolKindRow {
  readonly id: number;
  readonly code: string;
  readonly barcode: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly category: string;
  readonly isNumbered: boolean;
  readonly isOnce: boolean;
  readonly lifeMonths: number | null;
  readonly originalFen: number;
  readonly purchaseFen: number;
  readonly depositFen: number;
  readonly holderPercent: number | null;
  readonly useRange: string;
  readonly payer: ToolPayer;
  readonly minQty: number;
  readonly supplierId: number | null;
  readonly placeId: number;
  readonly placeName: string;
  /** In the tool room, out with people, and in repair. */
  readonly stockQty: number;
  readonly heldQty: number;
  readonly repairQty: number;
  readonly isActive: boolean;
  readonly version: number;
}

export interface ToolRow {
  readonly lotId: number;
  readonly no: string;
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly state: ToolState;
  readonly stateAt: number;
  readonly condition: ToolCondition;
  readonly boughtOn: string;
  readonly originalFen: number;
  readonly purchaseFen: number;
  readonly managerId: number | null;
  readonly managerName: string | null;
  readonly holderId: number | null;
  readonly holderName: string | null;
  readonly placeId: number | null;
  readonly placeName: string | null;
  readonly issueId: number | null;
  readonly issuedOn: string;
  readonly lifeEndsOn: string;
  readonly dueOn: string;
  readonly version: number;
}

/** What somebody holds (B-22). */
export interface HeldTool {
  readonly issueId: number;
  readonly documentId: number;
  readonly documentNo: string;
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly useRange: string;
  readonly toolNo: string;
  readonly openQty: number;
  readonly qty: number;
  readonly why: ToolIssueReason;
  readonly issuedOn: string;
  readonly lifeEndsOn: string;
  readonly stage: LifeStage;
  readonly dueOn: string;
  readonly isOverdue: boolean;
  readonly managerName: string | null;
  readonly originalFen: number;
  readonly purchaseFen: number;
  readonly isOnce: boolean;
}

/** What one person holds and owes, for the list of people. */
export interface ToolHolder {
  readonly staffId: number;
  readonly name: string;
  readonly post: string;
  readonly employment: Employment;
  readonly isActive: boolean;
  readonly items: number;
  /** At the original price. */
  readonly worthFen: number;
  readonly overdue: number;
  /** Past the end of their life. */
  readonly over: number;
  readonly heldFen: number;
  readonly owedFen: number;
}
