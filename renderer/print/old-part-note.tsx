import type { Catalogue } from '../../shared/i18n/index.ts';
import { settledOldPartStates } from '../../shared/old-parts.ts';
import type { OldPartListPrint, OldPartListRow, OldPartNotePrint, OldPartRow } from '../../shared/old-parts.ts';
import { formatDateTime } from '../../shared/time.ts';
import type { FormPrint } from './compose.tsx';
import type { PaperForm } from './paper-form.ts';
import { tableForm } from './table-form.tsx';
import type { TableColumn } from './table-form.tsx';

export type OldPartTexts = Pick<Catalogue, 'oldParts' | 'print'>;

const fill = (text: string, values: Readonly<Record<string, string | number>>) =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));

/** 旧件退库单 (F-13, B-19): what one technician brought, with its condition and what became of it; they and the keeper sign. */
export function oldPartNote({ note, shop }: Omit<OldPartNotePrint, 'printCount'>, print: FormPrint<OldPartTexts>): PaperForm {
  const { texts, layout } = print;
  const { paper } = texts.oldParts;
  const columns: readonly TableColumn<OldPartRow>[] = [...common(texts), wishColumn(texts), conditionColumn(texts), fateColumn(texts)];
  return tableForm({
    key: note.no,
    title: paper.noteTitle,
    shop,
    layout,
    left: [paper.no, note.no],
    right: [paper.date, formatDateTime(note.at, shop.zone)],
    hasCode: true,
    print,
    columns,
    rows: note.rows,
    totals: [...(note.note === '' ? [] : [fill(paper.remark, { note: note.note })]), fill(paper.total, { lines: note.rows.length })],
    signer: [
      { title: paper.sign, name: note.staffName },
      { title: paper.keeper, name: note.userName },
    ],
    date: dateWords(texts),
  });
}

/** Everything that is awaited, by technician and age (R-000-25). */
export function oldPartList({ rows, isCut, shop, now }: OldPartListPrint, print: FormPrint<OldPartTexts>): PaperForm {
  const { texts, layout } = print;
  const { paper, field } = texts.oldParts;
  const due: TableColumn<OldPartListRow> = {
    key: 'due',
    title: field.dueAt,
    weight: 3.4,
    cell: ({ dueAt, isLate }) => `${formatDateTime(dueAt, shop.zone).slice(5)}${isLate ? ` ${paper.lateMark}` : ''}`,
  };
  const asOf = formatDateTime(now, shop.zone);
  const late = rows.filter(({ isLate }) => isLate).length;
  const [number, ...others] = common(texts);
  return tableForm<OldPartListRow>({
    key: 'awaited',
    title: paper.listTitle,
    shop,
    layout,
    left: [paper.date, asOf.slice(0, 10)],
    right: ['', ''],
    print,
    columns: [
      ...(number ? [number] : []),
      { key: 'technician', title: field.technician, weight: 2, cell: ({ staffName }) => staffName ?? '', isFixed: true },
      ...others,
      due,
      wishColumn(texts),
    ],
    rows,
    totals: [
      `${fill(paper.total, { lines: rows.length })}  ${fill(paper.late, { late })}  ${fill(paper.asOf, { time: asOf })}${isCut ? `  ${paper.cut}` : ''}`,
    ],
    signer: paper.sign,
    date: dateWords(texts),
  });
}

function common({ oldParts: { field, paper } }: OldPartTexts): readonly TableColumn<OldPartRow>[] {
  return [
    { key: 'number', title: paper.number, weight: 1, cell: (_, nth) => nth },
    {
      key: 'part',
      title: field.part,
      weight: 4,
      cell: ({ itemCode, itemName, lotNo }) => [itemCode, itemName, lotNo].filter(Boolean).join(' '),
      isFixed: true,
    },
    { key: 'qty', title: field.qty, weight: 1.6, cell: ({ qty, unit }) => `${qty} ${unit}`, isFixed: true },
    { key: 'slip', title: field.slip, weight: 3.2, cell: ({ workOrderNo }) => workOrderNo },
  ];
}

function wishColumn({ oldParts: { field, wish, shown } }: OldPartTexts): TableColumn<OldPartRow> {
  return {
    key: 'wish',
    title: field.wish,
    weight: 2.4,
    cell: (row) => [row.wish === 'notAsked' ? '' : wish[row.wish], row.isShown && shown].filter(Boolean).join(' '),
  };
}

function conditionColumn({ oldParts: { field } }: OldPartTexts): TableColumn<OldPartRow> {
  return { key: 'condition', title: field.condition, weight: 3.4, cell: ({ condition }) => condition };
}

/** Empty until it is decided: the keeper writes it by hand, or prints the note again. */
function fateColumn({ oldParts: { field, state } }: OldPartTexts): TableColumn<OldPartRow> {
  const isSettled = ({ state: now }: OldPartRow) => settledOldPartStates.some((settled) => settled === now);
  return { key: 'fate', title: field.fate, weight: 2.2, cell: (row) => (isSettled(row) ? state[row.state] : '') };
}

function dateWords({ print: { slip } }: OldPartTexts) {
  return { month: slip.month, day: slip.day };
}
