import type { LedgerRow, LedgerView } from '../../shared/catalogue.ts';
import type { Catalogue } from '../../shared/i18n/index.ts';
import { formatYuan } from '../../shared/money.ts';
import { formatQuantity } from '../../shared/pack-quantity.ts';
import type { FormPrint } from './compose.tsx';
import type { PaperForm } from './paper-form.ts';
import { tableForm } from './table-form.tsx';
import type { TableColumn } from './table-form.tsx';

export type LedgerTexts = Pick<Catalogue, 'catalogue' | 'parts' | 'print'>;

interface LedgerOwner {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}

/** The ledger 台账 of one item on paper: every movement with what was left (R-000-08). */
export function partLedgerForm(
  ledger: LedgerView,
  shop: LedgerOwner,
  { texts, layout }: Pick<FormPrint<LedgerTexts>, 'texts' | 'layout'>,
): PaperForm {
  const { catalogue: words, parts, print } = texts;
  const { part, rows, from, to } = ledger;
  const qty = (value: number) => (value === 0 ? '' : formatQuantity(value, part));
  const columns: readonly TableColumn<LedgerRow>[] = [
    { key: 'day', title: parts.field.at, weight: 2, cell: ({ bookedOn }) => bookedOn },
    { key: 'kind', title: parts.field.kind, weight: 1.5, cell: ({ kind }) => parts.move[kind] },
    { key: 'from', title: words.field.from, weight: 2, cell: ({ fromPlace }) => fromPlace },
    { key: 'to', title: words.field.to, weight: 2, cell: ({ toPlace }) => toPlace },
    { key: 'document', title: parts.field.document, weight: 3, cell: (row) => row.documentNo ?? row.receiptNo ?? row.workOrderNo ?? '' },
    { key: 'in', title: words.field.inQty, weight: 1.5, cell: ({ inQty }) => qty(inQty) },
    { key: 'out', title: words.field.outQty, weight: 1.5, cell: ({ outQty }) => qty(outQty) },
    { key: 'balance', title: words.field.balance, weight: 1.8, cell: ({ balanceQty }) => formatQuantity(balanceQty, part) },
    { key: 'value', title: words.field.balanceValue, weight: 2, cell: ({ balanceFen }) => formatYuan(balanceFen) },
    { key: 'who', title: parts.field.user, weight: 2, cell: ({ signedBy, userName }) => [userName, signedBy].filter(Boolean).join(' / ') },
  ];
  const first = from || (rows[0]?.bookedOn ?? '');
  const last = to || (rows.at(-1)?.bookedOn ?? '');
  return tableForm({
    key: `ledger ${part.id}`,
    title: words.ledger.title,
    shop,
    layout,
    print: { texts, nth: 1, reason: '' },
    left: [parts.field.code, `${part.code} ${part.name}`],
    right: [`${words.field.from} — ${words.field.to}`, `${first} — ${last}`],
    columns,
    rows,
    totals: [
      `${words.ledger.opening} ${formatQuantity(ledger.openingQty, part)} ¥${formatYuan(ledger.openingFen)}`,
      `${words.ledger.closing} ${formatQuantity(ledger.closingQty, part)} ¥${formatYuan(ledger.closingFen)}`,
    ],
    signer: words.ledger.sign,
    date: { month: print.slip.month, day: print.slip.day },
  });
}
