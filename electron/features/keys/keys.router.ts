import { z } from 'zod';
import { confirmPrintedInput, showCodeInput } from '../../../shared/keys.ts';
import { actOfSession, command, query, router } from '../../rpc/trpc.ts';
import { confirmPrinted, keyStatus, showRecoveryCode } from './keys.service.ts';

export const keysRouter = router({
  status: query(z.void(), keyStatus),
  // an act, not a command: the answer of a command is kept beside its request key, and the code must not lie in the data that it opens
  recoveryCode: actOfSession(showCodeInput, showRecoveryCode),
  confirmPrinted: command(confirmPrintedInput, confirmPrinted),
});
