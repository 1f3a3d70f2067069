import { searchPrefix } from '../../shared/search-text.ts';
import { addressGrams, customerSubjects, customerTerms, ownedSubjects, ownedTerms } from '../../shared/search-terms.ts';
import type { CustomerWords, ItemNumbers, Term, TermSubject } from '../../shared/search-terms.ts';
import type { Db, Tx } from '../db/engine.ts';
import { prepared } from '../db/prepared.ts';
import { textIndexOf } from '../db/text-index.ts';

const lastCharacter = '\u{10FFFF}';

/** Replaces everything that a customer is found by; call it in the transaction that changes one of these words. */
export async function setCustomerTerms(tx: Tx, customerId: number, words: CustomerWords): Promise<void> {
  await replaceTerms(tx, customerSubjects, customerId, customerTerms(words));
  const grams = addressGrams(words.addresses);
  if (grams.length === 0) await textIndexOf(tx).remove(tx, 'customer_text', customerId);
  else await textIndexOf(tx).put(tx, 'customer_text', customerId, grams);
}

/** Afterwards no search finds this customer by names, phones or addresses: for customers that were merged or blanked (R-004-24). */
export async function removeCustomerTerms(tx: Tx, customerId: number): Promise<void> {
  await setCustomerTerms(tx, customerId, { names: [], contracts: [], phones: [], addresses: [] });
}

/** Replaces the numbers by which an installed item leads to its owner; without numbers nothing leads there any more. */
export async function setItemTerms(tx: Tx, itemId: number, numbers: ItemNumbers): Promise<void> {
  await replaceTerms(tx, ownedSubjects, itemId, ownedTerms(numbers));
}

async function replaceTerms(tx: Tx, subjects: readonly TermSubject[], subjectId: number, terms: readonly Term[]): Promise<void> {
  for (const subject of subjects) await forget(tx, subject, subjectId);
  await insertTerms(
    tx,
    terms.map((term) => ({ ...term, subjectId })),
  );
}

/** Replaces the terms under which a part is found. */
export async function setTerms(tx: Tx, subject: TermSubject, subjectId: number, terms: readonly string[]): Promise<void> {
  await forget(tx, subject, subjectId);
  await addTerms(tx, subject, subjectId, terms);
}

/** Adds terms of a new thing; doubles are harmless. */
export async function addTerms(tx: Tx, subject: TermSubject, subjectId: number, terms: readonly string[]): Promise<void> {
  const distinct = [...new Set(terms)].filter((term) => term !== '');
  await insertTerms(
    tx,
    distinct.map((term) => ({ subject, term, subjectId })),
  );
}

const forget = prepared((db, subject: TermSubject, subjectId: number) =>
  db.deleteFrom('searchTerm').where('subject', '=', subject).where('subjectId', '=', subjectId),
);

const rowsPerStatement = 2000;

/** Adds terms of many things, in the order of the index, so that neighbours are written together. */
export async function insertTerms(tx: Tx, rows: readonly (Term & { readonly subjectId: number })[]): Promise<void> {
  const sorted = rows.length <= rowsPerStatement ? rows : rows.toSorted((a, b) => compare(a.subject, b.subject) || compare(a.term, b.term));
  for (let start = 0; start < sorted.length; start += rowsPerStatement) {
    await tx
      .insertInto('searchTerm')
      .values(sorted.slice(start, start + rowsPerStatement))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const equal = prepared((db, subject: TermSubject, term: string, limit: number) =>
  db
    .selectFrom('searchTerm')
    .select('subjectId')
    .where('subject', '=', subject)
    .where('term', '=', term)
    .orderBy('subjectId', 'desc')
    .limit(limit),
);

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

/** Ids of things that have exactly this term, the newest first. */
export async function findByWholeTerm(db: Db, subject: TermSubject, query: string, limit: number): Promise<readonly number[]> {
  if (query === '') return [];
  const rows = await equal(db, subject, searchPrefix(query), limit);
  return rows.map(({ subjectId }) => subjectId);
}

/** Ids of things that have a term beginning with `query`, at most `limit`. */
export async function findByTerm(db: Db, subject: TermSubject, query: string, limit: number): Promise<readonly number[]> {
  const prefix = searchPrefix(query);
  if (prefix === '') return [];
  const rows = await inRange(db, subject, prefix, prefix + lastCharacter, limit * 3);
  return [...new Set(rows.map(({ subjectId }) => subjectId))].slice(0, limit);
}
