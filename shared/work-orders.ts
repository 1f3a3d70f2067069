import { z } from 'zod';
import {
  day,
  fen,
  id,
  instant,
  line,
  pageInput,
  paragraph,
  reason,
  requiredLine,
  requiredParagraph,
  searchText,
  version,
} from './fields.ts';
import { noOverrides, overrideReasons } from './dispatch-guards.ts';
import { holdReasons } from './holds.ts';
import type { OldPartOut, OldPartWish } from './old-parts.ts';
import type { ItemOnSlip } from './installed-items.ts';
import type { WorkOrderPartView } from './parts.ts';
import { repairTicks } from './repair-ticks.ts';
import type { AskedTicks, RepairTicks } from './repair-ticks.ts';
import { papers } from './papers.ts';
import type { SlipTitle } from './presets/preset.ts';
import type { TimelineEntry } from './settings.ts';
import { workOrderStates } from './work-order-lifecycle.ts';
import type { WorkOrderState } from './work-order-lifecycle.ts';

/** A slip is made and issued: technicians (the first leads), planned time, work lines. */
export const dispatchInput = z
  .strictObject({
    requestId: id,
    /** Version of the request, so that two supervisors do not dispatch the same call twice. */
    requestVersion: version,
    staffIds: z.array(id).min(1).max(10),
    plannedAt: instant,
    plannedUntil: instant.nullable().default(null),
    instruction: paragraph(1000).default(''),
    /** Why somebody else goes than the customer's engineer or the region's representative (R-002-56, R-002-80). */
    otherReason: line(300).default(''),
    /** Why it is done although something stands against it. */
    reasons: overrideReasons.default(noOverrides),
    lines: z.array(requiredLine(200)).min(1).max(60),
  })
  .refine(({ plannedAt, plannedUntil }) => plannedUntil === null || plannedUntil >= plannedAt, {
    error: 'invalid',
    path: ['plannedUntil'],
  });
export type DispatchInput = z.input<typeof dispatchInput>;

const target = { id, version };
export const stampInput = z.strictObject({ ...target, at: instant.optional() });
export const finishInput = z.strictObject({
  ...target,
  at: instant.optional(),
  cause: requiredParagraph(1000),
  remedy: requiredParagraph(2000),
});
/** R-000-50: only after the omission question was answered with "nothing" does the customer sign; arrival and leaving are written. */
export const signInput = z.strictObject({
  ...target,
  arrivedAt: instant,
  leftAt: instant,
  nothingLeftOut: z.boolean(),
  leftOutText: line(300).default(''),
  isSigned: z.boolean(),
  signedBy: line(40).default(''),
  customerOpinion: line(300).default(''),
  ...repairTicks,
});

/**
 * The paper's result in one screen (R-000-50, R-003-63): the slip walks from where it is to the customer's signature,
 * each step stamped. All charges in fen.
 */
export const recordResultInput = z.strictObject({
  ...target,
  acceptedAt: instant.nullable().default(null),
  departedAt: instant.nullable().default(null),
  arrivedAt: instant,
  leftAt: instant,
  cause: requiredParagraph(1000),
  remedy: requiredParagraph(2000),
  nothingLeftOut: z.boolean(),
  leftOutText: line(300).default(''),
  isSigned: z.boolean(),
  signedBy: line(40).default(''),
  customerOpinion: requiredLine(300),
  ...repairTicks,
  laborFen: fen.default(0),
  partsFen: fen.default(0),
  travelFen: fen.default(0),
  draftId: id.nullable().default(null),
});
export type RecordResultInput = z.input<typeof recordResultInput>;

/** R-000-51: a new time with the reason, and when the customer was told. */
export const rescheduleInput = z.strictObject({
  ...target,
  plannedAt: instant,
  /** Other technicians at the new time; null: the same ones. */
  staffIds: z.array(id).min(1).max(10).nullable().default(null),
  reason,
  toldAt: instant.nullable().default(null),
  reasons: overrideReasons.default(noOverrides),
});
export const reassignInput = z.strictObject({
  ...target,
  staffIds: z.array(id).min(1).max(10),
  reason,
  reasons: overrideReasons.default(noOverrides),
});
/** People on site cannot judge the damage (R-000-13, R-000-18): what they saw, for the supervisor who comes. */
export const cannotJudgeInput = z.strictObject({ ...target, note: requiredParagraph(1000) });
/** What the supervisor's visit gave; the slip goes on with it. */
export const judgeInput = z.strictObject({ ...target, result: requiredParagraph(1000) });
/** R-001-21 on the slip: why the job waits, the new promised time, and when the customer was told. */
export const holdSlipInput = z.strictObject({
  ...target,
  reason: z.enum(holdReasons),
  note: line(300).default(''),
  newPromisedAt: instant,
  toldAt: instant.nullable().default(null),
});
export const releaseSlipInput = z.strictObject({ ...target, note: line(300).default('') });
export const escalateSlipInput = z.strictObject({ ...target, to: z.enum(['supervisor', 'serviceManager', 'generalManager']), reason });
export const reasonedWorkOrderInput = z.strictObject({ ...target, reason });
export const targetInput = z.strictObject(target);

