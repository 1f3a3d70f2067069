import { classifyError, openFile } from './sqlite-file.ts';

export { classifyError as classifyFileError } from './sqlite-file.ts';

/** What a database file says about itself; kept in a backup's manifest and compared when it is read back (F38). */
export interface FileFacts {
  readonly shopName: string;
  /** The open check value of the shop's keys: which shop it is. Empty before the first start with keys. */
  readonly shopKey: string;
  /** Migrations in the order in which they ran. */
  readonly schema: readonly string[];
  /** Of every table: rows, and the highest id where it has ids. */
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly lastId: number | null }>>;
  /** Head of the chain over audit, ledger and money rows. */
  readonly chainHead: string | null;
}

type Handle = ReturnType<typeof openFile>;

/**
 * A copy of a live database as of one moment, sealed with the same key (F33). Writers go on meanwhile; the thread that calls stands still.
 * Never a copy of the file itself: its log belongs to it.
 */
export function snapshotFile(file: string, key: Buffer | undefined, target: string): void {
  const handle = openFile(file, key);
  try {
    handle.prepare('vacuum into ?').run(target);
  } finally {
    handle.close();
  }
}

/** @throws SqliteError where the file is damaged or the key another one. */
export function readFacts(file: string, key: Buffer | undefined): FileFacts {
  return reading(file, key, (handle) => {
    const names = column<string>(handle, "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name");
    const has = (name: string) => names.includes(name);
    return {
      shopName: has('shop') ? (column<string>(handle, 'select name from shop')[0] ?? '') : '',
      shopKey: has('setting') ? jsonText(column<string>(handle, "select value from setting where key = 'keys.check'")[0]) : '',
      schema: has('kysely_migration') ? column<string>(handle, 'select name from kysely_migration order by timestamp, name') : [],
      tables: Object.fromEntries(names.map((name) => [name, factsOfTable(handle, name)])),
      chainHead: has('chain_block') ? headOf(handle) : null,
    };
  });
}

/** Stored names of all photos and files, with their small pictures. */
export function readStoredNames(file: string, key: Buffer | undefined): readonly string[] {
  return reading(file, key, (handle) => {
    if (column(handle, "select name from sqlite_schema where name = 'attachment'").length === 0) return [];
    return column<string>(handle, 'select stored from attachment union select thumb from attachment order by 1').filter(
      (name) => name !== '',
    );
  });
}

/** Page by page and reference by reference (F38); null: sound. */
export function findDamage(file: string, key: Buffer | undefined): 'otherKey' | 'databaseDamaged' | 'referencesBroken' | null {
  try {
    return reading(file, key, (handle) => {
      if (column(handle, 'pragma quick_check(1)')[0] !== 'ok') return 'databaseDamaged';
      return (handle.pragma('foreign_key_check') as readonly unknown[]).length > 0 ? 'referencesBroken' : null;
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB') return 'otherKey';
    if (classifyError(error) === 'damaged') return 'databaseDamaged';
    throw error;
  }
}

/** The last block as JSON: number, digest, time and how many rows are in the chain; null before the chain begins. */
function headOf(handle: Handle): string | null {
  const head = handle.prepare('select seq, mac, at, total from chain_block order by seq desc limit 1').get();
  return head === undefined ? null : JSON.stringify(head);
}

function reading<T>(file: string, key: Buffer | undefined, read: (handle: Handle) => T): T {
  const handle = openFile(file, key, { readonly: true, fileMustExist: true });
  try {
    return read(handle);
  } finally {
    handle.close();
  }
}

function column<T>(handle: Handle, sql: string): readonly T[] {
  return handle.prepare(sql).pluck().all() as readonly T[];
}

function factsOfTable(handle: Handle, name: string): { readonly rows: number; readonly lastId: number | null } {
  const table = `"${name.replaceAll('"', '""')}"`;
  const hasId = (handle.pragma(`table_info(${table})`) as readonly { readonly name: string; readonly type: string }[]).some(
    (found) => found.name === 'id' && found.type.toLowerCase() === 'integer',
  );
  const row = handle.prepare(`select count(*) as n, ${hasId ? 'max(id)' : 'null'} as last from ${table}`).get() as {
    n: number;
    last: number | null;
  };
  // the full-text index numbers its pages beyond what a figure can hold
  return { rows: row.n, lastId: Number.isSafeInteger(row.last) ? row.last : null };
}

function jsonText(json: string | undefined): string {
  return json === undefined ? '' : String(JSON.parse(json));
}
