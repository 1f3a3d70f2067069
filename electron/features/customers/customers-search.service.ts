import { excerpt, reasonIn } from '../../../shared/search-marks.ts';
import type { MatchField, MatchReason } from '../../../shared/search-marks.ts';
import { queryKind } from '../../../shared/search-query.ts';
import { spokenPart } from '../../../shared/search-text.ts';
import type { Db } from '../../db/engine.ts';
import { findOwnWords } from './customers-reasons.repository.ts';
import { findRanked } from './customers-search.repository.ts';

/** Customers that a typed query means, the best first (R-003-38). */
export async function findCustomerIds(db: Db, text: string, wanted: number): Promise<readonly number[]> {
  return findRanked(db, text, wanted);
}

/** Why each of these customers was found: the word that holds what was typed, with its place marked. */
export async function explainCustomers(db: Db, ids: readonly number[], text: string): Promise<ReadonlyMap<number, MatchReason>> {
  if (ids.length === 0) return new Map();
  const words = await findOwnWords(db, ids);
  const reasons = new Map<number, MatchReason>();
  for (const id of ids) {
    const reason = reasonFor(ofCustomer(words, id), text);
    if (reason) reasons.set(id, excerpt(reason));
  }
  return reasons;
}

type Words = Awaited<ReturnType<typeof findOwnWords>>;

function ofCustomer(words: Words, id: number): Words {
  const own = <R extends { readonly customerId: number }>(rows: R[]): R[] => rows.filter(({ customerId }) => customerId === id);
  return {
    names: own(words.names),
    contacts: own(words.contacts),
    phones: own(words.phones),
    addresses: own(words.addresses),
    numbers: own(words.numbers),
    contracts: own(words.contracts),
    cards: own(words.cards),
  };
}

/** In the order of the search: phones, names, numbers of belongings, addresses. */
function reasonFor({ names, contacts, phones, addresses, numbers, contracts, cards }: Words, text: string): MatchReason | undefined {
  return (
    phoneReason(phones, text) ??
    first(names, (row) => nameReason('name', row.text, text)) ??
    first(contacts, (row) => nameReason('contact', row.text, text)) ??
    first(numbers, (row) => first(numberFields, (field) => reasonIn(field, row[field] ?? '', text))) ??
    first(contracts, (row) => reasonIn('contract', row.text, text)) ??
    first(cards, (row) => reasonIn('card', row.text, text)) ??
    first(addresses, (row) => addressReason(row.text, text))
  );
}

const numberFields = ['plate', 'serial', 'vin', 'invoice'] as const;

function first<R>(rows: readonly R[], reason: (row: R) => MatchReason | undefined): MatchReason | undefined {
  for (const row of rows) {
    const found = reason(row);
    if (found) return found;
  }
  return undefined;
}

function phoneReason(phones: Words['phones'], text: string): MatchReason | undefined {
  const query = queryKind(text);
  if (query.kind !== 'phone' || query.digits === '') return undefined;
  const { digits } = query;
  const of = (field: MatchField, matches: (phone: string) => boolean, isLast: boolean) => {
    const found = phones.find((phone) => matches(phone.digits));
    return found && (reasonIn(field, found.text, digits, isLast) ?? { field, text: found.text, from: 0, to: 0 });
  };
  return (
    of('phone', (phone) => phone === digits, false) ??
    of('phoneTail', (phone) => phone.endsWith(digits), true) ??
    of('phone', (phone) => phone.startsWith(digits) || (digits.length >= 4 && phone.includes(digits)), false)
  );
}

/** A name in its characters, or in pinyin or initials: then the characters that were meant are marked. */
function nameReason(field: MatchField, name: string, text: string): MatchReason | undefined {
  const written = reasonIn(field, name, text);
  if (written) return written;
  const spoken = spokenPart(name, text);
  if (!spoken) return undefined;
  const [from, to] = spoken;
  const chars = [...name];
  // Only where characters and letters correspond one to one can the place be shown.
  const isPlain = chars.every((char) => /[\p{L}\p{N}]/u.test(char));
  const upTo = (count: number) => chars.slice(0, count).join('').length;
  return { field, text: name, from: isPlain ? upTo(from) : 0, to: isPlain ? upTo(to) : 0 };
}

/** Of several pieces any two neighbours may stand apart in an address, so the first pair that is there is marked. */
function addressReason(address: string, text: string): MatchReason | undefined {
  const whole = reasonIn('address', address, text);
  if (whole) return whole;
  const chars = [...text];
  const pairs = chars.slice(1).map((char, at) => `${chars[at]}${char}`);
  return first(pairs, (pair) => (/\p{Script=Han}{2}/u.test(pair) ? reasonIn('address', address, pair) : undefined));
}
