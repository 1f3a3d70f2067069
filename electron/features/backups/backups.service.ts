import { join } from 'node:path';
import type { z } from 'zod';
import type { BackupPlace, BackupProblem, BackupRow, BackupStatus, backupListInput, verifyBackupInput } from '../../../shared/backups.ts';
import { isLate, nextBackupAt } from '../../../shared/backup-schedule.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError, invariant } from '../../errors.ts';
import { readState } from '../../platform/backup/backup-state.ts';
import { openInWorker } from '../../platform/backup/client.ts';
import { ownerOf } from '../../platform/backup/data-owner.ts';
import { drop } from '../../platform/backup/disk.ts';
import { placesOf } from '../../platform/backup/keep.ts';
import { filePath, listPlace, placeAt, readSidecar, writeSidecar } from '../../platform/backup/place.ts';
import { alone, runningWork } from '../../platform/backup/running.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import { rowsOf } from './backup-rows.ts';
import { findSource } from './backup-source.ts';
import { takeAndKeep } from './backup-taking.service.ts';
import { firstChangeAt, lastAuditId } from './backups.repository.ts';

/** The newest first. `place` null: all places of the settings; else one folder, e.g. of a machine that died. */
export async function listBackups(
  { app }: ActorContext,
  { place }: z.output<typeof backupListInput>,
): Promise<{ readonly rows: readonly BackupRow[] }> {
  const places = place === null ? placesOf(await readState(app.dataFolder), app.dataFolder) : [placeAt(place, app.dataFolder)];
  return { rows: await rowsOf(places, app.keys) };
}

export async function backupStatus({ app, db, now }: ActorContext): Promise<BackupStatus> {
  const state = await readState(app.dataFolder);
  const places: BackupPlace[] = [];
  for (const { place, root, disk } of placesOf(state, app.dataFolder)) {
    const known = state.places[place] ?? { state: 'unused', lastGoodAt: null, failingSince: null };
    places.push({ place, folder: root, ...known, freeBytes: await disk.freeBytes(root) });
  }
  const common = { lastGoodAt: state.lastGoodAt, running: runningWork(app), places };
  if (!ownerOf(app)) return { ...common, state: 'server', nextAt: null, lastRestore: null };
  const hasChanges = (await lastAuditId(db)) !== (state.lastAuditId ?? 0);
  const since = (await firstChangeAt(db)) ?? now;
  const isFailing = places.some(({ failingSince }) => failingSince !== null);
  const { lastRestore } = state;
  return {
    ...common,
    state: isLate(state.lastGoodAt, since, hasChanges, now) ? 'late' : isFailing ? 'failing' : state.lastGoodAt === null ? 'none' : 'good',
    nextAt: Math.max(now, nextBackupAt(state.settings, state.lastTriedAt, await readZone(app, db))),
    lastRestore: lastRestore && { at: lastRestore.at, restoredId: lastRestore.restoredId, undoId: lastRestore.undoId },
  };
}

/** Takes, verifies and copies one; answers when that is done (a bar comes from `backups.status`). */
export async function takeBackupNow(context: ActorContext): Promise<BackupRow> {
  const { app } = context;
  const { id } = (await takeAndKeep(app, 'manual')).manifest;
  // after the backup, so that it does not hold the note of itself
  await write(context, async ({ record, touch }) => {
    await record({ subject: 'shop', subjectId: 1, kind: 'backupTaken', data: { id } });
    touch('backups');
  });
  const { rows } = await listBackups(context, { place: null });
  const row = rows.find((found) => found.id === id);
  invariant(row, 'a backup that was taken is listed');
  return row;
}

export async function pinBackup(context: ActorContext, { id }: { readonly id: string }): Promise<{ readonly isPinned: boolean }> {
  return setPinned(context, id, true);
}

export async function unpinBackup(context: ActorContext, { id }: { readonly id: string }): Promise<{ readonly isPinned: boolean }> {
  return setPinned(context, id, false);
}

/** In every place that can be reached. @throws DomainError `notFound` when none has it. */
async function setPinned(context: ActorContext, id: string, isPinned: boolean): Promise<{ readonly isPinned: boolean }> {
  const { app } = context;
  let isFound = false;
  for (const place of placesOf(await readState(app.dataFolder), app.dataFolder)) {
    const sidecar = await readSidecar(place, id);
    if (!sidecar) continue;
    isFound = true;
    if (sidecar.isPinned !== isPinned) await writeSidecar(place, { ...sidecar, isPinned });
  }
  if (!isFound) throw new DomainError('notFound', { what: 'backup', id });
  return write(context, async ({ record, touch }) => {
    await record({ subject: 'shop', subjectId: 1, kind: isPinned ? 'backupPinned' : 'backupUnpinned', data: { id } });
    touch('backups');
    return { isPinned };
  });
}

/** Reads one back as a whole (F38) and notes what was found beside it; null: good. */
export async function verifyBackup(
  context: ActorContext,
  { id, place: named }: z.output<typeof verifyBackupInput>,
): Promise<{ readonly problem: BackupProblem | null }> {
  const { app } = context;
  const { place, sidecar, keys } = await findSource(app.dataFolder, { place: named, id, recoveryCode: '' }, app.keys);
  if (!keys) return { problem: 'otherKey' };
  const into = join(app.dataFolder, `verifying-${id}.part`);
  return alone(app, 'verify', async (onStep) => {
    try {
      const source = filePath(place, id);
      const opened = await openInWorker({ source, passphrase: keys.recoveryCode, databaseKey: keys.database, into }, onStep);
      const problem = opened.problem ?? ((await isWhole(place, sidecar)) ? null : 'altered');
      await writeSidecar(place, { ...sidecar, problem, verifiedAt: app.now() }).catch(() => undefined);
      return { problem };
    } finally {
      await drop(into);
    }
  });
}

type Source = Awaited<ReturnType<typeof findSource>>;

/** The file is the very one that the sidecar speaks of. */
async function isWhole(place: Source['place'], { manifest, file }: Source['sidecar']): Promise<boolean> {
  const listed = (await listPlace(place)).some((found) => found.manifest.id === manifest.id);
  return listed && (await place.disk.digest(filePath(place, manifest.id))).sha256 === file.sha256;
}
