import { sql } from 'kysely';
import type { Engine } from '../../electron/db/engine.ts';
import type { Database } from '../../electron/db/schema.ts';
import { textQueryGrams } from '../../shared/search-text.ts';

const textIndexes = ['request_text', 'customer_text'] as const;

/** Every table and column of text in which one of the words still stands, and every index that finds it: `customer.name`. */
export async function tracesOf(engine: Engine, words: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name, columns } of await engine.db.introspection.getTables()) {
    if (textIndexes.some((index) => name.startsWith(index)) || name.startsWith('sqlite_')) continue;
    for (const column of columns) {
      if (!/text|char/i.test(column.dataType)) continue;
      for (const word of words) {
        const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}
          where ${sql.ref(column.name)} like ${`%${word}%`}`.execute(engine.db);
        if (Number(rows[0]?.n) > 0) found.push(`${name}.${column.name}: ${word}`);
      }
    }
  }
  for (const index of textIndexes)
    for (const word of words)
      if ((await engine.textIndex.match(engine.db, index, textQueryGrams(word), 5)).length > 0) found.push(`${index}: ${word}`);
  return found;
}

/** Tables that have a column of this name, as the database itself says. */
export async function tablesWith(engine: Engine, column: string): Promise<readonly (keyof Database)[]> {
  const tables = await engine.db.introspection.getTables();
  return tables
    .filter(({ columns }) => columns.some(({ name }) => name === column || name === camel(column)))
    .map(({ name }) => camel(name) as keyof Database)
    .toSorted();
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
