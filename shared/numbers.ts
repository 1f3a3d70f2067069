import { z } from 'zod';
import { documentKinds } from './document-kinds.ts';
import type { DocumentKind } from './document-kinds.ts';
import { day, pageInput } from './fields.ts';

const documentKind = z.enum(documentKinds as unknown as readonly [DocumentKind, ...DocumentKind[]]);

/**
 * How the numbers of a form look from now on: one to four capital letters, how many places the number within a day has, and with which
 * number a day begins. `current` is the range that the form showed, so that two people do not overwrite each other.
 */
export const saveRangeInput = z
  .strictObject({
    kind: documentKind,
    current: z.number().int().min(0),
    prefix: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{1,4}$/, { error: 'capitals' }),
    digits: z.number().int().min(3).max(6),
    startAt: z.number().int().min(1).max(99_999),
  })
  .refine(({ digits, startAt }) => String(startAt).length <= digits, { path: ['startAt'], error: 'startTooLong' });

/** How numbers of a kind are made now. */
export interface NumberRange {
  readonly kind: DocumentKind;
  /** Which range this is; 0 = the program's own. */
  readonly current: number;
  readonly prefix: string;
  readonly digits: number;
  readonly startAt: number;
  /** The number that the next document gets today. */
  readonly next: string;
  /** Letters that its numbers had before; they still find them. */
  readonly formerly: readonly string[];
  readonly changedAt: number | null;
  readonly changedBy: string | null;
}

/** Longest period of the page of numbers, in days. */
const mostNumberDays = 366;
export const numbersInput = z
  .strictObject({ kind: documentKind, from: day, to: day })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'reversed' })
  .refine(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 < mostNumberDays, { path: ['to'], error: 'tooLong' });
export type NumbersInput = z.output<typeof numbersInput>;

/** The numbers of one form on one day (R-001-14). */
export interface NumberDay {
  readonly day: string;
  readonly first: string;
  readonly last: string;
  readonly count: number;
  readonly voided: number;
  /** Numbers between the first and the last that no document carries: there must be none. */
  readonly missing: readonly string[];
}
export interface NumbersView {
  readonly rows: readonly NumberDay[];
  readonly count: number;
  readonly voided: number;
  readonly missing: number;
}

/** Forms whose numbers can be voided; feedback forms and incidents are carried to an end instead (R-000-05). */
export const voidableKinds = [
  'request',
  'workOrder',
  'warrantyCard',
  'repairFeedback',
  'supplierCase',
] as const satisfies readonly DocumentKind[];
export type VoidableKind = (typeof voidableKinds)[number];
const voidFilter = {
  kind: z.enum(voidableKinds).nullable().default(null),
  from: day.nullable().default(null),
  to: day.nullable().default(null),
};
export const voidListInput = z.strictObject({ ...voidFilter, ...pageInput });
export const voidFilterInput = z.strictObject(voidFilter);
export type VoidFilter = z.output<typeof voidFilterInput>;

/** A number that was voided: it stays, with the reason. */
export interface VoidRow {
  readonly id: number;
  readonly kind: VoidableKind;
  readonly subjectId: number;
  readonly no: string;
  readonly reason: string;
  readonly at: number;
  readonly userName: string;
}

/** Forms whose papers go out and have to come back. */
export const paperKinds = [
  'workOrder',
  'warrantyCard',
  'repairFeedback',
  'repairService',
  'feedbackForm',
  'incident',
] as const satisfies readonly DocumentKind[];
export type PaperKind = (typeof paperKinds)[number];
export const paperKind = z.enum(paperKinds);
/** Where a numbered paper is; always in exactly one place. */
export type PaperPlace = 'out' | 'handedOver' | 'filed' | 'voided';

export const unmatchedInput = z.strictObject({ kind: paperKind.nullable().default(null) });
/** A paper that was printed and neither came back, nor was filed, handed over or voided. */
export interface UnmatchedRow {
  readonly kind: PaperKind;
  readonly id: number;
  readonly no: string;
  readonly printedAt: number;
  readonly prints: number;
  readonly printedBy: string;
}
