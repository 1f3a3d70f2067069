import type { Catalogue } from '../../shared/i18n/index.ts';
import type { exportTexts } from '../../shared/i18n/zh-CN/exports.ts';
import type { ExportCell, ExportKind } from './spreadsheet/export-value.ts';

/** One column of a list's sheet. A value of a closed list has `words`: it is written as the screens say it, in the shop's language. */
export interface ListColumn<Row> {
  readonly title: keyof (typeof exportTexts)['column'];
  readonly kind: ExportKind | 'flag';
  readonly width: number;
  readonly value: (row: Row) => ExportCell | boolean;
  readonly words?: (texts: Catalogue) => Readonly<Record<string, string>>;
}

export function column<Row>(
  title: ListColumn<Row>['title'],
  kind: ListColumn<Row>['kind'],
  width: number,
  value: ListColumn<Row>['value'],
): ListColumn<Row> {
  return { title, kind, width, value };
}

export function word<Row>(
  title: ListColumn<Row>['title'],
  words: NonNullable<ListColumn<Row>['words']>,
  value: (row: Row) => string,
): ListColumn<Row> {
  return { title, kind: 'text', width: 10, value, words };
}
