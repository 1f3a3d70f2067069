import { pinyin, polyphonic } from 'pinyin-pro';
import { codeKey, normalizeSearch, searchKey, UNSPACED } from './search-query.ts';

// Server side only: the pinyin tables weigh more than a screen. Screens use search-query.ts.

/** Longest stored term in characters; a longer query is cut the same way by {@link searchPrefix}. */
export const MAX_TERM = 24;
const MAX_NAME_TERMS = 64;
const MAX_CODE_TERMS = 32;
const MAX_WORD = 16;
const MAX_GRAMS = 4000;
/** A text is indexed as far as this; no field of ours holds more. */
const MAX_TEXT = 20_000;

const points = (text: string): string[] => [...text];
const cut = (chars: readonly string[]): string => chars.slice(0, MAX_TERM).join('');

/** A query in the length under which terms are stored; use the prefix range `term >= q AND term < q || U+10FFFF`. */
export function searchPrefix(term: string): string {
  return cut(points(term));
}

/** Readings of each character, the surname read as a surname (曾 zeng, 单 shan, 尉迟 yuchi); other characters as they are. */
function readings(chars: readonly string[]): string[] {
  const read = pinyin(chars.join(''), { surname: 'head', v: true, toneType: 'none', type: 'array', nonZh: 'spaced' });
  return read.length === chars.length ? read : chars.map((char) => pinyin(char, { v: true, toneType: 'none' }));
}

/** The other readings of the first character: 乐 is le and yue. */
function otherReadings(first: string, known: string | undefined): string[] {
  const all = polyphonic(first, { v: true, toneType: 'none', type: 'array' })[0] ?? [];
  return all.filter((reading) => reading !== known);
}

const initial = (reading: string): string => points(reading)[0] ?? '';

/** Prefixes under which a thing is found: those that begin where it begins, and those that begin inside it. */
export interface PlacedTerms {
  readonly whole: readonly string[];
  readonly inside: readonly string[];
}

/**
 * The prefixes under which a name is found: every suffix of the name, every suffix of its pinyin initials with two or more letters,
 * its full pinyin from the start and from the given name (`zhangsan`, `san`), and the same from the start for the other readings
 * of a surname. Best first, no doubles, at most 64 terms of at most 24 characters.
 */
export function placedNameTerms(name: string): PlacedTerms {
  const chars = points(searchKey(name)).slice(0, 60);
  if (chars.length === 0) return { whole: [], inside: [] };
  const spoken = readings(chars);
  const heads = [spoken, ...otherReadings(chars[0] ?? '', spoken[0]).map((head) => [head, ...spoken.slice(1)])];
  const initials = heads.map((head) => head.map(initial));

  const whole = new Set<string>([cut(chars)]);
  for (const letters of initials) whole.add(cut(letters));
  for (const head of heads) whole.add(cut(points(head.join(''))));
  const inside = new Set<string>();
  for (let start = 1; start < chars.length; start += 1) {
    inside.add(cut(chars.slice(start)));
    if (chars.length - start > 1) inside.add(cut((initials[0] ?? []).slice(start)));
    if (start <= 2) inside.add(cut(points(spoken.slice(start).join(''))));
  }
  const kept = [...whole].filter((term) => term !== '');
  return {
    whole: kept,
    inside: [...inside].filter((term) => term !== '' && !whole.has(term)).slice(0, Math.max(0, MAX_NAME_TERMS - kept.length)),
  };
}

/** All of them in one list. */
export function nameTerms(name: string): string[] {
  const { whole, inside } = placedNameTerms(name);
  return [...whole, ...inside];
}

/** The characters of a name that pinyin or initials stand for: from, to (not included); undefined when they are not in it. */
export function spokenPart(name: string, query: string): readonly [number, number] | undefined {
  const chars = points(searchKey(name)).slice(0, 60);
  const term = searchKey(query);
  if (chars.length === 0 || term === '') return undefined;
  const spoken = readings(chars);
  const heads = otherReadings(chars[0] ?? '', spoken[0]).map((head) => [head, ...spoken.slice(1)]);
  for (let start = 0; start < chars.length; start += 1) {
    for (const reading of start === 0 ? [spoken, ...heads] : [spoken]) {
      const rest = reading.slice(start);
      if (cut(rest.map(initial)).startsWith(term)) return [start, start + points(term).length];
      if (start <= 2 && rest.join('').startsWith(term)) return [start, start + syllables(rest, term.length)];
    }
  }
  return undefined;
}

