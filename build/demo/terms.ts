import { placedNameTerms, textGrams } from '../../shared/search-text.ts';
import type { PlacedTerms } from '../../shared/search-text.ts';

/** Names repeat, and reading one out in pinyin costs more than writing its rows. */
const terms = new Map<string, PlacedTerms>();

export function knownPlacedTerms(name: string): PlacedTerms {
  const known = terms.get(name);
  if (known) return known;
  const made = placedNameTerms(name);
  if (terms.size > 100_000) terms.clear();
  terms.set(name, made);
  return made;
}

export function knownNameTerms(name: string): readonly string[] {
  const { whole, inside } = knownPlacedTerms(name);
  return [...whole, ...inside];
}

const clauses = new Map<string, readonly string[]>();
// No token crosses one of these, so the tokens of a text are those of its clauses.
const between = /[，。：、；？！\n]/u;

/** `textGrams` of the lines together, put together from clauses that were seen before. */
export function knownGrams(lines: readonly string[]): string {
  const tokens = new Set<string>();
  for (const line of lines) for (const clause of line.split(between)) for (const token of gramsOf(clause)) tokens.add(token);
  return [...tokens].join(' ');
}

function gramsOf(clause: string): readonly string[] {
  const known = clauses.get(clause);
  if (known) return known;
  const made = textGrams(clause).split(' ').filter(Boolean);
  if (clauses.size > 100_000) clauses.clear();
  clauses.set(clause, made);
  return made;
}
