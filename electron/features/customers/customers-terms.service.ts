import type { Db, Tx } from '../../db/engine.ts';
import { removeCustomerTerms, setCustomerTerms } from '../../platform/search-terms.ts';
import { findIds, findWords } from './customers-terms.repository.ts';

/**
 * Writes anew what a customer is found by, from the rows as they stand in this transaction: names, phones, addresses and contract
 * numbers. One that was merged or blanked is found by nothing any more (R-004-24).
 */
export async function indexCustomer(tx: Tx, customerId: number): Promise<void> {
  const words = await findWords(tx, customerId);
  if (words) await setCustomerTerms(tx, customerId, words);
  else await removeCustomerTerms(tx, customerId);
}

/** What each customer between two ids is to be found by; `undefined` for one that is found by nothing. */
export async function wordsOfCustomers(db: Db, after: number, upTo: number) {
  const found = [];
  for (const id of await findIds(db, after, upTo)) found.push({ id, words: await findWords(db, id) });
  return found;
}