export const workOrderSorts = ['issued', 'planned'] as const;
const workOrderFilter = {
  states: z.array(z.enum(workOrderStates)).max(workOrderStates.length).default([]),
  staffId: id.nullable().default(null),
  requestId: id.nullable().default(null),
  plannedOn: day.nullable().default(null),
  isWaitingForParts: z.boolean().default(false),
  query: searchText.default(''),
};
export const workOrderListInput = z.strictObject({ ...workOrderFilter, sort: z.enum(workOrderSorts).default('issued'), ...pageInput });
export const workOrderCountInput = z.strictObject(workOrderFilter);

export interface TechnicianRef {
  readonly id: number;
  readonly name: string;
}

export interface WorkOrderRow {
  readonly id: number;
  readonly no: string;
  readonly state: WorkOrderState;
  readonly requestId: number;
  readonly requestNo: string;
  readonly urgency: string;
  readonly customerName: string;
  readonly address: string;
  readonly phone: string;
  readonly productText: string;
  /** First line of the work to do. */
  readonly work: string;
  readonly technicians: readonly TechnicianRef[];
  readonly plannedAt: number;
  readonly issuedAt: number | null;
  readonly returnedAt: number | null;
  readonly printCount: number;
  readonly isWaitingForParts: boolean;
  readonly version: number;
}

export interface WorkOrderView extends WorkOrderRow, RepairTicks, AskedTicks {
  readonly plannedUntil: number | null;
  readonly contactName: string;
  readonly requestContent: string;
  readonly serviceWanted: string;
  readonly instruction: string;
  readonly lines: readonly string[];
  readonly acceptedAt: number | null;
  readonly departedAt: number | null;
  readonly arrivedAt: number | null;
  readonly leftAt: number | null;
  readonly finishedAt: number | null;
  readonly cause: string;
  readonly remedy: string;
  readonly nothingLeftOut: boolean | null;
  readonly leftOutText: string;
  readonly customerOpinion: string;
  readonly signedBy: string;
  readonly signedAt: number | null;
  readonly laborFen: number;
  readonly partsFen: number;
  readonly travelFen: number;
  readonly chargeFen: number;
  readonly archivedAt: number | null;
  readonly voidReason: string;
  readonly lastPrintedAt: number | null;
  readonly overlapReason: string;
  readonly trainingReason: string;
  readonly cannotJudgeAt: number | null;
  readonly cannotJudgeNote: string;
  /** The visit to judge is awaited: the slip does not go on (R-000-13). */
  readonly isJudgementOpen: boolean;
  readonly holdReason: string;
  /** The promise of its request was missed and is not explained yet: nothing new is planned before that (R-002-98). */
  readonly isMissUnexplained: boolean;
  readonly isConfirmed: boolean;
  /** What the paper is called in the trade (J.1), by the preset that the job was opened with; the shop's own words come first. */
  readonly slipTitle: SlipTitle;
  readonly ownSlipTitle: string;
  /** What the customer wants done with old parts (R-003-32), and whether they were shown. */
  readonly oldPartWish: OldPartWish;
  readonly isOldPartShown: boolean;
  /** Old parts without which the shop takes no paper back (R-000-25); none where it does. */
  readonly oldPartsOut: readonly OldPartOut[];
  /** The item that the request is about, with its warranty; null where it is not on file. */
  readonly item: ItemOnSlip | null;
  readonly parts: readonly WorkOrderPartView[];
  readonly reschedules: readonly {
    readonly at: number;
    readonly oldPlannedAt: number;
    readonly newPlannedAt: number;
    readonly reason: string;
    readonly toldAt: number | null;
    readonly isToldInTime: boolean;
    readonly userName: string;
  }[];
  readonly timeline: readonly TimelineEntry[];
}

/** One line of the daily dispatch log (B-11, F-02). */
export interface DispatchLogRow {
  readonly lineNo: number;
  readonly workOrder: WorkOrderRow;
}

export const dayInput = z.strictObject({ day });

export const printDataInput = z.strictObject({ ids: z.array(id).min(1).max(200) });
/** What the slip form prints, exactly as stored. */
export interface SlipPrintData extends Omit<WorkOrderView, 'oldPartsOut'> {
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string; readonly zone: string };
  readonly requestType: string;
  readonly receivedAt: number;
  readonly promisedAt: number;
}
/** Asked for before the paper is made; the answer says which print this is, so that reprints carry their mark. */
export const recordPrintInput = z.strictObject({
  ids: z.array(id).min(1).max(200),
  paper: z.enum(papers),
  copies: z.number().int().min(1).max(9).default(1),
  reason: line(200).default(''),
});
export interface PrintMark {
  readonly workOrderId: number;
  /** 1 = original, 2 and more = reprint 补打. */
  readonly nth: number;
}
