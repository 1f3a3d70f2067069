import type { ToolAccountRow, ToolGeneralRow, ToolJournalRow } from '../../shared/tool-ledger.ts';
import { column, word } from './list-column.ts';
import type { ListColumn } from './list-column.ts';

export interface ToolLedgerRows {
  readonly toolAccount: ToolAccountRow;
  readonly toolJournal: ToolJournalRow;
  readonly toolGeneral: ToolGeneralRow;
}

const only = (isSo: boolean, value: number) => (isSo ? value : null);

/** The accounts of the tool rooms (R-000-64). */
export const toolLedgerColumns: { readonly [List in keyof ToolLedgerRows]: readonly ListColumn<ToolLedgerRows[List]>[] } = {
  toolAccount: [
    column('code', 'text', 18, ({ code }) => code),
    column('name', 'text', 24, ({ name }) => name),
    column('spec', 'text', 20, ({ spec }) => spec),
    column('unit', 'text', 8, ({ unit }) => unit),
    column('toolOpenQty', 'number', 10, ({ openQty }) => openQty),
    column('toolOpenFen', 'money', 14, ({ openFen }) => openFen),
    column('toolBoughtQty', 'number', 10, ({ boughtQty }) => boughtQty),
    column('toolBoughtFen', 'money', 14, ({ boughtFen }) => boughtFen),
    column('toolReturnedQty', 'number', 10, ({ returnedQty }) => returnedQty),
    column('toolReturnedFen', 'money', 14, ({ returnedFen }) => returnedFen),
    column('toolOtherInQty', 'number', 12, ({ otherInQty }) => otherInQty),
    column('toolOtherInFen', 'money', 14, ({ otherInFen }) => otherInFen),
    column('toolIssuedQty', 'number', 10, ({ issuedQty }) => issuedQty),
    column('toolIssuedFen', 'money', 14, ({ issuedFen }) => issuedFen),
    column('toolScrappedQty', 'number', 10, ({ scrappedQty }) => scrappedQty),
    column('toolScrappedFen', 'money', 14, ({ scrappedFen }) => scrappedFen),
    column('toolOtherOutQty', 'number', 12, ({ otherOutQty }) => otherOutQty),
    column('toolOtherOutFen', 'money', 14, ({ otherOutFen }) => otherOutFen),
    column('toolCloseQty', 'number', 10, ({ closeQty }) => closeQty),
    column('toolCloseFen', 'money', 14, ({ closeFen }) => closeFen),
  ],
  toolJournal: [
    column('day', 'date', 12, ({ bookedOn }) => bookedOn),
    column('document', 'text', 20, ({ documentNo }) => documentNo),
    word(
      'movement',
      (texts) => texts.parts.move,
      ({ kind }) => kind,
    ),
    column('code', 'text', 18, ({ code }) => code),
    column('name', 'text', 24, ({ name }) => name),
    column('spec', 'text', 20, ({ spec }) => spec),
    column('toolNo', 'text', 16, ({ toolNo }) => toolNo),
    column('inQty', 'number', 10, ({ qty }) => only(qty > 0, qty)),
    column('inValue', 'money', 14, ({ qty, valueFen }) => only(qty > 0, valueFen)),
    column('outQty', 'number', 10, ({ qty }) => only(qty < 0, -qty)),
    column('outValue', 'money', 14, ({ qty, valueFen }) => only(qty < 0, -valueFen)),
    column('balanceQty', 'number', 10, ({ balanceQty }) => balanceQty),
    column('balanceValue', 'money', 14, ({ balanceFen }) => balanceFen),
    column('toolHolder', 'text', 14, ({ staffName }) => staffName),
    column('by', 'text', 14, ({ userName }) => userName),
  ],
  toolGeneral: [
    column('day', 'date', 12, ({ bookedOn }) => bookedOn || null),
    column('toolPurchaseNo', 'text', 20, ({ purchaseNo }) => purchaseNo),
    column('toolLedgerNo', 'text', 16, ({ ledgerNo }) => ledgerNo),
    word(
      'toolPurchaseState',
      (texts) => texts.toolPurchases.state,
      ({ state }) => state ?? '',
    ),
    column('receiptNo', 'text', 20, ({ documentNo }) => documentNo),
    column('code', 'text', 18, ({ code }) => code),
    column('name', 'text', 24, ({ name }) => name),
    column('spec', 'text', 20, ({ spec }) => spec),
    column('unit', 'text', 8, ({ unit }) => unit),
    column('qty', 'number', 10, ({ qty }) => qty),
    column('amount', 'money', 14, ({ valueFen }) => valueFen),
  ],
};
