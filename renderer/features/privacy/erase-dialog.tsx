import Alert from '@mui/material/Alert';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrivacyView } from '../../../shared/privacy.ts';
import { useTRPC } from '../../api.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { useCommand } from '../../use-command.ts';

/** A deletion asks once and names what goes; refused while something is open or unpaid (R-004-24). */
export function EraseDialog({ request, onClose }: { readonly request: PrivacyView; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('privacy');
  const trpc = useTRPC();
  const erase = useCommand(trpc.privacy.perform.mutationOptions(), {
    doneText: t('request.erased'),
    onDone: onClose,
    errorToast: false,
  });
  return (
    <ConfirmDialog
      open
      action={t('request.perform.delete')}
      thing={t('request.deleteThing', { name: request.customerName })}
      consequence={
        <>
          {t('request.deleteConsequence')}
          {erase.error && (
            <Alert severity="error" sx={{ mt: 1.5 }}>
              {erase.error.text}
            </Alert>
          )}
        </>
      }
      isDestructive
      isPending={erase.isPending}
      onConfirm={() => erase.run({ id: request.id, version: request.version })}
      onClose={onClose}
    />
  );
}
