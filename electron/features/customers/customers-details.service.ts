import type { z } from 'zod';
import type { CustomerView, createCustomerInput } from '../../../shared/customers.ts';
import { normalizePhone } from '../../../shared/phone.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { setCustomerTerms } from '../../platform/search-terms.ts';
import { removeDetails, saveAddresses, saveContacts, savePhones } from './customers-details.repository.ts';
import { findContracts } from './customers-terms.repository.ts';

type CustomerFacts = z.output<typeof createCustomerInput>;
/** What is stored of a customer's contacts, phones and addresses. */
type Details = Pick<CustomerView, 'contacts' | 'phones' | 'addresses'>;

/** The details of a customer that is only being made. */
export const noDetails: Details = { contacts: [], phones: [], addresses: [] };

/**
 * The facts as they will be stored over `before`: a line with an id keeps its row and its place, new ones follow, and whoever a phone
 * is said to belong to is a contact. Refuses an id that is not this customer's or stands there twice.
 */
export function arrangeDetails(before: Details, input: CustomerFacts): CustomerFacts {
  refuseForeign('contact', before.contacts, input.contacts);
  refuseForeign('phone', before.phones, input.phones);
  refuseForeign('address', before.addresses, input.addresses);
  const phones = withRenamedOwners(before, input);
  const contacts = inPlace(input.contacts);
  const known = new Set(['', ...contacts.map(({ name }) => name)]);
  const owners = new Set(phones.map(({ contactName }) => contactName).filter((name) => !known.has(name)));
  return {
    ...input,
    contacts: [...contacts, ...[...owners].map((name) => ({ ...noContact, name }))],
    phones: inPlace(phones),
    addresses: inPlace(input.addresses),
  };
}

const noContact = { formOfAddress: '', role: '', email: '', fax: '', wechat: '', channel: '' } as const;

interface Line {
  readonly id?: number | undefined;
}

function refuseForeign(what: string, stored: readonly Line[], lines: readonly Line[]): void {
  const left = new Set(stored.map(({ id }) => id));
  for (const { id } of lines) if (id !== undefined && !left.delete(id)) throw new DomainError('notFound', { what, id });
}

/** Lines are shown by id, so the stored ones come first. */
function inPlace<L extends Line>(lines: readonly L[]): L[] {
  return lines.toSorted((a, b) => (a.id ?? Infinity) - (b.id ?? Infinity) || 0);
}

/** A contact with a new name takes along the phones that still name the old one. */
function withRenamedOwners(before: Details, { contacts, phones }: CustomerFacts): CustomerFacts['phones'] {
  const taken = new Set(contacts.map(({ name }) => name));
  const renamed = new Map(
    contacts.flatMap(({ id, name }): [string, string][] => {
      const old = before.contacts.find((contact) => contact.id === id)?.name;
      return old === undefined || taken.has(old) ? [] : [[old, name]];
    }),
  );
  return phones.map((phone) => {
    const old = before.phones.find(({ id }) => id === phone.id)?.contactName;
    const name = old === phone.contactName ? renamed.get(old) : undefined;
    return name === undefined ? phone : { ...phone, contactName: name };
  });
}

/** Writes arranged facts over `before`, and what the customer is found by. */
export async function writeDetails(tx: Tx, customerId: number, before: Details, input: CustomerFacts): Promise<void> {
  const contacts = await saveContacts(tx, customerId, input.contacts);
  await savePhones(tx, customerId, input.phones, ({ id, contactName }) => {
    const namesakes = contacts.filter(({ name }) => name === contactName);
    const own = before.phones.find((phone) => phone.id === id)?.contactId;
    return (namesakes.find((contact) => contact.id === own) ?? namesakes[0])?.id ?? null;
  });
  await saveAddresses(tx, customerId, input.addresses);
  await removeDetails(tx, {
    contacts: missing(before.contacts, input.contacts),
    phones: missing(before.phones, input.phones),
    addresses: missing(before.addresses, input.addresses),
  });
  await setCustomerTerms(tx, customerId, {
    names: [input.name, ...input.contacts.map(({ name }) => name)],
    contracts: before === noDetails ? [] : await findContracts(tx, customerId),
    phones: input.phones.map(({ shownAs }) => normalizePhone(shownAs).digits),
    addresses: input.addresses.map(({ text }) => text),
  });
}

function missing(stored: readonly { readonly id: number }[], lines: readonly Line[]): readonly number[] {
  const kept = new Set(lines.map(({ id }) => id));
  return stored.map(({ id }) => id).filter((id) => !kept.has(id));
}
