import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { noOverrides } from '../../../shared/dispatch-guards.ts';
import { reassignInput } from '../../../shared/work-orders.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormTechniciansField } from '../../components/form-technicians-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { HindranceFields, hindrancesOf } from '../../components/hindrance-fields.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useCommand } from '../../use-command.ts';
import type { SlipDialogProps } from './slip-dialogs.tsx';

/** Gives the job to other technicians, with the reason. */
export function ReassignDialog(props: SlipDialogProps): ReactNode {
  const { t } = useTranslation('workOrders');
  return (
    <AppDialog open title={t('reassign.title', { no: props.slip.no })} onClose={props.onClose} maxWidth="sm">
      <ReassignForm {...props} />
    </AppDialog>
  );
}

function ReassignForm({ slip: { id, version, no, technicians }, onClose }: SlipDialogProps): ReactNode {
  const { t } = useTranslation(['workOrders', 'common']);
  const trpc = useTRPC();
  const form = useForm({
    resolver: zodResolver(reassignInput),
    defaultValues: { id, version, staffIds: technicians.map((one) => one.id), reason: '', reasons: noOverrides },
  });
  const reassign = useCommand(trpc.workOrders.reassign.mutationOptions(), {
    form,
    doneText: t('workOrders:done.reassigned', { no }),
    onDone: onClose,
    errorToast: false,
  });
  const hindrances = hindrancesOf(reassign.error);
  return (
    <AppForm form={form} onSubmit={(values) => reassign.run({ ...values, version })}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <FormTechniciansField name="staffIds" label={t('workOrders:field.technicians')} required autoFocus />
        <FormTextField name="reason" label={t('workOrders:reassign.reason')} required maxLength={300} />
        <HindranceFields hindrances={hindrances} />
        {reassign.error && hindrances.length === 0 && (
          <Box role="alert" sx={{ color: 'error.main' }}>
            {reassign.error.text}
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={reassign.isPending}>
          {t('workOrders:command.reassign')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
