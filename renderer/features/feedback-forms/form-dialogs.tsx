import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedbackView } from '../../../shared/feedback-forms.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { FactsDialog } from '../../components/feedback-form/facts-dialog.tsx';
import { useCommand } from '../../use-command.ts';
import { StepDialog } from './step-dialog.tsx';
import { stepSchemas } from './step-fields.ts';
import type { FormStep } from './step-fields.ts';
import type { FormDialog } from './use-form-commands.ts';

interface FormDialogsProps {
  readonly dialog: FormDialog;
  readonly form: FeedbackView;
  readonly onClose: () => void;
}

/** The dialog behind a command of a form. */
export function FormDialogs({ dialog, form, onClose }: FormDialogsProps): ReactNode {
  if (dialog === 'edit') return <FactsDialog form={form} onClose={onClose} onDone={onClose} />;
  if (isStep(dialog)) return <StepDialog key={dialog} step={dialog} form={form} onClose={onClose} />;
  return <Confirm command={dialog} form={form} onClose={onClose} />;
}

function isStep(dialog: FormDialog): dialog is FormStep {
  return dialog in stepSchemas;
}

interface ConfirmProps extends Omit<FormDialogsProps, 'dialog'> {
  readonly command: 'tellManagement' | 'close' | 'markAbnormal';
}

function Confirm({ command, form: { id, version, no }, onClose }: ConfirmProps): ReactNode {
  const { t } = useTranslation('feedbackForms');
  const { feedbackForms } = useTRPC();
  const options = { doneText: t('done.step'), onDone: onClose };
  const commands = {
    tellManagement: useCommand(feedbackForms.tellManagement.mutationOptions(), options),
    close: useCommand(feedbackForms.close.mutationOptions(), options),
    markAbnormal: useCommand(feedbackForms.markAbnormal.mutationOptions(), options),
  };
  const { run, isPending } = commands[command];
  return (
    <ConfirmDialog
      open
      action={t(`command.${command}`)}
      thing={no}
      consequence={t(`dialog.${command}`)}
      isPending={isPending}
      onConfirm={() => run({ id, version })}
      onClose={onClose}
    />
  );
}
