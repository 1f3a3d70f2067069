import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { transition } from '../../../shared/lifecycle.ts';
import type { TimerEvent } from '../../../shared/timer-policy.ts';
import { resultPath, workOrderLifecycle } from '../../../shared/work-order-lifecycle.ts';
import type { WorkOrderCommand } from '../../../shared/work-order-lifecycle.ts';
import type { finishInput, recordResultInput, signInput, stampInput, targetInput } from '../../../shared/work-orders.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { refuseBefore, refuseFuture } from '../../platform/facts.ts';
import { obey } from '../../platform/lifecycle.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { discardOwnDraft } from '../drafts/drafts.service.ts';
import { requireRequest, settleRequest, startRequest } from '../requests/requests-progress.service.ts';
import { refuseOldPartsOut } from '../stock/expected-old-parts.service.ts';
import { happenedToSlip } from '../timers/timers.service.ts';
import { lockSlip } from './work-orders-access.ts';
import { refuseUnjudged } from './work-orders-judge.service.ts';
import { refuseUnticked, tickColumns } from './work-orders-ticks.service.ts';
import { refuseDisorder, stampsUntil } from './work-orders-times.ts';
import { updateWorkOrder } from './work-orders.repository.ts';
import type { WorkOrderRecord } from './work-orders.repository.ts';

type Stamp = 'acceptedAt' | 'departedAt' | 'arrivedAt';

/** The technician has the slip. */
export const acceptSlip = (context: ActorContext, input: z.output<typeof stampInput>) => stamp(context, input, 'accept', 'acceptedAt');
/** The technician has left the shop. */
export const departForSlip = (context: ActorContext, input: z.output<typeof stampInput>) => stamp(context, input, 'depart', 'departedAt');
/** The technician is with the customer. */
export const arriveForSlip = (context: ActorContext, input: z.output<typeof stampInput>) => stamp(context, input, 'arrive', 'arrivedAt');

const eventOf = { acceptedAt: 'slip.accepted', departedAt: 'slip.departed', arrivedAt: 'slip.arrived' } as const;

async function stamp(
  context: ActorContext,
  { id, version, at: given }: z.output<typeof stampInput>,
  command: WorkOrderCommand,
  column: Stamp,
): Promise<Receipt> {
  refuseFuture(context, { at: given });
  return write(context, async (w) => {
    const slip = await lockSlip(w.tx, context, id, version);
    const state = obey(workOrderLifecycle, slip.state, command, context);
    const { receivedAt } = await requireRequest(w.tx, slip.requestId);
    refuseBefore(receivedAt, { at: given });
    if (column === 'arrivedAt') refuseBefore(slip.departedAt, { at: given }, 'arrivedBeforeDeparted');
    const at = given ?? stampNow(context, slip, receivedAt);
    const next = await updateWorkOrder(w.tx, slip, { state, ...stampsUntil(slip, at), [column]: at });
    await happenedToSlip(w, context, slip, { event: eventOf[column], at });
    await recordStep(w, slip, command, at);
    await startRequest(w, slip.requestId, context.now);
    return { id, version: next, no: slip.no };
  });
}

/** What the screen stamps is now, but not before what was written already: the clocks of two seats differ. */
function stampNow({ now }: ActorContext, { departedAt, arrivedAt }: WorkOrderRecord, receivedAt: number): number {
  return Math.max(now, receivedAt, departedAt ?? 0, arrivedAt ?? 0);
}

/** All listed work is done: cause and remedy are written. */
export async function finishSlip(
  context: ActorContext,
  { id, version, at: given, cause, remedy }: z.output<typeof finishInput>,
): Promise<Receipt> {
  refuseFuture(context, { at: given });
  return write(context, async (w) => {
    const slip = await lockSlip(w.tx, context, id, version);
    const state = obey(workOrderLifecycle, slip.state, 'finish', context);
    await refuseUnjudged(w.tx, slip);
    const { receivedAt } = await requireRequest(w.tx, slip.requestId);
    refuseBefore(receivedAt, { at: given });
    refuseBefore(slip.arrivedAt, { at: given }, 'finishedBeforeArrived');
    const at = given ?? stampNow(context, slip, receivedAt);
    const next = await updateWorkOrder(w.tx, slip, { state, finishedAt: at, cause, remedy, waitingForParts: 0 });
    // Cause and remedy are the result.
    await happenedToSlip(w, context, slip, { event: 'slip.finished', at }, { event: 'slip.resultEntered', at: context.now });
    await recordStep(w, slip, 'finish', at);
    return { id, version: next, no: slip.no };
  });
}

