import type { DatabaseFile, Db } from './engine.ts';
import { openSqliteReader } from './sqlite.ts';

/** A handle that only reads a database file, for a worker thread beside the engine. */
export function openReader(file: DatabaseFile): { readonly db: Db; close(): Promise<void> } {
  return openSqliteReader(file);
}
