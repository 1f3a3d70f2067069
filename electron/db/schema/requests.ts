import type { Generated } from 'kysely';
import type { HoldReason } from '../../../shared/holds.ts';
import type { RequestTag } from '../../../shared/request-life.ts';
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
  /** The preset as it was when the job was opened (R-002-30); null: logged before there were presets. */
  presetVersionId: Generated<number | null>;
  /** Calendar of the contract, empty: that of the preset. */
  calendarCode: Generated<string>;
  projectId: Generated<number | null>;
  /** Why it stands still now, empty: it does not (R-001-21). The whole story is in `request_delay`. */
  holdReason: Generated<HoldReason | ''>;
  holdSince: Generated<number | null>;
  /** Below zero: its project is not paid, so it comes before all others (R-000-06). */
  turn: Generated<number>;
  /** The promised time before the acceptance of its project hurried it (R-000-06). */
  hurriedFrom: Generated<number | null>;
  /** Since when a missed promise waits for its reason, new plan and told-at (R-002-98). */
  overdueSince: Generated<number | null>;
  /** The team that its type is routed to (R-004-07), empty: none. */
  team: Generated<string>;
  /** What kind of fault it turned out to be (R-002-18, R-002-108), empty: open. */
  problemKind: Generated<string>;
  /** The department that it was handed to (R-002-49), empty: none. */
  department: Generated<string>;
  departmentSince: Generated<number | null>;
  /** Whose fault it was, settled after the work (R-002-76); empty: open. */
  liability: Generated<string>;
  liabilityNote: Generated<string>;
  /** A complaint can name a person (R-003-43). */
  againstStaffId: Generated<number | null>;
  salesStaffId: Generated<number | null>;
  /** `payment` or `signing` where the work helps sales (R-000-37), empty: none. */
  tag: Generated<RequestTag | ''>;
  /** Consumer association, press or office that is involved. */
  publicBody: Generated<string>;
  /** One of the seven kinds of solution (R-004-05), empty: open. */
  solution: Generated<string>;
  plan: Generated<string>;
  classifiedAt: Generated<number | null>;
  planConfirmedAt: Generated<number | null>;
  consentedAt: Generated<number | null>;
  consentNote: Generated<string>;
  /** When the customer first heard from us (R-002-10). */
  firstContactAt: Generated<number | null>;
  escalatedAt: Generated<number | null>;
  /** The role that it was escalated to, empty: it was not. */
  escalatedTo: Generated<string>;
  takenOverBy: Generated<number | null>;
  headConfirmedAt: Generated<number | null>;
  headConfirmedBy: Generated<number | null>;
  /** When the cause was explained to the owner (R-002-18). */
  explainedAt: Generated<number | null>;
  surveyAt: Generated<number | null>;
  opinion: Generated<string>;
  /** Prints of the closing report F-33. */
  printCount: Generated<number>;
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
