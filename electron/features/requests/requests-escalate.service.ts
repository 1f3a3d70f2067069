import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { EscalationRole, ProblemKind, escalateInput, handOverInput, writeTextInput } from '../../../shared/request-life.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { addAlertNow, settleAlertsOfKinds } from '../alerts/alerts.service.ts';
import { addTask, settleTasks } from '../tasks/tasks.service.ts';
import { insertStep } from './requests-life.repository.ts';
import { lockForLife } from './requests-life.service.ts';
import { updateRequest } from './requests.repository.ts';
import type { RequestRecord } from './requests.repository.ts';

export interface Escalation {
  readonly to: EscalationRole;
  readonly reason: string;
  readonly problemKind: ProblemKind | null;
  /** The slip from which it went up. */
  readonly workOrderId?: number;
}

/** R-002-53, R-003-44: what cannot be settled here goes up, with reason, who and when; it stands in the receiver's list. */
export async function escalateRequest(context: ActorContext, input: z.output<typeof escalateInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const request = await lockForLife(w.tx, context, 'escalate', input);
    const version = await placeEscalation(w, context, request, input);
    return { id: request.id, version, no: request.no };
  });
}

/** Escalates a locked request within a larger write. A further escalation takes the place of the one before. */
export async function placeEscalation(w: Write, context: ActorContext, request: RequestRecord, up: Escalation): Promise<number> {
  const { now, actor } = context;
  const { to, reason, problemKind, workOrderId } = up;
  if (request.escalatedTo === to) throw new DomainError('guardFailed', { guard: 'alreadyEscalated', to });
  const { id, no } = request;
  await insertStep(w.tx, { requestId: id, kind: 'escalation', text: reason, at: now, userId: actor.userId });
  await settleAlertsOfKinds(w.tx, id, ['escalated'], now);
  await addAlertNow(w.tx, context, { kind: 'escalated', role: to, requestId: id, data: { no, reason, problemKind } });
  const changes = { escalatedAt: now, escalatedTo: to, ...(problemKind && { problemKind }) };
  const version = await updateRequest(w.tx, request, changes, now);
  await noteProblem(w, context, request, problemKind);
  await w.record({ subject: 'request', subjectId: id, kind: 'escalated', data: { to, reason, problemKind, workOrderId } });
  w.touch('requests', 'workOrders', 'alerts', 'home');
  return version;
}

/** The receiver decided: it leaves their list. */
export async function answerEscalation(context: ActorContext, input: z.output<typeof writeTextInput>): Promise<Receipt> {
  const { now, actor } = context;
  return write(context, async (w) => {
    const request = await lockForLife(w.tx, context, 'answerEscalation', input);
    const { id, escalatedTo } = request;
    if (escalatedTo === '') throw new DomainError('guardFailed', { guard: 'notEscalated' });
    await insertStep(w.tx, { requestId: id, kind: 'escalationAnswer', text: input.text, at: now, userId: actor.userId });
    await settleAlertsOfKinds(w.tx, id, ['escalated'], now);
    const version = await updateRequest(w.tx, request, { escalatedTo: '' }, now);
    await w.record({ subject: 'request', subjectId: id, kind: 'escalationAnswered', data: { text: input.text } });
    w.touch('requests', 'home');
    return { id, version, no: request.no };
  });
}

/** R-002-49: another department answers; the promised time and every clock run on. */
export async function handOverRequest(context: ActorContext, input: z.output<typeof handOverInput>): Promise<Receipt> {
  const { now, actor } = context;
  const { department, text } = input;
  return write(context, async (w) => {
    const request = await lockForLife(w.tx, context, 'handOver', input);
    const { id, promisedAt } = request;
    if (request.department !== '') throw new DomainError('guardFailed', { guard: 'alreadyHandedOver', department: request.department });
    await insertStep(w.tx, { requestId: id, kind: 'department', text, at: now, userId: actor.userId });
    await addTask(w, {
      kind: 'department',
      requestId: id,
      role: 'frontDesk',
      text: `${department}: ${text}`,
      dueAt: promisedAt,
      by: context,
    });
    const version = await updateRequest(w.tx, request, { department, departmentSince: now }, now);
    await w.record({ subject: 'request', subjectId: id, kind: 'handedOver', data: { department, text } });
    w.touch('requests', 'home');
    return { id, version, no: request.no };
  });
}

/** The department's answer came back. */
export async function answerDepartment(context: ActorContext, input: z.output<typeof writeTextInput>): Promise<Receipt> {
  const { now, actor } = context;
  const { text } = input;
  return write(context, async (w) => {
    const request = await lockForLife(w.tx, context, 'answerDepartment', input);
    const { id, department } = request;
    if (department === '') throw new DomainError('guardFailed', { guard: 'notHandedOver' });
    await insertStep(w.tx, { requestId: id, kind: 'departmentAnswer', text, at: now, userId: actor.userId });
    await settleTasks(w, id, 'department', { result: text, by: context });
    const version = await updateRequest(w.tx, request, { department: '', departmentSince: null }, now);
    await w.record({ subject: 'request', subjectId: id, kind: 'departmentAnswered', data: { department, text } });
    w.touch('requests', 'home');
    return { id, version, no: request.no };
  });
}

/** R-003-56: the fault of a bought-in part goes through purchasing to the outside maker, once. */
export async function noteProblem(w: Write, context: ActorContext, request: RequestRecord, kind: ProblemKind | null): Promise<void> {
  if (kind !== 'outsidePart' || request.problemKind === 'outsidePart') return;
  const text = [request.productText, request.content.slice(0, 200)].filter(Boolean).join(' · ');
  await addTask(w, { kind: 'purchase', requestId: request.id, role: 'storekeeper', text, dueAt: request.promisedAt, by: context });
}
