import { documentQuery, numberBeginnings, numberTails } from '../../../shared/search-query.ts';
import { tailOfNo } from '../../db/document-no.ts';
import type { Db } from '../../db/engine.ts';
import { prepared, preparedList } from '../../db/prepared.ts';
import { readPrefixes } from '../../platform/sequences.ts';

const mostHits = 500;

/** Slips whose number is, begins or ends as typed, and those of the requests that the query means; a whole number means one slip. */
export async function findSlipIds(db: Db, query: string, requestIds: readonly number[]): Promise<readonly number[]> {
  const own = await findByNumber(db, query);
  const document = documentQuery(query);
  if (document?.kind === 'number' && (await readPrefixes(db)).workOrder.includes(document.letters)) return own;
  const others = await slipsOf(db, requestIds);
  return [...new Set([...own, ...others.map(({ id }) => id)])];
}

/** Those of these slips that a person is on, in the same order (R-000-84). */
export async function findOwnIds(db: Db, ids: readonly number[], staffId: number): Promise<readonly number[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('workOrderTechnician')
    .select('workOrderId')
    .where('staffId', '=', staffId)
    .where('workOrderId', 'in', ids)
    .execute();
  const own = new Set(rows.map(({ workOrderId }) => workOrderId));
  return ids.filter((id) => own.has(id));
}

async function findByNumber(db: Db, query: string): Promise<readonly number[]> {
  const document = documentQuery(query);
  if (!document) return [];
  if (document.kind === 'tail') {
    return (await withTail(db, ...(numberTails(document.tail) as [string, string, string, string]))).map(({ id }) => id);
  }
  const found: number[] = [];
  for (const own of numberBeginnings(document, (await readPrefixes(db)).workOrder)) {
    found.push(...(await numbered(db, own, `${own}~`)).map(({ id }) => id));
  }
  return found;
}

const numbered = prepared((db, from: string, to: string) =>
  db.selectFrom('workOrder').select('id').where('no', '>=', from).where('no', '<', to).orderBy('no', 'desc').limit(mostHits),
);
const withTail = prepared((db, ...tails: [string, string, string, string]) =>
  db.selectFrom('workOrder').select('id').where(tailOfNo, 'in', tails).orderBy('id', 'desc').limit(mostHits),
);
const slipsOf = preparedList((db, ids) =>
  db.selectFrom('workOrder').select('id').where('requestId', 'in', ids).orderBy('id', 'desc').limit(mostHits),
);
