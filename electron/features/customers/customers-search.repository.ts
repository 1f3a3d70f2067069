import { sql } from 'kysely';
import { openRequestStates } from '../../../shared/request-lifecycle.ts';
import { queryKind } from '../../../shared/search-query.ts';
import { MIN_PHONE_PIECE } from '../../../shared/search-text.ts';
import type { Db } from '../../db/engine.ts';
import { preparedList } from '../../db/prepared.ts';
import {
  addressFinds,
  cardFinds,
  nameFinds,
  ownedFinds,
  phoneHead,
  phonePiece,
  phoneTail,
  phoneWhole,
} from './customers-finds.repository.ts';
import type { Find } from './customers-finds.repository.ts';

/** Whoever is found in an earlier stage is meant rather than whoever is found in a later one. */
type Stage = readonly Find[];

/** The longest list of customers that a query gives. */
const mostFound = 300;
/** How many each stage looks at to put the best first, when only a few are wanted. */
const candidates = 100;

/**
 * Customers that a typed query can mean, best first (R-003-38): what equals it before what begins with it (of a phone: ends with it)
 * before what holds it before an address with it; then those with open requests, then the latest callers. Looks no further than for
 * `wanted` customers. Merged and blanked customers are never among them.
 */
export async function findRanked(db: Db, text: string, wanted = mostFound): Promise<readonly number[]> {
  const limit = Math.max(wanted, wanted > 20 ? mostFound : candidates);
  const seen = new Set<number>();
  const ranked: number[] = [];
  const { stages, endsEarly } = stagesOf(text);
  for (const [stage, finds] of stages.entries()) {
    const found = await Promise.all(finds.map((find) => find(db, limit)));
    const fresh = [...new Set(found.flat())].filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    ranked.push(...(await inOrder(db, fresh)));
    if (ranked.length >= wanted || (stage === 0 && endsEarly && ranked.length > 0)) break;
  }
  return ranked.slice(0, wanted);
}

/** Those with open requests first, then the latest callers. */
async function inOrder(db: Db, ids: readonly number[]): Promise<readonly number[]> {
  const rows = await standings(db, ids);
  return rows.sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || b.lastRequestAt - a.lastRequestAt || b.id - a.id).map(({ id }) => id);
}

/** What a query looks through, and whether a whole number that was found ends it: nobody who typed a whole plate wants another. */
function stagesOf(text: string): { readonly stages: readonly Stage[]; readonly endsEarly: boolean } {
  const query = queryKind(text);
  switch (query.kind) {
    case 'empty':
      return { stages: [], endsEarly: false };
    case 'phone': {
      const { digits, code } = query;
      const names = nameFinds(code);
      const owned = ownedFinds(code);
      // A country code alone (0086) leaves no digits to look for.
      if (digits === '') return { stages: [], endsEarly: false };
      return {
        stages: [
          [phoneWhole(digits), names.whole, owned.whole],
          [phoneTail(digits)],
          [phoneHead(digits), names.head, owned.head],
          [...(digits.length >= MIN_PHONE_PIECE ? [phonePiece(digits)] : []), names.inside, owned.inside, ...cardFinds(text)],
        ],
        endsEarly: digits.length >= 10,
      };
    }
    case 'name': {
      const { whole, head, inside } = nameFinds(query.term);
      return { stages: [[whole], [head], [inside], ...addressStages(text)], endsEarly: false };
    }
    default: {
      const names = nameFinds(query.term);
      const owned = query.code.length > 1 ? ownedFinds(query.code) : undefined;
      return {
        stages: [
          [names.whole, ...(owned ? [owned.whole] : [])],
          [names.head, ...(owned ? [owned.head] : []), ...cardFinds(text)],
          [names.inside, ...(owned ? [owned.inside] : [])],
          ...addressStages(text),
        ],
        endsEarly: query.code.length >= 6 && /\d/.test(query.code),
      };
    }
  }
}

function addressStages(text: string): readonly Stage[] {
  const finds = addressFinds(text);
  return finds.length === 0 ? [] : [finds];
}

/** What ranks the customers that still are: merged and blanked ones are left out. */
const standings = preparedList((db, ids) =>
  db
    .selectFrom('customer')
    .select((eb) => [
      'id',
      'lastRequestAt',
      eb
        .exists(
          eb
            .selectFrom('serviceRequest')
            .select('serviceRequest.id')
            .whereRef('serviceRequest.customerId', '=', 'customer.id')
            .where('state', 'in', openStates),
        )
        .as('isOpen'),
    ])
    .where('id', 'in', ids)
    .where('mergedIntoId', 'is', null)
    .where('erasedAt', 'is', null),
);

/** Written into the statement, not bound: only so can the index of open requests serve it. */
export const openStates = openRequestStates.map((state) => sql.lit(state));
