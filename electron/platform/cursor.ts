import { DomainError } from '../errors.ts';

/** The place in a list where the next page begins: the sort keys of the last row, opaque to the client. */
export function toCursor(keys: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** The sort keys of a cursor; anything that is not one of ours is refused. */
export function fromCursor<Keys extends readonly (string | number)[]>(cursor: string | undefined, length: Keys['length']): Keys | undefined {
  if (cursor === undefined) return undefined;
  const keys: unknown = parse(Buffer.from(cursor, 'base64url').toString());
  if (!Array.isArray(keys) || keys.length !== length || !keys.every((key) => typeof key === 'string' || typeof key === 'number')) {
    throw new DomainError('notFound', { what: 'cursor' });
  }
  return keys as unknown as Keys;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Cuts the one row too many that says whether there is a further page. */
export function toPage<Row>(rows: readonly Row[], limit: number, keysOf: (row: Row) => readonly (string | number)[]): { rows: readonly Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > limit && last !== undefined ? toCursor(keysOf(last)) : null };
}
