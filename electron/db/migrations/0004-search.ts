import { sql } from 'kysely';
import { addressGrams, customerTerms, ownedTerms } from '../../../shared/search-terms.ts';
import type { Term } from '../../../shared/search-terms.ts';
import type { Tx } from '../engine.ts';
import { textIndexOf } from '../text-index.ts';
import type { Migration } from './migration.ts';

/**
 * Search by pieces of phones, by plates and invoices, by addresses and by the tails of document numbers; names know whether a term is
 * their beginning. Customers that are there already get their terms here, so that they are found like new ones.
 */
export const search: Migration = {
  async up(tx, ddl) {
    for (const statement of [
      ...ddl.textIndex('customer_text'),
      // The state is repeated in the queries as it stands here, so that this small index serves them.
      `create index service_request_open_idx on service_request (customer_id) where state in (${openStates.map((state) => `'${state}'`).join(', ')})`,
      // `SL20261121-0012`: the twelfth character begins the number of the day.
      'create index service_request_tail_idx on service_request (substr(no, 12), id)',
      'create index work_order_tail_idx on work_order (substr(no, 12), id)',
      'create index warranty_card_tail_idx on warranty_card (substr(no, 12), id)',
      `delete from search_term where subject in ('customer', 'serial')`,
    ])
      await sql.raw(statement).execute(tx);
    await eachBatch(tx, 'customer', (ids) => termsOfCustomers(tx, ids));
    await eachBatch(tx, 'installedItem', (ids) => termsOfItems(tx, ids));
  },
};

const openStates = ['registered', 'acknowledged', 'classified', 'scheduled', 'dispatched', 'inProgress', 'resolved', 'told'];
const batch = 500;
const rowsPerStatement = 2000;

/** In pieces, so that a shop of any size needs no more memory than one of them. */
async function eachBatch(tx: Tx, table: 'customer' | 'installedItem', work: (ids: readonly number[]) => Promise<void>): Promise<void> {
  for (let last = 0; ;) {
    const rows = await tx.selectFrom(table).select('id').where('id', '>', last).orderBy('id').limit(batch).execute();
    if (rows.length === 0) return;
    await work(rows.map(({ id }) => id));
    last = rows.at(-1)?.id ?? last;
  }
}

async function termsOfCustomers(tx: Tx, ids: readonly number[]): Promise<void> {
  const customers = await tx
    .selectFrom('customer')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .where('mergedIntoId', 'is', null)
    .where('erasedAt', 'is', null)
    .execute();
  const contacts = await tx.selectFrom('customerContact').select(['customerId', 'name as word']).where('customerId', 'in', ids).execute();
  const phones = await tx.selectFrom('customerPhone').select(['customerId', 'digits as word']).where('customerId', 'in', ids).execute();
  const addresses = await tx.selectFrom('customerAddress').select(['customerId', 'text as word']).where('customerId', 'in', ids).execute();
  const contracts = await tx
    .selectFrom('project')
    .select(['customerId', 'contractNo as word'])
    .where('customerId', 'in', ids)
    .where('contractNo', '<>', '')
    .execute();
  const [namesOf, phonesOf, addressesOf, contractsOf] = [contacts, phones, addresses, contracts].map(byCustomer) as [
    Words,
    Words,
    Words,
    Words,
  ];
  const terms = customers.flatMap(({ id, name }) =>
    customerTerms({ names: [name, ...namesOf(id)], contracts: contractsOf(id), phones: phonesOf(id) }).map((term) => ({
      ...term,
      subjectId: id,
    })),
  );
  await insertTerms(tx, terms);
  const texts = customers.map(({ id }) => ({ id, grams: addressGrams(addressesOf(id)) })).filter(({ grams }) => grams.length > 0);
  await textIndexOf(tx).putMany(tx, 'customer_text', texts);
}

type Words = (customerId: number) => readonly string[];

function byCustomer(rows: readonly { readonly customerId: number; readonly word: string }[]): Words {
  const words = new Map<number, string[]>();
  for (const { customerId, word } of rows) words.set(customerId, [...(words.get(customerId) ?? []), word]);
  return (customerId) => words.get(customerId) ?? [];
}

async function termsOfItems(tx: Tx, ids: readonly number[]): Promise<void> {
  const items = await tx
    .selectFrom('installedItem')
    .leftJoin('vehicle', 'vehicle.itemId', 'installedItem.id')
    .innerJoin('customer', 'customer.id', 'installedItem.customerId')
    .select(['installedItem.id', 'serial', 'invoiceNo', 'plate', 'vin'])
    .where('installedItem.id', 'in', ids)
    .where('customer.erasedAt', 'is', null)
    .execute();
  await insertTerms(
    tx,
    items.flatMap(({ id, serial, invoiceNo, plate, vin }) =>
      ownedTerms({ serial, invoiceNo, plate: plate ?? '', vin: vin ?? '' }).map((term) => ({ ...term, subjectId: id })),
    ),
  );
}

async function insertTerms(tx: Tx, rows: readonly (Term & { readonly subjectId: number })[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerStatement)
    await tx
      .insertInto('searchTerm')
      .values(rows.slice(start, start + rowsPerStatement))
      .execute();
}
