import { z } from 'zod';
import { fen, id, instant, line, pageInput, paragraph, reason, requiredLine, requiredParagraph, searchText, version } from './fields.ts';
import { addFen } from './money.ts';
import type { Fen } from './money.ts';
import type { PresetData } from './presets/preset.ts';
import { repairCauses, repairStates } from './repair-case-lifecycle.ts';
import type { RepairCause, RepairState } from './repair-case-lifecycle.ts';
import { toldWays } from './requests.ts';
import type { ToldWay } from './requests.ts';
import type { TimelineEntry } from './settings.ts';
import type { WarrantySaid } from './warranty-said.ts';
import { papers } from './papers.ts';

/** What the files said of the warranty 查卷 (R-002-37): in term, past it, or not to be found. */
export const warrantyResults = ['covered', 'expired', 'notFound'] as const;
export type WarrantyResult = (typeof warrantyResults)[number];
/** What the owner ticks on the satisfaction card (R-002-109). */
export const satisfactions = ['satisfied', 'acceptable', 'dissatisfied'] as const;
export type Satisfaction = (typeof satisfactions)[number];
export const mostLines = 40;
/** States in which photographs are taken up and lines written: afterwards what was looked at stays as it was. */
export const photoStates: readonly RepairState[] = ['rechecked', 'seen', 'ofSupplier', 'ofCustomer', 'ofCompany'];
/** R-002-42: hours in which the team contacts the customer. */
export const contactHours = 24;

/** A trade works by SM-18 when its job paper is the 维修反馈单: renovation 装修, and whatever preset is made from it. */
export function isRenovation({ slipTitle }: Pick<PresetData, 'slipTitle'>): boolean {
  return slipTitle === 'repairFeedback';
}

const target = { id, version };
/** The five fields of 维修反馈单 (R-002-37) and what the look-up of the warranty gave; all of them are required before it is issued. */
const feedback = {
  ownerName: line(40),
  phone: line(40),
  address: line(200),
  content: paragraph(2000),
  wish: paragraph(500),
  warrantyResult: z.enum(['', ...warrantyResults]).default(''),
  warrantyNote: line(200).default(''),
};
export const feedbackFields = ['ownerName', 'phone', 'address', 'content', 'wish'] as const;
export type FeedbackField = (typeof feedbackFields)[number];

export const createRepairInput = z.strictObject({ requestId: id, ...feedback });
export const updateRepairInput = z.strictObject({ ...target, ...feedback });
export const repairTargetInput = z.strictObject(target);
/** R-002-38: engineering looks the warranty up again. */
export const recheckInput = z.strictObject({ ...target, result: z.enum(warrantyResults), note: line(200).default('') });
export const seeSiteInput = z.strictObject({ ...target, at: instant });
export const decideCauseInput = z.strictObject({ ...target, cause: z.enum(repairCauses), note: requiredParagraph(1000) });
/** R-002-39: who was told when, and when they come. */
export const tellSupplierInput = z.strictObject({ ...target, name: requiredLine(80), toldAt: instant, comesAt: instant });
/** R-002-40: explained with the help plan 协助方案. */
export const explainInput = z.strictObject({ ...target, helpPlan: requiredParagraph(1000), at: instant });

const serviceLine = z.strictObject({
  item: requiredLine(80),
  /** 工程量: how much with its unit, as engineers write it. */
  quantity: requiredLine(40),
  method: requiredLine(300),
  laborFen: fen,
  materialFen: fen,
});
export type ServiceLine = Readonly<z.output<typeof serviceLine>>;
export const writeServiceInput = z.strictObject({
  ...target,
  lines: z.array(serviceLine).min(1).max(mostLines),
  /** Compared with the contract's budget and the change orders 工程变更洽商单 (R-002-41). */
  isCompared: z.boolean(),
});
export const approveInput = z.strictObject({ ...target, opinion: line(300).default('') });
export const reasonedRepairInput = z.strictObject({ ...target, reason });
export const ownerAgreesInput = z.strictObject({ ...target, how: z.enum(toldWays), at: instant });
export const giveTeamInput = z.strictObject({ ...target, teamName: requiredLine(80), at: instant });
export const momentInput = z.strictObject({ ...target, at: instant });
export const signCardInput = z.strictObject({ ...target, satisfaction: z.enum(satisfactions), at: instant });

const repairFilter = {
  states: z.array(z.enum(repairStates)).max(repairStates.length).default([]),
  cause: z.enum(repairCauses).nullable().default(null),
  /** Number of the case or of its request, a customer, or words of the request. */
  query: searchText.default(''),
};
export const repairListInput = z.strictObject({ ...repairFilter, ...pageInput });
export const repairCountInput = z.strictObject(repairFilter);
export const repairsOfRequestInput = z.strictObject({ requestId: id });

