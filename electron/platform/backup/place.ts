import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { backupId, ownPlace } from '../../../shared/backups.ts';
import { syncFolder, writeWhole } from '../whole-file.ts';
import { drop, linkOrCopy, ReadBackError, realDisk, smallFileBytes } from './disk.ts';
import type { Disk } from './disk.ts';
import { listText, parseList, sidecarSchema } from './manifest.ts';
import type { Sidecar, StoredFile } from './manifest.ts';

/**
 * A folder with backups: `<id>.backup` (sealed), `<id>.files` (list of its photos and files), `<id>.json` (written last), and
 * `attachments/`, in which every stored file lies once for all backups.
 */
export interface Place {
  /** As the settings name it. */
  readonly place: string;
  readonly root: string;
  readonly disk: Disk;
}

const folderName = 'counter-backups';

/** The folder in a place that somebody chose; the place in the data folder has its own. */
export function placeAt(place: string, dataFolder: string, disk: Disk = realDisk): Place {
  if (place === ownPlace) return { place, root: join(dataFolder, 'backups'), disk: realDisk };
  // the folder of another machine's backups may be named itself
  const isItself = basename(place) === folderName || holdsBackups(place);
  return { place, root: isItself ? place : join(place, folderName), disk };
}

function holdsBackups(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => name.endsWith('.backup'));
  } catch {
    return false;
  }
}

export function filePath({ root }: Place, id: string): string {
  return join(root, `${id}.backup`);
}

/** What is written but not yet a backup. */
export function partPath(place: Place, id: string): string {
  return `${filePath(place, id)}.part`;
}

export function storedPath({ root }: Pick<Place, 'root'>, name: string): string {
  return join(root, 'attachments', name.slice(0, 2), name);
}

/** Every whole backup of a place, the newest first. What a crash left half done is none (F34). */
export async function listPlace(place: Place): Promise<readonly Sidecar[]> {
  const names = await readdir(place.root).catch(() => []);
  const found: Sidecar[] = [];
  for (const name of names) {
    if (!name.endsWith('.json') || !backupId.safeParse(name.slice(0, -5)).success) continue;
    const sidecar = await readSidecar(place, name.slice(0, -5));
    if (sidecar) found.push(sidecar);
  }
  return found.toSorted((a, b) => b.manifest.takenAt - a.manifest.takenAt || (a.manifest.id < b.manifest.id ? 1 : -1));
}

export async function readSidecar(place: Place, id: string): Promise<Sidecar | undefined> {
  const text = await readFile(join(place.root, `${id}.json`), 'utf8').catch(() => undefined);
  const sidecar = text === undefined ? undefined : sidecarSchema.safeParse(parseJson(text)).data;
  return sidecar?.manifest.id === id && existsSync(filePath(place, id)) ? sidecar : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export async function writeSidecar({ root }: Place, sidecar: Sidecar): Promise<void> {
  await writeWhole(join(root, `${sidecar.manifest.id}.json`), JSON.stringify(sidecar));
}

export async function readFileList({ root }: Place, id: string): Promise<readonly StoredFile[] | undefined> {
  const text = await readFile(join(root, `${id}.files`), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parseList(text);
}

/** Gives a written backup its name, and last of all its sidecar. */
export async function publish(place: Place, sidecar: Sidecar, files: readonly StoredFile[]): Promise<void> {
  const { id } = sidecar.manifest;
  await writeWhole(join(place.root, `${id}.files`), listText(files));
  await rename(partPath(place, id), filePath(place, id));
  await syncFolder(place.root);
  await writeSidecar(place, sidecar);
  await syncFolder(place.root);
}

/** Puts the photos and files that are not there yet into a place; `from` says where one lies. */
export async function bringFiles(place: Place, files: readonly StoredFile[], from: (name: string) => string): Promise<void> {
  for (const file of files) {
    const target = storedPath(place, file.name);
    const there = await stat(target).catch(() => undefined);
    if (there?.size === file.bytes) continue;
    if (there) await drop(target);
    if (place.place === ownPlace) await linkOrCopy(place.disk, from(file.name), target);
    else await copyChecked(place, from(file.name), target, file);
  }
}

/** Copies and reads back (F36): a stick that lies about its size is found out now, not on the day it is needed. */
async function copyChecked({ disk }: Place, from: string, to: string, expected: { readonly sha256: string }): Promise<void> {
  const part = `${to}.part`;
  try {
    await disk.copy(from, part);
    if ((await disk.digest(part)).sha256 !== expected.sha256) throw new ReadBackError(`${to} came back otherwise than it went`);
    await rename(part, to);
  } catch (error) {
    await drop(part).catch(() => undefined);
    throw error;
  }
}

/**
 * Brings a verified backup with its files from one place to another and reads it back. Nothing that is there already is touched (F35).
 * @throws what `stateOf` makes a state of.
 */
export async function copyBackup(from: Place, to: Place, sidecar: Sidecar, now: number): Promise<void> {
  const { id, files } = sidecar.manifest;
  await mkdir(to.root, { recursive: true, mode: 0o700 });
  const { bytes } = sidecar.file;
  if (bytes > smallFileBytes && (await to.disk.isSmallFiled(to.root))) throw Object.assign(new Error('file too large'), { code: 'EFBIG' });
  const list = (await readFileList(from, id)) ?? [];
  const free = await to.disk.freeBytes(to.root);
  if (free !== null && free < bytes + (await missingBytes(to, list)) + reserveBytes)
    throw Object.assign(new Error('full'), { code: 'ENOSPC' });
  if (list.length !== files.count) throw new ReadBackError(`the list of files of ${id} is not whole`);
  await bringFiles(to, list, (name) => storedPath(from, name));
  const part = partPath(to, id);
  try {
    await to.disk.copy(filePath(from, id), part);
    const back = await to.disk.digest(part);
    if (back.bytes !== bytes || back.sha256 !== sidecar.file.sha256) throw new ReadBackError(`${id} came back otherwise than it went`);
    await publish(to, { ...sidecar, verifiedAt: now, problem: null }, list);
  } catch (error) {
    await drop(part).catch(() => undefined);
    throw error;
  }
}

/** What is left free for whatever else lives on the disk. */
const reserveBytes = 1 << 20;

async function missingBytes(place: Place, files: readonly StoredFile[]): Promise<number> {
  let missing = 0;
  for (const { name, bytes } of files) if (!existsSync(storedPath(place, name))) missing += bytes;
  return missing;
}

/** Takes a backup away: first what makes it one, then the rest. */
export async function removeBackup(place: Place, id: string): Promise<void> {
  await drop(join(place.root, `${id}.json`));
  await drop(filePath(place, id));
  await drop(join(place.root, `${id}.files`));
}

/** Removes what no backup of the place names any more, and what a crash left half done. Does nothing when a list cannot be read. */
export async function tidyPlace(place: Place): Promise<void> {
  const named = new Set<string>();
  for (const { manifest } of await listPlace(place)) {
    const list = await readFileList(place, manifest.id);
    if (!list) return;
    for (const { name } of list) named.add(name);
  }
  for (const name of await readdir(place.root).catch(() => [])) if (name.endsWith('.part')) await drop(join(place.root, name));
  const store = join(place.root, 'attachments');
  for (const folder of await readdir(store).catch(() => []))
    for (const name of await readdir(join(store, folder)).catch(() => [])) if (!named.has(name)) await drop(join(store, folder, name));
}
