import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { incidentRecipients } from '../../../shared/incidents.ts';
import type { reportIncidentInput } from '../../../shared/incidents.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { sendNotices } from '../notices/notices.service.ts';
import { requireProject } from '../projects/projects.service.ts';
import { holdRequest } from '../requests/requests-repair.service.ts';
import { readWorkOrder } from '../work-orders/work-orders.service.ts';
import { findOpenIncidentOf, insertIncident } from './incidents.repository.ts';

export type NewIncident = z.output<typeof reportIncidentInput>;

/** R-000-04: a request is marked major, or an incident is reported alone: with the time of the visit, a first opinion, and three who hear of it. */
export async function reportIncident(context: ActorContext, input: NewIncident): Promise<Receipt> {
  const zone = await readZone(context.app);
  return write(context, (w) => openIncident(w, context, zone, input));
}

/** The same inside another write, for what escalates to an incident. */
export async function openIncident(w: Write, context: ActorContext, zone: string, input: NewIncident): Promise<Receipt> {
  const { now, actor } = context;
  const requestId = await requestOf(w.tx, input);
  if (requestId !== null) {
    const open = await findOpenIncidentOf(w.tx, requestId);
    if (open) throw new DomainError('guardFailed', { guard: 'incidentOpen', no: open.no });
  }
  const no = await takeNumber(w.tx, 'incident', now, zone);
  const id = await insertIncident(w.tx, {
    ...input,
    no,
    requestId,
    state: 'reported',
    stateAt: now,
    visitedAt: null,
    visitMissedAt: null,
    investigation: '',
    cause: '',
    appraisal: '',
    opinion: '',
    abnormalRecord: '',
    instruction: '',
    instructedBy: null,
    instructedAt: null,
    closing: '',
    closedBy: null,
    closedAt: null,
    createdAt: now,
    createdBy: actor.userId,
    version: 1,
  });
  await w.record({ subject: 'incident', subjectId: id, kind: 'reported', data: { no, source: input.source } });
  if (requestId !== null) await w.record({ subject: 'request', subjectId: requestId, kind: 'incidentReported', data: { no } });
  await sendNotices(w, context, { subject: 'incident', subjectId: id, no, requestId, kind: 'incidentReported', roles: incidentRecipients });
  w.touch('incidents', 'requests', 'home');
  return { id, version: 1, no };
}

/** The request that it is about, locked: a slip names its own. */
async function requestOf(tx: Tx, { requestId, workOrderId, projectId }: NewIncident): Promise<number | null> {
  const slip = workOrderId === null ? undefined : await readWorkOrder(tx, workOrderId);
  if (projectId !== null) await requireProject(tx, projectId);
  if (slip && requestId !== null && requestId !== slip.requestId) throw new DomainError('guardFailed', { guard: 'otherRequest' });
  const about = slip?.requestId ?? requestId;
  return about === null ? null : (await holdRequest(tx, about)).id;
}
