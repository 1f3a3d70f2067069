import { waitingApprovalsInput } from '../../../shared/approvals.ts';
import { query, router } from '../../rpc/trpc.ts';
import { listWaitingApprovals } from './approvals-waiting.service.ts';

export const approvalsRouter = router({
  waiting: query(waitingApprovalsInput, listWaitingApprovals),
});
