import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import { feedbackLifecycle, needsConsent } from '../../../shared/feedback-form-lifecycle.ts';
import type {
  agreeInput,
  appraiseInput,
  decideFormInput,
  finishFormInput,
  formTargetInput,
  noteFormInput,
} from '../../../shared/feedback-forms.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { follow } from '../../platform/lifecycle.ts';
import { readZone } from '../../platform/settings.ts';
import type { Write } from '../../platform/write.ts';
import { openIncident } from '../incidents/incident-report.service.ts';
import { sendNotices } from '../notices/notices.service.ts';
import { closeCasesOf } from '../suppliers/supplier-follows.service.ts';
import { settleTask } from '../tasks/tasks.service.ts';
import { placeJudgementOfForm } from '../work-orders/work-orders-judge.service.ts';
import { insertNote } from './feedback-forms.repository.ts';
import type { FormRecord } from './feedback-forms.repository.ts';
import { isAppraised } from './form-appraisal.ts';
import { refuseOddTime, takeFormStep, tellClocks, writeOnForm } from './form-step.ts';

/** R-000-13, R-000-18: what was seen on site; the visit task ends with it and the slip may go on. */
export async function appraiseForm(context: ActorContext, input: z.output<typeof appraiseInput>): Promise<Receipt> {
  const { result, at, isSupervisorThere, opinion, ...target } = input;
  refuseOddTime(at, context.now, null);
  return writeOnForm(context, target, {
    kind: 'appraised',
    data: { result },
    changes: {
      appraisal: result,
      appraisedAt: at,
      appraisedBy: context.actor.userId,
      isSupervisorThere: isSupervisorThere ? 1 : 0,
      ...(opinion !== '' && { opinion }),
    },
    check: async ({ id }, tx) => {
      if (await isAppraised(tx, id)) throw new DomainError('guardFailed', { guard: 'alreadyAppraised' });
    },
    after: async ({ workOrderId, taskId }, w) => {
      if (workOrderId !== null) await placeJudgementOfForm(w, context, workOrderId, result);
      if (taskId !== null) await settleTask(w, taskId, { result, by: context });
      return undefined;
    },
  });
}

/** R-000-11: the clock of four hours ends; what nobody could judge is decided after the visit only (R-000-18). */
export async function decideForm(context: ActorContext, input: z.output<typeof decideFormInput>): Promise<Receipt> {
  const { decision, note, isAbnormal, visitPlannedAt, ...target } = input;
  const missing = decision === 'incident' ? missingOfIncident({ note, visitPlannedAt }) : [];
  if (missing.length > 0) throw new DomainError('fieldsMissing', { fields: missing });
  const { now, actor } = context;
  return takeFormStep(context, target, {
    command: 'decide',
    kind: 'decided',
    data: { decision, note },
    changes: { decision, decisionNote: note, decidedAt: now, decidedBy: actor.userId },
    check: async (form, tx) => {
      if (form.kind === 'cannotJudge' && !(await isAppraised(tx, form.id))) throw new DomainError('guardFailed', { guard: 'visitMissing' });
    },
    after: async (form, w) => {
      await tellClocks(w, context, form.requestId, 'feedback.decided', now);
      const incident = decision === 'incident' ? await escalated(w, context, form, { note, visitPlannedAt }) : undefined;
      if (!isAbnormal || form.abnormalAt !== null) return incident;
      await w.record({ subject: 'feedbackForm', subjectId: form.id, kind: 'markedAbnormal' });
      return { ...incident, ...(await marked(w, context, form)) };
    },
  });
}

interface Escalated {
  readonly note: string;
  readonly visitPlannedAt: number | null;
}

/** R-000-04: an incident needs the time of a visit and a first opinion. */
function missingOfIncident({ note, visitPlannedAt }: Escalated): readonly string[] {
  return [...(visitPlannedAt === null ? ['visitPlannedAt'] : []), ...(note === '' ? ['note'] : [])];
}

/** 升级事故: the incident is opened in the same write. */
async function escalated(w: Write, context: ActorContext, form: FormRecord, { note, visitPlannedAt }: Escalated) {
  const { requestId, workOrderId, goods, fault } = form;
  const incident = await openIncident(w, context, await readZone(context.app, w.tx), {
    source: 'feedback',
    requestId,
    workOrderId,
    projectId: null,
    facts: [goods, fault].filter(Boolean).join('\n'),
    visitPlannedAt: visitPlannedAt ?? context.now,
    firstOpinion: note,
  });
  return { incidentId: incident.id };
}

