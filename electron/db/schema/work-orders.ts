import type { Generated } from 'kysely';
import type { WorkOrderState } from '../../../shared/work-order-lifecycle.ts';

/** A dispatch slip (B-10): the work order of one visit (SM-02). */
export interface WorkOrderTable {
  id: Generated<number>;
  no: string;
  requestId: number;
  /** How often the request had been reopened when the slip was made: slips of an earlier round belong to an earlier finish. */
  round: number;
  state: WorkOrderState;
  plannedAt: number;
  plannedUntil: number | null;
  /** What is said to the technician besides the lines. */
  instruction: string;
  issuedAt: number | null;
  acceptedAt: number | null;
  departedAt: number | null;
  arrivedAt: number | null;
  leftAt: number | null;
  finishedAt: number | null;
  cause: string;
  remedy: string;
  /** The answer to "is anything left out?" (R-000-50): 1 = nothing left out, 0 = something is, null = not asked. */
  nothingLeftOut: number | null;
  leftOutText: string;
  customerOpinion: string;
  signedBy: string;
  signedAt: number | null;
  resultEnteredAt: number | null;
  resultEnteredBy: number | null;
  laborFen: number;
  partsFen: number;
  travelFen: number;
  /** Always labor + parts + travel. */
  chargeFen: number;
  waitingForParts: number;
  returnedAt: number | null;
  returnedTo: number | null;
  archivedAt: number | null;
  voidedAt: number | null;
  voidReason: string;
  printCount: number;
  lastPrintedAt: number | null;
  createdBy: number;
  createdAt: number;
  version: number;
  /** Why it overlaps with other work of its technicians all the same, empty: it does not. */
  overlapReason: Generated<string>;
  /** Why somebody without valid training goes (R-003-02), empty: all have it. */
  trainingReason: Generated<string>;
  /** When the technician could not judge the damage (R-000-13). */
  cannotJudgeAt: Generated<number | null>;
  cannotJudgeNote: Generated<string>;
  /** What the slip waits for, empty: nothing. */
  holdReason: Generated<string>;
  /** The customer confirmed the appointment again (B-09). */
  isConfirmed: Generated<number>;
  /** How the fault was found (R-004-36), a line each. */
  foundBy: Generated<string>;
  /** The repair standard (R-004-38) as JSON, point -> met or notMet; empty: not asked. */
  standard: Generated<string>;
  /** Why a point of it is not met. */
  standardReason: Generated<string>;
}

/** One line of the work to do. */
export interface WorkOrderLineTable {
  workOrderId: number;
  lineNo: number;
  text: string;
}

export interface WorkOrderTechnicianTable {
  workOrderId: number;
  staffId: number;
  isLead: number;
}

/** One line of the daily dispatch log (B-11), written in the transaction that issues the slip (R-000-03). */
export interface DispatchLogLineTable {
  day: string;
  lineNo: number;
  workOrderId: number;
}

/** A changed appointment of a slip with the reason and when the customer was told (R-000-51). Append-only. */
export interface RescheduleTable {
  id: Generated<number>;
  workOrderId: number;
  at: number;
  userId: number;
  oldPlannedAt: number;
  newPlannedAt: number;
  reason: string;
  toldAt: number | null;
  /** 1 = the customer was told before the old time, 0 = after it or not at all. */
  isToldInTime: number;
}

/** Each print of a document; the second and later carry a reprint mark. Append-only. */
export interface PrintRecordTable {
  id: Generated<number>;
  subject: string;
  subjectId: number;
  /** 1 for the original, 2 and more for reprints. */
  nth: number;
  paper: string;
  copies: number;
  reason: string;
  userId: number;
  at: number;
}
