import type Sqlite from 'better-sqlite3';
import { Kysely, SqliteAdapter, SqliteQueryCompiler } from 'kysely';
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult, SelectModifierNode } from 'kysely';
import { SqliteIntrospector } from 'kysely';
import { invariant } from '../errors.ts';
import type { DatabaseFile, Db, Ddl, Engine } from './engine.ts';
import { gated } from './freeze.ts';
import { toCamel, toSnake } from './naming.ts';
import type { Database } from './schema.ts';
import { checkpointsOf } from './sqlite-checkpoints.ts';
import { classifyError, openFile } from './sqlite-file.ts';
import { describeTables } from './sqlite-tables.ts';
import { textIndex } from './sqlite-text-index.ts';
import { bindTextIndex } from './text-index.ts';
import { trustInWrites } from './write-trust.ts';

export interface SqliteOptions {
  /** Path of the database file; created if absent. */
  readonly file: string;
  /** 32 bytes with which every page is sealed (R-004-17); absent: a plain file, for tests and half made shops. */
  readonly key?: Buffer | undefined;
  /** How many statements each connection keeps prepared. */
  readonly statementCache?: number;
}

const ddl: Ddl = {
  id: 'integer primary key autoincrement',
  int: 'integer',
  text: 'text',
  bytes: 'blob',
  end: 'strict',
  endKeyed: 'strict, without rowid',
  textIndex: (name) => [
    `create virtual table ${name} using fts5(grams, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0", detail=none)`,
  ],
  keepers: (tables) =>
    Object.entries(tables).flatMap(([table, columns]) => [
      `create trigger ${table}_kept before update of ${columns.join(', ')} on ${table}
        begin select raise(abort, '${table} is append-only'); end`,
      `create trigger ${table}_kept_rows before delete on ${table}
        begin select raise(abort, '${table} is append-only'); end`,
    ]),
};

/**
 * The embedded engine: one file, one writing connection whose transactions start IMMEDIATE, and one reading connection. Reads use the
 * writing connection between transactions, since its page cache stays warm, and the other one while a transaction is open, so that
 * they neither wait nor see what is not committed.
 * `synchronous=FULL` is set and asserted on every open: the library falls back to NORMAL when it re-opens a WAL file, and
 * a power cut would then lose acknowledged work.
 */
export function openSqlite({ file, key, statementCache = 500 }: SqliteOptions): Engine {
  const writer = open(file, 32, key);
  // It works only while a transaction is open.
  const reader = open(file, 4, key);
  reader.pragma('query_only=ON');
  const writing = new Kysely<Database>({ dialect: new FileDialect(writer, new FileConnection(() => writer, statementCache, false)) });
  const reading = new FileConnection(() => (writer.inTransaction ? reader : writer), statementCache, true);
  const db = new Kysely<Database>({ dialect: new FileDialect(reader, reading) });
  for (const handle of [writing, db]) bindTextIndex(handle, textIndex);
  const checkpoint = checkpointsOf(writer);
  const trusted = trustInWrites(classifyError);
  return {
    name: 'sqlite',
    db,
    ddl,
    textIndex,
    file: { path: file, key },
    ...gated((work) => trusted(() => writing.transaction().execute(work)).finally(checkpoint.soon)),
    migrating: (work) => work(writing),
    classifyError,
    tables: () => describeTables(db),
    place: async () => ({
      kind: 'file',
      version: String(reader.prepare('select sqlite_version()').pluck().get()),
      bytes: Number(reader.pragma('page_count', { simple: true })) * Number(reader.pragma('page_size', { simple: true })),
    }),
    isReachable: async () => writer.open,
    forget: checkpoint.whole,
    async close() {
      checkpoint.never();
      await db.destroy();
      await writing.destroy();
      // one that was never asked anything is not destroyed with its face
      for (const handle of [reader, writer]) if (handle.open) handle.close();
    },
  };
}

/** Reads the file from a thread of its own. */
export function openSqliteReader({ path, key }: DatabaseFile): { readonly db: Db; close(): Promise<void> } {
  const handle = open(path, 16, key && Buffer.from(key));
  handle.pragma('query_only=ON');
  const db = new Kysely<Database>({ dialect: new FileDialect(handle, new FileConnection(() => handle, 100, true)) });
  return { db, close: () => db.destroy() };
}

function open(file: string, cacheMiB: number, key: Buffer | undefined): Sqlite.Database {
  const handle = openFile(file, key);
  handle.pragma('journal_mode=WAL');
  handle.pragma('synchronous=FULL');
  handle.pragma('foreign_keys=ON');
  // A row that is replaced by another counts as deleted (F121).
  handle.pragma('recursive_triggers=ON');
  // What is deleted or overwritten is wiped in the file too (F124).
  handle.pragma('secure_delete=ON');
  handle.pragma(`cache_size=-${cacheMiB * 1024}`);
  handle.pragma('temp_store=MEMORY');
  handle.pragma(`wal_autocheckpoint=${mostWalPages}`);
  assertDurable(handle);
  return handle;
}

