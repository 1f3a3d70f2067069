import type { ConsignmentCostRow, ConsignmentRow } from '../../shared/consignments.ts';
import type { InquiryRow } from '../../shared/inquiries.ts';
import type { PurchaseOrderRow } from '../../shared/purchase-orders.ts';
import { column, word } from './list-column.ts';
import type { ListColumn } from './list-column.ts';

export interface PurchaseRows {
  readonly purchaseOrders: PurchaseOrderRow;
  readonly inquiries: InquiryRow;
  readonly consignments: ConsignmentRow;
  readonly consignmentCosts: ConsignmentCostRow;
}

/** Inquiries, purchase orders, goods on their way and what that cost. */
export const purchaseColumns: { readonly [List in keyof PurchaseRows]: readonly ListColumn<PurchaseRows[List]>[] } = {
  purchaseOrders: [
    column('no', 'text', 20, ({ no }) => no),
    column('supplier', 'text', 28, ({ supplierName }) => supplierName),
    word(
      'state',
      (texts) => texts.purchasing.orderState,
      ({ state }) => state,
    ),
    column('contractNo', 'text', 20, ({ contractNo }) => contractNo),
    column('dueDay', 'date', 12, ({ dueOn }) => dueOn || null),
    column('late', 'flag', 8, ({ isOverdue }) => isOverdue),
    column('amount', 'money', 14, ({ totalFen }) => totalFen),
    column('lines', 'number', 8, ({ lines }) => lines),
    column('linesReceived', 'number', 10, ({ receivedLines }) => receivedLines),
    column('orderedAt', 'dateTime', 18, ({ orderedAt }) => orderedAt),
    column('inquiryNo', 'text', 20, ({ inquiryNo }) => inquiryNo ?? ''),
    column('by', 'text', 12, ({ createdByName }) => createdByName),
  ],
  inquiries: [
    column('no', 'text', 20, ({ no }) => no),
    word(
      'state',
      (texts) => texts.purchasing.inquiryState,
      ({ state }) => state,
    ),
    column('goods', 'text', 40, ({ itemNames }) => itemNames),
    column('offers', 'number', 8, ({ offers }) => offers),
    column('answerBy', 'date', 12, ({ answerBy }) => answerBy || null),
    column('supplier', 'text', 28, ({ chosenSupplier }) => chosenSupplier ?? ''),
    column('orderNo', 'text', 20, ({ orderNo }) => orderNo ?? ''),
    column('note', 'text', 30, ({ note }) => note),
    column('by', 'text', 12, ({ createdByName }) => createdByName),
    column('at', 'dateTime', 18, ({ createdAt }) => createdAt),
  ],
  consignments: [
    column('no', 'text', 20, ({ no }) => no),
    word(
      'direction',
      (texts) => texts.purchasing.direction,
      ({ direction }) => direction,
    ),
    word(
      'way',
      (texts) => texts.purchasing.way,
      ({ way }) => way,
    ),
    word(
      'state',
      (texts) => texts.purchasing.consignmentState,
      ({ state }) => state,
    ),
    column('party', 'text', 24, ({ party }) => party),
    column('goods', 'text', 40, ({ what }) => what),
    column('carrier', 'text', 16, ({ carrier }) => carrier),
    column('trackingNo', 'text', 22, ({ trackingNo }) => trackingNo),
    column('sentDay', 'date', 12, ({ sentOn }) => sentOn),
    column('expectedDay', 'date', 12, ({ expectedOn }) => expectedOn || null),
    column('arrivedDay', 'date', 12, ({ arrivedOn }) => arrivedOn || null),
    column('late', 'flag', 8, ({ isLate }) => isLate),
    {
      title: 'condition',
      kind: 'text',
      width: 10,
      value: ({ condition }) => condition,
      words: (texts) => texts.purchasing.condition,
    },
    column('remarks', 'text', 30, ({ remarks }) => remarks),
    column('cost', 'money', 12, ({ costFen }) => costFen),
    column('orderNo', 'text', 20, ({ purchaseOrderNo }) => purchaseOrderNo ?? ''),
    column('slipNo', 'text', 20, ({ workOrderNo }) => workOrderNo ?? ''),
  ],
  consignmentCosts: [
    column('month', 'text', 10, ({ month }) => month),
    word(
      'way',
      (texts) => texts.purchasing.way,
      ({ way }) => way,
    ),
    column('count', 'number', 10, ({ count }) => count),
    column('cost', 'money', 14, ({ costFen }) => costFen),
    column('lateCount', 'number', 10, ({ late }) => late),
    column('damagedCount', 'number', 10, ({ damaged }) => damaged),
  ],
};
