import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { outStates } from '../../../shared/work-order-lifecycle.ts';
import type { RequestView } from '../../../shared/requests.ts';
import type { WorkOrderRow } from '../../../shared/work-orders.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { usePromiseText } from '../../components/request-marks.tsx';
import { useCommand } from '../../use-command.ts';
import { ArchiveDialog } from './archive-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { ResolveDialog } from './resolve-dialog.tsx';
import { TellDialog } from './tell-dialog.tsx';
import type { RequestDialog } from './use-request-commands.ts';

export interface RequestDialogsProps {
  readonly dialog: RequestDialog | undefined;
  readonly request: RequestView;
  readonly slips: readonly WorkOrderRow[];
  readonly onClose: () => void;
}

/** The dialogs behind the commands of a request. */
export function RequestDialogs({ dialog, request, slips, onClose }: RequestDialogsProps): ReactNode {
  const { t } = useTranslation('requests');
  const trpc = useTRPC();
  const promiseText = usePromiseText();
  const { id, version, no } = request;
  const acknowledge = useCommand(trpc.requests.acknowledge.mutationOptions(), { doneText: t('done.acknowledged'), onDone: onClose });
  const reopen = useCommand(trpc.requests.reopen.mutationOptions(), { doneText: t('done.reopened', { no }), onDone: onClose });
  const voiding = useCommand(trpc.requests.void.mutationOptions(), { doneText: t('done.voided', { no }), onDone: onClose });
  const mayArchive = slips.every(({ state }) => state !== 'draft' && !outStates.includes(state));
  return (
    <>
      <ConfirmDialog
        open={dialog === 'acknowledge'}
        action={t('command.acknowledge')}
        thing={no}
        consequence={t('dialog.acknowledge', { when: promiseText(request.promisedAt) })}
        isPending={acknowledge.isPending}
        onConfirm={() => acknowledge.run({ id, version })}
        onClose={onClose}
      />
      <ReasonDialog
        open={dialog === 'reopen'}
        action={t('command.reopen')}
        thing={no}
        consequence={t('dialog.reopenConsequence')}
        isPending={reopen.isPending}
        onConfirm={(reason) => reopen.run({ id, version, reason })}
        onClose={onClose}
      />
      <ReasonDialog
        open={dialog === 'void'}
        action={t('command.void')}
        thing={no}
        consequence={t('dialog.voidConsequence')}
        isDestructive
        isPending={voiding.isPending}
        onConfirm={(reason) => voiding.run({ id, version, reason })}
        onClose={onClose}
      />
      {dialog === 'resolveWithoutSlip' && <ResolveDialog request={request} onClose={onClose} />}
      {dialog === 'archive' && <ArchiveDialog request={request} onClose={onClose} />}
      {dialog === 'tell' && <TellDialog request={request} mayArchive={mayArchive} onClose={onClose} />}
      {dialog === 'edit' && <EditDialog request={request} onClose={onClose} />}
    </>
  );
}