/** The two papers: 维修反馈单 F-19 and 维修服务单 F-20. */
export const repairForms = ['feedback', 'service'] as const;
export type RepairForm = (typeof repairForms)[number];
export const repairPrintInput = z.strictObject({ id, form: z.enum(repairForms) });
export const recordRepairPrintInput = z.strictObject({
  id,
  form: z.enum(repairForms),
  paper: z.enum(papers),
  copies: z.number().int().min(1).max(9).default(1),
  reason: line(200).default(''),
});

export interface RepairRow {
  readonly id: number;
  readonly no: string;
  /** Number of the service order; empty until it is written. */
  readonly serviceNo: string;
  readonly requestId: number;
  readonly requestNo: string;
  readonly customerId: number;
  readonly ownerName: string;
  readonly phone: string;
  readonly address: string;
  readonly content: string;
  readonly state: RepairState;
  readonly cause: RepairCause | '';
  readonly createdAt: number;
  /** Since when it is in this state. */
  readonly stateAt: number;
  /** Until when what it waits for is promised: the team's call (R-002-42), the supplier's visit (R-002-39). */
  readonly dueAt: number | null;
  readonly totalFen: Fen;
}

export interface RepairView extends RepairRow {
  readonly wish: string;
  readonly warrantyResult: WarrantyResult | '';
  readonly warrantyNote: string;
  readonly warrantyCheckedBy: number | null;
  readonly warrantyCheckedByName: string | null;
  readonly warrantyCheckedAt: number | null;
  readonly secondCheckResult: WarrantyResult | '';
  readonly secondCheckNote: string;
  readonly secondCheckByName: string | null;
  readonly secondCheckAt: number | null;
  readonly siteSeenAt: number | null;
  readonly causeNote: string;
  readonly supplierName: string;
  readonly supplierToldAt: number | null;
  readonly supplierComesAt: number | null;
  readonly helpPlan: string;
  readonly explainedAt: number | null;
  readonly isCompared: boolean;
  readonly lines: readonly ServiceLine[];
  /** Photographs among its attachments. */
  readonly photoCount: number;
  readonly reviewedByName: string | null;
  readonly reviewedAt: number | null;
  readonly officeByName: string | null;
  readonly officeAt: number | null;
  readonly officeOpinion: string;
  readonly ownerAgreedAt: number | null;
  readonly ownerAgreedHow: ToldWay | '';
  readonly teamName: string;
  readonly teamAt: number | null;
  readonly teamContactedAt: number | null;
  readonly completedAt: number | null;
  readonly cardSignedAt: number | null;
  readonly satisfaction: Satisfaction | '';
  readonly createdByName: string;
  readonly version: number;
  /** What the look-up gave on the day of the call. */
  readonly warrantySaid: WarrantySaid | null;
  readonly timeline: readonly TimelineEntry[];
}

/** What the page of a request shows of its renovation repairs. */
export interface RepairsOfRequest {
  /** The request runs by a preset of renovation. */
  readonly isRenovation: boolean;
  readonly cases: readonly RepairRow[];
}

export interface RepairPrintData {
  readonly repair: RepairView;
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string; readonly zone: string };
  readonly printCount: number;
}

/** Labour and material of all lines (R-002-41): the total is nothing else. */
export function totalOf(lines: readonly Pick<ServiceLine, 'laborFen' | 'materialFen'>[]): Fen {
  return addFen(...lines.flatMap(({ laborFen, materialFen }) => [laborFen, materialFen]));
}

/** Which of the five fields are empty: nothing is issued with one of them (R-002-37). */
export function missingFeedback(facts: Readonly<Record<FeedbackField, string>>): readonly FeedbackField[] {
  return feedbackFields.filter((field) => facts[field].trim() === '');
}

/** What keeps a service order from the manager (R-002-41): no line, not compared, no photograph. */
export function missingService({
  lines,
  isCompared,
  photos,
}: {
  readonly lines: number;
  readonly isCompared: boolean;
  readonly photos: number;
}): 'linesMissing' | 'notCompared' | 'photoMissing' | undefined {
  if (lines === 0) return 'linesMissing';
  if (!isCompared) return 'notCompared';
  return photos === 0 ? 'photoMissing' : undefined;
}

/** Who pays (R-002-104, R-002-44): in term nobody, after it labour and material at cost; engineering's check decides. */
export function isAtOwnersCost({ secondCheckResult, warrantyResult }: Pick<RepairView, 'secondCheckResult' | 'warrantyResult'>): boolean {
  return (secondCheckResult || warrantyResult) !== 'covered';
}
