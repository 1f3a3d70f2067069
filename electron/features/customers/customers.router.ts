import { z } from 'zod';
import {
  addItemInput,
  addTalkInput,
  createCustomerInput,
  customerListInput,
  lookupInput,
  updateCustomerInput,
  updateItemInput,
} from '../../../shared/customers.ts';
import { id } from '../../../shared/fields.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import {
  addInstalledItem,
  changeCustomer,
  changeInstalledItem,
  countCustomerList,
  createCustomer,
  exportCustomers,
  listCustomers,
  logTalk,
  lookUpCaller,
  viewCaller,
} from './customers.service.ts';

export const customersRouter = router({
  lookup: query(lookupInput, lookUpCaller),
  caller: query(z.strictObject({ id }), viewCaller),
  get: query(z.strictObject({ id }), viewCaller),
  list: query(customerListInput, listCustomers),
  count: query(customerListInput, countCustomerList),
  create: command(createCustomerInput, createCustomer),
  update: command(updateCustomerInput, changeCustomer),
  addItem: command(addItemInput, addInstalledItem),
  updateItem: command(updateItemInput, changeInstalledItem),
  addTalk: command(addTalkInput, logTalk),
  export: command(customerListInput, exportCustomers),
});
