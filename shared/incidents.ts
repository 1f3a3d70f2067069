import { z } from 'zod';
import type { ApprovalView } from './approvals.ts';
import { day, id, instant, line, pageInput, paragraph, reason, requiredParagraph, searchText, version } from './fields.ts';
import { incidentStates } from './incident-lifecycle.ts';
import type { IncidentState } from './incident-lifecycle.ts';
import type { NoticeRow } from './notices.ts';
import type { Role } from './roles.ts';
import type { TimelineEntry } from './settings.ts';
import type { ChainCode } from './signature-chains.ts';
import { papers } from './papers.ts';

/** Where it came from (B-13). */
export const incidentSources = ['complaint', 'borrow', 'return', 'install', 'feedback', 'safety'] as const;
export type IncidentSource = (typeof incidentSources)[number];
/** Found while goods were lent, returned or installed: 管理部 agrees, and an abnormal record is kept (R-000-38). */
const qualitySources: readonly IncidentSource[] = ['borrow', 'return', 'install'];
/** Who hears of a major incident (R-000-04): department manager, 管理部, general manager. */
export const incidentRecipients: readonly Role[] = ['serviceManager', 'businessDepartment', 'generalManager'];

export function isQualityCase(source: IncidentSource): boolean {
  return qualitySources.includes(source);
}

/** A.1: by which chain the incident is signed. */
export function incidentChain(source: IncidentSource): ChainCode {
  return isQualityCase(source) ? 'qualityCase' : 'majorIncident';
}

const target = { id, version };
/** What the signers have before them. */
const findings = {
  facts: requiredParagraph(2000),
  investigation: paragraph(2000).default(''),
  cause: paragraph(1000).default(''),
  appraisal: paragraph(1000).default(''),
  opinion: paragraph(1000).default(''),
  /** 异常情况记录. */
  abnormalRecord: paragraph(1000).default(''),
};
export const findingFields = ['facts', 'investigation', 'cause', 'appraisal', 'opinion', 'abnormalRecord'] as const;
export type FindingField = (typeof findingFields)[number];

/** R-000-04: no major incident without a time of the visit and a first constructive opinion. */
export const reportIncidentInput = z.strictObject({
  source: z.enum(incidentSources),
  requestId: id.nullable().default(null),
  workOrderId: id.nullable().default(null),
  projectId: id.nullable().default(null),
  facts: findings.facts,
  visitPlannedAt: instant,
  firstOpinion: requiredParagraph(1000),
});
export type ReportIncidentInput = z.input<typeof reportIncidentInput>;
export const visitIncidentInput = z.strictObject({ ...target, at: instant, note: line(300).default('') });
export const writeIncidentInput = z.strictObject({ ...target, ...findings });
export const incidentTargetInput = z.strictObject(target);
export const signIncidentInput = z.strictObject({ ...target, note: line(300).default('') });
export const instructIncidentInput = z.strictObject({ ...target, instruction: requiredParagraph(1000) });
export const reasonedIncidentInput = z.strictObject({ ...target, reason });
export const addActionInput = z.strictObject({ ...target, text: requiredParagraph(500), ownerId: id, dueOn: day });
export const doneActionInput = z.strictObject({ ...target, actionId: id, result: requiredParagraph(500) });
export const closeIncidentInput = z.strictObject({ ...target, closing: requiredParagraph(1000) });

const incidentFilter = {
  states: z.array(z.enum(incidentStates)).max(incidentStates.length).default([]),
  source: z.enum(incidentSources).nullable().default(null),
  /** Only those with an action past its day. */
  isLate: z.boolean().default(false),
  /** Number of the incident or of its request, or a customer. */
  query: searchText.default(''),
};
export const incidentListInput = z.strictObject({ ...incidentFilter, ...pageInput });
export const incidentCountInput = z.strictObject(incidentFilter);
/** Of a request, or of a project: reported about itself or about one of its requests. */
export const incidentsOfInput = z.union([z.strictObject({ requestId: id }), z.strictObject({ projectId: id })]);
export const incidentPrintInput = z.strictObject({ id });
export const recordIncidentPrintInput = z.strictObject({
  id,
  paper: z.enum(papers),
  copies: z.number().int().min(1).max(9).default(1),
  reason: line(200).default(''),
});

export interface IncidentRow {
  readonly id: number;
  readonly no: string;
  readonly source: IncidentSource;
  readonly state: IncidentState;
  readonly stateAt: number;
  readonly createdAt: number;
  readonly createdByName: string;
  readonly requestId: number | null;
  readonly requestNo: string | null;
  readonly customerId: number | null;
  readonly customerName: string | null;
  readonly facts: string;
  readonly visitPlannedAt: number;
  readonly visitedAt: number | null;
  readonly openActions: number;
  readonly lateActions: number;
}

export interface IncidentAction {
  readonly id: number;
  readonly text: string;
  readonly ownerId: number;
  readonly ownerName: string;
  readonly dueOn: string;
  readonly doneAt: number | null;
  readonly doneByName: string | null;
  readonly result: string;
}

export interface IncidentView extends IncidentRow {
  readonly workOrderId: number | null;
  readonly workOrderNo: string | null;
  readonly projectId: number | null;
  readonly projectName: string | null;
  readonly firstOpinion: string;
  readonly investigation: string;
  readonly cause: string;
  readonly appraisal: string;
  readonly opinion: string;
  readonly abnormalRecord: string;
  readonly instruction: string;
  readonly instructedByName: string | null;
  readonly instructedAt: number | null;
  readonly closing: string;
  readonly closedByName: string | null;
  readonly closedAt: number | null;
  readonly version: number;
  readonly actions: readonly IncidentAction[];
  readonly notices: readonly NoticeRow[];
  /** The newest first; one is open at most. */
  readonly approvals: readonly ApprovalView[];
  readonly timeline: readonly TimelineEntry[];
}

/** R-002-119: safety accidents of the year; the aim is none. */
export interface SafetyCount {
  readonly year: number;
  readonly count: number;
  readonly open: number;
  readonly lastAt: number | null;
}

/** For the first screen. */
export interface IncidentFigures {
  readonly open: number;
  readonly lateActions: number;
  readonly safety: SafetyCount;
}

export interface IncidentPrintData {
  readonly incident: IncidentView;
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string; readonly zone: string };
  readonly printCount: number;
}

/** What is still to be written before anybody signs; the abnormal record only for quality cases (R-000-38). */
export function missingFindings(facts: Readonly<Record<FindingField, string>>, source: IncidentSource): readonly FindingField[] {
  return findingFields.filter((field) => facts[field].trim() === '' && (field !== 'abnormalRecord' || isQualityCase(source)));
}
