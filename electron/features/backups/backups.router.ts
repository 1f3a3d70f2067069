import { z } from 'zod';
import {
  backupIdInput,
  backupListInput,
  backupSettings,
  checkFolderInput,
  previewRestoreInput,
  restoreInput,
  verifyBackupInput,
} from '../../../shared/backups.ts';
import { actOfSession, command, query, router } from '../../rpc/trpc.ts';
import { changeBackupSettings, checkFolder, viewBackupSettings } from './backup-settings.service.ts';
import { backupStatus, listBackups, pinBackup, takeBackupNow, unpinBackup, verifyBackup } from './backups.service.ts';
import { previewRestore, restoreBackup, undoRestore } from './restores.service.ts';

export const backupsRouter = router({
  list: query(backupListInput, listBackups),
  status: query(z.strictObject({}), backupStatus),
  takeNow: command(z.strictObject({}), takeBackupNow),
  settings: query(z.strictObject({}), viewBackupSettings),
  saveSettings: command(backupSettings, changeBackupSettings),
  checkFolder: query(checkFolderInput, checkFolder),
  pin: command(backupIdInput, pinBackup),
  unpin: command(backupIdInput, unpinBackup),
  verify: command(verifyBackupInput, verifyBackup),
  // an act, not a question: the recovery code must not stand in an address
  previewRestore: actOfSession(previewRestoreInput, previewRestore),
  restore: command(restoreInput, restoreBackup),
  undoRestore: command(z.strictObject({}), undoRestore),
});
