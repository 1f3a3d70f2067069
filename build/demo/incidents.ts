import type { IncidentState } from '../../shared/incident-lifecycle.ts';
import { incidentStates } from '../../shared/incident-lifecycle.ts';
import { incidentChain, incidentRecipients, isQualityCase } from '../../shared/incidents.ts';
import type { IncidentSource } from '../../shared/incidents.ts';
import type { Role } from '../../shared/roles.ts';
import { chainOf } from '../../shared/signature-chains.ts';
import type { StepCode } from '../../shared/signature-chains.ts';
import type { Bulk } from './bulk.ts';
import { hour } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { incidentTexts } from './incident-texts.ts';
import type { Journal, Numbers, User } from './journal.ts';
import type { People } from './shop.ts';

interface IncidentOptions {
  readonly bulk: Bulk;
  readonly journal: Journal;
  readonly numbers: Numbers;
  readonly calendar: Calendar;
  readonly people: People;
}

/** What the demo shop shows of incidents: one in each state, a quality case with 管理部, and one whose action is late (B-13, SM-04). */
const cases: readonly {
  readonly source: IncidentSource;
  readonly state: IncidentState;
  readonly daysAgo: number;
  readonly isLate?: true;
}[] = [
  { source: 'complaint', state: 'closed', daysAgo: 40 },
  { source: 'install', state: 'closed', daysAgo: 31 },
  { source: 'complaint', state: 'inProgress', daysAgo: 18, isLate: true },
  { source: 'borrow', state: 'instructed', daysAgo: 9 },
  { source: 'complaint', state: 'formFilled', daysAgo: 6 },
  { source: 'return', state: 'onSite', daysAgo: 4 },
  { source: 'complaint', state: 'reported', daysAgo: 1 },
];

export interface Incidents {
  /** What is reported on this day is about the request that was logged last. */
  morning(day: number, lastRequestId: number): void;
}

