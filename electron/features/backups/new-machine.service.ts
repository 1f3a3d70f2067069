import type { z } from 'zod';
import type { BackupRow, restoreAtSetupInput, RestoreResult } from '../../../shared/backups.ts';
import type { App } from '../../context.ts';
import { placeAt } from '../../platform/backup/place.ts';
import { rowsOf } from './backup-rows.ts';
import { findSource } from './backup-source.ts';
import { runRestore } from './restore-run.service.ts';
import { requireFit } from './restores.service.ts';

/** Every whole backup of a folder that no shop knows yet, the newest first. */
export function backupsIn({ dataFolder, keys }: App, folder: string): Promise<readonly BackupRow[]> {
  return rowsOf([placeAt(folder, dataFolder)], keys);
}

/**
 * Makes the shop of a backup the one of a machine that has none (F40, F103): its printed recovery code opens it, and is from now on the code
 * of this machine too.
 * @throws DomainError `notFound`, `recoveryCodeWrong`, `backupUnfit` with the `reason`.
 */
export async function restoreOnNewMachine(app: App, input: z.output<typeof restoreAtSetupInput>): Promise<RestoreResult> {
  const source = await findSource(app.dataFolder, { ...input, place: input.folder }, undefined);
  requireFit(source);
  return runRestore({ app, actor: null }, source);
}