/** How many readings so many letters reach into. */
function syllables(readingsOf: readonly string[], letters: number): number {
  let left = letters;
  let count = 0;
  while (left > 0 && count < readingsOf.length) left -= readingsOf[count++]?.length ?? 0;
  return count;
}

/**
 * The prefixes under which a serial, plate or document number is found: its suffixes of two or more characters, in capitals without
 * separators. Of a very long code the whole and the last suffixes stay, since people read a number from its end.
 */
export function codeTerms(code: string): string[] {
  return suffixTerms(codeKey(code));
}

/** The same in small letters, for numbers that are looked up together with names. */
export function numberTerms(number: string): string[] {
  return suffixTerms(searchKey(number));
}

function suffixTerms(key: string): string[] {
  const chars = points(key);
  const suffixes = chars.map((_, start) => cut(chars.slice(start))).slice(0, Math.max(1, chars.length - 1));
  const kept = suffixes.length <= MAX_CODE_TERMS ? suffixes : [...suffixes.slice(0, 1), ...suffixes.slice(1 - MAX_CODE_TERMS)];
  return [...new Set(kept)].filter((term) => term !== '');
}

/** The shortest piece out of the middle of a phone number that finds it. */
export const MIN_PHONE_PIECE = 4;

/**
 * The prefixes under which a phone is found by digits out of its middle: the suffixes that begin inside it. Its beginning and its
 * end have indexes of their own, so neither the whole number nor a suffix no longer than a tail is among them.
 */
export function phoneTerms(digits: string): string[] {
  const terms: string[] = [];
  for (let start = 1; start < digits.length - MIN_PHONE_PIECE; start += 1) terms.push(cut(points(digits.slice(start))));
  return terms;
}

const RUNS = new RegExp(`(?<unspaced>(?:(?=[\\p{L}\\p{N}])[${UNSPACED}])+)|(?:(?![${UNSPACED}])[\\p{L}\\p{N}])+`, 'gu');

type Run = { readonly chars: readonly string[]; readonly unspaced: boolean };

function runs(text: string): Run[] {
  return [...normalizeSearch(text).matchAll(RUNS)].map((match) => ({
    chars: points(match[0]),
    unspaced: match.groups?.['unspaced'] !== undefined,
  }));
}

const pairs = (chars: readonly string[]): string[] => chars.slice(1).map((char, index) => `${chars[index] ?? ''}${char}`);
const word = (chars: readonly string[]): string => chars.slice(0, MAX_WORD).join('');

/**
 * The tokens of a text for full-text search, joined by spaces: of Chinese every two neighbours and the last character of each run
 * (so that each character starts a token), of Latin and digits the words. Tokens hold letters and digits only, so that FTS5 and
 * tsvector take them as they are.
 */
export function textGrams(text: string): string {
  const tokens = new Set<string>();
  for (const { chars, unspaced } of runs(text.slice(0, MAX_TEXT))) {
    const last = chars.at(-1) ?? '';
    for (const token of unspaced ? [...pairs(chars), last] : [word(chars)]) tokens.add(token);
    if (tokens.size > MAX_GRAMS) break;
  }
  return [...tokens].slice(0, MAX_GRAMS).join(' ');
}

/** One condition of a full-text query: the token itself, or any token that starts with it. */
export type QueryGram = { readonly token: string; readonly prefix: boolean };

/**
 * The tokens that must all occur in a text (AND). Two neighbours match exactly; a single Chinese character and a Latin word or
 * number match as a prefix, so the last word may be half typed. Empty when there is nothing to search for.
 */
export function textQueryGrams(query: string): QueryGram[] {
  const grams = new Map<string, QueryGram>();
  for (const { chars, unspaced } of runs(query)) {
    const exact = unspaced && chars.length > 1;
    for (const token of exact ? pairs(chars) : [word(chars)]) grams.set(`${token} ${exact}`, { token, prefix: !exact });
  }
  return [...grams.values()].slice(0, 32);
}
