import { searchPrefix } from '../../shared/search-text.ts';
import type { Db, Tx } from '../db/engine.ts';
import { prepared } from '../db/prepared.ts';

/** What can be found by terms: customers by name, installed items by serial, parts by name and code. */
export type TermSubject = 'customer' | 'serial' | 'item';

const lastCharacter = '\u{10FFFF}';

/** Replaces the terms under which a thing is found. */
export async function setTerms(tx: Tx, subject: TermSubject, subjectId: number, terms: readonly string[]): Promise<void> {
  await tx.deleteFrom('searchTerm').where('subject', '=', subject).where('subjectId', '=', subjectId).execute();
  await addTerms(tx, subject, subjectId, terms);
}

/** Adds terms of a new thing; doubles are harmless. */
export async function addTerms(tx: Tx, subject: TermSubject, subjectId: number, terms: readonly string[]): Promise<void> {
  const distinct = [...new Set(terms)].filter((term) => term !== '');
  if (distinct.length === 0) return;
  await tx
    .insertInto('searchTerm')
    .values(distinct.map((term) => ({ subject, term, subjectId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const inRange = prepared((db, subject: TermSubject, from: string, to: string, limit: number) =>
  db
    .selectFrom('searchTerm')
    .select('subjectId')
    .where('subject', '=', subject)
    .where('term', '>=', from)
    .where('term', '<', to)
    .orderBy('term')
    .orderBy('subjectId')
    .limit(limit),
);

/** Ids of things that have a term beginning with `query`, at most `limit`. */
export async function findByTerm(db: Db, subject: TermSubject, query: string, limit: number): Promise<readonly number[]> {
  const prefix = searchPrefix(query);
  if (prefix === '') return [];
  const rows = await inRange(db, subject, prefix, prefix + lastCharacter, limit * 3);
  return [...new Set(rows.map(({ subjectId }) => subjectId))].slice(0, limit);
}
