import { accessSync, constants, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DomainError } from '../../errors.ts';
import { folderKind } from './folder-kind.ts';

/** In which somebody allowed this very folder: moved elsewhere, it is asked anew. */
const allowedName = 'folder-allowed.json';

/**
 * Refuses a data folder in which a database does not last (F19), and one that cannot be written to (F08).
 * @throws DomainError `folderUnsafe` with `kind` and `what`, `folderReadOnly`.
 */
export function requireSafeFolder(dataFolder: string, isAllowed: boolean): void {
  const path = realPath(resolve(dataFolder));
  refuseReadOnly(path);
  const found = folderKind({ path, mounts: readText('/proc/mounts') });
  if (found.kind === 'local' || isAllowed || wasAllowed(path)) return;
  throw new DomainError('folderUnsafe', { folder: path, kind: found.kind, what: found.what });
}

/** Somebody has read what may happen and wants it all the same. */
export function allowFolder(dataFolder: string): void {
  mkdirSync(resolve(dataFolder), { recursive: true });
  const path = realPath(resolve(dataFolder));
  writeFileSync(join(path, allowedName), JSON.stringify({ path }));
}

function wasAllowed(path: string): boolean {
  const text = readText(join(path, allowedName));
  if (text === '') return false;
  try {
    return (JSON.parse(text) as { readonly path?: unknown }).path === path;
  } catch {
    return false;
  }
}

/** The folder, or as much of the way to it as there is; on Windows a mapped drive becomes the share behind it. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync.native(path);
  const above = dirname(path);
  return above === path ? path : join(realPath(above), path.slice(above.length));
}

function refuseReadOnly(path: string): void {
  if (!existsSync(path)) return;
  try {
    accessSync(path, constants.W_OK);
  } catch {
    throw new DomainError('folderReadOnly', { folder: path });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
