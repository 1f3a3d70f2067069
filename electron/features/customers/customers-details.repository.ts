import { normalizePhone } from '../../../shared/phone.ts';
import type { z } from 'zod';
import type { createCustomerInput } from '../../../shared/customers.ts';
import type { Tx } from '../../db/engine.ts';
import { insertRow, insertRowForId } from '../../db/prepared.ts';

type CustomerFacts = z.output<typeof createCustomerInput>;
/** Contacts of a customer after they were written; a name may stand there twice. */
export type StoredContacts = readonly { readonly id: number; readonly name: string }[];

/** The columns of a phone as it was typed: stored normalised, shown as typed, marked when nobody can dial it (R-004-20). */
export function phoneColumns(shownAs: string) {
  const { digits, ext, kind, valid } = normalizePhone(shownAs);
  return { shownAs, digits, reversed: [...digits].reverse().join(''), ext, kind, isBad: valid ? 0 : 1 };
}

/** Writes contacts: those with an id in their row, the others in new ones. */
export async function saveContacts(tx: Tx, customerId: number, contacts: CustomerFacts['contacts']): Promise<StoredContacts> {
  const stored: { id: number; name: string }[] = [];
  for (const [index, { id, name, ...facts }] of contacts.entries()) {
    const columns = { name, ...facts, isPrimary: index === 0 ? 1 : 0 };
    if (id === undefined) stored.push({ id: await insertRowForId(tx, 'customerContact', { customerId, ...columns }), name });
    else {
      await tx.updateTable('customerContact').set(columns).where('id', '=', id).execute();
      stored.push({ id, name });
    }
  }
  return stored;
}

/** Writes phones; each belongs to the contact that it names, and stays with its own one among namesakes. */
export async function savePhones(
  tx: Tx,
  customerId: number,
  phones: CustomerFacts['phones'],
  ownerOf: (phone: CustomerFacts['phones'][number]) => number | null,
): Promise<void> {
  for (const phone of phones) {
    const columns = { contactId: ownerOf(phone), ...phoneColumns(phone.shownAs) };
    if (phone.id === undefined) await insertRow(tx, 'customerPhone', { customerId, ...columns });
    else await tx.updateTable('customerPhone').set(columns).where('id', '=', phone.id).execute();
  }
}

export async function saveAddresses(tx: Tx, customerId: number, addresses: CustomerFacts['addresses']): Promise<void> {
  for (const [index, { id, ...facts }] of addresses.entries()) {
    const columns = { ...facts, isPrimary: index === 0 ? 1 : 0 };
    if (id === undefined) await insertRow(tx, 'customerAddress', { customerId, ...columns });
    else await tx.updateTable('customerAddress').set(columns).where('id', '=', id).execute();
  }
}

/** Removes lines that are on no form any more; phones before the contacts that they belonged to. */
export async function removeDetails(
  tx: Tx,
  gone: { readonly contacts: readonly number[]; readonly phones: readonly number[]; readonly addresses: readonly number[] },
): Promise<void> {
  if (gone.phones.length > 0) await tx.deleteFrom('customerPhone').where('id', 'in', gone.phones).execute();
  if (gone.contacts.length > 0) await tx.deleteFrom('customerContact').where('id', 'in', gone.contacts).execute();
  if (gone.addresses.length > 0) await tx.deleteFrom('customerAddress').where('id', 'in', gone.addresses).execute();
}
