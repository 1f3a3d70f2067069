import type { CustomerKind } from '../../../shared/customers.ts';
import { codeTerms, nameTerms } from '../../../shared/search-text.ts';
import type { Tx } from '../../db/engine.ts';
import {
  insertBulkAddresses,
  insertBulkContacts,
  insertBulkCustomers,
  insertBulkItems,
  insertBulkPhones,
  insertBulkTerms,
} from './customers-bulk.repository.ts';
import type { BulkTerm } from './customers-bulk.repository.ts';

/** A customer as a row of a list gives it. */
export interface BulkCustomer {
  readonly name: string;
  readonly kind: CustomerKind;
  readonly region: string;
  readonly note: string;
  /** Name of the person to speak to, '' for none; the phones are theirs. */
  readonly contact: string;
  /** As typed; the first is the usual one. */
  readonly phones: readonly string[];
  readonly address: string;
  readonly item: { readonly model: string; readonly serial: string; readonly purchasedOn: string } | undefined;
}

/** Writes several hundred customers at once with everything under which they are found. */
export async function insertCustomers(tx: Tx, rows: readonly BulkCustomer[], now: number): Promise<void> {
  const ids = await insertBulkCustomers(tx, rows, now);
  const made = rows.map((row, index) => ({ ...row, id: ids[index] as number }));
  const contactIds = await insertBulkContacts(
    tx,
    made.filter(({ contact }) => contact !== ''),
  );
  await insertBulkPhones(tx, made, contactIds);
  await insertBulkAddresses(
    tx,
    made.filter(({ address }) => address !== ''),
  );
  const items = made.flatMap(({ id, item }) => (item ? [{ ...item, customerId: id }] : []));
  const itemIds = await insertBulkItems(tx, items, now);
  const terms: BulkTerm[] = [];
  for (const { id, name, contact } of made)
    for (const term of new Set([...nameTerms(name), ...nameTerms(contact)])) terms.push({ subject: 'customer', term, subjectId: id });
  for (const [index, { serial }] of items.entries())
    for (const term of codeTerms(serial)) terms.push({ subject: 'serial', term, subjectId: itemIds[index] as number });
  await insertBulkTerms(tx, terms);
}
