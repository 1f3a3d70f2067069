import type { ErrorCode } from '../../../shared/errors.ts';
import type { SheetTable } from './table.ts';
import type { ExportCell, ExportColumn } from './export-value.ts';

/** What a spreadsheet worker is started with: one worker does one job and ends. */
export type SpreadsheetJob =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly fileName: string }
  | { readonly kind: 'write'; readonly sheetName: string; readonly columns: readonly ExportColumn[]; readonly timeZone: string };

/**
 * From the worker. Rows travel in small batches and the next one is sent only on request, in both directions, so that
 * neither side's event loop stands still while a large sheet is copied.
 */
export type FromWorker =
  | { readonly kind: 'progress'; readonly rows: number }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'table'; readonly about: Omit<SheetTable, 'rows'> }
  | { readonly kind: 'needRows' }
  | { readonly kind: 'workbook'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly details: Readonly<Record<string, unknown>> };

/** To the worker: the answer to `rows` (go on) and to `needRows`. An empty batch ends the rows. */
export type ToWorker = { readonly kind: 'next' } | { readonly kind: 'rows'; readonly rows: readonly (readonly ExportCell[])[] };

/** Cells of one batch: a few milliseconds of copying. */
export const batchCells = 10_000;
