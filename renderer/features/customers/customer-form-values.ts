import type { z } from 'zod';
import { createCustomerInput } from '../../../shared/customers.ts';
import type { CustomerView } from '../../../shared/customers.ts';
import { looksLikePhone } from '../../../shared/phone.ts';

export const customerSchema = createCustomerInput;
export type CustomerForm = z.input<typeof customerSchema>;
export type CustomerFacts = z.output<typeof customerSchema>;

export const emptyContact = { name: '', formOfAddress: '', role: '' };
export const emptyPhone = { shownAs: '', contactName: '' };
export const emptyAddress = { label: '', text: '' };

/** The form of a new customer, with what somebody looked for in vain. */
export function newCustomer(typed = ''): CustomerForm {
  const isPhone = looksLikePhone(typed);
  return {
    name: isPhone ? '' : typed,
    kind: 'person',
    region: '',
    note: '',
    contacts: [],
    phones: [{ ...emptyPhone, shownAs: isPhone ? typed : '' }],
    addresses: [emptyAddress],
  };
}

/** The form of a stored customer. */
export function formOf(view: CustomerView): CustomerForm {
  const { name, kind, region, note } = view;
  return {
    name,
    kind,
    region,
    note,
    contacts: view.contacts.map(({ id, name: contact, formOfAddress, role }) => ({ id, name: contact, formOfAddress, role })),
    phones: view.phones.map(({ id, shownAs, contactName }) => ({ id, shownAs, contactName })),
    addresses: view.addresses.map(({ id, label, text }) => ({ id, label, text })),
  };
}

/** Lines that were added and left empty are not sent; one phone stays, so that its absence is named. */
export function withoutEmptyLines(values: CustomerForm): CustomerForm {
  const phones = values.phones.filter((phone) => phone.shownAs.trim() !== '');
  return {
    ...values,
    contacts: values.contacts?.filter((contact) => contact.name.trim() !== ''),
    phones: phones.length > 0 ? phones : values.phones.slice(0, 1),
    addresses: values.addresses?.filter((address) => address.text.trim() !== ''),
  };
}

/**
 * The facts over a stored customer: a line that somebody else has removed meanwhile, or that a draft remembers from long ago, is new
 * again.
 */
export function overStored(facts: CustomerFacts, { contacts, phones, addresses }: CustomerView): CustomerFacts {
  return {
    ...facts,
    contacts: withKnownIds(facts.contacts, contacts),
    phones: withKnownIds(facts.phones, phones),
    addresses: withKnownIds(facts.addresses, addresses),
  };
}

function withKnownIds<L extends { readonly id?: number | undefined }>(
  lines: readonly L[],
  stored: readonly { readonly id: number }[],
): L[] {
  const known = new Set<number | undefined>(stored.map(({ id }) => id));
  return lines.map((line) => (known.has(line.id) ? line : { ...line, id: undefined }));
}

/** Each list in one text, for comparing two versions. */
export function textsOf(values: CustomerForm): Readonly<Record<'name' | 'region' | 'note' | 'contacts' | 'phones' | 'addresses', string>> {
  const join = (parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' ');
  return {
    name: values.name,
    region: values.region ?? '',
    note: values.note ?? '',
    contacts: (values.contacts ?? []).map((one) => join([one.name, one.formOfAddress, one.role])).join('\n'),
    phones: values.phones.map((one) => join([one.shownAs, one.contactName])).join('\n'),
    addresses: (values.addresses ?? []).map((one) => join([one.label, one.text])).join('\n'),
  };
}
