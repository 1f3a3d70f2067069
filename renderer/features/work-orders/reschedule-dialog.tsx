import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { noOverrides } from '../../../shared/dispatch-guards.ts';
import type { OverrideReasons } from '../../../shared/dispatch-guards.ts';
import { rescheduleInput } from '../../../shared/work-orders.ts';
import { useTRPC } from '../../api.ts';
import { AppDialog } from '../../components/app-dialog.tsx';
import { AppForm } from '../../components/app-form.tsx';
import { FormDateTimeField } from '../../components/form-date-time-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { HindranceFields, hindrancesOf } from '../../components/hindrance-fields.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { useWhen } from '../../components/when.tsx';
import { useCommand } from '../../use-command.ts';
import type { SlipDialogProps } from './slip-dialogs.tsx';

/** R-000-51: a new time, why, and when the customer was told of it. */
export function RescheduleDialog(props: SlipDialogProps): ReactNode {
  const { t } = useTranslation('workOrders');
  return (
    <AppDialog open title={t('reschedule.title', { no: props.slip.no })} onClose={props.onClose} maxWidth="sm">
      <RescheduleForm {...props} />
    </AppDialog>
  );
}

interface Values {
  readonly id: number;
  readonly version: number;
  readonly plannedAt: number;
  readonly reason: string;
  readonly toldAt?: number | null;
  readonly reasons: OverrideReasons;
}

function RescheduleForm({ slip: { id, version, no, plannedAt, customerName, phone }, onClose }: SlipDialogProps): ReactNode {
  const { t } = useTranslation(['workOrders', 'common']);
  const trpc = useTRPC();
  const when = useWhen();
  const form = useForm({
    resolver: zodResolver(rescheduleInput),
    defaultValues: {
      id,
      version,
      plannedAt: null as unknown as number,
      reason: '',
      toldAt: Math.floor(Date.now() / 60_000) * 60_000,
      reasons: noOverrides,
    } satisfies Values,
  });
  const toldAt = useWatch({ control: form.control, name: 'toldAt' });
  const reschedule = useCommand(trpc.workOrders.reschedule.mutationOptions(), {
    form,
    doneText: t('workOrders:done.rescheduled', { no }),
    onDone: onClose,
    errorToast: false,
  });
  const hindrances = hindrancesOf(reschedule.error);
  const told =
    typeof toldAt !== 'number'
      ? t('workOrders:reschedule.toldHint')
      : toldAt < plannedAt
        ? t('workOrders:reschedule.inTime')
        : t('workOrders:reschedule.late');
  return (
    <AppForm form={form} onSubmit={(values) => reschedule.run({ ...values, version })}>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <Typography sx={{ overflowWrap: 'anywhere' }}>
          <strong>
            {customerName} · {phone}
          </strong>
          <br />
          {t('workOrders:reschedule.old', { when: when(plannedAt) })}
        </Typography>
        <FormDateTimeField name="plannedAt" label={t('workOrders:reschedule.plannedAt')} required autoFocus />
        <FormTextField
          name="reason"
          label={t('workOrders:reschedule.reason')}
          helperText={t('workOrders:reschedule.reasonHint')}
          required
          maxLength={300}
        />
        <FormDateTimeField name="toldAt" label={t('workOrders:reschedule.toldAt')} />
        <Typography variant="body2" aria-live="polite" sx={{ color: 'text.secondary' }}>
          {told}
        </Typography>
        <HindranceFields hindrances={hindrances} />
        {reschedule.error && hindrances.length === 0 && (
          <Typography role="alert" sx={{ color: 'error.main' }}>
            {reschedule.error.text}
          </Typography>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="contained" loading={reschedule.isPending}>
          {t('workOrders:command.reschedule')}
          <KeyHint combo="Ctrl+Enter" />
        </Button>
      </DialogActions>
    </AppForm>
  );
}
