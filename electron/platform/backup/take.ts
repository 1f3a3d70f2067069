import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { appVersion } from '../../../shared/version.ts';
import { ownPlace } from '../../../shared/backups.ts';
import type { BackupReason } from '../../../shared/backups.ts';
import { DomainError } from '../../errors.ts';
import type { Keys } from '../keys/keys.ts';
import type { OnStep } from './client.ts';
import { takeInWorker } from './client.ts';
import { drop, realDisk } from './disk.ts';
import type { Disk } from './disk.ts';
import type { Sidecar } from './manifest.ts';
import { bringFiles, listPlace, partPath, placeAt, publish, readFileList } from './place.ts';

export interface TakeOptions {
  readonly dataFolder: string;
  readonly databaseFile: string;
  readonly keys: Pick<Keys, 'database' | 'recoveryCode'>;
  readonly reason: BackupReason;
  readonly now: number;
  readonly onStep?: OnStep;
  readonly disk?: Disk;
}

/** How many times the size of the database has to be free (F51): snapshot, sealed copy and what is read back. */
const spaceFactor = 3;

/**
 * Takes a backup into the data folder's own place and reads it back as a whole (F33, F34, F36, F38). Nothing counts before that.
 * @throws DomainError `diskFull`, `backupFailed` when what was written cannot be read back.
 */
export async function takeBackup({ dataFolder, databaseFile, keys, reason, now, onStep, disk = realDisk }: TakeOptions): Promise<Sidecar> {
  const place = placeAt(ownPlace, dataFolder);
  await mkdir(place.root, { recursive: true, mode: 0o700 });
  await requireSpace(databaseFile, place.root, disk);
  const id = newId(now);
  const [newest] = await listPlace(place);
  const known = newest ? ((await readFileList(place, newest.manifest.id)) ?? []) : [];
  const files = join(dataFolder, 'attachments');
  const target = partPath(place, id);
  const work = join(place.root, `${id}.snapshot.part`);
  const readBack = join(place.root, `${id}.read.part`);
  try {
    const { database: databaseKey, recoveryCode: passphrase } = keys;
    const taken = await takeInWorker(
      {
        ...{ id, takenAt: now, reason, appVersion, database: databaseFile, isSnapshot: false, work, databaseKey, passphrase },
        ...{ files, known, target, readBack },
      },
      onStep,
    );
    if (taken.problem !== null) throw new DomainError('backupFailed', { place: ownPlace, problem: taken.problem });
    await bringFiles(place, taken.files, (name) => join(files, name.slice(0, 2), name));
    const sidecar: Sidecar = {
      manifest: taken.manifest,
      file: { bytes: taken.bytes, sha256: taken.sha256 },
      isPinned: isPinnedByItself(reason),
      verifiedAt: now,
      problem: null,
    };
    await publish(place, sidecar, taken.files);
    return sidecar;
  } finally {
    for (const path of [target, work, readBack]) await drop(path).catch(() => undefined);
  }
}

/** @throws DomainError `diskFull` with what is free and what is needed. */
export async function requireSpace(databaseFile: string, folder: string, disk: Disk = realDisk): Promise<void> {
  const size = (path: string) => (existsSync(path) ? statSync(path).size : 0);
  const needed = spaceFactor * (size(databaseFile) + size(`${databaseFile}-wal`));
  const free = await disk.freeBytes(folder);
  if (free !== null && free < needed) throw new DomainError('diskFull', { free, needed });
}

function isPinnedByItself(reason: BackupReason): boolean {
  return reason === 'monthEnd' || reason === 'preMigration' || reason === 'preRestore';
}

/** `20261128-061500-k3f9a`: instant in UTC, so that names are in the order of time, and five characters against equal ones. */
function newId(now: number): string {
  const stamp = new Date(now)
    .toISOString()
    .replaceAll(/[-:]|\..*$/g, '')
    .replace('T', '-');
  const tail = [...randomBytes(5)].map((byte) => (byte % 36).toString(36)).join('');
  return `${stamp}-${tail}`;
}
