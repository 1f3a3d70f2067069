import type { z } from 'zod';
import { countLimit } from '../../../shared/fields.ts';
import type { Count, Page, Receipt } from '../../../shared/fields.ts';
import type { Role } from '../../../shared/roles.ts';
import { taskKinds } from '../../../shared/tasks.ts';
import type { TaskKind, TaskRow, doneTaskInput, taskCountInput, taskListInput } from '../../../shared/tasks.ts';
import type { ActorContext } from '../../context.ts';
import type { Db, Tx } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import { fromCursor, toPage } from '../../platform/cursor.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import {
  countTaskRows,
  endTask,
  findTaskRows,
  findTasksOfRequest,
  hasOpenSlipTask,
  insertTask,
  lockOpenSlipTasks,
  lockOpenTasks,
  lockTask,
  taskKeys,
} from './tasks.repository.ts';
import type { TaskFilter, TaskRecord } from './tasks.repository.ts';

/** A task for a role, a user or a technician; at least one of the three. */
export interface NewTask {
  readonly kind: TaskKind;
  readonly requestId?: number | null;
  readonly workOrderId?: number | null;
  readonly role?: Role;
  readonly userId?: number | null;
  readonly staffId?: number | null;
  readonly text: string;
  readonly dueAt?: number | null;
  readonly by: Pick<ActorContext, 'now' | 'actor'>;
}

/** Gives somebody something to do, inside the write that makes it necessary; it shows in their list at once. */
export async function addTask({ tx, record, touch }: Write, task: NewTask): Promise<number> {
  const { kind, requestId = null, workOrderId = null, role = '', userId = null, staffId = null, text, dueAt = null, by } = task;
  const id = await insertTask(tx, {
    kind,
    requestId,
    workOrderId,
    role,
    userId,
    staffId,
    text,
    dueAt,
    createdAt: by.now,
    createdBy: by.actor.userId,
    doneAt: null,
    doneBy: null,
    result: '',
  });
  const data = { task: kind, text, dueAt };
  await record({ ...subjectOf({ id, requestId }), kind: 'taskAdded', data });
  touch('tasks');
  return id;
}

/** Ends the open tasks of a kind because what they asked for has happened. @returns how many there were. */
export async function settleTasks(
  { tx, touch }: Write,
  requestId: number,
  kind: TaskKind,
  { result, by }: { readonly result: string; readonly by: Pick<ActorContext, 'now' | 'actor'> },
): Promise<number> {
  const open = await lockOpenTasks(tx, requestId, kind);
  for (const task of open) await endTask(tx, task, { doneAt: by.now, doneBy: by.actor.userId, result });
  if (open.length > 0) touch('tasks');
  return open.length;
}

/** Nothing is left to do for a request: it was void from the start. */
export async function dropTasks(
  w: Write,
  requestId: number,
  end: { readonly result: string; readonly by: Pick<ActorContext, 'now' | 'actor'> },
): Promise<void> {
  for (const kind of taskKinds) await settleTasks(w, requestId, kind, end);
}

/** Ends the open tasks of a slip because what they asked for has happened. */
export async function settleSlipTasks(
  { tx, touch }: Write,
  workOrderId: number,
  kind: TaskKind,
  { result, by }: { readonly result: string; readonly by: Pick<ActorContext, 'now' | 'actor'> },
): Promise<void> {
  for (const task of await lockOpenSlipTasks(tx, workOrderId, kind))
    await endTask(tx, task, { doneAt: by.now, doneBy: by.actor.userId, result });
  touch('tasks');
}

/** Ends one task, if it is still open, because what it asked for has happened. */
export async function settleTask(
  { tx, touch }: Write,
  id: number,
  { result, by }: { readonly result: string; readonly by: Pick<ActorContext, 'now' | 'actor'> },
): Promise<void> {
  const task = await requireTask(tx, id);
  if (task.doneAt !== null) return;
  await endTask(tx, task, { doneAt: by.now, doneBy: by.actor.userId, result });
  touch('tasks');
}

/** Is something of this kind still to be done for a slip? */
export async function slipHasOpenTask(db: Db, workOrderId: number, kind: TaskKind): Promise<boolean> {
  return hasOpenSlipTask(db, workOrderId, kind);
}

/** A task is done, with what came of it. By whom it was given to, or by the heads for anybody. */
export async function doneTask(context: ActorContext, { id, version, result }: z.output<typeof doneTaskInput>): Promise<Receipt> {
  const { actor, now } = context;
  return write(context, async ({ tx, record, touch }) => {
    const task = await requireTask(tx, id);
    const isHolder =
      task.userId === actor.userId ||
      (task.staffId !== null && task.staffId === actor.staffId) ||
      actor.roles.some((role) => role === task.role);
    if (!isHolder && !isHead(actor.roles)) throw new DomainError('commandNotAllowed', { command: 'doneTask', refusal: 'role' });
    refuseEnded(task, version);
    const next = await endTask(tx, task, { doneAt: now, doneBy: actor.userId, result });
    const data = { task: task.kind, text: task.text, result };
    await record({ ...subjectOf(task), kind: 'taskDone', data });
    touch('tasks', 'requests', 'home');
    return { id, version: next };
  });
}

/** The locked task. @throws DomainError `notFound` */
export async function requireTask(tx: Tx, id: number): Promise<TaskRecord> {
  const task = await lockTask(tx, id);
  if (!task) throw new DomainError('notFound', { what: 'task', id });
  return task;
}

/** Refuses what is done, and what somebody else has changed meanwhile. */
export function refuseEnded(task: TaskRecord, version: number): void {
  if (task.doneAt !== null) throw new DomainError('guardFailed', { guard: 'taskDone' });
  if (task.version !== version) throw new DomainError('staleVersion', { what: 'task', current: task });
}

/** Under what a happening of a task stands: its request, where it is about one. */
export function subjectOf({ id, requestId }: Pick<TaskRecord, 'id' | 'requestId'>) {
  return requestId === null ? ({ subject: 'task', subjectId: id } as const) : ({ subject: 'request', subjectId: requestId } as const);
}

export async function listTasks(
  context: ActorContext,
  { cursor, limit, ...input }: z.output<typeof taskListInput>,
): Promise<Page<TaskRow>> {
  const rows = await findTaskRows(context.db, filterOf(context, input), fromCursor<[number, number]>(cursor, 2), limit + 1);
  return toPage(rows, limit, taskKeys);
}

export async function countTaskList(context: ActorContext, input: z.output<typeof taskCountInput>): Promise<Count> {
  const total = await countTaskRows(context.db, filterOf(context, input), countLimit + 1);
  return { total: Math.min(total, countLimit), isMore: total > countLimit };
}

/** Everything that somebody had or has to do for a request, open ones first. */
export async function tasksOfRequest(db: Db, requestId: number): Promise<readonly TaskRow[]> {
  return findTasksOfRequest(db, requestId);
}

/** Only the heads see what others have to do. */
function filterOf({ actor }: ActorContext, { scope, ...rest }: z.output<typeof taskCountInput>): TaskFilter {
  return { ...rest, holder: scope === 'all' && isHead(actor.roles) ? null : actor };
}

function isHead(roles: readonly Role[]): boolean {
  return roles.some((role) => role === 'supervisor' || role === 'serviceManager' || role === 'generalManager');
}
