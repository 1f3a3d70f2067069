import { z } from 'zod';
import { createCustomerInput, customerListInput, lookupInput, updateCustomerInput } from '../../../shared/customers.ts';
import { completeFileInput, filesDueInput, recordFilePrintInput } from '../../../shared/customer-files.ts';
import { customerChangesInput, customerHistoryInput } from '../../../shared/customer-history.ts';
import { id } from '../../../shared/fields.ts';
import { decideKeyInput } from '../../../shared/key-customers.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { completeFile, listFilesDue, readFilePrintData, recordFilePrint, viewFileState } from './customer-files.service.ts';
import { listChanges, listHistory } from './customers-history.service.ts';
import {
  changeCustomer,
  countCustomerList,
  createCustomer,
  exportCustomers,
  listCustomers,
  lookUpCaller,
  viewCaller,
} from './customers.service.ts';
import { decideKeyCustomer } from './key-customers.service.ts';

export const customersRouter = router({
  lookup: query(lookupInput, lookUpCaller),
  caller: query(z.strictObject({ id }), viewCaller),
  get: query(z.strictObject({ id }), viewCaller),
  history: query(customerHistoryInput, listHistory),
  changes: query(customerChangesInput, listChanges),
  list: query(customerListInput, listCustomers),
  count: query(customerListInput, countCustomerList),
  create: command(createCustomerInput, createCustomer),
  update: command(updateCustomerInput, changeCustomer),
  decideKey: command(decideKeyInput, decideKeyCustomer),
  filesDue: query(filesDueInput, listFilesDue),
  fileState: query(z.strictObject({ id }), viewFileState),
  completeFile: command(completeFileInput, completeFile),
  filePrintData: query(z.strictObject({ id }), readFilePrintData),
  recordFilePrint: command(recordFilePrintInput, recordFilePrint),
  export: command(customerListInput, exportCustomers),
});
