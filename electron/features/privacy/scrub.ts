import { normalizePhone } from '../../../shared/phone.ts';

/** Numbers of documents stay: they are the shop's, not the person's. */
const DOCUMENT_NO = /^[A-Z]{2}\d{8}-\d{4,}$/;

/** What of a text or of a JSON value tells who it was about. */
export interface Secrets {
  /** Names, phones, addresses and plates as they stand in texts, the longest first. */
  readonly words: readonly string[];
  /** Those that point to this person alone wherever they stand: addresses, plates, e-mail. */
  readonly telling: readonly string[];
  /** Whole numbers, digits only: in a text they stand in many ways (`137-1234-5678`). */
  readonly phones: readonly string[];
}

export interface Known {
  readonly names: readonly string[];
  readonly phones: readonly string[];
  readonly telling: readonly string[];
}

/** Fewer digits are a hot line or an internal number and stand in too much else. */
const wholeNumber = 7;

export function secretsOf({ names, phones, telling }: Known): Secrets {
  const longestFirst = (words: readonly string[]) =>
    [...new Set(words.map((word) => word.trim()))].filter((word) => word.length >= 2).sort((a, b) => b.length - a.length);
  const digits = phones.map((phone) => normalizePhone(phone).digits).filter((number) => number.length >= wholeNumber);
  return {
    words: longestFirst([...names, ...phones, ...telling]),
    telling: longestFirst(telling).filter((word) => word.length >= 5),
    phones: [...new Set([...digits, ...digits.map((number) => [...number].toReversed().join(''))])],
  };
}

/** A text without the person's name, phones and addresses. */
export function scrubText(text: string, { words, phones }: Secrets): string {
  const numberless = phones.reduce((scrubbed, digits) => scrubbed.replace(writtenAs(digits), '***'), text);
  return words.reduce((scrubbed, word) => scrubbed.replaceAll(word, '***'), numberless);
}

/** Does this text (also JSON) name a phone or an address of the person? */
export function isTelling(text: string, { telling, phones }: Secrets): boolean {
  return telling.some((word) => text.includes(inJson(word))) || phones.some((digits) => writtenAs(digits).test(text));
}

/** The number with whatever people put between its digits, and not as a piece of a longer one. */
function writtenAs(digits: string): RegExp {
  return new RegExp(String.raw`(?<!\d)(?:\+?86[\s-]?|0(?=1))?${[...digits].join(String.raw`[\s().·—–-]{0,3}`)}(?!\d)`, 'g');
}

/** A pattern of SQL that finds at least the texts with this number, however it is written. */
export function likeNumber(digits: string): string {
  return `%${[...digits].join('%')}%`;
}

/** A word as it stands inside a JSON string. */
export function inJson(word: string): string {
  return JSON.stringify(word).slice(1, -1);
}

/** JSON in which every text is blanked; numbers, yes and no, and document numbers stay. */
export function blankJson(json: string): string {
  if (json === '') return '';
  return JSON.stringify(blanked(JSON.parse(json)));
}

function blanked(value: unknown): unknown {
  if (typeof value === 'string') return DOCUMENT_NO.test(value) ? value : '';
  if (Array.isArray(value)) return value.map(blanked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, blanked(one)]));
}
