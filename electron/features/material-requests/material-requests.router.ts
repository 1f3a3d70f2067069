import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import {
  bookInDaysInput,
  bookInInput,
  buyInput,
  changeMaterialRequestInput,
  consentInput,
  createMaterialRequestInput,
  issueRequestInput,
  materialRequestCountInput,
  materialRequestListInput,
  reasonedRequestInput,
  recordRequestPrintInput,
  requestTargetInput,
  signRequestInput,
} from '../../../shared/material-requests.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { changeBookInDays, viewBookInDays } from './book-in-days.service.ts';
import {
  countMaterialRequests,
  exportMaterialRequests,
  listMaterialRequests,
  readRequestPrintData,
  recordRequestPrint,
  viewMaterialRequest,
} from './material-requests.service.ts';
import { changeRequest, createRequest } from './new-requests.service.ts';
import { cancelRequest, refuseRequest, reviseRequest, signRequest, submitRequest } from './request-approval.service.ts';
import { bookIn, endShort, issueRequested, settleRequest } from './request-goods.service.ts';
import { listConsentPeople, recordConsent, recordPurchase } from './request-purchase.service.ts';

export const materialRequestsRouter = router({
  list: query(materialRequestListInput, listMaterialRequests),
  count: query(materialRequestCountInput, countMaterialRequests),
  get: query(z.strictObject({ id }), viewMaterialRequest),
  consentPeople: query(z.void(), listConsentPeople),
  create: command(createMaterialRequestInput, createRequest),
  change: command(changeMaterialRequestInput, changeRequest),
  submit: command(requestTargetInput, submitRequest),
  sign: command(signRequestInput, signRequest),
  refuse: command(reasonedRequestInput, refuseRequest),
  revise: command(requestTargetInput, reviseRequest),
  consent: command(consentInput, recordConsent),
  buy: command(buyInput, recordPurchase),
  bookIn: command(bookInInput, bookIn),
  issue: command(issueRequestInput, issueRequested),
  endShort: command(reasonedRequestInput, endShort),
  settle: command(reasonedRequestInput, settleRequest),
  cancel: command(reasonedRequestInput, cancelRequest),
  bookInDays: query(z.void(), viewBookInDays),
  changeBookInDays: command(bookInDaysInput, changeBookInDays),
  export: command(materialRequestListInput, exportMaterialRequests),
  printData: query(z.strictObject({ id }), readRequestPrintData),
  recordPrint: command(recordRequestPrintInput, recordRequestPrint),
});
