import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { cannotJudgeInput, createFormInput, judgeInput, updateFormInput } from '../../../shared/feedback-forms.ts';
import { openRequestStates } from '../../../shared/request-lifecycle.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { takeNumber } from '../../platform/sequences.ts';
import { readZone } from '../../platform/settings.ts';
import { changesBetween, write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { holdRequest } from '../requests/requests-repair.service.ts';
import { addTask } from '../tasks/tasks.service.ts';
import { placeCannotJudge, placeJudgement } from '../work-orders/work-orders-judge.service.ts';
import { viewWorkOrder } from '../work-orders/work-orders.service.ts';
import { findUndecidedOf, insertForm, lockFormOfTask, updateForm } from './feedback-forms.repository.ts';
import { refuseOddTime, tellClocks, writeOnForm } from './form-step.ts';
import { newForm } from './new-form.ts';

type Facts = Omit<z.output<typeof createFormInput>, 'workOrderId' | 'requestId'>;
interface Origin {
  readonly request: Awaited<ReturnType<typeof holdRequest>> | null;
  readonly workOrderId: number | null;
  readonly taskId: number | null;
}

/** A form that somebody brings, alone or about a request or a slip (B-12). Who could not judge it needs a visit (R-000-18). */
export async function createForm(context: ActorContext, input: z.output<typeof createFormInput>): Promise<Receipt> {
  const { workOrderId, requestId: asked, ...facts } = input;
  const slip = workOrderId === null ? null : await viewWorkOrder(context, { id: workOrderId });
  const requestId = slip?.requestId ?? asked;
  if (slip && asked !== null && asked !== slip.requestId) throw new DomainError('notFound', { what: 'workOrder', id: slip.id });
  refuseOddTime(facts.receivedAt, context.now, null, 'receivedAt');
  return write(context, async (w) => {
    const request = requestId === null ? null : await holdRequest(w.tx, requestId);
    const taskId = facts.kind === 'cannotJudge' ? await addVisit(w, context, requestId, facts.fault) : null;
    return openForm(w, context, { request, workOrderId, taskId }, facts);
  });
}

async function addVisit(w: Write, by: ActorContext, requestId: number | null, text: string): Promise<number> {
  return addTask(w, { kind: 'judge', requestId, role: 'supervisor', text, by });
}

/** The row, its number, the clock of four hours (R-000-11); one undecided form of a request at a time, so that its clock is one. */
async function openForm(w: Write, context: ActorContext, { request, ...origin }: Origin, facts: Facts): Promise<Receipt> {
  const { now, actor } = context;
  const requestId = request?.id ?? null;
  if (request && !openRequestStates.includes(request.state)) throw new DomainError('guardFailed', { guard: 'requestEnded' });
  const undecided = requestId === null ? undefined : await findUndecidedOf(w.tx, requestId);
  if (undecided) throw new DomainError('guardFailed', { guard: 'formUndecided', no: undecided.no });
  const no = await takeNumber(w.tx, 'feedbackForm', now, await readZone(context.app, w.tx));
  const given = { ...facts, ...origin, requestId, no, needs: JSON.stringify(facts.needs), createdBy: actor.userId, createdAt: now };
  const id = await insertForm(w.tx, newForm(given));
  await w.record({ subject: 'feedbackForm', subjectId: id, kind: 'submitted', data: { no, kind: facts.kind } });
  if (requestId !== null) await w.record({ subject: 'request', subjectId: requestId, kind: 'feedbackOpened', data: { no } });
  await tellClocks(w, context, requestId, 'feedback.received', facts.receivedAt);
  w.touch('feedbackForms', 'requests', 'home');
  return { id, version: 1, no };
}

/** R-000-13, R-000-18: what cannot be judged on site opens a form and the visit in one write. @returns the slip. */
export async function noteCannotJudge(context: ActorContext, input: z.output<typeof cannotJudgeInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const { slip, version, taskId } = await placeCannotJudge(w, context, input);
    const request = await holdRequest(w.tx, slip.requestId);
    await openForm(
      w,
      context,
      { request, workOrderId: slip.id, taskId },
      {
        kind: 'cannotJudge',
        reporterName: context.actor.displayName.slice(0, 40),
        receivedAt: context.now,
        goods: request.productText,
        fault: input.note,
        needs: [],
        details: '',
        opinion: '',
      },
    );
    return { id: slip.id, version, no: slip.no };
  });
}

/** The visit's result, said on the slip: it is the form's appraisal as well. @returns the slip. */
export async function judgeSlip(context: ActorContext, input: z.output<typeof judgeInput>): Promise<Receipt> {
  const { now, actor } = context;
  return write(context, async (w) => {
    const { slip, version } = await placeJudgement(w, context, input);
    const form = await lockFormOfTask(w.tx, slip.id);
    if (form) {
      const appraised = { appraisal: input.result, appraisedAt: now, appraisedBy: actor.userId, isSupervisorThere: 1 };
      await updateForm(w.tx, form, appraised);
      await w.record({ subject: 'feedbackForm', subjectId: form.id, kind: 'appraised', data: { result: input.result } });
      w.touch('feedbackForms');
    }
    return { id: slip.id, version, no: slip.no };
  });
}

/** Corrects what the form says, until it is decided; details and opinion later too. */
export async function changeForm(
  context: ActorContext,
  { id, version, needs, ...facts }: z.output<typeof updateFormInput>,
): Promise<Receipt> {
  refuseOddTime(facts.receivedAt, context.now, null, 'receivedAt');
  const columns = { ...facts, needs: JSON.stringify(needs) };
  return writeOnForm(
    context,
    { id, version },
    {
      kind: 'corrected',
      changes: columns,
      isEdit: true,
      check: (form) => {
        const { details: _details, opinion: _opinion, ...fixed } = columns;
        const isFixed = form.state !== 'submitted' && Object.keys(changesBetween(form, fixed)).length > 0;
        if (isFixed) throw new DomainError('guardFailed', { guard: 'formDecided' });
        // the clock began with this time
        if (form.receivedAt !== facts.receivedAt) throw new DomainError('guardFailed', { guard: 'receivedFixed', field: 'receivedAt' });
        // whoever could not judge it gets a visit; that is not taken back or made without one
        if ((form.kind === 'cannotJudge') !== (facts.kind === 'cannotJudge'))
          throw new DomainError('guardFailed', { guard: 'visitFixed', field: 'kind' });
      },
    },
  );
}
