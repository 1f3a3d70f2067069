import type { Insertable } from 'kysely';
import type { FeedbackFormTable } from '../../db/schema/feedback.ts';

type Given =
  | 'no'
  | 'requestId'
  | 'workOrderId'
  | 'taskId'
  | 'kind'
  | 'reporterName'
  | 'receivedAt'
  | 'goods'
  | 'fault'
  | 'needs'
  | 'details'
  | 'opinion'
  | 'createdBy'
  | 'createdAt';

/** A form of which nothing is known yet but what its reporter says. */
export function newForm(given: Pick<FeedbackFormTable, Given>): Insertable<FeedbackFormTable> {
  return {
    ...given,
    state: 'submitted',
    stateAt: given.createdAt,
    appraisal: '',
    appraisedAt: null,
    appraisedBy: null,
    isSupervisorThere: 0,
    decision: '',
    decisionNote: '',
    decidedAt: null,
    decidedBy: null,
    incidentId: null,
    abnormalAt: null,
    agreedAt: null,
    agreedHow: '',
    agreedText: '',
    supplierName: '',
    supplierToldAt: null,
    managementToldAt: null,
    goodsArrivedAt: null,
    doneAt: null,
    result: '',
    closedAt: null,
    closedBy: null,
    version: 1,
  };
}
