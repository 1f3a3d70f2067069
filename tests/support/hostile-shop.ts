import { join } from 'node:path';
import { openFile } from '../../electron/db/sqlite-file.ts';
import { keyPathOf, keyStore } from '../../electron/platform/keys/key-store.ts';
import { keysOf } from '../../electron/platform/keys/keys.ts';
import { hostileTexts } from './hostile-texts.ts';

/** Tables whose texts are not typed by anybody, or that decide who may do what. */
const untyped =
  /^(sqlite_|kysely_|session$|request_key$|draft$|user_|.*_text(_|$)|text_|setting$|preset|timer_policy|number_range|sequence)/;

/** Numbers and codes that the shop gives out itself. */
const given = /(^|_)(no|number|code|mime|stored|thumb|zone|layout|version)$/;

/** A text that somebody typed, as the Latin shop has them: words, not a key word, a number of a document, a date, JSON or a digest. */
const typed = `(%s glob '*[A-Za-z]* [A-Za-z0-9]*' or %s glob '[A-Z][a-z]*') and %s not glob '[{[]*' and length(%s) < 300`;

/**
 * Adds a hostile text to every typed text of a shop whose host is stopped, each row and column the next one of the corpus. What a check, a
 * unique index or a trigger refuses stays as it is.
 * @returns which columns now hold hostile texts, and how many texts there are.
 */
export async function makeHostile(dataFolder: string): Promise<{ readonly columns: readonly string[]; readonly texts: number }> {
  const master = await keyStore(keyPathOf(dataFolder)).load();
  if (typeof master === 'string') throw new Error(`the key is ${master}`);
  const db = openFile(join(dataFolder, 'counter.db'), keysOf(master).database);
  const tables = db
    .prepare<[], string>(`select name from sqlite_master where type = 'table' and sql like '%strict%' and sql not like '%without rowid%'`)
    .pluck()
    .all();
  const columns: string[] = [];
  let texts = 0;
  try {
    for (const table of tables.filter((name) => !untyped.test(name))) {
      const found = db.prepare<[], { name: string; type: string; pk: number }>(`select name, type, pk from pragma_table_info('${table}')`);
      for (const { name } of found.all().filter(({ name, type, pk }) => type.toLowerCase() === 'text' && pk === 0 && !given.test(name))) {
        const rows = db
          .prepare<[], number>(`select rowid from ${table} where ${typed.replaceAll('%s', name)}`)
          .pluck()
          .all();
        const update = db.prepare(`update or ignore ${table} set ${name} = ${name} || ' ' || ? where rowid = ?`);
        let changed = 0;
        for (const row of rows) {
          try {
            changed += update.run(hostileTexts[(texts + changed) % hostileTexts.length]?.replaceAll('\0', '') ?? '', row).changes;
          } catch {
            // a check or a trigger does not take it
          }
        }
        texts += changed;
        if (changed > 0) columns.push(`${table}.${name}`);
      }
    }
  } finally {
    db.close();
  }
  return { columns, texts };
}
