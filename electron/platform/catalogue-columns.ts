import type { LedgerRow } from '../../shared/catalogue.ts';
import { column, word } from './list-column.ts';
import type { ListColumn } from './list-column.ts';

export interface CatalogueRows {
  /** `nth`: its place among all lines of the sheet. */
  readonly partLedger: LedgerRow & { readonly nth: number };
}

/** The ledger of high value 台账 (R-000-08). */
export const catalogueColumns: { readonly [List in keyof CatalogueRows]: readonly ListColumn<CatalogueRows[List]>[] } = {
  partLedger: [
    column('code', 'text', 18, ({ itemCode }) => itemCode),
    column('name', 'text', 24, ({ itemName }) => itemName),
    column('day', 'text', 12, ({ bookedOn }) => bookedOn),
    word(
      'movement',
      (texts) => texts.parts.move,
      ({ kind }) => kind,
    ),
    column('fromPlace', 'text', 16, ({ fromPlace }) => fromPlace),
    column('toPlace', 'text', 16, ({ toPlace }) => toPlace),
    column('document', 'text', 20, ({ workOrderNo, receiptNo, documentNo }) => documentNo ?? receiptNo ?? workOrderNo ?? ''),
    column('lot', 'text', 18, ({ lotNo }) => lotNo ?? ''),
    column('inQty', 'number', 10, ({ inQty }) => inQty),
    column('outQty', 'number', 10, ({ outQty }) => outQty),
    column('balanceQty', 'number', 10, ({ balanceQty }) => balanceQty),
    column('unit', 'text', 8, ({ unit }) => unit),
    column('balanceValue', 'money', 14, ({ balanceFen }) => balanceFen),
    column('signedBy', 'text', 12, ({ signedBy }) => signedBy),
    column('by', 'text', 12, ({ userName }) => userName),
    column('reason', 'text', 30, ({ reason }) => reason),
  ],
};
