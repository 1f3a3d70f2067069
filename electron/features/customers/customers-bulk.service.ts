import { normalizePhone } from '../../../shared/phone.ts';
import { addressGrams, customerTerms } from '../../../shared/search-terms.ts';
import type { Tx } from '../../db/engine.ts';
import { textIndexOf } from '../../db/text-index.ts';
import { insertTerms } from '../../platform/search-terms.ts';
import { insertBulkAddresses, insertBulkContacts, insertBulkCustomers, insertBulkPhones } from './customers-bulk.repository.ts';
import type { BulkCustomerRow } from './customers-bulk.repository.ts';

/** Contacts, phones and addresses that are added to a customer. */
export interface BulkDetails {
  readonly contacts: readonly string[];
  /** As typed; `contact` names whose it is, '' for the customer's own. */
  readonly phones: readonly { readonly shownAs: string; readonly contact: string }[];
  readonly addresses: readonly string[];
}

/** A customer as the rows of a sheet give it. */
export interface BulkCustomer extends BulkCustomerRow, BulkDetails {
  /** Contract numbers of projects that come with it. */
  readonly contracts: readonly string[];
}

/** Writes several hundred customers at once with everything under which they are found; ids in the order of `rows`. */
export async function insertCustomers(tx: Tx, rows: readonly BulkCustomer[], now: number): Promise<readonly number[]> {
  if (rows.length === 0) return [];
  const ids = await insertBulkCustomers(tx, rows, now);
  const made = rows.map((row, index) => ({ ...row, id: ids[index] as number, known: [], hasAddress: false }));
  await addDetails(tx, made);
  const terms = made.flatMap(({ id, name, contacts, contracts, phones }) =>
    customerTerms({ names: [name, ...contacts], contracts, phones: phones.map(({ shownAs }) => normalizePhone(shownAs).digits) }).map(
      (term) => ({ ...term, subjectId: id }),
    ),
  );
  await insertTerms(tx, terms);
  const texts = made.map(({ id, addresses }) => ({ id, grams: addressGrams(addresses) })).filter(({ grams }) => grams.length > 0);
  await textIndexOf(tx).putMany(tx, 'customer_text', texts);
  return ids;
}

export interface DetailsOf extends BulkDetails {
  readonly id: number;
  /** Contacts that the customer has already. */
  readonly known: readonly { readonly id: number; readonly name: string }[];
  readonly hasAddress: boolean;
}
/** Ids of what was added, by customer. */
export type AddedDetails = ReadonlyMap<number, { contacts: number[]; phones: number[]; addresses: number[] }>;

/** Adds details to customers; the first contact and the first address of a customer are the usual ones. */
export async function addDetails(tx: Tx, rows: readonly DetailsOf[]): Promise<AddedDetails> {
  const contacts = await insertBulkContacts(
    tx,
    rows.flatMap(({ id, known, contacts: names }) =>
      names.map((name, index) => ({ customerId: id, name, isPrimary: known.length === 0 && index === 0 ? 1 : 0 })),
    ),
  );
  const contactIds = new Map(rows.flatMap(({ id, known }) => known.map((contact) => [`${id} ${contact.name}`, contact.id] as const)));
  for (const { id, customerId, name } of contacts) contactIds.set(`${customerId} ${name}`, id);
  const phones = await insertBulkPhones(
    tx,
    rows.flatMap(({ id, phones: own }) =>
      own.map(({ shownAs, contact }) => ({ customerId: id, contactId: contactIds.get(`${id} ${contact}`) ?? null, shownAs })),
    ),
  );
  const addresses = await insertBulkAddresses(
    tx,
    rows.flatMap(({ id, hasAddress, addresses: texts }) =>
      texts.map((text, index) => ({ customerId: id, text, isPrimary: !hasAddress && index === 0 ? 1 : 0 })),
    ),
  );
  const added = new Map(rows.map(({ id }) => [id, { contacts: [] as number[], phones: [] as number[], addresses: [] as number[] }]));
  for (const { id, customerId } of contacts) added.get(customerId)?.contacts.push(id);
  for (const { id, customerId } of phones) added.get(customerId)?.phones.push(id);
  for (const { id, customerId } of addresses) added.get(customerId)?.addresses.push(id);
  return added;
}
