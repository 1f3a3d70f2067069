import type { BackupSettings, FolderCheck } from '../../../shared/backups.ts';
import type { ActorContext } from '../../context.ts';

export async function viewBackupSettings(_context: ActorContext): Promise<BackupSettings> {
  throw new Error('not there yet');
}

export async function changeBackupSettings(_context: ActorContext, _input: BackupSettings): Promise<BackupSettings> {
  throw new Error('not there yet');
}

/** Can backups be kept in this folder? Writes a small file and reads it back. */
export async function checkFolder(_context: ActorContext, _input: { readonly folder: string }): Promise<FolderCheck> {
  throw new Error('not there yet');
}
