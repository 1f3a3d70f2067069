import { z } from 'zod';
import { saveDefaultInput, saveLayoutInput } from '../../../shared/form-layouts.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { saveDefault, saveLayout, viewFormSetup, viewNewestRecords } from './forms.service.ts';

export const formsRouter = router({
  setup: query(z.void(), viewFormSetup),
  newest: query(z.void(), viewNewestRecords),
  saveLayout: command(saveLayoutInput, saveLayout),
  saveDefault: command(saveDefaultInput, saveDefault),
});
