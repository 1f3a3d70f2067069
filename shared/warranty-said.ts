import { z } from 'zod';
import type { TimelineEntry } from './settings.ts';
import { stateOf } from './warranties.ts';
import type { ItemWarranty } from './warranties.ts';
import { priceModes } from './warranty-price.ts';

const saidAnswer = z.object({
  /** Empty: the whole. */
  part: z.string(),
  text: z.enum(['covered', 'coveredForLife', 'freeEnded', 'expired', 'notStarted', 'excluded', 'gift', 'unknown']),
  day: z.string(),
  price: z.enum(priceModes).nullable(),
  isCauseOpen: z.boolean(),
  rule: z.string(),
});
/** One line of what the look-up of the warranty gave. */
export type SaidAnswer = Readonly<z.output<typeof saidAnswer>>;

/** What the warranty was on the day of the call. No answers: nothing was on file. */
export interface WarrantySaid {
  readonly at: number;
  readonly answers: readonly SaidAnswer[];
}

/** What stays of a look-up on the request (R-002-37); the reasons are the engine's to tell again. */
export function saidAbout(warranty: ItemWarranty | null): readonly SaidAnswer[] {
  return (warranty?.answers ?? []).map((answer) => {
    const { part, price, isCauseOpen, rule } = answer;
    return { part, ...stateOf(answer), price, isCauseOpen, rule };
  });
}

/** The latest look-up that a request's timeline keeps; null where none was needed. */
export function lastSaid(timeline: readonly TimelineEntry[]): WarrantySaid | null {
  for (const { at, data } of timeline.toReversed()) {
    const answers = z.array(saidAnswer).safeParse(data['warranty']).data;
    if (answers) return { at, answers };
  }
  return null;
}
