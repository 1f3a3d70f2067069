import { DomainError } from '../../errors.ts';
import { cellKind } from './cell-text.ts';
import type { CellKind } from './cell-text.ts';
import { spreadsheetLimits } from './limits.ts';
import { readPart } from './xlsx-part.ts';
import type { ZipEntry } from './zip-directory.ts';

/** How each cell style of the workbook shows its numbers, by style number. */
export async function readStyles(entry: ZipEntry | undefined): Promise<readonly CellKind[]> {
  if (!entry) return [];
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCellFormats = false;
  await readPart(entry, 'styleSheet', {
    open: (name, attributes) => {
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'xf' && inCellFormats) formats.push(Number(attributes['numFmtId'] ?? 0));
      if (codes.size > spreadsheetLimits.styles || formats.length > spreadsheetLimits.styles)
        throw new DomainError('fileDamaged', { part: 'styles' });
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return formats.map((format) => cellKind(format, codes.get(format)));
}
