import type { Day } from './time.ts';
import type { CardOverride, KeyPartReplacement, PolicyLine } from './warranty-policy.ts';
import type { PriceMode } from './warranty-price.ts';
import type { WarrantyDate, WarrantyDates } from './warranty-start.ts';

/** What is on file for an item or a job, and what its card says. What is left out is not known, or not so. */
export interface WarrantyFacts {
  /** The policy in force for the item: codes are unique, the order says nothing. */
  readonly lines: readonly PolicyLine[];
  /** Class of the item or trade of the job, as the policy names it. */
  readonly itemClass?: string;
  /** The part that is asked about; empty or absent = the whole. */
  readonly part?: string;
  readonly dates: WarrantyDates;
  readonly isGift?: boolean;
  /** Somebody asked for the warranty card and it could not be found (R-002-44). */
  readonly isCardLost?: boolean;
  /** What the card prints in place of the standard (R-003-70). */
  readonly card?: readonly CardOverride[];
  readonly replacements?: readonly KeyPartReplacement[];
}

/** What stands between the facts and an answer. */
export type MissingFact = WarrantyDate | 'part' | 'policyLine' | 'term';

/** A step of the explanation as data: the screen and the slip have a text for each key; `rule` may be empty. */
export interface ExplanationStep {
  readonly key: StepKey;
  readonly rule: string;
  readonly values: Readonly<Record<string, string | number | readonly string[]>>;
}
export type StepKey =
  | 'line' // code, part
  | 'cardLost' // start: the start rule that holds instead
  | 'cardStart' // day
  | 'start' // start, day
  | 'cardTerm' // unit, count, and freeUnit, freeCount of a lifetime
  | 'term' // as cardTerm
  | 'restarted' // part, failedOn, day
  | 'missing' // facts
  | 'chooseLine' // parts
  | 'notStarted' // day, daysUntil
  | 'covered' // day, daysLeft
  | 'coveredForLife' // nothing
  | 'freePartEnded' // day, daysPast
  | 'expired' // day, daysPast
  | 'excluded' // name
  | 'gift' // nothing
  | 'causeFree' // cause
  | 'causeCharged' // cause
  | 'causeOpen' // causes that are free
  | 'price'; // mode

/** The days of one line for one part, and why. `until` and `freeUntil` are last days; null = no end. */
export interface WarrantySpan {
  readonly code: string;
  readonly part: string;
  /** The rule that decided: of the restart, the card, the lost card, or the line. */
  readonly rule: string;
  readonly start: Day;
  readonly until: Day | null;
  readonly freeUntil: Day | null;
  readonly steps: readonly ExplanationStep[];
}

/** A line that cannot be dated yet. */
export interface OpenSpan {
  readonly code: string;
  readonly part: string;
  readonly missing: readonly MissingFact[];
  readonly steps: readonly ExplanationStep[];
}

/** What every answer carries. Whether something is to be paid says `price` alone; null = it cannot be said yet. */
interface Answer {
  /** Code of the policy line that decided, and the number of the rule; empty where none did. */
  readonly line: string;
  readonly rule: string;
  readonly price: PriceMode | null;
  /** Why, in the order of thought. */
  readonly steps: readonly ExplanationStep[];
}
/** First and last day; null = no end. `freeUntil` is earlier than `until` only where a lifetime is free for its beginning. */
interface Dated extends Answer {
  readonly start: Day;
  readonly until: Day | null;
  readonly freeUntil: Day | null;
}

/** The answer for the screen and the slip. */
export type Coverage =
  /** In the term. `isCauseOpen`: free only if the cause, not known yet, is one of the line's. `daysLeft` is 0 on the last free day. */
  | (Dated & { readonly status: 'covered'; readonly price: PriceMode; readonly daysLeft: number | null; readonly isCauseOpen: boolean })
  /** Past the last day: requests are accepted as before, only the price changes. */
  | (Dated & { readonly status: 'expired'; readonly price: PriceMode; readonly until: Day; readonly daysPast: number })
  /** Before the first day the goods are still ours to put right: nothing is charged. */
  | (Dated & { readonly status: 'notStarted'; readonly price: 'free'; readonly daysUntil: number })
  /** The part or class is not covered at all (R-003-69); `name` is the exclusion. */
  | (Answer & { readonly status: 'excluded'; readonly price: PriceMode; readonly name: string })
  /** R-003-72: neither warranty nor exchange. */
  | (Answer & { readonly status: 'gift'; readonly price: PriceMode; readonly refused: readonly ('warranty' | 'exchange')[] })
  /** Something has to be asked first: dates, the term, the part (one of `parts`), or the policy is silent. */
  | (Answer & {
      readonly status: 'unknown';
      readonly price: null;
      readonly missing: readonly MissingFact[];
      readonly parts: readonly string[];
    });
