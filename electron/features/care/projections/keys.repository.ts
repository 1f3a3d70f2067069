import { sql } from 'kysely';
import type { Db } from '../../../db/engine.ts';
import type { Database } from '../../../db/schema.ts';

/** The largest value of a whole-number column, 0 in an empty table. */
export function lastOf(table: keyof Database, column = 'id'): (db: Db) => Promise<number> {
  return async (db) => {
    const { rows } = await sql<{ last: number | null }>`select max(${sql.ref(column)}) as last from ${sql.table(table)}`.execute(db);
    return Number(rows[0]?.last ?? 0);
  };
}
