import { addressGrams } from '../../../shared/search-terms.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { textIndexOf } from '../../db/text-index.ts';
import { findAddresses } from './customers-index.repository.ts';

/** Writes the addresses of the next customers behind `after` into the text index. @returns the last of them, undefined behind the end. */
export async function indexAddresses(db: Db, tx: Tx, after: number, limit: number): Promise<number | undefined> {
  const customers = await findAddresses(db, after, limit);
  const texts = customers.map(({ id, addresses }) => ({ id, grams: addressGrams(addresses) }));
  await textIndexOf(tx).putMany(
    tx,
    'customer_text',
    texts.filter(({ grams }) => grams.length > 0),
  );
  return customers.at(-1)?.id;
}
