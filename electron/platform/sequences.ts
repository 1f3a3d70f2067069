import { compactDay } from '../../shared/time.ts';
import type { Tx } from '../db/engine.ts';
import { prepared } from '../db/prepared.ts';
import { invariant } from '../errors.ts';

/** Kinds of documents and the letters their numbers begin with. */
export const documentPrefixes = {
  request: 'SL',
  workOrder: 'WX',
  receipt: 'RK',
  warrantyCard: 'BX',
  privacyRequest: 'YS',
  repairFeedback: 'WF',
  repairService: 'WS',
} as const;
export type DocumentKind = keyof typeof documentPrefixes;

/**
 * Takes the next number of a kind for the shop's day, e.g. `SL20261121-0001`. One statement inside the caller's transaction: two
 * takers never get the same number, and a number whose transaction fails is not used up, so there are no gaps (R-001-14).
 */
export async function takeNumber(tx: Tx, kind: DocumentKind, now: number, zone: string): Promise<string> {
  const day = compactDay(now, zone);
  const last = await takeFromSequence(tx, kind, day);
  return `${documentPrefixes[kind]}${day}-${String(last).padStart(4, '0')}`;
}

/** The next value of a running number, starting at 1. */
export async function takeFromSequence(tx: Tx, kind: string, day: string): Promise<number> {
  const [row] = await count(tx, kind, day);
  invariant(row, 'a running number has a next value');
  return row.last;
}

const count = prepared((db, kind: string, day: string) =>
  db
    .insertInto('documentSequence')
    .values({ kind, day, last: 1 })
    .onConflict((conflict) => conflict.columns(['kind', 'day']).doUpdateSet((eb) => ({ last: eb('documentSequence.last', '+', 1) })))
    .returning('last'),
);
