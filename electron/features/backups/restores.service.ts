import type { z } from 'zod';
import type { RestorePreview, RestoreResult, previewRestoreInput, restoreInput } from '../../../shared/backups.ts';
import type { ActorContext } from '../../context.ts';

/** Opens the backup, so it takes as long as reading it. @throws DomainError `recoveryCodeWrong`, `notFound`. */
export async function previewRestore(_context: ActorContext, _input: z.output<typeof previewRestoreInput>): Promise<RestorePreview> {
  throw new Error('not there yet');
}

/**
 * Puts a backup in the place of the shop's data, everywhere at once; the session of whoever asked ends too.
 * @throws DomainError `backupUnfit` with the preview's refusal, `recoveryCodeWrong`, `wordsDiffer`, `notFound`, `backupRunning`.
 */
export async function restoreBackup(_context: ActorContext, _input: z.output<typeof restoreInput>): Promise<RestoreResult> {
  throw new Error('not there yet');
}

/** Brings back what was there before the last restore. */
export async function undoRestore(_context: ActorContext): Promise<RestoreResult> {
  throw new Error('not there yet');
}
