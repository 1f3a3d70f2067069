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
    contacts: view.contacts.map(({ name: contact, formOfAddress, role }) => ({ name: contact, formOfAddress, role })),
    phones: view.phones.map(({ shownAs, contactName }) => ({ shownAs, contactName })),
    addresses: view.addresses.map(({ label, text }) => ({ label, text })),
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
