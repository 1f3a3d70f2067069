import { looksLikePhone, normalizePhone } from './phone.ts';

/** Scripts written without spaces: cut into two-character grams instead of words. */
export const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}';

const UNSPACED_ONLY = new RegExp(`^[${UNSPACED}]+$`, 'u');
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u');

/**
 * Text in the form that is compared: NFKC, lower case, lü and nü as `lv` and `nv`, Latin letters without accents, no invisible characters
 * (zero-width, direction marks, variation selectors), white space collapsed. Stored terms and queries both pass through here.
 */
export function normalizeSearch(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=[ln])[üǖǘǚǜ]/g, 'v')
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cs}\p{Variation_Selector}\u0000]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A name or a word reduced to its letters and digits: `张 三（经理）` is `张三经理`. What name terms and name queries are made of. */
export function searchKey(text: string): string {
  return normalizeSearch(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** A serial, plate, or document number without separators, in capitals: `sl20261121-0001` is `SL202611210001`. */
export function codeKey(text: string): string {
  return searchKey(text).toUpperCase();
}

/** What somebody typed into a search box, and the forms under which to look for it. Terms are prefixes of stored terms. */
export type SearchQuery =
  | { readonly kind: 'empty' }
  /** Three or more digits: a phone, its head or its tail; perhaps also a number of a document or machine (`code`). */
  | { readonly kind: 'phone'; readonly digits: string; readonly whole: boolean; readonly code: string }
  /** Latin letters or a few digits: full pinyin, initials, a Latin name (`term`) or a code (`code`). */
  | { readonly kind: 'latin'; readonly term: string; readonly code: string }
  /** Chinese characters only. */
  | { readonly kind: 'name'; readonly term: string }
  /** Chinese and Latin or digits together: `湘A12345`, `海尔KFR`. */
  | { readonly kind: 'mixed'; readonly term: string; readonly code: string };

/** Decides what a typed query can be. `whole` is true for a number that can be dialled as it stands. */
export function queryKind(text: string): SearchQuery {
  const term = searchKey(text);
  if (term === '') return { kind: 'empty' };
  const code = codeKey(text);
  if (looksLikePhone(text)) {
    const { digits, kind, valid } = normalizePhone(text);
    return { kind: 'phone', digits, whole: valid && kind !== 'other', code };
  }
  if (UNSPACED_ONLY.test(term)) return { kind: 'name', term };
  return HAS_UNSPACED.test(term) ? { kind: 'mixed', term, code } : { kind: 'latin', term, code };
}

/** A query that can be the number of a document, or the end of one. */
export type DocumentQuery =
  /** `SL20261121-0012`, its beginning, or the same without its letters (`letters` empty). `prefix` is what follows the letters. */
  | { readonly kind: 'number'; readonly letters: string; readonly prefix: string }
  /** The number within its day, as people read it out: `0012`. */
  | { readonly kind: 'tail'; readonly tail: string };

/** Reads a query as a document number: `sl20261121 0012`, `202611210012`, `20261121`, `0012`, `012`. Undefined when it cannot be one. */
export function documentQuery(text: string): DocumentQuery | undefined {
  const code = codeKey(text);
  const [, letters = '', digits = ''] = /^([A-Z]{1,4})?(\d{3,20})$/.exec(code) ?? [];
  if (digits === '') return undefined;
  if (letters === '' && (digits.length <= 5 || /^0\d{5}$/.test(digits))) return { kind: 'tail', tail: digits.padStart(4, '0') };
  if (letters === '' && !/^20\d{6}/.test(digits)) return undefined;
  return { kind: 'number', letters, prefix: digits.length > 8 ? `${digits.slice(0, 8)}-${digits.slice(8)}` : digits };
}

/**
 * The beginnings of the numbers of one kind of document that a query means, one for each of the letters that its numbers begin with or
 * once began with; none when it means none of that kind.
 */
export function numberBeginnings(query: DocumentQuery | undefined, letters: readonly string[]): readonly string[] {
  if (query?.kind !== 'number') return [];
  return letters.filter((own) => query.letters === '' || query.letters === own).map((own) => own + query.prefix);
}

/** A number within its day filled up to each of the places that a shop can choose: `012` is `012`, `0012`, `00012`, `000012`. */
export function numberTails(tail: string): readonly string[] {
  const bare = tail.replace(/^0+(?=\d)/, '');
  return [3, 4, 5, 6].map((places) => bare.padStart(places, '0'));
}
