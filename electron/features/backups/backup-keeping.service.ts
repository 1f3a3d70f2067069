import { isLate, isMonthEnd, nextBackupAt } from '../../../shared/backup-schedule.ts';
import type { Role } from '../../../shared/roles.ts';
import { addAnchorSource } from '../../platform/chain/chain-anchors.ts';
import { backupAnchors } from './backup-anchors.ts';
import type { App } from '../../context.ts';
import { keepDoing } from '../../platform/rounds.ts';
import { DomainError } from '../../errors.ts';
import { changeState, readState } from '../../platform/backup/backup-state.ts';
import type { BackupState } from '../../platform/backup/backup-state.ts';
import { ownerOf } from '../../platform/backup/data-owner.ts';
import { runningWork } from '../../platform/backup/running.ts';
import { readZone } from '../../platform/settings.ts';
import { addAlertNow, settleAlertsAbout } from '../alerts/alerts.service.ts';
import { keepEverywhere, takeAndKeep } from './backup-taking.service.ts';
import type { Disks } from './backup-taking.service.ts';
import { firstChangeAt, lastAuditId } from './backups.repository.ts';
import { keepAnchor } from './carried.service.ts';

const everyMs = 60_000;
const retryMs = 15 * 60_000;
const lateKind = 'backupLate';
/** Those who answer for the shop. */
const owners: readonly Role[] = ['administrator', 'generalManager'];

/**
 * One look at the schedule: takes a backup when one is due and something has changed, tries places that failed again, and tells the owners when
 * there has been no good backup for a day (F35, F37).
 */
export async function lookAfterBackups(app: App, disks: Disks = {}): Promise<void> {
  if (!ownerOf(app) || runningWork(app)) return;
  const now = app.now();
  const since = await firstChangeAt(app.engine.db);
  if (since === null) return;
  await keepAnchor(app);
  const state = await readState(app.dataFolder);
  const zone = await readZone(app);
  const hasChanges = (await lastAuditId(app.engine.db)) !== state.lastAuditId;
  if (hasChanges && isDue(state, now, zone)) {
    const reason = isMonthEnd(state.lastGoodAt, now, zone) ? 'monthEnd' : 'scheduled';
    await takeAndKeep(app, reason, disks).catch((error: unknown) => {
      if (!(error instanceof DomainError && error.code === 'backupRunning'))
        app.log.error('no backup was made', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    });
  } else if (Object.values(state.places).some(({ failingSince }) => failingSince !== null)) await keepEverywhere(app, disks.diskOf);
  await tellOwners(app, hasChanges, since);
}

/** By the schedule; one that went wrong is tried again sooner. */
function isDue({ settings, lastTriedAt, lastGoodAt }: BackupState, now: number, zone: string): boolean {
  // a clock that was set back does not stop the schedule (F29)
  if (lastTriedAt !== null && lastTriedAt > now) return true;
  const failed = lastTriedAt !== null && lastTriedAt !== lastGoodAt;
  return now >= (failed ? lastTriedAt + retryMs : nextBackupAt(settings, lastGoodAt, zone));
}

async function tellOwners(app: App, hadChanges: boolean, since: number): Promise<void> {
  const now = app.now();
  const { lastGoodAt, lateSince, lastAuditId: saved } = await readState(app.dataFolder);
  const hasChanges = hadChanges && (await lastAuditId(app.engine.db)) !== saved;
  const late = isLate(lastGoodAt, since, hasChanges, now);
  if (late === (lateSince !== null)) return;
  await app.engine.transaction(async (tx) => {
    if (late) for (const role of owners) await addAlertNow(tx, { app, now }, { kind: lateKind, role, data: {} });
    else await settleAlertsAbout(tx, [lateKind], {}, now);
  });
  await changeState(app.dataFolder, (state) => ({ ...state, lateSince: late ? now : null }));
  app.bus.publish(['alerts', 'backups', 'home']);
}

/** Looks soon and every minute while the host runs. @returns a function that ends it and waits for a backup under way. */
export function keepBackups(app: App): () => Promise<void> {
  addAnchorSource(app, () => backupAnchors(app));
  return keepDoing(app, { what: 'the look after backups', firstMs: 20_000, everyMs }, () => lookAfterBackups(app));
}
