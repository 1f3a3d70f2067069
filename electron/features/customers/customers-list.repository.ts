import type { CustomerKind, CustomerRow } from '../../../shared/customers.ts';
import type { Db } from '../../db/engine.ts';
import { findMatches } from './customers-lookup.repository.ts';
import { findRanked } from './customers-search.repository.ts';

export interface CustomerFilter {
  readonly query: string;
  readonly kind: CustomerKind | null;
}

/** Sort keys of a row: its last request and its id. */
type Keys = readonly [number, number];
interface Found {
  readonly id: number;
  readonly lastRequestAt: number;
}

/** A page of the customer list: the latest callers first, with a query those it finds, the best first. */
export async function findCustomerRows(
  db: Db,
  filter: CustomerFilter,
  after: Keys | undefined,
  limit: number,
): Promise<readonly CustomerRow[]> {
  const page = filter.query === '' ? await findLatest(db, filter, after, limit) : await findBest(db, filter, after, limit);
  const matches = new Map((await findMatches(db, page.map(idOf))).map((match) => [match.customerId, match]));
  return page.flatMap(({ id, lastRequestAt }) => {
    const match = matches.get(id);
    if (!match) return [];
    const { customerId: _customerId, contactName: _contactName, ...facts } = match;
    return [{ id, lastRequestAt, ...facts }];
  });
}

function idOf({ id }: Found): number {
  return id;
}

async function findLatest(db: Db, filter: CustomerFilter, after: Keys | undefined, limit: number): Promise<readonly Found[]> {
  let select = living(db, filter).select('lastRequestAt').orderBy('lastRequestAt', 'desc').orderBy('id', 'desc').limit(limit);
  if (after) select = select.where((eb) => eb(eb.refTuple('lastRequestAt', 'id'), '<', eb.tuple(after[0], after[1])));
  return select.execute();
}

/** All that a query finds is at hand at once, so a page follows the row with the id of the last one. */
async function findBest(db: Db, filter: CustomerFilter, after: Keys | undefined, limit: number): Promise<readonly Found[]> {
  const ids = await findRanked(db, filter.query);
  if (ids.length === 0) return [];
  const rows = await living(db, filter).select('lastRequestAt').where('id', 'in', ids).execute();
  const found = new Map(rows.map((row) => [row.id, row]));
  const start = after ? ids.indexOf(after[1]) + 1 : 0;
  if (after && start === 0) return [];
  return ids
    .slice(start)
    .flatMap((id) => found.get(id) ?? [])
    .slice(0, limit);
}

function living(db: Db, { kind }: CustomerFilter) {
  const select = db.selectFrom('customer').select('id').where('mergedIntoId', 'is', null).where('erasedAt', 'is', null);
  return kind ? select.where('kind', '=', kind) : select;
}

export async function countCustomers(db: Db, filter: CustomerFilter, limit: number): Promise<number> {
  const ids = filter.query === '' ? undefined : await findRanked(db, filter.query);
  if (ids?.length === 0) return 0;
  const select = living(db, filter).limit(limit);
  const { n } = await db
    .selectFrom((ids ? select.where('id', 'in', ids) : select).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}
