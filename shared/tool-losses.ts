import { z } from 'zod';
import { day, fen, id, line, pageInput, quantity, reason, requiredLine, searchText, version } from './fields.ts';
import { bookedOn, toolConditions } from './tools.ts';
import type { TimelineEntry } from './settings.ts';

/** Who lost it: the holder (R-000-74), the custodian (R-000-65), or nobody knows until it is counted (R-000-71). */
export const lossCauses = ['holder', 'custodian', 'count'] as const;
export type LossCause = (typeof lossCauses)[number];
export const lossStates = ['reported', 'charged', 'waived', 'found'] as const;
export type LossState = (typeof lossStates)[number];
export const repairStates = ['away', 'back', 'hopeless'] as const;
export type RepairState = (typeof repairStates)[number];
export const scrapStates = ['proposed', 'approved', 'refused'] as const;
export type ScrapState = (typeof scrapStates)[number];

const target = { id, version };

export const reportLossInput = z.strictObject({
  /** What somebody held; null: what lay in a store. */
  issueId: id.nullable().default(null),
  itemId: id.nullable().default(null),
  placeId: id.nullable().default(null),
  toolNo: line(40).default(''),
  qty: quantity.max(10_000).default(1),
  /** Who kept it, where nobody held it (R-000-65). */
  staffId: id.nullable().default(null),
  facts: requiredLine(300),
  bookedOn,
});
export const stateLossInput = z.strictObject({ ...target, statement: requiredLine(500) });
export const decideLossInput = z.strictObject({
  ...target,
  /** In hundredths: 100 to 500 (R-000-74). */
  factor: z.number().int(),
  /** Who pays, where nobody held it (R-000-65, R-000-71); null: as proposed. */
  staffId: id.nullable().default(null),
  reason,
});
export const waiveLossInput = z.strictObject({ ...target, reason });
export const findLossInput = z.strictObject({ ...target, placeId: id, condition: z.enum(toolConditions).default('good'), reason });
const lossFilter = {
  state: z.enum(lossStates).nullable().default(null),
  staffId: id.nullable().default(null),
  /** Number of the report or of the tool, kind, or who pays. */
  query: searchText.default(''),
};
export const lossListInput = z.strictObject({ ...lossFilter, ...pageInput });
export const lossCountInput = z.strictObject(lossFilter);

/** Out to whoever mends it, and back with what it cost (B-24). */
export const sendRepairInput = z.strictObject({
  itemId: id,
  placeId: id,
  toolNo: line(40).default(''),
  qty: quantity.max(10_000).default(1),
  /** Who used it, where the fault is shared (R-000-77). */
  staffId: id.nullable().default(null),
  fault: requiredLine(300),
  isNormalUse: z.boolean().default(true),
  sentTo: line(80).default(''),
  dueOn: z.union([z.literal(''), day]).default(''),
  bookedOn,
});
export const endRepairInput = z.strictObject({
  ...target,
  placeId: id,
  /** Could not be mended: it comes back as unusable. */
  isHopeless: z.boolean().default(false),
  costFen: fen,
  /** The user's share in per cent; null: as the kind says after normal use, all of it otherwise. */
  holderPercent: z.number().int().min(0).max(100).nullable().default(null),
  result: requiredLine(300),
  bookedOn,
});
export const proposeScrapInput = z.strictObject({
  itemId: id,
  placeId: id,
  toolNo: line(40).default(''),
  qty: quantity.max(10_000).default(1),
  reason,
});
export const answerScrapInput = z.strictObject({ ...target, answer: line(300).default('') });
export const refuseScrapInput = z.strictObject({ ...target, answer: requiredLine(300) });
const repairFilter = { state: z.enum(repairStates).nullable().default(null) };
export const repairListInput = z.strictObject({ ...repairFilter, ...pageInput });
export const repairCountInput = z.strictObject(repairFilter);
const scrapFilter = { state: z.enum(scrapStates).nullable().default(null) };
export const scrapListInput = z.strictObject({ ...scrapFilter, ...pageInput });
export const scrapCountInput = z.strictObject(scrapFilter);

/** What a loss, a repair or a scrapping is about. */
export interface ToolThing {
  readonly id: number;
  readonly no: string;
  readonly itemId: number;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  /** '' for what is only counted. */
  readonly toolNo: string;
  readonly qty: number;
  readonly version: number;
}

export interface ToolLoss extends ToolThing {
  readonly lotId: number | null;
  readonly cause: LossCause;
  readonly issueId: number | null;
  readonly staffId: number | null;
  readonly staffName: string | null;
  readonly originalFen: number;
  readonly facts: string;
  readonly statement: string;
  readonly statedAt: number | null;
  readonly state: LossState;
  readonly stateAt: number;
  readonly factor: number | null;
  readonly amountFen: number | null;
  readonly reason: string;
  readonly decidedByName: string | null;
  readonly createdAt: number;
  readonly createdByName: string;
}
export interface ToolLossView extends ToolLoss {
  readonly timeline: readonly TimelineEntry[];
}

export interface ToolRepair extends ToolThing {
  readonly staffId: number | null;
  readonly staffName: string | null;
  readonly fault: string;
  readonly isNormalUse: boolean;
  readonly sentTo: string;
  readonly sentOn: string;
  readonly dueOn: string;
  readonly isOverdue: boolean;
  readonly state: RepairState;
  readonly backOn: string;
  /** Days that it is or was away. */
  readonly daysAway: number;
  /** What its user pays of it after normal use, in per cent; null: nothing (R-000-77). */
  readonly kindPercent: number | null;
  readonly costFen: number | null;
  readonly holderFen: number | null;
  readonly companyFen: number | null;
  readonly result: string;
}

export interface ToolScrap extends ToolThing {
  readonly placeName: string;
  readonly reason: string;
  readonly state: ScrapState;
  readonly answer: string;
  readonly decidedByName: string | null;
  readonly createdAt: number;
  readonly createdBy: number;
  readonly createdByName: string;
}
