import { z } from 'zod';
import { day, id, pageInput, searchText } from './fields.ts';
import type { Packing } from './pack-quantity.ts';
import type { ItemKind } from './parts.ts';
import type { AbcClass } from './reordering.ts';
import { daysBetween } from './time.ts';

/** What lay on the shelves at the end of a business day, '' for today; of one place with its bins, or of all. */
const onDayFilter = { day: z.union([z.literal(''), day]).default(''), placeId: id.nullable().default(null), query: searchText.default('') };
export const stockOnDayInput = z.strictObject({ ...onDayFilter, ...pageInput });
export const stockOnDayCountInput = z.strictObject(onDayFilter);

export interface StockOnDayRow extends Packing {
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly kind: ItemKind;
  readonly qty: number;
  readonly valueFen: number;
}

/** Of everything that the filters find, on all pages. */
export interface StockTotal {
  readonly items: number;
  readonly valueFen: number;
}

/** What one place was worth at the end of a day. */
export interface PlaceValue {
  readonly placeId: number;
  readonly placeName: string;
  readonly items: number;
  readonly valueFen: number;
}

/** Days of a report of use or turnover: at most two years. */
const maxStockSpanDays = 731;
export const stockSpan = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => to >= from, { error: 'endsBefore', path: ['to'] })
  .refine(({ from, to }) => to < from || daysBetween(from, to) < maxStockSpanDays, { error: 'tooLong', path: ['to'] });
export type StockSpan = z.output<typeof stockSpan>;

export const useGroups = ['item', 'product', 'month', 'technician'] as const;
export type UseGroup = (typeof useGroups)[number];
export const stockUseInput = z
  .strictObject({ from: day, to: day, by: z.enum(useGroups).default('item') })
  .refine(({ from, to }) => to >= from, { error: 'endsBefore', path: ['to'] })
  .refine(({ from, to }) => to < from || daysBetween(from, to) < maxStockSpanDays, { error: 'tooLong', path: ['to'] });

/** What was used, less what came back. */
export interface StockUseRow extends Packing {
  readonly key: string;
  /** Code of an item, else empty. */
  readonly code: string;
  /** Item, product, month or technician; empty: none is known. */
  readonly label: string;
  /** Null where different units are added up. */
  readonly qty: number | null;
  readonly items: number;
  readonly issueFen: number;
}

/** How often the stock of an item turned over in a span (R-004-53), and its class by issue cost. */
export interface TurnoverRow extends Packing {
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly issueQty: number;
  readonly issueFen: number;
  readonly openFen: number;
  readonly closeFen: number;
  readonly turnover: number | null;
  readonly abc: AbcClass;
}

export interface TurnoverReport {
  readonly rows: readonly TurnoverRow[];
  readonly issueFen: number;
  readonly openFen: number;
  readonly closeFen: number;
  readonly turnover: number | null;
}

export const slowStockInput = z.strictObject({ days: z.number().int().min(30).max(3650).nullable().default(null) });

/** Lies on the shelf and was not used for a long time 呆滞 (R-004-53). */
export interface SlowRow extends Packing {
  readonly itemId: number;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly qty: number;
  readonly valueFen: number;
  /** Business day of the last use; null: never used. */
  readonly lastUsedOn: string | null;
}

/** How well the books agreed with the shelves in one count that was locked or recorded (G-16): equal lines / lines. */
export interface AccuracyRow {
  readonly stocktakeId: number;
  readonly no: string;
  readonly bookedOn: string;
  readonly chosen: string;
  readonly lines: number;
  readonly equal: number;
  readonly differenceFen: number;
}

/** The share of lines that agreed, rounded down: 100.0% says that not one differed. */
export function accuracyText({ equal, lines }: Pick<AccuracyRow, 'equal' | 'lines'>): string {
  return lines === 0 ? '' : `${(Math.floor((equal * 1000) / lines) / 10).toFixed(1)}%`;
}

/** The reports as papers; the wear of tools is one of them. */
export const stockReportForms = ['onDay', 'use', 'turnover', 'slow', 'reserves', 'accuracy', 'wear'] as const;
export type StockReportForm = (typeof stockReportForms)[number];

/** The stock of a day in one piece, as far as paper goes. */
export interface StockOnDayPrint extends StockTotal {
  readonly day: string;
  /** Empty: all places. */
  readonly placeName: string;
  readonly rows: readonly StockOnDayRow[];
  /** There is more than is printed. */
  readonly isCut: boolean;
}
export const mostPrintedRows = 1000;
