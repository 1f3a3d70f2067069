import type { Updateable } from 'kysely';
import { feedbackLifecycle, needsSupplier } from '../../../shared/feedback-form-lifecycle.ts';
import type { FeedbackCommand } from '../../../shared/feedback-form-lifecycle.ts';
import type { ActorContext } from '../../context.ts';
import type { Tx } from '../../db/engine.ts';
import type { FeedbackFormTable } from '../../db/schema/feedback.ts';
import { DomainError } from '../../errors.ts';
import { follow } from '../../platform/lifecycle.ts';
import type { Write } from '../../platform/write.ts';
import { isGoodsComing } from '../suppliers/supplier-cases.service.ts';
import { lockForm, updateForm } from './feedback-forms.repository.ts';
import type { FormRecord } from './feedback-forms.repository.ts';

/*
 * What follows for a form from what happens to the cases that its suppliers were sent. Each is inside the case's own write, after `holdForm`,
 * and does nothing where the form has not come so far, or is further.
 */

/** The form, locked; nothing is sent about one that is closed. */
export async function holdForm(tx: Tx, id: number): Promise<FormRecord> {
  const form = await lockForm(tx, id);
  if (!form) throw new DomainError('notFound', { what: 'feedbackForm', id });
  return form;
}

/** R-000-14: somebody told the supplier. */
export async function followTelling(w: Write, context: ActorContext, form: FormRecord, supplierName: string): Promise<void> {
  if (form.state === 'closed') throw new DomainError('guardFailed', { guard: 'formClosed' });
  if (form.state !== 'decided' || !needsSupplier(form.decision)) return touched(w);
  await go(
    w,
    context,
    form,
    { command: 'tellSupplier', kind: 'supplierTold', data: { supplier: supplierName, at: context.now } },
    {
      supplierName,
      supplierToldAt: context.now,
    },
  );
}

/** The supplier has shipped. */
export async function followShipment(w: Write, context: ActorContext, form: FormRecord): Promise<void> {
  if (form.state !== 'supplierTold') return touched(w);
  await go(w, context, form, { command: 'awaitGoods', kind: 'goodsAwaited' });
}

/** R-000-12: the last of its goods is here. */
export async function followArrival(w: Write, context: ActorContext, form: FormRecord, at: number): Promise<void> {
  const isWaiting = form.state === 'awaitingGoods';
  if (!isWaiting || (await isGoodsComing(w.tx, { kind: 'feedbackForm', id: form.id }))) return touched(w);
  await go(w, context, form, { command: 'arrive', kind: 'goodsArrived', data: { at } }, { goodsArrivedAt: at });
}

interface Following {
  readonly command: FeedbackCommand;
  readonly kind: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

async function go(
  w: Write,
  context: ActorContext,
  form: FormRecord,
  { command, kind, data }: Following,
  changes: Updateable<FeedbackFormTable> = {},
): Promise<void> {
  const state = follow(feedbackLifecycle, form.state, command);
  await updateForm(w.tx, form, { ...changes, state, stateAt: context.now });
  await w.record({ subject: 'feedbackForm', subjectId: form.id, kind, ...(data && { data }) });
  w.touch('requests', 'home');
  touched(w);
}

/** Its page shows the cases. */
function touched(w: Write): void {
  w.touch('feedbackForms');
}
