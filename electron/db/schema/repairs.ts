import type { Generated } from 'kysely';
import type { RepairState } from '../../../shared/repair-case-lifecycle.ts';

/** Renovation repair (SM-18, B-14): the repair feedback order and, where it is our cause, the service order with its costs. */
export interface RepairCaseTable {
  id: Generated<number>;
  no: string;
  serviceNo: string;
  requestId: number;
  state: RepairState;
  /** Since when it is in this state. */
  stateAt: number;
  ownerName: string;
  phone: string;
  address: string;
  content: string;
  wish: string;
  warrantyResult: string;
  warrantyNote: string;
  warrantyCheckedBy: number | null;
  warrantyCheckedAt: number | null;
  secondCheckBy: number | null;
  secondCheckAt: number | null;
  secondCheckResult: string;
  secondCheckNote: string;
  siteSeenAt: number | null;
  cause: string;
  causeNote: string;
  helpPlan: string;
  explainedAt: number | null;
  supplierName: string;
  supplierToldAt: number | null;
  supplierComesAt: number | null;
  isCompared: Generated<number>;
  totalFen: Generated<number>;
  reviewedBy: number | null;
  reviewedAt: number | null;
  officeBy: number | null;
  officeAt: number | null;
  officeOpinion: string;
  ownerAgreedAt: number | null;
  ownerAgreedHow: string;
  teamName: string;
  teamAt: number | null;
  teamContactedAt: number | null;
  completedAt: number | null;
  cardSignedAt: number | null;
  satisfaction: string;
  createdBy: number;
  createdAt: number;
  version: Generated<number>;
}

/** A line of a repair service order: item, quantity of work, method, labour and material cost in fen (R-002-41). */
export interface RepairCaseLineTable {
  caseId: number;
  lineNo: number;
  item: string;
  quantity: string;
  method: string;
  laborFen: number;
  materialFen: number;
}

/** A photograph of a repair case, as it was taken up. */
export interface RepairCasePhotoTable {
  id: Generated<number>;
  caseId: number;
  name: string;
  mime: string;
  /** Base64 of the picture. */
  content: string;
  at: number;
  userId: number;
}
