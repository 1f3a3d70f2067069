import { needsSupplier } from '../../../shared/feedback-form-lifecycle.ts';
import type { FeedbackView } from '../../../shared/feedback-forms.ts';

/** A further case can be sent from the form; the first is the form's own step where its decision needs a supplier. */
export function maySendCase({ state, decision }: FeedbackView): boolean {
  return state !== 'closed' && !(state === 'decided' && needsSupplier(decision));
}

/** What the supplier is told begins with what the form says. */
export function toldOf({ goods, fault, needs, supplierName }: FeedbackView): { readonly supplierName: string; readonly what: string } {
  const needed = needs.map(({ what, quantity }) => `${what} × ${quantity}`).join('；');
  return { supplierName, what: [goods, fault, needed].filter(Boolean).join('\n').slice(0, 1000) };
}
