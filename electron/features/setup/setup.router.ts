import { setupInput } from '../../../shared/auth.ts';
import { findBackupsInput, restoreAtSetupInput } from '../../../shared/backups.ts';
import { act, publicQuery, router } from '../../rpc/trpc.ts';
import { findBackups, restoreAtSetup } from './setup-restore.service.ts';
import { setUp, setupStatus } from './setup.service.ts';

export const setupRouter = router({
  status: publicQuery(setupStatus),
  run: act(setupInput, setUp),
  findBackups: act(findBackupsInput, findBackups),
  restore: act(restoreAtSetupInput, restoreAtSetup),
});
