import type { DocumentKind } from '../../shared/document-kinds.ts';
import type { NumberDay, VoidRow } from '../../shared/numbers.ts';
import type { PrintRow } from '../../shared/prints.ts';
import { column } from './list-column.ts';
import type { ListColumn } from './list-column.ts';

/** A day's numbers on one line. */
export interface NumberDayLine extends Omit<NumberDay, 'missing'> {
  readonly kind: DocumentKind;
  readonly missing: string;
}

export interface PaperRows {
  readonly numbers: NumberDayLine;
  readonly prints: PrintRow;
  readonly voids: VoidRow;
}

/** The lists of paper control (R-001-14). */
export const paperColumns: { readonly [List in keyof PaperRows]: readonly ListColumn<PaperRows[List]>[] } = {
  numbers: [
    { title: 'form', kind: 'text', width: 16, value: ({ kind }) => kind, words: (texts) => texts.numbers.kind },
    column('day', 'text', 12, ({ day }) => day),
    column('firstNo', 'text', 20, ({ first }) => first),
    column('lastNo', 'text', 20, ({ last }) => last),
    column('count', 'number', 8, ({ count }) => count),
    column('voidedCount', 'number', 8, ({ voided }) => voided),
    column('missingNos', 'text', 40, ({ missing }) => missing),
  ],
  prints: [
    { title: 'form', kind: 'text', width: 16, value: ({ subject }) => subject, words: (texts) => texts.prints.subject },
    column('no', 'text', 20, ({ no }) => no),
    column('nth', 'number', 12, ({ nth }) => nth),
    column('at', 'dateTime', 18, ({ at }) => at),
    column('by', 'text', 12, ({ userName }) => userName),
    column('paper', 'text', 10, ({ paper }) => paper),
    column('copies', 'number', 8, ({ copies }) => copies),
    column('reason', 'text', 40, ({ reason }) => reason),
  ],
  voids: [
    { title: 'form', kind: 'text', width: 16, value: ({ kind }) => kind, words: (texts) => texts.numbers.kind },
    column('no', 'text', 20, ({ no }) => no),
    column('reason', 'text', 40, ({ reason }) => reason),
    column('at', 'dateTime', 18, ({ at }) => at),
    column('by', 'text', 12, ({ userName }) => userName),
  ],
};
