import type { z } from 'zod';
import type { BackupRow, findBackupsInput, restoreAtSetupInput, RestoreResult } from '../../../shared/backups.ts';
import type { Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { backupsIn, restoreOnNewMachine } from '../backups/new-machine.service.ts';
import { isShopThere } from './setup.repository.ts';

/**
 * The old computer is broken or stolen, this one is new: the backups of a folder, the newest first.
 * @throws DomainError `setupDone` once a shop exists, `consoleOnly` in the LAN.
 */
export async function findBackups(context: Context, { folder }: z.output<typeof findBackupsInput>): Promise<readonly BackupRow[]> {
  await requireNewMachine(context);
  return backupsIn(context.app, folder);
}

/**
 * Goes on with the shop of a backup; everybody signs in as before.
 * @throws DomainError as `findBackups`, and as `restoreOnNewMachine`.
 */
export async function restoreAtSetup(context: Context, input: z.output<typeof restoreAtSetupInput>): Promise<RestoreResult> {
  await requireNewMachine(context);
  return restoreOnNewMachine(context.app, input);
}

/** Folders of the host are looked into for whoever sits at it, and only until there is a shop with people who may. */
async function requireNewMachine({ db, carrier }: Context): Promise<void> {
  if (await isShopThere(db)) throw new DomainError('setupDone');
  if (carrier.from?.way !== 'console') throw new DomainError('consoleOnly');
}
