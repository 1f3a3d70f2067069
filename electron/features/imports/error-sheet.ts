import type { ImportProblem, ImportTarget } from '../../../shared/imports.ts';
import type { FileOut } from '../../../shared/fields.ts';
import { imports as english } from '../../../shared/i18n/en/imports.ts';
import type { Language } from '../../../shared/i18n/types.ts';
import { imports as chinese } from '../../../shared/i18n/zh-CN/imports.ts';
import type { SheetTable } from '../../platform/spreadsheet/table.ts';
import { writeWorkbook } from '../../platform/spreadsheet/write.ts';

/** Rows of a sheet that cannot be imported as they stand. */
export interface ErrorSheet {
  readonly titles: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly problems: readonly ImportProblem[] }[];
}

/** A sheet that came from here has the reasons in a column of its own, which says nothing about the rows. */
export function isReasonTitle(title: string): boolean {
  return title === chinese.errorSheet.reason || title === english.errorSheet.reason;
}

/** The rows with problems as they stand in the file. */
export function errorSheetOf(table: SheetTable, problems: readonly ImportProblem[]): ErrorSheet {
  const titles = table.rows[table.headerRow] ?? [];
  const kept = titles.flatMap((title, index) => (isReasonTitle(title.trim()) ? [] : [index]));
  const byRow = Map.groupBy(problems, ({ row }) => row);
  const rows = [...byRow]
    .filter(([row]) => row > table.headerRow + 1)
    .toSorted(([a], [b]) => a - b)
    .map(([row, own]) => ({ cells: kept.map((index) => table.rows[row - 1]?.[index] ?? ''), problems: own }));
  return { titles: kept.map((index) => titles[index] ?? ''), rows };
}

/** The same columns and the reasons behind them, to be mended and imported again. */
export async function writeErrorSheet(
  { titles, rows }: ErrorSheet,
  target: ImportTarget,
  fileName: string,
  language: Language,
): Promise<FileOut> {
  const texts = language === 'en' ? english : chinese;
  const fields: Readonly<Record<string, string>> = texts.fields[target];
  const reasonOf = ({ column, field, code }: ImportProblem) =>
    `${column || fields[field] || field}${texts.errorSheet.colon}${texts.problems.code[code]}`;
  const workbook = await writeWorkbook({
    sheetName: texts.errorSheet.sheet,
    columns: [
      ...titles.map((header) => ({ header, kind: 'text' as const })),
      { header: texts.errorSheet.reason, kind: 'text' as const, width: 48 },
    ],
    rows: rows.map(({ cells, problems }) => [...cells, problems.map(reasonOf).join(texts.errorSheet.separator)]),
  });
  const base = fileName.replace(/\.[^.]*$/, '').slice(0, 80);
  return { fileName: `${base}-${texts.errorSheet.sheet}.xlsx`, base64: workbook.toString('base64') };
}
