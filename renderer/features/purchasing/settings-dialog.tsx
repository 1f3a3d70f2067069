import { zodResolver } from '@hookform/resolvers/zod';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { purchasingSettings } from '../../../shared/purchase-orders.ts';
import type { PurchasingSettings } from '../../../shared/purchase-orders.ts';
import { useTRPC } from '../../api.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { FormMoneyField } from '../../components/form-money-field.tsx';
import { FormQuantityField } from '../../components/form-quantity-field.tsx';
import { useCommand } from '../../use-command.ts';

/** How offers are weighed, and from which amount on the service manager agrees first. */
export function PurchasingSettingsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const settings = useQuery(useTRPC().purchaseOrders.settings.queryOptions({}));
  return settings.data ? <Form start={settings.data} onClose={onClose} /> : null;
}

function Form({ start, onClose }: { readonly start: PurchasingSettings; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('purchasing');
  const form = useForm<z.input<typeof purchasingSettings>, unknown, PurchasingSettings>({
    resolver: zodResolver(purchasingSettings),
    defaultValues: start,
  });
  const save = useCommand(useTRPC().purchaseOrders.updateSettings.mutationOptions(), {
    form,
    doneText: t('settings.done'),
    onDone: onClose,
  });
  return (
    <FormDialog form={form} title={t('settings.title')} isPending={save.isPending} onSubmit={save.run} onClose={onClose}>
      <Typography>{t('settings.weights')}</Typography>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr 1fr' }}>
        <FormQuantityField name="weights.quality" label={t('settings.quality')} unit="%" required autoFocus />
        <FormQuantityField name="weights.price" label={t('settings.price')} unit="%" required />
        <FormQuantityField name="weights.delivery" label={t('settings.delivery')} unit="%" required />
      </Box>
      <FormMoneyField name="approveFromFen" label={t('settings.approveFrom')} helperText={t('settings.approveHint')} required />
    </FormDialog>
  );
}
