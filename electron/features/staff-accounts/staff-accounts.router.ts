import {
  accountInput,
  accountLineInput,
  accountListInput,
  bookAccountInput,
  cancelPlanInput,
  deductInput,
  planInput,
  recordAccountPrintInput,
  reverseAccountInput,
  settlePlanInput,
  takeMonthInput,
  wageExportInput,
  waiveInput,
} from '../../../shared/staff-accounts.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { exportAccounts, exportWages, listAccounts } from './account-lists.service.ts';
import { readPlanSheet, readReceipt, readStatement, recordAccountPrint } from './account-papers.service.ts';
import { bookAccount, viewAccount, waive } from './accounts.service.ts';
import { deduct, settlePlan, takeMonth, viewMonth } from './deductions.service.ts';
import { cancelPlan, makePlan } from './plans.service.ts';
import { reverseAccount } from './reversals.service.ts';

export const staffAccountsRouter = router({
  get: query(accountInput, viewAccount),
  list: query(accountListInput, listAccounts),
  export: command(accountListInput, exportAccounts),
  book: command(bookAccountInput, bookAccount),
  waive: command(waiveInput, waive),
  reverse: command(reverseAccountInput, reverseAccount),
  makePlan: command(planInput, makePlan),
  deduct: command(deductInput, deduct),
  settlePlan: command(settlePlanInput, settlePlan),
  cancelPlan: command(cancelPlanInput, cancelPlan),
  month: query(wageExportInput, viewMonth),
  exportMonth: command(wageExportInput, exportWages),
  takeMonth: command(takeMonthInput, takeMonth),
  receipt: query(accountLineInput, readReceipt),
  planSheet: query(accountLineInput, readPlanSheet),
  statement: query(accountInput, readStatement),
  recordPrint: command(recordAccountPrintInput, recordAccountPrint),
});
