import { normalizePhone } from '../../shared/phone.ts';
import { phoneTerms } from '../../shared/search-text.ts';
import type { Bulk, NewRow } from './bulk.ts';
import { formsOfAddress } from './people.ts';
import type { Random } from './random.ts';
import { knownGrams, knownPlacedTerms } from './terms.ts';
import type { Town } from './towns.ts';

type ContactMore = Partial<Pick<NewRow<'customerContact'>, 'email' | 'wechat' | 'fax' | 'channel'>>;

/** Writes contacts, phones and addresses of customers with the terms under which they are found. */
export interface Details {
  /** @returns the contact's id. */
  contact(customerId: number, name: string, role: string, isPrimary: boolean, more?: ContactMore): number;
  phone(customerId: number, contactId: number | null, shownAs: string): void;
  /** The first address is the usual one. */
  addresses(customerId: number, town: Town, addresses: readonly { readonly label: string; readonly text: string }[]): void;
  names(customerId: number, names: readonly string[]): void;
}

const postcodes: Readonly<Record<string, string>> = { 长沙: '410007', 株洲: '412000', 湘潭: '411100', 武汉: '430015', 岳阳: '414000' };

export function createDetails(bulk: Bulk, random: Random): Details {
  let contacts = 0;
  let phones = 0;
  let addresses = 0;
  return {
    contact(customerId, name, role, isPrimary, more = {}) {
      const id = ++contacts;
      const formOfAddress = random.pick(formsOfAddress);
      bulk.add('customerContact', { id, customerId, name, formOfAddress, role, isPrimary: isPrimary ? 1 : 0, ...more });
      return id;
    },
    phone(customerId, contactId, shownAs) {
      const { digits, ext, kind, valid } = normalizePhone(shownAs);
      const reversed = [...digits].reverse().join('');
      bulk.add('customerPhone', { id: ++phones, customerId, contactId, shownAs, digits, reversed, ext, kind, isBad: valid ? 0 : 1 });
      bulk.addTerms('phone', customerId, phoneTerms(digits));
    },
    addresses(customerId, { name: city, area }, list) {
      for (const [index, { label, text }] of list.entries()) {
        // The text begins with the city already, as people say it.
        const where = { province: area === '027' ? '湖北省' : '湖南省', postcode: postcodes[city] ?? '' };
        bulk.add('customerAddress', { id: ++addresses, customerId, label, text, isPrimary: index === 0 ? 1 : 0, ...where });
      }
      if (list.length > 0) bulk.addAddressGrams(customerId, knownGrams(list.map(({ text }) => text)));
    },
    names(customerId, names) {
      for (const { whole, inside } of names.map(knownPlacedTerms)) {
        bulk.addTerms('customer', customerId, whole);
        bulk.addTerms('customerPart', customerId, inside);
      }
    },
  };
}

/** A number somebody noted wrongly: a digit short, one too many, a letter instead of a digit (R-004-20). */
export function badPhone(random: Random): string {
  return random.pick([
    `138${random.digits(7)}`,
    `0731-8${random.digits(4)}`,
    `159 ${random.digits(4)} ${random.digits(3)}O`,
    `1377${random.digits(9)}`,
  ]);
}
