import type { z } from 'zod';
import type { BackupProblem, BackupRow, BackupStatus, backupListInput, verifyBackupInput } from '../../../shared/backups.ts';
import type { ActorContext } from '../../context.ts';

/** The newest first. `place` null: all places of the settings; else one folder, e.g. of a machine that died. */
export async function listBackups(
  _context: ActorContext,
  _input: z.output<typeof backupListInput>,
): Promise<{ readonly rows: readonly BackupRow[] }> {
  throw new Error('not there yet');
}

export async function backupStatus(_context: ActorContext): Promise<BackupStatus> {
  throw new Error('not there yet');
}

/** Takes, verifies and copies one; answers when that is done (a bar comes from `backups.status`). */
export async function takeBackupNow(_context: ActorContext): Promise<BackupRow> {
  throw new Error('not there yet');
}

export async function pinBackup(_context: ActorContext, _input: { readonly id: string }): Promise<{ readonly isPinned: boolean }> {
  throw new Error('not there yet');
}

export async function unpinBackup(_context: ActorContext, _input: { readonly id: string }): Promise<{ readonly isPinned: boolean }> {
  throw new Error('not there yet');
}

/** Reads one back as a whole (F38); null: good. */
export async function verifyBackup(
  _context: ActorContext,
  _input: z.output<typeof verifyBackupInput>,
): Promise<{ readonly problem: BackupProblem | null }> {
  throw new Error('not there yet');
}
