import { isStorableText } from '../../shared/text.ts';
import { DomainError } from '../errors.ts';

/** The place in a list where the next page begins: the sort keys of the last row, opaque to the client. */
export function toCursor(keys: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** The sort keys of a cursor over numbers; anything that is not one of ours is refused, since one engine would stumble over it. */
export function fromCursor<Keys extends readonly number[]>(cursor: string | undefined, length: Keys['length']): Keys | undefined {
  return readCursor(cursor, length, Number.isSafeInteger) as Keys | undefined;
}

/** The key of a cursor over one text. */
export function fromTextCursor(cursor: string | undefined): string | undefined {
  return readCursor(cursor, 1, (key) => typeof key === 'string' && isStorableText(key))?.[0] as string | undefined;
}

function readCursor(cursor: string | undefined, length: number, isKey: (key: unknown) => boolean): readonly unknown[] | undefined {
  if (cursor === undefined) return undefined;
  const keys: unknown = parse(Buffer.from(cursor, 'base64url').toString());
  if (!Array.isArray(keys) || keys.length !== length || !keys.every(isKey)) throw new DomainError('notFound', { what: 'cursor' });
  return keys;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Cuts the one row too many that says whether there is a further page. */
export function toPage<Row>(
  rows: readonly Row[],
  limit: number,
  keysOf: (row: Row) => readonly (string | number)[],
): { rows: readonly Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > limit && last !== undefined ? toCursor(keysOf(last)) : null };
}
