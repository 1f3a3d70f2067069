import type { ReplacementRow } from '../../shared/replacements.ts';
import type { CarriedRow } from '../../shared/staff-stock.ts';
import { column, word } from './list-column.ts';
import type { ListColumn } from './list-column.ts';

export interface StoreroomRows {
  readonly bags: CarriedRow;
  readonly replacements: ReplacementRow;
}

/** What technicians carry, and replacement pieces 补换件. */
export const storeroomColumns: { readonly [List in keyof StoreroomRows]: readonly ListColumn<StoreroomRows[List]>[] } = {
  bags: [
    column('technician', 'text', 14, ({ staffName }) => staffName),
    column('code', 'text', 18, ({ code }) => code),
    column('name', 'text', 24, ({ name }) => name),
    column('spec', 'text', 24, ({ spec }) => spec),
    column('qty', 'number', 10, ({ qty }) => qty),
    column('unit', 'text', 8, ({ unit }) => unit),
    column('stockValue', 'money', 14, ({ valueFen }) => valueFen),
    column('carriedSince', 'dateTime', 18, ({ since }) => since),
  ],
  replacements: [
    column('no', 'text', 20, ({ no }) => no),
    word(
      'state',
      (texts) => texts.replacements.state,
      ({ state }) => state,
    ),
    column('slipNo', 'text', 20, ({ workOrderNo }) => workOrderNo),
    column('code', 'text', 18, ({ itemCode }) => itemCode),
    column('name', 'text', 24, ({ itemName }) => itemName),
    column('spec', 'text', 24, ({ itemSpec }) => itemSpec),
    column('qty', 'number', 10, ({ qty }) => qty),
    column('unit', 'text', 8, ({ unit }) => unit),
    word(
      'replacementCause',
      (texts) => texts.replacements.cause,
      ({ cause }) => cause,
    ),
    column('reason', 'text', 32, ({ reason }) => reason),
    column('responsible', 'text', 14, ({ responsibleName }) => responsibleName),
    column('applicant', 'text', 14, ({ createdByName }) => createdByName),
    column('createdAt', 'dateTime', 18, ({ createdAt }) => createdAt),
    column('decidedBy', 'text', 14, ({ decidedByName }) => decidedByName ?? ''),
    column('decidedAt', 'dateTime', 18, ({ decidedAt }) => decidedAt),
    column('note', 'text', 24, ({ decisionNote }) => decisionNote),
  ],
};
