import { textGrams } from '../../../shared/search-text.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { textIndexOf } from '../../db/text-index.ts';
import { findTexts } from './requests-index.repository.ts';

interface Texts {
  readonly content: string;
  readonly serviceWanted: string;
  readonly address: string;
  readonly productText: string;
  readonly contactName: string;
  readonly customerName: string;
}

/** Everything by whose words a request is found. */
export function requestGrams({ content, serviceWanted, address, productText, contactName, customerName }: Texts): readonly string[] {
  const text = [content, serviceWanted, address, productText, contactName, customerName].join('\n');
  return textGrams(text).split(' ').filter(Boolean);
}

/** Writes the texts of the next requests behind `after` into the index. @returns the last of them, undefined behind the end. */
export async function indexRequests(db: Db, tx: Tx, after: number, limit: number): Promise<number | undefined> {
  const rows = await findTexts(db, after, limit);
  await textIndexOf(tx).putMany(
    tx,
    'request_text',
    rows.map((row) => ({ id: row.id, grams: requestGrams(row) })),
  );
  return rows.at(-1)?.id;
}
