import { z } from 'zod';
import { closeOutletInput, reopenOutletInput, saveOutletInput } from '../../../shared/outlets.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { closeOutlet, listOutlets, reopenOutlet, saveOutlet } from './outlets.service.ts';

export const outletsRouter = router({
  list: query(z.void(), listOutlets),
  save: command(saveOutletInput, saveOutlet),
  close: command(closeOutletInput, closeOutlet),
  reopen: command(reopenOutletInput, reopenOutlet),
});
