import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { incidentLifecycle, writableIncidentStates } from '../../../shared/incident-lifecycle.ts';
import { findingFields, incidentChain, missingFindings } from '../../../shared/incidents.ts';
import type {
  incidentTargetInput,
  instructIncidentInput,
  reasonedIncidentInput,
  signIncidentInput,
  visitIncidentInput,
  writeIncidentInput,
} from '../../../shared/incidents.ts';
import type { SignDecision } from '../../../shared/signature-chains.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { follow } from '../../platform/lifecycle.ts';
import { changesBetween, write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { sign, startApproval, withdrawOnChange } from '../approvals/approvals.service.ts';
import type { SignOutcome } from '../approvals/approvals.service.ts';
import { settleReminder } from './incident-reminders.service.ts';
import { lockIncidentAt, signedContent, takeIncidentStep, touchIncident } from './incident-step.ts';
import type { Target } from './incident-step.ts';
import { updateIncident } from './incidents.repository.ts';
import type { IncidentRecord } from './incidents.repository.ts';

/** The supervisor was there (R-000-04). */
export async function visitIncident(context: ActorContext, { at, note, ...target }: z.output<typeof visitIncidentInput>): Promise<Receipt> {
  return takeIncidentStep(context, target, {
    command: 'visit',
    kind: 'visited',
    data: { at, reason: note },
    changes: { visitedAt: at },
    check: async (incident, w) => {
      if (at > context.now) throw new DomainError('guardFailed', { guard: 'inFuture', field: 'at' });
      await settleReminder(w, context, 'incidentVisitMissed', incident);
    },
  });
}

/** What was found is written; whatever had been signed before is withdrawn, and who signed is told (A.1). */
export async function writeIncident(
  context: ActorContext,
  { id, version, ...found }: z.output<typeof writeIncidentInput>,
): Promise<Receipt> {
  return write(context, async (w) => {
    const incident = await lockIncidentAt(w.tx, id, version);
    if (!writableIncidentStates.includes(incident.state))
      throw new DomainError('commandNotAllowed', { command: 'write', state: incident.state, refusal: 'state' });
    const changes = changesBetween<Record<string, unknown>>(pick(incident), found);
    const isWithdrawn = await withdrawOnChange(
      w,
      context,
      { subject: 'incident', subjectId: id },
      { content: signedContent({ ...incident, ...found }) },
    );
    const isBack = isWithdrawn && incident.state !== 'onSite' && incident.state !== 'reported';
    const back = isBack ? { state: follow(incidentLifecycle, incident.state, 'reopenAppraisal'), stateAt: context.now } : {};
    const next = await updateIncident(w.tx, incident, { ...found, ...back });
    await w.record({ subject: 'incident', subjectId: id, kind: 'written', changes });
    touchIncident(w);
    return { id, version: next, no: incident.no };
  });
}

/** What was found is laid before the signers, complete and after the visit; from here on it is bound to what they read. */
export async function submitIncident(context: ActorContext, { id, version }: z.output<typeof incidentTargetInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const incident = await lockIncidentAt(w.tx, id, version);
    if (incident.state === 'reported') throw new DomainError('guardFailed', { guard: 'incidentNotVisited' });
    if (incident.state !== 'onSite')
      throw new DomainError('commandNotAllowed', { command: 'submit', state: incident.state, refusal: 'state' });
    const missing = missingFindings(incident, incident.source);
    if (missing.length > 0) throw new DomainError('guardFailed', { guard: 'findingsMissing', fields: missing });
    const { no } = incident;
    const next = await updateIncident(w.tx, incident, {});
    await startApproval(w, context, {
      subject: 'incident',
      subjectId: id,
      no,
      chain: incidentChain(incident.source),
      subjectVersion: next,
      content: signedContent(incident),
      authorId: incident.createdBy,
    });
    await w.record({ subject: 'incident', subjectId: id, kind: 'submitted' });
    touchIncident(w);
    return { id, version: next, no };
  });
}

/** The supervisor's, the manager's or 管理部's signature; the last of them makes the appraisal a joint one (R-000-21, R-000-38). */
export async function signIncident(context: ActorContext, { note, ...target }: z.output<typeof signIncidentInput>): Promise<Receipt> {
  return signAppraisal(context, target, 'sign', note);
}

/** One of them does not sign, and says why: what was found is written anew. */
export async function refuseIncident(
  context: ActorContext,
  { reason, ...target }: z.output<typeof reasonedIncidentInput>,
): Promise<Receipt> {
  return signAppraisal(context, target, 'refuse', reason);
}

async function signAppraisal(context: ActorContext, { id, version }: Target, decision: SignDecision, note: string): Promise<Receipt> {
  return write(context, async (w) => {
    const incident = await lockIncidentAt(w.tx, id, version);
    // the general manager's signature is the instruction, and comes after the form was filed
    if (incident.state !== 'onSite')
      throw new DomainError('commandNotAllowed', { command: 'sign', state: incident.state, refusal: 'state' });
    const { open } = await signNow(w, context, incident, decision, note);
    const isJoint = decision === 'sign' && open.every((one) => one === 'generalManager');
    const appraised = isJoint ? { state: follow(incidentLifecycle, incident.state, 'appraise'), stateAt: context.now } : {};
    const next = await updateIncident(w.tx, incident, appraised);
    if (isJoint) await w.record({ subject: 'incident', subjectId: id, kind: 'appraised' });
    touchIncident(w);
    return { id, version: next, no: incident.no };
  });
}

/** The form is complete and goes to the general manager: only after two different people signed (R-000-21). */
export async function fileIncident(context: ActorContext, target: z.output<typeof incidentTargetInput>): Promise<Receipt> {
  return takeIncidentStep(context, target, { command: 'fileForm', kind: 'formFiled' });
}

/** 批示: the general manager signs and says what is to be done. */
export async function instructIncident(
  context: ActorContext,
  { instruction, ...target }: z.output<typeof instructIncidentInput>,
): Promise<Receipt> {
  const { now, actor } = context;
  return takeIncidentStep(context, target, {
    command: 'instruct',
    kind: 'instructed',
    data: { instruction },
    changes: { instruction, instructedBy: actor.userId, instructedAt: now },
    check: async (incident, w) => {
      await signNow(w, context, incident, 'sign', instruction.slice(0, 300));
    },
  });
}

/** The general manager wants it appraised again. */
export async function sendIncidentBack(
  context: ActorContext,
  { reason, ...target }: z.output<typeof reasonedIncidentInput>,
): Promise<Receipt> {
  return takeIncidentStep(context, target, {
    command: 'sendBack',
    kind: 'sentBack',
    data: { reason },
    check: async (incident, w) => {
      await signNow(w, context, incident, 'refuse', reason);
    },
  });
}

async function signNow(
  w: Write,
  context: ActorContext,
  incident: IncidentRecord,
  decision: SignDecision,
  note: string,
): Promise<SignOutcome> {
  return sign(w, context, { subject: 'incident', subjectId: incident.id }, { content: signedContent(incident), decision, note });
}

function pick(incident: IncidentRecord): Record<string, unknown> {
  return Object.fromEntries(findingFields.map((field) => [field, incident[field]]));
}
