import { z } from 'zod';
import type { DocumentKind } from './document-kinds.ts';
import type { FeedbackListRow } from './feedback-forms.ts';
import { searchText } from './fields.ts';
import type { NoticeRow } from './notices.ts';
import type { IncidentFigures } from './incidents.ts';
import type { MaterialFigures } from './material-requests.ts';
import type { OldPartFigures, OldPartListRow } from './old-parts.ts';
import type { PrivacyFigures } from './privacy.ts';
import type { RequestListRow, RequestRow } from './requests.ts';
import type { StocktakeFigures } from './stocktakes.ts';
import type { SupplierCaseListRow } from './suppliers.ts';
import type { TaskRow } from './tasks.ts';
import type { ToolFigures } from './tool-figures.ts';
import type { MatchReason } from './search-marks.ts';
import type { WorkOrderRow } from './work-orders.ts';

/** The first screen; a list is empty where the role has no business with it. */
export interface HomeSummary {
  readonly today: { readonly calls: number; readonly dispatched: number; readonly resolved: number };
  /** Requests still to dispatch, most urgent first. */
  readonly undispatched: readonly RequestListRow[];
  /** With a clock that is amber, runs out within two hours or was missed. */
  readonly dueSoon: readonly RequestListRow[];
  /** Done, but the customer does not know yet. */
  readonly toTell: readonly RequestRow[];
  /** Escalated to a role of this person (R-002-53). */
  readonly escalated: readonly RequestRow[];
  /** Nobody answers for them (R-004-31). */
  readonly noOwner: readonly RequestRow[];
  /** Standing still (R-001-21). */
  readonly held: readonly RequestRow[];
  /** A missed promise that nobody has explained yet (R-002-98). */
  readonly unexplained: readonly RequestRow[];
  /** What this person has to do, by what is due first. */
  readonly tasks: readonly TaskRow[];
  /** What their posts were informed of and nobody has read (R-000-04). */
  readonly notices: readonly NoticeRow[];
  /** Feedback forms that wait for a decision, the oldest first (R-000-05). */
  readonly undecidedForms: readonly FeedbackListRow[];
  /** Cases whose answer is overdue, the longest first (R-000-14). */
  readonly lateSupplierAnswers: readonly SupplierCaseListRow[];
  readonly notHandedBack: readonly WorkOrderRow[];
  /** A technician's own open slips. */
  readonly mySlips: readonly WorkOrderRow[];
  readonly slipsWaitingForParts: number;
  readonly shortItems: number;
  /** Old parts that are overdue, the longest first, and how many claims wait to be sent; for whoever takes them in (R-000-25). */
  readonly lateOldParts: readonly OldPartListRow[];
  readonly oldParts: OldPartFigures | null;
  /** Open incidents, overdue actions and the safety count; null where the role has no business with them. */
  readonly incidents: IncidentFigures | null;
  /** Material requests to buy, to book in and to hand out; null where the role has no business with them. */
  readonly materials: MaterialFigures | null;
  /** Months without a stocktake, and stocktakes that wait for somebody; null where the role has no business with them. */
  readonly stocktakes: StocktakeFigures | null;
  /** What the custodian of the tools has to look after; null where the role has no business with them. */
  readonly tools: ToolFigures | null;
  /** How many matters wait for a signature of this person. */
  readonly toSign: number;
  /** Consent to ask for, and what waits for the data steward. */
  readonly privacy: PrivacyFigures;
}

export const searchInput = z.strictObject({ query: searchText.min(1) });
/** Kinds whose papers carry their number as a code; typed or scanned with its letters it can mean nothing else. */
export const numberedKinds = [
  'request',
  'workOrder',
  'feedbackForm',
  'incident',
  'supplierCase',
  'handover',
  'repairFeedback',
  'repairService',
  'warrantyCard',
  'materialRequest',
  'purchaseOrder',
  'inquiry',
  'consignment',
  'stocktake',
  'toolPurchase',
  'replacement',
  'issueNote',
  'returnNote',
  'toolIssue',
  'toolReturn',
  'transferNote',
  'adjustmentNote',
  'scrapNote',
  'oldPartNote',
] as const satisfies readonly DocumentKind[];
export type NumberedKind = (typeof numberedKinds)[number];
export type SearchHitKind = 'customer' | 'part' | 'tool' | NumberedKind;
/** A line of the palette. */
export interface SearchHit {
  readonly kind: SearchHitKind;
  readonly id: number;
  readonly title: string;
  readonly detail: string;
  /** Why it was found; null where the title says so itself. */
  readonly why: MatchReason | null;
}
