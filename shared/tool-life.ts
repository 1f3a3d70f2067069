import type { Day } from './time.ts';
import { addMonths } from './warranty-terms.ts';

/**
 * The day on which a tool has lived as long as it must: the day of issue plus its life in calendar months, or the month's end where that
 * day does not exist (R-000-79: 2024-01-31 and 10 months is 2024-11-30). Null for a tool without a lifetime, which is only ever
 * exchanged old for new.
 * @throws RangeError when `issuedOn` is no day or the months are no whole number from 1
 */
export function lifeEndsOn(issuedOn: Day, lifeMonths: number | null): Day | null {
  if (lifeMonths === null) return null;
  if (lifeMonths < 1) throw new RangeError(`a lifetime must be a whole number from 1, not ${lifeMonths}`);
  return addMonths(issuedOn, lifeMonths);
}

/** Where a tool stands in its life: inside it, at or past its end, or without one. */
export type LifeStage = 'inside' | 'over' | 'none';

/** R-000-82: issue day + lifetime <= today is past it. */
export function lifeStageOn(today: Day, endsOn: Day | null): LifeStage {
  if (endsOn === null) return 'none';
  return endsOn <= today ? 'over' : 'inside';
}

/** What is decided about a tool that is damaged inside its life (R-000-81), by the reason: replaced at the purchase price, or free. */
export const damageDecisions = ['pay', 'free'] as const;
export type DamageDecision = (typeof damageDecisions)[number];

export interface ReplacementFacts {
  readonly stage: LifeStage;
  readonly purchaseFen: number;
  /** Inside the life only; `undefined` while nobody has decided. */
  readonly decision?: DamageDecision | undefined;
}

/**
 * What the holder pays for a new tool in place of a damaged one, in fen: inside the life by decision the purchase price or nothing
 * (R-000-81), after it and without a lifetime nothing, against the old one (R-000-82, R-000-79). `undefined` while the decision is missing.
 */
export function replacementFen({ stage, purchaseFen, decision }: ReplacementFacts): number | undefined {
  if (stage !== 'inside') return 0;
  if (decision === undefined) return undefined;
  return decision === 'pay' ? purchaseFen : 0;
}

/** Months of the usual tools 使用年限 (R-000-79); a kind takes its own from here when it is named so, and the shop changes it. */
const usualLifeMonths = { 工具箱: 12, 电枪: 24, 铁锤: 36, 胶锤: 10, 钢卷尺: 24 } as const;

export function usualLifeOf(name: string): number | null {
  return Object.entries(usualLifeMonths).find(([word]) => name.includes(word))?.[1] ?? null;
}
