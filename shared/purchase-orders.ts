import { z } from 'zod';
import { day, fen, id, line, optionalDay, pageInput, quantity, reason, requiredLine, searchText, version } from './fields.ts';
import { addFen, prorate } from './money.ts';
import { papers } from './papers.ts';
import type { PurchaseOrderState } from './purchase-order-lifecycle.ts';
import type { TimelineEntry } from './settings.ts';

const target = { id, version };
const orderLine = z.strictObject({
  itemId: id,
  /** What the contract says it must be; by default what the catalogue says. */
  spec: line(120).default(''),
  qty: quantity,
  /** Agreed price of a pack, as the catalogue counts packs. */
  priceFen: fen.default(0),
});
const orderLines = z
  .array(orderLine)
  .min(1)
  .max(200)
  .superRefine((lines, context) => {
    const seen = new Set<number>();
    lines.forEach(({ itemId }, index) => {
      if (seen.has(itemId)) context.addIssue({ code: 'custom', message: 'twice', path: [index, 'itemId'] });
      seen.add(itemId);
    });
  });

/** A new order carries neither id nor version. A name that is not in the list of suppliers yet is written down there. */
export const savePurchaseOrderInput = z.strictObject({
  id: id.optional(),
  version: version.optional(),
  supplierName: requiredLine(80),
  dueOn: optionalDay.default(''),
  contractNo: line(60).default(''),
  note: line(300).default(''),
  lines: orderLines,
});
export const purchaseOrderTargetInput = z.strictObject(target);
export const reasonedPurchaseOrderInput = z.strictObject({ ...target, reason });
export const postponePurchaseOrderInput = z.strictObject({ ...target, dueOn: day, reason });

/**
 * What came for an order, looked at piece by piece: accepted goes on the shelf, the rest is rejected with a reason. Of an item with batches a
 * line stands once for each. More than was ordered needs a yes.
 */
export const receivePurchaseOrderInput = z.strictObject({
  ...target,
  note: line(300).default(''),
  bookedOn: z.union([z.literal(''), day]).default(''),
  isOverConfirmed: z.boolean().default(false),
  lines: z
    .array(
      z
        .strictObject({
          lineId: id,
          placeId: id,
          delivered: quantity,
          accepted: z.number().int().min(0).max(1_000_000_000),
          reason: line(200).default(''),
          lotNo: line(60).default(''),
          expiresOn: z.union([z.literal(''), day]).default(''),
        })
        .refine(({ delivered, accepted }) => accepted <= delivered, { error: 'acceptedTooMuch', path: ['accepted'] })
        .refine(({ delivered, accepted, reason: why }) => accepted >= delivered || why !== '', { error: 'required', path: ['reason'] }),
    )
    .min(1)
    .max(200),
});

/** Weights of a comparison in per cent of their sum, and from which amount on the service manager agrees first; 0: never. */
export const purchasingSettings = z
  .strictObject({
    weights: z.strictObject({
      quality: z.number().int().min(0).max(100),
      price: z.number().int().min(0).max(100),
      delivery: z.number().int().min(0).max(100),
    }),
    approveFromFen: fen,
  })
  .refine(({ weights: { quality, price, delivery } }) => quality + price + delivery > 0, { error: 'required', path: ['weights', 'price'] });
export type PurchasingSettings = z.output<typeof purchasingSettings>;
export const defaultPurchasing: PurchasingSettings = { weights: { quality: 40, price: 40, delivery: 20 }, approveFromFen: 0 };

export const purchaseOrderShows = ['open', 'awaited', 'overdue', 'toApprove', 'ended', 'all'] as const;
export type PurchaseOrderShow = (typeof purchaseOrderShows)[number];
const filter = {
  /** Number of the order or the contract, or a part of the supplier's name or of an item's code or name. */
  query: searchText.default(''),
  show: z.enum(purchaseOrderShows).default('open'),
  supplierId: id.nullable().default(null),
  itemId: id.nullable().default(null),
};
export const purchaseOrderListInput = z.strictObject({ ...filter, ...pageInput });
export const purchaseOrderCountInput = z.strictObject(filter);
export const purchaseOrderPrintInput = z.strictObject({ id });
export const recordPurchaseOrderPrintInput = z.strictObject({
  id,
  paper: z.enum(papers),
  copies: z.number().int().min(1).max(9).default(1),
  reason: line(200).default(''),
});
/** Agreed prices of a supplier, an item, or both, the newest first. */
export const agreedPricesInput = z.strictObject({ supplierId: id.nullable().default(null), itemId: id.nullable().default(null) });

