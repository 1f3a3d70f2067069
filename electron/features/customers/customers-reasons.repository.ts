import type { Db } from '../../db/engine.ts';
import { preparedList } from '../../db/prepared.ts';

/** Everything by which these customers may have been found, by customer. */
export async function findOwnWords(db: Db, ids: readonly number[]) {
  const [names, contacts, phones, addresses, numbers, contracts, cards] = await Promise.all([
    namesOf(db, ids),
    contactsOf(db, ids),
    phonesOf(db, ids),
    addressesOf(db, ids),
    numbersOf(db, ids),
    contractsOf(db, ids),
    cardsOf(db, ids),
  ]);
  return { names, contacts, phones, addresses, numbers, contracts, cards };
}

const namesOf = preparedList((db, ids) => db.selectFrom('customer').select(['id as customerId', 'name as text']).where('id', 'in', ids));
const contactsOf = preparedList((db, ids) =>
  db.selectFrom('customerContact').select(['customerId', 'name as text']).where('customerId', 'in', ids).orderBy('id'),
);
const phonesOf = preparedList((db, ids) =>
  db.selectFrom('customerPhone').select(['customerId', 'shownAs as text', 'digits']).where('customerId', 'in', ids).orderBy('id'),
);
const addressesOf = preparedList((db, ids) =>
  db.selectFrom('customerAddress').select(['customerId', 'text']).where('customerId', 'in', ids).orderBy('id'),
);
const numbersOf = preparedList((db, ids) =>
  db
    .selectFrom('installedItem')
    .leftJoin('vehicle', 'vehicle.itemId', 'installedItem.id')
    .select(['customerId', 'serial', 'invoiceNo as invoice', 'plate', 'vin'])
    .where('customerId', 'in', ids)
    .orderBy('installedItem.id', 'desc')
    .limit(1000),
);
const contractsOf = preparedList((db, ids) =>
  db.selectFrom('project').select(['customerId', 'contractNo as text']).where('customerId', 'in', ids).orderBy('id', 'desc').limit(200),
);
const cardsOf = preparedList((db, ids) =>
  db.selectFrom('warrantyCard').select(['customerId', 'no as text']).where('customerId', 'in', ids).orderBy('id', 'desc').limit(200),
);
