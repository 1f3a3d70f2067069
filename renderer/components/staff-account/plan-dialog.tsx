import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { formatYuan } from '../../../shared/money.ts';
import { deductionSources, planBases, planInput } from '../../../shared/staff-accounts.ts';
import type { DeductionPlan, StaffAccount } from '../../../shared/staff-accounts.ts';
import { dayOf } from '../../../shared/time.ts';
import { instalmentsOf, monthsFrom, mostInstalments } from '../../../shared/tool-money.ts';
import { useTRPC } from '../../api.ts';
import { useZone } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { DataTable } from '../data-table.tsx';
import { FormChoiceField } from '../form-choice-field.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { FormMoneyField } from '../form-money-field.tsx';
import { FormSwitchField } from '../form-switch-field.tsx';
import { FormTextField } from '../form-text-field.tsx';
import { Money } from '../money.tsx';

const { basis, itemId, totalFen, months, firstMonth, source, reason } = planInput.shape;
const schema = z
  .object({
    ...{ basis, itemId, totalFen, months, firstMonth, source, reason },
    signedBy: z.string().trim().min(1).max(40),
    isSigned: z.literal(true, { error: 'required' }),
  })
  .refine((plan) => plan.basis === 'debt' || plan.itemId !== null, { error: 'required', path: ['itemId'] });
type Values = z.input<typeof schema>;
type Typed = Omit<Values, 'totalFen' | 'isSigned'> & { readonly totalFen: number | null; readonly isSigned: boolean };

interface PlanDialogProps {
  readonly account: StaffAccount;
  /** The open plan that the new one takes the place of. */
  readonly replaced?: DeductionPlan;
  readonly onClose: () => void;
}

