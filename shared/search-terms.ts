import { codeTerms, numberTerms, phoneTerms, placedNameTerms, textGrams } from './search-text.ts';

/**
 * What a term leads to. `customer` and `customerPart`: names of a customer and its contacts and the contract numbers of its projects,
 * from their start and from inside; `phone`: digits out of the middle of a customer's phone; `owned` and `ownedPart`: serial, plate,
 * frame number and invoice of an installed item; `project`: names and contract numbers of projects; `item`: a part of the stock. Where a term begins is kept, so that what begins with a
 * query is found before what only holds it.
 */
export type TermSubject = 'customer' | 'customerPart' | 'phone' | 'owned' | 'ownedPart' | 'project' | 'item';

export interface Term {
  readonly subject: TermSubject;
  readonly term: string;
}

/** Subjects of a customer's own terms; their id is that of the customer. */
export const customerSubjects = ['customer', 'customerPart', 'phone'] as const satisfies readonly TermSubject[];
export const ownedSubjects = ['owned', 'ownedPart'] as const satisfies readonly TermSubject[];

/** What a customer is found by, apart from what the beginning and the end of a phone find by themselves. */
export interface CustomerWords {
  /** Of the customer and its contacts. */
  readonly names: readonly string[];
  /** Contract numbers of its projects. */
  readonly contracts: readonly string[];
  /** Digits of the phones. */
  readonly phones: readonly string[];
  readonly addresses: readonly string[];
}

export function customerTerms({ names, contracts, phones }: Omit<CustomerWords, 'addresses'>): readonly Term[] {
  const placed = [...new Set(names)].map(placedNameTerms);
  const numbers = contracts.map(numberTerms);
  return [
    ...termsOf('customer', [...placed.flatMap(({ whole }) => whole), ...numbers.flatMap((terms) => terms.slice(0, 1))]),
    ...termsOf('customerPart', [...placed.flatMap(({ inside }) => inside), ...numbers.flatMap((terms) => terms.slice(1))]),
    ...termsOf('phone', phones.flatMap(phoneTerms)),
  ];
}

/** The tokens under which addresses are found by any two characters. */
export function addressGrams(addresses: readonly string[]): readonly string[] {
  return textGrams(addresses.join('\n')).split(' ').filter(Boolean);
}

/** The numbers under which an installed item leads to its owner. */
export interface ItemNumbers {
  readonly serial: string;
  readonly plate?: string;
  readonly vin?: string;
  readonly invoiceNo?: string;
}

export function ownedTerms({ serial, plate = '', vin = '', invoiceNo = '' }: ItemNumbers): readonly Term[] {
  const numbers = [serial, plate, vin, invoiceNo].map(codeTerms);
  return [
    ...termsOf(
      'owned',
      numbers.flatMap((terms) => terms.slice(0, 1)),
    ),
    ...termsOf(
      'ownedPart',
      numbers.flatMap((terms) => terms.slice(1)),
    ),
  ];
}

function termsOf(subject: TermSubject, terms: readonly string[]): readonly Term[] {
  return [...new Set(terms)].filter((term) => term !== '').map((term) => ({ subject, term }));
}
