import { writeXlsxStream } from 'hucre/xlsx';
import type { CellStyle, CellValue, ColumnDef } from 'hucre/xlsx';
import { exportValue } from './export-value.ts';
import type { ExportCell, ExportKind } from './export-value.ts';
import type { SpreadsheetJob } from './worker-messages.ts';

const formats: Readonly<Record<ExportKind, string | undefined>> = {
  text: '@',
  number: undefined,
  money: '#,##0.00',
  date: 'yyyy-mm-dd',
  dateTime: 'yyyy-mm-dd hh:mm',
};
const defaultWidths: Readonly<Record<ExportKind, number>> = { text: 18, number: 10, money: 14, date: 12, dateTime: 17 };

const headerStyle: CellStyle = { font: { name: 'Calibri', size: 11, bold: true }, numFmt: '@' };

/** Builds the .xlsx bytes row by row in little memory. Runs in the worker; callers use `writeWorkbook` of `write.ts`. */
export async function buildWorkbook(
  job: Extract<SpreadsheetJob, { kind: 'write' }>,
  rows: AsyncIterable<readonly ExportCell[]>,
): Promise<Uint8Array> {
  const { columns, timeZone } = job;
  const styled = columns.map((column): ColumnDef => ({ width: column.width ?? defaultWidths[column.kind], style: headerStyle }));

  async function* written(): AsyncGenerator<CellValue[]> {
    yield columns.map((column) => storable(exportValue(column.header, 'text', timeZone).text));
    // The writer asks for a row only after it has written the one before: from here on the columns have the style of their data.
    for (const [index, column] of columns.entries()) styled[index] = { ...styled[index], style: { numFmt: formats[column.kind] } };
    for await (const row of rows) yield columns.map((column, index) => cellValue(row[index], column.kind, timeZone));
  }

  const stream = writeXlsxStream(written(), { name: safeSheetName(job.sheetName), columns: styled, freezePane: { rows: 1 } });
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function cellValue(cell: ExportCell, kind: ExportKind, timeZone: string): CellValue {
  const value = exportValue(cell, kind, timeZone);
  if (value.type === 'number') return value.number;
  if (value.type === 'date') return new Date(value.at);
  return value.text === '' ? null : storable(value.text);
}

/** Text that happens to look like the format's escape (`_x0041_`) is escaped itself, or it would come back as another text. */
function storable(text: string): string {
  return text.includes('_x') ? text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_') : text;
}

/** A sheet's name: at most 31 characters, none of `[ ] : * ? / \`, no quote at either end. */
export function safeSheetName(name: string): string {
  const safe = name
    .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
    .slice(0, 31)
    .toWellFormed()
    .replace(/^['\s]+|['\s]+$/g, '');
  return safe === '' || /^history$/i.test(safe) ? 'Sheet1' : safe;
}
