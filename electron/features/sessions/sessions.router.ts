import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { listSessions, revokeSession } from './sessions.service.ts';

export const sessionsRouter = router({
  list: query(z.void(), listSessions),
  revoke: command(z.strictObject({ id }), revokeSession),
});
