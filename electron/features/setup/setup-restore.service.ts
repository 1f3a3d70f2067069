import type { z } from 'zod';
import type { BackupRow, findBackupsInput, restoreAtSetupInput, RestoreResult } from '../../../shared/backups.ts';
import type { Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { placeAt } from '../../platform/backup/place.ts';
import { rowsOf } from '../backups/backup-rows.ts';
import { findSource } from '../backups/backup-source.ts';
import { runRestore } from '../backups/restore-run.service.ts';
import { requireFit } from '../backups/restores.service.ts';
import { isShopThere } from './setup.repository.ts';

/**
 * The old computer is broken or stolen, this one is new: the backups of a folder, the newest first.
 * @throws DomainError `setupDone` once a shop exists, `consoleOnly` in the LAN.
 */
export async function findBackups(context: Context, { folder }: z.output<typeof findBackupsInput>): Promise<readonly BackupRow[]> {
  await requireNewMachine(context);
  const { app } = context;
  return rowsOf([placeAt(folder, app.dataFolder)], app.keys);
}

/**
 * Makes the shop of a backup the one of this machine (F40, F103): its printed recovery code opens it, and is from now on the code of this
 * machine too. Everybody signs in as before.
 * @throws DomainError as `findBackups`, `notFound`, `recoveryCodeWrong`, `backupUnfit` with the `reason`.
 */
export async function restoreAtSetup(context: Context, input: z.output<typeof restoreAtSetupInput>): Promise<RestoreResult> {
  await requireNewMachine(context);
  const { app } = context;
  const source = await findSource(app.dataFolder, { ...input, place: input.folder }, undefined);
  requireFit(source);
  return runRestore({ app, actor: null }, source);
}

/** Folders of the host are looked into for whoever sits at it, and only until there is a shop with people who may. */
async function requireNewMachine({ db, carrier }: Context): Promise<void> {
  if (await isShopThere(db)) throw new DomainError('setupDone');
  if (carrier.from?.way !== 'console') throw new DomainError('consoleOnly');
}
