import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { formatYuan } from '../../../shared/money.ts';
import { waiveInput } from '../../../shared/staff-accounts.ts';
import type { StaffAccount } from '../../../shared/staff-accounts.ts';
import { useTRPC } from '../../api.ts';
import { useCommand } from '../../use-command.ts';
import { FormDialog } from '../form-dialog.tsx';
import { FormMoneyField } from '../form-money-field.tsx';
import { FormTextField } from '../form-text-field.tsx';

interface Values {
  readonly staffId: number;
  readonly amountFen: number | null;
  readonly reason: string;
}

/** What is owed is not asked for any more; whoever decides says why. */
export function WaiveDialog({ account, onClose }: { readonly account: StaffAccount; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const { staffId, name, freeFen } = account;
  const form = useForm<Values, unknown, z.output<typeof waiveInput>>({
    resolver: zodResolver(waiveInput as never) as never,
    defaultValues: { staffId, amountFen: freeFen, reason: '' },
  });
  const waive = useCommand(useTRPC().staffAccounts.waive.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('done.booked'),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={`${name} · ${t('act.waived')}`}
      action={t('act.waived')}
      isPending={waive.isPending}
      onSubmit={(values) => waive.run(values)}
      onClose={onClose}
    >
      <Typography sx={{ color: 'text.secondary' }}>{t('hint.waived', { amount: formatYuan(freeFen, { symbol: '¥' }) })}</Typography>
      <FormMoneyField name="amountFen" label={t('field.amountFen')} required autoFocus />
      <FormTextField name="reason" label={t('field.reason')} required multiline maxLength={300} />
      {waive.error && !waive.error.details['field'] && <Alert severity="error">{waive.error.text}</Alert>}
    </FormDialog>
  );
}
