import type { Kysely, QueryResult } from 'kysely';
import type { TextIndex, Tx } from './engine.ts';
import type { Database } from './schema.ts';

/** Full-text search over two-character grams in an FTS5 table without positions. */
export const textIndex: TextIndex = {
  async put(tx, name, id, grams) {
    await rawRun(tx, `insert or replace into ${name} (rowid, grams) values (?, ?)`, [id, grams.join(' ')]);
  },
  async putMany(tx, name, rows) {
    for (const { id, grams } of rows) await textIndex.put(tx, name, id, grams);
  },
  async remove(tx, name, id) {
    await rawRun(tx, `delete from ${name} where rowid = ?`, [id]);
  },
  async match(db, name, grams, limit, before) {
    const words = grams.flatMap(({ token, prefix }) => wordsOf(token).map((word) => `"${word}"${prefix ? '*' : ''}`));
    if (words.length === 0) return [];
    const sql = `select rowid as id from ${name} where ${name} match ? and rowid < ? order by rowid desc limit ?`;
    const { rows } = await rawRun<{ id: number }>(db, sql, [words.join(' AND '), before ?? Number.MAX_SAFE_INTEGER, limit]);
    return rows.map(({ id }) => id);
  },
};

/**
 * A token as FTS5 cuts it. Tokens hold letters and digits only, so quoting is enough, but its older Unicode tables take a few vowel signs
 * of New Tai Lue and Vedic for blanks, and a phrase of two words is an error in an index without positions.
 */
function wordsOf(token: string): readonly string[] {
  return token.split(/[\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]+/u).filter(Boolean);
}

async function rawRun<R>(db: Kysely<Database> | Tx, sql: string, parameters: readonly unknown[]): Promise<QueryResult<R>> {
  return db.executeQuery<R>({ sql, parameters, query: { kind: 'RawNode', sqlFragments: [sql], parameters: [] }, queryId: { queryId: '' } });
}
