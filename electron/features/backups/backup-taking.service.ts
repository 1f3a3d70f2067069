import type { BackupReason } from '../../../shared/backups.ts';
import type { App } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { ownPlace } from '../../../shared/backups.ts';
import { changeState } from '../../platform/backup/backup-state.ts';
import { ownerOf } from '../../platform/backup/data-owner.ts';
import { stateOf } from '../../platform/backup/disk.ts';
import { keepPlaces, noteState } from '../../platform/backup/keep.ts';
import type { KeepOptions } from '../../platform/backup/keep.ts';
import type { Sidecar } from '../../platform/backup/manifest.ts';
import { alone } from '../../platform/backup/running.ts';
import { takeBackup } from '../../platform/backup/take.ts';
import type { TakeOptions } from '../../platform/backup/take.ts';
import { readZone } from '../../platform/settings.ts';

/** Disks that fail, for tests. */
export type Disks = Pick<KeepOptions, 'diskOf'> & Pick<TakeOptions, 'disk'>;

/**
 * Takes one backup, reads it back, brings it to the further places and thins out.
 * @throws DomainError `backupUnfit` where a server holds the data, `backupRunning`, `diskFull`, `backupFailed`.
 */
export async function takeAndKeep(app: App, reason: BackupReason, { diskOf, disk }: Disks = {}): Promise<Sidecar> {
  const owner = ownerOf(app);
  if (!owner) throw new DomainError('backupUnfit', { reason: 'server' });
  const { dataFolder, keys } = app;
  return alone(app, 'take', async (onStep) => {
    const now = app.now();
    await changeState(dataFolder, (state) => ({ ...state, lastTriedAt: now }));
    try {
      const sidecar = await takeBackup({ dataFolder, databaseFile: owner.databaseFile, keys, reason, now, onStep, ...(disk && { disk }) });
      await changeState(dataFolder, (state) => ({
        ...state,
        lastGoodAt: now,
        lastAuditId: sidecar.manifest.tables['audit_entry']?.lastId ?? 0,
      }));
      await noteState(dataFolder, ownPlace, 'good', now, now);
      onStep('copying', 0);
      await keepEverywhere(app, diskOf);
      return sidecar;
    } catch (error) {
      await noteState(dataFolder, ownPlace, stateOf(error), now, null).catch(() => undefined);
      throw error;
    }
  });
}

/** What is missing in a further place is brought there, and all places are thinned out. */
export async function keepEverywhere(app: App, diskOf?: KeepOptions['diskOf']): Promise<void> {
  await keepPlaces({
    dataFolder: app.dataFolder,
    now: app.now(),
    zone: await readZone(app).catch(() => 'UTC'),
    ...(diskOf && { diskOf }),
    onFailure: (place, error) => app.log.error('a place for backups fails', { place, error: String(error) }),
  });
}
