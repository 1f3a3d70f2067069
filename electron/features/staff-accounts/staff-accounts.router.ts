import {
  accountInput,
  bookAccountInput,
  cancelPlanInput,
  deductInput,
  planInput,
  reverseAccountInput,
} from '../../../shared/staff-accounts.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { bookAccount, reverseAccount, viewAccount } from './accounts.service.ts';
import { cancelPlan, deduct, makePlan } from './plans.service.ts';

export const staffAccountsRouter = router({
  get: query(accountInput, viewAccount),
  book: command(bookAccountInput, bookAccount),
  reverse: command(reverseAccountInput, reverseAccount),
  makePlan: command(planInput, makePlan),
  deduct: command(deductInput, deduct),
  cancelPlan: command(cancelPlanInput, cancelPlan),
});
