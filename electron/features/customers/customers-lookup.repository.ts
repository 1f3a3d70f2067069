import type { CallerMatch, CallerRequest, CustomerKind, CustomerRow } from '../../../shared/customers.ts';
import { openRequestStates } from '../../../shared/request-lifecycle.ts';
import { queryKind } from '../../../shared/search-query.ts';
import type { Db } from '../../db/engine.ts';
import { findByTerm } from '../../platform/search-terms.ts';

/** So many candidates are looked at before the best are shown. */
const candidates = 60;

/** Ids of customers that a typed query can mean: phone, its head or tail, name, initials, or the serial of what they bought. */
export async function findCustomerIds(db: Db, text: string): Promise<readonly number[]> {
  const query = queryKind(text);
  switch (query.kind) {
    case 'empty':
      return [];
    case 'phone':
      return unite(await byPhone(db, query.digits, query.whole), query.digits.length > 4 ? await bySerial(db, query.code) : []);
    case 'name':
      return findByTerm(db, 'customer', query.term, candidates);
    default:
      return unite(await findByTerm(db, 'customer', query.term, candidates), query.code.length > 1 ? await bySerial(db, query.code) : []);
  }
}

function unite(...lists: readonly (readonly number[])[]): readonly number[] {
  return [...new Set(lists.flat())].slice(0, candidates);
}

/** A whole number first; otherwise the tail is what people remember, then the head. */
async function byPhone(db: Db, digits: string, isWhole: boolean): Promise<readonly number[]> {
  // A country code alone (0086) leaves nothing to look for.
  if (digits === '') return [];
  const exact = await phoneRange(db, 'digits', digits, isWhole);
  if (isWhole && exact.length > 0) return exact;
  const tail = await phoneRange(db, 'reversed', [...digits].reverse().join(''), false);
  return unite(tail, exact);
}

async function phoneRange(db: Db, column: 'digits' | 'reversed', prefix: string, isExact: boolean): Promise<readonly number[]> {
  const select = db.selectFrom('customerPhone').select('customerId').orderBy(column).orderBy('customerId').limit(candidates);
  const rows = await (isExact ? select.where(column, '=', prefix) : select.where(column, '>=', prefix).where(column, '<', `${prefix}:`)).execute();
  return rows.map(({ customerId }) => customerId);
}

async function bySerial(db: Db, code: string): Promise<readonly number[]> {
  const itemIds = await findByTerm(db, 'serial', code, candidates);
  if (itemIds.length === 0) return [];
  const rows = await db.selectFrom('installedItem').select('customerId').where('id', 'in', itemIds).execute();
  return rows.map(({ customerId }) => customerId);
}

/** The lines under the phone field for these customers, those with the latest calls first. */
export async function findMatches(db: Db, ids: readonly number[], limit: number): Promise<readonly CallerMatch[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('customer')
    .select((eb) => [
      'id as customerId',
      'name',
      'kind',
      'region',
      'isKeyCustomer',
      eb.selectFrom('customerContact').select('customerContact.name').whereRef('customerId', '=', 'customer.id').orderBy('customerContact.id').limit(1).as('contactName'),
      eb.selectFrom('customerPhone').select('shownAs').whereRef('customerId', '=', 'customer.id').orderBy('customerPhone.id').limit(1).as('phone'),
      eb.selectFrom('customerAddress').select('text').whereRef('customerId', '=', 'customer.id').orderBy('customerAddress.id').limit(1).as('address'),
      eb
        .selectFrom('serviceRequest')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('customerId', '=', 'customer.id')
        .where('state', 'in', openRequestStates)
        .as('openRequests'),
    ])
    .where('id', 'in', ids)
    .orderBy('lastRequestAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...row,
    isKeyCustomer: row.isKeyCustomer === 1,
    contactName: row.contactName ?? '',
    phone: row.phone ?? '',
    address: row.address ?? '',
    openRequests: Number(row.openRequests ?? 0),
  }));
}

/** Requests of a caller: open ones, or the latest whatever their state. */
export async function findCallerRequests(db: Db, customerId: number, isOpen: boolean, limit: number): Promise<readonly CallerRequest[]> {
  let select = db
    .selectFrom('serviceRequest')
    .select(['id', 'no', 'state', 'urgency', 'content', 'productText', 'receivedAt', 'promisedAt'])
    .where('customerId', '=', customerId);
  if (isOpen) select = select.where('state', 'in', openRequestStates);
  return select.orderBy('id', 'desc').limit(limit).execute();
}

export interface CustomerFilter {
  readonly query: string;
  readonly kind: CustomerKind | null;
}

/** A page of the customer list, the latest callers first; with a query the candidates it finds. */
export async function findCustomerRows(db: Db, filter: CustomerFilter, after: readonly [number, number] | undefined, limit: number): Promise<readonly CustomerRow[]> {
  const ids = filter.query === '' ? undefined : await findCustomerIds(db, filter.query);
  if (ids && ids.length === 0) return [];
  let select = db.selectFrom('customer').select(['id', 'lastRequestAt']).orderBy('lastRequestAt', 'desc').orderBy('id', 'desc').limit(limit);
  if (ids) select = select.where('id', 'in', ids);
  if (filter.kind) select = select.where('kind', '=', filter.kind);
  if (after) select = select.where((eb) => eb(eb.refTuple('lastRequestAt', 'id'), '<', eb.tuple(after[0], after[1])));
  const page = await select.execute();
  const matches = new Map((await findMatches(db, page.map(({ id }) => id), limit)).map((match) => [match.customerId, match]));
  return page.flatMap(({ id, lastRequestAt }) => {
    const match = matches.get(id);
    if (!match) return [];
    const { customerId: _customerId, contactName: _contactName, ...facts } = match;
    return [{ id, lastRequestAt, ...facts }];
  });
}

export async function countCustomers(db: Db, filter: CustomerFilter, limit: number): Promise<number> {
  const ids = filter.query === '' ? undefined : await findCustomerIds(db, filter.query);
  if (ids && ids.length === 0) return 0;
  let select = db.selectFrom('customer').select('id').limit(limit);
  if (ids) select = select.where('id', 'in', ids);
  if (filter.kind) select = select.where('kind', '=', filter.kind);
  const { n } = await db.selectFrom(select.as('found')).select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return Number(n);
}