/** The customer signs, after the omission question was answered with "nothing left out" (R-000-50). */
export async function signSlip(context: ActorContext, input: z.output<typeof signInput>): Promise<Receipt> {
  refuseFuture(context, timesIn(input));
  return write(context, async (w) => {
    const slip = await lockSlip(w.tx, context, input.id, input.version);
    const state = obey(workOrderLifecycle, slip.state, 'sign', context);
    refuseUnsigned(input);
    const request = await requireRequest(w.tx, slip.requestId);
    refuseDisorder(request.receivedAt, timesIn(input));
    await refuseUnticked(w.tx, request, input);
    const { arrivedAt, leftAt } = input;
    // The paper counts: who was still there when the screen said "finished" has not finished before.
    const finishedAt = slip.finishedAt === null || slip.finishedAt >= arrivedAt ? slip.finishedAt : leftAt;
    const stamps = { ...stampsUntil(slip, arrivedAt), finishedAt };
    const columns = { ...stamps, ...signatureColumns(input, slip.signedBy), ...tickColumns(input) };
    const next = await updateWorkOrder(w.tx, slip, { state, ...columns });
    await recordStep(w, slip, 'sign', input.leftAt);
    await settleRequest(w, context, slip.requestId);
    return { id: input.id, version: next, no: slip.no };
  });
}

/** The times of a visit, by their fields. */
function timesIn(input: Partial<Pick<z.output<typeof recordResultInput>, 'acceptedAt' | 'departedAt' | 'arrivedAt' | 'leftAt'>>) {
  const { acceptedAt, departedAt, arrivedAt, leftAt } = input;
  return { acceptedAt, departedAt, arrivedAt, leftAt };
}

/** What R-000-50 asks for before "signed"; each missing thing is named by its field. */
function refuseUnsigned({
  arrivedAt,
  leftAt,
  nothingLeftOut,
  isSigned,
}: Pick<z.output<typeof signInput>, 'arrivedAt' | 'leftAt' | 'nothingLeftOut' | 'isSigned'>): void {
  if (leftAt < arrivedAt) throw new DomainError('guardFailed', { guard: 'leftBeforeArrived', field: 'leftAt' });
  if (!nothingLeftOut) throw new DomainError('guardFailed', { guard: 'somethingLeftOut', field: 'nothingLeftOut' });
  if (!isSigned) throw new DomainError('signatureMissing', { field: 'isSigned' });
}

function signatureColumns(
  input: Pick<z.output<typeof signInput>, 'arrivedAt' | 'leftAt' | 'leftOutText' | 'signedBy' | 'customerOpinion'>,
  fallback: string,
) {
  const { arrivedAt, leftAt, leftOutText, signedBy, customerOpinion } = input;
  return { arrivedAt, leftAt, nothingLeftOut: 1, leftOutText, signedBy: signedBy || fallback, signedAt: leftAt, customerOpinion };
}

/**
 * Enters the result that the paper brings (R-000-50, R-003-63): the slip walks step by step from where it is to the signature, each
 * step checked by the state machine and stamped with the time that the paper says.
 */
export async function recordResult(context: ActorContext, input: z.output<typeof recordResultInput>): Promise<Receipt> {
  refuseFuture(context, timesIn(input));
  return write(context, async (w) => {
    const slip = await lockSlip(w.tx, context, input.id, input.version);
    const steps = stepsToSignature(slip, context);
    await refuseUnjudged(w.tx, slip);
    refuseUnsigned(input);
    const request = await requireRequest(w.tx, slip.requestId);
    refuseDisorder(request.receivedAt, timesIn(input));
    await refuseUnticked(w.tx, request, input);
    const { laborFen, partsFen, travelFen, cause, remedy, arrivedAt, leftAt } = input;
    const times = timesOf(slip, input);
    const next = await updateWorkOrder(w.tx, slip, {
      state: 'signed',
      waitingForParts: 0,
      ...times,
      ...signatureColumns(input, slip.signedBy),
      ...tickColumns(input),
      finishedAt: leftAt,
      cause,
      remedy,
      laborFen,
      partsFen,
      travelFen,
      chargeFen: laborFen + partsFen + travelFen,
      resultEnteredAt: context.now,
      resultEnteredBy: context.actor.userId,
    });
    const stampOf: Partial<Record<WorkOrderCommand, number>> = {
      accept: times.acceptedAt,
      depart: times.departedAt,
      arrive: arrivedAt,
      finish: leftAt,
      sign: leftAt,
    };
    for (const command of steps) await recordStep(w, slip, command, stampOf[command] ?? context.now);
    const visited = steps.flatMap((command) => {
      const event = visitEvents[command];
      return event ? [{ event, at: stampOf[command] ?? context.now }] : [];
    });
    await happenedToSlip(w, context, slip, ...visited, { event: 'slip.resultEntered', at: context.now });
    if (input.draftId !== null) await discardOwnDraft(w, context, input.draftId);
    await startRequest(w, slip.requestId, context.now);
    await settleRequest(w, context, slip.requestId);
    return { id: input.id, version: next, no: slip.no };
  });
}

