import { createHash, randomBytes } from 'node:crypto';
import { readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { seal, unseal } from '../../platform/keys/sealed-bytes.ts';
import { writeWhole } from '../../platform/whole-file.ts';
import { deleteBytes, deleteUnnamedBytes, findBytes, insertBytes } from './attachment-bytes.repository.ts';

/** Only such names are ever made or read (F112). */
const storedName = /^[0-9a-f]{40}$/;
/** A file without a row may belong to a write that is not through yet. */
const graceMs = 3_600_000;

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Where files go: into the data folder, or into the database where other hosts have to read them too. */
type FileHome = Pick<App, 'dataFolder' | 'keys'> & Partial<Pick<App, 'engine'>>;

/**
 * Keeps bytes sealed under a new random name (R-004-17). In the data folder they are on the disk before the name is there, so a crash
 * leaves no half file.
 * @throws DomainError `diskFull`.
 */
export async function putFile({ dataFolder, keys, engine }: FileHome, bytes: Uint8Array): Promise<string> {
  const name = randomBytes(20).toString('hex');
  const sealed = seal(keys.files, bytes);
  if (engine?.server) await engine.transaction((tx) => insertBytes(tx, name, sealed, Date.now()));
  else await writeStored(pathOf(dataFolder, name), sealed);
  return name;
}

/** Writes a file as a whole, in the place of what was there. @throws DomainError `diskFull`. */
export async function writeStored(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeWhole(path, bytes);
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'ENOSPC' ? new DomainError('diskFull') : error;
  }
}

/**
 * The bytes as they were put there.
 * @param sha256 what they must have; empty for small pictures, which can be made again.
 * @throws DomainError `fileDamaged` when they are gone or others.
 */
export async function readStored({ dataFolder, keys, log, engine }: App, name: string, sha256: string): Promise<Buffer> {
  const kept = engine.server ? await findBytes(engine.db, name) : await sealedFile(dataFolder, name);
  const bytes = kept && unseal(keys.files, kept);
  if (bytes && (sha256 === '' || sha256Of(bytes) === sha256)) return bytes;
  log.error('stored file is missing or not as it was', { name });
  throw new DomainError('fileDamaged', { reason: 'stored' });
}

/** The sealed bytes of a file in the data folder, if it is there. */
export async function sealedFile(dataFolder: string, name: string): Promise<Buffer | undefined> {
  return readFile(pathOf(dataFolder, name)).catch(() => undefined);
}

export async function dropFiles({ dataFolder, engine }: App, names: readonly string[]): Promise<void> {
  if (engine.server) await engine.transaction((tx) => deleteBytes(tx, names));
  for (const name of names) if (name !== '') await rm(pathOf(dataFolder, name), { force: true });
}

/**
 * Removes what no row names, and half written files: what a crash left.
 * @param isKnown which of these names have a row.
 */
export async function sweepFiles(
  { dataFolder, engine }: App,
  known: (names: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<number> {
  let swept = engine.server ? await engine.transaction((tx) => deleteUnnamedBytes(tx, Date.now() - graceMs)) : 0;
  for await (const { folder, names } of storedFolders(dataFolder)) {
    const kept = await known(names.filter((name) => storedName.test(name)));
    for (const name of names) {
      if (kept.has(name)) continue;
      const path = join(folder, name);
      const found = await stat(path).catch(() => undefined);
      // file times follow the machine's clock, not the shop's
      if (!found?.isFile() || Date.now() - found.mtimeMs < graceMs) continue;
      await rm(path, { force: true });
      swept++;
    }
  }
  return swept;
}

/** Every folder of stored files with the names in it. */
async function* storedFolders(dataFolder: string): AsyncGenerator<{ readonly folder: string; readonly names: readonly string[] }> {
  const root = attachmentsFolder(dataFolder);
  for (const part of (await readdir(root).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    const folder = join(root, part);
    yield { folder, names: await readdir(folder) };
  }
}

/** Paths of all stored files, whether a row names them or not. */
export async function* storedPaths(dataFolder: string): AsyncGenerator<string> {
  for await (const { folder, names } of storedFolders(dataFolder))
    for (const name of names) if (storedName.test(name)) yield join(folder, name);
}

export function attachmentsFolder(dataFolder: string): string {
  return join(dataFolder, 'attachments');
}

function pathOf(dataFolder: string, name: string): string {
  if (!storedName.test(name)) throw new DomainError('fileDamaged', { reason: 'stored' });
  return join(attachmentsFolder(dataFolder), name.slice(0, 2), name);
}
