import { sql } from 'kysely';
import { documentNumber, documentPrefixes, usualDigits } from '../../shared/document-kinds.ts';
import type { DocumentKind } from '../../shared/document-kinds.ts';
import { compactDay } from '../../shared/time.ts';
import type { Db, Tx } from '../db/engine.ts';
import { prepared } from '../db/prepared.ts';
import { invariant } from '../errors.ts';

/**
 * Takes the next number of a kind for the shop's day, e.g. `SL20261121-0001`, by the number range that the shop has set. One statement
 * inside the caller's transaction: two takers never get the same number, and a number whose transaction fails is not used up, so there
 * are no gaps (R-001-14).
 */
export async function takeNumber(tx: Tx, kind: DocumentKind, now: number, zone: string): Promise<string> {
  const day = compactDay(now, zone);
  const [row] = await countInRange(tx, kind, day);
  invariant(row, 'a running number has a next value');
  return documentNumber(row.prefix ?? documentPrefixes[kind], day, row.last, row.digits ?? usualDigits);
}

/** The letters that numbers of each kind begin with or once began with: the program's own, and every one that the shop has set. */
export async function readPrefixes(db: Db): Promise<Readonly<Record<DocumentKind, readonly string[]>>> {
  const known = Object.fromEntries(Object.entries(documentPrefixes).map(([kind, own]) => [kind, new Set<string>([own])]));
  for (const { kind, prefix } of await everyPrefix(db)) known[kind]?.add(prefix);
  return Object.fromEntries(Object.entries(known).map(([kind, ofKind]) => [kind, [...ofKind]])) as never;
}

/** The next value of a running number, starting at 1. */
export async function takeFromSequence(tx: Tx, kind: string, day: string): Promise<number> {
  const [row] = await count(tx, kind, day);
  invariant(row, 'a running number has a next value');
  return row.last;
}

const everyPrefix = prepared((db) => db.selectFrom('numberRange').select(['kind', 'prefix']).groupBy(['kind', 'prefix']));

const countInRange = prepared((db, kind: string, day: string) => {
  const newest = () => db.selectFrom('numberRange').where('kind', '=', kind).orderBy('id', 'desc').limit(1);
  const start = () => sql<number>`coalesce(${newest().select('startAt')}, 1)`;
  return db
    .insertInto('documentSequence')
    .values({ kind, day, last: start(), first: start() })
    .onConflict((conflict) => conflict.columns(['kind', 'day']).doUpdateSet((eb) => ({ last: eb('documentSequence.last', '+', 1) })))
    .returning(['last', newest().select('prefix').as('prefix'), newest().select('digits').as('digits')]);
});

const count = prepared((db, kind: string, day: string) =>
  db
    .insertInto('documentSequence')
    .values({ kind, day, last: 1 })
    .onConflict((conflict) => conflict.columns(['kind', 'day']).doUpdateSet((eb) => ({ last: eb('documentSequence.last', '+', 1) })))
    .returning('last'),
);
