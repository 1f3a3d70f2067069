import { isSameName } from './warranty-policy.ts';
import type { PolicyLine } from './warranty-policy.ts';

/** What is asked about: a part of an item of some class; an empty part is the whole. */
export interface WarrantySubject {
  readonly itemClass: string;
  readonly part: string;
}

/** What a line says about the subject; an exclusion carries the word by which it excludes. */
export interface LineVerdict {
  readonly line: PolicyLine;
  readonly excludedAs: string | null;
}

/**
 * The lines that decide about the subject, none where the policy is silent. The most specific ones do: a line or an exclusion that names
 * the part, before a line for the whole; one for the class, before one for all. A line that names the part wins over an exclusion of it
 * elsewhere. A part that stands alone is asked for by its class (R-003-69: item class 外壳). The order of the lines says nothing.
 */
export function linesAbout(lines: readonly PolicyLine[], subject: WarrantySubject): readonly LineVerdict[] {
  const found = lines.flatMap((line) => verdict(line, subject));
  const top = Math.max(...found.map(({ weight }) => weight));
  return found.filter(({ weight }) => weight === top);
}

/** The parts with a line of their own among which somebody must choose when the subject is a whole that no line covers. */
export function partsToChoose(lines: readonly PolicyLine[], { itemClass, part }: WarrantySubject): readonly string[] {
  if (part !== '') return [];
  const parts = lines.filter((line) => line.part !== '' && fitsClass(line, itemClass)).map((line) => line.part);
  return [...new Set(parts)].toSorted();
}

/** From the widest to the most specific; a line or an exclusion for the class weighs a little more than one for all. */
const weights = { whole: 0, excludedClass: 1, wholeOfClass: 2, excludedPart: 3, part: 5 } as const;

function verdict(line: PolicyLine, { itemClass, part }: WarrantySubject): readonly (LineVerdict & { readonly weight: number })[] {
  const isOfClass = fitsClass(line, itemClass);
  const forClass = line.itemClass !== '' && isOfClass ? 1 : 0;
  const names = (word: string, asked: string): boolean => asked !== '' && isSameName(word, asked);
  const excludedPart = isOfClass ? line.exclusions.find((word) => names(word, part)) : undefined;
  if (excludedPart !== undefined) return [{ line, excludedAs: excludedPart, weight: weights.excludedPart + forClass }];
  const excludedClass = line.exclusions.find((word) => names(word, itemClass));
  if (excludedClass !== undefined) return [{ line, excludedAs: excludedClass, weight: weights.excludedClass }];
  if (line.part === '') return isOfClass ? [{ line, excludedAs: null, weight: forClass ? weights.wholeOfClass : weights.whole }] : [];
  const isThisPart = isOfClass && names(line.part, part);
  const isAlone = part === '' && names(line.part, itemClass);
  return isThisPart || isAlone ? [{ line, excludedAs: null, weight: weights.part + forClass }] : [];
}

function fitsClass(line: PolicyLine, itemClass: string): boolean {
  return line.itemClass === '' || isSameName(line.itemClass, itemClass);
}
