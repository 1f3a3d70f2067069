import type { z } from 'zod';
import { unfinishedStates } from '../../../shared/work-order-lifecycle.ts';
import type { cannotJudgeInput, judgeInput } from '../../../shared/work-orders.ts';
import type { ActorContext } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { DomainError } from '../../errors.ts';
import type { Write } from '../../platform/write.ts';
import { addTask, settleSlipTasks, slipHasOpenTask } from '../tasks/tasks.service.ts';
import { lockSlip } from './work-orders-access.ts';
import { lockWorkOrder, updateWorkOrder } from './work-orders.repository.ts';
import type { WorkOrderRecord } from './work-orders.repository.ts';

interface Unjudged {
  readonly slip: WorkOrderRecord;
  readonly version: number;
  readonly taskId: number;
}

/**
 * People on site cannot judge the damage (R-000-13, R-000-18): the supervisor gets a visit task, and the slip does not go on before the
 * visit gave a result. The state stays: SM-02 knows no arrow for it. The feedback form of it is opened in the same write.
 */
export async function placeCannotJudge(
  w: Write,
  context: ActorContext,
  { id, version, note }: z.output<typeof cannotJudgeInput>,
): Promise<Unjudged> {
  const slip = await lockSlip(w.tx, context, id, version);
  if (slip.state === 'draft' || !unfinishedStates.includes(slip.state))
    throw new DomainError('commandNotAllowed', { command: 'cannotJudge', state: slip.state, refusal: 'state' });
  if (await isJudgementOpen(w.tx, slip)) throw new DomainError('guardFailed', { guard: 'alreadyUnjudged' });
  const next = await updateWorkOrder(w.tx, slip, { cannotJudgeAt: context.now, cannotJudgeNote: note });
  const taskId = await addTask(w, {
    kind: 'judge',
    requestId: slip.requestId,
    workOrderId: id,
    role: 'supervisor',
    text: note,
    by: context,
  });
  await w.record({ subject: 'workOrder', subjectId: id, kind: 'notJudged', data: { note } });
  w.touch('workOrders', 'tasks', 'home');
  return { slip, version: next, taskId };
}

/** The supervisor was there and saw it (R-000-13): the visit task ends with the result, and the slip may go on. @returns its version. */
export async function placeJudgement(
  w: Write,
  context: ActorContext,
  { id, version, result }: z.output<typeof judgeInput>,
): Promise<{ readonly slip: WorkOrderRecord; readonly version: number }> {
  const slip = await lockSlip(w.tx, context, id, version);
  if (!(await isJudgementOpen(w.tx, slip))) throw new DomainError('guardFailed', { guard: 'notUnjudged' });
  return { slip, version: await judge(w, context, slip, result) };
}

/** The same, said on the feedback form: whatever version the slip has. A slip that waits for no judgement stays as it is. */
export async function placeJudgementOfForm(w: Write, context: ActorContext, workOrderId: number, result: string): Promise<void> {
  const slip = await lockWorkOrder(w.tx, workOrderId);
  if (slip && (await isJudgementOpen(w.tx, slip))) await judge(w, context, slip, result);
}

async function judge(w: Write, context: ActorContext, slip: WorkOrderRecord, result: string): Promise<number> {
  await settleSlipTasks(w, slip.id, 'judge', { result, by: context });
  const next = await updateWorkOrder(w.tx, slip, {});
  await w.record({ subject: 'workOrder', subjectId: slip.id, kind: 'judged', data: { result } });
  w.touch('workOrders', 'tasks', 'home');
  return next;
}

/** The visit to judge is awaited. */
export async function isJudgementOpen(db: Db, { id, cannotJudgeAt }: Pick<WorkOrderRecord, 'id' | 'cannotJudgeAt'>): Promise<boolean> {
  return cannotJudgeAt !== null && (await slipHasOpenTask(db, id, 'judge'));
}

/** @throws DomainError `guardFailed` `visitMissing` while the result of the visit is missing. */
export async function refuseUnjudged(db: Db, slip: WorkOrderRecord): Promise<void> {
  if (await isJudgementOpen(db, slip)) throw new DomainError('guardFailed', { guard: 'visitMissing' });
}
