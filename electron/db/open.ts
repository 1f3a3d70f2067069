import { join } from 'node:path';
import type { ServerInput } from '../../shared/databases.ts';
import { DomainError } from '../errors.ts';
import { checkFile } from './check-file.ts';
import type { FileCheck } from './check-file.ts';
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
 * Looks at a database file page by page before it is opened: working on a damaged one could make the damage worse. A check that takes longer
 * than people wait at a start goes on beside the work (G5). Undefined where a server holds the data.
 * @throws DomainError `databaseDamaged` with what the check found.
 */
export async function checkDatabase({ dataFolder, databaseUrl, key }: OpenDatabaseOptions): Promise<FileCheck | undefined> {
  if (databaseUrl) return undefined;
  const file = databaseFile(dataFolder);
  // a plain file is read once more to seal it, so nothing of it may be in doubt
  const check = await checkFile(file, fileState(file) === 'plain' ? { waitMs: Number.POSITIVE_INFINITY } : { key });
  const problems = check.found() ?? [];
  if (problems.length === 0) return check;
  await check.end();
  throw new DomainError('databaseDamaged', { file, problems });
}

/** Opens the shop's database, whichever engine holds it; a file has been looked at before. */
export function openDatabase({ dataFolder, databaseUrl, key, onConnectionLost }: OpenDatabaseOptions): Engine {
  if (databaseUrl) return openPostgres({ url: databaseUrl, ...(onConnectionLost && { onConnectionLost }) });
  const file = databaseFile(dataFolder);
  if (fileState(file) === 'plain') sealFile(file, key);
  return openSqlite({ file, key });
}

/** A database that no shop works on yet: prepared beside the one in use. Checked before, like any other. */
export function openBeside(file: string, key: Buffer): Engine {
  const problems = quickCheck(file, key);
  if (problems.length > 0) throw new DomainError('databaseDamaged', { file, problems });
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
