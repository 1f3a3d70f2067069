import { z } from 'zod';
import { serverInput } from '../../../shared/databases.ts';
import { act, command, query, router } from '../../rpc/trpc.ts';
import { cancelMove, dropTarget, restart, startMove, testServer, viewDatabase } from './database.service.ts';

export const databaseRouter = router({
  get: query(z.void(), viewDatabase),
  test: act(serverInput, testServer),
  move: command(serverInput, startMove),
  cancel: act(z.void(), cancelMove),
  drop: act(serverInput, dropTarget),
  restart: act(z.void(), restart),
});