/** What is owed, or a deposit, over one to four months (R-000-78): the rows as they will be, and who signs them. */
export function PlanDialog({ account: shown, replaced, onClose }: PlanDialogProps): ReactNode {
  const { t } = useTranslation('staffAccounts');
  // what is signed is what lay before the signer
  const [account] = useState(shown);
  const { staffId, name, freeFen, deposits } = account;
  const thisMonth = dayOf(Date.now(), useZone()).slice(0, 7);
  const kinds = deposits.filter(({ depositFen }) => depositFen > 0);
  const starting = startingValues(account, replaced, thisMonth);
  const form = useForm<Typed, unknown, z.output<typeof schema>>({
    resolver: zodResolver(schema as never) as never,
    defaultValues: starting,
  });
  const chosen = useWatch({ control: form.control, name: 'basis' });
  const make = useCommand(useTRPC().staffAccounts.makePlan.mutationOptions(), {
    form,
    errorToast: false,
    doneText: ({ no }) => t('done.planned', { no }),
    onDone: onClose,
  });
  const submit = (values: z.output<typeof schema>) =>
    make.run({
      ...values,
      staffId,
      itemId: values.basis === 'deposit' ? values.itemId : null,
      replaces: replaced ? { id: replaced.id, version: replaced.version } : null,
    });
  const yuan = (fen: number) => formatYuan(fen, { symbol: '¥' });
  const hint = replaced
    ? t('plan.replaceHint', { amount: yuan(replaced.leftFen) })
    : chosen === 'deposit'
      ? t('plan.depositHint')
      : t('plan.debtHint', { amount: yuan(freeFen) });
  return (
    <FormDialog
      form={form}
      title={replaced ? t('plan.replaceTitle', { no: replaced.no }) : t('plan.title', { name })}
      action={t('plan.make')}
      isPending={make.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography sx={{ color: 'text.secondary' }}>{hint}</Typography>
      <Box sx={twoColumns}>
        {!replaced && kinds.length > 0 && (
          <FormChoiceField
            name="basis"
            label={t('field.basis')}
            options={planBases.map((value) => ({ value, label: t(`basis.${value}`), disabled: value === 'debt' && freeFen === 0 }))}
            onValueChange={(value) => {
              const kind = kinds.find((one) => one.itemId === form.getValues('itemId'));
              form.setValue('totalFen', value === 'debt' ? freeFen : (kind?.depositFen ?? null));
            }}
          />
        )}
        {chosen === 'deposit' && (
          <FormChoiceField
            name="itemId"
            label={t('field.itemId')}
            required
            disabled={replaced !== undefined}
            options={kinds.map((one) => ({
              value: one.itemId,
              label: t('deposit.option', { name: one.name, amount: yuan(one.depositFen) }),
            }))}
            onValueChange={(value) => form.setValue('totalFen', kinds.find((one) => one.itemId === value)?.depositFen ?? null)}
          />
        )}
        <FormMoneyField name="totalFen" label={t('field.totalFen')} required autoFocus />
        <FormChoiceField
          name="months"
          label={t('field.months')}
          options={Array.from({ length: mostInstalments }, (_, nth) => ({ value: nth + 1, label: t('monthCount', { count: nth + 1 }) }))}
        />
        <FormChoiceField
          name="firstMonth"
          label={t('field.firstMonth')}
          options={monthsFrom(thisMonth, 12).map((value) => ({ value, label: value }))}
        />
        <FormChoiceField
          name="source"
          label={t('field.source')}
          options={deductionSources.map((value) => ({ value, label: t(`sources.${value}`) }))}
        />
      </Box>
      <Preview control={form.control} />
      <FormTextField name="reason" label={t('field.reason')} maxLength={300} />
      <Box sx={twoColumns}>
        <FormTextField name="signedBy" label={t('field.signedBy')} required maxLength={40} />
        <FormSwitchField name="isSigned" label={t('field.isSigned')} />
      </Box>
      {make.error && !make.error.details['field'] && <Alert severity="error">{make.error.text}</Alert>}
    </FormDialog>
  );
}

/** The months as they will be: equal, and the last one settles. */
function Preview({
  control,
}: {
  readonly control: ReturnType<typeof useForm<Typed, unknown, z.output<typeof schema>>>['control'];
}): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const [total, count, first] = useWatch({ control, name: ['totalFen', 'months', 'firstMonth'] });
  if (total === null || total < count) return null;
  const amounts = instalmentsOf(total, count);
  return (
    <DataTable
      label={t('plan.preview')}
      rows={monthsFrom(first, count).map((month, nth) => ({ month, amountFen: amounts[nth] ?? 0, isLast: nth === count - 1 && count > 1 }))}
      rowKey={({ month }) => month}
      columns={[
        { key: 'month', label: t('plan.preview'), render: ({ month }) => month },
        { key: 'rest', label: '', render: ({ isLast }) => isLast && t('plan.rest') },
        { key: 'amount', label: t('field.amountFen'), numeric: true, render: ({ amountFen }) => <Money fen={amountFen} /> },
      ]}
    />
  );
}

function startingValues({ freeFen, deposits }: StaffAccount, replaced: DeductionPlan | undefined, thisMonth: string): Typed {
  const common = { firstMonth: thisMonth, reason: '', signedBy: '', isSigned: false, source: replaced?.source ?? ('wage' as const) };
  if (replaced) {
    const left = replaced.rows.filter(({ lineId }) => lineId === null);
    const next = left[0]?.month ?? thisMonth;
    const firstMonth = next < thisMonth ? thisMonth : next;
    return { ...common, firstMonth, basis: replaced.basis, itemId: replaced.itemId, totalFen: replaced.leftFen, months: left.length || 1 };
  }
  const kind = deposits.find(({ depositFen }) => depositFen > 0);
  const isDebt = freeFen > 0 || !kind;
  return {
    ...common,
    basis: isDebt ? 'debt' : 'deposit',
    itemId: kind?.itemId ?? null,
    totalFen: isDebt ? freeFen : kind.depositFen,
    months: isDebt ? 1 : 3,
  };
}

const twoColumns = { display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } } as const;
