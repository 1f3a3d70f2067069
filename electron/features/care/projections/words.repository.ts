import { normalizePhone } from '../../../../shared/phone.ts';
import { textGrams } from '../../../../shared/search-text.ts';
import { addressGrams, customerSubjects, customerTerms, ownedSubjects, ownedTerms } from '../../../../shared/search-terms.ts';
import type { Term, TermSubject } from '../../../../shared/search-terms.ts';
import type { Db, TextIndexName } from '../../../db/engine.ts';
import { textIndexOf } from '../../../db/text-index.ts';
import { wordsOfCustomers } from '../../customers/customers-terms.service.ts';
import { lastOf } from './keys.repository.ts';
import { comparing, sizesOf } from './projection.ts';
import type { Pair, Projection } from './projection.ts';

const atOnce = 100;

/** A request is found by the words of its text; those of an erased customer are found by nothing. */
const requestTexts = comparing('requestTexts', atOnce, lastOf('serviceRequest'), async (db, { after, upTo }) => {
  const rows = await db
    .selectFrom('serviceRequest')
    .innerJoin('customer', 'customer.id', 'serviceRequest.customerId')
    .select(['serviceRequest.id', 'no', 'content', 'serviceWanted', 'address', 'productText', 'contactName', 'customerName'])
    .where('serviceRequest.id', '>', after)
    .where('serviceRequest.id', '<=', upTo)
    .where('customer.erasedAt', 'is', null)
    .execute();
  const pairs: Pair[] = [];
  for (const row of rows) {
    const text = [row.content, row.serviceWanted, row.address, row.productText, row.contactName, row.customerName].join('\n');
    pairs.push({ what: row.no, ...(await found(db, 'request_text', row.id, textGrams(text).split(' ').filter(Boolean))) });
  }
  return pairs;
});

/** A customer is found by any two characters of its addresses. */
const addressTexts = comparing('addressTexts', atOnce, lastOf('customer'), async (db, { after, upTo }) => {
  const pairs: Pair[] = [];
  for (const { id, words } of await wordsOfCustomers(db, after, upTo)) {
    pairs.push({ what: `customer ${id}`, ...(await found(db, 'customer_text', id, addressGrams(words?.addresses ?? []))) });
  }
  return pairs;
});

/** Is this the row that all of these grams lead to, at or below its own id? */
async function found(db: Db, name: TextIndexName, id: number, grams: readonly string[]): Promise<Pick<Pair, 'stored' | 'computed'>> {
  if (grams.length === 0) return { stored: 'none', computed: 'none' };
  const tokens = grams.map((token) => ({ token, prefix: false }));
  const [first] = await textIndexOf(db).match(db, name, tokens, 1, id + 1);
  return { stored: first === id ? 'found' : 'missing', computed: 'found' };
}

/** Names, contract numbers and phones lead to their customer; one that was merged or blanked is found by nothing (R-004-24). */
const customerTermsStored = comparing('customerTerms', atOnce, lastOf('customer'), async (db, { after, upTo }) => {
  const stored = await storedTerms(db, customerSubjects, after, upTo);
  const customers = await wordsOfCustomers(db, after, upTo);
  return customers.map(({ id, words }) => ({
    what: `customer ${id}`,
    ...sizesOf(stored.get(id) ?? [], words ? customerTerms(words).map(wordOf) : []),
  }));
});

/** Serial, plate, frame number and invoice lead to an installed item. */
const ownedTermsStored = comparing('ownedTerms', atOnce, lastOf('installedItem'), async (db, { after, upTo }) => {
  const stored = await storedTerms(db, ownedSubjects, after, upTo);
  const items = await db
    .selectFrom('installedItem')
    .innerJoin('customer', 'customer.id', 'installedItem.customerId')
    .leftJoin('vehicle', 'vehicle.itemId', 'installedItem.id')
    .select(['installedItem.id', 'serial', 'invoiceNo', 'plate', 'vin'])
    .where('installedItem.id', '>', after)
    .where('installedItem.id', '<=', upTo)
    .where('customer.erasedAt', 'is', null)
    .execute();
  return items.map(({ id, serial, invoiceNo, plate, vin }) => ({
    what: `item ${id}`,
    ...sizesOf(stored.get(id) ?? [], ownedTerms({ serial, invoiceNo, plate: plate ?? '', vin: vin ?? '' }).map(wordOf)),
  }));
});

async function storedTerms(
  db: Db,
  subjects: readonly TermSubject[],
  after: number,
  upTo: number,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = await db
    .selectFrom('searchTerm')
    .select(['subject', 'subjectId', 'term'])
    .where('subject', 'in', subjects)
    .where('subjectId', '>', after)
    .where('subjectId', '<=', upTo)
    .execute();
  const byId = new Map<number, string[]>();
  for (const { subject, subjectId, term } of rows) {
    const known = byId.get(subjectId) ?? [];
    known.push(`${subject}:${term}`);
    byId.set(subjectId, known);
  }
  return byId;
}

function wordOf({ subject, term }: Term): string {
  return `${subject}:${term}`;
}

/** Digits of a phone, forwards and backwards, against the number as it was typed. */
const phones = comparing('phones', 500, lastOf('customerPhone'), async (db, { after, upTo }) => {
  const rows = await db
    .selectFrom('customerPhone')
    .select(['id', 'shownAs', 'digits', 'reversed'])
    .where('id', '>', after)
    .where('id', '<=', upTo)
    .execute();
  return rows.map(({ id, shownAs, digits, reversed }) => {
    const wanted = normalizePhone(shownAs).digits;
    const isRight = digits === wanted && reversed === [...wanted].reverse().join('');
    return { what: `phone ${id}`, stored: isRight ? 'same' : 'other', computed: 'same' };
  });
});

export const wordProjections: readonly Projection[] = [requestTexts, addressTexts, customerTermsStored, ownedTermsStored, phones];
