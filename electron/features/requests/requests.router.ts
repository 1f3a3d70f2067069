import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import {
  duplicatesInput,
  logRequestInput,
  reasonedRequestInput,
  requestCommandInput,
  requestCountInput,
  requestListInput,
  resolveRequestInput,
  tellRequestInput,
  updateRequestInput,
} from '../../../shared/requests.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { exportRequests } from './requests-export.service.ts';
import { correctRequest, logRequest, warnOfDuplicates } from './requests-log.service.ts';
import {
  acknowledgeRequest,
  archiveRequest,
  countRequestList,
  listRequests,
  reopenRequest,
  resolveRequest,
  tellResult,
  viewRequest,
  voidRequest,
} from './requests.service.ts';

export const requestsRouter = router({
  list: query(requestListInput, listRequests),
  count: query(requestCountInput, countRequestList),
  get: query(z.strictObject({ id }), viewRequest),
  duplicates: query(duplicatesInput, warnOfDuplicates),
  log: command(logRequestInput, logRequest),
  update: command(updateRequestInput, correctRequest),
  acknowledge: command(requestCommandInput, acknowledgeRequest),
  resolve: command(resolveRequestInput, resolveRequest),
  tell: command(tellRequestInput, tellResult),
  archive: command(requestCommandInput, archiveRequest),
  reopen: command(reasonedRequestInput, reopenRequest),
  void: command(reasonedRequestInput, voidRequest),
  export: command(requestListInput, exportRequests),
});
