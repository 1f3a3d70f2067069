import { z } from 'zod';
import { fen, id, line, optionalDay, pageInput, quantity, reason, requiredLine, searchText, version } from './fields.ts';
import type { OfferScore } from './offer-scores.ts';
import type { OfferWeights } from './offer-scores.ts';
import type { TimelineEntry } from './settings.ts';

/** An inquiry 询价: open until an offer is chosen or nothing is bought. */
export const inquiryStates = ['open', 'decided', 'cancelled'] as const;
export type InquiryState = (typeof inquiryStates)[number];
export const inquiryShows = ['open', 'ended', 'all'] as const;

const target = { id, version };
const points = z.number().int().min(0).max(100);

export const saveInquiryInput = z.strictObject({
  id: id.optional(),
  version: version.optional(),
  /** By when suppliers answer. */
  answerBy: optionalDay.default(''),
  note: line(300).default(''),
  lines: z
    .array(z.strictObject({ itemId: id, qty: quantity }))
    .min(1)
    .max(100)
    .superRefine((lines, context) => {
      const seen = new Set<number>();
      lines.forEach(({ itemId }, index) => {
        if (seen.has(itemId)) context.addIssue({ code: 'custom', message: 'twice', path: [index, 'itemId'] });
        seen.add(itemId);
      });
    }),
});

/** What one supplier offers; what it says anew takes the place of what it said before. */
export const saveOfferInput = z.strictObject({
  ...target,
  supplierName: requiredLine(80),
  leadDays: z.number().int().min(0).max(365),
  quality: points,
  delivery: points,
  validUntil: optionalDay.default(''),
  note: line(300).default(''),
  prices: z.array(z.strictObject({ lineId: id, priceFen: fen.nullable() })).max(100),
});
export const offerTargetInput = z.strictObject({ ...target, offerId: id });
/** Another one than that with the most points needs a reason. */
export const chooseOfferInput = z.strictObject({ ...target, offerId: id, reason: line(300).default('') });
export const cancelInquiryInput = z.strictObject({ ...target, reason });

const filter = { query: searchText.default(''), show: z.enum(inquiryShows).default('open') };
export const inquiryListInput = z.strictObject({ ...filter, ...pageInput });
export const inquiryCountInput = z.strictObject(filter);

export interface InquiryRow {
  readonly id: number;
  readonly no: string;
  readonly state: InquiryState;
  readonly answerBy: string;
  readonly note: string;
  readonly itemNames: string;
  readonly offers: number;
  readonly chosenSupplier: string | null;
  readonly orderId: number | null;
  readonly orderNo: string | null;
  readonly createdAt: number;
  readonly createdByName: string;
  readonly version: number;
}
export interface InquiryLineView {
  readonly lineId: number;
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly unit: string;
  readonly packUnit: string;
  readonly packQty: number;
  readonly qty: number;
}
export interface OfferView {
  readonly id: number;
  readonly supplierId: number;
  readonly supplierName: string;
  readonly leadDays: number;
  readonly quality: number;
  readonly delivery: number;
  readonly validUntil: string;
  readonly note: string;
  readonly createdAt: number;
  readonly prices: readonly { readonly lineId: number; readonly priceFen: number }[];
  readonly totalFen: number | null;
  readonly score: OfferScore;
}
export interface InquiryView extends InquiryRow {
  readonly reason: string;
  readonly chosenOfferId: number | null;
  readonly lines: readonly InquiryLineView[];
  readonly offerRows: readonly OfferView[];
  readonly weights: OfferWeights;
  readonly timeline: readonly TimelineEntry[];
}
