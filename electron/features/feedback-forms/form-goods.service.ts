import type { z } from 'zod';
import type { awaitFormGoodsInput, formMomentInput, tellFormSupplierInput } from '../../../shared/feedback-forms.ts';
import type { Receipt } from '../../../shared/fields.ts';
import type { ActorContext } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { findOpenCaseOf, openSupplierCase, refuseDueInPast } from '../suppliers/supplier-cases.service.ts';
import { receiveAllGoods, tellJobOfGoods } from '../suppliers/supplier-follows.service.ts';
import { shipGoods } from '../suppliers/supplier-steps.service.ts';
import { supplierNamed } from '../suppliers/suppliers.service.ts';
import { refuseOddTime, takeFormStep } from './form-step.ts';

const about = (id: number) => ({ kind: 'feedbackForm', id }) as const;

/** R-000-14: what the supplier was told, and when; a case of theirs says by when an answer is due. */
export async function tellSupplier(
  context: ActorContext,
  { supplierName, what, way, at, answerDueAt, ...target }: z.output<typeof tellFormSupplierInput>,
): Promise<Receipt> {
  refuseDueInPast(answerDueAt, context.now);
  return takeFormStep(context, target, {
    command: 'tellSupplier',
    kind: 'supplierTold',
    data: { supplier: supplierName, at },
    changes: { supplierName, supplierToldAt: at },
    check: ({ decidedAt }) => refuseOddTime(at, context.now, decidedAt),
    after: async ({ id, requestId, decision }, w) => {
      const supplierId = await supplierNamed(w, context, supplierName, decision === 'factory' ? 'factory' : 'supplier');
      await openSupplierCase(w, context, { supplierId, subject: about(id), requestId, what, way, sentAt: at, answerDueAt });
      return undefined;
    },
  });
}

/** What is on its way stands in the supplier's case. */
export async function awaitGoods(context: ActorContext, { id, version, ...goods }: z.output<typeof awaitFormGoodsInput>): Promise<Receipt> {
  return takeFormStep(
    context,
    { id, version },
    {
      command: 'awaitGoods',
      kind: 'goodsAwaited',
      after: async (form, w) => {
        const open = await findOpenCaseOf(w.tx, about(form.id));
        if (!open) throw new DomainError('guardFailed', { guard: 'supplierCaseEnded' });
        await shipGoods(w, context, { id: open.id, version: open.version, ...goods });
        return undefined;
      },
    },
  );
}

/** R-000-12: with the goods the three working days of an abnormal repair begin anew. Whatever was on its way for the form is here. */
export async function noteGoodsArrived(context: ActorContext, { at, ...target }: z.output<typeof formMomentInput>): Promise<Receipt> {
  return takeFormStep(context, target, {
    command: 'arrive',
    kind: 'goodsArrived',
    data: { at },
    changes: { goodsArrivedAt: at },
    check: ({ supplierToldAt }) => refuseOddTime(at, context.now, supplierToldAt),
    after: async ({ id, requestId }, w) => {
      await receiveAllGoods(w, context, about(id), at);
      if (requestId !== null) await tellJobOfGoods(w, context, requestId, at);
      return undefined;
    },
  });
}
