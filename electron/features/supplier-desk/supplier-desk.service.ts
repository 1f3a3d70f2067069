import type { z } from 'zod';
import type { Receipt } from '../../../shared/fields.ts';
import type { goodsArrivedInput, sendSupplierCaseInput, shipGoodsInput } from '../../../shared/suppliers.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { write } from '../../platform/write.ts';
import type { Write } from '../../platform/write.ts';
import { followArrival, followShipment, followTelling, holdForm } from '../feedback-forms/form-follows.service.ts';
import { requireRequest } from '../requests/requests-repair.service.ts';
import { findSubjectOf, openSupplierCase, refuseDueInPast } from '../suppliers/supplier-cases.service.ts';
import { tellJobOfGoods } from '../suppliers/supplier-follows.service.ts';
import { receiveGoods, shipGoods } from '../suppliers/supplier-steps.service.ts';
import { supplierNamed } from '../suppliers/suppliers.service.ts';
import { settleTasks } from '../tasks/tasks.service.ts';

/**
 * A case from the counter: about a request, a feedback form, or the supplier alone. What waits for purchasing at the request is done with it
 * (R-003-56), and a form that had still to tell its supplier has done so (R-000-14).
 */
export async function sendSupplierCase(
  context: ActorContext,
  { supplierName, requestId, formId, ...given }: z.output<typeof sendSupplierCaseInput>,
): Promise<Receipt> {
  refuseDueInPast(given.answerDueAt, context.now);
  return write(context, async (w) => {
    const form = formId === null ? undefined : await holdForm(w.tx, formId);
    const ofRequest = form ? form.requestId : requestId;
    if (ofRequest !== null) await requireRequest(w.tx, ofRequest);
    const supplierId = await supplierNamed(w, context, supplierName);
    const receipt = await openSupplierCase(w, context, {
      ...given,
      supplierId,
      requestId: ofRequest,
      sentAt: context.now,
      subject: form ? { kind: 'feedbackForm', id: form.id } : ofRequest === null ? undefined : { kind: 'request', id: ofRequest },
    });
    if (form) await followTelling(w, context, form, supplierName);
    if (ofRequest !== null) await settleTasks(w, ofRequest, 'purchase', { result: receipt.no, by: context });
    return receipt;
  });
}

/** Goods are on their way; a feedback form that told its supplier now waits for them. */
export async function shipCaseGoods(context: ActorContext, input: z.output<typeof shipGoodsInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const { form } = await subjectOf(w, input.id);
    const receipt = await shipGoods(w, context, input);
    if (form) await followShipment(w, context, form);
    return receipt;
  });
}

/** R-000-12: goods are here; the job hears of it once, and a feedback form that waited for nothing else goes on. */
export async function receiveCaseGoods(context: ActorContext, input: z.output<typeof goodsArrivedInput>): Promise<Receipt> {
  return write(context, async (w) => {
    const { form, requestId } = await subjectOf(w, input.id);
    const receipt = await receiveGoods(w, context, input);
    if (form) await followArrival(w, context, form, input.at);
    if (requestId !== null) await tellJobOfGoods(w, context, requestId, input.at);
    return receipt;
  });
}

/** The form is locked before the case, as the form's own steps do it. */
async function subjectOf(w: Write, caseId: number) {
  const found = await findSubjectOf(w.tx, caseId);
  if (!found) throw new DomainError('notFound', { what: 'supplierCase', id: caseId });
  const isForm = found.subject === 'feedbackForm' && found.subjectId !== null;
  return { requestId: found.requestId, form: isForm ? await holdForm(w.tx, found.subjectId ?? 0) : undefined };
}
