import { z } from 'zod';
import { day, id, instant, line, pageInput, reason, requiredLine, version } from './fields.ts';
import { paperKind } from './numbers.ts';
import type { PaperKind, PaperPlace } from './numbers.ts';

/** So many papers go on one hand-over list. */
export const mostHandedOver = 300;
const numbers = z.array(requiredLine(30)).min(1).max(mostHandedOver);

/** A new hand-over list 交接单 (R-000-58): the numbers as they were scanned, typed or chosen. */
export const createHandoverInput = z.strictObject({
  kind: paperKind,
  fromId: id,
  toId: id,
  at: instant,
  note: line(300).default(''),
  numbers,
});
/** What is known of these numbers before the list is made. */
export const checkHandoverInput = z.strictObject({ kind: paperKind, fromId: id.nullable().default(null), numbers: numbers.min(0) });
/** Papers that a technician has out, or those of a day. */
export const outPapersInput = z.strictObject({ kind: paperKind, staffId: id.nullable().default(null), day: day.nullable().default(null) });
/** The receiver has the papers; single ones are refused with the reason. */
export const confirmHandoverInput = z.strictObject({
  id,
  version,
  refused: z
    .array(z.strictObject({ lineId: id, reason }))
    .max(mostHandedOver)
    .default([]),
});
const handoverFilter = {
  kind: paperKind.nullable().default(null),
  staffId: id.nullable().default(null),
  isOpen: z.boolean().default(false),
  query: line(30).default(''),
};
export const handoverListInput = z.strictObject({ ...handoverFilter, ...pageInput });
export type HandoverFilter = Omit<z.output<typeof handoverListInput>, 'cursor' | 'limit'>;

export const handoverStates = ['open', 'confirmed'] as const;
export type HandoverState = (typeof handoverStates)[number];

export interface HandoverRow {
  readonly id: number;
  readonly no: string;
  readonly kind: PaperKind;
  readonly fromName: string;
  readonly toName: string;
  readonly at: number;
  readonly state: HandoverState;
  readonly count: number;
  readonly refused: number;
  /** The first and the last number on the list. */
  readonly first: string;
  readonly last: string;
}

/** Why a number cannot go on the list. `held`: somebody else has it by an earlier list. */
export type PaperProblem = 'unknown' | 'held' | 'twice';
export interface CheckedPaper {
  /** As it was typed, until it is found. */
  readonly no: string;
  readonly subjectId: number | null;
  readonly place: PaperPlace | null;
  readonly problem: PaperProblem | null;
  /** Who has it by an earlier list, and that list's number. */
  readonly holder: string;
  readonly holderNo: string;
}

/** A number between the first and the last of a day that is not on the list, with what is known of it. */
export interface MissingPaper {
  readonly no: string;
  readonly place: PaperPlace | null;
  readonly detail: string;
}
/** The numbers of one day on the list. */
export interface HandoverDay {
  readonly day: string;
  readonly first: string;
  readonly last: string;
  readonly count: number;
  readonly missing: readonly MissingPaper[];
}
export interface HandoverCheck {
  readonly papers: readonly CheckedPaper[];
  readonly days: readonly HandoverDay[];
}

export interface HandoverLine {
  readonly id: number;
  readonly lineNo: number;
  readonly subjectId: number;
  readonly no: string;
  readonly refusedAt: number | null;
  readonly refuseReason: string;
}
export interface HandoverView extends Omit<HandoverRow, 'first' | 'last' | 'refused'> {
  readonly fromId: number;
  readonly toId: number;
  readonly note: string;
  readonly createdBy: string;
  readonly confirmedAt: number | null;
  readonly confirmedBy: string | null;
  readonly version: number;
  readonly lines: readonly HandoverLine[];
  readonly days: readonly HandoverDay[];
}
/** What the printed list says. */
export interface HandoverPrintData {
  readonly handover: HandoverView;
  readonly shop: { readonly name: string; readonly phone: string; readonly address: string; readonly zone: string };
  readonly printCount: number;
}
export const recordHandoverPrintInput = z.strictObject({
  id,
  paper: requiredLine(20),
  copies: z.number().int().min(1).max(9).default(1),
  reason: line(200).default(''),
});
