import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { formatYuan } from '../../../shared/money.ts';
import { bookAccountInput, cashKinds, depositKinds, payWays } from '../../../shared/staff-accounts.ts';
import type { CounterKind, DepositState, StaffAccount } from '../../../shared/staff-accounts.ts';
import { useTRPC } from '../../api.ts';
import { useCommand } from '../../use-command.ts';
import { FormChoiceField } from '../form-choice-field.tsx';
import { FormDayField } from '../form-day-field.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { FormMoneyField } from '../form-money-field.tsx';
import { FormTextField } from '../form-text-field.tsx';
import { showToast } from '../frame/toast-store.ts';

interface Values {
  readonly amountFen: number | null;
  readonly itemId: number | null;
  readonly way: string | null;
  readonly note: string;
  readonly bookedOn: string;
}

const wanted = { error: 'required' };

function schemaOf(kind: CounterKind) {
  const { amountFen, itemId, way, note, bookedOn } = bookAccountInput.shape;
  const isIn = (kinds: readonly CounterKind[]) => kinds.includes(kind);
  return z.object({
    amountFen,
    itemId: itemId.refine((value) => value !== null || !isIn(depositKinds), wanted),
    way: way.refine((value) => value !== null || !isIn(cashKinds), wanted),
    note,
    bookedOn,
  });
}

/** Money that changes hands at the counter, or a deposit that pays a debt. */
export function BookDialog({
  account,
  kind,
  onClose,
}: {
  readonly account: StaffAccount;
  readonly kind: CounterKind;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('staffAccounts');
  const navigate = useNavigate();
  const { staffId, name, freeFen, paidFen, deposits } = account;
  const isDeposit = (depositKinds as readonly string[]).includes(kind);
  const offered =
    kind === 'depositPaid' ? deposits.filter(({ depositFen }) => depositFen > 0) : deposits.filter(({ heldFen }) => heldFen > 0);
  const suggested = offered.find((one) => suggestion(kind, one, freeFen) > 0) ?? offered[0];
  const most = isDeposit ? (suggested ? suggestion(kind, suggested, freeFen) : null) : kind === 'paid' ? freeFen : null;
  const schema = schemaOf(kind);
  const form = useForm<Values, unknown, z.output<typeof schema>>({
    resolver: zodResolver(schema as never) as never,
    defaultValues: { amountFen: most || null, itemId: isDeposit ? (suggested?.itemId ?? null) : null, way: null, note: '', bookedOn: '' },
  });
  const book = useCommand(useTRPC().staffAccounts.book.mutationOptions(), {
    form,
    errorToast: false,
    onDone: ({ id, no }) => {
      const way = { label: t('print.receipt'), go: () => void navigate(`/print/staff-account?receipt=${id}`) };
      if (no === undefined) showToast(t('done.booked'));
      else showToast(t('done.receipt', { no }), { way });
      onClose();
    },
  });
  const amount = formatYuan(kind === 'repaid' ? paidFen : freeFen, { symbol: '¥' });
  return (
    <FormDialog
      form={form}
      title={`${name} · ${t(`act.${kind}`)}`}
      action={t(`act.${kind}`)}
      isPending={book.isPending}
      onSubmit={(values) => book.run({ staffId, kind, ...values })}
      onClose={onClose}
    >
      <Typography sx={{ color: 'text.secondary' }}>{t(`hint.${kind}`, { amount })}</Typography>
      {isDeposit && (
        <FormChoiceField
          name="itemId"
          label={t('field.itemId')}
          required
          options={offered.map((one) => ({
            value: one.itemId,
            label:
              kind === 'depositPaid'
                ? t('deposit.option', { name: one.name, amount: formatYuan(one.depositFen, { symbol: '¥' }) })
                : t('deposit.heldOption', { name: one.name, amount: formatYuan(one.heldFen, { symbol: '¥' }) }),
          }))}
          onValueChange={(itemId) => {
            const one = offered.find((deposit) => deposit.itemId === itemId);
            if (one && !form.formState.dirtyFields.amountFen) form.setValue('amountFen', suggestion(kind, one, freeFen) || null);
          }}
        />
      )}
      <FormMoneyField name="amountFen" label={t('field.amountFen')} required autoFocus />
      {(cashKinds as readonly string[]).includes(kind) && (
        <FormChoiceField
          name="way"
          label={t('field.way')}
          required
          emptyLabel=""
          options={payWays.map((value) => ({ value, label: t(`way.${value}`) }))}
        />
      )}
      <FormTextField name="note" label={t('field.note')} maxLength={300} />
      <FormDayField name="bookedOn" label={t('field.bookedOn')} helperText={t('field.bookedOnHint')} />
      {book.error && !book.error.details['field'] && <Alert severity="error">{book.error.text}</Alert>}
    </FormDialog>
  );
}

/** What is still missing for one more, what can be given back, or what pays the debt. */
function suggestion(kind: CounterKind, { depositFen, neededFen, heldFen, plannedFen }: DepositState, freeFen: number): number {
  if (kind === 'depositRefunded') return heldFen;
  if (kind === 'depositOffset') return Math.min(heldFen, freeFen);
  const missing = neededFen - heldFen - plannedFen;
  return missing > 0 ? missing : heldFen + plannedFen > neededFen ? 0 : depositFen;
}
