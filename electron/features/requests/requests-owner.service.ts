import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type {
  RepeatCandidate,
  RequestTag,
  askSupportInput,
  assignOwnerInput,
  linkRepeatInput,
  marksInput,
  repeatCandidatesInput,
} from '../../../shared/request-life.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { changesBetween, write } from '../../platform/write.ts';
import { presetOfJob } from '../presets/presets.service.ts';
import { addTask } from '../tasks/tasks.service.ts';
import { happened } from '../timers/timers.service.ts';
import { findRepeats, findStaffName } from './requests-life.repository.ts';
import type { FaultSubject } from './requests-life.repository.ts';
import { lockForLife } from './requests-life.service.ts';
import { findRequest, isActiveUser, updateRequest } from './requests.repository.ts';

const dayMs = 86_400_000;
/** Where a job is not yet under a preset (R-001-05). */
const usualRepeatDays = 30;

/** R-004-31: somebody answers for it. */
export async function assignOwner(context: ActorContext, input: z.output<typeof assignOwnerInput>): Promise<Receipt> {
  const { ownerUserId } = input;
  return write(context, async (w) => {
    const request = await lockForLife(w.tx, context, 'assignOwner', input);
    if (!(await isActiveUser(w.tx, ownerUserId))) throw new DomainError('notFound', { what: 'user', id: ownerUserId });
    const version = await updateRequest(w.tx, request, { ownerUserId }, context.now);
    await happened(w, context, 'request.assigned', { request }, context.now);
    const changes = changesBetween(request, { ownerUserId });
    await w.record({ subject: 'request', subjectId: request.id, kind: 'ownerAssigned', data: { ownerUserId }, changes });
    w.touch('requests', 'home');
    return { id: request.id, version, no: request.no };
  });
}

/** R-000-37: it helps sales, for whom; R-003-43: whom a complaint is about; which public body is involved. */
export async function markRequest(context: ActorContext, input: z.output<typeof marksInput>): Promise<Receipt> {
  const { salesStaffId, againstStaffId, publicBody } = input;
  const tag: RequestTag | '' = input.tag ?? '';
  if (tag !== '' && salesStaffId === null) throw new DomainError('fieldsMissing', { fields: ['salesStaffId'] });
  return write(context, async (w) => {
    const request = await lockForLife(w.tx, context, 'mark', input);
    for (const id of [salesStaffId, againstStaffId])
      if (id !== null && !(await findStaffName(w.tx, id))) throw new DomainError('notFound', { what: 'staff', id });
    const columns = { tag, salesStaffId, againstStaffId, publicBody };
    const version = await updateRequest(w.tx, request, columns, context.now);
    const changes = changesBetween(request, columns);
    await w.record({ subject: 'request', subjectId: request.id, kind: 'marked', data: { fields: Object.keys(changes) }, changes });
    w.touch('requests', 'home');
    return { id: request.id, version, no: request.no };
  });
}

/** R-001-05, R-003-54: it repeats an earlier job of the same customer, or it does not after all. */
export async function linkRepeat(context: ActorContext, input: z.output<typeof linkRepeatInput>): Promise<Receipt> {
  const { repeatOfId } = input;
  return write(context, async (w) => {
    const request = await lockForLife(w.tx, context, 'linkRepeat', input);
    const first = repeatOfId === null ? undefined : await findRequest(w.tx, repeatOfId);
    // Only backwards, so that no chain of repeats bites its own tail.
    if (repeatOfId !== null && (!first || first.customerId !== request.customerId || first.id >= request.id))
      throw new DomainError('notFound', { what: 'request', id: repeatOfId });
    const version = await updateRequest(w.tx, request, { repeatOfId }, context.now);
    await w.record({
      subject: 'request',
      subjectId: request.id,
      kind: repeatOfId === null ? 'repeatUnlinked' : 'repeatLinked',
      data: { no: first?.no },
      changes: changesBetween(request, { repeatOfId }),
    });
    w.touch('requests');
    return { id: request.id, version, no: request.no };
  });
}

/** R-004-08: technical support is asked inside the job; the answer is the result of its task. */
export async function askSupport(context: ActorContext, input: z.output<typeof askSupportInput>): Promise<Receipt> {
  const { text, userId, dueAt } = input;
  return write(context, async (w) => {
    const request = await lockForLife(w.tx, context, 'askSupport', input);
    if (userId !== null && !(await isActiveUser(w.tx, userId))) throw new DomainError('notFound', { what: 'user', id: userId });
    const holder = userId === null ? { role: 'supervisor' as const } : { userId };
    await addTask(w, { kind: 'support', requestId: request.id, ...holder, text, dueAt: dueAt ?? request.promisedAt, by: context });
    const version = await updateRequest(w.tx, request, {}, context.now);
    w.touch('requests', 'home');
    return { id: request.id, version, no: request.no };
  });
}

/** Finished jobs that a call may repeat; asked by intake before anything is saved. */
export async function listRepeatCandidates(
  { db, now }: ActorContext,
  input: z.output<typeof repeatCandidatesInput>,
): Promise<readonly RepeatCandidate[]> {
  return findRepeats(db, { ...input, requestId: null }, now - usualRepeatDays * dayMs);
}

/** Finished jobs that this one may repeat, counted from the day of its call by the days of its preset. */
export async function proposeRepeats(
  db: Db,
  request: FaultSubject & { readonly presetVersionId: number | null; readonly receivedAt: number },
): Promise<readonly RepeatCandidate[]> {
  const days = request.presetVersionId === null ? usualRepeatDays : (await presetOfJob(db, request.presetVersionId)).data.repeatDays;
  const found = await findRepeats(db, request, request.receivedAt - days * dayMs);
  return found.filter(({ resolvedAt }) => resolvedAt <= request.receivedAt);
}
