import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { id, quantity, reason, requiredLine } from '../../../shared/fields.ts';
import { replacementCauses } from '../../../shared/replacements.ts';
import { useTRPC, useTRPCClient } from '../../api.ts';
import { FormAutocompleteField } from '../../components/form-autocomplete-field.tsx';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormSwitchField } from '../../components/form-switch-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { useDelayed } from '../../components/use-delayed.ts';
import { messageKey } from '../../message-key.ts';
import { useCommand } from '../../use-command.ts';

const needed = id.nullable().refine((value) => value !== null, { error: messageKey('common:validation.required') });
const schema = z.object({
  slipNo: requiredLine(40),
  itemId: needed,
  qty: quantity,
  cause: z
    .enum(replacementCauses)
    .nullable()
    .refine((value) => value !== null, { error: messageKey('common:validation.required') }),
  reason,
  responsibleId: needed,
  isRepeatConfirmed: z.boolean(),
});

/** R-000-40: item, exact quantity, reason, person; a second one for the same job is confirmed. */
export function AskDialog({ slipNo = '', onClose }: { readonly slipNo?: string; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('replacements');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [text, setText] = useState('');
  const [unit, setUnit] = useState('');
  const query = useDelayed(text.trim(), 150);
  const found = useQuery(trpc.parts.find.queryOptions({ query, limit: 8 }, { enabled: query !== '' }));
  const staff = useQuery(trpc.staff.list.queryOptions());
  const form = useForm<z.input<typeof schema>, unknown, z.output<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { slipNo, itemId: null, qty: 1, cause: null, reason: '', responsibleId: null, isRepeatConfirmed: false },
  });
  const ask = useCommand(trpc.replacements.ask.mutationOptions(), {
    form,
    doneText: ({ no = '' }) => t('asked', { no }),
    onDone: onClose,
  });
  const before = ask.error?.details['guard'] === 'secondReplacement' ? Number(ask.error.details['count']) : 0;
  const submit = async ({ slipNo: no, itemId, cause, responsibleId, ...rest }: z.output<typeof schema>) => {
    const { rows } = await client.workOrders.list.query({ query: no, limit: 5 });
    const slip = rows.find((row) => row.no.toUpperCase() === no.toUpperCase()) ?? (rows.length === 1 ? rows[0] : undefined);
    if (!slip) {
      form.setError('slipNo', { type: 'custom', message: t('slipUnknown', { no }) }, { shouldFocus: true });
      return undefined;
    }
    return ask.run({ workOrderId: slip.id, itemId: itemId ?? 0, cause: cause ?? 'other', responsibleId: responsibleId ?? 0, ...rest });
  };
  return (
    <FormDialog form={form} title={t('askTitle')} action={t('ask')} isPending={ask.isPending} onSubmit={submit} onClose={onClose}>
      <FormTextField name="slipNo" label={t('slipNo')} required autoFocus={slipNo === ''} maxLength={40} />
      <FormAutocompleteField
        name="itemId"
        label={t('item')}
        required
        onSearch={setText}
        isLoading={found.isFetching}
        options={(found.data ?? []).map((part) => ({
          id: part.id,
          label: `${part.code} ${part.name}`,
          detail: part.spec,
          unit: part.unit,
        }))}
        onChosen={(option) => setUnit(option?.unit ?? '')}
      />
      <FormQuantityField name="qty" label={t('qty')} required unit={unit} />
      <FormChoiceField
        name="cause"
        label={t('causeLabel')}
        required
        emptyLabel="—"
        options={replacementCauses.map((value) => ({ value, label: t(`cause.${value}`) }))}
      />
      <FormTextField name="reason" label={t('reason')} required maxLength={300} />
      <FormAutocompleteField
        name="responsibleId"
        label={t('responsible')}
        required
        isLoading={staff.isPending}
        options={(staff.data ?? []).filter(({ isActive }) => isActive).map(({ id: value, name }) => ({ id: value, label: name }))}
      />
      {before > 0 && (
        <Alert severity="warning">
          {t('repeat', { n: before })}
          <FormSwitchField name="isRepeatConfirmed" label={t('repeatConfirm')} />
        </Alert>
      )}
    </FormDialog>
  );
}
