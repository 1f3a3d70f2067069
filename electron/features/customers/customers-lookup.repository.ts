import type { CallerMatch, CallerRequest } from '../../../shared/customers.ts';
import type { Db } from '../../db/engine.ts';
import { preparedList } from '../../db/prepared.ts';
import { findRanked, openStates } from './customers-search.repository.ts';

/** The best matches of a query (see `findRanked`). */
export async function findCallers(db: Db, text: string, limit: number): Promise<readonly CallerMatch[]> {
  return findMatches(db, await findRanked(db, text, limit));
}

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
        .where('state', 'in', openStates)
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
  if (isOpen) select = select.where('state', 'in', openStates);
  return select.orderBy('id', 'desc').limit(limit).execute();
}
