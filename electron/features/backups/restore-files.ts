import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredFile } from '../../platform/backup/manifest.ts';
import { linkOrCopy, realDisk } from '../../platform/backup/disk.ts';
import { storedPath } from '../../platform/backup/place.ts';
import type { Place } from '../../platform/backup/place.ts';

function ownPath(dataFolder: string, name: string): string {
  return join(dataFolder, 'attachments', name.slice(0, 2), name);
}

async function isThere(path: string, { bytes }: StoredFile): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.size === bytes;
}

/** How many of a backup's photos and files neither its place nor this machine has. */
export async function missingFiles(dataFolder: string, place: Place, files: readonly StoredFile[]): Promise<number> {
  let missing = 0;
  for (const file of files)
    if (!(await isThere(ownPath(dataFolder, file.name), file)) && !(await isThere(storedPath(place, file.name), file))) missing++;
  return missing;
}

/**
 * Puts a backup's photos and files where the program looks for them; what is there stays. One that has changed in its place is left out: the
 * record then says that its file is damaged. @returns how many could not be brought back.
 */
export async function bringBackFiles(dataFolder: string, place: Place, files: readonly StoredFile[]): Promise<number> {
  let missing = 0;
  for (const file of files) {
    const target = ownPath(dataFolder, file.name);
    if (await isThere(target, file)) continue;
    const source = storedPath(place, file.name);
    if ((await isThere(source, file)) && (await realDisk.digest(source)).sha256 === file.sha256) await linkOrCopy(realDisk, source, target);
    else missing++;
  }
  return missing;
}
