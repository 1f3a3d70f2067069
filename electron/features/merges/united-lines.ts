import type { Selectable } from 'kysely';
import { addressKey, nameKey } from '../../db/match-keys.ts';
import type { CustomerAddressTable, CustomerContactTable, CustomerPhoneTable } from '../../db/schema/customers.ts';

export type ContactRow = Selectable<CustomerContactTable>;
export type PhoneRow = Selectable<CustomerPhoneTable>;
export type AddressRow = Selectable<CustomerAddressTable>;

/** Contacts, phones and addresses of a customer as they are stored. */
export interface Lines {
  readonly customerContact: readonly ContactRow[];
  readonly customerPhone: readonly PhoneRow[];
  readonly customerAddress: readonly AddressRow[];
}

type Line<T extends keyof Lines> = Lines[T][number];

/** The line that says everything this one says, if there is one: then two of them would be a double. */
export function coverOf<T extends keyof Lines>(table: T, line: Line<T>, lines: Lines): Line<T> | undefined {
  const isCover: (line: Line<T>, other: Line<T>) => boolean = covers[table];
  return (lines[table] as readonly Line<T>[]).find((other) => other.id !== line.id && isCover(line, other));
}

const covers: { readonly [T in keyof Lines]: (line: Line<T>, other: Line<T>) => boolean } = {
  customerContact: (line, other) =>
    nameKey.of(line.name) === nameKey.of(other.name) &&
    saysNoMore(line, other, ['formOfAddress', 'role', 'email', 'fax', 'wechat', 'channel']),
  customerPhone: (line, other) =>
    line.digits === '' ? line.shownAs === other.shownAs : line.digits === other.digits && saysNoMore(line, other, ['ext']),
  customerAddress: (line, other) =>
    addressKey.of(line.text) === addressKey.of(other.text) && saysNoMore(line, other, ['label', 'province', 'city', 'postcode']),
};

function saysNoMore<R>(line: R, other: R, fields: readonly (keyof R)[]): boolean {
  return fields.every((field) => line[field] === '' || line[field] === other[field]);
}

/** A line in one text, for the preview. */
export const lineTexts: { readonly [T in keyof Lines]: (line: Line<T>) => string } = {
  customerContact: ({ name, formOfAddress, role }) => [name, formOfAddress, role].filter(Boolean).join(' '),
  customerPhone: ({ shownAs }) => shownAs,
  customerAddress: ({ province, city, text, label }) => [province, city, text, label && `(${label})`].filter(Boolean).join(' '),
};
