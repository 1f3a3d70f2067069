import type { Generated } from 'kysely';
import type { Branch, Channel, FaultClass, LodgedBy, RequestState, RequestType, ToldWay, Urgency } from '../../../shared/requests.ts';

/** A service request (B-08): one call of a customer, from its log entry to its close (SM-01). */
export interface ServiceRequestTable {
  id: Generated<number>;
  no: string;
  state: RequestState;
  type: RequestType;
  branch: Branch;
  urgency: Urgency;
  /** 0 urgent, 1 important, 2 general: the order of work (R-004-32). */
  urgencyRank: number;
  channel: Channel;
  lodgedBy: LodgedBy;
  faultClass: FaultClass;
  isQualityIssue: number;
  customerId: number;
  customerName: string;
  contactName: string;
  phone: string;
  phoneDigits: string;
  address: string;
  installedItemId: number | null;
  productText: string;
  content: string;
  serviceWanted: string;
  receivedAt: number;
  /** Promised time told to the customer (R-004-30). */
  promisedAt: number;
  promiseToldAt: number | null;
  ownerUserId: number | null;
  result: string;
  resolvedAt: number | null;
  toldAt: number | null;
  toldWay: ToldWay | null;
  closedAt: number | null;
  voidedAt: number | null;
  voidReason: string;
  /** How often it was reopened; each earlier finish stays in `request_finish` (R-002-28). */
  reopenedCount: number;
  repeatOfId: number | null;
  createdBy: number;
  createdAt: number;
  updatedAt: number;
  version: number;
}

/** A finish that a reopening would otherwise have overwritten. Append-only. */
export interface RequestFinishTable {
  requestId: number;
  seq: number;
  result: string;
  resolvedAt: number | null;
  toldAt: number | null;
  toldWay: string | null;
  closedAt: number | null;
  reopenedAt: number;
  reopenedBy: number;
  reopenReason: string;
}
