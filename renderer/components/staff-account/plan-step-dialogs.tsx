import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { formatYuan } from '../../../shared/money.ts';
import { deductInput, payWays, settlePlanInput } from '../../../shared/staff-accounts.ts';
import type { DeductionPlan, DeductionRow } from '../../../shared/staff-accounts.ts';
import { useTRPC } from '../../api.ts';
import { useCommand } from '../../use-command.ts';
import { FormChoiceField } from '../form-choice-field.tsx';
import { FormDayField } from '../form-day-field.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { ReasonDialog } from '../reason-dialog.tsx';

interface PlanStepProps {
  readonly plan: DeductionPlan;
  readonly onClose: () => void;
}

const yuan = (fen: number) => formatYuan(fen, { symbol: '¥' });

/** The next month was taken with the wage. */
export function DeductDialog({ plan: shown, row, onClose }: PlanStepProps & { readonly row: DeductionRow }): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const [plan] = useState(shown);
  const form = useForm<z.input<typeof deductInput>, unknown, z.output<typeof deductInput>>({
    resolver: zodResolver(deductInput),
    defaultValues: { id: plan.id, version: plan.version, rowId: row.id, bookedOn: '' },
  });
  const deduct = useCommand(useTRPC().staffAccounts.deduct.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('done.deducted'),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={`${plan.no} · ${t('plan.deduct', { month: row.month })}`}
      action={t('plan.deductShort')}
      isPending={deduct.isPending}
      onSubmit={(values) => deduct.run(values)}
      onClose={onClose}
    >
      <Typography>{t('plan.deductConsequence', { amount: yuan(row.amountFen), source: t(`sources.${plan.source}`) })}</Typography>
      <FormDayField name="bookedOn" label={t('field.bookedOn')} helperText={t('field.bookedOnHint')} autoFocus />
      {deduct.error && !deduct.error.details['field'] && <Alert severity="error">{deduct.error.text}</Alert>}
    </FormDialog>
  );
}

/** All that is left at once: at the counter, or off the last wage. */
export function SettlePlanDialog({ plan: shown, onClose }: PlanStepProps): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const [plan] = useState(shown);
  const form = useForm<z.input<typeof settlePlanInput>, unknown, z.output<typeof settlePlanInput>>({
    resolver: zodResolver(settlePlanInput),
    defaultValues: { id: plan.id, version: plan.version, way: 'cash', bookedOn: '' },
  });
  const settle = useCommand(useTRPC().staffAccounts.settlePlan.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('done.settled', { no: plan.no }),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={t('plan.settleTitle', { no: plan.no })}
      action={t('plan.settle')}
      isPending={settle.isPending}
      onSubmit={(values) => settle.run(values)}
      onClose={onClose}
    >
      <Typography>{t('plan.settleHint', { amount: yuan(plan.leftFen) })}</Typography>
      <FormChoiceField
        name="way"
        label={t('field.way')}
        required
        autoFocus
        options={payWays.map((value) => ({ value, label: t(`way.${value}`) }))}
      />
      <FormDayField name="bookedOn" label={t('field.bookedOn')} helperText={t('field.bookedOnHint')} />
      {settle.error && !settle.error.details['field'] && <Alert severity="error">{settle.error.text}</Alert>}
    </FormDialog>
  );
}

export function CancelPlanDialog({ plan: shown, onClose }: PlanStepProps): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const [{ id, version, no, leftFen }] = useState(shown);
  const cancel = useCommand(useTRPC().staffAccounts.cancelPlan.mutationOptions(), {
    doneText: t('done.cancelled', { no }),
    onDone: onClose,
  });
  return (
    <ReasonDialog
      open
      isDestructive
      action={t('plan.cancel')}
      thing={no}
      consequence={t('plan.cancelConsequence', { amount: yuan(leftFen) })}
      isPending={cancel.isPending}
      onConfirm={(reason) => cancel.run({ id, version, reason })}
      onClose={onClose}
    />
  );
}
