import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import type { DatabaseErrorClass } from './engine.ts';

/**
 * A handle on a file, sealed with a key or plain. The scheme is SQLCipher 4's with the key itself instead of a passphrase, so that other
 * tools can open the file with the key.
 */
export function openFile(file: string, key?: Buffer, options: Sqlite.Options = {}): Sqlite.Database {
  const handle = new Sqlite(file, { timeout: 5000, ...options });
  if (key) turnKey(handle, 'key', key);
  return handle;
}

function turnKey(handle: Sqlite.Database, pragma: 'key' | 'rekey', key: Buffer): void {
  handle.pragma("cipher='sqlcipher'");
  handle.pragma('legacy=4');
  handle.pragma(`${pragma}="x'${key.toString('hex')}'"`);
}

/**
 * Seals the pages of a file in place, whatever they were before; a crash leaves a file of both, so only a copy is given here. No
 * journal is kept, for it would hold the pages as they were.
 */
export function turnPages(file: string, from: Buffer | undefined, to: Buffer): void {
  const handle = openFile(file, from);
  try {
    handle.pragma('journal_mode=OFF');
    if (from) handle.pragma('temp_store=MEMORY');
    turnKey(handle, 'rekey', to);
  } finally {
    handle.close();
  }
}

/** Does this key open the file? */
export function opensWith(file: string, key: Buffer): boolean {
  const handle = openFile(file, key);
  try {
    handle.pragma('schema_version');
    return true;
  } catch (error) {
    if (classifyError(error) === 'damaged') return false;
    throw error;
  } finally {
    handle.close();
  }
}

/** What stands in a database file: nothing yet, pages that anybody can read, or sealed ones. */
export type FileState = 'absent' | 'plain' | 'sealed';

const plainHeader = Buffer.from('SQLite format 3\0');

export function fileState(file: string): FileState {
  if (!existsSync(file)) return 'absent';
  const head = Buffer.alloc(plainHeader.length);
  const opened = openSync(file, 'r');
  try {
    if (readSync(opened, head, 0, head.length, 0) === 0) return 'absent';
  } finally {
    closeSync(opened);
  }
  return head.equals(plainHeader) ? 'plain' : 'sealed';
}

/** What SQLite's page-by-page check finds wrong with a file; empty when it is sound or does not exist yet. */
export function quickCheck(file: string, key?: Buffer): readonly string[] {
  if (!existsSync(file)) return [];
  let handle: Sqlite.Database | undefined;
  try {
    handle = openFile(file, key);
    const found = handle.pragma('quick_check(10)', { simple: false }) as readonly { readonly quick_check: string }[];
    return found.map((row) => row.quick_check).filter((line) => line !== 'ok');
  } catch (error) {
    if (classifyError(error) === 'damaged') return [error instanceof Error ? error.message : String(error)];
    throw error;
  } finally {
    handle?.close();
  }
}

/** Holds a file in an exclusive transaction until the returned function is called; undefined when another process holds it. */
export function holdExclusively(file: string): (() => void) | undefined {
  const handle = new Sqlite(file, { timeout: 500 });
  try {
    handle.exec('begin exclusive');
    return () => handle.close();
  } catch (error) {
    handle.close();
    if (classifyError(error) === 'busy') return undefined;
    throw error;
  }
}

/** What a refusal of SQLite means. */
export function classifyError(error: unknown): DatabaseErrorClass {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return 'unique';
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return 'foreignKey';
  if (code === 'SQLITE_CONSTRAINT_CHECK') return 'check';
  if (code.startsWith('SQLITE_BUSY')) return 'busy';
  if (code === 'SQLITE_FULL') return 'diskFull';
  if (code.startsWith('SQLITE_IOERR')) return 'diskFailed';
  if (code.startsWith('SQLITE_READONLY')) return 'readOnly';
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return 'damaged';
  return 'other';
}
