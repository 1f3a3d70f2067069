import { mkdirSync } from 'node:fs';
import { unknownSteps } from '../../db/migrate.ts';
import { databaseFile } from '../../db/open.ts';
import { ownDataFolder } from '../../db/owner-lock.ts';
import { DomainError } from '../../errors.ts';
import { openInWorker } from '../../platform/backup/client.ts';
import type { OnStep } from '../../platform/backup/client.ts';
import { filePath } from '../../platform/backup/place.ts';
import { swapDatabase } from '../../platform/backup/swap.ts';
import type { KeyStore } from '../../platform/keys/key-store.ts';
import { keysOf } from '../../platform/keys/keys.ts';
import { createLog } from '../../platform/log.ts';
import { dropPrepared, findSource, preparedPath } from './backup-source.ts';
import { readAnchor, settleCopy } from './carried.service.ts';
import { bringBackFiles } from './restore-files.ts';

export interface RestoreIntoFolder {
  readonly dataFolder: string;
  readonly place: string;
  readonly id: string;
  /** Empty: this machine's own key opens it. */
  readonly recoveryCode: string;
  readonly store: KeyStore;
  readonly now: () => number;
  readonly onStep?: OnStep;
}

/**
 * Restores where no program is open on the data: on a new machine, or when the database is damaged and does not open. What is there steps
 * aside under the name `counter.db.replaced` and is kept (F12). What the anchor file beside it knows of numbers and erasures is applied.
 * @throws DomainError `databaseOwned` while a program is open, `backupUnfit`, `recoveryCodeWrong`, `notFound`.
 */
export async function restoreIntoFolder({
  dataFolder,
  place,
  id,
  recoveryCode,
  store,
  now,
  onStep,
}: RestoreIntoFolder): Promise<{ readonly erasedAgain: number; readonly missingFiles: number }> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const release = ownDataFolder(dataFolder);
  const prepared = preparedPath(dataFolder);
  try {
    const master = await store.load();
    const own = typeof master === 'string' ? undefined : keysOf(master);
    const source = await findSource(dataFolder, { place, id, recoveryCode }, own);
    const { keys, sidecar } = source;
    const { schema, appVersion } = sidecar.manifest;
    if (unknownSteps(schema).length > 0) throw new DomainError('backupUnfit', { reason: 'newerVersion', needs: appVersion });
    if (!keys) throw new DomainError('backupUnfit', { reason: 'otherKey' });
    await dropPrepared(dataFolder);
    const from = filePath(source.place, id);
    const opened = await openInWorker({ source: from, passphrase: keys.recoveryCode, databaseKey: keys.database, into: prepared }, onStep);
    if (opened.problem === 'otherKey') throw new DomainError('recoveryCodeWrong');
    if (opened.problem !== null) throw new DomainError('backupUnfit', { reason: opened.problem });
    const missingFiles = await bringBackFiles(dataFolder, source.place, opened.files);
    const app = { now, log: createLog(() => {}, now), dataFolder, passwordCost: 17 };
    const data = { backup: id, takenAt: sidecar.manifest.takenAt, missingFiles };
    const { erasedAgain } = await settleCopy({ file: prepared, keys, app, carried: await readAnchor(dataFolder), data });
    await swapDatabase({ dataFolder, databaseFile: databaseFile(dataFolder), prepared, code: keys.recoveryCode, keys: own ?? keys, store });
    return { erasedAgain, missingFiles };
  } finally {
    await dropPrepared(dataFolder);
    release();
  }
}
