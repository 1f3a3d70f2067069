import { fromFormulaSafe } from '../../../shared/text.ts';
import { DomainError } from '../../errors.ts';
import { tidyText } from './cell-text.ts';
import { spreadsheetLimits } from './limits.ts';
import { TableBuilder } from './table.ts';
import type { SheetTable } from './table.ts';

/** Reads delimiter-separated text: UTF-8 with or without mark, UTF-16 with mark, otherwise GB18030. Refuses what is no text. */
export function readCsv(bytes: Uint8Array): SheetTable {
  const text = decodeText(bytes);
  if (/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(text)) throw new DomainError('fileTypeUnsupported', { found: 'binary' });
  if (/^\s*<(!doctype|html|\?xml|table|head|meta)/i.test(text.slice(0, 1000)))
    throw new DomainError('fileTypeUnsupported', { found: 'html' });
  const table = new TableBuilder();
  parseCsv(text, guessDelimiter(text), (row, column, cell) => table.set(row, column, tidyText(fromFormulaSafe(cell))));
  return table.finish({ format: 'csv', sheetName: '', mergedExpanded: 0 });
}

function decodeText(bytes: Uint8Array): string {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  for (const encoding of mark ? [mark] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      // The decoder says "not my encoding" by this error only; the next encoding is tried.
      if (!(error instanceof TypeError)) throw error;
    }
  }
  throw new DomainError('fileDamaged', { part: 'text' });
}

/** The separator that most lines at the start share; quoted parts do not count. */
export function guessDelimiter(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 10);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of [',', '\t', ';', '|']) {
    const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0);
    const score = counts.filter((count) => count === counts[0]).length * 1000 + (counts[0] ?? 0);
    if (counts.length > 0 && score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** RFC 4180, forgiving: quotes in the middle of an unquoted cell are text. A quote that is never closed is damage, not a huge cell. */
export function parseCsv(text: string, delimiter: string, cell: (row: number, column: number, text: string) => void): void {
  const stop = new RegExp(`[${delimiter === '|' ? '\\|' : delimiter}\\r\\n]`, 'g');
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let row = 0;
  let column = 0;
  while (at < text.length) {
    let value = '';
    if (text[at] === '"') {
      const quoted = readQuoted(text, at, row);
      value = quoted.value;
      at = quoted.end;
    }
    stop.lastIndex = at;
    const end = stop.exec(text)?.index ?? text.length;
    cell(row, column, value + text.slice(at, end));
    at = end + 1;
    if (end < text.length && text[end] !== delimiter) {
      if (text[end] === '\r' && text[at] === '\n') at += 1;
      row += 1;
      column = 0;
    } else column += 1;
    // Empty cells and lines cost time too, and no spreadsheet program has more of them.
    if (column > 16_384) throw new DomainError('fileTooManyRows', { what: 'columns', limit: spreadsheetLimits.columns });
    if (row > 1_048_576) throw new DomainError('fileTooManyRows', { what: 'rows', limit: spreadsheetLimits.rows });
  }
}

function readQuoted(text: string, start: number, row: number): { value: string; end: number } {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) throw new DomainError('fileDamaged', { part: 'quote', row: row + 1 });
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    from = quote + 2;
  }
}
