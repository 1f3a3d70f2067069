import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, rename, rm, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PlaceState } from '../../../shared/backups.ts';
import { DomainError } from '../../errors.ts';

/** What a place's disk does; tests put one that fails in its stead (F35, F36). */
export interface Disk {
  /** Copies a file; it is on the disk when this returns. */
  copy(from: string, to: string): Promise<void>;
  digest(path: string): Promise<{ readonly bytes: number; readonly sha256: string }>;
  /** null: unknown. */
  freeBytes(folder: string): Promise<number | null>;
  /** Takes no file of 4 GB and more (FAT32). */
  isSmallFiled(folder: string): Promise<boolean>;
}

const fat = 0x4d44;
export const smallFileBytes = 2 ** 32 - 1;

export const realDisk: Disk = {
  async copy(from, to) {
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await copyFile(from, to);
    await syncFile(to);
  },
  async digest(path) {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 18 })) {
      hash.update(piece as Buffer);
      bytes += (piece as Buffer).length;
    }
    return { bytes, sha256: hash.digest('hex') };
  },
  async freeBytes(folder) {
    const found = await statfs(folder).catch(() => undefined);
    return found ? found.bavail * found.bsize : null;
  },
  async isSmallFiled(folder) {
    return (await statfs(folder).catch(() => undefined))?.type === fat;
  },
};

/** The same file under a second name where the disk can do that, else a copy. Stored files are never changed in place. */
export async function linkOrCopy(disk: Disk, from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await link(from, to).catch(async (error: unknown) => {
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) === 'ENOENT') throw error;
    await disk.copy(from, `${to}.part`);
    await rename(`${to}.part`, to);
  });
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function drop(path: string): Promise<void> {
  await rm(path, { force: true });
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** A place of which a copy came back otherwise than it went. */
export class ReadBackError extends Error {}

/** What a failure says of the place (F35). */
export function stateOf(error: unknown): PlaceState {
  if (error instanceof DomainError) return error.code === 'diskFull' ? 'full' : 'failed';
  if (error instanceof ReadBackError) return 'failed';
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'full';
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return 'readOnly';
    case 'EFBIG':
      return 'tooLarge';
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'ENXIO':
    case 'ENOTCONN':
    case 'EHOSTDOWN':
    case 'EHOSTUNREACH':
    case 'ETIMEDOUT':
    case 'ESTALE':
      return 'away';
    default:
      return 'failed';
  }
}
