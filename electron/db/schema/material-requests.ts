import type { Generated } from 'kysely';
import type { MaterialPath, MaterialRequestState } from '../../../shared/material-request-lifecycle.ts';
import type { BuyReason, ConsentPost, ConsentWay, MaterialPurpose } from '../../../shared/material-requests.ts';

/** Material request 材料申请单 (B-18, SM-07). Never deleted. */
export interface MaterialRequestTable {
  id: Generated<number>;
  no: string;
  /** Staff. */
  applicantId: number;
  path: MaterialPath;
  purpose: MaterialPurpose;
  workOrderId: number | null;
  reason: string;
  buyReason: BuyReason | null;
  neededOn: string;
  state: MaterialRequestState;
  stateAt: number;
  submittedBy: number | null;
  seller: string;
  boughtAt: number | null;
  boughtBy: number | null;
  amountFen: number | null;
  buyNote: string;
  /** Last day on which a purchase on site is booked in (R-000-33); '' for others. */
  bookInDueOn: string;
  /** Told that this day has passed. */
  lateToldAt: number | null;
  /** Made by the program for the reserve of the store. */
  isAutomatic: number;
  createdAt: number;
  createdBy: number;
  version: number;
}

export interface MaterialRequestLineTable {
  id: Generated<number>;
  materialRequestId: number;
  position: number;
  itemId: number | null;
  /** Of what is not in the catalogue; '' for an item. */
  name: string;
  spec: string;
  unit: string;
  qty: number;
  receivedQty: number;
  issuedQty: number;
  note: string;
}

/** Consent asked for by word of mouth before a purchase on site. */
export interface MaterialConsentTable {
  id: Generated<number>;
  materialRequestId: number;
  post: ConsentPost;
  userId: number;
  at: number;
  way: ConsentWay;
  recordedAt: number;
  recordedBy: number;
}
