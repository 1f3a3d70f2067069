import { daysBetween } from './time.ts';
import type { Day } from './time.ts';
import type { Coverage, ExplanationStep, MissingFact, WarrantyFacts, WarrantySpan } from './warranty-facts.ts';
import { linesAbout, partsToChoose } from './warranty-match.ts';
import type { LineVerdict } from './warranty-match.ts';
import type { FaultCause, PolicyLine } from './warranty-policy.ts';
import type { PriceMode } from './warranty-price.ts';
import { spanOf } from './warranty-span.ts';
import { assertDay } from './warranty-terms.ts';

/**
 * Is the item, job or part under warranty on `day`, until when, why, and how is the work priced? The most specific line decides; of
 * several as specific the best for the customer, so the order of lines never matters. `cause` is the fault's cause, null until found
 * (R-003-48): in the term another cause is charged as after it.
 * @throws RangeError when `day` or a date that is needed is no day `YYYY-MM-DD`
 */
export function coverageOn(day: Day, facts: WarrantyFacts, cause: FaultCause | null = null): Coverage {
  assertDay(day);
  const subject = { itemClass: (facts.itemClass ?? '').trim(), part: (facts.part ?? '').trim() };
  const verdicts = linesAbout(facts.lines, subject);
  if (facts.isGift) return giftOf(verdicts);
  const answers = verdicts.map((found) => answerOf(day, found, subject.part, facts, cause));
  const [best] = answers.toSorted(byFavour);
  if (best) return best;
  const parts = partsToChoose(facts.lines, subject);
  const missing: readonly MissingFact[] = [parts.length > 0 ? 'part' : 'policyLine'];
  const steps: ExplanationStep[] = [{ key: 'missing', rule: '', values: { facts: missing } }];
  if (parts.length > 0) steps.push({ key: 'chooseLine', rule: '', values: { parts } });
  return { status: 'unknown', line: '', rule: '', price: null, missing, parts, steps };
}

function answerOf(day: Day, { line, excludedAs }: LineVerdict, part: string, facts: WarrantyFacts, cause: FaultCause | null): Coverage {
  if (excludedAs !== null) {
    const about = { code: line.code, part: line.part };
    const steps: ExplanationStep[] = [
      { key: 'line', rule: line.rule, values: about },
      { key: 'excluded', rule: line.rule, values: { name: excludedAs } },
      priceStep(line, line.afterExpiry),
    ];
    return { status: 'excluded', line: line.code, rule: line.rule, price: line.afterExpiry, name: excludedAs, steps };
  }
  const span = spanOf(line, part, facts, day);
  if ('missing' in span) {
    return { status: 'unknown', line: line.code, rule: line.rule, price: null, missing: span.missing, parts: [], steps: span.steps };
  }
  const { start, until, freeUntil, rule } = span;
  const dated = { line: line.code, rule, start, until, freeUntil };
  if (day < start) {
    const daysUntil = daysBetween(day, start);
    const steps = [
      ...span.steps,
      { key: 'notStarted', rule: line.rule, values: { day: start, daysUntil } } as const,
      priceStep(line, 'free'),
    ];
    return { ...dated, status: 'notStarted', price: 'free', daysUntil, steps };
  }
  if (until !== null && day > until) {
    const daysPast = daysBetween(until, day);
    const past: ExplanationStep = { key: 'expired', rule, values: { day: until, daysPast } };
    return {
      ...dated,
      status: 'expired',
      price: line.afterExpiry,
      until,
      daysPast,
      steps: [...span.steps, past, priceStep(line, line.afterExpiry)],
    };
  }
  return coveredBy(day, line, span, cause);
}

function coveredBy(day: Day, line: PolicyLine, span: WarrantySpan, cause: FaultCause | null): Coverage {
  const { start, until, freeUntil, rule } = span;
  const dated = { status: 'covered', line: line.code, rule, start, until, freeUntil } as const;
  const forLife: readonly ExplanationStep[] = until === null ? [{ key: 'coveredForLife', rule, values: {} }] : [];
  if (freeUntil !== null && day > freeUntil) {
    const ended: ExplanationStep = { key: 'freePartEnded', rule, values: { day: freeUntil, daysPast: daysBetween(freeUntil, day) } };
    const steps = [...span.steps, ...forLife, ended, priceStep(line, line.afterExpiry)];
    return { ...dated, price: line.afterExpiry, daysLeft: null, isCauseOpen: false, steps };
  }
  const daysLeft = freeUntil === null ? null : daysBetween(day, freeUntil);
  const inTerm: readonly ExplanationStep[] =
    freeUntil === null ? [] : [{ key: 'covered', rule, values: { day: freeUntil, daysLeft: daysLeft ?? 0 } }];
  const decides = line.freeCauses.length > 0;
  const isCauseOpen = decides && cause === null;
  const price = !decides || cause === null || line.freeCauses.includes(cause) ? 'free' : line.afterExpiry;
  const steps = [...span.steps, ...forLife, ...inTerm, ...(decides ? [causeStep(line, cause, price)] : []), priceStep(line, price)];
  return { ...dated, price, daysLeft, isCauseOpen, steps };
}

function causeStep(line: PolicyLine, cause: FaultCause | null, price: PriceMode): ExplanationStep {
  if (cause === null) return { key: 'causeOpen', rule: 'R-003-48', values: { causes: line.freeCauses } };
  return { key: price === 'free' ? 'causeFree' : 'causeCharged', rule: 'R-003-48', values: { cause } };
}

const priceStep = (line: PolicyLine, mode: PriceMode): ExplanationStep => ({ key: 'price', rule: line.rule, values: { mode } });

function giftOf(verdicts: readonly LineVerdict[]): Coverage {
  const line = verdicts.map((found) => found.line).toSorted((a, b) => compare(a.code, b.code))[0];
  const rule = 'R-003-72';
  const price = line?.afterExpiry ?? 'full';
  const steps: readonly ExplanationStep[] = [
    { key: 'gift', rule, values: {} },
    { key: 'price', rule, values: { mode: price } },
  ];
  return { status: 'gift', line: line?.code ?? '', rule, price, refused: ['warranty', 'exchange'], steps };
}

const favour: Readonly<Record<Coverage['status'], number>> = { covered: 0, notStarted: 1, unknown: 2, expired: 3, excluded: 4, gift: 5 };

function byFavour(a: Coverage, b: Coverage): number {
  return (
    favour[a.status] - favour[b.status] ||
    Number(a.price !== 'free') - Number(b.price !== 'free') ||
    compare(endOf(b), endOf(a)) ||
    compare(a.line, b.line)
  );
}

const endOf = (answer: Coverage): string => ('until' in answer ? (answer.until ?? '~') : '');
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
