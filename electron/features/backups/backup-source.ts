import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fromRecoveryCode } from '../../../shared/recovery-code.ts';
import { DomainError } from '../../errors.ts';
import { placeAt, readSidecar } from '../../platform/backup/place.ts';
import type { Place } from '../../platform/backup/place.ts';
import type { Sidecar } from '../../platform/backup/manifest.ts';
import { keysOf } from '../../platform/keys/keys.ts';
import type { Keys } from '../../platform/keys/keys.ts';

/** A backup that somebody named, and the keys that open it. */
export interface BackupSource {
  readonly place: Place;
  readonly sidecar: Sidecar;
  /** undefined: another key's, and nobody has typed its code. */
  readonly keys: Keys | undefined;
}

export interface NamedBackup {
  readonly place: string;
  readonly id: string;
  readonly recoveryCode: string;
}

/** @throws DomainError `notFound`, `recoveryCodeWrong` when what was typed is no code. */
export async function findSource(
  dataFolder: string,
  { place: named, id, recoveryCode }: NamedBackup,
  own: Keys | undefined,
): Promise<BackupSource> {
  const place = placeAt(named, dataFolder);
  const sidecar = await readSidecar(place, id);
  if (!sidecar) throw new DomainError('notFound', { what: 'backup', id });
  if (recoveryCode !== '') {
    const master = fromRecoveryCode(recoveryCode);
    if (!master) throw new DomainError('recoveryCodeWrong');
    return { place, sidecar, keys: keysOf(master) };
  }
  return { place, sidecar, keys: own && isSealedBy(sidecar, own) ? own : undefined };
}

export function isSealedBy({ manifest }: Sidecar, keys: Pick<Keys, 'check'>): boolean {
  return manifest.shopKey === keys.check.toString('base64');
}

/** The database of a restore before it takes its place. */
export function preparedPath(dataFolder: string): string {
  return join(dataFolder, 'restoring.db');
}

/** Removes what a restore left there, with whatever lies beside it. */
export async function dropPrepared(dataFolder: string): Promise<void> {
  for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${preparedPath(dataFolder)}${end}`, { force: true });
}