/** R-000-12: an abnormal repair has three working days from now. */
export async function markAbnormal(context: ActorContext, target: z.output<typeof formTargetInput>): Promise<Receipt> {
  return writeOnForm(context, target, {
    kind: 'markedAbnormal',
    check: ({ abnormalAt }) => {
      if (abnormalAt !== null) throw new DomainError('guardFailed', { guard: 'alreadyAbnormal' });
    },
    after: (form, w) => marked(w, context, form),
  });
}

async function marked(w: Write, context: ActorContext, { requestId }: FormRecord) {
  await tellClocks(w, context, requestId, 'abnormal.marked', context.now);
  return { abnormalAt: context.now };
}

/** R-000-19: what the customer agreed to, in the customer's words. */
export async function agreeOnForm(context: ActorContext, { at, how, text, ...target }: z.output<typeof agreeInput>): Promise<Receipt> {
  return writeOnForm(context, target, {
    kind: 'agreed',
    data: { how, text },
    changes: { agreedAt: at, agreedHow: how, agreedText: text },
    check: ({ decidedAt }) => {
      if (decidedAt === null) throw new DomainError('guardFailed', { guard: 'formNotDecided' });
      refuseOddTime(at, context.now, null);
    },
  });
}

/** What it came to. A business department that knows already is not told twice: the form goes on by itself. */
export async function finishForm(context: ActorContext, { at, result, ...target }: z.output<typeof finishFormInput>): Promise<Receipt> {
  return takeFormStep(context, target, {
    command: 'finish',
    kind: 'done',
    data: { result },
    changes: { doneAt: at, result },
    check: ({ decidedAt, goodsArrivedAt }) => refuseOddTime(at, context.now, goodsArrivedAt ?? decidedAt),
    after: async ({ id, managementToldAt }, w) => {
      await closeCasesOf(w, context, { kind: 'feedbackForm', id });
      if (managementToldAt === null) return undefined;
      await w.record({ subject: 'feedbackForm', subjectId: id, kind: 'managementKnows' });
      return { state: follow(feedbackLifecycle, 'done', 'tellManagement'), stateAt: context.now };
    },
  });
}

/** R-000-14, R-000-20: the business department is informed, at any time from the first report on; its reading has a time. */
export async function tellManagement(context: ActorContext, target: z.output<typeof formTargetInput>): Promise<Receipt> {
  const { now } = context;
  return writeOnForm(context, target, {
    kind: 'managementTold',
    changes: { managementToldAt: now },
    check: ({ managementToldAt }) => {
      if (managementToldAt !== null) throw new DomainError('guardFailed', { guard: 'managementKnows' });
    },
    after: async ({ id, no, requestId, state }, w) => {
      const what = { subject: 'feedbackForm', subjectId: id, no, requestId, kind: 'feedbackOutcome' } as const;
      await sendNotices(w, context, { ...what, roles: ['businessDepartment'] });
      return state === 'done' ? { state: follow(feedbackLifecycle, state, 'tellManagement'), stateAt: now } : undefined;
    },
  });
}

/** R-000-20: not before the business department was told; R-000-19: not without the customer's word, unless it was repaired. */
export async function closeForm(context: ActorContext, target: z.output<typeof formTargetInput>): Promise<Receipt> {
  const { now, actor } = context;
  return takeFormStep(context, target, {
    command: 'close',
    kind: 'closed',
    changes: { closedAt: now, closedBy: actor.userId },
    check: ({ decision, agreedAt, managementToldAt }) => {
      if (managementToldAt === null) throw new DomainError('guardFailed', { guard: 'managementNotTold' });
      if (needsConsent(decision) && agreedAt === null) throw new DomainError('guardFailed', { guard: 'consentMissing' });
    },
  });
}

/** A dated line of what was done about it. */
export async function noteOnForm(context: ActorContext, { text, ...target }: z.output<typeof noteFormInput>): Promise<Receipt> {
  return writeOnForm(context, target, {
    kind: 'noted',
    after: async ({ id }, w) => {
      await insertNote(w.tx, { formId: id, text, at: context.now, userId: context.actor.userId });
      return undefined;
    },
  });
}
