import { documentQuery, numberBeginnings, numberTails, queryKind } from '../../../shared/search-query.ts';
import { textQueryGrams } from '../../../shared/search-text.ts';
import { tailOfNo } from '../../db/document-no.ts';
import type { Db, Engine } from '../../db/engine.ts';
import { prepared, preparedList } from '../../db/prepared.ts';
import { readPrefixes } from '../../platform/sequences.ts';

/** How many of each kind of hit a search looks at before the other conditions apply, the newest first. */
const mostHits = 500;

/** Chinese words only: they stand in the text of the request itself, names and addresses included. */
export function isWords(query: string): boolean {
  return queryKind(query).kind === 'name';
}

/** Can this be nothing but the number of a document, by letters that the shop has or had? */
export async function isDocumentNumber(db: Db, query: string): Promise<boolean> {
  const document = documentQuery(query);
  if (document?.kind !== 'number' || document.letters === '') return false;
  return Object.values(await readPrefixes(db)).some((letters) => letters.includes(document.letters));
}

/**
 * Requests that a typed query means: by their number, its beginning or its tail, by that of a slip, by the phone to call back, by any
 * words of their text, and all requests of the customers that it means. Undefined: no query.
 */
export async function findRequestIds(
  { db, textIndex }: Engine,
  query: string,
  customerIds: readonly number[],
  texts = mostHits,
): Promise<readonly number[] | undefined> {
  if (query === '') return undefined;
  const numbered = await findByNumber(db, query);
  if (await isDocumentNumber(db, query)) return numbered;
  const typed = queryKind(query);
  const called = typed.kind === 'phone' && typed.digits !== '' ? await calledBack(db, typed.digits, `${typed.digits}:`) : [];
  const ofCustomers = await requestsOf(db, customerIds);
  const worded = await textIndex.match(db, 'request_text', textQueryGrams(query), texts);
  return [...new Set([...numbered, ...[...called, ...ofCustomers].map(({ id }) => id), ...worded])];
}

/** Requests whose number, or that of a slip of theirs, is, begins or ends as typed; the newest first. */
async function findByNumber(db: Db, query: string): Promise<readonly number[]> {
  const document = documentQuery(query);
  if (!document) return [];
  if (document.kind === 'tail') return (await withTail(db, ...tailsOf(document.tail))).map(({ id }) => id);
  const prefixes = await readPrefixes(db);
  const found: number[] = [];
  for (const own of numberBeginnings(document, prefixes.request)) found.push(...idsOf(await numbered(db, own, `${own}~`)));
  for (const slip of numberBeginnings(document, prefixes.workOrder)) found.push(...idsOf(await bySlip(db, slip, `${slip}~`)));
  return [...new Set(found)];
}

function idsOf(rows: readonly { readonly id: number }[]): readonly number[] {
  return rows.map(({ id }) => id);
}

function tailsOf(tail: string) {
  return numberTails(tail) as [string, string, string, string];
}

const numbered = prepared((db, from: string, to: string) =>
  db.selectFrom('serviceRequest').select('id').where('no', '>=', from).where('no', '<', to).orderBy('no', 'desc').limit(mostHits),
);
const bySlip = prepared((db, from: string, to: string) =>
  db.selectFrom('workOrder').select('requestId as id').where('no', '>=', from).where('no', '<', to).orderBy('no', 'desc').limit(mostHits),
);
const withTail = prepared((db, ...tails: [string, string, string, string]) =>
  db.selectFrom('serviceRequest').select('id').where(tailOfNo, 'in', tails).orderBy('id', 'desc').limit(mostHits),
);
const calledBack = prepared((db, from: string, to: string) =>
  db
    .selectFrom('serviceRequest')
    .select('id')
    .where('phoneDigits', '>=', from)
    .where('phoneDigits', '<', to)
    .orderBy('phoneDigits')
    .orderBy('id', 'desc')
    .limit(mostHits),
);
const requestsOf = preparedList((db, ids) =>
  db.selectFrom('serviceRequest').select('id').where('customerId', 'in', ids).orderBy('id', 'desc').limit(mostHits),
);
