import { formatYuan } from '../../../shared/money.ts';
import { cleanText } from '../../../shared/text.ts';
import { formatDateTime, isDay } from '../../../shared/time.ts';
import { spreadsheetLimits } from './limits.ts';

/**
 * `money` cells are integer fen. `date` cells are `YYYY-MM-DD`. `dateTime` cells are an instant in milliseconds (shown in the shop's zone) or
 * `YYYY-MM-DD HH:mm` text. A value that is no such thing is written as text, never dropped.
 */
export type ExportKind = 'text' | 'number' | 'money' | 'date' | 'dateTime';
export type ExportCell = string | number | null | undefined;

export interface ExportColumn {
  readonly header: string;
  readonly kind: ExportKind;
  /** In characters of the sheet's font; a Chinese character takes two. */
  readonly width?: number | undefined;
}

/** A cell ready to be written: `text` is its form in a CSV file, `number` and `day` what a workbook stores. */
export type ExportValue =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly text: string; readonly number: number }
  /** `at`: the wall clock as if it were UTC, in milliseconds. */
  | { readonly type: 'date'; readonly text: string; readonly at: number };

/** Reads a cell by its column's kind; what does not fit the kind becomes text, so that nothing is lost. */
export function exportValue(cell: ExportCell, kind: ExportKind, timeZone: string): ExportValue {
  if (cell === null || cell === undefined || cell === '') return { type: 'text', text: '' };
  if (kind === 'money' && Number.isSafeInteger(cell)) {
    const text = formatYuan(cell as number).replaceAll(',', '');
    return { type: 'number', text, number: Number(text) };
  }
  if (kind === 'number' && typeof cell === 'number' && Number.isFinite(cell)) return { type: 'number', text: String(cell), number: cell };
  if (kind === 'dateTime' && typeof cell === 'number' && Number.isSafeInteger(cell) && Math.abs(cell) < 8.64e15) {
    return dated(formatDateTime(cell, timeZone)) ?? { type: 'text', text: String(cell) };
  }
  const text = cleanText(String(cell)).slice(0, spreadsheetLimits.cellCharacters).toWellFormed();
  return (kind === 'date' || kind === 'dateTime' ? dated(text) : undefined) ?? { type: 'text', text };
}

/** A workbook's calendar starts in 1900; its first two months are off by a day, so older dates stay text. */
function dated(text: string): ExportValue | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?: ([01]\d|2[0-3]):([0-5]\d))?$/.exec(text);
  if (!match || !isDay(match[1] as string) || text < '1900-03-01') return undefined;
  return { type: 'date', text, at: Date.parse(`${match[1]}T${match[2] ?? '00'}:${match[3] ?? '00'}:00Z`) };
}
