import { z } from 'zod';
import { day, fen, id, line, optionalDay, pageInput, requiredLine, searchText, version } from './fields.ts';
import type { TimelineEntry } from './settings.ts';

/** In from a supplier, out to a customer or outlet, back to a supplier. */
export const consignmentDirections = ['in', 'out', 'back'] as const;
export type ConsignmentDirection = (typeof consignmentDirections)[number];
/** 货运、快递、自送 (R-004-58). */
export const consignmentWays = ['freight', 'express', 'own'] as const;
export type ConsignmentWay = (typeof consignmentWays)[number];
export const consignmentConditions = ['good', 'damaged', 'short'] as const;
export type ConsignmentCondition = (typeof consignmentConditions)[number];
export const consignmentStates = ['onTheWay', 'arrived', 'cancelled'] as const;
export type ConsignmentState = (typeof consignmentStates)[number];

const target = { id, version };
const sent = {
  direction: z.enum(consignmentDirections),
  way: z.enum(consignmentWays),
  /** From whom or to whom. */
  party: requiredLine(80),
  what: requiredLine(200),
  carrier: line(60).default(''),
  trackingNo: line(60).default(''),
  sentOn: day,
  expectedOn: optionalDay.default(''),
  costFen: fen.default(0),
  note: line(300).default(''),
};
const links = {
  purchaseOrderId: id.nullable().default(null),
  supplierCaseId: id.nullable().default(null),
  workOrderId: id.nullable().default(null),
  oldPartId: id.nullable().default(null),
};
/** With `withRejected` everything of the order goes along that was rejected and is still here. */
export const sendConsignmentInput = z
  .strictObject({ ...sent, ...links, withRejected: z.boolean().default(false) })
  .refine(({ sentOn, expectedOn }) => expectedOn === '' || expectedOn >= sentOn, { error: 'reversed', path: ['expectedOn'] });
export type SendConsignmentInput = z.input<typeof sendConsignmentInput>;
export const changeConsignmentInput = z
  .strictObject({ ...target, ...sent })
  .refine(({ sentOn, expectedOn }) => expectedOn === '' || expectedOn >= sentOn, { error: 'reversed', path: ['expectedOn'] });
export const consignmentArrivedInput = z
  .strictObject({
    ...target,
    arrivedOn: day,
    condition: z.enum(consignmentConditions),
    costFen: fen,
    remarks: line(300).default(''),
  })
  .refine(({ condition, remarks }) => condition === 'good' || remarks !== '', { error: 'required', path: ['remarks'] });
export const cancelConsignmentInput = z.strictObject({ ...target, reason: requiredLine(300) });

export const consignmentShows = ['onTheWay', 'late', 'arrived', 'all'] as const;
const filter = {
  /** Number, tracking number, carrier, or a part of who or what. */
  query: searchText.default(''),
  show: z.enum(consignmentShows).default('onTheWay'),
  direction: z.enum(consignmentDirections).nullable().default(null),
  way: z.enum(consignmentWays).nullable().default(null),
  purchaseOrderId: id.nullable().default(null),
  supplierCaseId: id.nullable().default(null),
  workOrderId: id.nullable().default(null),
  oldPartId: id.nullable().default(null),
};
export const consignmentListInput = z.strictObject({ ...filter, ...pageInput });
export const consignmentCountInput = z.strictObject(filter);
/** Months `YYYY-MM` of the day on which it was sent, both included. */
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export const consignmentCostInput = z
  .strictObject({ from: month, to: month })
  .refine(({ from, to }) => from <= to, { error: 'reversed', path: ['to'] });

export interface ConsignmentRow {
  readonly id: number;
  readonly no: string;
  readonly direction: ConsignmentDirection;
  readonly way: ConsignmentWay;
  readonly state: ConsignmentState;
  readonly isLate: boolean;
  readonly party: string;
  readonly what: string;
  readonly carrier: string;
  readonly trackingNo: string;
  readonly sentOn: string;
  readonly expectedOn: string;
  readonly arrivedOn: string;
  readonly condition: ConsignmentCondition | '';
  readonly remarks: string;
  readonly costFen: number;
  readonly note: string;
  readonly purchaseOrderId: number | null;
  readonly purchaseOrderNo: string | null;
  readonly supplierCaseId: number | null;
  readonly supplierCaseNo: string | null;
  readonly workOrderId: number | null;
  readonly workOrderNo: string | null;
  readonly oldPartId: number | null;
  readonly userName: string;
  readonly createdAt: number;
  readonly version: number;
}
export interface ConsignmentView extends ConsignmentRow {
  readonly endReason: string;
  readonly timeline: readonly TimelineEntry[];
}
/** What one way cost in one month; cancelled ones do not count. */
export interface ConsignmentCostRow {
  readonly month: string;
  readonly way: ConsignmentWay;
  readonly count: number;
  readonly costFen: number;
  readonly late: number;
  readonly damaged: number;
}
