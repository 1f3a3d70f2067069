import type { Catalogue } from '../../shared/i18n/index.ts';
import { addFen, formatYuan } from '../../shared/money.ts';
import { formatQuantity } from '../../shared/pack-quantity.ts';
import type { ReserveRow } from '../../shared/reordering.ts';
import { accuracyText, mostPrintedRows } from '../../shared/stock-reports.ts';
import type {
  AccuracyRow,
  SlowRow,
  StockOnDayPrint,
  StockOnDayRow,
  StockSpan,
  StockUseRow,
  TurnoverReport,
  TurnoverRow,
  UseGroup,
} from '../../shared/stock-reports.ts';
import { formatDateTime } from '../../shared/time.ts';
import type { FormPrint } from './compose.tsx';
import type { PaperForm } from './paper-form.ts';
import type { ReportOwner } from './report-tables.tsx';
import { tableForm } from './table-form.tsx';
import type { TableColumn } from './table-form.tsx';

export type StockReportTexts = Pick<Catalogue, 'stockReports' | 'reordering' | 'parts' | 'print' | 'tools'>;
export type StockReportPrint = Pick<FormPrint<StockReportTexts>, 'texts' | 'layout'> & { readonly shop: ReportOwner };

const fill = (text: string, values: Readonly<Record<string, string | number>>) =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
const yuan = (fen: number) => formatYuan(fen);
const times = (hundredths: number | null) => (hundredths === null ? '—' : (hundredths / 100).toFixed(2));

interface Sheet<Row> {
  readonly title: string;
  readonly left?: readonly [string, string];
  readonly right?: readonly [string, string];
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** There is more than these rows. */
  readonly isCut?: boolean;
  /** Said in the last line, before the time. */
  readonly sums: readonly string[];
}

/** One report: number, columns, and the sums with the time of the figures in the last line. */
export function stockSheet<Row>(
  { texts, layout, shop }: StockReportPrint,
  { title, columns, rows, isCut = false, sums, ...heads }: Sheet<Row>,
): PaperForm {
  const { paper } = texts.stockReports;
  const said = [...sums, fill(paper.asOf, { time: formatDateTime(shop.now, shop.zone) })];
  if (isCut || rows.length > mostPrintedRows) said.push(fill(paper.cut, { rows: mostPrintedRows }));
  const number: TableColumn<Row> = { key: 'number', title: paper.number, weight: 1.2, cell: (_, nth) => nth };
  return tableForm<Row>({
    key: title,
    title,
    shop,
    layout,
    left: ['', ''],
    right: ['', ''],
    ...heads,
    print: { texts, nth: 1, reason: '' },
    columns: [number, ...columns],
    rows: rows.slice(0, mostPrintedRows),
    totals: [said.join('  ')],
    signer: paper.sign,
    date: { month: texts.print.slip.month, day: texts.print.slip.day },
  });
}

export const spanHeads = ({ texts }: StockReportPrint, { from, to }: StockSpan) => ({
  left: [texts.stockReports.from, from] as const,
  right: [texts.stockReports.to, to] as const,
});

/** What lay there at the end of a day, and what it was worth (R-000-22). */
export function stockOnDayForm({ day, placeName, rows, isCut, items, valueFen }: StockOnDayPrint, print: StockReportPrint): PaperForm {
  const { stockReports: words, parts } = print.texts;
  const { field, paper } = words;
  return stockSheet<StockOnDayRow>(print, {
    title: words.onDay.title,
    left: [field.day, day],
    right: [field.place, placeName || words.onDay.allPlaces],
    columns: [
      { key: 'code', title: field.code, weight: 2.6, cell: ({ code }) => code, isFixed: true },
      { key: 'name', title: field.name, weight: 4, cell: ({ name }) => name, isFixed: true },
      { key: 'spec', title: field.spec, weight: 3, cell: ({ spec }) => spec },
      { key: 'kind', title: field.kind, weight: 1.5, cell: ({ kind }) => parts.kind[kind] },
      { key: 'qty', title: field.qty, weight: 2, cell: (row) => formatQuantity(row.qty, row), isFixed: true },
      { key: 'value', title: field.value, weight: 2.4, cell: (row) => yuan(row.valueFen), isFixed: true },
    ],
    rows,
    isCut,
    sums: [fill(paper.items, { items, value: yuan(valueFen) })],
  });
}

/** What was used, by part, product, month or technician. */
export function stockUseForm(rows: readonly StockUseRow[], by: UseGroup, span: StockSpan, print: StockReportPrint): PaperForm {
  const { field, paper, use } = print.texts.stockReports;
  const none: Partial<Readonly<Record<UseGroup, string>>> = use.none;
  const label: TableColumn<StockUseRow> = { key: 'label', title: use.group[by], weight: 6, cell: (row) => row.label || (none[by] ?? '') };
  const byItem: readonly TableColumn<StockUseRow>[] = [
    { key: 'code', title: field.code, weight: 2.6, cell: ({ code }) => code },
    label,
    { key: 'used', title: field.used, weight: 2, cell: (row) => formatQuantity(row.qty ?? 0, row) },
  ];
  const grouped: readonly TableColumn<StockUseRow>[] = [label, { key: 'items', title: field.items, weight: 2, cell: ({ items }) => items }];
  return stockSheet<StockUseRow>(print, {
    ...spanHeads(print, span),
    title: use.title,
    columns: [
      ...(by === 'item' ? byItem : grouped),
      { key: 'cost', title: field.issueCost, weight: 2.4, cell: ({ issueFen }) => yuan(issueFen) },
    ],
    rows,
    sums: [fill(paper.rows, { rows: rows.length }), fill(paper.sum, { value: yuan(addFen(...rows.map(({ issueFen }) => issueFen))) })],
  });
}

