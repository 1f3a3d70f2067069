import { toHalfWidth } from './text.ts';

/** A field that a column can be mapped to; `aliases` are the titles people give it, in both languages, best first. */
export interface MappingField {
  readonly key: string;
  readonly aliases: readonly string[];
}

export interface GuessedMapping {
  /** Field -> column index, null where no column fits. Each column serves one field at most. */
  readonly mapping: Readonly<Record<string, number | null>>;
  /** Field -> how sure the guess is: 1 the same title, 0.6 to 0.9 one title contains the other, below 0.6 similar, 0 none. */
  readonly confidence: Readonly<Record<string, number>>;
}

interface Candidate {
  readonly field: string;
  readonly column: number;
  readonly score: number;
}

const leastScore = 0.4;

/** Guesses which column holds which field. The surest pairs are taken first; among equals the left column and the earlier field win. */
export function guessMapping(headers: readonly string[], fields: readonly MappingField[]): GuessedMapping {
  const titles = headers.map(normalized);
  const candidates: Candidate[] = [];
  for (const field of fields) {
    const aliases = [...new Set([field.key, ...field.aliases].map(normalized))].filter((alias) => alias !== '');
    for (const [column, title] of titles.entries()) {
      const score = title === '' ? 0 : Math.max(0, ...aliases.map((alias) => similarity(title, alias)));
      if (score >= leastScore) candidates.push({ field: field.key, column, score });
    }
  }
  // The sort is stable, so the order of fields, then of columns, decides between equal scores.
  candidates.sort((left, right) => right.score - left.score);
  const taken = new Map<string, Candidate>();
  const columns = new Set<number>();
  for (const candidate of candidates) {
    if (taken.has(candidate.field) || columns.has(candidate.column)) continue;
    taken.set(candidate.field, candidate);
    columns.add(candidate.column);
  }
  // fromEntries defines own properties, so a field named `__proto__` stays a plain key (F111).
  return {
    mapping: Object.fromEntries(fields.map(({ key }) => [key, taken.get(key)?.column ?? null])),
    confidence: Object.fromEntries(fields.map(({ key }) => [key, taken.get(key)?.score ?? 0])),
  };
}

/** A title without what does not tell fields apart: case, blanks, punctuation, the mark for "required", and a unit or hint in brackets. */
function normalized(title: string): string {
  const text = toHalfWidth(title.slice(0, 60)).toLowerCase();
  const bare = text.replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '');
  return (/[\p{L}\p{N}]/u.test(bare) ? bare : text).replace(/[^\p{L}\p{N}]/gu, '');
}

function similarity(title: string, alias: string): number {
  if (title === alias) return 1;
  const [short, long] = title.length < alias.length ? [title, alias] : [alias, title];
  // One letter or one Chinese character says nothing: 名 is in half of all titles.
  if (short.length >= 2 && long.includes(short) && (isChinese(short) || short.length >= 3)) return 0.6 + (0.3 * short.length) / long.length;
  // A character or two left out (客户名 for 客户姓名) is the same word; one exchanged (最高库存, 最低库存) is another.
  if (short.length >= 3 && long.length - short.length <= 2 && isSubsequence(short, long)) return 0.58;
  const close = overlap(title, alias);
  return close >= 0.5 ? close * 0.59 : 0;
}

function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const char of long) if (char === short[at]) at += 1;
  return at === short.length;
}

/** Share of neighbouring pairs that both texts have (Dice): tolerant of a slip of the pen and of another order. */
function overlap(left: string, right: string): number {
  const pairs = (text: string) => Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
  const rest = pairs(right);
  const total = pairs(left).length + rest.length;
  let common = 0;
  for (const pair of pairs(left)) {
    const at = rest.indexOf(pair);
    if (at === -1) continue;
    rest.splice(at, 1);
    common += 1;
  }
  return total === 0 ? 0 : (2 * common) / total;
}
