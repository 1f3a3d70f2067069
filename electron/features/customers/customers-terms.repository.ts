import type { Db } from '../../db/engine.ts';

/** Everything that a customer is found by, as it stands now; undefined for one that was merged or blanked, or never was. */
export async function findWords(db: Db, customerId: number) {
  const customer = await db
    .selectFrom('customer')
    .select('name')
    .where('id', '=', customerId)
    .where('mergedIntoId', 'is', null)
    .where('erasedAt', 'is', null)
    .executeTakeFirst();
  if (!customer) return undefined;
  const contacts = await db.selectFrom('customerContact').select('name').where('customerId', '=', customerId).execute();
  const phones = await db.selectFrom('customerPhone').select('digits').where('customerId', '=', customerId).execute();
  const addresses = await db.selectFrom('customerAddress').select('text').where('customerId', '=', customerId).execute();
  return {
    names: [customer.name, ...contacts.map(({ name }) => name)],
    contracts: await findContracts(db, customerId),
    phones: phones.map(({ digits }) => digits),
    addresses: addresses.map(({ text }) => text),
  };
}

/** Contract numbers of a customer's projects. */
export async function findContracts(db: Db, customerId: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('project')
    .select('contractNo')
    .where('customerId', '=', customerId)
    .where('contractNo', '<>', '')
    .execute();
  return rows.map(({ contractNo }) => contractNo);
}

export async function findIds(db: Db, after: number, upTo: number): Promise<readonly number[]> {
  const rows = await db.selectFrom('customer').select('id').where('id', '>', after).where('id', '<=', upTo).orderBy('id').execute();
  return rows.map(({ id }) => id);
}
