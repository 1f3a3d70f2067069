import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { finishInput } from '../../../shared/work-orders.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useCommand } from '../../use-command.ts';
import { PaperTimeField } from './paper-time-field.tsx';
import type { SlipDialogProps } from './slip-dialogs.tsx';

/** The work is done: cause and remedy. */
export function FinishDialog(props: SlipDialogProps): ReactNode {
  const { t } = useTranslation('workOrders');
  return (
    <AppDialog open title={t('finish.title', { no: props.slip.no })} onClose={props.onClose} maxWidth="sm">
      <FinishForm {...props} />
    </AppDialog>
  );
}

function FinishForm({ slip: { id, version, no, cause, remedy, plannedAt }, onClose }: SlipDialogProps): ReactNode {
  const { t } = useTranslation(['workOrders', 'common']);
  const trpc = useTRPC();
  const form = useForm({
    resolver: zodResolver(finishInput),
    defaultValues: { id, version, at: Math.floor(Date.now() / 60_000) * 60_000, cause, remedy },
  });
  const finish = useCommand(trpc.workOrders.finish.mutationOptions(), {
    form,
    doneText: t('workOrders:done.finished', { no }),
    onDone: onClose,
  });
  return (
    <AppForm form={form} onSubmit={(values) => finish.run({ ...values, version })}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <FormTextField name="cause" label={t('workOrders:field.cause')} required multiline maxLength={1000} autoFocus />
        <FormTextField name="remedy" label={t('workOrders:field.remedy')} required multiline maxLength={2000} />
        <PaperTimeField name="at" label={t('workOrders:finish.at')} plannedAt={plannedAt} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={finish.isPending}>
          {t('workOrders:command.finish')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
