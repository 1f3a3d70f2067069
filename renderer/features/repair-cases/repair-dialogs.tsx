import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RepairView } from '../../../shared/repair-cases.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { showToast } from '../../components/frame/toast-store.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { factsOf, FeedbackDialog } from '../../components/repair-case/feedback-dialog.tsx';
import { useCommand } from '../../use-command.ts';
import { ServiceDialog } from './service-dialog.tsx';
import { StepDialog } from './step-dialog.tsx';
import { stepSchemas } from './step-fields.ts';
import type { FormStep } from './step-fields.ts';
import type { RepairDialog } from './use-repair-commands.ts';

interface RepairDialogsProps {
  readonly dialog: RepairDialog;
  readonly repair: RepairView;
  readonly onClose: () => void;
}

/** The dialog behind a command of a case. */
export function RepairDialogs({ dialog, repair, onClose }: RepairDialogsProps): ReactNode {
  const { t } = useTranslation('repairCases');
  switch (dialog) {
    case 'verify':
    case 'edit':
      return (
        <FeedbackDialog
          requestId={repair.requestId}
          repair={repair}
          start={factsOf(repair)}
          said={repair.warrantySaid}
          onClose={onClose}
          onDone={() => {
            showToast(t('done.saved'));
            onClose();
          }}
        />
      );
    case 'service':
      return <ServiceDialog repair={repair} onClose={onClose} />;
    case 'issue':
    case 'file':
    case 'review':
      return <Confirm command={dialog} repair={repair} onClose={onClose} />;
    case 'sendBack':
    case 'officeSendBack':
    case 'ownerDeclines':
    case 'void':
      return <WithReason command={dialog} repair={repair} onClose={onClose} />;
    default:
      return isFormStep(dialog) ? <StepDialog key={dialog} step={dialog} repair={repair} onClose={onClose} /> : null;
  }
}

function isFormStep(dialog: string): dialog is FormStep {
  return dialog in stepSchemas;
}

interface ConfirmProps extends Omit<RepairDialogsProps, 'dialog'> {
  readonly command: 'issue' | 'file' | 'review';
}

function Confirm({ command, repair: { id, version, no }, onClose }: ConfirmProps): ReactNode {
  const { t } = useTranslation('repairCases');
  const { repairCases } = useTRPC();
  const options = { doneText: t(command === 'issue' ? 'done.issued' : 'done.step'), onDone: onClose };
  const commands = {
    issue: useCommand(repairCases.issue.mutationOptions(), options),
    file: useCommand(repairCases.file.mutationOptions(), options),
    review: useCommand(repairCases.review.mutationOptions(), options),
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

interface ReasonProps extends Omit<RepairDialogsProps, 'dialog'> {
  readonly command: 'sendBack' | 'officeSendBack' | 'ownerDeclines' | 'void';
}

function WithReason({ command, repair: { id, version, no }, onClose }: ReasonProps): ReactNode {
  const { t } = useTranslation('repairCases');
  const { repairCases } = useTRPC();
  const options = { doneText: t('done.step'), onDone: onClose };
  const commands = {
    sendBack: useCommand(repairCases.sendBack.mutationOptions(), options),
    officeSendBack: useCommand(repairCases.officeSendBack.mutationOptions(), options),
    ownerDeclines: useCommand(repairCases.ownerDeclines.mutationOptions(), options),
    void: useCommand(repairCases.void.mutationOptions(), options),
  };
  const { run, isPending } = commands[command];
  return (
    <ReasonDialog
      open
      action={t(`command.${command}`)}
      thing={no}
      consequence={t(`dialog.${command === 'officeSendBack' ? 'sendBack' : command}`)}
      isDestructive={command === 'void'}
      isPending={isPending}
      onConfirm={(reason) => run({ id, version, reason })}
      onClose={onClose}
    />
  );
}
