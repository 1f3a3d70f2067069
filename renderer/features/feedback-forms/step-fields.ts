import {
  agreeInput,
  appraiseInput,
  awaitFormGoodsInput,
  decideFormInput,
  finishFormInput,
  formMomentInput,
  noteFormInput,
  tellFormSupplierInput,
} from '../../../shared/feedback-forms.ts';
import type { FeedbackView } from '../../../shared/feedback-forms.ts';

import { toldOf } from './form-cases.ts';

const target = { id: true, version: true } as const;

/** What is asked at each step, by the host's own schemas. */
export const stepSchemas = {
  appraise: appraiseInput.omit(target),
  decide: decideFormInput.omit(target),
  agree: agreeInput.omit(target),
  tellSupplier: tellFormSupplierInput.omit(target),
  awaitGoods: awaitFormGoodsInput.omit(target),
  arrive: formMomentInput.omit(target),
  finish: finishFormInput.omit(target),
  note: noteFormInput.omit(target),
};
export type FormStep = keyof typeof stepSchemas;
export type StepValues = Record<string, unknown>;

/** Times begin with now; nothing is decided for anybody. */
export function startOf(step: FormStep, form: FeedbackView, today: string): StepValues {
  const at = Math.floor(Date.now() / 60_000) * 60_000;
  switch (step) {
    case 'appraise':
      return { result: '', at, isSupervisorThere: true, opinion: form.opinion };
    case 'decide':
      return { decision: null, note: '', visitPlannedAt: null, isAbnormal: false };
    case 'agree':
      return { text: form.agreedText, how: form.agreedHow || 'phone', at };
    case 'tellSupplier':
      return { ...toldOf(form), way: 'phone', at, answerDueAt: at + 24 * 3_600_000 };
    case 'awaitGoods':
      return {
        what: form.needs[0]?.what ?? '',
        quantity: String(form.needs[0]?.quantity ?? ''),
        shippedOn: today,
        expectedOn: '',
        carrier: '',
        trackingNo: '',
      };
    case 'arrive':
      return { at };
    case 'finish':
      return { result: '', at };
    case 'note':
      return { text: '' };
  }
}