/** 16 MiB: where writers never pause, every so many pages one commit waits for a checkpoint. */
const mostWalPages = 4000;
/** Refuses to run on a connection that could lose acknowledged work. */
function assertDurable(handle: Sqlite.Database): void {
  invariant(handle.pragma('journal_mode', { simple: true }) === 'wal', 'the database runs in WAL mode');
  invariant(handle.pragma('synchronous', { simple: true }) === 2, 'every commit is synced (synchronous=FULL)');
  invariant(handle.pragma('foreign_keys', { simple: true }) === 1, 'foreign keys are enforced');
}

/** camelCase names become snake_case, and row locks are left out: a write transaction already holds the only lock. */
class FileQueryCompiler extends SqliteQueryCompiler {
  protected override sanitizeIdentifier(identifier: string): string {
    return super.sanitizeIdentifier(toSnake(identifier));
  }

  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (node.modifier === 'ForUpdate') return;
    super.visitSelectModifier(node);
  }
}

/** DDL is transactional here, so a migration happens as a whole or not at all. */
class FileAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class FileDialect implements Dialect {
  readonly #handle: Sqlite.Database;
  readonly #connection: FileConnection;

  constructor(handle: Sqlite.Database, connection: FileConnection) {
    this.#handle = handle;
    this.#connection = connection;
  }

  createDriver(): Driver {
    return new FileDriver(this.#handle, this.#connection);
  }
  createQueryCompiler(): FileQueryCompiler {
    return new FileQueryCompiler();
  }
  createAdapter(): FileAdapter {
    return new FileAdapter();
  }
  createIntrospector(db: Kysely<unknown>): SqliteIntrospector {
    return new SqliteIntrospector(db);
  }
}

class FileDriver implements Driver {
  readonly #handle: Sqlite.Database;
  readonly #connection: FileConnection;

  constructor(handle: Sqlite.Database, connection: FileConnection) {
    this.#handle = handle;
    this.#connection = connection;
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async beginTransaction(): Promise<void> {
    this.#handle.exec('begin immediate');
  }
  async commitTransaction(): Promise<void> {
    this.#handle.exec('commit');
  }
  async rollbackTransaction(): Promise<void> {
    if (this.#handle.inTransaction) this.#handle.exec('rollback');
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {
    this.#connection.forget();
    this.#handle.close();
  }
}

interface Prepared {
  readonly statement: Sqlite.Statement<unknown[]>;
  /** camelCase column names of a statement that returns rows. */
  readonly columns: readonly string[] | undefined;
}

/** Keeps statements prepared and names result columns once per statement: both are most of a short query's time. */
class FileConnection implements DatabaseConnection {
  readonly #handleNow: () => Sqlite.Database;
  readonly #cacheSize: number;
  readonly #isReadOnly: boolean;
  #prepared = new WeakMap<Sqlite.Database, Map<string, Prepared>>();

  constructor(handleNow: () => Sqlite.Database, cacheSize: number, isReadOnly: boolean) {
    this.#handleNow = handleNow;
    this.#cacheSize = cacheSize;
    this.#isReadOnly = isReadOnly;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { statement, columns } = this.#prepare(sql);
    if (!columns) {
      const { changes, lastInsertRowid } = statement.run(...parameters);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    }
    const rows = statement.all(...parameters) as unknown[][];
    return { rows: rows.map((values) => toRow<R>(columns, values)) };
  }

  async *streamQuery<R>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    // Not cached: a statement that is being iterated cannot be run again.
    const { statement, columns } = this.#made(this.#handleNow(), sql);
    for (const values of statement.iterate(...parameters) as IterableIterator<unknown[]>) yield { rows: [toRow<R>(columns ?? [], values)] };
  }

  forget(): void {
    this.#prepared = new WeakMap();
  }

  #prepare(sql: string): Prepared {
    const handle = this.#handleNow();
    let kept = this.#prepared.get(handle);
    if (!kept) this.#prepared.set(handle, (kept = new Map()));
    const known = kept.get(sql);
    if (known) return known;
    const made = this.#made(handle, sql);
    if (kept.size >= this.#cacheSize) kept.delete(kept.keys().next().value ?? '');
    // Statements that define tables are not kept: a later one may change the columns of an earlier one.
    if (/^\s*(select|insert|update|delete|with)/i.test(sql)) kept.set(sql, made);
    return made;
  }

  #made(handle: Sqlite.Database, sql: string): Prepared {
    const made = prepare(handle, sql);
    // SQLite calls no pragma read-only, not even one that asks.
    const isHarmless = made.statement.readonly || /^\s*pragma\s+\w+$/i.test(sql);
    invariant(!this.#isReadOnly || isHarmless, 'a reading handle only reads: a write needs a transaction');
    return made;
  }
}

function prepare(handle: Sqlite.Database, sql: string): Prepared {
  const statement = handle.prepare<unknown[]>(sql);
  if (!statement.reader) return { statement, columns: undefined };
  return { statement: statement.raw(), columns: statement.columns().map(({ name }) => toCamel(name)) };
}

function toRow<R>(columns: readonly string[], values: readonly unknown[]): R {
  const row: Record<string, unknown> = {};
  for (let i = 0; i < columns.length; i++) row[columns[i] as string] = values[i];
  return row as R;
}
