import type { MaterialRequestRow } from '../../shared/material-requests.ts';
import { column, word } from './list-column.ts';
import type { ListColumn } from './list-column.ts';

export interface MaterialRows {
  readonly materialRequests: MaterialRequestRow;
}

/** Material requests. */
export const materialColumns: { readonly [List in keyof MaterialRows]: readonly ListColumn<MaterialRows[List]>[] } = {
  materialRequests: [
    column('no', 'text', 20, ({ no }) => no),
    word(
      'state',
      (texts) => texts.materialRequests.state,
      ({ state }) => state,
    ),
    word(
      'materialPath',
      (texts) => texts.materialRequests.path,
      ({ path }) => path,
    ),
    word(
      'purpose',
      (texts) => texts.materialRequests.purpose,
      ({ purpose }) => purpose,
    ),
    column('applicant', 'text', 14, ({ applicantName }) => applicantName),
    column('slipNo', 'text', 20, ({ workOrderNo }) => workOrderNo ?? ''),
    column('material', 'text', 50, ({ goods }) => goods),
    column('reason', 'text', 40, ({ reason }) => reason),
    column('neededOn', 'date', 12, ({ neededOn }) => neededOn || null),
    column('bookInDueOn', 'date', 14, ({ bookInDueOn }) => bookInDueOn || null),
    column('late', 'flag', 8, ({ isOverdue }) => isOverdue),
    column('createdAt', 'dateTime', 18, ({ createdAt }) => createdAt),
  ],
};
