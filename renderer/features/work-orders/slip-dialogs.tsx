import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkOrderView } from '../../../shared/work-orders.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { useCommand } from '../../use-command.ts';
import { FinishDialog } from './finish-dialog.tsx';
import { CannotJudgeDialog, EscalateDialog, HoldDialog, JudgeDialog, ReleaseDialog } from './on-site-dialogs.tsx';
import { ReassignDialog } from './reassign-dialog.tsx';
import { RescheduleDialog } from './reschedule-dialog.tsx';
import { ResultDialog } from './result-dialog.tsx';
import type { SlipDialog } from './use-slip-commands.ts';

export interface SlipDialogProps {
  readonly slip: WorkOrderView;
  readonly onClose: () => void;
}

/** The dialog of a command that asks for something first. */
export function SlipDialogs({ dialog, ...props }: SlipDialogProps & { readonly dialog: SlipDialog }): ReactNode {
  switch (dialog) {
    case 'finish':
      return <FinishDialog {...props} />;
    // the signature needs everything that the paper says, so it is entered with the rest of the result
    case 'sign':
    case 'recordResult':
      return <ResultDialog {...props} />;
    case 'reschedule':
      return <RescheduleDialog {...props} />;
    case 'reassign':
      return <ReassignDialog {...props} />;
    case 'archive':
      return <ArchiveDialog {...props} />;
    case 'void':
      return <VoidDialog {...props} />;
    case 'reject':
      return <RejectDialog {...props} />;
    case 'cannotJudge':
      return <CannotJudgeDialog {...props} />;
    case 'judge':
      return <JudgeDialog {...props} />;
    case 'hold':
      return <HoldDialog {...props} />;
    case 'release':
      return <ReleaseDialog {...props} />;
    case 'escalate':
      return <EscalateDialog {...props} />;
  }
}

function ArchiveDialog({ slip: { id, version, no }, onClose }: SlipDialogProps): ReactNode {
  const { t } = useTranslation('workOrders');
  const trpc = useTRPC();
  const archive = useCommand(trpc.workOrders.archive.mutationOptions(), { doneText: t('done.archived', { no }), onDone: onClose });
  return (
    <ConfirmDialog
      open
      action={t('command.archive')}
      thing={t('thing', { no })}
      consequence={t('confirm.archive')}
      isPending={archive.isPending}
      onConfirm={() => archive.run({ id, version })}
      onClose={onClose}
    />
  );
}

/** R-001-14: a void keeps its number, with the reason. */
function VoidDialog({ slip: { id, version, no }, onClose }: SlipDialogProps): ReactNode {
  const { t } = useTranslation('workOrders');
  const trpc = useTRPC();
  const voidSlip = useCommand(trpc.workOrders.void.mutationOptions(), { doneText: t('done.voided', { no }), onDone: onClose });
  return (
    <ReasonDialog
      open
      isDestructive
      action={t('command.void')}
      thing={t('thing', { no })}
      consequence={t('confirm.void')}
      isPending={voidSlip.isPending}
      onConfirm={(reason) => voidSlip.run({ id, version, reason })}
      onClose={onClose}
    />
  );
}

/** SM-02: the technician gives the slip back before taking it. */
function RejectDialog({ slip: { id, version, no }, onClose }: SlipDialogProps): ReactNode {
  const { t } = useTranslation('workOrders');
  const trpc = useTRPC();
  const reject = useCommand(trpc.workOrders.reject.mutationOptions(), { doneText: t('done.rejected', { no }), onDone: onClose });
  return (
    <ReasonDialog
      open
      isDestructive
      action={t('command.reject')}
      thing={t('thing', { no })}
      consequence={t('onSite.reject')}
      isPending={reject.isPending}
      onConfirm={(reason) => reject.run({ id, version, reason })}
      onClose={onClose}
    />
  );
}
