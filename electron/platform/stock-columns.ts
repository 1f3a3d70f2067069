import type { ReorderRow, ReserveRow } from '../../shared/reordering.ts';
import type { AccuracyRow, SlowRow, StockOnDayRow, StockUseRow, TurnoverRow } from '../../shared/stock-reports.ts';
import { accuracyText } from '../../shared/stock-reports.ts';
import { column, word } from './list-column.ts';
import type { ListColumn } from './list-column.ts';

export interface StockRows {
  readonly reorders: ReorderRow;
  readonly reserves: ReserveRow;
  readonly stockOnDay: StockOnDayRow;
  readonly stockUse: StockUseRow;
  readonly turnover: TurnoverRow;
  readonly slowStock: SlowRow;
  readonly countAccuracy: AccuracyRow;
}

/** What should be ordered, and the figures of the store. */
export const stockColumns: { readonly [List in keyof StockRows]: readonly ListColumn<StockRows[List]>[] } = {
  reorders: [
    column('supplier', 'text', 24, ({ supplierName }) => supplierName ?? ''),
    column('code', 'text', 18, ({ code }) => code),
    column('name', 'text', 24, ({ name }) => name),
    column('spec', 'text', 24, ({ spec }) => spec),
    column('unit', 'text', 8, ({ unit }) => unit),
    word(
      'reason',
      (texts) => texts.reordering.reason,
      ({ reason }) => reason,
    ),
    column('stock', 'number', 10, ({ stockQty }) => stockQty),
    column('reserved', 'number', 10, ({ reservedQty }) => reservedQty),
    column('onOrder', 'number', 10, ({ onOrderQty }) => onOrderQty),
    column('available', 'number', 10, ({ availableQty }) => availableQty),
    column('minimum', 'number', 10, ({ minQty }) => minQty),
    column('used', 'number', 10, ({ used }) => used),
    column('usedLastYear', 'number', 12, ({ usedLastYear }) => usedLastYear),
    column('leadDays', 'number', 10, ({ leadDays }) => leadDays),
    column('safety', 'number', 10, ({ safetyQty }) => safetyQty),
    column('warnLine', 'number', 10, ({ lineQty }) => lineQty),
    column('proposed', 'number', 12, ({ proposedQty }) => proposedQty),
    column('amount', 'money', 14, ({ proposedFen }) => proposedFen),
  ],
  reserves: [
    column('code', 'text', 18, ({ code }) => code),
    column('name', 'text', 24, ({ name }) => name),
    column('spec', 'text', 24, ({ spec }) => spec),
    column('unit', 'text', 8, ({ unit }) => unit),
    column('place', 'text', 16, ({ placeName }) => placeName),
    column('stock', 'number', 10, ({ stockQty }) => stockQty),
    column('used', 'number', 10, ({ used }) => used),
    column('reserveDays', 'text', 12, ({ tenths }) => (tenths === null ? '' : (tenths / 10).toFixed(1))),
    column('reserveShort', 'flag', 8, ({ isShort }) => isShort),
  ],
  stockOnDay: [
    column('code', 'text', 18, ({ code }) => code),
    column('name', 'text', 24, ({ name }) => name),
    column('spec', 'text', 24, ({ spec }) => spec),
    word(
      'kind',
      (texts) => texts.parts.kind,
      ({ kind }) => kind,
    ),
    column('stock', 'number', 12, ({ qty }) => qty),
    column('unit', 'text', 8, ({ unit }) => unit),
    column('stockValue', 'money', 14, ({ valueFen }) => valueFen),
  ],
  stockUse: [
    column('code', 'text', 18, ({ code }) => code),
    column('name', 'text', 32, ({ label }) => label),
    column('used', 'number', 12, ({ qty }) => qty),
    column('unit', 'text', 8, ({ unit }) => unit),
    column('itemCount', 'number', 10, ({ items }) => items),
    column('issueCost', 'money', 14, ({ issueFen }) => issueFen),
  ],
  turnover: [
    column('abc', 'text', 8, ({ abc }) => abc),
    column('code', 'text', 18, ({ code }) => code),
    column('name', 'text', 32, ({ name }) => name),
    column('used', 'number', 12, ({ issueQty }) => issueQty),
    column('unit', 'text', 8, ({ unit }) => unit),
    column('issueCost', 'money', 14, ({ issueFen }) => issueFen),
    column('openValue', 'money', 14, ({ openFen }) => openFen),
    column('closeValue', 'money', 14, ({ closeFen }) => closeFen),
    column('turnover', 'text', 10, ({ turnover }) => (turnover === null ? '' : (turnover / 100).toFixed(2))),
  ],
  slowStock: [
    column('code', 'text', 18, ({ code }) => code),
    column('name', 'text', 24, ({ name }) => name),
    column('spec', 'text', 24, ({ spec }) => spec),
    column('stock', 'number', 12, ({ qty }) => qty),
    column('unit', 'text', 8, ({ unit }) => unit),
    column('stockValue', 'money', 14, ({ valueFen }) => valueFen),
    column('lastUsedOn', 'date', 14, ({ lastUsedOn }) => lastUsedOn),
  ],
  countAccuracy: [
    column('no', 'text', 20, ({ no }) => no),
    column('day', 'date', 12, ({ bookedOn }) => bookedOn),
    column('place', 'text', 30, ({ chosen }) => chosen),
    column('countedLines', 'number', 12, ({ lines }) => lines),
    column('equalLines', 'number', 12, ({ equal }) => equal),
    column('accuracy', 'text', 12, (row) => accuracyText(row)),
    column('amount', 'money', 14, ({ differenceFen }) => differenceFen),
  ],
};