/** A few incidents of the last weeks, each with its notices, signatures and actions as far as it came. */
export function createIncidents({ bulk, journal, numbers, calendar, people }: IncidentOptions): Incidents {
  const { users } = people;
  const chief = users.supervisor[0];
  const manager = users.serviceManager[0];
  const general = users.generalManager[0];
  const business = users.businessDepartment[0];
  if (!chief || !manager || !general || !business) throw new Error('the demo shop needs its heads');
  const signers: Readonly<Record<StepCode, User>> = {
    supervisor: chief,
    serviceManager: manager,
    businessDepartment: business,
    generalManager: general,
  };
  let approvals = 0;
  let notices = 0;
  let incidents = 0;
  const write = (index: number, lastRequestId: number): void => {
    const one = cases[index];
    if (!one) return;
    const { source, state, daysAgo, isLate } = one;
    const id = ++incidents;
    const text = incidentTexts[index % incidentTexts.length] ?? incidentTexts[0];
    if (!text) return;
    const createdAt = calendar.now - daysAgo * 24 * hour;
    const reached = incidentStates.indexOf(state);
    const at = (step: IncidentState) => createdAt + incidentStates.indexOf(step) * 3 * hour;
    const has = (step: IncidentState) => incidentStates.indexOf(step) <= reached;
    const no = numbers.no('incident', 'SG', calendar.dayText(calendar.indexOf(createdAt)).replaceAll('-', ''));
    const requestId = source === 'complaint' && lastRequestId > 0 ? lastRequestId : null;
    const written = has('onSite') ? text : { investigation: '', cause: '', appraisal: '', opinion: '' };
    bulk.add('incident', {
      id,
      no,
      source,
      requestId,
      workOrderId: null,
      projectId: null,
      state,
      stateAt: at(state),
      facts: text.facts,
      visitPlannedAt: createdAt + 2 * hour,
      visitedAt: has('onSite') ? at('onSite') : null,
      visitMissedAt: null,
      firstOpinion: text.firstOpinion,
      investigation: written.investigation,
      cause: written.cause,
      appraisal: written.appraisal,
      opinion: written.opinion,
      abnormalRecord: isQualityCase(source) && has('onSite') ? '交接时已拍照留存，双方在场' : '',
      instruction: has('instructed') ? text.instruction : '',
      instructedBy: has('instructed') ? general.id : null,
      instructedAt: has('instructed') ? at('instructed') : null,
      closing: has('closed') ? '措施落实，客户认可' : '',
      closedBy: has('closed') ? chief.id : null,
      closedAt: has('closed') ? at('closed') : null,
      createdAt,
      createdBy: chief.id,
      version: reached + 1,
    });
    const tell = (when: number, user: User, kind: string, data: object = {}) =>
      journal.later(when, user, 'incidents.step', 'incident', id, kind, data);
    tell(createdAt, chief, 'reported', { no, source });
    if (requestId !== null) journal.later(createdAt, chief, 'incidents.report', 'request', requestId, 'incidentReported', { no });
    const kinds = has('closed') ? (['incidentReported', 'incidentClosed'] as const) : (['incidentReported'] as const);
    for (const kind of kinds)
      for (const role of incidentRecipients) {
        const sentAt = kind === 'incidentClosed' ? at('closed') : createdAt;
        const reader = users[role][0] ?? manager;
        const isRead = has('onSite');
        const read = { readAt: isRead ? sentAt + hour : null, readBy: isRead ? reader.id : null };
        bulk.add('notice', {
          id: ++notices,
          subject: 'incident',
          subjectId: id,
          no,
          requestId,
          kind,
          role,
          sentAt,
          sentBy: chief.id,
          ...read,
        });
      }
    if (!has('onSite')) return;
    tell(at('onSite'), chief, 'visited', { at: at('onSite') });
    tell(at('onSite') + hour, chief, 'written');
    tell(at('onSite') + hour, chief, 'submitted');
    const chain = incidentChain(source);
    const isGranted = has('instructed');
    approvals++;
    bulk.add('approval', {
      id: approvals,
      subject: 'incident',
      subjectId: id,
      no,
      chain,
      subjectVersion: 3,
      // what was signed in the demo's past is not compared any more; an open one is laid before its signers anew when it changes
      contentHash: text.hash(no, source, isQualityCase(source) ? '交接时已拍照留存，双方在场' : ''),
      authorId: chief.id,
      state: isGranted ? 'granted' : 'open',
      startedAt: at('onSite') + hour,
      endedAt: isGranted ? at('instructed') : null,
      endReason: '',
      version: 1,
    });
    for (const [nth, { code }] of chainOf(chain).steps.entries()) {
      const isSigned = code === 'generalManager' ? has('instructed') : has('appraised') || nth === 0;
      if (!isSigned) continue;
      const when = code === 'generalManager' ? at('instructed') : at('onSite') + (nth + 2) * (hour / 2);
      const user = signers[code as StepCode];
      const role = code as Role;
      bulk.add('approvalSignature', {
        approvalId: approvals,
        step: code as StepCode,
        role,
        userId: user.id,
        at: when,
        decision: 'sign',
        note: '',
      });
      tell(when, user, 'stepSigned', { step: code, role, reason: '' });
    }
    if (has('appraised')) tell(at('appraised'), manager, 'appraised');
    if (has('formFilled')) tell(at('formFilled'), chief, 'formFiled');
    if (has('instructed')) tell(at('instructed'), general, 'instructed', { instruction: text.instruction });
    if (has('inProgress')) {
      const doneAt = has('closed') ? at('inProgress') + hour : null;
      const dueOn = calendar.dayText(calendar.indexOf(calendar.now - (isLate ? 3 : 1) * 24 * hour));
      bulk.add('incidentAction', {
        incidentId: id,
        text: text.action,
        ownerId: 1,
        dueOn,
        lateToldAt: null,
        doneAt,
        doneBy: doneAt === null ? null : chief.id,
        result: doneAt === null ? '' : '已完成',
        createdAt: at('inProgress'),
        createdBy: chief.id,
      });
      tell(at('inProgress'), chief, 'actionAdded', { text: text.action, dueOn });
      if (doneAt !== null) tell(doneAt, chief, 'actionDone', { text: text.action, result: '已完成' });
    }
    if (has('closed')) tell(at('closed'), chief, 'closed', { closing: '措施落实，客户认可' });
  };
  return {
    morning(day, lastRequestId) {
      for (const [index, { daysAgo }] of cases.entries())
        if (calendar.indexOf(calendar.now - daysAgo * 24 * hour) === day) write(index, lastRequestId);
    },
  };
}
