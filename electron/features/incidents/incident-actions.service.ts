import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { actionStates, incidentLifecycle } from '../../../shared/incident-lifecycle.ts';
import type { addActionInput, closeIncidentInput, doneActionInput } from '../../../shared/incidents.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { follow } from '../../platform/lifecycle.ts';
import { write } from '../../platform/write.ts';
import { requireStaff } from '../staff/staff.service.ts';
import { endAction, findActions, insertAction, lockAction } from './incident-actions.repository.ts';
import { settleIfNoneLate } from './incident-reminders.service.ts';
import { lockIncidentAt, takeIncidentStep, tellClosed, touchIncident } from './incident-step.ts';
import { updateIncident } from './incidents.repository.ts';
import type { IncidentRecord } from './incidents.repository.ts';

/** What is to be done, by whom and until when; the first one begins the work. */
export async function addAction(
  context: ActorContext,
  { id, version, text, ownerId, dueOn }: z.output<typeof addActionInput>,
): Promise<Receipt> {
  const { now, actor } = context;
  return write(context, async (w) => {
    const incident = await lockIncidentAt(w.tx, id, version);
    refuseOutside(incident, 'addAction');
    const owner = await requireStaff(w.tx, ownerId);
    await insertAction(w.tx, {
      incidentId: id,
      text,
      ownerId,
      dueOn,
      lateToldAt: null,
      doneAt: null,
      doneBy: null,
      result: '',
      createdAt: now,
      createdBy: actor.userId,
    });
    const begun = incident.state === 'instructed' ? { state: follow(incidentLifecycle, incident.state, 'begin'), stateAt: now } : {};
    const next = await updateIncident(w.tx, incident, begun);
    await w.record({ subject: 'incident', subjectId: id, kind: 'actionAdded', data: { text, owner, dueOn } });
    touchIncident(w);
    return { id, version: next, no: incident.no };
  });
}

/** An action is done, with what came of it. */
export async function endIncidentAction(
  context: ActorContext,
  { id, version, actionId, result }: z.output<typeof doneActionInput>,
): Promise<Receipt> {
  const { now, actor } = context;
  return write(context, async (w) => {
    const incident = await lockIncidentAt(w.tx, id, version);
    refuseOutside(incident, 'doneAction');
    const action = await lockAction(w.tx, id, actionId);
    if (!action) throw new DomainError('notFound', { what: 'incidentAction', id: actionId });
    if (action.doneAt !== null) throw new DomainError('guardFailed', { guard: 'actionDone' });
    await endAction(w.tx, actionId, { doneAt: now, doneBy: actor.userId, result });
    await settleIfNoneLate(w, context, incident);
    const next = await updateIncident(w.tx, incident, {});
    await w.record({ subject: 'incident', subjectId: id, kind: 'actionDone', data: { text: action.text, result } });
    touchIncident(w);
    return { id, version: next, no: incident.no };
  });
}

/** Closed with what came of it: instructed by the general manager (R-000-38), with every action done; the three hear of it. */
export async function closeIncident(context: ActorContext, { closing, ...target }: z.output<typeof closeIncidentInput>): Promise<Receipt> {
  const { now, actor } = context;
  return takeIncidentStep(context, target, {
    command: 'close',
    kind: 'closed',
    data: { closing },
    changes: { closing, closedBy: actor.userId, closedAt: now },
    check: async (incident, w) => {
      const open = (await findActions(w.tx, incident.id)).filter(({ doneAt }) => doneAt === null);
      if (open.length > 0) throw new DomainError('guardFailed', { guard: 'actionsOpen', count: open.length });
      await tellClosed(w, context, incident);
    },
  });
}

function refuseOutside({ state }: IncidentRecord, command: string): void {
  if (!actionStates.includes(state)) throw new DomainError('commandNotAllowed', { command, state, refusal: 'state' });
}
