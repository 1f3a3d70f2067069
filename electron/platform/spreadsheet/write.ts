import { formulaSafe } from '../../../shared/text.ts';
import { DomainError } from '../../errors.ts';
import { runSpreadsheetJob } from './client.ts';
import { exportValue } from './export-value.ts';
import type { ExportCell, ExportColumn } from './export-value.ts';
import { batchCells } from './worker-messages.ts';

export type ExportRows = Iterable<readonly ExportCell[]> | AsyncIterable<readonly ExportCell[]>;

export interface ExportSheet {
  readonly sheetName: string;
  readonly columns: readonly ExportColumn[];
  /** Pulled in batches as the worker asks: a query that reads page by page need not hold everything. */
  readonly rows: ExportRows;
  /** The shop's time zone for `dateTime` instants; Asia/Shanghai unless told. */
  readonly timeZone?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * An .xlsx file with a frozen bold header, real numbers and dates, built in a worker thread. Texts are string cells and never formulas (F107, G25).
 * Errors: cancelled; fileTooLarge (reason `memory` or `time`) where the rows do not fit the worker.
 */
export async function writeWorkbook({ sheetName, columns, rows, timeZone = 'Asia/Shanghai', signal }: ExportSheet): Promise<Buffer> {
  const batches = inBatches(rows, columns.length);
  try {
    return await runSpreadsheetJob<Buffer>({ kind: 'write', sheetName, columns, timeZone }, signal, async (message, reply, done) => {
      if (message.kind === 'workbook') done(Buffer.from(message.bytes.buffer, message.bytes.byteOffset, message.bytes.byteLength));
      if (message.kind !== 'needRows') return;
      const next = await batches.next();
      reply({ kind: 'rows', rows: next.done ? [] : next.value });
    });
  } finally {
    await batches.return(undefined);
  }
}

/** The same table as CSV: UTF-8 with mark (Excel needs it for Chinese), CRLF, and a quote before any text that could start a formula (F107, G25). */
export async function writeCsv({ columns, rows, timeZone = 'Asia/Shanghai', signal }: Omit<ExportSheet, 'sheetName'>): Promise<Buffer> {
  const parts = [`\ufeff${columns.map((column) => quoted(formulaSafe(column.header))).join(',')}\r\n`];
  for await (const batch of inBatches(rows, columns.length)) {
    if (signal?.aborted) throw new DomainError('cancelled');
    parts.push(batch.map((row) => `${columns.map((column, index) => csvCell(row[index], column, timeZone)).join(',')}\r\n`).join(''));
  }
  return Buffer.from(parts.join(''), 'utf8');
}

function csvCell(cell: ExportCell, column: ExportColumn, timeZone: string): string {
  const { type, text } = exportValue(cell, column.kind, timeZone);
  return type === 'number' ? text : quoted(formulaSafe(text));
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Never an empty batch; between two batches the event loop gets its turn. */
async function* inBatches(rows: ExportRows, width: number): AsyncGenerator<readonly (readonly ExportCell[])[], undefined> {
  let batch: (readonly ExportCell[])[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length * width < batchCells) continue;
    yield batch;
    batch = [];
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (batch.length > 0) yield batch;
  return undefined;
}
