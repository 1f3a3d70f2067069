import { copyFileSync, existsSync, linkSync } from 'node:fs';
import { ownPlace } from '../../../shared/backups.ts';
import type { BackupCounts, BackupReason } from '../../../shared/backups.ts';
import type { App } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { readState } from '../../platform/backup/backup-state.ts';
import { openInWorker } from '../../platform/backup/client.ts';
import { countsOf } from '../../platform/backup/manifest.ts';
import { filePath, listPlace, placeAt } from '../../platform/backup/place.ts';
import { swapDatabase } from '../../platform/backup/swap.ts';
import type { KeyStore } from '../../platform/keys/key-store.ts';
import { keysOf } from '../../platform/keys/keys.ts';
import { findSource, preparedPath } from './backup-source.ts';
import { readAnchor, settleCopy } from './carried.service.ts';
import { bringBackFiles } from './restore-files.ts';

/** What can be had back although the shop's own database cannot be opened. */
export interface RescueBackup {
  readonly id: string;
  readonly place: string;
  readonly takenAt: number;
  readonly reason: BackupReason;
  readonly shopName: string;
  readonly counts: BackupCounts;
  readonly verifiedAt: number | null;
}

/** Every good backup of the places that are known without the database, the newest first; each once, the nearest copy of it. */
export async function listRescue(dataFolder: string): Promise<readonly RescueBackup[]> {
  const { settings } = await readState(dataFolder);
  const found = new Map<string, RescueBackup>();
  for (const name of [ownPlace, ...settings.folders]) {
    for (const { manifest, verifiedAt, problem } of await listPlace(placeAt(name, dataFolder)).catch(() => [])) {
      if (problem !== null || found.has(manifest.id)) continue;
      const { id, takenAt, reason, shopName } = manifest;
      found.set(id, { id, place: name, takenAt, reason, shopName, counts: countsOf(manifest), verifiedAt });
    }
  }
  return [...found.values()].toSorted((a, b) => b.takenAt - a.takenAt);
}

export interface RescueOptions {
  readonly dataFolder: string;
  readonly databaseFile: string;
  readonly store: KeyStore;
  readonly app: Pick<App, 'now' | 'log' | 'passwordCost'>;
  readonly id: string;
  readonly place: string;
  /** As somebody typed it, on a machine that does not have the key; '' where it has. */
  readonly recoveryCode: string;
}

/**
 * Puts a backup in the place of a database that is damaged or gone (F12, F17, F18). The backup is read back whole first; the file that is there
 * keeps its bytes under a name of its own and is never deleted.
 * @returns the name that it has now; undefined when there was none.
 * @throws DomainError `notFound`, `recoveryCodeWrong`, `backupUnfit`.
 */
export async function rescueFrom({
  dataFolder,
  databaseFile,
  store,
  app,
  id,
  place,
  recoveryCode,
}: RescueOptions): Promise<string | undefined> {
  const master = await store.load();
  const own = typeof master === 'string' ? undefined : keysOf(master);
  const source = await findSource(dataFolder, { place, id, recoveryCode }, own);
  if (!source.keys) throw new DomainError('recoveryCodeWrong');
  const { keys, sidecar } = source;
  const prepared = preparedPath(dataFolder);
  const opened = await openInWorker({
    source: filePath(source.place, id),
    passphrase: keys.recoveryCode,
    databaseKey: keys.database,
    into: prepared,
  });
  if (opened.problem !== null)
    throw new DomainError(opened.problem === 'otherKey' ? 'recoveryCodeWrong' : 'backupUnfit', { reason: opened.problem });
  const missingFiles = await bringBackFiles(dataFolder, source.place, opened.files);
  const data = { backup: id, takenAt: sidecar.manifest.takenAt, before: '', by: '', missingFiles };
  await settleCopy({ file: prepared, keys, app: { ...app, dataFolder }, carried: await readAnchor(dataFolder), data });
  const kept = keepDamaged(databaseFile, app.now());
  await swapDatabase({ dataFolder, databaseFile, prepared, code: keys.recoveryCode, keys: own ?? keys, store });
  app.log.info('a backup was restored in place of a database that could not be opened', { backup: id, missingFiles });
  return kept;
}

/** A second name for the damaged file and its log, before anything takes their place. */
function keepDamaged(databaseFile: string, now: number): string | undefined {
  if (!existsSync(databaseFile)) return undefined;
  const stamp = new Date(now).toISOString().replace(/[-:]/g, '').slice(0, 15);
  const kept = databaseFile.replace(/\.db$/, `.damaged-${stamp}.db`);
  for (const end of ['', '-wal']) if (existsSync(`${databaseFile}${end}`)) secondName(`${databaseFile}${end}`, `${kept}${end}`);
  return kept;
}

function secondName(file: string, name: string): void {
  if (existsSync(name)) return;
  try {
    linkSync(file, name);
  } catch {
    // file systems without links (exFAT) take a copy
    copyFileSync(file, name);
  }
}
