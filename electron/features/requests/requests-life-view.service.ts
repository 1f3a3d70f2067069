import type { EscalationRole, Liability, ProblemKind, Solution } from '../../../shared/request-life.ts';
import type { RequestLife } from '../../../shared/request-life-view.ts';
import type { Db } from '../../db/engine.ts';
import { findUserName } from '../../platform/user-names.ts';
import { tasksOfRequest } from '../tasks/tasks.service.ts';
import { closingOf } from './requests-closing.service.ts';
import { findDelays, findOwner, findProjectFacts, findRepeatedBy, findStaffName, findSteps } from './requests-life.repository.ts';
import { proposeRepeats } from './requests-owner.service.ts';
import type { RequestRecord } from './requests.repository.ts';

/** Everything that happened to a request over its states. */
export async function readLife(db: Db, request: RequestRecord): Promise<RequestLife> {
  const { id } = request;
  const isOpenRepair = request.type === 'repair' && request.repeatOfId === null && request.closedAt === null;
  const [
    owner,
    takenOverBy,
    againstStaff,
    salesStaff,
    headConfirmedBy,
    project,
    closing,
    delays,
    steps,
    tasks,
    repeatProposals,
    repeatedBy,
  ] = await Promise.all([
    findOwner(db, request.ownerUserId),
    findUserName(db, request.takenOverBy),
    findStaffName(db, request.againstStaffId),
    findStaffName(db, request.salesStaffId),
    findUserName(db, request.headConfirmedBy),
    findProjectFacts(db, request.projectId),
    closingOf(db, request),
    findDelays(db, id),
    findSteps(db, id),
    tasksOfRequest(db, id),
    isOpenRepair ? proposeRepeats(db, { ...request, requestId: id }) : [],
    findRepeatedBy(db, id),
  ]);
  const { holdReason, holdSince, overdueSince, team, department, departmentSince, escalatedAt } = request;
  const { liabilityNote, publicBody, plan, classifiedAt, planConfirmedAt, consentedAt, consentNote } = request;
  const { firstContactAt, headConfirmedAt, explainedAt, opinion, printCount } = request;
  return {
    ...{ holdReason, holdSince, overdueSince, team, department, departmentSince, escalatedAt },
    ...{ liabilityNote, publicBody, plan, classifiedAt, planConfirmedAt, consentedAt, consentNote },
    ...{ firstContactAt, headConfirmedAt, explainedAt, opinion, printCount },
    escalatedTo: request.escalatedTo as EscalationRole | '',
    liability: request.liability as Liability | '',
    tag: request.tag,
    solution: request.solution as Solution | '',
    problemKind: request.problemKind as ProblemKind | '',
    owner,
    takenOverBy,
    againstStaff,
    salesStaff,
    headConfirmedBy,
    project,
    closing,
    delays,
    steps,
    tasks,
    repeatProposals,
    repeatedBy,
  };
}
