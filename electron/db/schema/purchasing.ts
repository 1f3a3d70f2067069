import type { Generated } from 'kysely';
import type { ConsignmentCondition, ConsignmentDirection, ConsignmentState, ConsignmentWay } from '../../../shared/consignments.ts';
import type { InquiryState } from '../../../shared/inquiries.ts';
import type { PurchaseOrderState } from '../../../shared/purchase-order-lifecycle.ts';

/** What suppliers are asked to offer 询价. */
export interface InquiryTable {
  id: Generated<number>;
  no: string;
  state: InquiryState;
  answerBy: string;
  note: string;
  /** Why another than the best was chosen, or why nothing was bought. */
  reason: string;
  chosenOfferId: number | null;
  createdBy: number;
  createdAt: number;
  version: number;
}

export interface InquiryLineTable {
  id: Generated<number>;
  inquiryId: number;
  itemId: number;
  qty: number;
}

export interface OfferTable {
  id: Generated<number>;
  inquiryId: number;
  supplierId: number;
  leadDays: number;
  /** Points of a hundred. */
  quality: number;
  delivery: number;
  validUntil: string;
  note: string;
  userId: number;
  createdAt: number;
}

/** Price of a pack. */
export interface OfferPriceTable {
  offerId: number;
  inquiryLineId: number;
  priceFen: number;
}

/** Purchase order 采购订单 with its contract (SM-20, B-41). */
export interface PurchaseOrderTable {
  id: Generated<number>;
  no: string;
  supplierId: number;
  inquiryId: number | null;
  /** As it was last set: what was stocked and reversed is read as arrived. */
  state: PurchaseOrderState;
  stateAt: number;
  /** The agreed day; '' before there is one. */
  dueOn: string;
  contractNo: string;
  note: string;
  /** Why it was cancelled, or closed though something did not come. */
  endReason: string;
  totalFen: number;
  orderedAt: number | null;
  orderedBy: number | null;
  approvedAt: number | null;
  approvedBy: number | null;
  overdueToldAt: number | null;
  createdBy: number;
  createdAt: number;
  version: number;
}

export interface PurchaseOrderLineTable {
  id: Generated<number>;
  purchaseOrderId: number;
  itemId: number;
  spec: string;
  qty: number;
  /** Agreed price of a pack. */
  priceFen: number;
  /** The pack as it was when it was agreed on. */
  packUnit: string;
  packQty: number;
}

/** What came at one time and was looked at; what was accepted is the goods receipt. */
export interface InspectionTable {
  id: Generated<number>;
  purchaseOrderId: number;
  /** None when everything was rejected. */
  receiptId: number | null;
  note: string;
  userId: number;
  at: number;
}

/** What was delivered and not accepted is rejected. */
export interface InspectionLineTable {
  id: Generated<number>;
  inspectionId: number;
  orderLineId: number;
  delivered: number;
  accepted: number;
  reason: string;
  /** By which what was rejected went back. */
  consignmentId: number | null;
}

/** Goods on their way 托运 (R-004-58). */
export interface ConsignmentTable {
  id: Generated<number>;
  no: string;
  direction: ConsignmentDirection;
  way: ConsignmentWay;
  state: ConsignmentState;
  party: string;
  what: string;
  carrier: string;
  trackingNo: string;
  sentOn: string;
  expectedOn: string;
  arrivedOn: string;
  condition: ConsignmentCondition | '';
  remarks: string;
  note: string;
  endReason: string;
  costFen: number;
  purchaseOrderId: number | null;
  supplierCaseId: number | null;
  workOrderId: number | null;
  oldPartId: number | null;
  userId: number;
  createdAt: number;
  version: number;
}
