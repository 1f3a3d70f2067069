import { join } from 'node:path';
import { DomainError } from '../errors.ts';
import type { Engine } from './engine.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite, quickCheck } from './sqlite.ts';

export interface OpenDatabaseOptions {
  /** Folder of the embedded database; unused where `databaseUrl` is given. */
  readonly dataFolder: string;
  /** `postgres://…` of a server; absent: the file `counter.db` in the data folder. */
  readonly databaseUrl?: string | undefined;
  /** Called when an idle connection to the server breaks; it is replaced by itself. */
  readonly onConnectionLost?: ((error: Error) => void) | undefined;
}

/**
 * Opens the shop's database, whichever engine holds it. A database file is checked page by page first: working on a damaged one
 * could make the damage worse.
 * @throws DomainError `databaseDamaged` with what the check found.
 */
export function openDatabase({ dataFolder, databaseUrl, onConnectionLost }: OpenDatabaseOptions): Engine {
  if (databaseUrl) return openPostgres({ url: databaseUrl, ...(onConnectionLost && { onConnectionLost }) });
  const file = join(dataFolder, 'counter.db');
  const problems = quickCheck(file);
  if (problems.length > 0) throw new DomainError('databaseDamaged', { file, problems });
  return openSqlite({ file });
}
