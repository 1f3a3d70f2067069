import { setupInput } from '../../../shared/auth.ts';
import { act, publicQuery, router } from '../../rpc/trpc.ts';
import { setUp, setupStatus } from './setup.service.ts';

export const setupRouter = router({
  status: publicQuery(setupStatus),
  run: act(setupInput, setUp),
});
