import { DomainError } from '../../errors.ts';
import { tidyText, isoText, numberText } from './cell-text.ts';
import type { CellKind } from './cell-text.ts';
import { spreadsheetLimits } from './limits.ts';
import { TableBuilder } from './table.ts';
import { readPart } from './xlsx-part.ts';
import { TextCollector, unescaped } from './xlsx-strings.ts';
import type { ZipEntry } from './zip-directory.ts';

export interface SheetContext {
  readonly strings: readonly string[];
  readonly styles: readonly CellKind[];
  readonly date1904: boolean;
  readonly progress: (rows: number) => void;
}

interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Streams one worksheet: cells into texts, then merged areas filled from their top-left cell. Formulas are never run: their stored result counts. */
export async function readSheet(entry: ZipEntry, context: SheetContext): Promise<{ table: TableBuilder; mergedExpanded: number }> {
  const table = new TableBuilder();
  const areas: Area[] = [];
  const inline = new TextCollector();
  const cell = { row: -1, column: -1, type: '', style: 0, value: '' };
  let inValue = false;
  let inInline = false;
  await readPart(entry, 'worksheet', {
    open: (name, attributes) => {
      if (name === 'row') {
        cell.row = attributes['r'] === undefined ? cell.row + 1 : Number(attributes['r']) - 1;
        cell.column = -1;
        if (!Number.isSafeInteger(cell.row) || cell.row < 0) throw new DomainError('fileDamaged', { part: entry.name });
        if (cell.row % 1000 === 0) context.progress(cell.row);
      } else if (name === 'c') {
        const at = attributes['r'] === undefined ? { row: cell.row, column: cell.column + 1 } : parseReference(attributes['r']);
        if (!at || at.row < 0) throw new DomainError('fileDamaged', { part: entry.name });
        Object.assign(cell, at, { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '' });
        inline.start();
      } else if (name === 'v') inValue = true;
      else if (name === 'is') inInline = true;
      else if (name === 'mergeCell') areas.push(parseArea(attributes['ref'] ?? '', entry.name));
      if (areas.length > spreadsheetLimits.mergedAreas) throw new DomainError('fileSuspicious', { reason: 'merges' });
      if (inInline) inline.open(name);
    },
    text: (piece) => {
      if (inValue && cell.value.length <= spreadsheetLimits.cellCharacters) cell.value += piece;
      else if (inInline) inline.add(piece);
    },
    close: (name) => {
      if (inInline) inline.close(name);
      if (name === 'v') inValue = false;
      else if (name === 'is') inInline = false;
      else if (name === 'c')
        table.set(cell.row, cell.column, cell.type === 'inlineStr' ? inline.take() : valueText(cell, context, entry.name));
    },
  });
  return { table, mergedExpanded: expandMerged(table, areas) };
}

function valueText(cell: { type: string; style: number; value: string }, context: SheetContext, part: string): string {
  if (cell.value === '') return '';
  switch (cell.type) {
    case 's': {
      const text = context.strings[Number(cell.value)];
      if (text === undefined) throw new DomainError('fileDamaged', { part });
      return text;
    }
    case 'b':
      return cell.value.trim() === '1' || cell.value.trim() === 'true' ? 'TRUE' : 'FALSE';
    case 'd':
      return isoText(cell.value.trim());
    case 'n': {
      const value = Number(cell.value);
      return Number.isNaN(value) ? tidyText(cell.value) : numberText(value, context.styles[cell.style] ?? 'plain', context.date1904);
    }
    default:
      return tidyText(unescaped(cell.value));
  }
}

/** `B3` -> row 2, column 1. */
function parseReference(reference: string): { row: number; column: number } | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(reference);
  if (!match) return undefined;
  let column = 0;
  for (const letter of (match[1] as string).toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]) - 1, column: column - 1 };
}

function parseArea(reference: string, part: string): Area {
  const [from, to = from] = reference.split(':').map(parseReference);
  if (!from || !to || to.row < from.row || to.column < from.column) throw new DomainError('fileDamaged', { part });
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

/** Fills areas within the table's own bounds only: a title merged to the sheet's last column adds no columns. */
function expandMerged(table: TableBuilder, areas: readonly Area[]): number {
  const lastRow = table.rows.length - 1;
  const lastColumn = table.width - 1;
  let filled = 0;
  let expanded = 0;
  for (const area of areas) {
    const text = table.get(area.top, area.left);
    if (text === '') continue;
    const bottom = Math.min(area.bottom, lastRow);
    const right = Math.min(area.right, lastColumn);
    filled += (bottom - area.top + 1) * (right - area.left + 1);
    if (filled > spreadsheetLimits.mergedCells) throw new DomainError('fileSuspicious', { reason: 'merges' });
    for (let row = area.top; row <= bottom; row += 1)
      for (let column = area.left; column <= right; column += 1) table.set(row, column, text);
    expanded += 1;
  }
  return expanded;
}
