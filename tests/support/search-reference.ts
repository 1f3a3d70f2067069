import { openRequestStates } from '../../shared/request-lifecycle.ts';
import { codeKey, queryKind, searchKey } from '../../shared/search-query.ts';

/** A customer as the reference sees it: nothing but words, and what ranks it. */
export interface KnownCustomer {
  readonly names: readonly string[];
  /** Digits. */
  readonly phones: readonly string[];
  readonly addresses: readonly string[];
  /** Serials, plates, invoices. */
  readonly numbers: readonly string[];
  readonly contracts: readonly string[];
  readonly isGone: boolean;
  readonly openRequests: number;
  readonly lastRequestAt: number;
}

/** Readings of the characters that test names are made of; of a surname the usual one first. */
const surnames: Readonly<Record<string, readonly string[]>> = {
  曾: ['zeng', 'ceng'],
  单: ['shan', 'dan', 'chan'],
  乐: ['yue', 'le', 'yao', 'lao'],
  仇: ['qiu', 'chou'],
  尉: ['yu', 'wei'],
};
const characters: Readonly<Record<string, string>> = {
  迟: 'chi',
  王: 'wang',
  张: 'zhang',
  李: 'li',
  陈: 'chen',
  明: 'ming',
  华: 'hua',
  丽: 'li',
  军: 'jun',
  芳: 'fang',
};
export const surnamesOfTests = ['曾', '单', '乐', '仇', '尉迟', '王', '张', '李', '陈'];
export const givenOfTests = ['明', '华', '丽', '军', '芳'];

export const never = Infinity;

/** Ordinals of the customers that a query means, in the order of the counter, found by looking at every word of everybody. */
export function referenceSearch(customers: readonly KnownCustomer[], text: string): readonly number[] {
  const found = customers
    .map((customer, ordinal) => ({ customer, ordinal, stage: customer.isGone ? never : stageOf(customer, text) }))
    .filter(({ stage }) => stage !== never);
  const exact = found.filter(({ stage }) => stage === 0);
  const kept = exact.length > 0 && endsEarly(text) ? exact : found;
  return kept
    .sort(
      (a, b) =>
        a.stage - b.stage ||
        Math.min(1, b.customer.openRequests) - Math.min(1, a.customer.openRequests) ||
        b.customer.lastRequestAt - a.customer.lastRequestAt ||
        b.ordinal - a.ordinal,
    )
    .map(({ ordinal }) => ordinal);
}

export const openStates: ReadonlySet<string> = new Set(openRequestStates);

function endsEarly(text: string): boolean {
  const query = queryKind(text);
  if (query.kind === 'phone') return query.digits.length >= 10;
  return (query.kind === 'latin' || query.kind === 'mixed') && query.code.length >= 6 && /\d/.test(query.code);
}

function stageOf({ names, phones, addresses, numbers, contracts }: KnownCustomer, text: string): number {
  const query = queryKind(text);
  if (query.kind === 'empty') return never;
  const term = query.kind === 'phone' ? query.code.toLowerCase() : query.term;
  const named = least([
    ...names.flatMap(spellings).map((one) => placeIn(one, term)),
    ...contracts.map((no) => placeIn(whole(searchKey(no)), term)),
  ]);
  if (query.kind === 'name') return least([stage(named, 0, 1, 2), addressHolds(addresses, text) ? 3 : never]);
  const code = query.code;
  const owned = code.length > 1 ? least(numbers.map((no) => placeIn(whole(codeKey(no)), code))) : never;
  if (query.kind !== 'phone') return least([stage(named, 0, 1, 2), stage(owned, 0, 1, 2), addressHolds(addresses, text) ? 3 : never]);
  const { digits } = query;
  if (digits === '') return never;
  const called = phones.map((phone) => {
    if (phone === digits) return 0;
    if (phone.endsWith(digits)) return 1;
    if (phone.startsWith(digits)) return 2;
    return digits.length >= 4 && phone.includes(digits) ? 3 : never;
  });
  return least([...called, stage(named, 0, 2, 3), stage(owned, 0, 2, 3)]);
}

const least = (stages: readonly number[]): number => Math.min(never, ...stages);
const stage = (place: number, exact: number, head: number, inside: number): number => [exact, head, inside][place] ?? never;

/** Text with the places at which a query may begin in it. */
interface Spelling {
  readonly text: string;
  readonly starts: readonly number[];
}

/** Anywhere but at the last character alone. */
function whole(text: string): Spelling {
  const length = [...text].length;
  return { text, starts: Array.from({ length: Math.max(1, length - 1) }, (_, at) => at) };
}

/** 0 equal, 1 at the beginning, 2 further inside. */
function placeIn({ text, starts }: Spelling, term: string): number {
  if (text === '' || term === '') return never;
  if (starts.includes(0) && text === term) return 0;
  if (starts.includes(0) && text.startsWith(term)) return 1;
  return starts.some((start) => start > 0 && text.slice(start).startsWith(term)) ? 2 : never;
}

/** A name in characters, in pinyin and in initials. */
function spellings(name: string): readonly Spelling[] {
  const chars = [...searchKey(name)];
  const written = { text: chars.join(''), starts: chars.map((_, at) => at) };
  const first = surnames[chars[0] ?? ''] ?? [characters[chars[0] ?? ''] ?? chars[0] ?? ''];
  const rest = chars.slice(1).map((char) => characters[char] ?? char);
  return [
    written,
    ...first.flatMap((head, nth): Spelling[] => {
      const spoken = [head, ...rest];
      const before = (at: number) => spoken.slice(0, at).join('').length;
      return [
        {
          text: spoken.join(''),
          starts: spoken
            .map((_, at) => at)
            .filter((at) => at === 0 || (nth === 0 && at <= 2))
            .map(before),
        },
        {
          text: spoken.map(([letter]) => letter).join(''),
          starts: spoken.map((_, at) => at).filter((at) => at === 0 || (nth === 0 && at < spoken.length - 1)),
        },
      ];
    }),
  ];
}

const han = /\p{Script=Han}+/gu;
const words = /(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;

/** Every two neighbours of the query are neighbours there, single characters occur, words and numbers begin one there. */
function addressHolds(addresses: readonly string[], query: string): boolean {
  const text = addresses.join('\n').normalize('NFKC').toLowerCase();
  const asked = query.normalize('NFKC').toLowerCase();
  const runs = asked.match(han) ?? [];
  const pairs = runs.flatMap((run) => [...run].slice(1).map((char, at) => `${[...run][at]}${char}`));
  if (pairs.length === 0) return false;
  const singles = runs.filter((run) => [...run].length === 1);
  const starts = asked.match(words) ?? [];
  const there = text.match(words) ?? [];
  return [...pairs, ...singles].every((piece) => text.includes(piece)) && starts.every((word) => there.some((one) => one.startsWith(word)));
}