/** Turnover and ABC classes (R-004-53). */
export function turnoverForm(report: TurnoverReport, span: StockSpan, print: StockReportPrint): PaperForm {
  const { field, turnover: words } = print.texts.stockReports;
  const { issueFen, openFen, closeFen, turnover } = report;
  return stockSheet<TurnoverRow>(print, {
    ...spanHeads(print, span),
    title: words.title,
    columns: [
      { key: 'abc', title: field.abc, weight: 1.2, cell: ({ abc }) => abc },
      { key: 'code', title: field.code, weight: 2.6, cell: ({ code }) => code },
      { key: 'name', title: field.name, weight: 5, cell: ({ name }) => name },
      { key: 'used', title: field.used, weight: 2, cell: (row) => formatQuantity(row.issueQty, row) },
      { key: 'issue', title: field.issueCost, weight: 2.4, cell: (row) => yuan(row.issueFen) },
      { key: 'open', title: field.open, weight: 2.4, cell: (row) => yuan(row.openFen) },
      { key: 'close', title: field.close, weight: 2.4, cell: (row) => yuan(row.closeFen) },
      { key: 'turnover', title: field.turnover, weight: 2, cell: (row) => times(row.turnover) },
    ],
    rows: report.rows,
    sums: [
      words.total,
      ...[
        [field.issueCost, yuan(issueFen)],
        [field.open, yuan(openFen)],
        [field.close, yuan(closeFen)],
        [field.turnover, times(turnover)],
      ].map(([name, value]) => `${name} ${value}`),
    ],
  });
}

/** What lies on the shelves and nobody uses (R-004-53). */
export function slowForm(rows: readonly SlowRow[], days: number, print: StockReportPrint): PaperForm {
  const { field, paper, slow, days: dayText } = print.texts.stockReports;
  return stockSheet<SlowRow>(print, {
    title: slow.title,
    left: [field.slowDays, fill(dayText, { days })],
    columns: [
      { key: 'code', title: field.code, weight: 2.6, cell: ({ code }) => code },
      { key: 'name', title: field.name, weight: 6, cell: ({ name, spec }) => [name, spec].filter(Boolean).join(' ') },
      { key: 'last', title: field.lastUsedOn, weight: 2.4, cell: ({ lastUsedOn }) => lastUsedOn ?? slow.never },
      { key: 'qty', title: field.qty, weight: 2, cell: (row) => formatQuantity(row.qty, row) },
      { key: 'value', title: field.value, weight: 2.4, cell: ({ valueFen }) => yuan(valueFen) },
    ],
    rows,
    sums: [fill(paper.items, { items: rows.length, value: yuan(addFen(...rows.map(({ valueFen }) => valueFen))) })],
  });
}

/** How long consumables last (R-000-35). */
export function reservesForm(rows: readonly ReserveRow[], windowDays: number, print: StockReportPrint): PaperForm {
  const { stockReports: words, reordering } = print.texts;
  const { field, paper } = words;
  const { reserve } = reordering;
  return stockSheet<ReserveRow>(print, {
    title: reserve.title,
    columns: [
      { key: 'place', title: field.place, weight: 2.4, cell: ({ placeName }) => placeName },
      { key: 'code', title: field.code, weight: 2.6, cell: ({ code }) => code },
      { key: 'name', title: field.name, weight: 5, cell: ({ name, spec }) => [name, spec].filter(Boolean).join(' ') },
      { key: 'stock', title: field.qty, weight: 2, cell: (row) => formatQuantity(row.stockQty, row) },
      { key: 'used', title: fill(reserve.used, { days: windowDays }), weight: 2.4, cell: (row) => formatQuantity(row.used, row) },
      { key: 'days', title: reserve.days, weight: 1.8, cell: ({ tenths }) => (tenths === null ? '—' : (tenths / 10).toFixed(1)) },
      { key: 'mark', title: paper.mark, weight: 1.8, cell: ({ isShort }) => (isShort ? reserve.short : '') },
    ],
    rows,
    sums: [fill(paper.rows, { rows: rows.length })],
  });
}

/** How well the books agreed with the shelves (G-16). */
export function accuracyForm(rows: readonly AccuracyRow[], span: StockSpan, print: StockReportPrint): PaperForm {
  const { field, accuracy } = print.texts.stockReports;
  const lines = rows.reduce((sum, row) => sum + row.lines, 0);
  const equal = rows.reduce((sum, row) => sum + row.equal, 0);
  return stockSheet<AccuracyRow>(print, {
    ...spanHeads(print, span),
    title: accuracy.title,
    columns: [
      { key: 'doc', title: accuracy.doc, weight: 3.2, cell: ({ no }) => no },
      { key: 'day', title: field.day, weight: 2.4, cell: ({ bookedOn }) => bookedOn },
      { key: 'place', title: field.place, weight: 4, cell: ({ chosen }) => chosen },
      { key: 'lines', title: accuracy.counted, weight: 1.8, cell: (row) => row.lines },
      { key: 'equal', title: accuracy.equal, weight: 1.8, cell: (row) => row.equal },
      { key: 'share', title: accuracy.share, weight: 1.8, cell: accuracyText },
      { key: 'fen', title: accuracy.difference, weight: 2.4, cell: ({ differenceFen }) => yuan(differenceFen) },
    ],
    rows,
    sums: [`${accuracy.counted} ${lines}`, `${accuracy.equal} ${equal}`, `${accuracy.share} ${accuracyText({ equal, lines })}`],
  });
}
