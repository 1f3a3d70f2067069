import type { z } from 'zod';
import { customerMoreFields, customerMoreOf, noCustomerMore } from '../../../shared/customer-fields.ts';
import { createCustomerInput } from '../../../shared/customers.ts';
import type { CustomerMore } from '../../../shared/customer-fields.ts';
import type { CustomerView } from '../../../shared/customers.ts';
import { looksLikePhone } from '../../../shared/phone.ts';

export const customerSchema = createCustomerInput;
export type CustomerForm = z.input<typeof customerSchema>;
export type CustomerFacts = z.output<typeof customerSchema>;

export const emptyContact = { name: '', formOfAddress: '', role: '', email: '', fax: '', wechat: '', channel: '' } as const;
export const emptyPhone = { shownAs: '', contactName: '' };
export const emptyAddress = { label: '', text: '', province: '', city: '', postcode: '' };

/** The form of a new customer, with what somebody looked for in vain. */
export function newCustomer(typed = ''): CustomerForm {
  const isPhone = looksLikePhone(typed);
  return {
    name: isPhone ? '' : typed,
    kind: 'person',
    region: '',
    note: '',
    ...noCustomerMore,
    totalPurchaseFen: undefined,
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
    ...customerMoreOf(view),
    // nothing bought yet: an empty field, not an amount to overtype
    totalPurchaseFen: view.totalPurchaseFen || undefined,
    contacts: view.contacts.map(({ id, name: contact, formOfAddress, role, email, fax, wechat, channel }) => ({
      id,
      name: contact,
      formOfAddress,
      role,
      email,
      fax,
      wechat,
      channel,
    })),
    phones: view.phones.map(({ id, shownAs, contactName }) => ({ id, shownAs, contactName })),
    addresses: view.addresses.map(({ id, label, text, province, city, postcode }) => ({ id, label, text, province, city, postcode })),
  };
}

/** Lines that were added and left empty are not sent; one phone stays, so that its absence is named. */
export function withoutEmptyLines(values: CustomerForm): CustomerForm {
  const phones = values.phones.filter((phone) => phone.shownAs.trim() !== '');
  return {
    ...values,
    totalPurchaseFen: values.totalPurchaseFen ?? 0,
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

export const comparedFields = ['name', 'region', 'note', 'contacts', 'phones', 'addresses', ...customerMoreFields] as const;

/** Each field and list in one text, for comparing two versions; `shown` says a field's value in words. */
export function textsOf(
  values: CustomerForm,
  shown: (field: keyof CustomerMore, value: CustomerMore[keyof CustomerMore] | undefined) => string,
): Readonly<Record<(typeof comparedFields)[number], string>> {
  const join = (parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' ');
  const more = Object.fromEntries(customerMoreFields.map((field) => [field, shown(field, values[field])]));
  return {
    ...(more as Record<keyof CustomerMore, string>),
    name: values.name,
    region: values.region ?? '',
    note: values.note ?? '',
    contacts: (values.contacts ?? [])
      .map((one) => join([one.name, one.formOfAddress, one.role, one.email, one.fax, one.wechat, shown('nextServiceChannel', one.channel)]))
      .join('\n'),
    phones: values.phones.map((one) => join([one.shownAs, one.contactName])).join('\n'),
    addresses: (values.addresses ?? []).map((one) => join([one.label, one.province, one.city, one.text, one.postcode])).join('\n'),
  };
}
