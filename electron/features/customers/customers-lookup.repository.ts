import type { CallerMatch, CallerRequest, CustomerKind, CustomerRow } from '../../../shared/customers.ts';
import { openRequestStates } from '../../../shared/request-lifecycle.ts';
import { queryKind } from '../../../shared/search-query.ts';
import type { Db } from '../../db/engine.ts';
import { prepared, preparedList } from '../../db/prepared.ts';
import { findByTerm } from '../../platform/search-terms.ts';

/** So many candidates are looked at before the best are shown. */
const candidates = 60;

/** Ids in groups: whoever is in an earlier group is meant rather than whoever is in a later one. */
type Ranked = readonly (readonly number[])[];

/** Customers that a typed query can mean, best first: phone, its tail, its head, name, initials, or the serial of what they bought. */
async function findCandidates(db: Db, text: string): Promise<Ranked> {
  const query = queryKind(text);
  switch (query.kind) {
    case 'empty':
      return [];
    case 'phone':
      return [...(await byPhone(db, query.digits, query.whole)), query.digits.length > 4 ? await bySerial(db, query.code) : []];
    case 'name':
      return [await findByTerm(db, 'customer', query.term, candidates)];
    default:
      return [await findByTerm(db, 'customer', query.term, candidates), query.code.length > 1 ? await bySerial(db, query.code) : []];
  }
}

/** The same as a plain list without doubles. */
export async function findCustomerIds(db: Db, text: string): Promise<readonly number[]> {
  return [...new Set((await findCandidates(db, text)).flat())].slice(0, candidates);
}

/** A whole number first; otherwise the tail is what people remember, then the head. */
async function byPhone(db: Db, digits: string, isWhole: boolean): Promise<Ranked> {
  // A country code alone (0086) leaves nothing to look for.
  if (digits === '') return [];
  const head = idsOf(await (isWhole ? phoneIs(db, digits) : phoneBegins(db, digits, `${digits}:`)));
  if (isWhole && head.length > 0) return [head];
  const reversed = [...digits].reverse().join('');
  return [idsOf(await phoneEnds(db, reversed, `${reversed}:`)), head];
}

const phoneIs = prepared((db, digits: string) => phones(db, 'digits').where('digits', '=', digits));
const phoneBegins = prepared((db, from: string, to: string) => phones(db, 'digits').where('digits', '>=', from).where('digits', '<', to));
const phoneEnds = prepared((db, from: string, to: string) =>
  phones(db, 'reversed').where('reversed', '>=', from).where('reversed', '<', to),
);

function phones(db: Db, column: 'digits' | 'reversed') {
  return db.selectFrom('customerPhone').select('customerId').orderBy(column).orderBy('customerId').limit(candidates);
}

function idsOf(rows: readonly { readonly customerId: number }[]): readonly number[] {
  return rows.map(({ customerId }) => customerId);
}

async function bySerial(db: Db, code: string): Promise<readonly number[]> {
  const itemIds = await findByTerm(db, 'serial', code, candidates);
  if (itemIds.length === 0) return [];
  const rows = await db.selectFrom('installedItem').select('customerId').where('id', 'in', itemIds).execute();
  return rows.map(({ customerId }) => customerId);
}

/** The best matches of a query; within a group those with the latest calls first. */
export async function findCallers(db: Db, text: string, limit: number): Promise<readonly CallerMatch[]> {
  const groups = await findCandidates(db, text);
  const groupOf = new Map<number, number>();
  for (const [index, group] of groups.entries()) for (const id of group) if (!groupOf.has(id)) groupOf.set(id, index);
  const rank = (id: number) => groupOf.get(id) ?? groups.length;
  const calls = await lastCalls(db, [...groupOf.keys()].slice(0, candidates));
  const best = calls.sort((a, b) => rank(a.id) - rank(b.id) || b.lastRequestAt - a.lastRequestAt || b.id - a.id).slice(0, limit);
  return findMatches(
    db,
    best.map(({ id }) => id),
  );
}

const lastCalls = preparedList((db, ids) => db.selectFrom('customer').select(['id', 'lastRequestAt']).where('id', 'in', ids));

/** The lines under the phone field for these customers, in the order given. */
export async function findMatches(db: Db, ids: readonly number[]): Promise<readonly CallerMatch[]> {
  const rows = new Map((await matchRows(db, ids)).map((row) => [row.customerId, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { isKeyCustomer, contactName, phone, address, openRequests } = row;
    return [
      {
        ...row,
        isKeyCustomer: isKeyCustomer === 1,
        contactName: contactName ?? '',
        phone: phone ?? '',
        address: address ?? '',
        openRequests: Number(openRequests ?? 0),
      },
    ];
  });
}

const matchRows = preparedList((db, ids) =>
  db
    .selectFrom('customer')
    .select((eb) => [
      'id as customerId',
      'name',
      'kind',
      'region',
      'isKeyCustomer',
      eb
        .selectFrom('customerContact')
        .select('customerContact.name')
        .whereRef('customerId', '=', 'customer.id')
        .orderBy('customerContact.id')
        .limit(1)
        .as('contactName'),
      eb
        .selectFrom('customerPhone')
        .select('shownAs')
        .whereRef('customerId', '=', 'customer.id')
        .orderBy('customerPhone.id')
        .limit(1)
        .as('phone'),
      eb
        .selectFrom('customerAddress')
        .select('text')
        .whereRef('customerId', '=', 'customer.id')
        .orderBy('customerAddress.id')
        .limit(1)
        .as('address'),
      eb
        .selectFrom('serviceRequest')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('customerId', '=', 'customer.id')
        .where('state', 'in', openRequestStates)
        .as('openRequests'),
    ])
    .where('id', 'in', ids),
);

/** Requests of a caller: open ones, or the latest whatever their state. */
export async function findCallerRequests(db: Db, customerId: number, isOpen: boolean, limit: number): Promise<readonly CallerRequest[]> {
  let select = db
    .selectFrom('serviceRequest')
    .select(['id', 'no', 'state', 'type', 'urgency', 'content', 'productText', 'receivedAt', 'promisedAt'])
    .where('customerId', '=', customerId);
  if (isOpen) select = select.where('state', 'in', openRequestStates);
  return select.orderBy('id', 'desc').limit(limit).execute();
}

export interface CustomerFilter {
  readonly query: string;
  readonly kind: CustomerKind | null;
}

/** A page of the customer list, the latest callers first; with a query the candidates it finds. */
export async function findCustomerRows(
  db: Db,
  filter: CustomerFilter,
  after: readonly [number, number] | undefined,
  limit: number,
): Promise<readonly CustomerRow[]> {
  const ids = filter.query === '' ? undefined : await findCustomerIds(db, filter.query);
  if (ids && ids.length === 0) return [];
  let select = db
    .selectFrom('customer')
    .select(['id', 'lastRequestAt'])
    .orderBy('lastRequestAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (ids) select = select.where('id', 'in', ids);
  if (filter.kind) select = select.where('kind', '=', filter.kind);
  if (after) select = select.where((eb) => eb(eb.refTuple('lastRequestAt', 'id'), '<', eb.tuple(after[0], after[1])));
  const page = await select.execute();
  const matches = new Map(
    (
      await findMatches(
        db,
        page.map(({ id }) => id),
      )
    ).map((match) => [match.customerId, match]),
  );
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
  const { n } = await db
    .selectFrom(select.as('found'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}
