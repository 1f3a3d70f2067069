import { documentQuery, numberBeginnings, numberTails } from '../../../shared/search-query.ts';
import { searchPrefix, textQueryGrams } from '../../../shared/search-text.ts';
import { tailOfNo } from '../../db/document-no.ts';
import type { Db } from '../../db/engine.ts';
import { prepared } from '../../db/prepared.ts';
import { textIndexOf } from '../../db/text-index.ts';
import { findByTerm, findByWholeTerm } from '../../platform/search-terms.ts';
import { readPrefixes } from '../../platform/sequences.ts';

const highest = '\u{10FFFF}';

/** Looks for so many customers at most. */
export type Find = (db: Db, limit: number) => Promise<readonly number[]>;

/** The same words equal to the query, at the beginning, and anywhere else. */
export interface Finds {
  readonly whole: Find;
  readonly head: Find;
  readonly inside: Find;
}

/** Names of customers and contacts in characters, pinyin or initials, and contract numbers. */
export function nameFinds(typed: string): Finds {
  const term = typed.toLowerCase();
  return {
    whole: (db, limit) => findByWholeTerm(db, 'customer', term, limit),
    head: (db, limit) => findByTerm(db, 'customer', term, limit),
    inside: (db, limit) => findByTerm(db, 'customerPart', term, limit),
  };
}

/** Serials, plates, frame numbers and invoices of what customers own. */
export function ownedFinds(code: string): Finds {
  const term = searchPrefix(code);
  return {
    whole: async (db, limit) => idsOf(await ownedIs(db, term, limit)),
    head: async (db, limit) => idsOf(await ownedBegins(db, 'owned', term, term + highest, limit)),
    inside: async (db, limit) => idsOf(await ownedBegins(db, 'ownedPart', term, term + highest, limit)),
  };
}

const ownedIs = prepared((db, term: string, limit: number) =>
  owners(db).where('subject', '=', 'owned').where('term', '=', term).orderBy('subjectId', 'desc').limit(limit),
);
const ownedBegins = prepared((db, subject: string, from: string, to: string, limit: number) =>
  owners(db)
    .where('subject', '=', subject)
    .where('term', '>=', from)
    .where('term', '<', to)
    .orderBy('term')
    .orderBy('subjectId')
    .limit(limit),
);

function owners(db: Db) {
  return db.selectFrom('searchTerm').innerJoin('installedItem', 'installedItem.id', 'searchTerm.subjectId').select('customerId');
}

/** Whoever holds the warranty card with this number, a number that begins so, or one with this tail. */
export function cardFinds(text: string): readonly Find[] {
  const document = documentQuery(text);
  if (!document) return [];
  if (document.kind === 'tail') {
    const tails = numberTails(document.tail) as [string, string, string, string];
    return [async (db, limit) => idsOf(await cardEnds(db, limit, ...tails))];
  }
  return [
    async (db, limit) => {
      const found: number[] = [];
      for (const own of numberBeginnings(document, (await readPrefixes(db)).warrantyCard)) {
        found.push(...idsOf(await cardBegins(db, own, `${own}~`, limit)));
      }
      return found.slice(0, limit);
    },
  ];
}

const cardBegins = prepared((db, from: string, to: string, limit: number) =>
  cards(db).where('no', '>=', from).where('no', '<', to).orderBy('no', 'desc').limit(limit),
);
const cardEnds = prepared((db, limit: number, ...tails: [string, string, string, string]) =>
  cards(db).where(tailOfNo, 'in', tails).orderBy('id', 'desc').limit(limit),
);

function cards(db: Db) {
  return db.selectFrom('warrantyCard').select('customerId').where('voidedAt', 'is', null);
}

export function phoneWhole(digits: string): Find {
  return async (db, limit) => idsOf(await phoneIs(db, digits, limit));
}

export function phoneHead(digits: string): Find {
  return async (db, limit) => idsOf(await phoneBegins(db, digits, `${digits}:`, limit));
}

/** The end is what people remember of a number. */
export function phoneTail(digits: string): Find {
  const reversed = [...digits].reverse().join('');
  return async (db, limit) => idsOf(await phoneEnds(db, reversed, `${reversed}:`, limit));
}

export function phonePiece(digits: string): Find {
  return (db, limit) => findByTerm(db, 'phone', digits, limit);
}

const phoneIs = prepared((db, digits: string, limit: number) =>
  db.selectFrom('customerPhone').select('customerId').where('digits', '=', digits).orderBy('customerId', 'desc').limit(limit),
);
const phoneBegins = prepared((db, from: string, to: string, limit: number) =>
  phones(db, 'digits').where('digits', '>=', from).where('digits', '<', to).limit(limit),
);
const phoneEnds = prepared((db, from: string, to: string, limit: number) =>
  phones(db, 'reversed').where('reversed', '>=', from).where('reversed', '<', to).limit(limit),
);

function phones(db: Db, column: 'digits' | 'reversed') {
  return db.selectFrom('customerPhone').select('customerId').orderBy(column).orderBy('customerId');
}

function idsOf(rows: readonly { readonly customerId: number }[]): readonly number[] {
  return rows.map(({ customerId }) => customerId);
}

/** Any two neighbouring characters of an address; a single one would be in every second address. */
export function addressFinds(text: string): readonly Find[] {
  const grams = textQueryGrams(text);
  if (grams.every(({ prefix }) => prefix)) return [];
  return [(db, limit) => textIndexOf(db).match(db, 'customer_text', grams, limit)];
}
