import { normalizeSearch, searchKey } from './search-query.ts';

/** Why something was found. */
export type MatchField =
  | 'name'
  | 'contact'
  | 'phone'
  | 'phoneTail'
  | 'plate'
  | 'serial'
  | 'vin'
  | 'invoice'
  | 'contract'
  | 'card'
  | 'address'
  | 'number'
  | 'customer'
  | 'product'
  | 'content'
  | 'work';

/** The text that holds what was typed, and where: from, to (not included) in code units; both 0 when the place cannot be shown. */
export interface MatchReason {
  readonly field: MatchField;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Where a text holds what was typed, whatever the separators, width and capitals: `8000` in `138-0013 8000`, `湘a12` in `湘A·12345`.
 * Of several words the first that is there. `isLast` looks from the end, as for the tail of a phone.
 */
export function markIn(text: string, query: string, isLast = false): readonly [number, number] | undefined {
  const { key, starts, ends } = spread(text);
  for (const word of [query, ...query.split(/\s+/)].map(searchKey)) {
    if (word === '') continue;
    const at = isLast ? key.lastIndexOf(word) : key.indexOf(word);
    const [from, to] = [starts[at], ends[at + word.length - 1]];
    if (at >= 0 && from !== undefined && to !== undefined) return [from, to];
  }
  return undefined;
}

/** A reason with its place marked, or undefined when the text does not hold the query. */
export function reasonIn(field: MatchField, text: string, query: string, isLast = false): MatchReason | undefined {
  const place = markIn(text, query, isLast);
  return place && { field, text, from: place[0], to: place[1] };
}

/** The letters and digits of a text as they are compared, each with its place in the text. */
function spread(text: string): { readonly key: string; readonly starts: readonly number[]; readonly ends: readonly number[] } {
  let key = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const char of text) {
    const units = searchKey(normalizeSearch(char));
    for (let i = 0; i < units.length; i++) {
      starts.push(at);
      ends.push(at + char.length);
    }
    key += units;
    at += char.length;
  }
  return { key, starts, ends };
}

/** A long text cut to the surroundings of its mark. */
export function excerpt({ field, text, from, to }: MatchReason, before = 12, length = 48): MatchReason {
  if (text.length <= length) return { field, text, from, to };
  let start = Math.max(0, from - before);
  // never through the middle of a character
  if (start > 0 && /[\uDC00-\uDFFF]/.test(text[start] ?? '')) start -= 1;
  const head = start > 0 ? '…' : '';
  let end = Math.min(text.length, Math.max(start + length, to));
  if (/[\uDC00-\uDFFF]/.test(text[end] ?? '')) end += 1;
  const shown = `${head}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
  return { field, text: shown, from: from - start + head.length, to: to - start + head.length };
}
