import Sqlite from 'better-sqlite3';
import type { Insertable, Selectable } from 'kysely';
import { toCamel, toSnake } from '../../electron/db/naming.ts';
import type { Database } from '../../electron/db/schema.ts';

export type Row<T extends keyof Database> = Selectable<Database[T]>;
/** A row to write: columns that have a default may be left out. */
export type NewRow<T extends keyof Database> = Insertable<Database[T]>;

/** Writes whole tables fast: no secondary indexes and no syncs until `finish` has put both back. */
export interface Bulk {
  add<T extends keyof Database>(table: T, row: NewRow<T>): void;
  addGrams(requestId: number, grams: string): void;
  addAddressGrams(customerId: number, grams: string): void;
  /** Search terms wait until the end, so that they are written in the order of their key. */
  addTerms(subject: string, subjectId: number, terms: readonly string[]): void;
  /** Ends the current transaction once it is large enough. */
  pace(): void;
  finish(): void;
}

const textTables = ['request_text', 'customer_text'] as const;
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
  for (const name of textTables) db.exec(`insert into ${name} (${name}, rank) values ('hashsize', 67108864)`);

  const tables = new Map<string, TableWriter>();
  const table = (name: keyof Database) => {
    let writer = tables.get(name);
    if (!writer) tables.set(name, (writer = tableWriter(db, toSnake(name), columnsOf(db, toSnake(name)))));
    return writer;
  };
  const terms = tableWriter(
    db,
    'term_stage',
    ['subject', 'term', 'subject_id'].map((name) => ({ name, value: null })),
  );
  const [grams, addressGrams] = textTables.map((name) => db.prepare<[number, string]>(`insert into ${name} (rowid, grams) values (?, ?)`));
  let pending = 0;
  db.exec('begin immediate');
  return {
    add(name, row) {
      pending++;
      table(name).add(row);
    },
    addGrams(requestId, text) {
      pending++;
      grams?.run(requestId, text);
    },
    addAddressGrams(customerId, text) {
      pending++;
      addressGrams?.run(customerId, text);
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
      for (const name of textTables) db.exec(`insert into ${name} (${name}, rank) values ('hashsize', 1048576)`);
      for (const { sql } of indexes) db.exec(sql);
      db.exec('analyze');
      db.pragma('journal_mode=WAL');
      db.close();
    },
  };
}

interface Column {
  readonly name: string;
  /** What a row that does not name it gets. */
  readonly value: unknown;
}

function columnsOf(db: Sqlite.Database, table: string): readonly Column[] {
  return db
    .prepare<[string], { name: string; dflt_value: string | null }>('select name, dflt_value from pragma_table_info(?)')
    .all(table)
    .map(({ name, dflt_value }) => ({ name, value: dflt_value === null ? null : db.prepare(`select ${dflt_value}`).pluck().get() }));
}

interface TableWriter {
  add(row: Readonly<Record<string, unknown>>): void;
  flush(): void;
}

function tableWriter(db: Sqlite.Database, table: string, columns: readonly Column[]): TableWriter {
  const fields = columns.map(({ name, value }) => ({ name: toCamel(name), value }));
  const insert = (rows: number) =>
    db.prepare<unknown[]>(
      `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) values ${Array(rows)
        .fill(`(${columns.map(() => '?').join(', ')})`)
        .join(', ')}`,
    );
  const batch = Math.max(1, Math.floor(valuesPerStatement / columns.length));
  const full = insert(batch);
  const values: unknown[] = [];
  return {
    add(row) {
      for (const { name, value } of fields) values.push(row[name] === undefined ? value : row[name]);
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
