import type { Updateable } from 'kysely';
import type { Receipt } from '../../../shared/fields.ts';
import { feedbackGap, feedbackLifecycle } from '../../../shared/feedback-form-lifecycle.ts';
import type { FeedbackCommand } from '../../../shared/feedback-form-lifecycle.ts';
import { openRequestStates } from '../../../shared/request-lifecycle.ts';
import type { TimerEvent } from '../../../shared/timer-policy.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import type { FeedbackFormTable } from '../../db/schema/feedback.ts';
import { DomainError } from '../../errors.ts';
import { obey } from '../../platform/lifecycle.ts';
import { changesBetween, write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { holdRequest } from '../requests/requests-repair.service.ts';
import { happened } from '../timers/timers.service.ts';
import { lockForm, updateForm } from './feedback-forms.repository.ts';
import type { FormRecord } from './feedback-forms.repository.ts';

interface Target {
  readonly id: number;
  readonly version: number;
}

interface FormChange {
  /** Past tense, for the timeline. */
  readonly kind: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly changes?: Updateable<FeedbackFormTable>;
  /** The changes are an edit, which the audit trail shows field by field. */
  readonly isEdit?: true;
  /** Refuses what the table of states alone does not see. */
  readonly check?: (form: FormRecord, tx: Tx) => Promise<void> | void;
  /** What follows from it; what it answers is written with the row. */
  readonly after?: (form: FormRecord, w: Write) => Promise<Updateable<FeedbackFormTable> | undefined>;
}

/** One arrow of SM-03: the row as the user saw it, what has to come first, who may, then the row, the timeline and what follows. */
export async function takeFormStep(
  context: ActorContext,
  target: Target,
  { command, check, changes, ...rest }: FormChange & { readonly command: FeedbackCommand },
): Promise<Receipt> {
  return write(context, async (w) => {
    const form = await lockFormAt(w.tx, target);
    const gap = feedbackGap(form.state, form.decision, command);
    if (gap) throw new DomainError('guardFailed', { guard: gap });
    const state = obey(feedbackLifecycle, form.state, command, context);
    return apply(w, form, { ...rest, changes: { ...changes, state, stateAt: context.now } }, check);
  });
}

/** What is written on a form that is not closed, without another state. */
export async function writeOnForm(context: ActorContext, target: Target, { check, ...rest }: FormChange): Promise<Receipt> {
  return write(context, async (w) => {
    const form = await lockFormAt(w.tx, target);
    if (form.state === 'closed') throw new DomainError('guardFailed', { guard: 'formClosed' });
    return apply(w, form, rest, check);
  });
}

async function apply(
  w: Write,
  form: FormRecord,
  { kind, data, changes, isEdit, after }: Omit<FormChange, 'check'>,
  check: FormChange['check'],
): Promise<Receipt> {
  await check?.(form, w.tx);
  await w.record({
    subject: 'feedbackForm',
    subjectId: form.id,
    kind,
    ...(data && { data }),
    ...(isEdit && changes && { changes: edits(form, changes) }),
  });
  const more = await after?.(form, w);
  const version = await updateForm(w.tx, form, { ...changes, ...more });
  w.touch('feedbackForms', 'requests', 'home');
  return { id: form.id, version, no: form.no };
}

function edits(form: FormRecord, changes: Updateable<FeedbackFormTable>) {
  return changesBetween<Updateable<FeedbackFormTable>>(form, changes);
}

/** The locked row, still at the version that the user saw; otherwise the refusal carries the current one. */
async function lockFormAt(tx: Tx, { id, version }: Target): Promise<FormRecord> {
  const form = await lockForm(tx, id);
  if (!form) throw new DomainError('notFound', { what: 'feedbackForm', id });
  if (form.version !== version) throw new DomainError('staleVersion', { what: 'feedbackForm', current: form });
  return form;
}

/** The clocks of the request hear of it, while it is open; a form without a request has none. */
export async function tellClocks(w: Write, context: ActorContext, requestId: number | null, event: TimerEvent, at: number): Promise<void> {
  if (requestId === null) return;
  const request = await holdRequest(w.tx, requestId);
  if (openRequestStates.includes(request.state)) await happened(w, context, event, { request }, at);
}

/** Nothing is said to have happened before what it follows, or later than now; people say times to the minute. */
export function refuseOddTime(at: number, now: number, earlier: number | null, field = 'at'): void {
  if (at > now) throw new DomainError('guardFailed', { guard: 'inFuture', field });
  if (earlier !== null && at < earlier - (earlier % 60_000)) throw new DomainError('guardFailed', { guard: 'beforeStep', field });
}
