import type { Updateable } from 'kysely';
import { incidentLifecycle, missingIncidentStep } from '../../../shared/incident-lifecycle.ts';
import type { IncidentCommand } from '../../../shared/incident-lifecycle.ts';
import { findingFields, incidentRecipients } from '../../../shared/incidents.ts';
import type { FindingField } from '../../../shared/incidents.ts';
import type { Receipt } from '../../../shared/fields.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import type { IncidentTable } from '../../db/schema/incidents.ts';
import { DomainError } from '../../errors.ts';
import { obey } from '../../platform/lifecycle.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import type { ApprovalContent } from '../approvals/approvals.service.ts';
import { sendNotices } from '../notices/notices.service.ts';
import { lockIncident, updateIncident } from './incidents.repository.ts';
import type { IncidentRecord } from './incidents.repository.ts';

export interface Target {
  readonly id: number;
  readonly version: number;
}

export interface IncidentStep {
  readonly command: IncidentCommand;
  /** Past tense, for the timeline. */
  readonly kind: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly changes?: Updateable<IncidentTable>;
  /** Refuses what the table of states alone does not see, and does what the step is made of. */
  readonly check?: (incident: IncidentRecord, w: Write) => Promise<void> | void;
}

/** One arrow of SM-04: the row as the user saw it, who may, what has to come first, then the row, the timeline and what follows. */
export async function takeIncidentStep(
  context: ActorContext,
  { id, version }: Target,
  { command, kind, data, changes, check }: IncidentStep,
): Promise<Receipt> {
  return write(context, async (w) => {
    const incident = await lockIncidentAt(w.tx, id, version);
    const missing = missingIncidentStep(incident.state, command);
    if (missing) throw new DomainError('guardFailed', { guard: missing });
    const state = obey(incidentLifecycle, incident.state, command, context);
    await check?.(incident, w);
    const next = await updateIncident(w.tx, incident, { ...changes, state, stateAt: context.now });
    await w.record({ subject: 'incident', subjectId: id, kind, ...(data && { data }) });
    touchIncident(w);
    return { id, version: next, no: incident.no };
  });
}

/** The locked row, still at the version that the user saw; otherwise the refusal carries the current one. */
export async function lockIncidentAt(tx: Tx, id: number, version: number): Promise<IncidentRecord> {
  const incident = await lockIncident(tx, id);
  if (!incident) throw new DomainError('notFound', { what: 'incident', id });
  if (incident.version !== version) throw new DomainError('staleVersion', { what: 'incident', current: incident });
  return incident;
}

/** What the signers have before them: everything that was found, and how it came. */
export function signedContent(
  incident: Readonly<Record<FindingField, string>> & Pick<IncidentRecord, 'no' | 'source' | 'firstOpinion'>,
): ApprovalContent {
  return [incident.no, incident.source, incident.firstOpinion, ...findingFields.map((field) => incident[field])];
}

export function touchIncident(w: Write): void {
  w.touch('incidents', 'requests', 'home');
}

/** The three who heard of it hear how it ended. */
export async function tellClosed(w: Write, context: ActorContext, { id, no, requestId }: IncidentRecord): Promise<void> {
  await sendNotices(w, context, { subject: 'incident', subjectId: id, no, requestId, kind: 'incidentClosed', roles: incidentRecipients });
}
