import type { Day } from './time.ts';
import { linesAbout } from './warranty-match.ts';
import { isSameName, plainName } from './warranty-policy.ts';
import type { ExplanationStep, MissingFact, OpenSpan, WarrantyFacts, WarrantySpan } from './warranty-facts.ts';
import type { CardOverride, KeyPartReplacement, PolicyLine } from './warranty-policy.ts';
import { startOfTerm } from './warranty-start.ts';
import type { StartRule } from './warranty-start.ts';
import { lastDayOf, lastFreeDayOf } from './warranty-terms.ts';
import type { WarrantyTerm } from './warranty-terms.ts';

/**
 * The days of a line for a part: start rule, or completion where the card is lost (R-002-44); the card's own start and term in place of
 * the standard (R-003-70); the full term again for a replaced key part, from the day that it ran (R-002-81), where the old one failed in
 * its free time. Replacements after `asOf` are not seen.
 * @throws RangeError when a date or a term is malformed
 */
export function spanOf(line: PolicyLine, asked: string, facts: WarrantyFacts, asOf: Day | null = null): WarrantySpan | OpenSpan {
  const part = asked || line.part;
  const steps: ExplanationStep[] = [{ key: 'line', rule: line.rule, values: { code: line.code, part: line.part } }];
  const card = cardFor(part, facts.card ?? []);
  const isStartWithoutCard = Boolean(facts.isCardLost) && line.startWithoutCard !== null && card.startsOn === null;
  const startRule = isStartWithoutCard ? (line.startWithoutCard ?? line.start) : line.start;
  const begin = card.startsOn === null ? startOfTerm(startRule, facts.dates) : { day: card.startsOn };
  const term = card.term ?? line.term;
  if (isStartWithoutCard) steps.push({ key: 'cardLost', rule: 'R-002-44', values: { start: startRule } });
  if (!begin.day || !term) {
    const missing: readonly MissingFact[] = [...(begin.missing ? [begin.missing] : []), ...(term ? [] : (['term'] as const))];
    return { code: line.code, part, missing, steps: [...steps, { key: 'missing', rule: line.rule, values: { facts: missing } }] };
  }
  steps.push(startStep(line, startRule, begin.day, card.startsOn !== null));
  steps.push({ key: card.term ? 'cardTerm' : 'term', rule: card.term ? 'R-003-70' : line.rule, values: termValues(term) });
  const restarts = line.restartsKeyParts ? restartsOf(part, begin.day, term, facts.replacements ?? [], asOf) : [];
  for (const { failedOn, runningOn } of restarts) {
    steps.push({ key: 'restarted', rule: 'R-002-81', values: { part, failedOn, day: runningOn } });
  }
  const start = restarts.at(-1)?.runningOn ?? begin.day;
  const isCard = card.term !== null || card.startsOn !== null;
  const rule = restarts.length > 0 ? 'R-002-81' : isCard ? 'R-003-70' : isStartWithoutCard ? 'R-002-44' : line.rule;
  const days = { start, until: lastDayOf(start, term), freeUntil: lastFreeDayOf(start, term) };
  return { code: line.code, part, rule, ...days, steps };
}

/**
 * All warranty lines of one job or item, in the order of the policy: R-002-110 makes four of one job. A replaced key part has a further
 * one of its own (R-002-81). What cannot be dated yet is in `open`, with what is missing.
 * @throws RangeError when a date or a term is malformed
 */
export function spansOf(facts: WarrantyFacts): { readonly spans: readonly WarrantySpan[]; readonly open: readonly OpenSpan[] } {
  const spans: WarrantySpan[] = [];
  const open: OpenSpan[] = [];
  for (const line of facts.isGift ? [] : facts.lines) {
    for (const part of [line.part, ...replacedParts(line, facts)]) {
      if (!decides(line, part, facts)) continue;
      const span = spanOf(line, part, facts);
      const isOwn = part === line.part;
      if ('missing' in span) {
        if (isOwn) open.push(span);
      } else if (isOwn || span.rule === 'R-002-81') spans.push(span);
    }
  }
  return { spans, open };
}

/** True when this line, and no more specific one or an exclusion, speaks about the part. */
function decides(line: PolicyLine, part: string, { lines, itemClass = '' }: WarrantyFacts): boolean {
  const found = linesAbout(lines, { itemClass: itemClass || line.itemClass, part });
  return found.some((one) => one.line === line && one.excludedAs === null);
}

/** The replaced parts beside the line's own, each once. */
function replacedParts(line: PolicyLine, { replacements = [] }: WarrantyFacts): readonly string[] {
  const parts = new Map(replacements.map(({ part }) => [plainName(part), part]));
  return [...parts.values()].filter((part) => !isSameName(part, line.part));
}

/** What the card says for the part: its own entry first, then the one for all lines. */
function cardFor(part: string, card: readonly CardOverride[]): Pick<CardOverride, 'term' | 'startsOn'> {
  const own = part === '' ? undefined : card.find((entry) => isSameName(entry.part, part));
  const all = card.find((entry) => entry.part === '');
  return { term: own?.term ?? all?.term ?? null, startsOn: own?.startsOn ?? all?.startsOn ?? null };
}

function restartsOf(
  part: string,
  begin: Day,
  term: WarrantyTerm,
  replacements: readonly KeyPartReplacement[],
  asOf: Day | null,
): readonly KeyPartReplacement[] {
  const restarts: KeyPartReplacement[] = [];
  const mine = replacements.filter((one) => part !== '' && isSameName(one.part, part) && (asOf === null || one.runningOn <= asOf));
  for (const one of mine.toSorted((a, b) => (a.runningOn < b.runningOn ? -1 : a.runningOn > b.runningOn ? 1 : 0))) {
    const end = lastFreeDayOf(restarts.at(-1)?.runningOn ?? begin, term);
    if (!one.isBuyersFault && one.stoppedSystem && (end === null || one.failedOn <= end)) restarts.push(one);
  }
  return restarts;
}

function startStep(line: PolicyLine, start: StartRule, day: Day, isCard: boolean): ExplanationStep {
  return isCard ? { key: 'cardStart', rule: 'R-003-70', values: { day } } : { key: 'start', rule: line.rule, values: { start, day } };
}

function termValues(term: WarrantyTerm): ExplanationStep['values'] {
  if (term.unit !== 'lifetime') return { unit: term.unit, count: term.count };
  return term.free ? { unit: term.unit, freeUnit: term.free.unit, freeCount: term.free.count } : { unit: term.unit };
}
