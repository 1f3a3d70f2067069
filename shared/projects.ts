import { z } from 'zod';
import { day, id, line, optionalDay, pageInput, paragraph, reason, requiredLine, searchText, version } from './fields.ts';
import type { TimelineEntry } from './settings.ts';
import type { ProjectAcceptance } from './project-acceptance.ts';
import { totalFen } from './customer-fields.ts';
import { warrantyPolicyCodes } from './warranty-presets.ts';

/** 未完款 / 完工未完款 / 余款未清 / 已结清 (B-03). */
export const paymentStates = ['unpaid', 'completedUnpaid', 'balanceOpen', 'settled'] as const;
export type PaymentState = (typeof paymentStates)[number];
/** Requests of a project that is not settled come before all others, whose turn is 0 (R-000-06, R-000-07). */
export const unpaidTurn = -1;
/** R-000-07: the day on which the goods are accepted, before which a repair of an unpaid project must be done; empty: none lies ahead. */
export function goodsDayAhead(
  project: { readonly paymentState: PaymentState; readonly goodsAcceptedOn: string } | null,
  { type, isQualityIssue }: { readonly type: string; readonly isQualityIssue: boolean },
  today: string,
): string {
  const isMeant = project !== null && project.paymentState !== 'settled' && (type === 'repair' || isQualityIssue);
  return isMeant && project.goodsAcceptedOn > today ? project.goodsAcceptedOn : '';
}

/** Kinds of original documents 原始资料 in a project's file. */
export const documentKinds = [
  'contract',
  'budget',
  'drawings',
  'progressPlan',
  'changeOrders',
  'acceptance',
  'training',
  'originals',
  'warrantyCard',
] as const;
export type DocumentKind = (typeof documentKinds)[number];
/** R-002-05: drawings and the progress plan; R-002-06: acceptance, training and the original papers. Without them nothing is archived. */
export const requiredDocuments: readonly DocumentKind[] = ['drawings', 'progressPlan', 'acceptance', 'training', 'originals'];

/** What keeps a project out of the archive (R-002-05, R-002-06). */
export function missingDocuments(present: readonly DocumentKind[]): readonly DocumentKind[] {
  return requiredDocuments.filter((kind) => !present.includes(kind));
}

/** A dated line of the progress plan 工程进度计划: planned and real (R-002-05). */
const planLine = z.strictObject({ text: requiredLine(100), plannedOn: optionalDay.default(''), doneOn: optionalDay.default('') });
export type PlanLine = Readonly<z.output<typeof planLine>>;

const projectFacts = {
  name: requiredLine(120),
  /** Code of the warranty policy that the trade follows; empty: none. */
  trade: z.enum(['', ...warrantyPolicyCodes]).default(''),
  managerName: line(40).default(''),
  managerPhone: line(40).default(''),
  contractNo: line(60).default(''),
  budgetFen: totalFen.default(0),
  progressPlan: z.array(planLine).max(40).default([]),
  changeOrders: paragraph(2000).default(''),
  paymentState: z.enum(paymentStates).default('unpaid'),
  contractOn: optionalDay.default(''),
  goodsAcceptedOn: optionalDay.default(''),
  completedOn: optionalDay.default(''),
  acceptedOn: optionalDay.default(''),
  finalAcceptedOn: optionalDay.default(''),
  documents: z.array(z.enum(documentKinds)).max(documentKinds.length).default([]),
  score: z.number().int().min(0).max(100).nullable().default(null),
  note: paragraph(2000).default(''),
};
export const createProjectInput = z.strictObject({ customerId: id, ...projectFacts });
export const updateProjectInput = z.strictObject({ id, version, ...projectFacts });
export const archiveProjectInput = z.strictObject({ id, version });
export const reopenProjectInput = z.strictObject({ id, version, reason });
const factsSchema = z.object(projectFacts);
export type ProjectFacts = Readonly<z.output<typeof factsSchema>>;
export const projectFields = Object.keys(projectFacts) as (keyof ProjectFacts)[];

const projectFilter = {
  /** Part of the name, its initials, or the contract number. */
  query: searchText.default(''),
  customerId: id.nullable().default(null),
  paymentState: z.enum(paymentStates).nullable().default(null),
  trade: z.enum(warrantyPolicyCodes).nullable().default(null),
  /** Null: whether archived or not. */
  isArchived: z.boolean().nullable().default(null),
  /** Contract day, both included. */
  from: day.nullable().default(null),
  to: day.nullable().default(null),
};
export const projectListInput = z.strictObject({ ...projectFilter, ...pageInput });
export const projectCountInput = z.strictObject(projectFilter);

export interface ProjectRow {
  readonly id: number;
  readonly name: string;
  readonly customerId: number;
  readonly customerName: string;
  readonly trade: ProjectFacts['trade'];
  readonly contractNo: string;
  readonly managerName: string;
  readonly paymentState: PaymentState;
  readonly contractOn: string;
  readonly completedOn: string;
  readonly acceptedOn: string;
  readonly finalAcceptedOn: string;
  readonly isArchived: boolean;
}

/** A project with everything that belongs to it. */
export interface ProjectView extends ProjectFacts {
  readonly id: number;
  readonly customerId: number;
  readonly customerName: string;
  readonly archivedAt: number | null;
  readonly createdAt: number;
  readonly version: number;
  /** Required kinds that are not in the file. */
  readonly missing: readonly DocumentKind[];
  readonly acceptance: ProjectAcceptance;
  readonly items: readonly {
    readonly id: number;
    readonly brand: string;
    readonly model: string;
    readonly serial: string;
    readonly location: string;
  }[];
  /** Requests about items of the project, the newest first. */
  readonly requests: readonly {
    readonly id: number;
    readonly no: string;
    readonly state: string;
    readonly type: string;
    readonly content: string;
    readonly receivedAt: number;
  }[];
  readonly timeline: readonly (TimelineEntry & { readonly changes: Readonly<Record<string, readonly [unknown, unknown]>> })[];
}
