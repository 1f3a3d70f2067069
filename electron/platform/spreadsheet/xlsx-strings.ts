import { DomainError } from '../../errors.ts';
import { tidyText } from './cell-text.ts';
import { spreadsheetLimits } from './limits.ts';
import { readPart } from './xlsx-part.ts';
import type { ZipEntry } from './zip-directory.ts';

/** The workbook's table of shared texts, already cleaned; hints for pronunciation (`rPh`) are not part of a text. */
export async function readSharedStrings(entry: ZipEntry | undefined): Promise<readonly string[]> {
  const strings: string[] = [];
  if (!entry) return strings;
  const text = new TextCollector();
  let characters = 0;
  await readPart(entry, 'sst', {
    open: (name) => {
      if (name === 'si') text.start();
      text.open(name);
    },
    text: (piece) => text.add(piece),
    close: (name) => {
      text.close(name);
      if (name !== 'si') return;
      const value = text.take();
      characters += value.length;
      if (characters > spreadsheetLimits.sheetCharacters || strings.length >= 2_000_000)
        throw new DomainError('fileTooLarge', { reason: 'text' });
      strings.push(value);
    },
  });
  return strings;
}

/** Gathers the text runs (`t`) of one shared or inline text. */
export class TextCollector {
  #value = '';
  #inText = false;
  #hint = 0;

  start(): void {
    this.#value = '';
    this.#hint = 0;
    this.#inText = false;
  }

  open(name: string): void {
    if (name === 'rPh') this.#hint += 1;
    if (name === 't' && this.#hint === 0) this.#inText = true;
  }

  add(piece: string): void {
    if (this.#inText && this.#value.length <= spreadsheetLimits.cellCharacters) this.#value += piece;
  }

  close(name: string): void {
    if (name === 'rPh') this.#hint -= 1;
    if (name === 't') this.#inText = false;
  }

  take(): string {
    return tidyText(unescaped(this.#value).slice(0, spreadsheetLimits.cellCharacters));
  }
}

/** `_x000D_` stands for a character that XML cannot hold. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
