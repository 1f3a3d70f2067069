import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OldPartView } from '../../../shared/old-parts.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ReceiveDialog } from '../../components/old-parts/receive-dialog.tsx';
import { ExcuseDialog, LeaveDialog } from '../../components/old-parts/step-dialogs.tsx';
import { useCommand } from '../../use-command.ts';
import { AnswerClaimDialog, ClaimDialog, SendClaimDialog, WithdrawClaimDialog } from './claim-dialogs.tsx';
import { SettleDialog } from './settle-dialog.tsx';
import type { OldPartDialog } from './use-old-part-commands.ts';

interface DialogProps {
  readonly row: OldPartView;
  readonly onClose: () => void;
}

/** The dialog behind a command of an old part. */
export function OldPartDialogs({ dialog, ...props }: DialogProps & { readonly dialog: OldPartDialog }): ReactNode {
  const { row, onClose } = props;
  switch (dialog) {
    case 'receive':
      return <ReceiveDialog rows={[row]} onClose={onClose} />;
    case 'excuse':
      return <ExcuseDialog {...props} />;
    case 'leave':
      return <LeaveDialog {...props} />;
    case 'settle':
      return <SettleDialog {...props} />;
    case 'claim':
      return <ClaimDialog {...props} />;
    case 'undoFate':
    case 'undoReceipt':
    case 'expectAgain':
      return <UndoDialog command={dialog} {...props} />;
    default:
      return row.claim && <ClaimStep dialog={dialog} claim={row.claim} onClose={onClose} />;
  }
}

interface ClaimStepProps {
  readonly dialog: 'sendClaim' | 'answerClaim' | 'withdrawClaim';
  readonly claim: NonNullable<OldPartView['claim']>;
  readonly onClose: () => void;
}

function ClaimStep({ dialog, ...props }: ClaimStepProps): ReactNode {
  if (dialog === 'sendClaim') return <SendClaimDialog {...props} />;
  if (dialog === 'answerClaim') return <AnswerClaimDialog {...props} />;
  return <WithdrawClaimDialog {...props} />;
}

function UndoDialog({ command, row, onClose }: DialogProps & { readonly command: 'undoFate' | 'undoReceipt' | 'expectAgain' }): ReactNode {
  const { t } = useTranslation('oldParts');
  const { oldParts } = useTRPC();
  const options = { doneText: t('done.undone'), onDone: onClose };
  const commands = {
    undoFate: useCommand(oldParts.undoFate.mutationOptions(), options),
    undoReceipt: useCommand(oldParts.undoReceipt.mutationOptions(), options),
    expectAgain: useCommand(oldParts.expectAgain.mutationOptions(), options),
  };
  const { run, isPending } = commands[command];
  return (
    <ConfirmDialog
      open
      action={t(`command.${command}`)}
      thing={`${row.itemName} ${row.qty} ${row.unit}`}
      reason="required"
      isDestructive
      isPending={isPending}
      onConfirm={(reason) => run({ id: row.id, version: row.version, reason })}
      onClose={onClose}
    />
  );
}
