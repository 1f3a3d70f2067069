import Sqlite from 'better-sqlite3';
import type { Selectable } from 'kysely';
import { toCamel, toSnake } from '../../electron/db/naming.ts';
import type { Database } from '../../electron/db/schema.ts';

export type Row<T extends keyof Database> = Selectable<Database[T]>;

/** Writes whole tables fast: no secondary indexes and no syncs until `finish` has put both back. */
export interface Bulk {
  add<T extends keyof Database>(table: T, row: Row<T>): void;
  addGrams(requestId: number, grams: string): void;
  /** Search terms wait until the end, so that they are written in the order of their key. */
  addTerms(subject: string, subjectId: number, terms: readonly string[]): void;
  /** Ends the current transaction once it is large enough. */
  pace(): void;
  finish(): void;
}

const rowsPerTransaction = 50_000;
const valuesPerStatement = 1400;

/** @param file a migrated database that holds no business rows yet. */
export function openBulk(file: string): Bulk {
  const db = new Sqlite(file);
  for (const pragma of [
    'journal_mode=MEMORY',
    'synchronous=OFF',
    'foreign_keys=OFF',
    'locking_mode=EXCLUSIVE',
    'cache_size=-400000',
    'temp_store=FILE',
    'threads=2',
  ])
    db.pragma(pragma);
  const indexes = db
    .prepare<[], { name: string; sql: string }>(`select name, sql from sqlite_master where type = 'index' and sql is not null`)
    .all();
  for (const { name } of indexes) db.exec(`drop index ${name}`);
  db.exec('create temp table term_stage (subject text, term text, subject_id integer)');
  db.exec(`insert into request_text (request_text, rank) values ('hashsize', 67108864)`);

  const tables = new Map<string, TableWriter>();
  const table = (name: keyof Database) => {
    let writer = tables.get(name);
    if (!writer) tables.set(name, (writer = tableWriter(db, toSnake(name), columnsOf(db, toSnake(name)))));
    return writer;
  };
  const terms = tableWriter(db, 'term_stage', ['subject', 'term', 'subject_id']);
  const grams = db.prepare<[number, string]>('insert into request_text (rowid, grams) values (?, ?)');
  let pending = 0;
  db.exec('begin immediate');
  return {
    add(name, row) {
      pending++;
      table(name).add(row);
    },
    addGrams(requestId, text) {
      pending++;
      grams.run(requestId, text);
    },
    addTerms(subject, subjectId, list) {
      for (const term of new Set(list)) if (term !== '') terms.add({ subject, term, subjectId });
    },
    pace() {
      if (pending < rowsPerTransaction) return;
      pending = 0;
      db.exec('commit');
      db.exec('begin immediate');
    },
    finish() {
      for (const writer of [...tables.values(), terms]) writer.flush();
      db.exec(
        `insert into search_term (subject, term, subject_id) select distinct subject, term, subject_id from term_stage order by subject, term, subject_id`,
      );
      db.exec('commit');
      db.exec('drop table term_stage');
      db.exec(`insert into request_text (request_text, rank) values ('hashsize', 1048576)`);
      for (const { sql } of indexes) db.exec(sql);
      db.exec('analyze');
      db.pragma('journal_mode=WAL');
      db.close();
    },
  };
}

function columnsOf(db: Sqlite.Database, table: string): readonly string[] {
  return db
    .prepare<[string], { name: string }>('select name from pragma_table_info(?)')
    .all(table)
    .map(({ name }) => name);
}

interface TableWriter {
  add(row: Readonly<Record<string, unknown>>): void;
  flush(): void;
}

function tableWriter(db: Sqlite.Database, table: string, columns: readonly string[]): TableWriter {
  const fields = columns.map(toCamel);
  const insert = (rows: number) =>
    db.prepare<unknown[]>(
      `insert into ${table} (${columns.join(', ')}) values ${Array(rows)
        .fill(`(${columns.map(() => '?').join(', ')})`)
        .join(', ')}`,
    );
  const batch = Math.max(1, Math.floor(valuesPerStatement / columns.length));
  const full = insert(batch);
  const values: unknown[] = [];
  return {
    add(row) {
      for (const field of fields) values.push(row[field]);
      if (values.length < batch * fields.length) return;
      full.run(values);
      values.length = 0;
    },
    flush() {
      if (values.length > 0) insert(values.length / fields.length).run(values);
      values.length = 0;
    },
  };
}
