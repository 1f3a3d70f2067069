import { join } from 'node:path';
import type { ServerInput } from '../../shared/databases.ts';
import { DomainError } from '../errors.ts';
import type { Engine } from './engine.ts';
import { openPostgres } from './postgres.ts';
import { sealFile } from './seal-file.ts';
import { fileState, quickCheck } from './sqlite-file.ts';
import type { FileState } from './sqlite-file.ts';
import { openSqlite } from './sqlite.ts';

export interface OpenDatabaseOptions {
  /** Folder of the embedded database; unused where `databaseUrl` is given. */
  readonly dataFolder: string;
  /** `postgres://…` of a server; absent: the file `counter.db` in the data folder. */
  readonly databaseUrl?: string | undefined;
  /** Seals the file; a plain one of an older version is sealed first. */
  readonly key: Buffer;
  /** Called when an idle connection to the server breaks; it is replaced by itself. */
  readonly onConnectionLost?: ((error: Error) => void) | undefined;
}

/**
 * Opens the shop's database, whichever engine holds it. A database file is checked page by page first: working on a damaged one
 * could make the damage worse.
 * @throws DomainError `databaseDamaged` with what the check found.
 */
export function openDatabase({ dataFolder, databaseUrl, key, onConnectionLost }: OpenDatabaseOptions): Engine {
  if (databaseUrl) return openPostgres({ url: databaseUrl, ...(onConnectionLost && { onConnectionLost }) });
  const file = databaseFile(dataFolder);
  const isPlain = fileState(file) === 'plain';
  const problems = quickCheck(file, isPlain ? undefined : key);
  if (problems.length > 0) throw new DomainError('databaseDamaged', { file, problems });
  if (isPlain) sealFile(file, key);
  return openSqlite({ file, key });
}

export function databaseFile(dataFolder: string): string {
  return join(dataFolder, 'counter.db');
}

/** Where the data of a folder stand: on a server, or in a file that is there, sealed or not, or not yet. */
export type DatabaseState = FileState | 'server';

export function databaseState(dataFolder: string, databaseUrl?: string): DatabaseState {
  return databaseUrl ? 'server' : fileState(databaseFile(dataFolder));
}

/** The address of a server as `openDatabase` takes it. */
export function serverUrl({ host, port, user, password, database }: ServerInput): string {
  const name = host.includes(':') ? `[${host}]` : host;
  const [who, secret, where] = [user, password, database].map(encodeURIComponent) as [string, string, string];
  return `postgres://${who}:${secret}@${name}:${port}/${where}`;
}
