import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** A handle to read with. */
export type Db = Kysely<Database>;
/** A handle to write with: a write outside a transaction does not compile. */
export type Tx = Transaction<Database>;

/** What a database refusal means, whatever the engine calls it. */
export type DatabaseErrorClass = 'unique' | 'foreignKey' | 'check' | 'busy' | 'diskFull' | 'diskFailed' | 'readOnly' | 'damaged' | 'other';

/** Words of the data definition language in which the engines differ; migrations use nothing else that is not portable. */
export interface Ddl {
  /** Identity column, e.g. `id ${ddl.id}`. */
  readonly id: string;
  /** 64-bit integer: instants in ms, fen, quantities, flags, references. */
  readonly int: string;
  /** Text that sorts and compares by code point on every engine. */
  readonly text: string;
  /** End of a `create table` statement. */
  readonly end: string;
  /** End of a table whose primary key is its only way of access. */
  readonly endKeyed: string;
  /** The statements that create a full-text index over two-character grams, keyed by the id of a row. */
  textIndex(name: string): readonly string[];
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
  /**
   * Runs `work` in one write transaction: all or nothing. Serialisation failures and deadlocks are tried again up to five
   * times, so `work` must have no effect outside the transaction.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `work` with the handle that may change the schema, on the connection that writes. */
  migrating<T>(work: (db: Db) => Promise<T>): Promise<T>;
  classifyError(error: unknown): DatabaseErrorClass;
  /** What was deleted until now is to leave the files too, within seconds (F124); a server does that with its own vacuum. */
  forget(): void;
  close(): Promise<void>;
}
