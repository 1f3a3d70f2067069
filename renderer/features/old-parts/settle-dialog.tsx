import { zodResolver } from '@hookform/resolvers/zod';
import Alert from '@mui/material/Alert';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { oldPartFates, oldPartLifecycle } from '../../../shared/old-part-lifecycle.ts';
import { fateFields, settleOldPartInput } from '../../../shared/old-parts.ts';
import type { OldPartView } from '../../../shared/old-parts.ts';
import { shelfKinds } from '../../../shared/stock.ts';
import { useTRPC } from '../../api.ts';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { FormTextField } from '../../components/form-text-field.tsx';
import { SupplierNameField } from '../../components/supplier/supplier-fields.tsx';
import { useSession } from '../../session.tsx';
import { useCommand } from '../../use-command.ts';
import { SupplierCaseField } from './supplier-case-field.tsx';

type Values = z.input<typeof settleOldPartInput>;
type Facts = z.output<typeof settleOldPartInput>;

/** R-004-60: what becomes of an old part; asks only for what that fate needs. */
export function SettleDialog({ row, onClose }: { readonly row: OldPartView; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('oldParts');
  const { user } = useSession();
  const fates = oldPartFates.filter((fate) => oldPartLifecycle[fate].who.some((role) => user.roles.includes(role)));
  const places = useQuery(useTRPC().parts.places.queryOptions()).data ?? [];
  const shelves = places.filter(({ kind }) => shelfKinds.some((one) => one === kind));
  const form = useForm<Values, unknown, Facts>({
    resolver: zodResolver(settleOldPartInput),
    defaultValues: {
      id: row.id,
      version: row.version,
      qty: row.qty,
      fate: row.wish === 'keep' ? 'giveBack' : 'scrap',
      reason: '',
      placeId: null,
      amountFen: 0,
      buyer: '',
      supplierName: '',
      supplierCaseId: null,
    },
  });
  const fate = useWatch({ control: form.control, name: 'fate' });
  const settle = useCommand(useTRPC().oldParts.settle.mutationOptions(), {
    form,
    errorToast: false,
    doneText: t('done.settled'),
    onDone: onClose,
  });
  const isBack = fate === 'repair' || fate === 'refurbish';
  return (
    <FormDialog
      form={form}
      title={`${t('command.settle')} · ${row.itemName}`}
      action={t('command.settle')}
      isPending={settle.isPending}
      onSubmit={(values) => settle.run(values)}
      onClose={onClose}
    >
      <FormChoiceField
        name="fate"
        label={t('field.fate')}
        options={fates.map((value) => ({ value, label: t(`fate.${value}`) }))}
        required
        autoFocus
      />
      <FormQuantityField name="qty" label={t('field.qty')} unit={row.unit} required />
      {isBack && (
        <>
          <FormChoiceField
            name="placeId"
            label={t('field.place')}
            options={shelves.map(({ id, name }) => ({ value: id, label: name }))}
            emptyLabel=""
            required
          />
          <FormMoneyField name="amountFen" label={t('field.cost')} helperText={t('field.costHint')} required />
        </>
      )}
      {fate === 'sell' && (
        <>
          <FormTextField name="buyer" label={t('field.buyer')} maxLength={80} required />
          <FormMoneyField name="amountFen" label={t('field.amount')} required />
        </>
      )}
      {fate === 'returnToMaker' && (
        <>
          <SupplierNameField name="supplierName" label={t('field.supplier')} required />
          <SupplierCaseField />
        </>
      )}
      <FormTextField name="reason" label={t('field.reason')} maxLength={300} required={fateFields[fate].includes('reason')} />
      {settle.error && <Alert severity="error">{settle.error.text}</Alert>}
    </FormDialog>
  );
}
