import { useTranslation } from 'react-i18next';
import { feedbackGap, feedbackLifecycle, needsConsent, nextFeedbackCommand } from '../../../shared/feedback-form-lifecycle.ts';
import type { FeedbackCommand } from '../../../shared/feedback-form-lifecycle.ts';
import type { FeedbackView } from '../../../shared/feedback-forms.ts';
import type { CommandButtonProps } from '../../components/command-button.tsx';
import { useCan, useSession } from '../../session.tsx';
import type { FormStep } from './step-fields.ts';

export type FormDialog = FormStep | 'tellManagement' | 'close' | 'markAbnormal' | 'edit';

/** The buttons of a form: the one next step with the reason why not now, and what can be written beside it. */
export function useFormCommands(open: (dialog: FormDialog) => void): (form: FeedbackView) => readonly CommandButtonProps[] {
  const { t } = useTranslation('feedbackForms');
  const { user } = useSession();
  const allowed = useCan();

  return (form) => {
    if (form.state === 'closed') return [];
    const { state, decision, isVisitOpen, agreedAt } = form;
    const refusalOf = (command: FeedbackCommand): string | undefined => {
      const { who } = feedbackLifecycle[command];
      if (!who.some((role) => user.roles.includes(role))) return t(command === 'arrive' ? 'refusal.arrive' : 'refusal.role');
      if (command === 'decide' && isVisitOpen) return t('refusal.visitMissing');
      const gap = feedbackGap(state, decision, command);
      if (gap) return t(`refusal.${gap}`);
      return command === 'close' && needsConsent(decision) && agreedAt === null ? t('refusal.consentMissing') : undefined;
    };
    const button = (dialog: FormDialog, refusal?: string, isPrimary?: boolean): CommandButtonProps => ({
      label: t(`command.${dialog}`),
      onClick: () => open(dialog),
      ...(refusal !== undefined && { refusal }),
      ...(isPrimary && { isPrimary }),
    });
    const mayDecide = allowed('feedbackForms.decide');
    const buttons: CommandButtonProps[] = [];
    if (allowed('feedbackForms.submit')) buttons.push(button('note'), button('edit'));
    if (form.abnormalAt === null && mayDecide && state !== 'done' && state !== 'managementTold') buttons.push(button('markAbnormal'));
    if (state !== 'submitted' && mayDecide && agreedAt === null) buttons.push(button('agree', undefined, isConsentNext(form)));
    if (form.managementToldAt === null && state !== 'done')
      buttons.push(button('tellManagement', mayDecide ? undefined : t('refusal.role')));
    // what nobody has seen is seen before it is decided
    if (form.appraisedAt === null && state === 'submitted')
      buttons.push(button('appraise', mayDecide ? undefined : t('refusal.role'), isVisitOpen));
    const next = nextFeedbackCommand(state, decision);
    // a factory may come itself, and then no goods are awaited
    if (state === 'supplierTold' && decision === 'factory') buttons.push(button('finish', refusalOf('finish')));
    if (next) buttons.push(button(next, refusalOf(next), !isVisitOpen && !isConsentNext(form)));
    return buttons;
  };
}

/** Everything is done but the customer's word. */
function isConsentNext({ state, decision, agreedAt }: FeedbackView): boolean {
  return state === 'managementTold' && needsConsent(decision) && agreedAt === null;
}
