import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import {
  archiveRequestInput,
  askSupportInput,
  assignOwnerInput,
  confirmPlanInput,
  consentInput,
  datedTextInput,
  escalateInput,
  explainCauseInput,
  explainOverdueInput,
  handOverInput,
  holdRequestInput,
  liabilityInput,
  linkRepeatInput,
  marksInput,
  planInput,
  releaseRequestInput,
  repeatCandidatesInput,
  takeOverInput,
  writeTextInput,
} from '../../../shared/request-life.ts';
import { requestPrintInput, requestReportInput } from '../../../shared/request-report.ts';
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
import { answerDepartment, answerEscalation, escalateRequest, handOverRequest } from './requests-escalate.service.ts';
import { holdRequest, releaseRequest } from './requests-holds.service.ts';
import { explainOverdue, takeOverRequest } from './requests-overdue.service.ts';
import { askSupport, assignOwner, linkRepeat, listRepeatCandidates, markRequest } from './requests-owner.service.ts';
import { reopenRequest } from './requests-reopen.service.ts';
import { readPaperData, readReport, recordReportPrint } from './requests-report.service.ts';
import {
  confirmEffect,
  confirmPlan,
  explainCause,
  giveConsent,
  planRequest,
  setLiability,
  writeDatedText,
  writeReport,
} from './requests-steps.service.ts';
import { exportRequests } from './requests-export.service.ts';
import { correctRequest, logRequest, warnOfDuplicates } from './requests-log.service.ts';
import {
  acknowledgeRequest,
  archiveRequest,
  countRequestList,
  listRequests,
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
  archive: command(archiveRequestInput, archiveRequest),
  reopen: command(reasonedRequestInput, reopenRequest),
  void: command(reasonedRequestInput, voidRequest),
  export: command(requestListInput, exportRequests),
  // over the states
  hold: command(holdRequestInput, holdRequest),
  release: command(releaseRequestInput, releaseRequest),
  explainOverdue: command(explainOverdueInput, explainOverdue),
  takeOver: command(takeOverInput, takeOverRequest),
  escalate: command(escalateInput, escalateRequest),
  answerEscalation: command(writeTextInput, answerEscalation),
  handOver: command(handOverInput, handOverRequest),
  answerDepartment: command(writeTextInput, answerDepartment),
  setLiability: command(liabilityInput, setLiability),
  plan: command(planInput, planRequest),
  confirmPlan: command(confirmPlanInput, confirmPlan),
  consent: command(consentInput, giveConsent),
  writeText: command(datedTextInput, writeDatedText),
  explainCause: command(explainCauseInput, explainCause),
  confirmEffect: command(writeTextInput, confirmEffect),
  writeReport: command(writeTextInput, writeReport),
  assignOwner: command(assignOwnerInput, assignOwner),
  mark: command(marksInput, markRequest),
  linkRepeat: command(linkRepeatInput, linkRepeat),
  askSupport: command(askSupportInput, askSupport),
  repeatCandidates: query(repeatCandidatesInput, listRepeatCandidates),
  reportPrintData: query(requestReportInput, readReport),
  paperData: query(requestReportInput, readPaperData),
  recordReportPrint: command(requestPrintInput, recordReportPrint),
});
