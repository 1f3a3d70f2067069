import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/**
 * Does one of these columns (`table.column`) hold this text anywhere, whatever its case? Signs that `like` understands are only text.
 * Reads every row that the other conditions leave: for lists that stay small; people and documents are found by their terms.
 */
export function holdsText(query: string, columns: readonly string[]): RawBuilder<boolean> {
  const part = `%${query.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const holds = columns.map((column) => sql`lower(${sql.ref(column)}) like ${part} escape '\\'`);
  return sql<boolean>`(${sql.join(holds, sql` or `)})`;
}
