import type { HeldTool, ToolRow } from '../../shared/tools.ts';
import { column, word } from './list-column.ts';
import type { ListColumn } from './list-column.ts';

export interface ToolRows {
  readonly tools: ToolRow;
  readonly toolsDue: HeldTool & { readonly staffName: string };
}

/** The tool register, and what is to be exchanged or brought back. */
export const toolColumns: { readonly [List in keyof ToolRows]: readonly ListColumn<ToolRows[List]>[] } = {
  tools: [
    column('toolNo', 'text', 16, ({ no }) => no),
    column('code', 'text', 14, ({ code }) => code),
    column('name', 'text', 20, ({ name }) => name),
    column('spec', 'text', 20, ({ spec }) => spec),
    word(
      'state',
      (texts) => texts.tools.state,
      ({ state }) => state,
    ),
    word(
      'toolCondition',
      (texts) => texts.tools.condition,
      ({ condition }) => condition,
    ),
    column('toolManager', 'text', 14, ({ managerName }) => managerName ?? ''),
    column('toolHolder', 'text', 14, ({ holderName }) => holderName ?? ''),
    column('place', 'text', 18, ({ placeName }) => placeName ?? ''),
    column('boughtOn', 'text', 12, ({ boughtOn }) => boughtOn),
    column('issuedOn', 'text', 12, ({ issuedOn }) => issuedOn),
    column('lifeEndsOn', 'text', 12, ({ lifeEndsOn }) => lifeEndsOn),
    column('toolBackOn', 'text', 12, ({ dueOn }) => dueOn),
    column('originalPrice', 'money', 12, ({ originalFen }) => originalFen),
    column('purchasePrice', 'money', 12, ({ purchaseFen }) => purchaseFen),
  ],
  toolsDue: [
    column('toolHolder', 'text', 14, ({ staffName }) => staffName),
    column('toolNo', 'text', 16, ({ toolNo }) => toolNo),
    column('code', 'text', 14, ({ code }) => code),
    column('name', 'text', 20, ({ name }) => name),
    column('spec', 'text', 20, ({ spec }) => spec),
    column('qty', 'number', 8, ({ openQty }) => openQty),
    column('unit', 'text', 8, ({ unit }) => unit),
    word(
      'issueReason',
      (texts) => texts.tools.why,
      ({ why }) => why,
    ),
    column('issuedOn', 'text', 12, ({ issuedOn }) => issuedOn),
    column('lifeEndsOn', 'text', 12, ({ lifeEndsOn }) => lifeEndsOn),
    column('toolBackOn', 'text', 12, ({ dueOn }) => dueOn),
    column('toolManager', 'text', 14, ({ managerName }) => managerName ?? ''),
  ],
};
