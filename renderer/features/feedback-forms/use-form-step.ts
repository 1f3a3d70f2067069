import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { FeedbackView } from '../../../shared/feedback-forms.ts';
import { useTRPC } from '../../api.ts';
import { useCommand } from '../../use-command.ts';
import type { FormStep, StepValues } from './step-fields.ts';

interface TakeStep {
  readonly run: (form: FeedbackView, values: StepValues) => Promise<unknown>;
  readonly error: string | undefined;
  readonly isPending: boolean;
}

/** The command behind a step's form; `values` have passed the step's schema. */
export function useFormStep(step: FormStep, form: UseFormReturn<StepValues>, onDone: () => unknown): TakeStep {
  const { t } = useTranslation('feedbackForms');
  const { feedbackForms } = useTRPC();
  const options = { form, errorToast: false, doneText: t('done.step'), onDone };
  const commands = {
    appraise: useCommand(feedbackForms.appraise.mutationOptions(), options),
    decide: useCommand(feedbackForms.decide.mutationOptions(), options),
    agree: useCommand(feedbackForms.agree.mutationOptions(), options),
    tellSupplier: useCommand(feedbackForms.tellSupplier.mutationOptions(), options),
    awaitGoods: useCommand(feedbackForms.awaitGoods.mutationOptions(), options),
    arrive: useCommand(feedbackForms.arrive.mutationOptions(), options),
    finish: useCommand(feedbackForms.finish.mutationOptions(), options),
    note: useCommand(feedbackForms.note.mutationOptions(), options),
  };
  const { run, error, isPending } = commands[step];
  const send = run as (input: StepValues) => Promise<unknown>;
  return { run: ({ id, version }, values) => send({ id, version, ...values }), error: error?.text, isPending };
}