const visitEvents: Partial<Record<WorkOrderCommand, TimerEvent>> = {
  accept: 'slip.accepted',
  depart: 'slip.departed',
  arrive: 'slip.arrived',
  finish: 'slip.finished',
};

/** The commands that lead from the slip's state to the signature; refused where the table has no such way. */
function stepsToSignature({ state }: WorkOrderRecord, context: ActorContext): readonly WorkOrderCommand[] {
  const steps: WorkOrderCommand[] = [];
  let at = state;
  for (const command of resultPath) {
    if (transition(workOrderLifecycle, at, command) === undefined) continue;
    at = obey(workOrderLifecycle, at, command, context);
    steps.push(command);
  }
  if (at !== 'signed' || steps.length === 0) throw new DomainError('commandNotAllowed', { command: 'sign', state, refusal: 'state' });
  return steps;
}

/** Times that the paper does not give are those of the step after; what the screen stamped later than the paper says gives way. */
function timesOf(slip: WorkOrderRecord, { acceptedAt, departedAt, arrivedAt }: z.output<typeof recordResultInput>) {
  const departed = Math.min(slip.departedAt ?? departedAt ?? arrivedAt, arrivedAt);
  return { acceptedAt: Math.min(slip.acceptedAt ?? acceptedAt ?? departed, departed), departedAt: departed };
}

/** The paper is back with the supervisor (R-000-52). */
export async function handBackSlip(context: ActorContext, { id, version }: z.output<typeof targetInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const slip = await lockSlip(w.tx, context, id, version);
    const state = obey(workOrderLifecycle, slip.state, 'handBack', context);
    const missing = missingResult(slip);
    if (missing.length > 0) throw new DomainError('fieldsMissing', { fields: missing });
    await refuseOldPartsOut(w.tx, id);
    const next = await updateWorkOrder(w.tx, slip, {
      state,
      returnedAt: context.now,
      returnedTo: context.actor.userId,
      waitingForParts: 0,
    });
    await happenedToSlip(w, context, slip, { event: 'slip.returned', at: context.now });
    await recordStep(w, slip, 'handBack', context.now);
    return { id, version: next, no: slip.no };
  });
}

/** R-003-63: a slip without cause, remedy or the customer's opinion is not complete. */
function missingResult({ cause, remedy, customerOpinion }: WorkOrderRecord): readonly string[] {
  return Object.entries({ cause, remedy, customerOpinion })
    .filter(([, text]) => text === '')
    .map(([field]) => field);
}

/** The finished paper goes into the file. */
export async function archiveSlip(context: ActorContext, { id, version }: z.output<typeof targetInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const slip = await lockSlip(w.tx, context, id, version);
    const state = obey(workOrderLifecycle, slip.state, 'archive', context);
    const next = await updateWorkOrder(w.tx, slip, { state, archivedAt: context.now });
    await recordStep(w, slip, 'archive', context.now);
    return { id, version: next, no: slip.no };
  });
}

const pastTense: Readonly<Record<WorkOrderCommand, string>> = {
  issue: 'issued',
  accept: 'accepted',
  depart: 'departed',
  arrive: 'arrived',
  finish: 'finished',
  sign: 'signed',
  handBack: 'handedBack',
  archive: 'archived',
  reschedule: 'rescheduled',
  reassign: 'reassigned',
  reject: 'rejected',
  void: 'voided',
};

async function recordStep({ record, touch }: Write, { id }: WorkOrderRecord, command: WorkOrderCommand, at: number): Promise<void> {
  await record({ subject: 'workOrder', subjectId: id, kind: pastTense[command], data: { at } });
  touch('workOrders', 'staff', 'home');
}
