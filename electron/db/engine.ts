import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** A handle to read with. */
export type Db = Kysely<Database>;
/** A handle to write with: a write outside a transaction does not compile. */
export type Tx = Transaction<Database>;

/** What a database refusal means, whatever the engine calls it. */
export type DatabaseErrorClass =
  | 'unique'
  | 'foreignKey'
  | 'check'
  /** Another transaction was in the way: trying again helps. */
  | 'busy'
  /** It took longer than anybody may wait: trying again at once would only take as long. */
  | 'slow'
  /** Nobody answers, or the connection broke; whether a commit under way took place is not known. */
  | 'away'
  | 'diskFull'
  /** The disk could not be written to or read from. */
  | 'diskFailed'
  | 'readOnly'
  /** The role that the host signs in with may not do this. */
  | 'forbidden'
  | 'damaged'
  | 'other';

/** Words of the data definition language in which the engines differ; migrations use nothing else that is not portable. */
export interface Ddl {
  /** Identity column, e.g. `id ${ddl.id}`. */
  readonly id: string;
  /** 64-bit integer: instants in ms, fen, quantities, flags, references. */
  readonly int: string;
  /** Text that sorts and compares by code point on every engine. */
  readonly text: string;
  /** Bytes as they are. */
  readonly bytes: string;
  /** End of a `create table` statement. */
  readonly end: string;
  /** End of a table whose primary key is its only way of access. */
  readonly endKeyed: string;
  /** The statements that create a full-text index over two-character grams, keyed by the id of a row. */
  textIndex(name: string): readonly string[];
  /**
   * Statements after which the engine itself refuses to delete rows of these tables, and to change the named columns (F121). Whoever holds
   * the file or owns the tables can take that away again; the chain finds what they do then.
   */
  keepers(tables: Readonly<Record<string, readonly string[]>>): readonly string[];
}

/** A table as it stands in the database, by its names in SQL. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[];
}

/** Where the data stand, for people. */
export interface DatabasePlace {
  readonly kind: 'file' | 'server';
  readonly version: string;
  readonly bytes: number;
}

/** What other hosts said since this one listens. */
export interface Listener {
  /** Another host's message. */
  heard(text: string): void;
  /** The line was broken for a while: any number of messages may be missing. */
  missed(): void;
}

/** What only a database has that several hosts share. */
export interface DatabaseServer {
  /**
   * Refuses what data cannot be kept on safely (F82).
   * @param now the clock of this machine, whatever time a test chooses for the shop.
   * @throws DomainError `databaseUnfit` with the `reason`, `databaseReadOnly`.
   */
  check(now?: () => number): Promise<void>;
  /** Says `text` to all hosts that listen; inside a transaction they hear it with its commit and not without. */
  say(text: string, tx?: Tx): Promise<void>;
  /** Hears what is said from now on. @returns a function that ends it. */
  listen(listener: Listener): Promise<() => Promise<void>>;
  /** Makes a migrated database ready to take rows in any order. @returns what `ended` needs. */
  receiving(tx: Tx): Promise<string>;
  /** Holds what was taken in against all references and goes on numbering behind it. */
  received(tx: Tx, kept: string): Promise<void>;
  /** Removes every table of ours, so that the database is as empty as before. */
  clear(tx: Tx): Promise<void>;
  /** Adds rows, given as one JSON text of objects by column. */
  addRows(tx: Tx, table: string, rows: string): Promise<void>;
}

/** Full-text search over grams (see `shared/search-text.ts`); newest ids first, always limited. */
export interface TextIndex {
  put(tx: Tx, name: TextIndexName, id: number, grams: readonly string[]): Promise<void>;
  putMany(tx: Tx, name: TextIndexName, rows: readonly { readonly id: number; readonly grams: readonly string[] }[]): Promise<void>;
  remove(tx: Tx, name: TextIndexName, id: number): Promise<void>;
  /** Ids whose text holds all grams, descending, below `before` if given. */
  match(db: Db, name: TextIndexName, grams: readonly TextGram[], limit: number, before?: number): Promise<readonly number[]>;
}

/** A token that must occur, or the beginning of one. */
export interface TextGram {
  readonly token: string;
  readonly prefix: boolean;
}

/** Texts of requests by request id, addresses by customer id. */
export type TextIndexName = 'request_text' | 'customer_text';

/** How a database file is opened. */
export interface DatabaseFile {
  readonly path: string;
  readonly key: Uint8Array | undefined;
}
/** Why nothing is written: the shop is being moved to a server, or was and waits for the program to start on it. */
export type FrozenCode = 'databaseMoving' | 'databaseMoved';

/**
 * The only seam between the application and its database engine. Everything above writes portable SQL through Kysely.
 */
export interface Engine {
  /** For diagnostics and the bench only; no rule may depend on it. */
  readonly name: string;
  /** Reads; on the embedded engine a connection of its own, so that a read never waits for a write. */
  readonly db: Db;
  readonly ddl: Ddl;
  readonly textIndex: TextIndex;
  /** The file in which everything lies, for a worker thread that reads it by itself; absent where a server does the reading. */
  readonly file: DatabaseFile | undefined;
  /**
   * Runs `work` in one write transaction: all or nothing. Serialisation failures and deadlocks are tried again up to five
   * times, so `work` must have no effect outside the transaction.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `work` with the handle that may change the schema, on the connection that writes. */
  migrating<T>(work: (db: Db) => Promise<T>): Promise<T>;
  classifyError(error: unknown): DatabaseErrorClass;
  /** All tables but those of the full-text indexes and of the migrations, by name. */
  tables(): Promise<readonly TableShape[]>;
  place(): Promise<DatabasePlace>;
  /** Is there anybody who answers within these milliseconds? */
  isReachable(withinMs: number): Promise<boolean>;
  /** Absent where this process alone owns the data. */
  readonly server?: DatabaseServer;
  /**
   * From the moment it answers, every transaction is refused with this code, and all earlier ones have ended; `undefined` lets them
   * through again.
   */
  freeze(code: FrozenCode | undefined): Promise<void>;
  /** Are transactions refused? */
  isFrozen(): boolean;
  /** What was deleted until now is to leave the files too, within seconds (F124); a server does that with its own vacuum. */
  forget(): void;
  close(): Promise<void>;
}
