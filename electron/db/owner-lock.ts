import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '../errors.ts';
import { holdExclusively } from './sqlite-file.ts';

/** Locks in force. A handle that nothing refers to is collected, and its lock with it. */
const held = new Set<() => void>();

/**
 * Makes this process the only owner of a data folder until the returned function is called. The lock is the operating system's own
 * on `owner.lock`, so a killed process leaves none behind, and two paths that lead to one folder meet at one file.
 * @throws DomainError `databaseOwned` when another process owns the folder.
 */
export function ownDataFolder(dataFolder: string): () => void {
  mkdirSync(dataFolder, { recursive: true });
  const release = holdExclusively(join(dataFolder, 'owner.lock'));
  if (!release) throw new DomainError('databaseOwned', { folder: dataFolder });
  held.add(release);
  return () => {
    if (held.delete(release)) release();
  };
}
