import { DomainError } from '../../errors.ts';
import { spreadsheetLimits } from './limits.ts';

/** One sheet as a person reads it. */
export interface SheetTable {
  readonly format: 'xlsx' | 'csv';
  /** The sheet that was read: the first visible one with content. Empty for CSV. */
  readonly sheetName: string;
  /** Rectangular: each row has the same number of cells; empty cells are ''. */
  readonly rows: readonly (readonly string[])[];
  /** Number of merged areas filled from their top-left cell. */
  readonly mergedExpanded: number;
  /** Index in `rows` of the row that most likely holds the column titles. */
  readonly headerRow: number;
}

/** Collects cells row by row and refuses a sheet the moment it grows past the limits. */
export class TableBuilder {
  readonly rows: string[][] = [];
  #characters = 0;

  /** `row` and `column` count from 0; an empty text leaves no trace. */
  set(row: number, column: number, text: string): void {
    if (text === '') return;
    if (row >= spreadsheetLimits.rows) throw new DomainError('fileTooManyRows', { what: 'rows', limit: spreadsheetLimits.rows });
    if (column >= spreadsheetLimits.columns)
      throw new DomainError('fileTooManyRows', { what: 'columns', limit: spreadsheetLimits.columns });
    const capped = text.length > spreadsheetLimits.cellCharacters ? text.slice(0, spreadsheetLimits.cellCharacters) : text;
    this.#characters += capped.length;
    if (this.#characters > spreadsheetLimits.sheetCharacters) {
      throw new DomainError('fileTooLarge', { reason: 'text', limit: spreadsheetLimits.sheetCharacters });
    }
    while (this.rows.length <= row) this.rows.push([]);
    const cells = this.rows[row] as string[];
    while (cells.length < column) cells.push('');
    cells[column] = capped;
  }

  get(row: number, column: number): string {
    return this.rows[row]?.[column] ?? '';
  }

  /** Cells up to the last one with text; trailing empty rows and columns never exist here. */
  get width(): number {
    return this.rows.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  }

  finish(about: { format: SheetTable['format']; sheetName: string; mergedExpanded: number }): SheetTable {
    const width = this.width;
    if (width === 0) throw new DomainError('fileEmpty');
    for (const cells of this.rows) while (cells.length < width) cells.push('');
    return { ...about, rows: this.rows, headerRow: guessHeaderRow(this.rows) };
  }
}

const searchedForHeader = 30;

/**
 * The first row with at least two different, mostly wordy cells that fills at least half the width of what follows and has a row with content
 * below it. A title merged over the table repeats one text, so it is not taken. Without such a row: the first row with content.
 */
export function guessHeaderRow(rows: readonly (readonly string[])[]): number {
  const filled = (row: readonly string[]) => row.filter((cell) => cell !== '');
  for (const [index, row] of rows.slice(0, searchedForHeader).entries()) {
    const texts = filled(row);
    if (new Set(texts).size < 2) continue;
    const wordy = texts.filter((text) => text.length <= 60 && !/^[\d\s.,:/+\-%¥￥年月日]+$/.test(text));
    if (wordy.length * 10 < texts.length * 7) continue;
    const below = rows.slice(index + 1, index + 6).map((next) => filled(next).length);
    const widest = Math.max(0, ...below);
    if (widest > 0 && texts.length * 2 >= widest) return index;
  }
  return Math.max(
    0,
    rows.findIndex((row) => filled(row).length > 0),
  );
}