export interface PurchaseOrderRow {
  readonly id: number;
  readonly no: string;
  readonly supplierId: number;
  readonly supplierName: string;
  readonly state: PurchaseOrderState;
  readonly dueOn: string;
  readonly isOverdue: boolean;
  readonly contractNo: string;
  readonly totalFen: number;
  readonly lines: number;
  /** Lines of which everything is on the shelf. */
  readonly receivedLines: number;
  readonly inquiryId: number | null;
  readonly inquiryNo: string | null;
  readonly createdAt: number;
  readonly createdByName: string;
  readonly orderedAt: number | null;
  readonly approvedAt: number | null;
  readonly version: number;
}

export interface PurchaseOrderLineView {
  readonly id: number;
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly packUnit: string;
  readonly packQty: number;
  readonly tracking: 'none' | 'batch' | 'serial';
  /** Where the item lies by default. */
  readonly placeId: number;
  readonly qty: number;
  readonly priceFen: number;
  /** Counted from the ledger: a reversed receipt takes it back. */
  readonly receivedQty: number;
  readonly rejectedQty: number;
}

/** One line of an inspection. */
export interface InspectedLine {
  readonly id: number;
  readonly itemId: number;
  readonly name: string;
  readonly unit: string;
  readonly delivered: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly reason: string;
  /** The consignment by which what was rejected went back. */
  readonly consignmentId: number | null;
  readonly consignmentNo: string | null;
}
export interface InspectionView {
  readonly id: number;
  readonly receiptId: number | null;
  readonly receiptNo: string | null;
  readonly at: number;
  readonly userName: string;
  readonly note: string;
  readonly lines: readonly InspectedLine[];
}

export interface PurchaseOrderView extends PurchaseOrderRow {
  readonly note: string;
  readonly endReason: string;
  readonly orderedByName: string | null;
  readonly approvedByName: string | null;
  /** The service manager has to agree before it is placed. */
  readonly needsApproval: boolean;
  readonly orderLines: readonly PurchaseOrderLineView[];
  readonly inspections: readonly InspectionView[];
  readonly timeline: readonly TimelineEntry[];
}

export interface PurchaseOrderPrintData {
  readonly order: PurchaseOrderView;
  readonly supplier: { readonly contactName: string; readonly phone: string; readonly address: string };
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string; readonly zone: string };
  readonly printCount: number;
}

export interface AgreedPrice {
  readonly id: number;
  readonly itemId: number;
  readonly code: string;
  readonly itemName: string;
  /** What the price is for: a pack where there is one. */
  readonly unit: string;
  readonly supplierId: number | null;
  readonly supplierName: string | null;
  readonly priceFen: number;
  readonly fromOn: string;
  readonly note: string;
  readonly at: number;
  readonly userName: string;
}

/** What a line costs: the price is that of a pack. */
export function orderLineFen({
  qty,
  priceFen,
  packQty,
}: {
  readonly qty: number;
  readonly priceFen: number;
  readonly packQty: number;
}): number {
  return prorate(priceFen, qty, packQty);
}

export function orderTotalFen(lines: readonly { readonly qty: number; readonly priceFen: number; readonly packQty: number }[]): number {
  return addFen(...lines.map(orderLineFen));
}

export const contractFields = ['spec', 'qty', 'dueOn'] as const;
/** R-004-56: what a contract still lacks: a specification and a quantity of every line, and the day. */
export function missingContractFields(order: {
  readonly dueOn: string;
  readonly lines: readonly { readonly spec: string; readonly qty: number }[];
}): readonly (typeof contractFields)[number][] {
  const { dueOn, lines } = order;
  return contractFields.filter(
    (field) =>
      (field === 'dueOn' && dueOn === '') ||
      (field === 'spec' && lines.some(({ spec }) => spec.trim() === '')) ||
      (field === 'qty' && (lines.length === 0 || lines.some(({ qty }) => qty <= 0))),
  );
}
