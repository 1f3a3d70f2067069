import { z } from 'zod';
import { id } from '../../../shared/fields.ts';
import {
  accessListInput,
  addPolicyInput,
  answerPrivacyInput,
  customerTarget,
  customerTasksInput,
  explainPrivacyInput,
  exportPersonInput,
  markReviewedInput,
  noticeInput,
  performPrivacyInput,
  privacyListInput,
  privacySettingsInput,
  receivePrivacyInput,
  recordConsentInput,
  verifyPrivacyInput,
  withdrawConsentInput,
} from '../../../shared/privacy.ts';
import { command, query, router } from '../../rpc/trpc.ts';
import { changePrivacySettings, viewPrivacySettings } from '../settings/settings-privacy.service.ts';
import { listAccesses, listOperators } from './accesses.service.ts';
import { recordConsent, viewConsents, withdrawConsent } from './consents.service.ts';
import { exportPerson } from './person-export.service.ts';
import { publishPolicy, readNotice, viewPolicies } from './policies.service.ts';
import {
  answerPrivacyRequest,
  explainPrivacyRequest,
  listPrivacyRequests,
  performPrivacyRequest,
  receivePrivacyRequest,
  verifyPerson,
  viewPrivacyRequest,
} from './privacy-requests.service.ts';
import { listConsentToAsk, listToReview, markReviewed } from './tasks.service.ts';

export const privacyRouter = router({
  policies: query(z.strictObject({}), viewPolicies),
  addPolicy: command(addPolicyInput, publishPolicy),
  notice: query(noticeInput, readNotice),
  consents: query(customerTarget, viewConsents),
  recordConsent: command(recordConsentInput, recordConsent),
  withdrawConsent: command(withdrawConsentInput, withdrawConsent),
  consentToAsk: query(customerTasksInput, listConsentToAsk),
  toReview: query(customerTasksInput, listToReview),
  markReviewed: command(markReviewedInput, markReviewed),
  settings: query(z.strictObject({}), viewPrivacySettings),
  updateSettings: command(privacySettingsInput, changePrivacySettings),
  list: query(privacyListInput, listPrivacyRequests),
  get: query(z.strictObject({ id }), viewPrivacyRequest),
  receive: command(receivePrivacyInput, receivePrivacyRequest),
  verify: command(verifyPrivacyInput, verifyPerson),
  perform: command(performPrivacyInput, performPrivacyRequest),
  explain: command(explainPrivacyInput, explainPrivacyRequest),
  answer: command(answerPrivacyInput, answerPrivacyRequest),
  exportPerson: command(exportPersonInput, exportPerson),
  accesses: query(accessListInput, listAccesses),
  operators: query(z.strictObject({}), listOperators),
});
