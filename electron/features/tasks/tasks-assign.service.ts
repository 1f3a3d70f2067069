import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { TaskCandidate, assignTaskInput, taskCandidatesInput } from '../../../shared/tasks.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import { findTask, findUsersOfRole, giveTask } from './tasks.repository.ts';
import { refuseEnded, requireTask, subjectOf } from './tasks.service.ts';

/** Who can be given a task: those who sign in and hold its role. */
export async function candidatesOfTask(
  { db }: ActorContext,
  { id }: z.output<typeof taskCandidatesInput>,
): Promise<readonly TaskCandidate[]> {
  const task = await findTask(db, id);
  if (!task) throw new DomainError('notFound', { what: 'task', id });
  return task.role === '' ? [] : findUsersOfRole(db, task.role);
}

/**
 * One person is to do what everybody of a role could (R-002-16: after-care of a 4S job goes to a tracking clerk and to nobody else).
 * @throws DomainError `guardFailed` with the field `userId` for somebody without the role, and for a task that belongs to no role.
 */
export async function assignTask(context: ActorContext, { id, version, userId }: z.output<typeof assignTaskInput>): Promise<Receipt> {
  return write(context, async ({ tx, record, touch }) => {
    const task = await requireTask(tx, id);
    refuseEnded(task, version);
    const able = task.role === '' ? [] : await findUsersOfRole(tx, task.role);
    const chosen = able.find((one) => one.id === userId);
    if (userId !== null && !chosen) throw new DomainError('guardFailed', { guard: 'taskOfOtherRole', field: 'userId', role: task.role });
    const next = await giveTask(tx, task, userId);
    const data = { task: task.kind, text: task.text, to: chosen?.name ?? '' };
    await record({ ...subjectOf(task), kind: 'taskAssigned', data, changes: { userId: [task.userId, userId] } });
    touch('tasks', 'requests', 'home');
    return { id, version: next };
  });
}
